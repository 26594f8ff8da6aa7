//! From the arguments that [`Given::arguments`] gives back to the flags.

use crate::text::flag::{Arity, Flag, Given};

/// An argument that is none of a view.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no flag of a view")]
pub struct NoFlag(pub String);

impl Given {
    /// The flags that arguments give: `--flag value`, `--flag=value`, and `--flag` alone for a switch.
    ///
    /// # Errors
    /// [`NoFlag`] with the first argument that is none, or whose value is missing or too many.
    pub fn read(arguments: &[String]) -> Result<Vec<Self>, NoFlag> {
        let mut given = Vec::new();
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            let refused = || NoFlag(argument.clone());
            let rest = argument.strip_prefix("--").ok_or_else(refused)?;
            let (name, tied) = match rest.split_once('=') {
                Some((name, value)) => (name, Some(value.to_owned())),
                None => (rest, None),
            };
            let mut flags = Flag::ALL.into_iter();
            let flag = flags.find(|flag| flag.name() == name).ok_or_else(refused)?;
            let value = match (flag.arity(), tied) {
                (Arity::Switch, None) => String::new(),
                (Arity::Switch, Some(_)) => return Err(refused()),
                (Arity::One | Arity::Many(_) | Arity::Rows, Some(value)) => value,
                (Arity::One | Arity::Many(_) | Arity::Rows, None) => {
                    arguments.next().cloned().ok_or_else(refused)?
                }
            };
            given.push(Self { flag, value });
        }
        Ok(given)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(arguments: &[&str]) -> Result<Vec<Given>, NoFlag> {
        let arguments: Vec<_> = arguments.iter().map(|&one| one.to_owned()).collect();
        Given::read(&arguments)
    }

    #[test]
    fn what_is_given_reads_back_from_its_arguments() {
        let given = [
            Given::new(Flag::By, "municipality"),
            Given::new(Flag::Gross, "-5..0"),
            Given::new(Flag::Words, ""),
            Given::new(Flag::Words, "a=b --desc"),
            Given::new(Flag::Desc, ""),
        ];
        let arguments: Vec<_> = given.iter().flat_map(Given::arguments).collect();
        assert_eq!(Given::read(&arguments), Ok(given.to_vec()));
    }

    #[test]
    fn what_is_no_flag_of_a_view_is_named() {
        for (arguments, named) in [
            (&["--by", "region", "svar.csv"][..], "svar.csv"),
            (&["--theme", "dark"], "--theme"),
            (&["--desc=yes"], "--desc=yes"),
            (&["--desc", "--by"], "--by"),
            (&["-v"], "-v"),
        ] {
            assert_eq!(read(arguments), Err(NoFlag(named.to_owned())));
        }
    }
}

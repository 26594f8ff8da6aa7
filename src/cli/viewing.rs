//! The arguments that say what is asked: the same for the explorer, its pictures and `indsats show`.

use clap::{Arg, ArgAction, ArgMatches};

use crate::cli::completions::completer;
use crate::text::Language;
use crate::text::flag::{Arity, Flag, Given};

/// One argument for each view flag. [`given`] reads them.
#[must_use]
pub fn view_args(language: &Language) -> Vec<Arg> {
    let words = language.flag_words();
    let arg = |flag: Flag| {
        let arg = Arg::new(flag.name())
            .long(flag.name())
            .help((words.help)(flag))
            .help_heading(words.heading);
        let arg = arg.add(completer(flag, language.numbers.lang()));
        match flag.arity() {
            Arity::Switch => arg.action(ArgAction::SetTrue),
            Arity::One => arg.value_name(flag.value_name()),
            Arity::Many(_) | Arity::Rows => {
                arg.value_name(flag.value_name()).action(ArgAction::Append)
            }
        }
    };
    let conflicting = |flag: Flag| match flag {
        Flag::Asc => arg(flag).conflicts_with(Flag::Desc.name()),
        flag => arg(flag),
    };
    Flag::ALL.into_iter().map(conflicting).collect()
}

/// The view flags that are given, in the order in which they stand.
#[must_use]
pub fn given(matches: &ArgMatches) -> Vec<Given> {
    let mut found = Vec::new();
    for flag in Flag::ALL {
        if flag.arity() == Arity::Switch {
            if matches.get_flag(flag.name()) {
                found.push((0, String::new(), flag));
            }
            continue;
        }
        let values = matches.get_many::<String>(flag.name()).unwrap_or_default();
        let places = matches.indices_of(flag.name()).into_iter().flatten();
        found.extend(
            places
                .zip(values)
                .map(|(at, value)| (at, value.clone(), flag)),
        );
    }
    found.sort_by_key(|(at, ..)| *at);
    let found = found.into_iter();
    found
        .map(|(_, value, flag)| Given { flag, value })
        .collect()
}

#[cfg(test)]
mod tests {
    use clap::Command;

    use super::*;
    use crate::text::Lang;

    fn read(arguments: &[&str]) -> Result<Vec<Given>, clap::Error> {
        let language = Language::new(Lang::Da).unwrap();
        let command = Command::new("read").args(view_args(&language));
        let arguments = ["read"].iter().chain(arguments);
        Ok(given(&command.try_get_matches_from(arguments)?))
    }

    #[test]
    fn flags_keep_the_order_in_which_they_stand() {
        let typed = "--area=social --region fyn --area=sundhed --desc --by kommune";
        let given = read(&typed.split(' ').collect::<Vec<_>>()).unwrap();
        let flags: Vec<_> = given.iter().map(|given| given.flag).collect();
        let order = [Flag::Desc, Flag::Area, Flag::Region, Flag::Area, Flag::By];
        assert_eq!(flags, order);
        assert_eq!(given[3].value, "sundhed");
    }

    #[test]
    fn what_is_asked_once_is_not_asked_twice() {
        assert!(read(&["--by", "region", "--by", "area"]).is_err());
        assert!(read(&["--asc", "--desc"]).is_err());
        assert!(read(&["--region"]).is_err());
        assert!(read(&[]).unwrap().is_empty());
    }
}

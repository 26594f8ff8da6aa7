//! A place beside a value for what follows from it alone and takes long to find: found when it is first asked for.

use std::any::Any;
use std::fmt;
use std::sync::OnceLock;

/// What was found so far, by its type. A copy begins with nothing.
#[derive(Default)]
pub struct Derived(OnceLock<(Box<dyn Any + Send + Sync>, Box<Derived>)>);

impl Derived {
    /// What is kept of a type; made now where nothing is.
    pub fn get<T: Any + Send + Sync + Default>(&self) -> &T {
        let (kept, more) = self
            .0
            .get_or_init(|| (Box::new(T::default()), Box::default()));
        kept.downcast_ref().unwrap_or_else(|| more.get())
    }
}

impl Clone for Derived {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl fmt::Debug for Derived {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Derived").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_type_is_made_once_and_a_copy_has_none() {
        let derived = Derived::default();
        derived.get::<OnceLock<u8>>().set(1).unwrap();
        derived.get::<OnceLock<u16>>().set(2).unwrap();
        let kept = |derived: &Derived| {
            let (byte, word) = (
                derived.get::<OnceLock<u8>>(),
                derived.get::<OnceLock<u16>>(),
            );
            (byte.get().copied(), word.get().copied())
        };
        assert_eq!(kept(&derived), (Some(1), Some(2)));
        assert_eq!(kept(&derived.clone()), (None, None));
    }
}

//! Keys written as text: `2<enter>` is the key 2 and Enter. For pictures, tests and reports of faults.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A name in angle brackets that is no key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown key {0}")]
pub struct UnknownKey(pub String);

/// The keys of a script. Every character outside angle brackets is itself; `<lt>` is a literal `<`.
///
/// # Errors
/// [`UnknownKey`] for a name that is no key, and for a `<` that is never closed.
pub fn parse(script: &str) -> Result<Vec<KeyEvent>, UnknownKey> {
    let mut keys = Vec::new();
    let mut rest = script;
    while let Some(c) = rest.chars().next() {
        if c == '<' {
            let end = rest.find('>').ok_or_else(|| UnknownKey(rest.to_owned()))?;
            let name = &rest[1..end];
            keys.push(named(name).ok_or_else(|| UnknownKey(format!("<{name}>")))?);
            rest = &rest[end + 1..];
        } else {
            keys.push(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE));
            rest = &rest[c.len_utf8()..];
        }
    }
    Ok(keys)
}

fn named(name: &str) -> Option<KeyEvent> {
    let code = match name {
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "s-tab" => KeyCode::BackTab,
        "space" => KeyCode::Char(' '),
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "pgup" => KeyCode::PageUp,
        "pgdn" => KeyCode::PageDown,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "bs" => KeyCode::Backspace,
        "del" => KeyCode::Delete,
        "lt" => KeyCode::Char('<'),
        _ => {
            if let Some(number) = name.strip_prefix('f').and_then(|n| n.parse().ok()) {
                let is_there = (1..=12).contains(&number);
                return is_there.then(|| KeyEvent::new(KeyCode::F(number), KeyModifiers::NONE));
            }
            let mut letter = name.strip_prefix("c-")?.chars();
            let only = letter.next().filter(|_| letter.next().is_none())?;
            return Some(KeyEvent::new(KeyCode::Char(only), KeyModifiers::CONTROL));
        }
    };
    Some(KeyEvent::new(code, KeyModifiers::NONE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_themselves_and_names_are_keys() {
        let codes: Vec<_> = parse("2ø<enter><lt><space>")
            .unwrap()
            .into_iter()
            .map(|key| key.code)
            .collect();
        assert_eq!(
            codes,
            [
                KeyCode::Char('2'),
                KeyCode::Char('ø'),
                KeyCode::Enter,
                KeyCode::Char('<'),
                KeyCode::Char(' ')
            ]
        );
        let control = parse("<c-p>").unwrap();
        assert_eq!(control[0].modifiers, KeyModifiers::CONTROL);
    }

    #[test]
    fn a_name_that_is_no_key_is_named() {
        assert_eq!(parse("a<bogus>"), Err(UnknownKey("<bogus>".to_owned())));
        assert!(parse("<enter").is_err());
    }
}

//! OSC 52: the sequence that asks the terminal to take a text into its clipboard. It is never asked what it holds.

use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;

/// The sequence; what is copied is in it as base64 alone.
#[must_use]
pub fn sequence(text: &str) -> String {
    let mut sequence = String::new();
    // A string takes everything that is written to it.
    let _written = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut sequence);
    sequence
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_text_is_one_sequence_of_base64(text in "\\PC*|.*|[\u{1b}\u{7}\\\\\u{9c}?;]*") {
            let sequence = sequence(&text);
            let inside = sequence.strip_prefix("\u{1b}]52;c;").and_then(|rest| rest.strip_suffix("\u{1b}\\"));
            let inside = inside.unwrap();
            let is_base64 = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=');
            prop_assert!(inside.chars().all(is_base64));
            prop_assert_eq!(STANDARD.decode(inside).unwrap(), text.as_bytes());
        }
    }
}

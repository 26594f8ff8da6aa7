//! Texts of Office Open XML: the shared ones, and how one is put together.

use std::borrow::Cow;

use quick_xml::events::Event;

use super::super::Fault;
use super::super::package::Package;
use super::super::xml::Xml;

/// The shared strings, in one piece: a string each would cost a hostile file five bytes and us thirty.
#[derive(Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<usize>,
}

impl Strings {
    /// Reads the part; a workbook without one shares none.
    pub(super) fn read(package: &mut Package, path: &str) -> Result<Self, Fault> {
        let mut strings = Self::default();
        let Some(mut xml) = package.xml(path)? else {
            return Ok(strings);
        };
        let mut one = String::new();
        loop {
            match xml.event()? {
                Event::Start(e) if e.local_name().as_ref() == "si" => {
                    one.clear();
                    rich(&mut xml, &mut one)?;
                    strings.text.push_str(&decode(&one));
                    strings.ends.push(strings.text.len());
                }
                Event::Eof => return Ok(strings),
                _ => {}
            }
        }
    }

    pub(super) fn nth(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(start..end)
    }
}

/// Appends the text of the `si` or `is` that has just started: its runs, without the readings
/// (`rPh`) that Japanese programs add.
pub(super) fn rich(xml: &mut Xml<'_>, text: &mut String) -> Result<(), Fault> {
    let mut depth = 1;
    while depth > 0 {
        let is_text = match xml.event()? {
            Event::Start(e) => match e.local_name().as_ref() {
                "t" => true,
                "rPh" => false,
                _ => {
                    depth += 1;
                    continue;
                }
            },
            Event::End(_) => {
                depth -= 1;
                continue;
            }
            // What stands between the elements is only there to indent them.
            _ => continue,
        };
        if is_text {
            xml.text(text)?;
        } else {
            xml.skip()?;
        }
    }
    Ok(())
}

/// Resolves `_x001B_`, the format's way to write a character that XML cannot hold.
pub(super) fn decoded(text: String) -> String {
    match decode(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(other) => other,
    }
}

fn decode(text: &str) -> Cow<'_, str> {
    let Some(mut at) = text.find("_x") else {
        return Cow::Borrowed(text);
    };
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        let (before, escape) = rest.split_at(at);
        decoded.push_str(before);
        let len = if let Some(character) = escaped(escape) {
            decoded.push(character);
            7
        } else {
            decoded.push('_');
            1
        };
        rest = &escape[len..];
        let Some(next) = rest.find("_x") else {
            decoded.push_str(rest);
            return Cow::Owned(decoded);
        };
        at = next;
    }
}

/// The character at the start, when it is written as `_x` and four hexadecimal digits and `_`.
fn escaped(text: &str) -> Option<char> {
    let digits = text.get(2..6)?;
    let is_escape =
        text.as_bytes().get(6) == Some(&b'_') && digits.bytes().all(|b| b.is_ascii_hexdigit());
    is_escape
        .then(|| u32::from_str_radix(digits, 16).ok())
        .flatten()
        .and_then(char::from_u32)
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn escapes_of_four_digits_are_resolved_and_others_stay() {
        for (text, decoded) in [
            ("Ark_x001B_]0;x", "Ark\u{1B}]0;x"),
            ("a_x000D__x000A_b", "a\r\nb"),
            ("_x005F_x0041_", "_x0041_"),
            ("_x0e6_ _x00g1_ _x", "_x0e6_ _x00g1_ _x"),
            ("_xD83D__xDE00_", "_xD83D__xDE00_"),
            ("_x00E6_r_xø_", "ær_xø_"),
            ("__x0041_", "_A"),
            ("_x_x0041_", "_xA"),
        ] {
            assert_eq!(decode(text), decoded);
        }
    }
}

//! Bytes to text: the encoding is detected, named, and can be asked for. No byte is lost: one that is not in the
//! encoding becomes `\xNN`, and its place is known.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::ops::Range;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use memchr::{memchr, memchr2};
use simdutf8::basic;

use crate::domain::raw::RawText;
use crate::load::Error;

/// A file as text.
pub(crate) struct Decoded<'b> {
    pub(crate) text: Cow<'b, str>,
    /// The name of the encoding, as it is on the web.
    pub(crate) encoding: &'static str,
    /// The byte of the file that the text starts at, where it is what stands there from then on.
    pub(crate) at: Option<u64>,
    /// Where in `text` bytes stand that are not in the encoding, ascending.
    pub(crate) faults: Vec<Range<usize>>,
}

/// Decodes a file in the encoding that was asked for, else in the one it has.
///
/// UTF-8 and UTF-16 with a byte order mark are believed. Other bytes that are all UTF-8 are UTF-8. A file with valid
/// letters of UTF-8 and other bytes is UTF-8 with lines in Windows-1252 pasted in. A file without any is Windows-1252,
/// in which Danish spreadsheets save.
///
/// # Errors
/// [`Error::UnknownEncoding`] when there is none of the name that was asked for.
pub(crate) fn decode<'b>(
    path: &RawText,
    bytes: &'b [u8],
    asked: Option<&str>,
) -> Result<Decoded<'b>, Error> {
    let asked = asked.map(|name| {
        Encoding::for_label(name.as_bytes()).ok_or_else(|| Error::UnknownEncoding {
            path: path.clone(),
            looks: name.to_owned(),
            flag: None,
        })
    });
    let asked = asked.transpose()?;
    let marked = Encoding::for_bom(bytes);
    let (encoding, mark) = match (asked, marked) {
        (Some(asked), Some((found, mark))) if asked == found => (Some(asked), mark),
        (Some(asked), _) => (Some(asked), 0),
        (None, Some((found, mark))) => (Some(found), mark),
        (None, None) => (None, 0),
    };
    let bytes = &bytes[mark..];
    let decoded = match encoding {
        Some(encoding) if encoding == UTF_8 => utf_8(bytes, false),
        Some(encoding) => other(encoding, bytes),
        None => match basic::from_utf8(bytes) {
            Ok(text) => whole(text),
            Err(_) if has_wide_letters(bytes) => utf_8(bytes, true),
            Err(_) => other(WINDOWS_1252, bytes),
        },
    };
    let is_the_file = matches!(decoded.text, Cow::Borrowed(_));
    Ok(Decoded {
        at: is_the_file.then_some(mark as u64),
        ..decoded
    })
}

/// True when the bytes have a letter of more than one byte that is valid in UTF-8.
fn has_wide_letters(bytes: &[u8]) -> bool {
    bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii())
}

/// UTF-8 with its faults made visible. Where `mixed`, a line without any valid letter of UTF-8 is Windows-1252.
pub(crate) fn utf_8(bytes: &[u8], mixed: bool) -> Decoded<'_> {
    if let Ok(text) = basic::from_utf8(bytes) {
        return whole(text);
    }
    let mut faults = Vec::new();
    let mut text = String::with_capacity(bytes.len() + 64);
    let mut rest = bytes;
    while !rest.is_empty() {
        let end = memchr2(b'\n', b'\r', rest).map_or(rest.len(), |at| at + 1);
        let (line, after) = rest.split_at(end);
        rest = after;
        match std::str::from_utf8(line) {
            Ok(line) => text.push_str(line),
            Err(_) if mixed && is_pasted(line) => {
                for byte in line {
                    let start = text.len();
                    text.push_str(&WINDOWS_1252.decode_without_bom_handling(&[*byte]).0);
                    if !byte.is_ascii() {
                        faults.push(start..text.len());
                    }
                }
            }
            Err(_) => push_visible(line, &mut text, &mut faults),
        }
    }
    Decoded {
        text: Cow::Owned(text),
        encoding: UTF_8.name(),
        at: None,
        faults,
    }
}

/// A text that stands inside the program, where nothing is left to be found out.
pub(crate) fn shipped(text: &'static str) -> Decoded<'static> {
    Decoded {
        at: Some(0),
        ..whole(text)
    }
}

/// UTF-8 without a fault.
fn whole(text: &str) -> Decoded<'_> {
    Decoded {
        text: Cow::Borrowed(text),
        encoding: UTF_8.name(),
        at: None,
        faults: Vec::new(),
    }
}

/// True for a line of Windows-1252 in a file of UTF-8: letters of one byte, none that is valid in UTF-8, and each
/// of the Danish ones, an accented one or a sign that Windows-1252 has.
fn is_pasted(line: &[u8]) -> bool {
    let only_ascii = line.utf8_chunks().all(|chunk| chunk.valid().is_ascii());
    let is_letter = |byte: &u8| {
        matches!(byte, 0x80 | 0x82..=0x8C | 0x8E | 0x91..=0x9C | 0x9E..=0xBF)
            || matches!(byte, 0xC4..=0xCF | 0xD1..=0xD6 | 0xD8..=0xEF | 0xF1..=0xF6 | 0xF8..=0xFC)
    };
    only_ascii && line.iter().filter(|byte| !byte.is_ascii()).all(is_letter)
}

fn push_visible(bytes: &[u8], text: &mut String, faults: &mut Vec<Range<usize>>) {
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            let start = text.len();
            for byte in chunk.invalid() {
                let _infallible = write!(text, "\\x{byte:02X}");
            }
            faults.push(start..text.len());
        }
    }
}

/// Any other encoding. What is not in it has become U+FFFD; Windows-1252 has a letter or a control for every byte.
fn other<'b>(encoding: &'static Encoding, bytes: &'b [u8]) -> Decoded<'b> {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    let mut faults = Vec::new();
    if had_errors {
        let replaced = text.match_indices('\u{FFFD}');
        faults.extend(replaced.map(|(start, found)| start..start + found.len()));
    }
    Decoded {
        text,
        encoding: name(encoding),
        at: None,
        faults,
    }
}

/// The name that people know the encoding by.
fn name(encoding: &'static Encoding) -> &'static str {
    if encoding == WINDOWS_1252 {
        "Windows-1252"
    } else if encoding == UTF_16LE {
        "UTF-16LE"
    } else if encoding == UTF_16BE {
        "UTF-16BE"
    } else {
        encoding.name()
    }
}

/// The first word that was encoded twice, if there is one: letters of UTF-8 that were taken for Windows-1252 and saved
/// as UTF-8, such as `Ã¦` for `æ`.
pub(crate) fn double(text: &str) -> Option<&str> {
    // The second byte of the letter that gives it away is rare.
    memchr(0x83, text.as_bytes())?;
    let mut found = text.match_indices('Ã');
    let (at, _) = found.find(|(at, found)| {
        let mut next = text[at + found.len()..].chars();
        next.next().is_some_and(|next| {
            let mut letter = [0; 4];
            let (bytes, _, unmappable) = WINDOWS_1252.encode(next.encode_utf8(&mut letter));
            !unmappable && matches!(bytes[..], [0x80..=0xBF])
        })
    })?;
    let ends = |c: char| c.is_whitespace() || matches!(c, ';' | ',' | '|' | '"');
    let start = text[..at].rfind(ends).map_or(0, |before| {
        before + text[before..].chars().next().map_or(1, char::len_utf8)
    });
    let end = text[at..].find(ends).map_or(text.len(), |end| at + end);
    Some(&text[start..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8], asked: Option<&str>) -> (String, &'static str, Vec<String>) {
        let decoded = decode(&RawText::new("fil"), bytes, asked).unwrap();
        let faults = decoded
            .faults
            .iter()
            .map(|at| decoded.text[at.clone()].to_owned());
        let faults = faults.collect();
        (decoded.text.into_owned(), decoded.encoding, faults)
    }

    #[test]
    fn the_encodings_of_spreadsheets_are_told_apart() {
        let text = "kommune;område\r\nRødovre;§ 3\r\n";
        let wide = |order: fn(u16) -> [u8; 2]| {
            let mark = std::iter::once(0xFEFF);
            let units = mark.chain(text.encode_utf16());
            units.flat_map(order).collect::<Vec<u8>>()
        };
        let western = WINDOWS_1252.encode(text).0.into_owned();
        let marked = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
        for (bytes, encoding) in [
            (text.as_bytes().to_vec(), "UTF-8"),
            (marked, "UTF-8"),
            (western.clone(), "Windows-1252"),
            (wide(u16::to_le_bytes), "UTF-16LE"),
            (wide(u16::to_be_bytes), "UTF-16BE"),
        ] {
            assert_eq!(
                decoded(&bytes, None),
                (text.to_owned(), encoding, Vec::new())
            );
        }
        assert_eq!(decoded(&western, Some("latin1")).0, text);
        assert!(decode(&RawText::new("fil"), b"", Some("klingon")).is_err());
    }

    #[test]
    fn a_pasted_line_is_read_and_told_and_the_rest_stays() {
        let bytes = b"omr\xC3\xA5de\nK\xF8ge\nGreve\n";
        assert_eq!(
            decoded(bytes, None),
            (
                "område\nKøge\nGreve\n".to_owned(),
                "UTF-8",
                vec!["ø".to_owned()]
            )
        );
    }

    #[test]
    fn bytes_that_are_in_no_encoding_stay_visible() {
        let (text, _, faults) =
            decoded(b"Besk\xC3\xA6ftigelse;\xC0\xAF\xED\xA0\x80\xF8 til\n", None);
        assert_eq!(text, "Beskæftigelse;\\xC0\\xAF\\xED\\xA0\\x80\\xF8 til\n");
        assert_eq!(faults.concat(), "\\xC0\\xAF\\xED\\xA0\\x80\\xF8");
        assert_eq!(
            decoded("æ8\u{e6}".as_bytes().split_last().unwrap().1, None).0,
            "æ8\\xC3"
        );
    }

    #[test]
    fn text_that_was_encoded_twice_is_known_by_its_letters() {
        assert_eq!(double("Aarhus;LÃ¦sÃ¸;x"), Some("LÃ¦sÃ¸"));
        assert_eq!(double("Ã†bler"), Some("Ã†bler"));
        assert_eq!(double("Læsø, SÃO PAULO, à la carte"), None);
    }
}

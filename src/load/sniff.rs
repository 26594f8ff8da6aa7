//! What a file is, by its first bytes: content beats the ending of its name.

use crate::domain::raw::RawText;
use crate::load::{Error, Foreign};

/// A kind of file that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Delimited text in some encoding.
    Text,
    /// A zip archive: a workbook, if it is one.
    Zip,
    /// JSON: the description of a package, if it is one.
    Json,
}

/// Compressed files by their first bytes.
const COMPRESSED: &[(&[u8], &str)] = &[
    (b"\x1F\x8B", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xFD7zXZ\0", "xz"),
    (b"\x28\xB5\x2F\xFD", "zstd"),
    (b"7z\xBC\xAF\x27\x1C", "7z"),
    (b"Rar!\x1A\x07", "rar"),
    (b"\x04\x22\x4D\x18", "lz4"),
];

/// Files of other kinds by their first bytes.
const FOREIGN: &[(&[u8], Foreign)] = &[
    (b"%PDF", Foreign::Pdf),
    (b"\x89PNG", Foreign::Picture),
    (b"\xFF\xD8\xFF", Foreign::Picture),
    (b"GIF8", Foreign::Picture),
    (b"II*\0", Foreign::Picture),
    (b"MM\0*", Foreign::Picture),
    (b"{\\rtf", Foreign::Document),
    (b"SQLite format 3\0", Foreign::Database),
    (b"PAR1", Foreign::Database),
    (b"ARROW1", Foreign::Database),
    (b"\x7FELF", Foreign::Binary),
];

/// The kind of a file that starts with `head`.
///
/// # Errors
/// [`Error`] for everything that is no table: compressed and binary files, old workbooks, documents, and encodings
/// that cannot be told safely unless one was asked for.
pub(crate) fn kind(path: &RawText, head: &[u8], encoding_is_given: bool) -> Result<Kind, Error> {
    let path = || path.clone();
    if let Some((_, kind)) = COMPRESSED.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Err(Error::Compressed { path: path(), kind });
    }
    if head.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Err(Error::OldWorkbook { path: path() });
    }
    if [&b"PK\x03\x04"[..], b"PK\x05\x06"]
        .iter()
        .any(|magic| head.starts_with(magic))
    {
        return Ok(Kind::Zip);
    }
    let not_a_table = |kind| Error::NotATable { path: path(), kind };
    if let Some((_, kind)) = FOREIGN.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Err(not_a_table(*kind));
    }
    if !encoding_is_given && let Some((looks, flag)) = wide(head) {
        let looks = looks.to_owned();
        return Err(Error::UnknownEncoding {
            path: path(),
            looks,
            flag,
        });
    }
    match markup(head) {
        Some(Foreign::Json) => return Ok(Kind::Json),
        Some(kind) => return Err(not_a_table(kind)),
        None => {}
    }
    if !encoding_is_given && is_binary(head) {
        return Err(not_a_table(Foreign::Binary));
    }
    Ok(Kind::Text)
}

/// Encodings of two and four bytes a letter that do not say so by a byte order mark that is enough.
fn wide(head: &[u8]) -> Option<(&'static str, Option<&'static str>)> {
    if head.starts_with(b"\xFF\xFE\0\0") || head.starts_with(b"\0\0\xFE\xFF") {
        return Some(("UTF-32", None));
    }
    if has_wide_mark(head) {
        return None;
    }
    let sample = &head[..head.len().min(4096)];
    let zeros = |start: usize, step: usize| {
        let of_step = sample.iter().skip(start).step_by(step);
        let zeros = of_step.clone().filter(|byte| **byte == 0).count();
        let all = of_step.count();
        all > 0 && zeros * 10 >= all * 9
    };
    let letters = |start: usize, step: usize| {
        let of_step = sample.iter().skip(start).step_by(step);
        let zeros = of_step.clone().filter(|byte| **byte == 0).count();
        zeros * 10 <= of_step.count()
    };
    if sample.len() < 8 {
        None
    } else if zeros(1, 4) && zeros(2, 4) && (zeros(0, 4) != zeros(3, 4)) {
        Some(("UTF-32", None))
    } else if zeros(1, 2) && letters(0, 2) {
        Some(("UTF-16", Some("utf-16le")))
    } else if zeros(0, 2) && letters(1, 2) {
        Some(("UTF-16", Some("utf-16be")))
    } else {
        None
    }
}

pub(crate) fn has_wide_mark(head: &[u8]) -> bool {
    head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF")
}

/// Markup by its first letters.
fn markup(head: &[u8]) -> Option<Foreign> {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let start = head.iter().position(|byte| !byte.is_ascii_whitespace())?;
    let first = String::from_utf8_lossy(&head[start..head.len().min(start + 512)]);
    let first = first.to_ascii_lowercase();
    let starts = |text: &str| first.starts_with(text);
    if ["<!doctype html", "<html", "<table", "<head", "<body"]
        .into_iter()
        .any(starts)
    {
        Some(Foreign::Html)
    } else if starts("<?xml") || starts("<!doctype") {
        Some(if first.contains("<html") {
            Foreign::Html
        } else {
            Foreign::Xml
        })
    } else if starts("{") || starts("[{") || starts("[\"") || starts("[[") {
        Some(Foreign::Json)
    } else {
        None
    }
}

/// True for bytes that no text has so many of: controls other than those that lay out a page.
fn is_binary(head: &[u8]) -> bool {
    if has_wide_mark(head) {
        return false;
    }
    let is_control = |byte: &&u8| matches!(byte, 0..=8 | 11 | 14..=26 | 28..=31);
    // Most pieces of a text have no control at all.
    let has_some = |piece: &&[u8]| piece.iter().fold(b' ', |least, byte| least.min(*byte)) < b' ';
    let pieces = head.chunks(64).filter(has_some);
    let controls = pieces.flatten().filter(is_control).count();
    controls >= 16 && controls * 50 >= head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sniffed(head: &[u8]) -> Result<Kind, Error> {
        kind(&RawText::new("fil"), head, false)
    }

    #[test]
    fn text_is_text_with_or_without_marks_and_with_a_stray_control() {
        for head in [
            &b"kommune;omr\xC3\xA5de\nKoge;Social\n"[..],
            b"\xEF\xBB\xBFkommune;x",
            b"\xFF\xFEk\0o\0m\0m\0u\0n\0e\0;\0",
            b"kommune;omr\xE5de\n",
            b"kommune;x\nK\0ge;1\n",
            b"",
        ] {
            assert_eq!(sniffed(head).unwrap(), Kind::Text);
        }
        assert_eq!(sniffed(b"PK\x03\x04rest").unwrap(), Kind::Zip);
        assert_eq!(sniffed(b" {\"resources\": []}").unwrap(), Kind::Json);
    }

    #[test]
    fn what_is_no_table_is_named_for_what_it_is() {
        assert!(matches!(
            sniffed(b"\x1F\x8B\x08"),
            Err(Error::Compressed { kind: "gzip", .. })
        ));
        assert!(matches!(
            sniffed(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
            Err(Error::OldWorkbook { .. })
        ));
        for (head, kind) in [
            (&b"%PDF-1.7"[..], Foreign::Pdf),
            (b"\n<!DOCTYPE html><html>", Foreign::Html),
            (b"<?xml version=\"1.0\"?><rss>", Foreign::Xml),
            (b"\x89PNG\r\n", Foreign::Picture),
        ] {
            assert!(
                matches!(sniffed(head), Err(Error::NotATable { kind: found, .. }) if found == kind)
            );
        }
        let random: Vec<u8> = (0..4096_u32)
            .flat_map(|n| (n.wrapping_mul(2_654_435_761) >> 8).to_le_bytes())
            .collect();
        assert!(sniffed(&random).is_err());
        assert!(sniffed(&[0; 4096]).is_err());
    }

    #[test]
    fn two_bytes_a_letter_without_a_mark_are_refused_with_the_flag() {
        let wide: Vec<u8> = "kommune;område"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let error = sniffed(&wide).unwrap_err();
        assert!(matches!(
            error,
            Error::UnknownEncoding {
                flag: Some("utf-16le"),
                ..
            }
        ));
        assert_eq!(error.place(), (1, 0));
        assert!(kind(&RawText::new("fil"), &wide, true).is_ok());
        let wide: Vec<u8> = "kommune;område"
            .chars()
            .flat_map(|c| u32::from(c).to_le_bytes())
            .collect();
        assert!(matches!(
            sniffed(&wide),
            Err(Error::UnknownEncoding { flag: None, .. })
        ));
    }
}

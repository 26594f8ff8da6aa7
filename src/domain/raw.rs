//! Text from outside: a cell, a file name, an argument, an error of the system.
//!
//! It can hold controls that steer a terminal and characters that nobody sees, so it is opaque:
//! [`Raw::shown`] is the way out for people, with every hidden character made visible. What is
//! hidden is judged here; what a hidden character means for a row is judged where rows are read.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fmt;
use std::ops::Deref;
use std::path::Path;

use unicode_segmentation::UnicodeSegmentation;

use super::fold;

/// A grapheme is shown with at most this many code points; terminals break on longer ones.
const LONGEST_GRAPHEME: usize = 8;

/// Stands where something was left out of the shown form.
const LEFT_OUT: char = '…';

/// Borrowed text from outside, exactly as it came. Ordered by code point, which is no order for people.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Raw<'a>(&'a str);

impl<'a> Raw<'a> {
    /// Marks `text` as coming from outside.
    #[must_use]
    pub const fn new(text: &'a str) -> Self {
        Self(text)
    }

    /// The form that may reach a terminal or a picture, with nothing hidden and nothing dropped in silence.
    ///
    /// - C0 controls and DEL become their pictures (`␛`, `␊`, `␡`), C1 controls `⟨9B⟩`.
    /// - Bidi controls, zero width, tag, format and filler characters, line and paragraph
    ///   separators, private use and noncharacters become `⟨202E⟩`.
    /// - Spaces of every width become one plain space: the difference means nothing to a reader.
    /// - An emoji of several parts becomes its first, with `…` for the rest, since terminals
    ///   disagree on its width. A bare choice between emoji and text style is left out.
    /// - A grapheme ends after eight code points, with `…` for the rest.
    ///
    /// Showing a shown text again changes nothing, and text without any of these is borrowed. A file
    /// that holds the characters `␛` or `⟨9B⟩` as such looks the same; [`Raw::has_hidden`] tells.
    #[must_use]
    pub fn shown(self) -> Shown<'a> {
        if is_plain(self.0) || self.0.chars().all(is_single) {
            return Shown(Cow::Borrowed(self.0));
        }
        Shown(cut_graphemes(escape(self.0)))
    }

    /// Whether it is printable ASCII and letters such as `æ` alone (U+00C0 to U+00FF), as nearly every cell; its shown
    /// form is itself then.
    #[must_use]
    pub fn is_plain(self) -> bool {
        is_plain(self.0)
    }

    /// Whether there is no text at all, not even a blank.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// Without the blanks around it: spaces of every width, tabs and line ends. Controls stay.
    #[must_use]
    pub fn trimmed(self) -> Self {
        // Nearly every text begins and ends with a letter or a sign.
        if let [first, .., last] = self.0.as_bytes()
            && first.is_ascii_graphic()
            && last.is_ascii_graphic()
        {
            return self;
        }
        Self(self.0.trim_matches(is_blank))
    }

    /// Whether a character in it is invisible or a control, so that the shown form differs in more
    /// than spaces. A line feed (also after a carriage return) does not count: cells have lines.
    /// The joiners inside one emoji do not count either.
    #[must_use]
    pub fn has_hidden(self) -> bool {
        self.first_hidden().is_some()
    }

    /// The first such character.
    #[must_use]
    pub fn first_hidden(self) -> Option<char> {
        if !may_hide(self.0) {
            return None;
        }
        let mut rest = self.0;
        while let Some(first) = rest.chars().next() {
            let tail = &rest[first.len_utf8()..];
            rest = if first == '\r' && tail.starts_with('\n') {
                &tail[1..]
            } else if first != '\n' && is_hidden(first) {
                return Some(first);
            } else {
                &tail[emoji_tail(first, tail).len..]
            };
        }
        None
    }

    /// Folded for search and for matching names.
    #[must_use]
    pub fn folded(self) -> String {
        let mut folded = String::new();
        fold::fold_into(self.0, &mut folded);
        folded
    }

    /// Length in bytes of the text as it came.
    #[must_use]
    pub const fn len_bytes(self) -> usize {
        self.0.len()
    }

    /// The text as it came, controls and all. Only for writers that escape by themselves (csv,
    /// JSON) and for parsing and comparing while loading; never for a terminal, a message or a log.
    #[must_use]
    pub const fn lossless(self) -> &'a str {
        self.0
    }
}

impl fmt::Debug for Raw<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Raw({:?})", &*self.shown())
    }
}

/// Owned text from outside; see [`Raw`].
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RawText(Box<str>);

impl RawText {
    /// Keeps `text` as coming from outside.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into().into_boxed_str())
    }

    /// Text of the system: a path, an argument, a variable. Bytes that are no UTF-8 become `\xNN`.
    #[must_use]
    pub fn from_os(text: &OsStr) -> Self {
        let mut kept = String::with_capacity(text.len());
        for chunk in text.as_encoded_bytes().utf8_chunks() {
            kept.push_str(chunk.valid());
            for byte in chunk.invalid() {
                push_hex(&mut kept, "\\x", u32::from(*byte));
            }
        }
        Self::new(kept)
    }

    /// The same text, borrowed.
    #[must_use]
    pub const fn as_raw(&self) -> Raw<'_> {
        Raw(&self.0)
    }
}

/// A path as people see it.
#[must_use]
pub fn shown_path(path: &Path) -> String {
    let path = RawText::from_os(path.as_os_str());
    path.as_raw().shown().into_string()
}

impl fmt::Debug for RawText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_raw().fmt(f)
    }
}

/// Text that is safe to show: no control, nothing invisible, no grapheme of more than nine code
/// points. Made only by [`Raw::shown`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shown<'a>(Cow<'a, str>);

impl Shown<'_> {
    /// The shown text, owned.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0.into_owned()
    }
}

impl Deref for Shown<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// True for nearly every cell: printable ASCII and U+00C0 to U+00FF, whose UTF-8 begins with C3. Every byte is looked
/// at, since that is done many at a time.
fn is_plain(text: &str) -> bool {
    are_plain(text.as_bytes())
}

fn are_plain(bytes: &[u8]) -> bool {
    !bytes.iter().fold(false, |any, byte| any | is_other(*byte))
}

fn is_other(byte: u8) -> bool {
    !matches!(byte, b' '..=b'~' | 0x80..=0xBF | 0xC3)
}

/// False for a text in which no character is hidden wherever it stands. Most texts that are not plain have a `§` or a
/// dash, so that only what is not plain is looked at.
fn may_hide(text: &str) -> bool {
    const BLOCK: usize = 64;
    let bytes = text.as_bytes();
    let blocks = bytes.chunks(BLOCK).enumerate();
    let odd = blocks.filter(|(_, block)| !are_plain(block));
    odd.flat_map(|(at, block)| (at * BLOCK..).zip(block))
        .filter(|(_, byte)| is_other(**byte))
        .any(|(at, _)| text[at..].chars().next().is_some_and(is_hidden))
}

/// True for letters with or without marks of their own, for dashes and quotation marks: each is seen, and none is part
/// of a longer grapheme.
const fn is_single(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{2FF}' | '\u{2010}'..='\u{2027}')
}

/// Makes hidden characters visible, spaces plain and emoji single.
fn escape(text: &str) -> Cow<'_, str> {
    let Some(start) = text.find(needs_escape) else {
        return Cow::Borrowed(text);
    };
    // A keycap starts with a digit that needs nothing by itself, so step back over it.
    let start = text[..start]
        .char_indices()
        .next_back()
        .map_or(start, |(at, _)| at);
    let mut shown = String::with_capacity(text.len() + 8);
    shown.push_str(&text[..start]);
    let mut rest = &text[start..];
    while let Some(first) = rest.chars().next() {
        let tail = &rest[first.len_utf8()..];
        let swallowed = emoji_tail(first, tail);
        push_visible(&mut shown, first);
        if swallowed.has_parts {
            shown.push(LEFT_OUT);
        }
        rest = &tail[swallowed.len..];
    }
    Cow::Owned(shown)
}

fn push_visible(shown: &mut String, c: char) {
    match c {
        '\0'..='\x1F' => shown.extend(char::from_u32(0x2400 + u32::from(c))),
        '\x7F' => shown.push('␡'),
        _ if is_wide_or_fixed_space(c) => shown.push(' '),
        _ if is_hidden(c) => {
            push_hex(shown, "⟨", u32::from(c));
            shown.push('⟩');
        }
        _ => shown.push(c),
    }
}

/// Two hexadecimal digits or as many as there are.
fn push_hex(text: &mut String, before: &str, number: u32) {
    text.push_str(before);
    let digits = (u32::BITS - number.leading_zeros()).div_ceil(4).max(2);
    text.extend(
        (0..digits)
            .rev()
            .filter_map(|at| char::from_digit((number >> (4 * at)) & 0xF, 16))
            .map(|c| c.to_ascii_uppercase()),
    );
}

/// Ends every grapheme after eight code points.
fn cut_graphemes(text: Cow<'_, str>) -> Cow<'_, str> {
    // Below U+0300 nothing joins what stands before it.
    let too_long = |grapheme: &str| grapheme.chars().nth(LONGEST_GRAPHEME).is_some();
    if text.chars().all(|c| c < '\u{300}') || !text.graphemes(true).any(too_long) {
        return text;
    }
    let mut shown = String::with_capacity(text.len());
    for grapheme in text.graphemes(true) {
        if too_long(grapheme) {
            shown.extend(grapheme.chars().take(LONGEST_GRAPHEME));
            shown.push(LEFT_OUT);
        } else {
            shown.push_str(grapheme);
        }
    }
    Cow::Owned(shown)
}

/// What follows the first scalar of an emoji and is one with it on the screen.
#[derive(Clone, Copy, Default)]
struct EmojiTail {
    /// Bytes that belong to the emoji.
    len: usize,
    /// Whether more than a choice of style is among them.
    has_parts: bool,
}

fn emoji_tail(first: char, tail: &str) -> EmojiTail {
    if matches!(first, '0'..='9' | '#' | '*') {
        return ["\u{FE0F}\u{20E3}", "\u{20E3}"]
            .into_iter()
            .find(|keycap| tail.starts_with(keycap))
            .map_or(EmojiTail::default(), |keycap| EmojiTail {
                len: keycap.len(),
                has_parts: true,
            });
    }
    let mut found = EmojiTail::default();
    if !is_pictograph(first) {
        return found;
    }
    let mut rest = tail.chars();
    while let Some(c) = rest.next() {
        let mut len = c.len_utf8();
        match c {
            '\u{FE0E}' | '\u{FE0F}' => {}
            '\u{1F3FB}'..='\u{1F3FF}' => found.has_parts = true,
            '\u{200D}' => match rest.next() {
                Some(next) if is_pictograph(next) => {
                    len += next.len_utf8();
                    found.has_parts = true;
                }
                _ => break,
            },
            _ => break,
        }
        found.len += len;
    }
    found
}

/// Characters that start an emoji, by block; a few that never do are among them, harmlessly.
const fn is_pictograph(c: char) -> bool {
    matches!(c, '©' | '®' | '‼' | '⁉' | '™' | 'ℹ' | '\u{2190}'..='\u{21FF}'
        | '\u{2300}'..='\u{23FF}' | 'Ⓜ' | '\u{25A0}'..='\u{27BF}' | '\u{2900}'..='\u{297F}'
        | '\u{2B00}'..='\u{2BFF}' | '〰' | '〽' | '㊗' | '㊙' | '\u{1F000}'..='\u{1FAFF}')
}

const fn needs_escape(c: char) -> bool {
    is_hidden(c) || is_wide_or_fixed_space(c) || matches!(c, '\u{20E3}' | '\u{1F3FB}'..='\u{1F3FF}')
}

/// A space that is not the plain one. (Ogham's is a visible stroke in some fonts, a space all the same.)
const fn is_wide_or_fixed_space(c: char) -> bool {
    matches!(
        c,
        '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}'
    )
}

pub(super) const fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r') || is_wide_or_fixed_space(c)
}

/// Whether a reader would not see the character, or a terminal would act on it: controls, format
/// characters (bidi, joiners, tags), separators, other default ignorable code points, fillers,
/// private use and noncharacters. From Unicode 17, `DerivedCoreProperties` and `UnicodeData`.
#[must_use]
pub const fn is_hidden(c: char) -> bool {
    matches!(c,
        '\0'..='\x1F' | '\x7F'..='\u{9F}' | '\u{AD}' | '\u{34F}' | '\u{600}'..='\u{605}'
        | '\u{61C}' | '\u{6DD}' | '\u{70F}' | '\u{890}' | '\u{891}' | '\u{8E2}'
        | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{2800}' | '\u{3164}' | '\u{E000}'..='\u{F8FF}' | '\u{FDD0}'..='\u{FDEF}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
        | '\u{110BD}' | '\u{110CD}' | '\u{13430}'..='\u{1343F}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{10FFFF}')
        || (c as u32) & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(text: &str) -> String {
        Raw::new(text).shown().into_string()
    }

    fn scalars(range: std::ops::RangeInclusive<u32>) -> impl Iterator<Item = char> {
        range.filter_map(char::from_u32)
    }

    #[test]
    fn a_single_character_is_seen_and_a_grapheme_of_its_own() {
        let single: String = ('\0'..=char::MAX).filter(|c| is_single(*c)).collect();
        assert!(!single.contains(needs_escape));
        let parts = single.graphemes(true).chain(single.graphemes(true).rev());
        assert!(parts.into_iter().all(|part| part.chars().count() == 1));
    }

    #[test]
    fn every_c0_control_is_shown_as_its_picture() {
        for c in scalars(0..=0x1F) {
            let picture = char::from_u32(0x2400 + u32::from(c)).unwrap();
            assert_eq!(shown(&format!("a{c}b")), format!("a{picture}b"));
        }
        assert_eq!(shown("a\tb\r\nc\x1B]0;x\x07\x7F"), "a␉b␍␊c␛]0;x␇␡");
    }

    #[test]
    fn c1_bidi_zero_width_tag_and_private_characters_are_shown_by_number() {
        let ranges = [
            0x80..=0x9F,
            0xAD..=0xAD,
            0x61C..=0x61C,
            0x200B..=0x200F,
            0x2028..=0x202E,
            0x2060..=0x206F,
            0xE000..=0xE0FF,
            0xFDD0..=0xFDEF,
            0xFE00..=0xFE0F,
            0xFEFF..=0xFEFF,
            0xFFFE..=0xFFFF,
            0x1_FFFE..=0x1_FFFF,
            0xE_0000..=0xE_0FFF,
            0x10_FFFD..=0x10_FFFF,
        ];
        for c in ranges.into_iter().flat_map(scalars) {
            let text = format!("a{c}b");
            assert_eq!(shown(&text), format!("a⟨{:02X}⟩b", u32::from(c)));
            assert!(Raw::new(&text).has_hidden());
        }
        assert_eq!(
            shown("Støtte \u{202E}0001\u{202C} kr."),
            "Støtte ⟨202E⟩0001⟨202C⟩ kr."
        );
    }

    #[test]
    fn a_character_alone_has_something_hidden_just_when_it_is_hidden() {
        for c in scalars(0..=0x10_FFFF).filter(|&c| c != '\n') {
            let text = format!("ø{c}");
            assert_eq!(Raw::new(&text).has_hidden(), is_hidden(c), "{c:?}");
        }
    }

    #[test]
    fn a_hidden_character_never_looks_like_none() {
        assert_eq!(shown("a\0b"), "a␀b");
        assert_ne!(shown("a\0b"), shown("ab"));
        assert_eq!(shown("1000\r9"), "1000␍9");
        let forms: std::collections::BTreeSet<String> = scalars(0..=0x10_FFFF)
            .filter(|&c| is_hidden(c))
            .map(|c| shown(&c.to_string()))
            .collect();
        assert_eq!(
            forms.len(),
            scalars(0..=0x10_FFFF).filter(|&c| is_hidden(c)).count()
        );
    }

    #[test]
    fn plain_text_is_borrowed() {
        for text in [
            "",
            "Høje-Taastrup",
            "§ 3 – “ja”",
            "Ærø, Læsø og Fanø",
            "国際 🇩🇰 كتابة",
            "re\u{301}sume",
        ] {
            assert!(matches!(Raw::new(text).shown().0, Cow::Borrowed(same) if same == text));
            assert!(!Raw::new(text).has_hidden());
        }
    }

    #[test]
    fn spaces_of_every_width_are_shown_plain_and_are_not_hidden() {
        let text = "1\u{A0}234\u{202F}567\u{3000}kr\u{2009}.";
        assert_eq!(shown(text), "1 234 567 kr .");
        assert!(!Raw::new(text).has_hidden());
    }

    #[test]
    fn an_emoji_of_several_parts_becomes_its_first_and_says_so() {
        assert_eq!(
            shown("Fælles 👩\u{200D}👩\u{200D}👧\u{200D}👦 🇩🇰"),
            "Fælles 👩… 🇩🇰"
        );
        assert_eq!(shown("❤\u{FE0F} 👍🏽 1\u{FE0F}\u{20E3}"), "❤ 👍… 1…");
        assert_eq!(shown("👩\u{200D}b"), "👩⟨200D⟩b");
        assert!(!Raw::new("👩\u{200D}👧 ❤\u{FE0F}").has_hidden());
        assert!(Raw::new("a\u{200D}b").has_hidden());
    }

    #[test]
    fn five_hundred_combining_marks_are_cut() {
        let text = format!("a{}b", "\u{301}".repeat(500));
        assert_eq!(shown(&text), format!("a{}…b", "\u{301}".repeat(7)));
    }

    #[test]
    fn lines_in_a_cell_are_no_hidden_text_but_a_lone_return_is() {
        assert!(!Raw::new("en\nto\r\ntre").has_hidden());
        assert_eq!(Raw::new("1000\r9").first_hidden(), Some('\r'));
        assert!(Raw::new("a\tb").has_hidden());
    }

    #[test]
    fn trimming_takes_blanks_and_leaves_controls() {
        assert_eq!(Raw::new("\u{A0} 500\t\r\n").trimmed(), Raw::new("500"));
        assert_eq!(Raw::new(" \0 ").trimmed(), Raw::new("\0"));
        assert!(Raw::new("").is_empty() && !Raw::new(" ").is_empty());
        assert_eq!(Raw::new("ø").len_bytes(), 2);
    }

    #[test]
    fn debug_prints_the_shown_form() {
        assert_eq!(format!("{:?}", RawText::new("a\x1Bb")), "Raw(\"a␛b\")");
    }

    #[cfg(unix)]
    #[test]
    fn bytes_of_a_file_name_that_are_no_text_stay_visible() {
        use std::os::unix::ffi::OsStrExt;
        let name = RawText::from_os(OsStr::from_bytes(b"S\xF8r\xE5.csv"));
        assert_eq!(&*name.as_raw().shown(), "S\\xF8r\\xE5.csv");
    }

    fn is_dangerous(c: char) -> bool {
        c.is_control()
            || matches!(c, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
    }

    /// Arbitrary text in which the characters of interest are common.
    fn hostile() -> impl Strategy<Value = String> {
        let hidden: Vec<char> = scalars(0..=0x10_FFFF).filter(|&c| is_hidden(c)).collect();
        let joining: Vec<char> = "👩👍❤🏽\u{FE0F}\u{200D}\u{20E3}1\u{301}\u{308}"
            .chars()
            .collect();
        let one = prop_oneof![
            any::<char>(),
            proptest::sample::select(hidden),
            proptest::sample::select(joining),
            proptest::char::range(' ', 'ÿ'),
        ];
        proptest::collection::vec(one, 0..40).prop_map(String::from_iter)
    }

    proptest! {
        #[test]
        fn nothing_shown_is_a_control_bidi_or_invisible(text in hostile()) {
            let once = shown(&text);
            prop_assert!(!once.chars().any(is_dangerous), "{:?}", once);
            prop_assert!(once.graphemes(true).all(|g| g.chars().count() <= LONGEST_GRAPHEME + 1));
            prop_assert_eq!(shown(&once), once);
        }

        #[test]
        fn text_without_hidden_characters_keeps_its_letters(text in "[a-zæøåA-ZÆØÅ0-9 .,;§()-]{0,60}") {
            prop_assert_eq!(shown(&text), text);
        }
    }
}

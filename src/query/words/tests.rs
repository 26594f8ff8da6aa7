use proptest::prelude::*;

use super::plain::is_spelling;
use super::*;
use crate::domain::dataset::{Builder, Dataset, Description, Initiative, RowId};
use crate::domain::place::Places;
use crate::domain::raw::Raw;
use crate::query::fixture::row;

/// Rows with a title, a content and a purpose each.
fn data(rows: &[[String; 3]]) -> Dataset {
    let mut builder = Builder::new(Description::default(), Places::default());
    let (_, initiative) = row("Greve", 0);
    let place = builder.places_mut().intern(Raw::new("Greve")).unwrap();
    for [title, content, purpose] in rows {
        let initiative = Initiative {
            place,
            title: Raw::new(title),
            content: Raw::new(content).into(),
            purpose: Raw::new(purpose).into(),
            ..initiative
        };
        builder.push(&initiative).unwrap();
    }
    builder.finish()
}

/// The rows that go through a sieve of some criteria.
fn sifted(data: &Dataset, asked: &[(Words, bool)]) -> Vec<RowId> {
    let mut rows = Vec::new();
    Sieve::new(data, asked, |row| rows.push(row)).pour(data.rows());
    rows
}

/// The same row by row, with everything folded first.
fn folded(rows: &[[String; 3]], asked: &[(String, bool)]) -> Vec<RowId> {
    let stand = |texts: &[String; 3], words: &str| {
        let texts = texts.each_ref().map(|text| Raw::new(text).folded());
        fold::contains_words(&texts.join("\n"), &fold::fold_words(words))
    };
    let goes = |texts: &[String; 3]| {
        let mut asked = asked.iter();
        asked.all(|(words, excluded)| stand(texts, words) != *excluded)
    };
    let rows = (0..).map(RowId::new).zip(rows);
    rows.filter(|(_, texts)| goes(texts))
        .map(|(row, _)| row)
        .collect()
}

fn text() -> impl Strategy<Value = String> {
    "[aåoøeæ ABS]{0,9}|[abkv,–ÀÓⅥⓦ… ]{0,9}|[aSÅ\\u{202E}\\t\\x00éİßK\\u{301}b ]{0,6}|(ab|bab|øb|oeb|aab|æb|ä) (b|sb|éb)|\
     [aåÆØb]{60,70}|[x –]{40,70}(bab|ÅB|æb\\x7f|“ab”|é)( k)?|[\\r\\n\\u{B}a.b]{0,9}"
}

fn words() -> impl Strategy<Value = String> {
    "[aåoøeæAbs]{1,3}|(ab|ob|aeb|bé|éb|ki|v|w|kv|k)( b| s)?|[ß1 ]{0,2}|[aåæøeb]{60,64}"
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn words_are_found_as_when_everything_is_folded_first(
        rows in prop::collection::vec([text(), text(), text()], 0..12),
        asked in prop::collection::vec((words(), any::<bool>()), 1..4),
    ) {
        let data = data(&rows);
        for asked in [&asked[..1], &asked[..]] {
            let ready: Vec<_> = asked.iter().map(|(words, no)| (Words::of(words), *no)).collect();
            prop_assert_eq!(sifted(&data, &ready), folded(&rows, asked), "{:?}", asked);
        }
    }

    #[test]
    fn every_spelling_of_a_word_has_its_fragment(typed in "[aeosk]{1,8}", times in prop::collection::vec(0_usize..3, 8)) {
        let word = fold::fold(&typed).as_str().to_owned();
        let mut spelling = String::new();
        for (letter, more) in word.chars().zip(times) {
            spelling.push(letter);
            let follows = match letter {
                'a' => "a",
                'o' => "e",
                _ => "",
            };
            spelling.push_str(&follows.repeat(more));
        }
        prop_assert!(is_spelling(spelling.as_bytes(), &word));
        prop_assert!(spelling.contains(fragment(&word)), "{} in {}", word, spelling);
    }
}

#[test]
fn the_longest_part_of_a_word_is_looked_for() {
    for (word, expected) in [
        ("praktik", "aktik"),
        ("job", "jo"),
        ("og", "g"),
        ("kvinder", "kvinder"),
        ("aeldre", "aeldre"),
        ("soroe", "ro"),
        ("a", "a"),
    ] {
        assert_eq!(fragment(&fold::fold_words(word)[0]), expected);
    }
}

#[test]
fn pages_are_turned_and_keep_their_rows_apart() {
    let texts = |row: usize| {
        let title = if row % 7 == 3 { "en fest" } else { "fe" };
        [title, "st", "sang"].map(|text| text.repeat(1 + row % 2))
    };
    let rows: Vec<_> = (0..20_000).map(texts).collect();
    let asked = [("fest".to_owned(), false), ("sang".to_owned(), false)];
    let ready = asked.clone().map(|(words, no)| (Words::of(&words), no));
    let found = sifted(&data(&rows), &ready);
    assert_eq!(found, folded(&rows, &asked));
    assert!(found.len() > 1_000);
}

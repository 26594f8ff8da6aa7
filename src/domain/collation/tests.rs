//! Danish order against that of ICU, and the quick ways to a key against the plain one.

use std::cmp::Ordering;

use icu_collator::CollatorBorrowed;
use icu_collator::options::CollatorOptions;
use icu_locale_core::locale;
use proptest::prelude::*;

use super::*;

const MUNICIPALITIES: &str = "
København, Frederiksberg, Ballerup, Brøndby, Dragør, Gentofte, Gladsaxe, Glostrup, Herlev,
Albertslund, Hvidovre, Høje-Taastrup, Lyngby-Taarbæk, Rødovre, Ishøj, Tårnby, Vallensbæk,
Furesø, Allerød, Fredensborg, Helsingør, Hillerød, Hørsholm, Rudersdal, Egedal,
Frederikssund, Greve, Køge, Halsnæs, Roskilde, Solrød, Gribskov, Odsherred, Holbæk, Faxe,
Kalundborg, Ringsted, Slagelse, Stevns, Sorø, Lejre, Lolland, Næstved, Guldborgsund,
Vordingborg, Bornholm, Middelfart, Assens, Faaborg-Midtfyn, Kerteminde, Nyborg, Odense,
Svendborg, Nordfyns, Langeland, Ærø, Haderslev, Billund, Sønderborg, Tønder, Esbjerg,
Fanø, Varde, Vejen, Aabenraa, Fredericia, Horsens, Kolding, Vejle, Herning, Holstebro,
Lemvig, Struer, Syddjurs, Norddjurs, Favrskov, Odder, Randers, Silkeborg, Samsø,
Skanderborg, Aarhus, Ikast-Brande, Ringkøbing-Skjern, Hedensted, Morsø, Skive, Thisted,
Viborg, Brønderslev, Frederikshavn, Vesthimmerlands, Læsø, Rebild, Mariagerfjord,
Jammerbugt, Aalborg, Hjørring";

fn oracle() -> CollatorBorrowed<'static> {
    CollatorBorrowed::try_new(locale!("da").into(), CollatorOptions::default()).unwrap()
}

fn sorted<'a>(words: &[&'a str]) -> Vec<&'a str> {
    let mut words = words.to_vec();
    words.sort_by_key(|word| key(word));
    words
}

#[track_caller]
fn assert_agrees(words: &[&str]) {
    let oracle = oracle();
    for a in words {
        for b in words {
            assert_eq!(key(a).cmp(&key(b)), oracle.compare(a, b), "{a:?} {b:?}");
        }
    }
}

#[test]
fn aa_is_the_last_letter() {
    assert_eq!(
        sorted(&[
            "Aalborg", "Århus", "Ærø", "Øster", "Zealand", "Assens", "Aabenraa", "Odense"
        ]),
        [
            "Assens", "Odense", "Zealand", "Ærø", "Øster", "Aabenraa", "Aalborg", "Århus"
        ]
    );
}

#[test]
fn capitals_come_first_only_among_equals() {
    assert_eq!(
        sorted(&["skole", "Social", "Skole", "skolen"]),
        ["Skole", "skole", "skolen", "Social"]
    );
}

#[test]
fn the_decomposed_letter_is_the_letter() {
    assert_eq!(key("A\u{30A}rhus o\u{308}"), key("Århus ö"));
}

#[test]
fn letters_variants_and_signs_agree_with_cldr() {
    assert_agrees(&[
        "",
        " ",
        "a",
        "A",
        "aa",
        "Aa",
        "aA",
        "AA",
        "å",
        "Å",
        "v",
        "w",
        "va",
        "wa",
        "V",
        "W",
        "y",
        "Y",
        "ü",
        "Ü",
        "ya",
        "üa",
        "yb",
        "æ",
        "Æ",
        "ä",
        "Ä",
        "ææ",
        "äæ",
        "æä",
        "ø",
        "Ø",
        "ö",
        "Ö",
        "ő",
        "oe",
        "o",
        "e",
        "é",
        "E",
        "É",
        "è",
        "d",
        "đ",
        "D",
        "th",
        "TH",
        "aaa",
        "aab",
        "aå",
        "åa",
        "áa",
        "aá",
        "a b",
        "a-b",
        "ab",
        "a'b",
        "a’b",
        "a.b",
        "1",
        "10",
        "2",
        "§ 3",
        "§ 10",
        "ss",
        "ß",
        "œ",
        "z",
        "a\u{0}b",
        "a\u{A0}b",
        "cø-b",
        "co b",
        "(a)",
        "1.000 kr.",
        "50 %",
    ]);
}

#[test]
fn the_municipalities_sort_as_in_cldr() {
    let names: Vec<&str> = MUNICIPALITIES.split(',').map(str::trim).collect();
    assert_eq!(names.len(), 98);
    assert_agrees(&names);
    let order = sorted(&names);
    assert_eq!(order[..2], ["Albertslund", "Allerød"]);
    assert_eq!(order[94..], ["Ærø", "Aabenraa", "Aalborg", "Aarhus"]);
}

#[test]
fn every_sign_agrees_with_cldr() {
    let signs: Vec<String> = SIGNS.chars().map(String::from).collect();
    let oracle = oracle();
    for pair in signs.windows(2) {
        assert_eq!(
            oracle.compare(&pair[0], &pair[1]),
            Ordering::Less,
            "{pair:?}"
        );
        assert!(key(&pair[0]) < key(&pair[1]), "{pair:?}");
    }
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        "[aåAÅaaæøÆØbvw -]{0,6}",
        "[a-zæøåA-ZÆØÅ0-9 -]{0,12}",
        "[aeouyäöüéèÄÖÜÉæøåb.,'’(§) -]{0,8}",
    ]
}

proptest! {
    #[test]
    fn any_danish_words_sort_as_in_cldr(a in word(), b in word()) {
        prop_assert_eq!(key(&a).cmp(&key(&b)), oracle().compare(&a, &b));
    }

    #[test]
    fn words_that_share_a_start_sort_as_in_cldr(start in word(), a in word(), b in word()) {
        let (a, b) = (format!("{start}{a}"), format!("{start}{b}"));
        prop_assert_eq!(key(&a).cmp(&key(&b)), oracle().compare(&a, &b));
    }

    #[test]
    fn equal_letters_in_other_case_sort_as_in_cldr(a in "[aåæøöäüév -]{0,6}", upper in any::<u8>()) {
        let b: String = a.chars().enumerate()
            .flat_map(|(at, c)| if upper >> (at % 8) & 1 == 1 { c.to_uppercase().collect() } else { vec![c] })
            .collect();
        prop_assert_eq!(key(&a).cmp(&key(&b)), oracle().compare(&a, &b));
    }

    #[test]
    fn a_text_of_plain_characters_has_the_key_that_it_would_have_otherwise(
        text in prop_oneof![word(), any::<String>(), "[aA]{250,260}", "[aAåáäæøéÉ–’“b\u{301}]{0,6}"],
    ) {
        let mut otherwise = Vec::new();
        Levels::of(&text).write(&mut otherwise);
        prop_assert_eq!(&key(&text).0[..], &otherwise[..]);
    }

    #[test]
    fn the_letters_of_a_text_are_the_beginning_of_its_key(
        text in prop_oneof![
            word(), any::<String>(), "[aA]{250,260}", "[aAåÅáäæøéÉ–’“b\u{301}\u{30A}]{0,6}", "[a-c]{0,9}\u{30A}?[aá]?", "[aAbø \u{30A}]{8,24}",
        ],
        most in prop_oneof![0_usize..12, Just(usize::MAX)],
    ) {
        let whole = key(&text).0;
        let mut letters = b"before".to_vec();
        write_letters(&text, most, &mut letters);
        let all = Levels::of(&text).primary.len() + 1;
        prop_assert_eq!(letters.strip_prefix(b"before"), Some(&whole[..all.min(most)]));
    }

    #[test]
    fn no_key_is_the_beginning_of_another(a in any::<String>(), b in "\\PC{0,4}", c in word()) {
        let keys = [&a, &b, &c, &format!("{a}{b}"), &format!("{c}{b}")].map(|text| key(text));
        for one in &keys {
            for other in &keys {
                prop_assert!(one == other || !other.0.starts_with(&one.0));
            }
        }
    }
}

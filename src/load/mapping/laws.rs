//! What holds for every proposal, whatever the table: it reads back as what it says.

use proptest::prelude::*;

use super::{Comments, Mapping, Proposal, english, propose};
use crate::domain::column::Column;
use crate::domain::raw::{Raw, RawText};
use crate::load::shipped;

const DANISH: Comments<'static> = Comments {
    head: "to\nlinjer",
    columns: "vores = deres",
    guess: "gæt",
    candidates: "måske",
    required: "skal findes",
    unit: "ikke 1.000 kr.",
    unused: "ikke brugt",
    values: "deres = vores",
    choices: "vælg",
    name: Column::heading,
    meanings: |_| &["x", "y"],
};

fn texts(values: &[&str]) -> Vec<RawText> {
    values.iter().map(|value| RawText::new(*value)).collect()
}

fn proposed(headings: &[RawText], samples: &[Vec<RawText>]) -> Proposal {
    propose(headings, samples, &shipped::places().unwrap())
}

/// The mapping that a proposal's file gives maps what the proposal picks and nothing else.
fn assert_reads_back(headings: &[RawText], proposal: &Proposal, words: &Comments<'_>) {
    let file = proposal.to_toml(words);
    let mapping = Mapping::parse(&RawText::new("m.toml"), file.as_bytes())
        .unwrap_or_else(|error| panic!("{error:?}\n{file}"));
    for (at, heading) in headings.iter().enumerate() {
        let picked = proposal.choices.iter().find(|choice| {
            let ordinal = choice
                .pick
                .as_ref()
                .map(|theirs| usize::from(theirs.ordinal));
            ordinal == Some(at + 1)
        });
        let column = mapping.column(heading.as_raw(), at + 1);
        assert_eq!(column, picked.map(|choice| choice.column), "{file}");
    }
    for vocabulary in &proposal.vocabularies {
        for one in &vocabulary.translations {
            let ours = mapping.value(vocabulary.column, one.theirs.as_raw());
            assert_eq!(ours, one.ours.as_deref(), "{file}");
        }
    }
    let headings: Vec<Raw<'_>> = headings.iter().map(RawText::as_raw).collect();
    assert!(mapping.unused(&headings).is_empty(), "{file}");
    let steers = |c: char| c.is_control() && c != '\n';
    assert!(!file.contains(steers), "{file:?}");
}

#[test]
fn hostile_headings_are_written_so_that_they_read_back() {
    let headings = texts(&[
        "Kommune\n\"navn\" # = [x]",
        "",
        "Område\u{1B}[2J\u{202E}",
        "Titel",
        " titel ",
        "Udgift '''t.kr.'''",
        "\u{0}",
    ]);
    let samples = vec![texts(&["Køge", "Vejle"])];
    let proposal = proposed(&headings, &samples);
    assert_reads_back(&headings, &proposal, &DANISH);
    let picks = proposal
        .choices
        .iter()
        .filter(|choice| choice.pick.is_some());
    assert!(picks.count() >= 3);
}

#[test]
fn a_heading_that_stands_twice_or_is_empty_is_named_by_its_number() {
    let headings = texts(&["Navn", "", "navn"]);
    let samples = vec![
        texts(&["Køge", "Vejle"]),
        texts(&["Social", "Beskæftigelse"]),
        texts(&["Fest", "Mentorer"]),
    ];
    let proposal = proposed(&headings, &samples);
    assert_reads_back(&headings, &proposal, &DANISH);
    let file = proposal.to_toml(&DANISH);
    assert!(file.contains("\"kommune\" = 1  # \"Navn\"\n"), "{file}");
    assert!(file.contains("\"område\" = 2  # \"\""), "{file}");
}

/// A text that may be anything, often one that means something.
fn text() -> impl Strategy<Value = String> {
    let known = vec![
        "Kommune",
        "kommunenavn",
        "Område",
        "omraade",
        "Titel",
        "Projekt",
        "Udgift (t.kr.)",
        "Beløb i kr.",
        "Indtægt",
        "Finansiering",
        "Lov",
        "Målgruppe",
        "Sekundær målgruppe",
        "Andel",
        "År",
        "Køge",
        "Vejle Kommune",
        "Frederikshvn",
        "Arbejdsmarked",
        "Social",
        "Teknik",
        "Flygtninge",
        "a",
        "Kvinder",
        "stat og fond",
        "1.234",
        "40 %",
        "2019",
        "ikke oplyst",
        "ukendt",
        "\u{1B}[2J",
        "\"",
        "\\",
        "'''",
        "#",
        "\r\n",
        "\u{FEFF}Område",
    ];
    let known = proptest::sample::select(known).prop_map(str::to_owned);
    prop_oneof![
        4 => known.clone(),
        1 => (known.clone(), known).prop_map(|(one, two)| one + &two),
        2 => any::<String>(),
        1 => "[ -~æøåÆØÅ\\r\\n\\t]{0,140}",
    ]
}

proptest! {
    #[test]
    fn a_proposal_reads_back_as_what_it_says(
        table in proptest::collection::vec((text(), proptest::collection::vec(text(), 0..6)), 0..12),
    ) {
        let headings: Vec<_> = table.iter().map(|(heading, _)| RawText::new(heading.as_str())).collect();
        let column = |values: &Vec<String>| values.iter().map(|text| RawText::new(text.as_str())).collect();
        let samples: Vec<Vec<RawText>> = table.iter().map(|(_, values)| column(values)).collect();
        let proposal = proposed(&headings, &samples);
        assert_reads_back(&headings, &proposal, &DANISH);
        assert_reads_back(&headings, &proposal, &Comments { name: english, ..DANISH });
    }

    #[test]
    fn any_bytes_are_a_mapping_or_a_fault_with_a_place(bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
        if let Err(error) = Mapping::parse(&RawText::new("m.toml"), &bytes) {
            let (line, column) = error.place();
            prop_assert!(line >= 1 && column >= 1);
        }
    }
}

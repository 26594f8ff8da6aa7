//! A small return with findings of every severity, built by hand: what the screens show does not depend on what a
//! reader notes.

use std::sync::Arc;

use indsats::domain::column::Column;
use indsats::domain::dataset::{
    Builder, Dataset, Description, Initiative, Origin, Response, RowId, Source,
};
use indsats::domain::field::Field;
use indsats::domain::money::Money;
use indsats::domain::note::{Code, Excerpted, Note};
use indsats::domain::prose::Prose;
use indsats::domain::raw::{Raw, RawText};
use indsats::domain::report::{Excerpt, Reading, Report};
use indsats::domain::terms::{PolicyArea, PrimaryTarget, SecondaryTarget};
use indsats::load::shipped;
use indsats::load::watch::Reread;
use indsats::text::Lang;
use indsats::text::bar::cells::Glyphs;

use super::Player;

/// Municipality as typed, title, and the amount as typed; the line in the file is the position and 2.
pub(crate) const ROWS: [(&str, &str, &str); 5] = [
    ("Køge Kommune", "Sprogcafé", "120"),
    (
        "Greve",
        "Mentorforløb for nyankomne kvinder i beskæftigelse",
        "495 t.kr.",
    ),
    ("Atlantis", "Svømmehold", "80"),
    ("Roskilde", "Lektiehjælp", "1200"),
    ("Roskilde", "Fodbold", "300"),
];

/// The place of the amount in a record.
pub(crate) fn record(at: usize) -> (String, usize, usize) {
    let (place, title, amount) = ROWS[at];
    let before = format!("{place};Social;{title};");
    let end = before.len() + amount.len();
    (
        format!("{before}{amount};0;;;a;kvinder;;;_"),
        before.len(),
        end,
    )
}

/// The data of the return, without the row at `left_out`.
pub(crate) fn data(left_out: Option<usize>) -> Dataset {
    let description = Description {
        title: RawText::new("svar.csv"),
        ..Description::default()
    };
    let mut builder = Builder::new(description, shipped::places().unwrap());
    builder
        .add_origin(Origin {
            name: RawText::new("indberetning/svar.csv"),
            ..Origin::default()
        })
        .unwrap();
    for (at, (typed, title, amount)) in ROWS.into_iter().enumerate() {
        if left_out == Some(at) {
            continue;
        }
        let place = builder.places_mut().intern(Raw::new(typed)).unwrap();
        builder.set_response(place, Response::Responded);
        let kroner = amount
            .parse::<i64>()
            .map(|amount| Money::from_kroner(amount * 1_000));
        let row = builder
            .push(&Initiative {
                place,
                area: Field::Given(PolicyArea::Social),
                title: Raw::new(title),
                gross: kroner.map_or(Field::Unreadable, Field::Given),
                income: Field::Given(Money::ZERO),
                finance: Field::Empty,
                legal_basis: Field::Given(Raw::new("Serviceloven § 18")),
                primary: Field::Given(PrimaryTarget::BroadGroup),
                secondary: Field::Given(SecondaryTarget::Women),
                content: Prose::new("Ugentlige møder"),
                purpose: Prose::new("Netværk"),
                share: Field::NotApplicable,
                year: Field::Empty,
                source: Source {
                    file: 0,
                    line: u32::try_from(at).unwrap() + 2,
                },
            })
            .unwrap();
        if at == 0 {
            builder.keep_typed(row, Column::Municipality, Raw::new(typed));
        }
        if at == 1 {
            builder.keep_typed(row, Column::Gross, Raw::new(amount));
        }
        if at == 1 || at == 2 {
            builder.note(row);
        }
    }
    builder.finish()
}

/// What was noted about it.
pub(crate) fn report() -> Report {
    let mut report = Report {
        readings: vec![Reading {
            encoding: Some("windows-1252"),
            delimiter: Some(';'),
            headings: ["kommune", "område", "initiativ", "bruttoudgifter"]
                .map(RawText::new)
                .to_vec(),
            header_line: 1,
            records: 7,
            rows: 5,
            held: 2,
            ..Reading::default()
        }],
        ..Report::default()
    };
    let mut add =
        |code: Code, line: u64, column: u16, found: &str, row: Option<usize>, text: &str| {
            let start = text.find(found).unwrap_or(0);
            let at = u32::try_from(report.excerpts.len()).unwrap();
            report.excerpts.push(Excerpt {
                file: 0,
                line,
                text: RawText::new(text).into(),
                held: code.id().starts_with('H').then_some(code),
            });
            report.notes.push(Note {
                line,
                column,
                found: RawText::new(found),
                row: row.map(|row| RowId::new(u32::try_from(row).unwrap())),
                excerpt: Some(Excerpted {
                    at,
                    start: u32::try_from(start).unwrap(),
                    end: u32::try_from(start + found.len()).unwrap(),
                }),
                ..Note::of_file(code, 0)
            });
        };
    add(
        Code::UnreadableAmount,
        3,
        4,
        "495 t.kr.",
        Some(1),
        &record(1).0,
    );
    add(
        Code::MisplacedNotApplicable,
        3,
        12,
        "_",
        Some(1),
        &record(1).0,
    );
    add(
        Code::UnknownMunicipality,
        4,
        1,
        "Atlantis",
        Some(2),
        &record(2).0,
    );
    let broken = "Greve;Social;Fest og farver; mad;100";
    add(Code::FieldCount, 7, 0, broken, None, broken);
    let swallowed = "Greve;Social;\"Fest\r\nKøge;Social;Mad;100\r\nGreve;Social;Tur\";100";
    add(
        Code::SwallowedLines,
        8,
        3,
        "\"Fest\r\nKøge;Social;Mad;100\r\nGreve;Social;Tur\"",
        None,
        swallowed,
    );
    report.notes.push(Note::of_file(Code::Encoding, 0));
    report
}

/// The return on a screen.
pub(crate) fn player(lang: Lang, size: (u16, u16)) -> Player {
    Player::read(
        Arc::new(data(None)),
        report(),
        Reread::Anytime,
        lang,
        Glyphs::Unicode,
        size,
    )
}

//! Random data sets such as a reader makes of files, with the texts that break tables.

use indsats::domain::amount::LARGEST_THOUSANDS;
use indsats::domain::column::Column;
use indsats::domain::dataset::{
    Builder, Dataset, Description, Initiative, Origin, Response, RowId, Source, Status,
};
use indsats::domain::field::Field;
use indsats::domain::money::Money;
use indsats::domain::price::{PriceFactor, PriceFactors};
use indsats::domain::prose::Prose;
use indsats::domain::raw::{Raw, RawText};
use indsats::domain::terms::{Sources, Term};
use indsats::load::shipped;
use proptest::collection::vec;
use proptest::prelude::*;

/// The fields of a row before they are pushed.
#[derive(Clone, Debug)]
struct Draft {
    place: Typed<String>,
    title: String,
    legal_basis: Field<String>,
    content: String,
    purpose: String,
    codes: [u8; 3],
    finance: Typed<Field<u8>>,
    gross: Typed<Field<i64>>,
    income: Typed<Field<i64>>,
    share: Typed<Field<u16>>,
    year: Typed<Field<u16>>,
    wrong: [String; 3],
    extra: Option<String>,
}

/// A value and what was typed for it.
type Typed<T> = (T, Option<String>);

/// Parts that break tables, terminals and spreadsheets.
const NASTY: [&str; 34] = [
    ";",
    ",",
    "\"",
    "\"\"",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "\0",
    "\u{1b}[2J",
    "\u{1a}",
    "\u{202e}",
    "\u{200b}",
    "\u{feff}",
    "'",
    "''",
    "=",
    "+",
    "-",
    "@",
    "=1+1",
    "-5",
    " ",
    "\u{a0}",
    "_",
    "ukendt",
    "a\u{30a}",
    "å",
    "👩‍👩‍👧",
    "|",
    "#",
    "\\",
    "1.234,5",
    "Køge",
];

/// Headings of columns that are none of the survey's.
const EXTRA: [&str; 3] = ["bemærkning", "=journal\nnr.", "øvrigt;felt"];

/// A text of such parts, or any other; rarely a very long one.
fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => prop::sample::select(NASTY.to_vec()).prop_map(str::to_owned),
        2 => "[a-zæøå]{1,6}",
        1 => "\\PC{0,8}",
    ];
    let parts = vec(part, 0..7).prop_map(|parts| parts.concat());
    let long = (1_000_usize..70_000).prop_map(|len| "æ\"; ".repeat(len / 5));
    prop_oneof![40 => parts, 1 => long]
}

fn visible(text: &str) -> bool {
    !Raw::new(text).trimmed().is_empty()
}

fn trimmed(text: &str) -> String {
    Raw::new(text).trimmed().lossless().to_owned()
}

/// A municipality by name or as people write it, or a name that is none.
fn place() -> impl Strategy<Value = Typed<String>> {
    let named = prop::sample::select(vec!["Køge", "Aarhus", "Læsø", "Høje-Taastrup"]);
    let written = prop::sample::select(vec!["Kbh.", "0101", "KØGE KOMMUNE", "Århus"]);
    let unknown = text().prop_map(|text| trimmed(&text));
    prop_oneof![
        6 => named.prop_map(|name| (name.to_owned(), None)),
        2 => written.prop_map(|name| (name.to_owned(), Some(name.to_owned()))),
        2 => unknown.prop_map(|name| (name, None)),
        1 => Just((String::new(), None)),
    ]
}

/// A field with a value, in a special state, or with one of the texts that are no value.
fn field<T: Clone + std::fmt::Debug + 'static>(
    given: impl Strategy<Value = T> + 'static,
    wrong: &[&'static str],
) -> BoxedStrategy<Typed<Field<T>>> {
    let state = prop::sample::select(vec![Field::Empty, Field::NotApplicable, Field::Unknown]);
    let some = prop_oneof![
        5 => given.prop_map(|value| (Field::Given(value), None)),
        2 => state.prop_map(|state: Field<T>| (state, None)),
    ];
    let wrong = prop::sample::select(wrong.to_vec());
    let unreadable = wrong.prop_map(|text| (Field::Unreadable, Some(text.to_owned())));
    prop_oneof![3 => some, 1 => unreadable].boxed()
}

fn legal_basis() -> impl Strategy<Value = Field<String>> {
    let given = text().prop_map(|text| trimmed(&text)).prop_filter(
        "a legal basis that is no special state",
        |text| {
            let folded = Raw::new(text).folded();
            !["", "_", "ukendt", "unknown"].contains(&folded.as_str())
        },
    );
    prop_oneof![
        3 => given.prop_map(Field::Given),
        1 => prop::sample::select(vec![Field::Empty, Field::NotApplicable, Field::Unknown]),
    ]
}

fn draft() -> impl Strategy<Value = Draft> {
    let title = text().prop_filter("a title", |text| visible(text));
    let amount = || {
        const LIMIT: i64 = LARGEST_THOUSANDS * 100_000;
        let given = prop_oneof![
            0..10_000_i64,
            -LIMIT..=LIMIT,
            (0..5_000_i64).prop_map(|it| it * 100_000)
        ];
        let wrong = [
            "495 t.kr.",
            "=B2*2",
            "'-5",
            "-5 kr",
            "1.5",
            "a\";\nb",
            "@",
            "1;2",
        ];
        field(given, &wrong)
    };
    let share = field(0..=10_000_u16, &["mange", "120", "=1", "5;6", "-3"]);
    let year = field(2015..2025_u16, &["to tusind", "=2019", "19"]);
    let codes = [11, 8, 10].map(|count: u8| 0..count - 1);
    let wrong = prop::sample::select(vec!["Vejvæsen", "=1+1", "'@x", "-", "a;\"b\"\r\nc"]);
    let wrong = [wrong.clone(), wrong.clone(), wrong].map(|text| text.prop_map(str::to_owned));
    let finance = field(1..8_u8, &["EU", "staten+EU", "=staten", "+"]);
    let texts = (place(), title, legal_basis(), text(), text());
    let numbers = (finance, amount(), amount(), share, year);
    let extra = prop::option::of(text().prop_filter("something", |text| visible(text)));
    (texts, codes, wrong, numbers, extra).prop_map(|(texts, codes, wrong, numbers, extra)| {
        let (place, title, legal_basis, content, purpose) = texts;
        let (finance, gross, income, share, year) = numbers;
        Draft {
            place,
            title,
            legal_basis,
            content,
            purpose,
            codes,
            finance,
            gross,
            income,
            share,
            year,
            wrong,
            extra,
        }
    })
}

fn push(builder: &mut Builder, draft: &Draft) {
    let place = Raw::new(&draft.place.0).trimmed();
    let money = |field: &Field<i64>| field.map(|ore| Money::from_ore(ore.into()));
    let line = u32::try_from(builder.so_far().len()).unwrap() + 2;
    let row = Initiative {
        place: builder.places_mut().intern(place).unwrap(),
        area: Field::from_code(draft.codes[0]),
        title: Raw::new(&draft.title),
        gross: money(&draft.gross.0),
        income: money(&draft.income.0),
        finance: draft.finance.0.map(Sources::from_bits),
        legal_basis: match &draft.legal_basis {
            Field::Given(text) => Field::Given(Raw::new(text)),
            Field::Empty | Field::Unreadable => Field::Empty,
            Field::NotApplicable => Field::NotApplicable,
            Field::Unknown => Field::Unknown,
        },
        primary: Field::from_code(draft.codes[1]),
        secondary: Field::from_code(draft.codes[2]),
        content: Prose::new(&draft.content),
        purpose: Prose::new(&draft.purpose),
        share: draft.share.0,
        year: draft.year.0,
        source: Source { file: 0, line },
    };
    let id = builder.push(&row).unwrap();
    if let Some(extra) = &draft.extra {
        let column = builder.extra_column(Raw::new(EXTRA[draft.wrong[0].len() % EXTRA.len()]));
        builder.keep_extra(id, column, Raw::new(extra));
    }
    keep(
        builder,
        id,
        draft,
        [
            unreadable(row.area),
            unreadable(row.primary),
            unreadable(row.secondary),
        ],
    );
}

fn unreadable<T: Term>(field: Field<T>) -> bool {
    field == Field::Unreadable
}

/// Keeps what was typed, in the order of the columns.
fn keep(builder: &mut Builder, row: RowId, draft: &Draft, wrong: [bool; 3]) {
    let [area, primary, secondary] = &draft.wrong;
    let category = |is: bool, text: &String| is.then(|| text.clone());
    for (column, typed) in [
        (Column::Municipality, draft.place.1.clone()),
        (Column::Area, category(wrong[0], area)),
        (Column::Gross, draft.gross.1.clone()),
        (Column::Income, draft.income.1.clone()),
        (Column::Finance, draft.finance.1.clone()),
        (Column::Primary, category(wrong[1], primary)),
        (Column::Secondary, category(wrong[2], secondary)),
        (Column::Share, draft.share.1.clone()),
        (Column::Year, draft.year.1.clone()),
    ] {
        if let Some(typed) = typed {
            builder.keep_typed(row, column, Raw::new(&typed));
        }
    }
}

/// Data sets. A municipality with rows has answered, as a reader concludes.
pub(crate) fn dataset() -> impl Strategy<Value = Dataset> {
    let answers = vec((0..98_usize, any::<bool>()), 0..6);
    let said = (
        prop::option::of(2010..2030_u16),
        prop::option::of(2000..2100_u16),
        prop::option::of((2000..2100_u16, 1..999_999_999_u32)),
    );
    (vec(draft(), 0..6), answers, said).prop_map(|(drafts, answers, (year, level, factor))| {
        // Most factors lead from the level of the data.
        let factor = factor.map(|(from, millionths)| {
            let from = level.unwrap_or(from);
            let number = format!("{}.{:06}", millionths / 1_000_000, millionths % 1_000_000);
            PriceFactor::new(from, from + 1, &number).unwrap()
        });
        let mut price_factors = PriceFactors::default();
        if let Some(factor) = factor {
            price_factors.add(factor).unwrap();
        }
        let description = Description {
            title: RawText::new("svar.csv"),
            status: Status::Reported,
            accounts_year: year,
            price_level: level,
            price_factors,
        };
        let mut builder = Builder::new(description, shipped::places().unwrap());
        builder
            .add_origin(Origin {
                name: RawText::new("svar.csv"),
                ..Origin::default()
            })
            .unwrap();
        let places: Vec<_> = builder.places_mut().ids().collect();
        for draft in &drafts {
            push(&mut builder, draft);
        }
        for place in builder.places_with_rows() {
            if builder.places_mut().is_municipality(place) {
                builder.set_response(place, Response::Responded);
            }
        }
        for (at, is_yes) in answers {
            let answer = if is_yes {
                Response::Responded
            } else {
                Response::Silent
            };
            builder.set_response(places[at], answer);
        }
        builder.finish()
    })
}

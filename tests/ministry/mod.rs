//! A workbook as a ministry gets it back: a cover, a hidden sheet of lists, and a sheet from each of 98 municipalities.
//!
//! It is written here from numbers that the tests know, with all that people do to a form: a title and blank lines
//! above the header, the questionnaire's headings, number formats, a sum with a formula, a footnote.

use std::collections::BTreeMap;
use std::path::Path;

use indsats::load::shipped;
use rust_xlsxwriter::{Color, Format, FormatAlign, Formula, Workbook, Worksheet};

/// The questionnaire's headings, its misprint in field 8 included.
const HEADINGS: [&str; 12] = [
    "Kommune",
    "Område",
    "Felt 1: Initiativ",
    "Felt 2: Bruttoudgifter (1.000 kr.)",
    "Felt 3: Bruttoindtægter (1.000 kr.)",
    "Felt 4: Finansieringskilder",
    "Felt 5: Hjemmelsgrundlag",
    "Felt 6: Primær målgruppe",
    "Felt 7: Sekundær målgruppe",
    "Felt 8: Indbold:",
    "Felt 9: Formål",
    "Felt 10: Andel af målgruppen udgjort af flygtninge, indvandrere eller efterkommere",
];
const WIDTHS: [f64; 12] = [
    18.0, 26.0, 34.0, 14.0, 14.0, 20.0, 20.0, 44.0, 16.0, 40.0, 40.0, 18.0,
];
const AREAS: [&str; 6] = [
    "Dagtilbud og folkeskole",
    "Beskæftigelsesområdet",
    "Kultur og fritid",
    "Social",
    "Sundhed og ældre",
    "Integration generelt",
];
const PRIMARY: [&str; 3] = [
    "a) Nyindvandrede flygtninge og familiesammenførte",
    "b) Brede integrationsindsats – herunder også efterkommere",
    "c",
];
const SECONDARY: [&str; 5] = ["mænd", "kvinder", "børn", "øvrige", "flere målgrupper"];
const TITLES: [&str; 5] = [
    "Mentorforløb",
    "Lektiecafé",
    "Svømning for kvinder",
    "Sundhedsformidlere",
    "Fritidspas",
];
/// The row of the header, counted from 0.
const HEADER: u32 = 3;
/// The sheet with a wrong cell, the row of it counted from 1, and what stands there.
pub(crate) const WRONG_SHEET: &str = "Herning";
pub(crate) const WRONG_ROW: u32 = 17;
pub(crate) const WRONG: &str = "495 t.kr.";

/// What was written into the workbook.
#[derive(Debug, Default)]
pub(crate) struct Written {
    /// The sheets of municipalities, in their order.
    pub(crate) sheets: Vec<String>,
    /// Initiatives by municipality; 0 for those that say they have none.
    pub(crate) rows: BTreeMap<String, u64>,
    /// Readable gross expenditure by municipality, in 1,000 kr.
    pub(crate) gross: BTreeMap<String, i64>,
    /// Income likewise.
    pub(crate) income: BTreeMap<String, i64>,
    /// Codes of findings, and how many there are of each.
    pub(crate) findings: BTreeMap<&'static str, u64>,
}

impl Written {
    /// The findings of these codes together.
    pub(crate) fn count(&self, codes: &[&str]) -> u64 {
        codes.iter().map(|code| self.findings[code]).sum()
    }

    fn find(&mut self, code: &'static str) {
        *self.findings.entry(code).or_default() += 1;
    }
}

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u32) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((self.0 >> 33) % u64::from(n)).unwrap()
    }

    fn of<'t>(&mut self, texts: &[&'t str]) -> &'t str {
        texts[self.below(u32::try_from(texts.len()).unwrap()) as usize]
    }
}

struct Formats {
    title: Format,
    heading: Format,
    amount: Format,
    percent: Format,
    sum: Format,
}

impl Formats {
    fn new() -> Self {
        Self {
            title: Format::new().set_bold().set_font_size(14),
            heading: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_background_color(Color::RGB(0x00DD_EBF7)),
            amount: Format::new().set_num_format("#,##0"),
            percent: Format::new().set_num_format("0%"),
            sum: Format::new().set_bold().set_num_format("#,##0"),
        }
    }
}

/// Writes the workbook.
pub(crate) fn write(path: &Path) -> Written {
    let mut book = Workbook::new();
    let formats = Formats::new();
    let mut written = Written::default();
    cover(book.add_worksheet(), &formats);
    lists(book.add_worksheet());
    let places = shipped::places().unwrap();
    let mut dice = Dice(79);
    for (at, place) in places.ids().enumerate() {
        let name = places.get(place).name.as_raw().lossless();
        let sheet = sheet_name(name);
        assert!(!written.sheets.contains(&sheet), "{sheet} twice");
        let page = book.add_worksheet();
        page.set_name(&sheet).unwrap();
        written.sheets.push(sheet);
        municipality(page, name, at, &formats, &mut dice, &mut written);
    }
    book.save(path).unwrap();
    written
}

/// A name that a spreadsheet takes: at most 31 characters, and none of those that mean something in a reference.
fn sheet_name(name: &str) -> String {
    name.chars()
        .map(|c| if "[]:*?/\\".contains(c) { '-' } else { c })
        .take(31)
        .collect()
}

fn cover(page: &mut Worksheet, formats: &Formats) {
    page.set_name("Vejledning").unwrap();
    page.set_column_width(0, 90).unwrap();
    let title = "Kortlægning af kommunernes ikke-lovpligtige integrationsindsatser";
    page.write_with_format(0, 0, title, &formats.title).unwrap();
    let lines = [
        "Hver kommune udfylder sit eget ark. Beløb angives i hele 1.000 kr. (regnskab 2019).",
        "Felt 2: Her angives kommunens bruttoudgifter i regnskabet for 2019 til det enkelte initiativ.",
        "Felt 3: Her angives kommunens bruttoindtægter; kun indtægter under servicerammen.",
        "Felt 10: Hvis opgørelsen ikke er relevant, kan der angives ”_”.",
    ];
    for (row, line) in (2..).zip(lines) {
        page.write(row, 0, line).unwrap();
    }
}

/// The values of drop-down lists: their headings are the survey's, so only that the sheet is hidden tells it apart.
fn lists(page: &mut Worksheet) {
    page.set_name("Lister").unwrap();
    let columns: [(&str, &[&str]); 4] = [
        ("Område", &AREAS),
        ("Primær målgruppe", &PRIMARY),
        ("Sekundær målgruppe", &SECONDARY),
        (
            "Finansieringskilder",
            &["staten", "private", "kommunen selv"],
        ),
    ];
    for (column, (heading, values)) in (0..).zip(columns) {
        page.write(0, column, heading).unwrap();
        for (row, value) in (1..).zip(values) {
            page.write(row, column, *value).unwrap();
        }
    }
    page.set_hidden(true);
}

fn municipality(
    page: &mut Worksheet,
    name: &str,
    at: usize,
    formats: &Formats,
    dice: &mut Dice,
    written: &mut Written,
) {
    let title = format!("Indberetning: {name} Kommune");
    page.write_with_format(0, 0, title, &formats.title).unwrap();
    written.find("W022");
    for (column, (heading, width)) in (0..).zip(HEADINGS.into_iter().zip(WIDTHS)) {
        page.set_column_width(column, width).unwrap();
        page.write_with_format(HEADER, column, heading, &formats.heading)
            .unwrap();
    }
    page.set_freeze_panes(HEADER + 1, 1).unwrap();
    let count = match name {
        WRONG_SHEET => 15,
        _ if at % 9 == 4 => 0,
        _ => 1 + dice.below(20),
    };
    written.rows.insert(name.to_owned(), count.into());
    let first = HEADER + 1;
    let mut sums = [0; 2];
    let mut has_percent = false;
    for row in first..first + count {
        let [gross, income] = initiative(page, (name, row), formats, dice, &mut has_percent);
        sums[0] += gross;
        sums[1] += income;
    }
    if has_percent {
        written.find("W027");
    }
    if name == WRONG_SHEET {
        written.find("E001");
    }
    let mut next = first + count;
    if count == 0 {
        page.write(next, 0, name).unwrap();
        page.write(next, 2, "Ingen indsatser").unwrap();
        written.find("H006");
        next += 1;
    } else if at.is_multiple_of(3) {
        page.write_with_format(next, 0, "I alt", &formats.sum)
            .unwrap();
        for ((column, letter), sum) in (3..).zip(['D', 'E']).zip(sums) {
            let formula = format!("=SUM({letter}{}:{letter}{next})", first + 1);
            let formula = Formula::new(formula).set_result(sum.to_string());
            page.write_formula_with_format(next, column, formula, &formats.sum)
                .unwrap();
        }
        written.find("W025");
        written.find("H003");
        next += 1;
    }
    if at.is_multiple_of(5) {
        let note = "* Beløbene er skønnede, da indsatsen er en del af et større budget.";
        page.write(next + 1, 0, note).unwrap();
        written.find("H004");
    }
    written.gross.insert(name.to_owned(), sums[0]);
    written.income.insert(name.to_owned(), sums[1]);
}

/// Writes one initiative; its readable amounts.
fn initiative(
    page: &mut Worksheet,
    (name, row): (&str, u32),
    formats: &Formats,
    dice: &mut Dice,
    has_percent: &mut bool,
) -> [i64; 2] {
    let mut gross = i64::from(dice.below(4_000)) + 50;
    let income = if dice.below(3) == 0 { gross / 2 } else { 0 };
    let texts = [
        (0, name),
        (1, dice.of(&AREAS)),
        (
            5,
            if income > 0 {
                dice.of(&["staten", "private", "staten, kommunen"])
            } else {
                "kommunen"
            },
        ),
        (6, dice.of(&["Kommunalfuldmagten", "ukendt"])),
        (7, dice.of(&PRIMARY)),
        (8, dice.of(&SECONDARY)),
        (
            9,
            "Ugentlige møder med frivillige;\nfx lektier, \"sprog\" og mad",
        ),
        (10, "Øge beskæftigelsen inden for 3 år"),
    ];
    for (column, text) in texts {
        page.write(row, column, text).unwrap();
    }
    let title = format!("{} {}", dice.of(&TITLES), row - HEADER);
    page.write(row, 2, title).unwrap();
    if (name, row + 1) == (WRONG_SHEET, WRONG_ROW) {
        page.write(row, 3, WRONG).unwrap();
        gross = 0;
    } else {
        page.write_number_with_format(row, 3, as_float(gross), &formats.amount)
            .unwrap();
    }
    page.write_number_with_format(row, 4, as_float(income), &formats.amount)
        .unwrap();
    if dice.below(5) == 0 {
        page.write(row, 11, "_").unwrap();
    } else {
        let percent = f64::from(dice.below(100) + 1) / 100.0;
        page.write_number_with_format(row, 11, percent, &formats.percent)
            .unwrap();
        *has_percent = true;
    }
    [gross, income]
}

fn as_float(amount: i64) -> f64 {
    f64::from(i32::try_from(amount).unwrap())
}

//! Amounts as they are really written.

use proptest::prelude::*;

use super::AmountError as E;
use super::*;

fn ore(cell: &str) -> Result<i64, E> {
    parse_thousands(cell).map(|parsed| parsed.ore)
}

fn forms(cell: &str) -> Vec<Form> {
    parse_thousands(cell).unwrap().forms.iter().collect()
}

/// `cells` are separated by bars.
#[track_caller]
fn assert_causes(cause: E, cells: &str) {
    for cell in cells.split('|') {
        assert_eq!(ore(cell), Err(cause), "{cell:?}");
    }
}

#[test]
fn danish_amounts_are_read() {
    for (cell, thousandths) in [
        ("99.999", 99_999_000),
        ("0", 0),
        ("500,00", 500_000),
        ("+500", 500_000),
        ("0500", 500_000),
        (" 500 ", 500_000),
        ("1.234", 1_234_000),
        ("742", 742_000),
        ("1,234", 1_234),
        ("12,500", 12_500),
        ("3,000", 3_000),
        ("1.234,5", 1_234_500),
        ("-500", -500_000),
        ("−500", -500_000),
        ("–500", -500_000),
        ("- 500", -500_000),
        ("1 234", 1_234_000),
        ("1\u{A0}234\u{202F}567", 1_234_567_000),
        ("0,5", 500),
        ("-0", 0),
        ("\u{A0}500\t", 500_000),
        ("500\n", 500_000),
    ] {
        assert_eq!(ore(cell), Ok(thousandths * 100), "{cell:?}");
    }
    assert_eq!(ore("1000000000"), Ok(100_000_000_000_000));
    assert_eq!(ore("-1.000.000.000,00000"), Ok(-100_000_000_000_000));
    assert_eq!(ore("0,00001"), Ok(1));
}

#[test]
fn remarkable_forms_are_told() {
    assert_eq!(forms("1.234"), []);
    assert_eq!(forms("12,5"), [Form::Decimals]);
    assert_eq!(forms("500,00"), [Form::ZeroDecimals]);
    assert_eq!(
        forms("12,500"),
        [Form::Decimals, Form::CommaThousandsLookalike]
    );
    assert_eq!(
        forms("3,000"),
        [Form::ZeroDecimals, Form::CommaThousandsLookalike]
    );
    assert_eq!(forms("0,125"), [Form::Decimals]);
    assert_eq!(forms("1.234,500"), [Form::Decimals]);
    assert_eq!(forms("-1 234"), [Form::Negative, Form::SpaceGrouped]);
    assert_eq!(forms("−5"), [Form::Negative, Form::UnicodeMinus]);
    assert_eq!(forms("+0500"), [Form::LeadingPlus, Form::LeadingZeros]);
    assert!(parse_thousands("7").unwrap().forms.is_empty());
}

#[test]
fn a_cell_that_is_no_number_has_its_cause() {
    assert_causes(E::Empty, "| \u{A0}");
    assert_causes(
        E::Hidden,
        "1000\r9|1\u{200B}000|\u{202E}0001|10\0|1\t000|\u{FEFF}5",
    );
    assert_causes(
        E::SpreadsheetError,
        "#REF!|#VÆRDI!|#DIVISION/0!|#####|Err:502",
    );
    assert_causes(E::Formula, "=B2*2");
    assert_causes(E::NotFinite, "NaN|inf|-Infinity|∞");
    assert_causes(E::Text, "ukendt|-|_|(navn)|se note 3|500 elever|--5|+");
    assert_causes(
        E::Date,
        "01-02-2019|2019-02-01|1.2.2019|31/12/19|2019-02-01 00:00:00",
    );
    assert_causes(E::Date, "1. feb|5-maj|jan-20|1. februar 2019|12:30");
    assert_causes(
        E::Interval,
        "500-600|500 – 600|500 til 600|mellem 500 og 600|4/5|1..5",
    );
    assert_causes(E::Interval, "500-600 t.kr.");
    assert_causes(
        E::Approximate,
        "<500|> 5|ca. 500|ca 500 kr.|~500|500?|500+|mindst 5",
    );
}

#[test]
fn a_number_with_something_at_it_has_its_cause() {
    assert_causes(
        E::Unit,
        "495 t.kr.|495.000 kr.|1.000 kr.|500,-|kr. 500|5 %|1,5 mio. kr.",
    );
    assert_causes(E::Unit, "500kr|€ 5|-5 kr");
    let probably = Some(-50_000_000);
    assert_causes(E::Brackets { probably }, "(500)|( 500 )|(500,00)");
    assert_causes(E::Brackets { probably: None }, "(-500)|(1.5)|(500 kr.)");
    assert_causes(E::TrailingMinus { probably }, "500-|500 −");
}

#[test]
fn a_number_in_another_notation_has_its_cause() {
    assert_causes(
        E::DotDecimal,
        "1.5|1.50|0.500|1234.50|1234.567|.5|-1.5|1.5000",
    );
    assert_causes(
        E::English,
        "1,234.50|1,234,567|12,500.00|1,234,567.8|-1,234.5",
    );
    assert_causes(
        E::BadGroups,
        "1.23.456|12 34|1.234 567|1 234.567|1'234|1.234.5|1  234",
    );
    assert_causes(E::BadGroups, "01.234.567|1,23.5");
    assert_causes(E::Incomplete, "5,|,5|5.|1.234,");
    assert_causes(E::ManyCommas, "1,5,2");
    assert_causes(E::UnderscoreDigits, "1_000");
    assert_causes(E::NonAsciiDigits, "١٢٣|１２３|½|5²|1½");
    assert_causes(E::Hex, "0x10|0xFF|-0x1");
    assert_causes(E::Exponent, "1e6|1,5E+05|1.5e-3");
    assert_causes(E::OutOfRange, "1000000000,00001|1000000001|-1.000.000.001");
    assert_causes(E::OutOfRange, "9999999999999999999999999999999999999999");
    assert_causes(
        E::TooManyDecimals,
        "0,000001|1,1234567890123456789012345678901234567890",
    );
}

#[test]
fn shares_are_read_in_hundredths_of_a_percent() {
    let share = |cell: &str| parse_share(cell).map(|parsed| parsed.hundredths);
    for (cell, hundredths) in [
        ("80", 8_000),
        ("35,5", 3_550),
        ("80 %", 8_000),
        ("80%", 8_000),
        ("80 pct.", 8_000),
        ("80 Pct", 8_000),
        ("0,8", 80),
        ("1", 100),
        ("0", 0),
        ("100", 10_000),
        ("100,00", 10_000),
        ("33,33\u{A0}%", 3_333),
    ] {
        assert_eq!(share(cell), Ok(hundredths), "{cell:?}");
    }
    for (cell, cause) in [
        ("100,01", E::OutOfRange),
        ("-1", E::OutOfRange),
        ("1.000", E::OutOfRange),
        ("33,333", E::TooManyDecimals),
        ("35.5", E::DotDecimal),
        ("80-90", E::Interval),
        ("%", E::Empty),
        ("_", E::Text),
        ("ca. 80 %", E::Approximate),
        ("(5)", E::Brackets { probably: None }),
        ("5 kr.", E::Unit),
        ("80 %%", E::Unit),
    ] {
        assert_eq!(share(cell), Err(cause), "{cell:?}");
    }
    assert!(
        parse_share("80 %")
            .unwrap()
            .forms
            .contains(Form::PercentSign)
    );
}

#[test]
fn numbers_of_a_workbook_have_the_same_limits() {
    let dec = |text: &str| Decimal::from_str_exact(text).unwrap();
    assert_eq!(thousands_of(dec("495.50")).unwrap().ore, 49_550_000);
    assert_eq!(
        thousands_of(dec("-1"))
            .unwrap()
            .forms
            .iter()
            .collect::<Vec<_>>(),
        [Form::Negative]
    );
    assert_eq!(thousands_of(dec("0.000001")), Err(E::TooManyDecimals));
    assert_eq!(thousands_of(Decimal::MAX), Err(E::OutOfRange));
    assert_eq!(share_of(dec("80.25")).unwrap().hundredths, 8_025);
    assert_eq!(share_of(dec("100.01")), Err(E::OutOfRange));
}

/// The Danish form of an amount in øre: points between thousands, a comma, no final zeros.
fn canonical(ore: i64) -> String {
    let value = Decimal::new(ore.abs(), 5).normalize().to_string();
    let (whole, decimals) = value.split_once('.').unwrap_or((&value, ""));
    let mut grouped = String::from(if ore < 0 { "-" } else { "" });
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    if decimals.is_empty() {
        grouped
    } else {
        grouped + "," + decimals
    }
}

proptest! {
    #[test]
    fn every_amount_reads_back_from_its_danish_form(amount in -100_000_000_000_000_i64..=100_000_000_000_000) {
        prop_assert_eq!(ore(&canonical(amount)), Ok(amount));
        prop_assert_eq!(ore(&canonical(amount).replace('.', " ")), Ok(amount));
        prop_assert_eq!(ore(&canonical(amount).replace('.', "")), Ok(amount));
        prop_assert_eq!(thousands_of(Decimal::new(amount, 5)).unwrap().ore, amount);
    }

    #[test]
    fn no_cell_is_too_strange(cell in "\\PC{0,12}|[0-9.,_ eExX()+%/:-]{0,12}|[^a]{0,6}") {
        let amount = parse_thousands(&cell);
        let share = parse_share(&cell);
        prop_assert!(amount.is_err() || cell.contains(|c: char| c.is_ascii_digit()));
        prop_assert!(share.is_err() || cell.contains(|c: char| c.is_ascii_digit()));
    }
}

proptest! {
    #[test]
    fn a_plain_amount_is_what_the_grammar_reads_without_anything_to_tell(
        cell in "[0-9.]{0,13}|[1-9][0-9]{0,2}(\\.[0-9]{3}){0,3}|[-+ 0-9.,]{0,8}",
    ) {
        let read = parse_thousands(&cell).ok().filter(|read| read.forms.is_empty());
        if let Some(plain) = plain_thousands(&cell) {
            prop_assert_eq!(read.map(|read| read.ore), Some(plain));
        }
    }
}

#[test]
fn plain_amounts_are_those_that_stand_in_nearly_every_cell() {
    assert_eq!(plain_thousands("0"), Some(0));
    assert_eq!(plain_thousands("495"), Some(49_500_000));
    assert_eq!(plain_thousands("1.234"), Some(123_400_000));
    for other in ["", "00", "1.23", ".123", "1234.567", "1,5", "-5", " 5"] {
        assert_eq!(plain_thousands(other), None, "{other}");
    }
}

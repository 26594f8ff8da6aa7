use super::*;
use crate::domain::published::{Basis, Condition, Quantity, Scope, Side, Token as _, Unit};
use crate::domain::terms::PolicyArea;

const HEAD: &str = "id;quantity;scope;filter;basis;comparison;value;unit;precision;from";

fn read(text: &str) -> Result<Vec<Figure>, Error> {
    let places = shipped::places().unwrap();
    let path = RawText::new("tal.csv");
    parse(&path, text, None, &places, &Limits::default())
}

/// The place and the fault of a file with one row, or of a whole file.
fn refused(text: &str) -> (u64, u16, String, Fault) {
    let text = if text.contains('\n') {
        text.to_owned()
    } else {
        format!("{HEAD}\n{text}\n")
    };
    match read(&text) {
        Err(Error::BadList {
            list: List::Published,
            line,
            column,
            heading,
            fault,
            ..
        }) => (
            line,
            column,
            heading.as_ref().map_or_else(String::new, lossless),
            fault,
        ),
        other => panic!("{text}: {other:?}"),
    }
}

/// Line 2, the column with this heading, and what is said of it.
fn at(text: &str, heading: &str) -> Fault {
    let (line, column, found, fault) = refused(text);
    let ordinal = HEAD.split(';').position(|known| known == heading).unwrap() + 1;
    assert_eq!(
        (line, usize::from(column), found.as_str()),
        (2, ordinal, heading),
        "{text}"
    );
    fault
}

fn expected(fault: &Fault) -> &str {
    match fault {
        Fault::UnknownValue { expected, .. } | Fault::UnknownColumn { expected, .. } => expected,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_shipped_figures_are_read_whole() {
    let figures = read(shipped::PUBLISHED).unwrap();
    assert_eq!(figures.len(), shipped::PUBLISHED.lines().count() - 1);
    let id = |id: &str| figures.iter().find(|it| lossless(&it.id) == id).unwrap();
    let box_2 = id("total.per_capita.box2");
    assert_eq!(box_2.basis, Basis::ratio(Side::Reported, Side::Everyone));
    assert_eq!(box_2.price_level, Some(2022));
    assert_eq!(
        lossless(&figures[box_2.from[0]].id),
        "total.gross_expenditure_national"
    );
    let two = id("total.two_largest_areas");
    let areas: Vec<_> = two.areas().collect();
    assert_eq!(
        areas,
        [PolicyArea::DaycareAndSchool, PolicyArea::Employment]
    );
    assert!(matches!(id("regions.alike.west").scope, Scope::Versus(..)));
    assert!(!id("figure.2").computable && id("figure.2").value.is_none());
}

#[test]
fn a_file_needs_five_columns_and_says_the_rest_in_any_order_and_with_any_delimiter() {
    let text = "unit,value,precision,quantity,id,filter\nMio. kr,318,1,gross-expenditure,a,\n";
    let fault = refused(text);
    assert_eq!((fault.0, fault.1, fault.2.as_str()), (2, 1, "unit"));
    let text = text.replace("Mio. kr", "million kr");
    let figures = read(&text).unwrap();
    assert_eq!(figures[0].unit, Unit::Millions);
    assert_eq!(figures[0].basis, Basis::of(Side::Reported));
    assert_eq!(figures[0].scope, Scope::Denmark);
    assert!(figures[0].computable && figures[0].filter.is_empty());
    let tabs = read(&text.replace(',', "\t")).unwrap();
    assert_eq!(tabs, figures);
}

#[test]
fn a_number_has_a_decimal_point_or_comma_and_no_thousands() {
    for (value, printed) in [("14.1", "14.1"), ("14,1", "14.1"), ("-2", "-2")] {
        let row = format!("a;share-of-initiatives;;;;;{value};percent;0.1;");
        let figures = read(&format!("{HEAD}\n{row}\n")).unwrap();
        assert_eq!(figures[0].value.unwrap().to_string(), printed);
    }
    for wrong in ["1.234.567", "1 234", "ca. 5", "5 %", "5,", ".5", "+5", "٣"] {
        let row = format!("a;share-of-initiatives;;;;;{wrong};percent;1;");
        at(&row, "value");
    }
    // Not guessed to be a thousand.
    let fault = at("a;gross-expenditure;;;;;1.234;kr;1;", "value");
    assert_eq!(expected(&fault), "1, 2");
}

#[test]
fn every_cell_that_is_no_word_is_told_with_its_line_column_and_what_could_stand_there() {
    for (row, heading, first) in [
        (
            "a;gross-expenditur;;;;;318;million kr;1;",
            "quantity",
            "gross-expenditure",
        ),
        (
            "a;initiatives;region:sjaland;;;;7;count;0;",
            "scope",
            "region:sjælland",
        ),
        (
            "a;initiatives;municipality:Kge;;;;7;count;0;",
            "scope",
            "municipality:Køge",
        ),
        ("a;initiatives;denmrk;;;;7;count;0;", "scope", "denmark"),
        (
            "a;initiatives;region:sjælland region:syddanmark versus denmark;;;;7;count;0;",
            "scope",
            "region:",
        ),
        (
            "a;initiatives;;area:sociale;;;7;count;0;",
            "filter",
            "area:social",
        ),
        ("a;initiatives;;areal:social;;;7;count;0;", "filter", "area"),
        (
            "a;initiatives;;largest:0;;;7;count;0;",
            "filter",
            "largest:5",
        ),
        (
            "a;initiatives;;per-inhabitant-above:-5;;;7;count;0;",
            "filter",
            "per-inhabitant-above:50",
        ),
        (
            "a;initiatives;;initiatives:none;;;7;count;0;",
            "filter",
            "initiatives:0",
        ),
        ("a;municipalities;;area:social;;;7;count;0;", "filter", ""),
        (
            "a;initiatives;;finance:state finance-only:private;;;7;count;0;",
            "filter",
            "secondary",
        ),
        (
            "a;share-of-area-initiatives;;secondary:women;;;7;percent;1;",
            "filter",
            "area:employment",
        ),
        (
            "a;gross-expenditure;;area:social area:health;;highest;;kr;;",
            "filter",
            "area:employment",
        ),
        (
            "a;gross-expenditure-per-inhabitant;;;national/reported;;54;kr;1;",
            "basis",
            "national/everyone",
        ),
        (
            "a;municipalities;;;reported;;7;count;0;",
            "basis",
            "responding",
        ),
        ("a;initiatives;;;;equal;7;count;0;", "comparison", "equals"),
        ("a;initiatives;;;;;7;kr;0;", "unit", "count"),
        ("a;gross-expenditure;;;;;54.4;kr;1;", "value", "54, 55"),
        (
            "a;gross-expenditure;;;;highest;5;kr;;",
            "filter",
            "area:employment",
        ),
        (
            "a;gross-expenditure;;area:social;;highest;5;kr;;",
            "value",
            "\"\"",
        ),
        ("a;gross-expenditure;;;;;54;kr;-1;", "precision", "0"),
        ("a;gross-expenditure;;;;alike;;kr;;", "scope", "region:"),
    ] {
        let fault = at(row, heading);
        assert!(expected(&fault).starts_with(first), "{row}: {fault:?}");
    }
    // No figure is derived from itself.
    for row in [
        "a;gross-expenditure;;;;;54;kr;1;b",
        "a;gross-expenditure;;;;;54;kr;1;a",
    ] {
        assert_eq!(expected(&at(row, "from")), "", "{row}");
    }
}

#[test]
fn what_is_missing_or_there_twice_is_told() {
    assert_eq!(
        at(";initiatives;;;;;7;count;0;", "id"),
        Fault::Missing("id".to_owned())
    );
    assert_eq!(
        at("a;;;;;;7;count;0;", "quantity"),
        Fault::Missing("quantity".to_owned())
    );
    assert_eq!(
        at("a;initiatives;;;;;;count;0;", "value"),
        Fault::Missing("value".to_owned())
    );
    assert_eq!(
        at("a;initiatives;;;;;7;count;;", "precision"),
        Fault::Missing("precision".to_owned())
    );
    let fault = at(
        "a;initiatives;;area:social area:social;;;7;count;0;",
        "filter",
    );
    assert_eq!(fault, Fault::Twice("area:social".to_owned()));
    let fault = at("a;initiatives;;largest:5 largest:6;;;7;count;0;", "filter");
    assert_eq!(fault, Fault::Twice("largest:6".to_owned()));
    let row = "a;initiatives;;;;;7;count;0;";
    let twice = refused(&format!("{HEAD}\n{row}\n\n{row}\n"));
    assert_eq!((twice.0, twice.1), (4, 1));
    assert_eq!(twice.3, Fault::Twice("a".to_owned()));
}

#[test]
fn a_row_of_another_length_is_told_at_the_field_where_it_ends() {
    let short = refused(&format!("{HEAD}\na;initiatives;;;;;7\n"));
    assert_eq!((short.0, short.1, short.2.as_str()), (2, 8, "unit"));
    assert_eq!(short.3, Fault::Fields(7, 10));
    let long = refused(&format!("{HEAD}\na;initiatives;;;;;7;count;0;;x\n"));
    assert_eq!((long.0, long.1, long.2.as_str()), (2, 11, ""));
    assert_eq!(long.3, Fault::Fields(11, 10));
}

#[test]
fn a_heading_that_is_none_is_told_and_never_passed_over() {
    let (line, column, heading, fault) =
        refused("Kilde: rapporten\nid;quantity;filtr;value;unit;precision\n");
    assert_eq!((line, column, heading.as_str()), (2, 3, "filtr"));
    assert!(expected(&fault).starts_with("filter, "), "{fault:?}");
    let (line, column, _, fault) = refused("id;quantity;value;unit\n");
    assert_eq!((line, column), (1, 5));
    assert_eq!(fault, Fault::Missing("precision".to_owned()));
    let twice = refused("id;quantity;value;unit;precision;Unit\n");
    assert_eq!((twice.0, twice.1), (1, 6));
    let (line, column, _, fault) = refused("kommune;område\nKøge;Social\n");
    assert_eq!((line, column), (1, 1));
    assert_eq!(expected(&fault), HEADER);
}

#[test]
fn lines_are_counted_as_they_stand_in_the_file_also_below_a_cell_of_several() {
    let text = "id;quantity;value;unit;precision;note\r\na;initiatives;7;count;0;\"en\r\nto\"\r\nb;initiatives;x;count;0;\r\n";
    assert_eq!((refused(text).0, refused(text).1), (4, 3));
}

#[test]
fn a_mark_that_is_never_closed_is_told_where_it_opens() {
    let text = format!("{HEAD}\na;initiatives;;;;;7;count;0;\nb;\"initiatives;;;;;7;count;0;\n");
    let Err(Error::UnclosedQuote { line, column, .. }) = read(&text) else {
        panic!("the rest of the file is one field");
    };
    assert_eq!((line, column), (3, 2));
}

#[test]
fn a_figure_follows_from_shares_of_its_kind_or_from_one_sum_of_its_kroner() {
    let rows = "s1;share-of-gross-expenditure;;area:social;;;14;percent;1;\n\
        s2;share-of-gross-expenditure;;area:health;;;3;percent;1;\n\
        t;gross-expenditure;;;;;318;million kr;1;\n\
        i;gross-income;;;;;63;million kr;1;\n";
    let with = |row: &str| format!("{HEAD}\n{rows}{row}\n");
    let good = [
        "x;share-of-gross-expenditure;;area:social area:health;;;17;percent;1;s1 s2",
        "x;gross-expenditure-per-inhabitant;;;;;60;kr;1;t",
        "x;gross-expenditure;;;national;;350;million kr;10;t",
    ];
    for row in good {
        assert_eq!(read(&with(row)).unwrap().len(), 5, "{row}");
    }
    for row in [
        "x;share-of-gross-expenditure;;area:social;;;17;percent;1;s1",
        "x;gross-expenditure-per-inhabitant;;;;;60;kr;1;i",
        "x;gross-expenditure-per-inhabitant;;;;;60;kr;1;t i",
        "x;gross-expenditure-per-inhabitant;region:sjælland;;;;60;kr;1;t",
        "x;gross-expenditure-per-inhabitant;;;;;60;kr;1;x",
        "x;initiatives;;;;;60;count;1;t",
    ] {
        let (line, column, heading, _) = refused(&with(row));
        assert_eq!((line, column, heading.as_str()), (6, 10, "from"), "{row}");
    }
    let near = refused(&with("x;gross-expenditure-per-inhabitant;;;;;60;kr;1;tt"));
    assert!(expected(&near.3).starts_with("t, "), "{:?}", near.3);
}

#[test]
fn conditions_and_figures_are_written_as_they_are_read() {
    for figure in read(shipped::PUBLISHED).unwrap() {
        let words: Vec<_> = figure.filter.iter().map(Condition::to_string).collect();
        let again = filter::filter(&words.join(" "), figure.quantity, figure.comparison).unwrap();
        assert_eq!(again, figure.filter);
        let places = shipped::places().unwrap();
        let scope = cell::scope(&figure.scope.to_string(), figure.comparison, &places).unwrap();
        assert_eq!(scope, figure.scope);
        assert_eq!(
            cell::basis(&figure.basis.to_string(), figure.quantity).unwrap(),
            figure.basis
        );
        assert_eq!(
            Quantity::of_token(figure.quantity.token()),
            Some(figure.quantity)
        );
    }
}

#[test]
fn a_header_without_figures_agrees_with_nothing() {
    let (line, column, _, fault) = refused(&format!("{HEAD}\n"));
    assert_eq!((line, column, fault), (1, 0, Fault::NoRows));
}

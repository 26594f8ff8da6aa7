use super::*;
use crate::cli::check::fixture;
use crate::domain::raw::Raw;
use crate::text::Lang;

fn written(lang: Lang, errors: usize, limit: usize, has_colour: bool) -> String {
    let (data, report) = fixture::loaded(errors);
    let page = Page {
        width: 80,
        has_colour,
    };
    let mut out = Vec::new();
    let language = Language::new(lang).unwrap();
    write(&language, &data, &report, limit, page, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_finding_shows_its_line_with_the_field_marked() {
    insta::assert_snapshot!(written(Lang::Da, 1, 50, false));
    insta::assert_snapshot!(written(Lang::En, 1, 50, false));
}

#[test]
fn equal_findings_are_shown_three_times_and_counted() {
    let report = written(Lang::En, 1_237, 50, false);
    assert_eq!(report.matches("error[E001]").count(), 3);
    assert!(report.contains("\n… and 1,234 more like it\n"), "{report}");
    assert!(report.contains("1,239 records = 1,238 rows + 1 held · 1,237 cell errors · 1 warning"));
    assert!(!report.contains("--limit"));
    let few = written(Lang::En, 19, 50, false);
    assert_eq!(few.matches("error[E001]").count(), 19);
}

#[test]
fn no_more_than_the_limit_is_shown_and_the_rest_is_counted() {
    let report = written(Lang::Da, 10, 4, false);
    assert_eq!(report.matches("fejl[E001]").count(), 4);
    assert!(
        report.contains("… og 8 fund til; --limit 0 viser dem alle"),
        "{report}"
    );
    let flood = written(Lang::Da, 100, 2, false);
    assert!(flood.contains("… og 100 fund til"), "{flood}");
    let all = written(Lang::Da, 100, 0, false);
    assert_eq!(all.matches("fejl[E001]").count(), 100);
}

#[test]
fn only_the_renderer_s_colours_are_in_a_report_with_colours_and_none_without() {
    let is_hidden = |text: &str| text.lines().any(|line| Raw::new(line).has_hidden());
    assert!(!is_hidden(&written(Lang::Da, 2, 50, false)));
    let coloured = written(Lang::Da, 2, 50, true);
    assert!(coloured.contains("\u{1b}["));
    let mut plain = String::new();
    let mut parts = coloured.split("\u{1b}[");
    plain.push_str(parts.next().unwrap());
    for part in parts {
        let (sequence, rest) = part.split_once('m').unwrap();
        assert!(
            sequence.chars().all(|c| c.is_ascii_digit() || c == ';'),
            "{sequence}"
        );
        plain.push_str(rest);
    }
    assert!(!is_hidden(&plain));
}

#[test]
fn a_clean_data_set_says_so() {
    let (data, mut report) = fixture::loaded(0);
    report.notes.clear();
    report.readings.truncate(1);
    report.readings[0].held = 0;
    let page = Page {
        width: 80,
        has_colour: false,
    };
    let mut out = Vec::new();
    let language = Language::new(Lang::Da).unwrap();
    write(&language, &data, &report, 50, page, &mut out).unwrap();
    let out = String::from_utf8(out).unwrap();
    assert!(out.ends_with("ingen fund\n"), "{out}");
}

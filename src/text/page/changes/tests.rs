//! The page as a person reads it.

use std::fmt::Write as _;
use std::sync::Arc;

use crate::domain::against::Against;
use crate::domain::report::Report;
use crate::load::{Source, load};
use crate::query::criteria::FacetValue;
use crate::query::view::View;
use crate::text::page::Inputs;
use crate::text::page::changes::{Changes, ENOUGH, Extent};
use crate::text::sheet::Tone;
use crate::text::{Lang, Language};

const HEADER: &str = "kommune;område;initiativ;bruttoudgifter;bruttoindtægter\n";
const OLD: &str =
    "Køge;Social;Fest;100;0\nKøge;Social;Løb;20;0\nVejle;Social;Sprogcafé 2019;300;0\n";
const NEW: &str =
    "Køge;Social;Fest;150;0\nKøge;Beskæftigelse;Job;70;0\nVejle;Social;Sprogcafé 2020;300;0\n";

/// What is compared, and under which view.
struct Versions {
    against: Against,
    data: crate::domain::dataset::Dataset,
}

fn versions(old: &str, new: &str) -> Versions {
    let folder = tempfile::tempdir().unwrap();
    let read = |name: &str, rows: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, format!("{HEADER}{rows}")).unwrap();
        load(&Source::of(path)).unwrap().dataset
    };
    Versions {
        against: Against {
            old: Some(Arc::new(read("old.csv", old))),
            ..Against::default()
        },
        data: read("new.csv", new),
    }
}

impl Versions {
    fn page(&self, lang: Lang, view: &View, extent: Extent) -> Changes {
        let report = Report::default();
        let inputs = Inputs {
            data: &self.data,
            report: &report,
            against: &self.against,
        };
        Language::new(lang).unwrap().changes(view, &inputs, extent)
    }

    fn said(&self, view: &View, extent: Extent) -> String {
        let sheet = self.page(Lang::Da, view, extent).sheet();
        let mut said = sheet.lead[1..].join("\n");
        for line in &sheet.lines {
            write!(said, "\n{}", line.cells.join(" | ")).unwrap();
        }
        said
    }
}

#[test]
fn totals_stand_before_the_rows_that_they_follow_from() {
    let said = versions(OLD, NEW).said(&View::default(), Extent::Whole);
    let expected = "\
uændrede: 0 · ændrede: 1 · nye: 2 · fjernede: 2 · måske omdøbt: 1
Bruttoudgifter i alt
hele landet | nye +370 · fjernede -320 · ændrede +50 | 420 | 520 | +100 | indsatser 3 → 3 · kr./indb. 2,4 → 2,9";
    assert!(said.starts_with(expected), "{said}");
    let rows = "\
Måske omdøbt – til bekræftelse
Vejle | Sprogcafé 2019 → Sprogcafé 2020 | 300 | 300 | 0 | 90 pct. ens, samme område, samme beløb
Ændrede indsatser
Køge | Fest | 100 | 150 | +50 | bruttoudgifter
 |   bruttoudgifter: 100 → 150
Nye indsatser
Køge | Job |  | 70 |  | Beskæftigelse
Vejle | Sprogcafé 2020 |  | 300 |  | Social
Fjernede indsatser
Køge | Løb | 20 |  |  | Social
Vejle | Sprogcafé 2019 | 300 |  |  | Social";
    assert!(said.ends_with(rows), "{said}");
}

#[test]
fn every_line_has_a_view_of_rows_that_are_there() {
    let versions = versions(OLD, NEW);
    let sheet = versions
        .page(Lang::En, &View::default(), Extent::Screen)
        .sheet();
    let of = |start: &str, title: &str| {
        let found = sheet.lines.iter().find(|line| {
            line.tone != Tone::Heading && line.cells[0] == start && line.cells[1].contains(title)
        });
        let view = found.unwrap().view.as_ref();
        view.map(|view| view.answer(&versions.data).totals.sum.tally.rows)
    };
    assert_eq!(of("Køge", "Fest"), Some(1));
    assert_eq!(of("Vejle", "Sprogcafé 2019 →"), Some(1));
    assert_eq!(of("Køge", "Løb"), None, "a removed row is not there");
    assert_eq!(of("Sjælland", ""), Some(2));
    assert_eq!(of("Employment", ""), Some(1));
    assert_eq!(of("the whole country", ""), Some(3));
}

#[test]
fn a_line_knows_its_rename_before_and_after_it_is_confirmed() {
    let mut versions = versions(OLD, NEW);
    let renames = |versions: &Versions| -> Vec<_> {
        let page = versions.page(Lang::Da, &View::default(), Extent::Screen);
        let (sheet, renames) = page.parts();
        assert_eq!(renames.len(), sheet.lines.len());
        renames.into_iter().flatten().collect()
    };
    let proposed = renames(&versions);
    assert_eq!(proposed.len(), 1);
    versions.against.confirmed.insert(proposed[0].clone());
    assert_eq!(renames(&versions), proposed);
    let said = versions.said(&View::default(), Extent::Screen);
    assert!(
        said.contains("ændrede: 2 · nye: 1 · fjernede: 1 · måske omdøbt: 0"),
        "{said}"
    );
    assert!(
        said.contains(
            "Vejle | Sprogcafé 2020 |  |  |  | bekræftet omdøbning, initiativ, 90 pct. ens"
        ),
        "{said}"
    );
}

#[test]
fn a_selection_compares_the_selected_alone() {
    let versions = versions(OLD, NEW);
    let vejle = versions
        .data
        .places()
        .ids()
        .find(|id| *versions.data.places().get(*id).name.as_raw().shown() == *"Vejle");
    let mut view = View::default();
    view.scope
        .set(FacetValue::Municipality(vejle.unwrap()), false);
    let said = versions.said(&view, Extent::Screen);
    assert!(
        said.contains("uændrede: 0 · ændrede: 0 · nye: 1 · fjernede: 1 · måske omdøbt: 1"),
        "{said}"
    );
    assert!(
        said.contains("hele landet | nye +300 · fjernede -300 | 300 | 300 | 0"),
        "{said}"
    );
}

#[test]
fn a_screen_is_given_a_thousand_rows_and_told_how_many_there_are() {
    let rows = |from: usize| -> String {
        let rows = (from..from + 1_500).map(|at| format!("Køge;Social;Nr {at:05};1;0\n"));
        rows.collect::<Vec<_>>().concat()
    };
    let versions = versions(OLD, &rows(0));
    let page = versions
        .page(Lang::Da, &View::default(), Extent::Screen)
        .sheet();
    assert!(page.lines.len() <= ENOUGH + 30, "{}", page.lines.len());
    let said = versions.said(&View::default(), Extent::Screen);
    assert!(
        said.contains(" mere: indsats diff viser dem alle"),
        "{said}"
    );
    let whole = versions.said(&View::default(), Extent::Whole);
    assert!(whole.matches("| Nr ").count() == 1_500 && !whole.contains("mere:"));
}

#[test]
fn nothing_to_compare_with_is_said() {
    let mut versions = versions(OLD, OLD);
    assert!(
        versions
            .said(&View::default(), Extent::Screen)
            .ends_with("Ingen forskelle.")
    );
    versions.against.old = None;
    let sheet = versions
        .page(Lang::Da, &View::default(), Extent::Screen)
        .sheet();
    assert!(sheet.lead[0].contains("--compare") && sheet.lines.is_empty());
}

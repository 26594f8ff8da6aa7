//! Rules about the title and the legal basis.

use crate::domain::column::Column;
use crate::domain::dataset::{Dataset, RowId};
use crate::domain::field::Field;
use crate::domain::fold;
use crate::domain::raw::RawText;
use crate::domain::rule::Rule;
use crate::query::quality::finding::{Finding, Value};

/// The title has no letter and no digit, or says "ukendt": field 1 is what an initiative is known by.
pub(super) fn missing(data: &Dataset, row: RowId) -> Option<Finding> {
    let title = data.title(row);
    let shown = title.shown();
    let says_something = shown.chars().any(char::is_alphanumeric);
    let is_unknown = shown.trim().eq_ignore_ascii_case("ukendt");
    (!says_something || is_unknown).then(|| {
        let finding = Finding::of_row(Rule::MissingTitle, row, Column::Title);
        finding.found(Value::Text(RawText::new(title.lossless())))
    })
}

/// The legal basis names the integration act, by its short name or by its own: what the act demands is not beyond the
/// law, but an initiative may build on it, so a person judges. Judged once for each different basis.
pub(super) fn integration_act(data: &Dataset) -> Vec<Finding> {
    let named = data.legal_bases().iter();
    let is_meant: Vec<_> = named
        .map(|basis| is_integration_act(&fold::fold_words(&basis.as_raw().shown())))
        .collect();
    let rows = data.rows().filter_map(|row| match data.legal_basis(row) {
        Field::Given(id) if is_meant[id.index()] => {
            let finding = Finding::of_row(Rule::IntegrationActAsBasis, row, Column::LegalBasis);
            Some(finding.found(Value::LegalBasis(id)))
        }
        Field::Given(_)
        | Field::Empty
        | Field::NotApplicable
        | Field::Unknown
        | Field::Unreadable => None,
    });
    rows.collect()
}

fn is_integration_act(words: &[String]) -> bool {
    const SHORT: [&str; 3] = ["integrationsloven", "integrationslov", "integrationslovens"];
    words.iter().any(|word| SHORT.contains(&word.as_str()))
        || words
            .windows(3)
            .any(|words| words == ["lov", "om", "integration"])
}

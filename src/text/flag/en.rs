//! English.

use crate::text::flag::{Flag, FlagWords};

/// English.
pub(super) static FLAGS: FlagWords = FlagWords {
    heading: "What is asked",
    help,
    unknown: |flag, typed, near| format!("there is no {flag} {typed}. Did you mean {near}?"),
    no_such: |flag, typed, all| format!("there is no {flag} {typed}. Choose from {all}."),
    nothing: |flag, typed| {
        format!("there is no {flag} {typed}: the data has nothing to choose from.")
    },
    ambiguous: |flag, typed, all| format!("{flag} {typed} may be {all}. Type more of the name."),
    missing: |flag| format!("{flag} needs a value."),
    range: |flag, typed| {
        format!(
            "{flag} {typed} is no range. Write \"100-250\", \">1m\" or \"<=500\"; shares as \">50%\"."
        )
    },
    number: |flag, typed| format!("{flag} {typed} is no number."),
    full: |flag, typed, most| format!("{flag} {typed}: at most {most} rows are compared."),
    apart: |flag, typed| {
        format!("{flag} {typed}: places are compared with places, policy areas with policy areas.")
    },
    included: |flag, typed| format!("{flag} {typed}: nothing can be excluded here."),
    or: "or",
};

fn help(flag: Flag) -> &'static str {
    match flag {
        Flag::By => "the rows: region, municipality, area or initiative",
        Flag::Region => "only this region; several by comma or repetition, !value excludes",
        Flag::Municipality => "only this municipality: name, number or how the name begins",
        Flag::Group => "only this group of municipalities (from --groups)",
        Flag::Response => "only municipalities that are: responded, silent or unknown",
        Flag::Area => "only this policy area",
        Flag::Primary => "only this primary target group: a, b or c",
        Flag::Secondary => "only this secondary target group: 1–5, or women, say",
        Flag::Finance => "only this finance: state, private, municipality or \"municipality only\"",
        Flag::LegalBasis => "only this legal basis",
        Flag::Year => "only this accounts year",
        Flag::Gross => "only gross expenditure in this range, DKK 1,000: \"100-250\", \">1m\"",
        Flag::Share => "only shares in this range, percent: \">50\"",
        Flag::Words => "only initiatives with these whole words in title, content or purpose",
        Flag::Rule => "only initiatives that this rule finds, e.g. Q005",
        Flag::Measure => "measure: per-capita, gross, count, net-per-capita, per-initiative …",
        Flag::Reference => "average: denmark, region, peers, group, selection, mean or median",
        Flag::Population => "population on this date, e.g. 2021-01-01",
        Flag::Sort => "sort by value, name, count, gross or population",
        Flag::Asc => "smallest first",
        Flag::Desc => "largest first",
        Flag::AboveAverage => "only rows above the average",
        Flag::ShowEmpty => "show rows without kroner and without response too",
        Flag::As => "how it is drawn: bars, bars:sqrt or bars:linear",
        Flag::Page => "a check instead of the rows: reconcile, quality, coverage, estimate …",
        Flag::Above => "count municipalities above so many DKK per inhabitant (else 50)",
        Flag::Below => "count municipalities below so many DKK per inhabitant (else 1)",
        Flag::Pin => "compare this region, municipality or policy area; at most four",
    }
}

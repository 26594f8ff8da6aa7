//! English.

use crate::text::comparison::ComparisonWords;

/// English.
pub(super) static WORDS: ComparisonWords = ComparisonWords {
    title: |measure| format!("Comparison: {measure}"),
    total: "Total",
    averages: [
        "avg. Denmark",
        "avg. own region",
        "avg. peers",
        "avg. own group",
        "avg. selection",
        "unweighted mean",
        "median",
    ],
    average: "avg.",
    own_averages: |average| format!("Each column has an average of its own: {average}."),
    whole: "Whole regions and municipalities, also outside the chosen place, each by its own people.",
    shares: "Shares of each column's own sum.",
    silent: |names| format!("·· {names} did not respond"),
    one: |name, key| format!("{name} is pinned: {key} on another row compares them"),
    pinned: |name| format!("{name} is pinned"),
    compared: |names, count, most| format!("{names} are compared ({count} of at most {most})"),
    released: |name| format!("{name} is let go"),
    full: |names, key| format!("Four at most. {key} lets go of one of {names}"),
    apart: |name, old| format!("{name} is pinned by itself instead of {old}"),
    municipality: |name| format!("the municipality {name}"),
    elsewhere: |names| format!("Compared on tabs 1, 2 and 3: {names}"),
    hidden: |key| format!("{key} shows the comparison"),
    legend: |mark| format!("{mark}  pinned for comparison"),
};

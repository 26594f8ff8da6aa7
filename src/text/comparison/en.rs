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
    line_is: |line, average| format!("{line} {average}"),
    whole: "Whole regions and municipalities, also outside the chosen place, each by its own people.",
    shares: "Shares of each column's own sum.",
    silent: |names| format!("·· {names} did not respond"),
    one: |name, key| format!("{name} is pinned: {key} on another row compares them"),
    compared: |names, count| format!("{names} are compared ({count})"),
    released: |name| format!("{name} is let go"),
    full: |names, key| format!("Four at most: let go of {names} first ({key} on the row)"),
    apart: |name, old| {
        format!("{name} is pinned; {old} let go: policy areas are compared by themselves")
    },
    municipality: |name| format!("the municipality {name}"),
    elsewhere: "shown on tabs 1, 2 and 3",
    hidden: |key| format!("{key} shows the comparison"),
    legend: |mark| format!("{mark}  pinned for comparison"),
};

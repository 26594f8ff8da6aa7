//! English.

use crate::text::picture::PictureWords;

/// English.
pub(super) static PICTURE: PictureWords = PictureWords {
    title: [
        |measure| format!("{measure} by region"),
        |measure| format!("{measure} by municipality"),
        |measure| format!("{measure} by policy area"),
        |measure| format!("{measure} of single initiatives"),
    ],
    units: [
        "DKK per inhabitant",
        "DKK per immigrant or descendant",
        "DKK million",
        "DKK 1,000",
        "number of initiatives",
        "percent",
    ],
    standings: ["above the average", "below the average"],
    small: |people| format!("fewer than {people} inhabitants"),
    clipped: "the bar goes on outside the axis; the number is the whole value",
    silent: "did not respond (in no average)",
    none: "no figure",
    missing: [
        "at least; unreadable amounts are missing",
        "about; unreadable amounts are missing",
    ],
    root: "The axis is one of square roots: four times the value is twice as long.",
    first: |shown, all| format!("The first {shown} of {all} are shown."),
    hidden: |n| format!("{n} without kroner or response are not shown."),
    empty: [
        "There are no initiatives in the selection.",
        "There are no initiatives in the data.",
        "No row meets the conditions.",
    ],
    empty_without: |criterion, n| format!("Without {criterion} there are {n} initiatives."),
    source: "Source",
    description: |n| format!("Bar chart of {n} rows with the average as a line."),
    screen: "A screen of indsats",
    arg_format: "with --print: text, svg or png",
    no_dots: "there is no --format png here: the program is built without. Choose svg.",
};

//! Danish.

use crate::text::comparison::ComparisonWords;

/// Danish.
pub(super) static WORDS: ComparisonWords = ComparisonWords {
    title: |measure| format!("Sammenligning: {measure}"),
    total: "I alt",
    averages: [
        "gns. Danmark",
        "gns. egen region",
        "gns. jævnstore",
        "gns. egen gruppe",
        "gns. udsnit",
        "uvægtet gns.",
        "median",
    ],
    average: "gns.",
    own_averages: |average| format!("Hver kolonne har sit eget gennemsnit: {average}."),
    whole: "Hele regioner og kommuner, også uden for det valgte sted, hver med egne indbyggere.",
    shares: "Andele af hver kolonnes egen sum.",
    silent: |names| format!("·· {names} har ikke responderet"),
    one: |name, key| format!("{name} er fastholdt: {key} på en række mere sammenligner dem"),
    pinned: |name| format!("{name} er fastholdt"),
    compared: |names, count, most| format!("{names} sammenlignes ({count} af højst {most})"),
    released: |name| format!("{name} er sluppet"),
    full: |names, key| format!("Højst fire. {key} slipper en af {names}"),
    apart: |name, old| format!("{name} er fastholdt for sig i stedet for {old}"),
    municipality: |name| format!("kommunen {name}"),
    elsewhere: |names| format!("Sammenlignes i fane 1, 2 og 3: {names}"),
    hidden: |key| format!("{key} viser sammenligningen"),
    legend: |mark| format!("{mark}  fastholdt til sammenligning"),
};

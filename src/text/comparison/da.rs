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
    line_is: |line, average| format!("{line} {average}"),
    whole: "Hele regioner og kommuner, også uden for det valgte sted, hver med egne indbyggere.",
    shares: "Andele af hver kolonnes egen sum.",
    silent: |names| format!("·· {names} har ikke responderet"),
    one: |name, key| format!("{name} er fastholdt: {key} på en række mere sammenligner dem"),
    compared: |names, count| format!("{names} sammenlignes ({count})"),
    released: |name| format!("{name} er sluppet"),
    full: |names, key| format!("Højst fire: slip først {names} ({key} på rækken)"),
    apart: |name, old| {
        format!("{name} er fastholdt; {old} er sluppet: fagområder sammenlignes for sig")
    },
    municipality: |name| format!("kommunen {name}"),
    elsewhere: "ses under faneblad 1, 2 og 3",
    hidden: |key| format!("{key} viser sammenligningen"),
    legend: |mark| format!("{mark}  fastholdt til sammenligning"),
};

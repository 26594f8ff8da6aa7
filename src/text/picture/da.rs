//! Danish.

use crate::text::picture::PictureWords;

/// Danish.
pub(super) static PICTURE: PictureWords = PictureWords {
    title: [
        |measure| format!("{measure} efter region"),
        |measure| format!("{measure} efter kommune"),
        |measure| format!("{measure} efter fagområde"),
        |measure| format!("{measure} for de enkelte indsatser"),
    ],
    units: [
        "kr. pr. indbygger",
        "kr. pr. indvandrer eller efterkommer",
        "mio. kr.",
        "1.000 kr.",
        "antal indsatser",
        "pct.",
    ],
    standings: ["over gennemsnittet", "under gennemsnittet"],
    small: |people| format!("under {people} indbyggere"),
    clipped: "søjlen går ud over aksen; tallet er hele værdien",
    silent: "har ikke responderet (i intet gennemsnit)",
    none: "intet tal",
    missing: [
        "mindst; ulæselige beløb mangler",
        "cirka; ulæselige beløb mangler",
    ],
    root: "Aksen er en kvadratrodsakse: fire gange værdien er dobbelt så lang.",
    first: |shown, all| format!("De første {shown} af {all} er vist."),
    hidden: |n| format!("{n} uden kroner eller besvarelse er ikke vist."),
    empty: [
        "Der er ingen indsatser i udsnittet.",
        "Der er ingen indsatser i data.",
        "Ingen rækker opfylder betingelserne.",
    ],
    empty_without: |criterion, n| format!("Uden {criterion} er der {n} indsatser."),
    source: "Kilde",
    description: |n| format!("Søjlediagram med {n} rækker og gennemsnittet som streg."),
    screen: "Et skærmbillede af indsats",
    arg_format: "med --print: text, svg eller png",
    no_dots: "--format png findes ikke her: programmet er bygget uden. Vælg svg.",
};

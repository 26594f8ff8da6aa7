//! Danish.

use crate::text::partial::{LostWords, PartialWords};

pub(super) static PARTIAL: PartialWords = PartialWords {
    loading: |rows, percent, shown| {
        format!(
            "indlæser, {rows} rækker indtil nu ({percent} pct.) · tallene er af de første {shown}"
        )
    },
    loading_figures: |percent, shown| {
        format!("indlæser ({percent} pct.) · tallene er af de første {shown} rækker")
    },
    loading_short: |rows, percent| format!("indlæser, {rows} rækker ({percent} pct.)"),
    loading_least: |percent, shown| format!("{percent} pct. · første {shown} rækker"),
    stopped: |shown, key| format!("kun de første {shown} rækker · {key} læser resten"),
    stopped_short: [
        |shown| format!("kun de første {shown} rækker"),
        |shown| format!("kun første {shown} rækker"),
    ],
    refused: [
        |shown| format!("filen er afvist, kun dens første {shown} rækker vises"),
        |shown| format!("afvist, kun første {shown} rækker"),
        |shown| format!("AFVIST, første {shown}"),
    ],
    of_first: [
        |shown| format!("af de første {shown} rækker"),
        |shown| format!("af første {shown}"),
    ],
    stop_hint: "stop indlæsning",
    was_stopped: |shown, key| {
        format!("indlæsningen er stoppet efter de første {shown} rækker · {key} læser resten")
    },
    loaded: |n| {
        let noun = if n == "1" { "indsats" } else { "indsatser" };
        format!("hele filen er indlæst: {n} {noun}")
    },
    refused_at: |place, key| format!("filen er afvist: {place} · {key} viser hvorfor"),
    refused_why: |why| format!("Filen er afvist: {why} Det viste er kun dens første rækker."),
    not_yet: "det kan først gøres, når hele filen er indlæst",
    no_checks: "kontrollen kommer, når hele filen er indlæst",
    reads_on: |key| format!("{key} læser resten"),
    lost: [
        LostWords {
            full: |key| {
                format!(
                    "filen er ændret, siden den blev læst: tekster mangler · {key} læser den igen"
                )
            },
            short: ["tekster mangler", "TEKST?"],
            instead: "(filen er ændret, siden den blev læst: teksten er der ikke mere)",
        },
        LostWords {
            full: |key| format!("filen kan ikke læses: tekster mangler · {key} læser den igen"),
            short: ["tekster mangler", "TEKST?"],
            instead: "(filen kan ikke læses mere: teksten mangler)",
        },
    ],
};

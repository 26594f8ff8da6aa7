//! Danish.

use crate::text::keep::KeepWords;

/// Danish.
pub(super) static KEEP: KeepWords = KeepWords {
    about: "Åbn et bogmærke: dets filer og visning; uden navn vises listen",
    examples: "Eksempler:\n  indsats open\n  indsats open sjælland\n  indsats open sjælland --watch\n\nEt bogmærke gemmes på skærmen med b. Et entydigt begyndelsesled af navnet er nok.",
    arg_name: "bogmærkets navn eller begyndelsen af det",
    arg_resume: "fortsæt, hvor programmet sidst blev forladt: samme filer og visning",
    resume_excludes: |other| {
        format!(
            "--resume åbner sidste sessions filer og visning og kan ikke stå sammen med {other}."
        )
    },
    ask: "gem visningen som: ",
    ask_keys: "Enter gem · Ctrl-U ryd · Esc fortryd",
    taken: |name| format!("»{name}« findes i forvejen: Enter erstatter, Esc fortryder"),
    no_name: "skriv et navn",
    saved: |name, key| format!("gemt som bogmærket »{name}« · {key} viser listen"),
    aside: |path| format!("den beskadigede fil ligger nu som {path}"),
    once: "data kommer fra en strøm, der ikke kan læses igen: gem dem som fil, og åbn den",
    no_text: "en filsti er ikke læselig tekst (UTF-8) og kan ikke skrives i bogmærket",
    no_folder: "der er ingen hjemmemappe at gemme i: sæt HOME",
    title: "Bogmærker",
    prompt: "skriv for at finde",
    keys: "Enter gå til · Del slet · Esc luk",
    none: |key| format!("Ingen bogmærker endnu: {key} gemmer visningen under et navn."),
    no_match: "intet bogmærke hedder sådan",
    elsewhere: |command| format!("bygger på andre filer: {command}"),
    saved_on: |day| format!("gemt {day}"),
    plain: "alle regioner",
    example: "eksemplet",
    unreadable: |n| format!("{n} kan ikke læses"),
    newer_list: |version| format!("filen er fra en nyere version ({version}) og kan kun læses"),
    forget: |name| format!("slet »{name}«? Enter sletter, andre taster beholder"),
    forgotten: |name| format!("slettet: »{name}«"),
    same: |name| format!("»{name}« er den visning, der er åben"),
    opened: |name, key| format!("bogmærke: {name} · {key} tilbage"),
    unfit: |name, why| format!("»{name}« passer ikke til data: {why}"),
    no_flag: |argument| format!("{argument} hører ikke til en visning"),
    unknown_near: |name, near| format!("intet bogmærke hedder »{name}«. Mente du {near}?"),
    unknown: |name, all| format!("intet bogmærke hedder »{name}«. Der er {all}."),
    ambiguous: |name, all| format!("flere bogmærker begynder med »{name}«: {all}."),
    bad_files: |name, why| format!("filerne i bogmærket »{name}« kan ikke forstås: {why}"),
    heads: ["Navn", "Visning", "Filer"],
    no_session: "der er ingen tidligere session: begynder forfra",
    unread_session: |why| format!("begynder forfra: {why}"),
    unfit_session: |why| format!("sidste visning passer ikke til data: {why}"),
    unkept: |why| format!("sessionen gemmes ikke: {why}"),
    unread: |path, why| format!("{path} kan ikke læses: {why}."),
    damaged: |path, why| {
        format!("{path} er beskadiget ({why}). Ret den; intet er slettet eller ændret.")
    },
    at: |line, column, why| format!("linje {line}, kolonne {column}: {why}"),
    damages: [
        "version mangler",
        "ikke tekst i UTF-8",
        "længere end noget, der gemmes",
    ],
    kind: |key| format!("{key} er ikke en liste"),
    newer: |path, version| {
        format!(
            "{path} er skrevet af et nyere program (version {version}) og ændres ikke. Opdatér indsats."
        )
    },
    busy: |path| format!("et andet program skriver i {path}. Prøv igen."),
};

//! Danish.

use crate::text::config::ConfigWords;

/// Danish.
pub(super) static CONFIG: ConfigWords = ConfigWords {
    about: "Vis den gældende konfiguration, og hvor den kommer fra, eller skriv en at begynde med",
    arg_init: "skriv en kommenteret fil med alle indstillinger og taster; aldrig oven i en, der findes",
    arg_no_config: "start uden konfigurationsfilen",
    more: "Filen er $XDG_CONFIG_HOME/indsats/config.toml, ellers ~/.config/indsats/config.toml.\n\
           Et flag går forud for filen, filen forud for miljøet.",
    place: |path, line, column| format!("{path}, linje {line}, tegn {column}"),
    unreadable: |path, why| format!("konfigurationen {path} kan ikke læses: {why}."),
    not_a_file: |path| {
        format!("konfigurationen {path} er ikke en fil. Flyt den, eller start med --no-config.")
    },
    too_large: |path| {
        format!("konfigurationen {path} er større end 1 MiB. indsats config --init skriver en ny.")
    },
    encoding: "filen er ikke i UTF-8 herfra. Gem den som UTF-8.",
    syntax: |reason| format!("dette er ikke TOML: {reason}."),
    twice: |name| format!("{name} står to gange. Behold den ene."),
    no_setting: |name, all| format!("indstillingen {name} findes ikke. Indstillingerne er {all}."),
    no_action: |name| format!("kommandoen {name}, som skulle have taster, findes ikke."),
    near: |name| format!("Mente du {name}?"),
    newer: "En nyere udgave af programmet kan kende den; indsats config --init skriver dem, som denne kender.",
    kind: |name, expected, found| format!("{name} er {found} og skal være {expected}."),
    kinds: [
        "en tekst i anførselstegn",
        "et helt tal",
        "true eller false",
        "en liste af taster som [\"s\", \"F3\"]",
        "en tabel som [keys]",
        "en værdi af en anden slags",
    ],
    version: |found, ours| {
        format!(
            "filen er version {found}, og dette program forstår version {ours}. Brug et nyere program, \
             eller begynd med en ny fil: indsats config --init."
        )
    },
    no_value: |name, found, all| format!("{name} kan ikke være {found}. Vælg blandt {all}."),
    no_key: |id, key| {
        format!(
            "{id} har {key}, som ikke er en tast. Skriv et tegn eller et navn som Space, PgDn, F3 eller Ctrl-R."
        )
    },
    key_twice: |key, id, other| {
        format!(
            "{key} er givet til {id}, men {other} har den også. Giv {other} en anden tast eller ingen: {other} = []."
        )
    },
    key_repeated: |id, key| format!("{id} har {key} to gange. Behold den ene."),
    key_fixed: |key, other| format!("{key} betyder altid {other}. Vælg en anden tast."),
    key_needed: |id| format!("{id} skal have en tast. Skriv en, eller slet linjen."),
    without: "indsats --no-config starter uden filen.",
    no_folder: "der er ingen hjemmemappe, og XDG_CONFIG_HOME er ikke sat, så der er intet sted til en konfiguration.",
    written: |path| format!("{path} er skrevet: fjern # foran det, du vil ændre."),
    exists: |path| {
        format!("{path} findes i forvejen og overskrives ikke. Flyt den for at få en ny.")
    },
    no_room: |folder, why| format!("mappen {folder} kan ikke oprettes: {why}."),
    states: [
        |path| format!("Konfiguration: {path}"),
        |path| format!("Konfiguration: {path} (findes ikke; indsats config --init skriver den)"),
        |path| format!("Konfiguration: {path} (sprunget over: --no-config)"),
    ],
    from_flag: "flag",
    from_line: |line| format!("linje {line}"),
    from_environment: |names| format!("miljø ({names})"),
    from_default: "standard",
    switch: ["true", "false"],
    no_keys: "ingen tast",
    keys: |count| match count {
        "0" => "Taster: som standard.".to_owned(),
        "1" => "Taster: 1 kommando har andre end standard.".to_owned(),
        _ => format!("Taster: {count} kommandoer har andre end standard."),
    },
    head: &[
        "Konfiguration af indsats.",
        "",
        "Hver indstilling står her med sin standard bag et #. Fjern # og ret værdien.",
        "Et flag på kommandolinjen går forud for filen, og filen forud for miljøet.",
        "indsats config viser, hvad der gælder; indsats --no-config starter uden filen.",
    ],
    comments: [
        &[
            "Sproget i alt, \"da\" eller \"en\". Uden det systemets sprog.",
            "Det gælder for alle kommandoer; alt det følgende gælder kun skærmen, så indsats show,",
            "--print og scripts giver det samme på alle maskiner.",
        ],
        &["Farver: \"auto\", \"dark\", \"light\", \"16\", \"mono\" eller \"high-contrast\"."],
        &[
            "Nøgletallet i den første visning. Det gælder, når kommandolinjen ikke spørger om noget.",
        ],
        &[
            "Gennemsnittet i den første visning. Det gælder, når kommandolinjen ikke spørger om noget.",
        ],
        &["Tegn med ASCII i stedet for blokke."],
        &["Musen vælger og ruller; med false markerer terminalen tekst."],
    ],
    keys_comment: &[
        "Taster: hver kommando med sine standardtaster; den første vises i hjælpelinjen.",
        "En tast er et tegn eller Enter, Esc, Tab, Shift-Tab, Space, Up, Down, Left, Right, PgUp, PgDn,",
        "Home, End, Ins, Del, Backspace, F1 til F12 eller Ctrl- og et bogstav. [] fjerner alle taster.",
        "En tast betyder én ting: giv den til en kommando, og tag den fra den, der havde den.",
        "Taster i lister, der åbner (Enter, Esc, pile), Ctrl-C og Ctrl-Z er altid de samme.",
    ],
    needed: "skal have en tast",
};

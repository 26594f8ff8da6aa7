//! Danish.

use crate::query::view::Grouping;
use crate::text::command::Command;
use crate::text::words::{
    CommandWords, Files, Overlays, Program, Screen, Terms, WithheldWords, Words,
};
use crate::text::{check, failure, note};

/// Danish.
pub(super) static WORDS: Words = Words {
    terms: TERMS,
    screen: SCREEN,
    overlay: OVERLAYS,
    program: PROGRAM,
    check: check::da::CHECK,
    notes: note::da::TABLE,
    refusals: failure::da::REFUSALS,
    files: FILES,
    command,
};

const TERMS: Terms = Terms {
    areas: [
        "Dagtilbud og folkeskole",
        "Beskæftigelse",
        "Kultur og fritid",
        "Social",
        "Sundhed og ældre",
        "Integration generelt",
    ],
    areas_short: [
        "Dagtilb./skole",
        "Beskæftigelse",
        "Kultur/fritid",
        "Social",
        "Sundhed/ældre",
        "Integration",
    ],
    primary: [
        "nyindvandrede flygtninge/fam.sammenførte",
        "bred integration, inkl. efterkommere",
        "bred målgruppe el. hele befolkningen",
    ],
    primary_short: ["a nyindv.", "b bred", "c alle"],
    secondary: ["mænd", "kvinder", "børn", "øvrige", "flere målgrupper"],
    finance: ["staten (tilskud)", "private (fx fonde)", "kommunen selv"],
    finance_short: ["stat", "privat", "kommune"],
    municipality_only: "kun kommunen",
    unknown_place: "uden for kommunerne",
    special: ["(tom)", "_ ikke relevant", "ukendt", "ulæselig"],
    facets: [
        "Fagområde",
        "Primær målgruppe",
        "Sekundær målgruppe",
        "Finansiering",
        "Region",
        "Kommune",
        "År",
        "Hjemmelsgrundlag",
        "Bruttoudgift",
        "Andel flygtn./indv./efterk.",
        "Ord i teksten",
        "Gruppe",
        "Besvarelse",
        "Regel",
    ],
    facets_short: [
        "område", "målgr.1", "målgr.2", "finans", "region", "kommune", "år", "hjemmel", "udgift",
        "andel", "tekst", "gruppe", "svar", "regel",
    ],
    responses: ["responderet", "ikke responderet", "uvist"],
    groupings: ["Regioner", "Kommuner", "Fagområder", "Indsatser"],
    grouping: ["Region", "Kommune", "Fagområde", "Indsats"],
    measures: [
        "bruttoudgifter pr. indbygger",
        "bruttoudgifter",
        "antal indsatser",
        "nettoudgifter pr. indbygger",
        "bruttoudgifter pr. indsats",
        "bruttoudgifter pr. indvandrer el. efterkommer",
        "andel af udsnittets bruttoudgifter",
        "indtægtsandel af bruttoudgifter",
        "bruttoindtægter pr. indbygger",
        "nettoudgifter",
        "bruttoindtægter",
    ],
    measures_short: [
        "kr./indb.",
        "mio. kr.",
        "indsatser",
        "netto/indb.",
        "1.000/inds.",
        "kr./indv.",
        "andel, pct.",
        "indt., pct.",
        "indt./indb.",
        "netto mio.",
        "indt. mio.",
    ],
    references: [
        "Danmark (alle responderende)",
        "egen region",
        "jævnstore kommuner",
        "egen gruppe",
        "udsnittet",
        "uvægtet gns. af kommuner",
        "median af kommuner",
    ],
    scales: ["lineær, afkortet", "√-skala", "lineær, fuld"],
    orders: [
        "værdi",
        "navn",
        "antal indsatser",
        "bruttoudgifter",
        "indbyggere",
    ],
    order_income: "bruttoindtægter",
    states: [
        "har indsatser i udsnittet",
        "responderet, 0 kroner",
        "responderet, ingen i udsnittet",
        "responderet, ingen indsatser",
        "har ikke responderet",
        "respons ukendt",
    ],
    quoted: |words| format!("»{words}«"),
    denmark: "Danmark",
    region: |name| format!("Region {name}"),
    below: |amount| format!("under {amount}"),
    up_to: |amount| format!("til og med {amount}"),
    from: |amount| format!("fra {amount}"),
    above: |amount| format!("over {amount}"),
    units: [
        &["mio", "mio.", "mio kr", "mio. kr."],
        &["", "t", "t.kr.", "tkr"],
        &["kr", "kr."],
    ],
    negative: "negativ",
};

const SCREEN: Screen = Screen {
    notice: "KONSTRUERET EKSEMPEL – ikke kommunernes indberetninger",
    notice_short: "EKSEMPEL",
    initiatives_of: |n, all| format!("{n} af {all} indsatser"),
    filters: |n| format!("[{n} {}]", if n == 1 { "filter" } else { "filtre" }),
    gross: "brutto",
    income: "indtægt",
    net: "netto",
    million: |n| format!("{n} mio. kr."),
    thousand: |n| format!("{n} t.kr."),
    thousands_head: "1.000 kr.",
    per_inhabitant: |n| format!("{n} kr. pr. indb."),
    per_immigrant: |n| format!("{n} kr. pr. indv./efterk."),
    coverage: |with, without, silent| {
        format!(
            "{with} {} med · {without} uden · {silent} har ikke responderet",
            if with == "1" { "kommune" } else { "kommuner" }
        )
    },
    coverage_short: |with, without, silent| format!("{with} med · {without} uden · {silent} ··"),
    coverage_unknown: |n| format!("{n} ukendt"),
    at_least: |n| format!("mindst: {n} beløb mangler"),
    left_out: |rows, amount| {
        let noun = if rows == "1" { "indsats" } else { "indsatser" };
        format!("{rows} {noun} ({amount}) ikke med pr. indb.")
    },
    left_out_short: |rows| format!("{rows} ikke med pr. indb."),
    filter: "Filter:",
    no_filter: "ingen",
    count_head: "ant.",
    spread_head: "kommuner",
    inhabitants: |n| format!("{n} indb."),
    of_these_responding: |n| format!("heraf {n} i resp."),
    none_selected: "ingen i udsnittet",
    population_on: |date| format!("folketal {date}"),
    inhabitant_years: |years| format!("indbyggerår {years}"),
    own_years: "hvert år deles med sit eget folketal",
    withheld: WITHHELD,
    price_level: |year, level| format!("{year}-regnskab, {level}-pl"),
    prices: |level| format!("{level}-pl"),
    price_factor: |factor, from| format!("× {factor} fra {from}"),
    as_reported: |amount| format!("indberettet {amount}"),
    no_price_level: "prisniveau ikke oplyst",
    rank: |n, of| format!("nr. {n} af {of} viste"),
    national_rank: |n, of| format!("nr. {n} af {of} i landet"),
    index: |n| format!("indeks {n}"),
    reference_is: |name, value| format!("{name} {value}"),
    unfiltered: "Uden filter",
    largest: "Største indsatser",
    by_area: "Fagområder",
    by_target: "Målgruppe",
    by_finance: "Finansiering (kombinationer)",
    finance_unknown: "ikke oplyst",
    line_is_denmark: |line| format!("{line} = Danmark"),
    hidden_none: |n| format!("{n} responderet, ingen i udsnittet"),
    hidden_silent: |n| format!("{n} har ikke responderet"),
    hidden_unknown: |n| format!("{n} med ukendt besvarelse"),
    hidden_not_above: |n| format!("{n} ikke over gennemsnittet"),
    show_all: |key| format!("{key} viser dem"),
    empty_without: |criterion, n, key| {
        format!("0 indsatser. Uden ({criterion}) ville der være {n}: tryk {key}")
    },
    empty: |key| format!("0 indsatser i udsnittet. {key} nulstiller filter og sted"),
    no_rows: "Filen har ingen indsatser.",
    none_above: |key| format!("Ingen rækker over gennemsnittet. {key} viser alle"),
    small: "under 10.000 indbyggere",
    too_small: "for lille vindue, q afslutter",
    fields: [
        "Kommune",
        "Fagområde",
        "Brutto",
        "Indtægt",
        "Netto",
        "Størrelse",
        "Finansiering",
        "Hjemmel",
        "Målgruppe",
        "Andel",
        "Indhold",
        "Formål",
        "Kilde",
    ],
    size_rank: |n, of| format!("nr. {n} af {of}"),
    average_per_initiative: |n| format!("gns. {n} pr. indsats"),
    share_of: |percent, place| {
        // A name that ends in a sibilant takes the apostrophe alone: Aarhus', Køges.
        let ending = if place.ends_with(['s', 'x', 'z', 'S', 'X', 'Z']) {
            "'"
        } else {
            "s"
        };
        format!("{percent} af {place}{ending} udsnit")
    },
    line_of: |line, file| format!("linje {line} i {file}"),
    welcome: "{up}{down} vælg · {open} åbn · {filter} filter · {help} hjælp",
    axis_denmark: |n| format!("gns. {n} responderende, samme filter"),
    axis_region: |name, n| format!("gns. {name} ({n}), samme filter"),
    axis_own_region: "gns. egen region, samme filter",
    axis_own_region_short: "gns. egen region",
    axis_own_region_least: "gns. reg.",
    axis_peers: |n| format!("gns. {n} jævnstore kommuner, samme filter"),
    axis_peers_none: "gns. jævnstore",
    axis_peers_least: "jævnst.",
    axis_group: |n| format!("gns. gruppen ({n}), samme filter"),
    axis_own_group: "gns. egen gruppe, samme filter",
    axis_own_group_short: "gns. egen gruppe",
    axis_own_group_least: "gns. gr.",
    peers_of: |place| format!("Jævnstore med {place}"),
    no_peers: "jævnstore findes kun for én kommune ad gangen",
    own_group: |name, n| format!("egen gruppe {name} ({n} responderende)"),
    in_no_group: "i ingen gruppe: intet gennemsnit",
    in_several_groups: |names| format!("i flere grupper ({names}): intet gennemsnit"),
    no_own_group: "rækken ligger ikke i én gruppe: intet gennemsnit",
    axis_selection: |n| format!("gns. udsnittet ({n})"),
    axis_mean: |n| format!("uvægtet gns. af {n} kommuner"),
    axis_median: |n| format!("median af {n} kommuner"),
    axis_short: [
        |n| format!("gns. {n} resp."),
        |name| format!("gns. {name}"),
        |n| format!("gns. {n} jævnstore"),
        |n| format!("gns. gruppen ({n})"),
        |n| format!("gns. udsnit ({n})"),
        |n| format!("uvægtet gns. ({n})"),
        |n| format!("median ({n})"),
    ],
    axis_value: |n| format!("gns. {n}"),
    axis_kind_value: [
        |n| format!("uvægtet {n}"),
        |n| format!("median {n}"),
        |n| format!("med. {n}"),
    ],
    axis_per_initiative: |rule| format!("pr. indsats, {rule}"),
    axis_each_row: |rule| format!("{rule}: hver række sin"),
    undone: |what| format!("fortrudt: {what}"),
    redone: |what| format!("gentaget: {what}"),
    nothing_to_undo: "intet at fortryde",
    nothing_to_redo: "intet at gentage",
    changes: [
        "fane",
        "åbn",
        "op",
        "filter",
        "nøgletal",
        "gennemsnit",
        "sortering",
        "viste rækker",
        "skala",
        "folketal",
        "næste/forrige",
        "tærskler",
        "fastholdelse",
        "bogmærke",
    ],
    find: "find: ",
    found: |n, of| format!("{n} af {of}"),
    searching: |n| format!("søger … {n} indtil nu"),
    not_found: |text| format!("ingen rækker passer på »{text}«"),
    find_hint: "Enter behold · {find-next} {find-previous} videre · Tab som filter · Esc annuller",
    mouse_on: "mus til",
    mouse_off: "mus fra: markér tekst med terminalen",
    held: |n| {
        let lines = if n == "1" { "linje" } else { "linjer" };
        format!("{n} {lines} holdt tilbage")
    },
    counting: "tæller …",
    not_counted: "kunne ikke tælles",
    worker_failed: "en del af programmet fejlede; data er uændrede",
};

const WITHHELD: WithheldWords = WithheldWords {
    and: "og",
    unknown_level: "ikke oplyst",
    mixed_prices: |levels| format!("blandede prisniveauer: {levels}; vælg et år eller én fil"),
    mixed_reference: |levels| format!("gennemsnittet har blandede prisniveauer: {levels}"),
    no_year: "intet år i udsnittet at dele med",
    no_population: |years| format!("intet folketal 1. januar {years}"),
    no_shares: |years| format!("ingen andel af indv./efterk. 1. januar {years}"),
    short: [
        "blandede pl",
        "gns.: blandede pl",
        "intet år",
        "intet folketal",
        "ingen andel",
    ],
};

const OVERLAYS: Overlays = Overlays {
    filter_title: "Filter",
    filter_prompt: "skriv for at finde en værdi",
    filter_note: "tal: under de øvrige filtre",
    filter_keys: "Mellemrum til/fra  ! udeluk  → ← fold ud/ind  Enter brug  Esc annuller",
    filter_keys_typing: "Tab til/fra  ↑↓ vælg  Enter brug  Esc slet søgning",
    no_match: "ingen værdi passer",
    count: "antal",
    million: "mio. kr.",
    help_title: "Hjælp",
    help_keys: "skriv for at søge · ↑↓ rul · Esc luk",
    groups: ["Bevæg", "Udsnit", "Visning", "Ud og ind", "Program"],
    legend: "Forklaring",
    legends: [
        "┃ ┊  gennemsnittet, nævnt på aksen",
        "▲ ▽  over / under gennemsnittet",
        "–    responderet, intet i udsnittet",
        "··   har ikke responderet: i intet gennemsnit",
        "°    under 10.000 indbyggere",
        "▶    længere end aksen; tallet gælder",
        "≥ ≈  mindst / omtrent: et beløb mangler",
    ],
    commands_title: "Kommandoer",
    commands_prompt: "skriv en kommando",
    commands_keys: "Enter udfør · Esc luk",
    text_keys: "{up}{down} rul · {next-sibling} {previous-sibling} næste/forrige · {back} tilbage",
};

const PROGRAM: Program = Program {
    about: "Udforsk kommunernes ikke-lovpligtige integrationsindsatser: pr. indbygger, mod gennemsnittet",
    arg_lang: "sprog: da eller en (ellers efter LC_ALL, LC_MESSAGES, LANG)",
    arg_theme: "farver: auto, dark, light, 16, mono eller high-contrast",
    arg_ascii: "tegn søjler og rammer med ASCII",
    arg_no_mouse: "lad terminalen beholde musen",
    arg_keys: "afspil taster, fx \"2<enter>\", i stedet for at læse tastaturet (med --print)",
    arg_print: "skriv skærmbilledet som tekst i denne størrelse, fx 80x24, og afslut",
    arg_ansi: "med --print: skriv også farver og fed",
    arg_watch: "genindlæs filen, hver gang den ændres",
    example_about: "Lav et konstrueret eksempel (til prøver og måling)",
    example_args: [
        "antal indsatser; kun 706 giver rapportens tal som trykt",
        "frø: samme frø giver samme eksempel på alle maskiner",
        "mappe til hele datapakken; uden den skrives indsatserne til standard output",
        "overskriv filer, der findes i forvejen",
    ],
    example_exists: |path| {
        format!("{path} findes i forvejen: vælg en anden mappe, eller overskriv med --force.")
    },
    example_create: |path, why| format!("{path} kan ikke oprettes: {why}."),
    example_write: |why| format!("eksemplet kan ikke skrives: {why}."),
    terminal: [
        "standard output er en fil eller et rør",
        "terminalen kan ikke placere markøren, TERM=dumb",
        "ingen terminal at læse taster fra",
        "terminalen afviste sine tilstande",
        "signaler eller tråde kunne ikke sættes op",
        "terminalen er allerede i brug af programmet",
    ],
    crashed: |what| format!("indsats: fejl i programmet: {what}"),
    error: "FEJL",
    damaged: |table, why| format!("den medfølgende tabel {table} er beskadiget: {why}."),
    no_terminal: |why| {
        format!("skærmen kræver en terminal ({why}). Brug --print 80x24 for at skrive et billede.")
    },
    no_tui: "programmet er bygget uden terminalskærm (feature \"tui\").",
    typed_data: "- læser data fra en anden kommando, men her kommer de fra tastaturet. Skriv fx: cat svar.csv | indsats -",
    bad_keys: |name| {
        format!(
            "ukendt tast {name} i --keys. Kendte: <enter> <esc> <tab> <s-tab> <space> <up> <down> <left> <right> <pgup> <pgdn> <home> <end> <bs> <del> <f1> <c-x> <lt>."
        )
    },
    bad_size: |text| format!("{text} er ikke en størrelse. Skriv bredde x højde, fx 80x24."),
};

const FILES: Files = Files {
    exporting: "gemmer …",
    saved: |rows| format!("gemt: {rows}"),
    saved_held: |n| format!("{n} holdt tilbage, ikke med"),
    saving: "der gemmes allerede: vent, til det er gjort",
    leaving: "gemmer … · lukker bagefter · Ctrl-C lukker straks",
    export_exists: |path| format!("{path} findes i forvejen: vælg et andet navn"),
    notes_title: "Bemærkninger",
    severities: ["afvist", "fejl", "holdt", "advarsel", "info"],
    severity_counts: [
        |n| format!("{n} {}", if n == "1" { "afvist" } else { "afviste" }),
        |n| format!("{n} fejl"),
        |n| format!("{n} tilbageholdt"),
        |n| format!("{n} {}", if n == "1" { "advarsel" } else { "advarsler" }),
        |n| format!("{n} info"),
    ],
    no_notes: "Ingen bemærkninger til filen.",
    list_keys: "{up}{down} vælg · {open} vis · {back} luk",
    note_keys: "{up}{down} rul · {next-sibling} {previous-sibling} næste/forrige · {back} liste",
    row_keys: "{open} åbn indsatsen · {next-sibling} {previous-sibling} næste/forrige · {up}{down} rul · {back} liste",
    labels: ["Fundet", "Forventet", "Hjælp", "Indsats"],
    records: [
        |line| format!("Linje {line}, som den står i filen:"),
        |row| format!("Række {row}, som den står i arket:"),
    ],
    places: [|n| format!("linje {n}"), |n| format!("kolonne {n}")],
    cleared: "filter og sted er nulstillet for at vise indsatsen",
    noted: "Bemærkning",
    first_note: |message, more, key| {
        if more == "0" {
            format!("! {message} · {key} viser den")
        } else {
            format!("! {message} (+{more}) · {key} viser dem")
        }
    },
    unreadable: |typed| format!("{typed} (kan ikke læses)"),
    typed_as: |name, typed| format!("{name} (skrevet: {typed})"),
    legend: "!    indsatsen har en bemærkning fra indlæsningen",
    files: |n| format!("{n} filer"),
    notes: |n| {
        let notes = if n == "1" {
            "bemærkning"
        } else {
            "bemærkninger"
        };
        format!("{n} {notes}")
    },
    loading: |file| format!("Indlæser {file}"),
    rows: |n| format!("{n} {}", if n == "1" { "række" } else { "rækker" }),
    percent: |n| format!("{n} pct."),
    cancel: |key| format!("{key} annullér"),
    cancelled: "indlæsningen blev annulleret; intet er vist.",
    reloading: |done, rows, key| format!("indlæser igen: {done} · {rows} · {key} annullér"),
    reloaded: |n| {
        let noun = if n == "1" { "indsats" } else { "indsatser" };
        format!("genindlæst: {n} {noun}")
    },
    dropped: |values| format!("fjernet, ikke mere i filen: {values}"),
    unreloadable: [
        "eksemplet ligger i programmet: der er intet at genindlæse",
        "standard input kan ikke læses igen",
    ],
    already: "filen er ved at blive læst",
    reload_cancelled: "genindlæsning annulleret; data er uændrede",
    unsettled: |key| {
        format!("filen ændres, mens den læses; gammel version vises · {key} prøver igen")
    },
    refused: |place, key| format!("ny version afvist: {place} · {key} viser hvorfor"),
    refused_why: |why| format!("Ny version afvist, gammel version vises: {why}"),
    missing_why: |key| {
        format!(
            "Filen mangler: den er slettet, flyttet eller har fået et andet navn. Det viste er den version, der sidst blev læst. Læg filen tilbage; {key} læser den igen."
        )
    },
    badges: [
        ["filen ændres …", "filen ændres", "ÆNDRES"],
        [
            "filen mangler, sidst læste vises",
            "filen mangler",
            "MANGLER",
        ],
        [
            "filen er ændret, gammel version vises",
            "gammel version",
            "GAMMEL",
        ],
    ],
};

/// What each command is called in Danish.
fn command(command: Command) -> CommandWords {
    let (hint, phrase) = match command {
        Command::Up => ("op", "rækken over"),
        Command::Down => ("ned", "rækken under"),
        Command::PageUp => ("side op", "en side op"),
        Command::PageDown => ("side ned", "en side ned"),
        Command::HalfUp => ("½ op", "en halv side op"),
        Command::HalfDown => ("½ ned", "en halv side ned"),
        Command::Top => ("top", "første række"),
        Command::Bottom => ("bund", "sidste række"),
        Command::Open => ("åbn", "åbn rækken"),
        Command::Back => ("op", "et niveau op; luk"),
        Command::Tab(Grouping::Region) => ("regioner", "fanen Regioner"),
        Command::Tab(Grouping::Municipality) => ("kommuner", "fanen Kommuner"),
        Command::Tab(Grouping::Area) => ("områder", "fanen Fagområder"),
        Command::Tab(Grouping::Initiative) => ("indsatser", "fanen Indsatser"),
        Command::Checks => ("kontrol", "fanen Kontrol"),
        Command::NextPane => ("panel", "næste panel/side"),
        Command::PreviousPane => ("panel", "forrige panel/side"),
        Command::PreviousSibling => ("forrige", "forrige, samme niveau"),
        Command::NextSibling => ("næste", "næste, samme niveau"),
        Command::HistoryBack => ("tilbage", "tilbage i historikken"),
        Command::HistoryForward => ("frem", "frem i historikken"),
        Command::Find => ("find", "find i listen"),
        Command::FindNext => ("næste", "næste fund"),
        Command::FindPrevious => ("forrige", "forrige fund"),
        Command::Filter => ("filter", "vælg filter"),
        Command::FilterTarget => ("målgruppe", "vælg målgruppe"),
        Command::FilterFinance => ("finansiering", "vælg finansiering"),
        Command::Only => ("kun", "kun rækkens værdi"),
        Command::Not => ("ikke", "alt andet end rækkens"),
        Command::ClearLast => ("ryd sidste", "ryd sidste filter"),
        Command::ClearAll => ("nulstil", "nulstil filter, sted"),
        Command::Undo => ("fortryd", "fortryd"),
        Command::Redo => ("gentag", "gentag"),
        Command::Measure => ("nøgletal", "næste nøgletal"),
        Command::MeasureBack => ("nøgletal", "forrige nøgletal"),
        Command::Reference => ("gns.", "næste gennemsnit"),
        Command::Sort => ("sortér", "næste sortering"),
        Command::Reverse => ("vend", "vend sorteringen"),
        Command::AboveOnly => ("over gns.", "kun over gennemsnit"),
        Command::ShowEmpty => ("vis alle", "vis/skjul – og ··"),
        Command::Scale => ("skala", "aksens skala"),
        Command::Population => ("folketal", "folketallets dato"),
        Command::Thresholds => ("tærskler", "tærskler i kontrol"),
        Command::Ghosts => ("før", "ældre version til/fra"),
        Command::Pin => ("fasthold", "fasthold/bekræft"),
        Command::Copy => ("kopiér", "kopiér som sætning"),
        Command::CopyTable => ("kopiér tabel", "kopiér tabellen"),
        Command::Bookmark => ("gem visning", "gem som bogmærke"),
        Command::Bookmarks => ("bogmærker", "gå til et bogmærke"),
        Command::CommandLine => ("kommando", "vis som kommandolinje"),
        Command::Detail => ("detaljer", "detaljer til/fra"),
        Command::Theme => ("farver", "næste farvesæt"),
        Command::Mouse => ("mus", "mus til/fra"),
        Command::Explain => ("forklar", "forklar tallet"),
        Command::Help => ("hjælp", "hjælp"),
        Command::Commands => ("kommandoer", "alle kommandoer"),
        Command::Redraw => ("gentegn", "tegn skærmen igen"),
        Command::Problems => ("bemærkninger", "filens bemærkninger"),
        Command::Export => ("gem", "gem i en fil"),
        Command::Reload => ("genindlæs", "genindlæs filen"),
        Command::Suspend => ("pause", "læg i baggrunden"),
        Command::Quit => ("afslut", "afslut"),
    };
    CommandWords { hint, phrase }
}

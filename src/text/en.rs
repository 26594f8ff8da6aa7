//! English.

use crate::query::view::Grouping;
use crate::text::command::Command;
use crate::text::words::{
    CommandWords, Files, Overlays, Program, Screen, Terms, WithheldWords, Words,
};
use crate::text::{check, failure, note};

/// English.
pub(super) static WORDS: Words = Words {
    terms: TERMS,
    screen: SCREEN,
    overlay: OVERLAYS,
    program: PROGRAM,
    check: check::en::CHECK,
    notes: note::en::TABLE,
    refusals: failure::en::REFUSALS,
    files: FILES,
    command,
};

const TERMS: Terms = Terms {
    areas: [
        "Daycare and primary school",
        "Employment",
        "Culture and leisure",
        "Social",
        "Health and elderly",
        "Integration in general",
    ],
    areas_short: [
        "Daycare/school",
        "Employment",
        "Culture/leis.",
        "Social",
        "Health/elderly",
        "Integration",
    ],
    primary: [
        "newly arrived refugees/reunified family",
        "broad, incl. descendants",
        "broad group or whole population",
    ],
    primary_short: ["a new", "b broad", "c all"],
    secondary: ["men", "women", "children", "others", "several groups"],
    finance: [
        "state (central government grant)",
        "private (e.g. foundations)",
        "municipality itself",
    ],
    finance_short: ["state", "private", "municip."],
    municipality_only: "municipality only",
    unknown_place: "outside the municipalities",
    special: ["(empty)", "_ not applicable", "unknown", "unreadable"],
    facets: [
        "Policy area",
        "Primary target group",
        "Secondary target group",
        "Source of finance",
        "Region",
        "Municipality",
        "Year",
        "Legal basis",
        "Gross expenditure",
        "Share refugees/imm./desc.",
        "Words in the text",
        "Group",
        "Response",
        "Rule",
    ],
    facets_short: [
        "area", "target 1", "target 2", "finance", "region", "municip.", "year", "legal", "gross",
        "share", "text", "group", "response", "rule",
    ],
    responses: ["responded", "did not respond", "not known"],
    groupings: ["Regions", "Municipalities", "Policy areas", "Initiatives"],
    grouping: ["Region", "Municipality", "Policy area", "Initiative"],
    measures: [
        "gross expenditure per inhabitant",
        "gross expenditure",
        "number of initiatives",
        "net expenditure per inhabitant",
        "gross expenditure per initiative",
        "gross expenditure per immigrant or descendant",
        "share of the selection's gross expenditure",
        "income share of gross expenditure",
        "gross income per inhabitant",
        "net expenditure",
        "gross income",
    ],
    measures_short: [
        "DKK/inh.",
        "DKK m",
        "initiatives",
        "net/inh.",
        "1,000/init.",
        "DKK/imm.",
        "share, %",
        "income, %",
        "inc./inh.",
        "net DKK m",
        "inc. DKK m",
    ],
    references: [
        "Denmark (all responding)",
        "own region",
        "municipalities of similar size",
        "own group",
        "the selection",
        "unweighted mean of municipalities",
        "median of municipalities",
    ],
    scales: ["linear, clipped", "√ scale", "linear, full"],
    orders: [
        "value",
        "name",
        "number of initiatives",
        "gross expenditure",
        "inhabitants",
    ],
    order_income: "gross income",
    states: [
        "has initiatives in the selection",
        "responded, 0 kroner",
        "responded, none in selection",
        "responded, no initiatives",
        "did not respond",
        "response unknown",
    ],
    quoted: |words| format!("“{words}”"),
    denmark: "Denmark",
    region: |name| format!("Region {name}"),
    below: |amount| format!("below {amount}"),
    up_to: |amount| format!("up to {amount}"),
    from: |amount| format!("from {amount}"),
    above: |amount| format!("above {amount}"),
    units: [&["m", "mio", "million"], &["", "k", "t"], &["kr", "dkk"]],
    negative: "negative",
};

const SCREEN: Screen = Screen {
    notice: "CONSTRUCTED EXAMPLE – not the municipalities' reports",
    notice_short: "EXAMPLE",
    initiatives_of: |n, all| format!("{n} of {all} initiatives"),
    filters: |n| format!("[{n} {}]", if n == 1 { "filter" } else { "filters" }),
    gross: "gross",
    income: "income",
    net: "net",
    million: |n| format!("DKK {n} m"),
    thousand: |n| format!("DKK {n}k"),
    thousands_head: "DKK 1,000",
    per_inhabitant: |n| format!("DKK {n} per inh."),
    per_immigrant: |n| format!("DKK {n} per imm./desc."),
    coverage: |with, without, silent| {
        format!(
            "{with} {} with · {without} without · {silent} did not respond",
            if with == "1" {
                "municipality"
            } else {
                "municipalities"
            }
        )
    },
    coverage_short: |with, without, silent| {
        format!("{with} with · {without} without · {silent} ··")
    },
    coverage_unknown: |n| format!("{n} unknown"),
    at_least: |n| {
        let noun = if n == "1" { "amount" } else { "amounts" };
        format!("at least: {n} {noun} missing")
    },
    left_out: |rows, amount| {
        let noun = if rows == "1" {
            "initiative"
        } else {
            "initiatives"
        };
        format!("{rows} {noun} ({amount}) not in per inh.")
    },
    left_out_short: |rows| format!("{rows} not in per inh."),
    filter: "Filter:",
    no_filter: "none",
    count_head: "count",
    spread_head: "municip.",
    inhabitants: |n| format!("{n} inh."),
    of_these_responding: |n| format!("{n} in resp."),
    none_selected: "none in selection",
    population_on: |date| format!("population {date}"),
    inhabitant_years: |years| format!("inhabitant-years {years}"),
    own_years: "each year is divided by its own population",
    withheld: WITHHELD,
    price_level: |year, level| format!("{year} accounts, {level} prices"),
    prices: |level| format!("{level} prices"),
    price_factor: |factor, from| format!("× {factor} from {from}"),
    as_reported: |amount| format!("{amount} reported"),
    no_price_level: "price level not given",
    rank: |n, of| format!("no. {n} of {of} shown"),
    national_rank: |n, of| format!("no. {n} of {of} nationally"),
    index: |n| format!("index {n}"),
    reference_is: |name, value| format!("{name} {value}"),
    unfiltered: "Unfiltered",
    largest: "Largest initiatives",
    by_area: "Policy areas",
    by_target: "Target group",
    by_finance: "Finance (combinations)",
    finance_unknown: "not given",
    line_is_denmark: |line| format!("{line} = Denmark"),
    hidden_none: |n| format!("{n} responded, none in selection"),
    hidden_silent: |n| format!("{n} did not respond"),
    hidden_unknown: |n| format!("{n} with unknown response"),
    hidden_not_above: |n| format!("{n} not above the average"),
    show_all: |key| format!("{key} shows them"),
    empty_without: |criterion, n, key| {
        format!("0 initiatives. Without ({criterion}) there would be {n}: press {key}")
    },
    empty: |key| format!("0 initiatives selected. {key} clears filters and place"),
    no_rows: "The file has no initiatives.",
    none_above: |key| format!("No rows above the average. {key} shows all"),
    small: "below 10,000 inhabitants",
    too_small: "window too small, q quits",
    fields: [
        "Municipality",
        "Policy area",
        "Gross",
        "Income",
        "Net",
        "Size",
        "Finance",
        "Legal basis",
        "Target group",
        "Share",
        "Content",
        "Purpose",
        "Source",
    ],
    size_rank: |n, of| format!("no. {n} of {of}"),
    average_per_initiative: |n| format!("avg. {n} per initiative"),
    share_of: |percent, place| format!("{percent} of {place}'s selection"),
    line_of: |line, file| format!("line {line} of {file}"),
    welcome: "{up}{down} choose · {open} open · {filter} filter · {help} help",
    axis_denmark: |n| format!("avg., {n} responding, same filter"),
    axis_region: |name, n| format!("avg. {name} ({n}), same filter"),
    axis_own_region: "avg. own region, same filter",
    axis_own_region_short: "avg. own region",
    axis_own_region_least: "avg. reg.",
    axis_peers: |n| format!("avg. {n} of similar size, same filter"),
    axis_peers_none: "avg. similar size",
    axis_peers_least: "avg. sim.",
    axis_group: |n| format!("avg. the group ({n}), same filter"),
    axis_own_group: "avg. own group, same filter",
    axis_own_group_short: "avg. own group",
    axis_own_group_least: "avg. gr.",
    peers_of: |place| format!("Of similar size to {place}"),
    no_peers: "only one municipality at a time has others of similar size",
    own_group: |name, n| format!("own group {name} ({n} responding)"),
    in_no_group: "in no group: no average",
    in_several_groups: |names| format!("in several groups ({names}): no average"),
    no_own_group: "the row does not lie in one group: no average",
    axis_selection: |n| format!("avg. selection ({n})"),
    axis_mean: |n| format!("unweighted mean of {n} municip."),
    axis_median: |n| format!("median of {n} municip."),
    axis_short: [
        |n| format!("avg. {n} resp."),
        |name| format!("avg. {name}"),
        |n| format!("avg. {n} of sim. size"),
        |n| format!("avg. group ({n})"),
        |n| format!("avg. selection ({n})"),
        |n| format!("unweighted mean ({n})"),
        |n| format!("median ({n})"),
    ],
    axis_value: |n| format!("avg. {n}"),
    axis_kind_value: [
        |n| format!("unweighted {n}"),
        |n| format!("median {n}"),
        |n| format!("med. {n}"),
    ],
    axis_per_initiative: |rule| format!("per initiative, {rule}"),
    axis_each_row: |rule| format!("{rule}: each row its own"),
    undone: |what| format!("undone: {what}"),
    redone: |what| format!("redone: {what}"),
    nothing_to_undo: "nothing to undo",
    nothing_to_redo: "nothing to redo",
    changes: [
        "tab",
        "open",
        "up",
        "filter",
        "measure",
        "average",
        "order",
        "rows shown",
        "scale",
        "population",
        "next/previous",
        "thresholds",
        "pinned",
        "bookmark",
    ],
    find: "find: ",
    found: |n, of| format!("{n} of {of}"),
    searching: |n| format!("searching … {n} so far"),
    not_found: |text| format!("no row matches “{text}”"),
    find_hint: "Enter keep · {find-next} {find-previous} next/previous · Tab use as filter · Esc cancel",
    mouse_on: "mouse on",
    mouse_off: "mouse off: select text with the terminal",
    held: |n| {
        let lines = if n == "1" { "line" } else { "lines" };
        format!("{n} {lines} held back")
    },
    counting: "counting …",
    not_counted: "could not be counted",
    worker_failed: "a part of the program failed; the data is untouched",
};

const WITHHELD: WithheldWords = WithheldWords {
    and: "and",
    unknown_level: "not given",
    mixed_prices: |levels| format!("mixed price levels: {levels}; choose one year or one file"),
    mixed_reference: |levels| format!("the average has mixed price levels: {levels}"),
    no_year: "no year in the selection to divide by",
    no_population: |years| format!("no population on 1 January {years}"),
    no_shares: |years| format!("no share of immigrants on 1 January {years}"),
    short: [
        "mixed prices",
        "avg.: mixed prices",
        "no year",
        "no population",
        "no share",
    ],
};

const OVERLAYS: Overlays = Overlays {
    filter_title: "Filter",
    filter_prompt: "type to find a value",
    filter_note: "numbers: under the other filters",
    filter_keys: "Space on/off  ! exclude  → ← unfold/fold  Enter apply  Esc cancel",
    filter_keys_typing: "Tab on/off  ↑↓ choose  Enter apply  Esc clear search",
    no_match: "no value matches",
    count: "number",
    million: "DKK m",
    help_title: "Help",
    help_keys: "type to search · ↑↓ scroll · Esc close",
    groups: ["Move", "Selection", "View", "Out and in", "Program"],
    legend: "Legend",
    legends: [
        "┃ ┊  the average that the axis names",
        "▲ ▽  above / below the average",
        "–    responded, none in the selection",
        "··   did not respond: in no average",
        "°    below 10,000 inhabitants",
        "▶    longer than the axis; the number holds",
        "≥ ≈  at least / about: an amount is missing",
    ],
    commands_title: "Commands",
    commands_prompt: "type a command",
    commands_keys: "Enter run · Esc close",
    text_keys: "{up}{down} scroll · {next-sibling} {previous-sibling} next/previous · {back} back",
};

const PROGRAM: Program = Program {
    about: "Explore the integration initiatives that Danish municipalities run without being obliged to: per inhabitant, against the average",
    arg_lang: "language: da or en (else by LC_ALL, LC_MESSAGES, LANG)",
    arg_theme: "colours: auto, dark, light, 16, mono or high-contrast",
    arg_ascii: "draw bars and frames in ASCII",
    arg_no_mouse: "leave the mouse to the terminal",
    arg_keys: "play keys, e.g. \"2<enter>\", instead of reading the keyboard (with --print)",
    arg_print: "print the screen as text in this size, e.g. 80x24, and exit",
    arg_ansi: "with --print: colours and bold as well",
    arg_watch: "read the file again whenever it changes",
    example_about: "Make a constructed example (for trials and measurements)",
    example_args: [
        "number of initiatives; the report's figures come out as printed with 706 alone",
        "seed: the same seed gives the same example on every machine",
        "folder for the whole data package; without it the initiatives go to standard output",
        "write over files that are there already",
    ],
    example_exists: |path| {
        format!("{path} is there already: choose another folder, or write over it with --force.")
    },
    example_create: |path, why| format!("{path} cannot be made: {why}."),
    example_write: |why| format!("the example cannot be written: {why}."),
    terminal: [
        "standard output is a file or a pipe",
        "the terminal cannot place the cursor, TERM=dumb",
        "no terminal to read keys from",
        "the terminal refused its modes",
        "signals or threads could not be set up",
        "the terminal is in use by the program already",
    ],
    crashed: |what| format!("indsats: a fault of the program: {what}"),
    error: "ERROR",
    damaged: |table, why| format!("the table {table} inside the program is damaged: {why}."),
    no_terminal: |why| {
        format!("the screen needs a terminal ({why}). Use --print 80x24 to print a picture.")
    },
    no_tui: "the program was built without the terminal interface (feature \"tui\").",
    typed_data: "- reads data from another command, but here they would come from the keyboard. Write for example: cat svar.csv | indsats -",
    bad_keys: |name| {
        format!(
            "unknown key {name} in --keys. Known: <enter> <esc> <tab> <s-tab> <space> <up> <down> <left> <right> <pgup> <pgdn> <home> <end> <bs> <del> <f1> <c-x> <lt>."
        )
    },
    bad_size: |text| format!("{text} is not a size. Write width x height, e.g. 80x24."),
};

const FILES: Files = Files {
    exporting: "saving …",
    saved: |rows| format!("saved: {rows}"),
    saved_held: |n| format!("{n} held back, left out"),
    saving: "a save is on its way: wait until it is done",
    leaving: "saving … · leaves when done · Ctrl-C leaves at once",
    export_exists: |path| format!("{path} is there already: choose another name"),
    notes_title: "Notes on the file",
    severities: ["refused", "error", "held", "warning", "info"],
    severity_counts: [
        |n| format!("{n} refused"),
        |n| format!("{n} {}", if n == "1" { "error" } else { "errors" }),
        |n| format!("{n} held back"),
        |n| format!("{n} {}", if n == "1" { "warning" } else { "warnings" }),
        |n| format!("{n} info"),
    ],
    no_notes: "No notes on the file.",
    list_keys: "{up}{down} choose · {open} show · {back} close",
    note_keys: "{up}{down} scroll · {next-sibling} {previous-sibling} next/previous · {back} list",
    row_keys: "{open} open the initiative · {next-sibling} {previous-sibling} next/previous · {up}{down} scroll · {back} list",
    labels: ["Found", "Expected", "Help", "Initiative"],
    records: [
        |line| format!("Line {line} as it stands in the file:"),
        |row| format!("Row {row} as it stands in the sheet:"),
    ],
    places: [|n| format!("line {n}"), |n| format!("column {n}")],
    cleared: "filters and place are cleared to show the initiative",
    noted: "Note",
    first_note: |message, more, key| {
        if more == "0" {
            format!("! {message} · {key} shows it")
        } else {
            format!("! {message} (+{more}) · {key} shows them")
        }
    },
    unreadable: |typed| format!("{typed} (cannot be read)"),
    typed_as: |name, typed| format!("{name} (typed: {typed})"),
    legend: "!    loading noted something about the initiative",
    files: |n| format!("{n} files"),
    notes: |n| format!("{n} {}", if n == "1" { "note" } else { "notes" }),
    loading: |file| format!("Loading {file}"),
    rows: |n| format!("{n} {}", if n == "1" { "row" } else { "rows" }),
    percent: |n| format!("{n}%"),
    cancel: |key| format!("{key} cancel"),
    cancelled: "loading was cancelled; nothing is shown.",
    reloading: |done, rows, key| format!("reloading: {done} · {rows} · {key} cancel"),
    reloaded: |n| {
        let noun = if n == "1" {
            "initiative"
        } else {
            "initiatives"
        };
        format!("reloaded: {n} {noun}")
    },
    dropped: |values| format!("taken out, no longer in the file: {values}"),
    unreloadable: [
        "the example is part of the program: there is nothing to reload",
        "standard input cannot be read again",
    ],
    already: "the file is being read",
    reload_cancelled: "reloading cancelled; the data is unchanged",
    unsettled: |key| {
        format!("the file changes while it is read; old version shown · {key} tries again")
    },
    refused: |place, key| format!("new version refused: {place} · {key} shows why"),
    refused_why: |why| format!("New version refused, old version shown: {why}"),
    missing_why: |key| {
        format!(
            "The file is missing: it was deleted, moved or renamed. What is shown is the version that was read last. Put the file back; {key} reads it again."
        )
    },
    badges: [
        ["file is changing …", "file changing", "CHANGING"],
        [
            "file is missing, last version shown",
            "file missing",
            "MISSING",
        ],
        ["file has changed, old version shown", "old version", "OLD"],
    ],
};

/// What each command is called in English.
fn command(command: Command) -> CommandWords {
    let (hint, phrase) = match command {
        Command::Up => ("up", "the row above"),
        Command::Down => ("down", "the row below"),
        Command::PageUp => ("page up", "a page up"),
        Command::PageDown => ("page down", "a page down"),
        Command::HalfUp => ("½ up", "half a page up"),
        Command::HalfDown => ("½ down", "half a page down"),
        Command::Top => ("top", "the first row"),
        Command::Bottom => ("bottom", "the last row"),
        Command::Open => ("open", "open the row"),
        Command::Back => ("up", "one level up; close"),
        Command::Tab(Grouping::Region) => ("regions", "tab Regions"),
        Command::Tab(Grouping::Municipality) => ("municip.", "tab Municipalities"),
        Command::Tab(Grouping::Area) => ("areas", "tab Policy areas"),
        Command::Tab(Grouping::Initiative) => ("initiatives", "tab Initiatives"),
        Command::Checks => ("checks", "tab Checks"),
        Command::NextPane => ("panel", "next panel/page"),
        Command::PreviousPane => ("panel", "previous panel/page"),
        Command::PreviousSibling => ("previous", "previous, same level"),
        Command::NextSibling => ("next", "next, same level"),
        Command::HistoryBack => ("back", "back in history"),
        Command::HistoryForward => ("forward", "forward in history"),
        Command::Find => ("find", "find in the list"),
        Command::FindNext => ("next", "next hit"),
        Command::FindPrevious => ("previous", "previous hit"),
        Command::Filter => ("filter", "choose filters"),
        Command::FilterTarget => ("target", "choose target group"),
        Command::FilterFinance => ("finance", "choose finance"),
        Command::Only => ("only", "only this value"),
        Command::Not => ("not", "all but this value"),
        Command::ClearLast => ("clear last", "clear the last filter"),
        Command::ClearAll => ("clear all", "clear filters, place"),
        Command::Undo => ("undo", "undo"),
        Command::Redo => ("redo", "redo"),
        Command::Measure => ("measure", "next measure"),
        Command::MeasureBack => ("measure", "previous measure"),
        Command::Reference => ("avg.", "next average"),
        Command::Sort => ("sort", "next sort order"),
        Command::Reverse => ("reverse", "reverse the order"),
        Command::AboveOnly => ("above avg.", "only above average"),
        Command::ShowEmpty => ("show all", "show/hide – and ··"),
        Command::Scale => ("scale", "scale of the axis"),
        Command::Population => ("population", "date of population"),
        Command::Thresholds => ("thresholds", "thresholds in checks"),
        Command::Ghosts => ("before", "old values on/off"),
        Command::Pin => ("pin", "pin; confirm rename"),
        Command::Copy => ("copy", "copy as a sentence"),
        Command::CopyTable => ("copy table", "copy the table"),
        Command::Bookmark => ("keep view", "keep as a bookmark"),
        Command::Bookmarks => ("bookmarks", "go to a bookmark"),
        Command::CommandLine => ("command", "show as command line"),
        Command::Detail => ("detail", "details on/off"),
        Command::Theme => ("colours", "next theme"),
        Command::Mouse => ("mouse", "mouse on/off"),
        Command::Explain => ("explain", "explain the figure"),
        Command::Help => ("help", "help"),
        Command::Commands => ("commands", "all commands"),
        Command::Redraw => ("redraw", "draw the screen again"),
        Command::Problems => ("notes", "notes on the file"),
        Command::Export => ("save", "save to a file"),
        Command::Reload => ("reload", "reload the file"),
        Command::Suspend => ("suspend", "suspend the program"),
        Command::Quit => ("quit", "quit"),
    };
    CommandWords { hint, phrase }
}

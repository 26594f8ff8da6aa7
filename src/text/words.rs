//! The shape of a language: one field for every word or sentence. A language is one file that fills it.
//!
//! A missing text does not compile, so none is found missing at run time. A name in braces, as in `{open} opens`, stands
//! for the key of that command ([`Command::id`]), which the user may have changed.

use crate::text::check::Check;
use crate::text::command::Command;
use crate::text::failure::Refusals;
use crate::text::note::Table;

/// A text with one argument, already formatted.
pub type With1 = fn(&str) -> String;
/// A text with two arguments, already formatted.
pub type With2 = fn(&str, &str) -> String;
/// A text with three arguments, already formatted.
pub type With3 = fn(&str, &str, &str) -> String;

/// What a command is called.
#[derive(Clone, Copy, Debug)]
pub struct CommandWords {
    /// One or two words for the line of hints.
    pub hint: &'static str,
    /// A short phrase for help and palette.
    pub phrase: &'static str,
}

/// Every word of a language.
#[derive(Debug)]
pub struct Words {
    /// Names of vocabularies, facets, measures and references.
    pub terms: Terms,
    /// Words of the screen.
    pub screen: Screen,
    /// Words of overlays: filter palette, help, commands.
    pub overlay: Overlays,
    /// Words of the command line and of errors.
    pub program: Program,
    /// Words of the command line that tells of files.
    pub check: Check,
    /// What is said of each code of loading.
    pub(super) notes: Table,
    /// Why a file is not loaded.
    pub(super) refusals: Refusals,
    /// Words of the file behind the screen.
    pub files: Files,
    /// What each command is called.
    pub command: fn(Command) -> CommandWords,
}

/// Names of vocabularies, facets, measures and references; lists are in the order of their enums.
#[derive(Debug)]
pub struct Terms {
    /// Policy areas.
    pub areas: [&'static str; 6],
    /// Policy areas, at most 14 cells.
    pub areas_short: [&'static str; 6],
    /// Primary target groups.
    pub primary: [&'static str; 3],
    /// Primary target groups, at most 9 cells.
    pub primary_short: [&'static str; 3],
    /// Secondary target groups.
    pub secondary: [&'static str; 5],
    /// Sources of finance.
    pub finance: [&'static str; 3],
    /// Sources of finance as one short word.
    pub finance_short: [&'static str; 3],
    /// The municipality alone.
    pub municipality_only: &'static str,
    /// A municipality that can be no municipality.
    pub unknown_place: &'static str,
    /// Empty, `_`, unknown, unreadable.
    pub special: [&'static str; 4],
    /// Facets.
    pub facets: [&'static str; 14],
    /// Facets, for chips.
    pub facets_short: [&'static str; 14],
    /// Responded, did not respond, not known.
    pub responses: [&'static str; 3],
    /// Groupings, plural: the tabs.
    pub groupings: [&'static str; 4],
    /// Groupings, singular: column heads.
    pub grouping: [&'static str; 4],
    /// Measures, in full.
    pub measures: [&'static str; 11],
    /// Measures as a column head, at most 9 cells.
    pub measures_short: [&'static str; 11],
    /// References, in full.
    pub references: [&'static str; 7],
    /// Scales.
    pub scales: [&'static str; 3],
    /// Order keys.
    pub orders: [&'static str; 5],
    /// The order key that counts, in the list of initiatives.
    pub order_income: &'static str,
    /// States of a municipality: with, zero kroner, none in selection, no initiatives, silent, unknown.
    pub states: [&'static str; 6],
    /// Words in quotation marks.
    pub quoted: With1,
    /// The country.
    pub denmark: &'static str,
    /// A region by its name.
    pub region: With1,
    /// Below an amount.
    pub below: With1,
    /// Up to and including an amount.
    pub up_to: With1,
    /// From an amount.
    pub from: With1,
    /// More than an amount.
    pub above: With1,
    /// Words for million, thousand and kroner that may follow a typed number.
    pub units: [&'static [&'static str]; 3],
    /// Below zero.
    pub negative: &'static str,
}

/// Words of the screen.
#[derive(Debug)]
pub struct Screen {
    /// The notice of the constructed example.
    pub notice: &'static str,
    /// The notice where there is no room.
    pub notice_short: &'static str,
    /// "n of m initiatives".
    pub initiatives_of: With2,
    /// "1 filter", "3 filters".
    pub filters: fn(usize) -> String,
    /// Gross expenditure, income, net, short.
    pub gross: &'static str,
    /// Gross income.
    pub income: &'static str,
    /// Net expenditure.
    pub net: &'static str,
    /// Millions of kroner.
    pub million: With1,
    /// Thousands of kroner.
    pub thousand: With1,
    /// The unit of a column of thousands.
    pub thousands_head: &'static str,
    /// Kroner per inhabitant.
    pub per_inhabitant: With1,
    /// Kroner per immigrant or descendant.
    pub per_immigrant: With1,
    /// Municipalities with, without and not responding, in full.
    pub coverage: With3,
    /// The same where there is little room.
    pub coverage_short: With3,
    /// Municipalities whose response is not known.
    pub coverage_unknown: With1,
    /// "at least": amounts are missing.
    pub at_least: With1,
    /// Kroner without a denominator.
    pub left_out: With2,
    /// The same in few cells: the initiatives.
    pub left_out_short: With1,
    /// The heading of the chips.
    pub filter: &'static str,
    /// No filter is set.
    pub no_filter: &'static str,
    /// The number of initiatives as a column head, at most 5 cells.
    pub count_head: &'static str,
    /// The distribution of municipalities as a column head.
    pub spread_head: &'static str,
    /// Inhabitants.
    pub inhabitants: With1,
    /// The inhabitants that a figure per inhabitant of a group divides by: those of its responding municipalities.
    pub of_these_responding: With1,
    /// An area or a region without initiatives in the selection.
    pub none_selected: &'static str,
    /// The date of the populations in use.
    pub population_on: With1,
    /// Inhabitants of each of several years.
    pub inhabitant_years: With1,
    /// The date of the populations changes nothing: each year has its own.
    pub own_years: &'static str,
    /// Why figures are held back.
    pub withheld: WithheldWords,
    /// The accounts year and price level.
    pub price_level: With2,
    /// The price level alone.
    pub prices: With1,
    /// A price factor, and the level that it leads from.
    pub price_factor: With2,
    /// An amount as it was reported, before a price factor.
    pub as_reported: With1,
    /// The price level is not named by the data.
    pub no_price_level: &'static str,
    /// Rank within the rows shown.
    pub rank: With2,
    /// Rank among all responding municipalities.
    pub national_rank: With2,
    /// Index with the reference as 100.
    pub index: With1,
    /// Index 100 is the reference.
    pub reference_is: With2,
    /// Everything that the place reports, whatever the filter.
    pub unfiltered: &'static str,
    /// Largest initiatives.
    pub largest: &'static str,
    /// Split by policy area.
    pub by_area: &'static str,
    /// Split by target group.
    pub by_target: &'static str,
    /// Split by sources.
    pub by_finance: &'static str,
    /// Initiatives whose sources are not known.
    pub finance_unknown: &'static str,
    /// The line in the bar is Denmark's.
    pub line_is_denmark: With1,
    /// Hidden: responded, none in the selection; did not respond; hidden by "above average only".
    pub hidden_none: With1,
    /// Hidden: did not respond.
    pub hidden_silent: With1,
    /// Hidden: response not known.
    pub hidden_unknown: With1,
    /// Hidden: not above the average.
    pub hidden_not_above: With1,
    /// The key that shows them.
    pub show_all: With1,
    /// The selection is empty; without a criterion there would be so many; press.
    pub empty_without: With3,
    /// The selection is empty whatever single criterion goes.
    pub empty: With1,
    /// The data set has no initiative at all.
    pub no_rows: &'static str,
    /// No row is above the average.
    pub none_above: With1,
    /// The small-population mark, explained.
    pub small: &'static str,
    /// The window is too small.
    pub too_small: &'static str,
    /// Fields of an initiative: municipality, area, gross, income, net, size, finance, legal basis, target,
    /// share, content, purpose, source.
    pub fields: [&'static str; 13],
    /// An initiative's rank by size.
    pub size_rank: With2,
    /// The average per initiative.
    pub average_per_initiative: With1,
    /// Its share of its municipality's selection.
    pub share_of: With2,
    /// File and line.
    pub line_of: With2,
    /// First start.
    pub welcome: &'static str,
    /// The average of the rule, as the axis names it: Denmark.
    pub axis_denmark: With1,
    /// A named region.
    pub axis_region: With2,
    /// Each row's own region.
    pub axis_own_region: &'static str,
    /// The same where there is little room.
    pub axis_own_region_short: &'static str,
    /// The same in at most 10 cells.
    pub axis_own_region_least: &'static str,
    /// So many peers.
    pub axis_peers: With1,
    /// Peers where no row has any.
    pub axis_peers_none: &'static str,
    /// The peers of each row, in very few cells.
    pub axis_peers_least: &'static str,
    /// The group that all rows lie in, with so many municipalities.
    pub axis_group: With1,
    /// The group that each row lies in.
    pub axis_own_group: &'static str,
    /// The same in few cells.
    pub axis_own_group_short: &'static str,
    /// The same in very few cells.
    pub axis_own_group_least: &'static str,
    /// Before the names of the peers of a place.
    pub peers_of: With1,
    /// Regions, and lists of several municipalities, have no peers.
    pub no_peers: &'static str,
    /// The own group, its responding municipalities.
    pub own_group: With2,
    /// The place is in no group.
    pub in_no_group: &'static str,
    /// The place is in several groups, by name.
    pub in_several_groups: With1,
    /// The municipalities of a row do not lie in one group.
    pub no_own_group: &'static str,
    /// The selection.
    pub axis_selection: With1,
    /// Unweighted mean.
    pub axis_mean: With1,
    /// Median.
    pub axis_median: With1,
    /// The average of the rule where there is little room: Denmark, a region, selection, mean, median.
    pub axis_short: [With1; 7],
    /// An average by its value alone, where there is room for nothing else.
    pub axis_value: With1,
    /// An unweighted mean, a median and a median in few cells, by the value alone.
    pub axis_kind_value: [With1; 3],
    /// Per initiative, added to a rule's name.
    pub axis_per_initiative: With1,
    /// Each row has its own.
    pub axis_each_row: With1,
    /// The end of the axis cuts longer bars.
    pub undone: With1,
    /// A change was done again.
    pub redone: With1,
    /// Nothing to undo.
    pub nothing_to_undo: &'static str,
    /// Nothing to do again.
    pub nothing_to_redo: &'static str,
    /// Changes of the view: tab, drill, back, filter, measure, reference, order, condition, scale, date, place, thresholds,
    /// pinned rows, bookmark.
    pub changes: [&'static str; 14],
    /// Find: the prompt.
    pub find: &'static str,
    /// Find: hit of hits.
    pub found: With2,
    /// Find: hits so far, while rows are left to look at.
    pub searching: With1,
    /// Find: nothing.
    pub not_found: With1,
    /// Find: what Tab does.
    pub find_hint: &'static str,
    /// Mouse on.
    pub mouse_on: &'static str,
    /// Mouse off.
    pub mouse_off: &'static str,
    /// Lines that are in no number.
    pub held: With1,
    /// Where figures will stand that are not counted yet.
    pub counting: &'static str,
    /// Where figures would stand that came to nothing.
    pub not_counted: &'static str,
    /// A worker failed; the data stays.
    pub worker_failed: &'static str,
}

/// Why figures are held back; price levels and years come listed.
#[derive(Debug)]
pub struct WithheldWords {
    /// Between the last two of a list.
    pub and: &'static str,
    /// A price level that nothing says, in a list of others.
    pub unknown_level: &'static str,
    /// The selected initiatives are in several price levels; what to do.
    pub mixed_prices: With1,
    /// Those of the average are.
    pub mixed_reference: With1,
    /// No year is selected.
    pub no_year: &'static str,
    /// Years without a population of 1 January.
    pub no_population: With1,
    /// Years without a share of immigrants of 1 January.
    pub no_shares: With1,
    /// Each of them where there is little room, in the same order.
    pub short: [&'static str; 5],
}

/// Words of overlays.
#[derive(Debug)]
pub struct Overlays {
    /// The filter palette's title.
    pub filter_title: &'static str,
    /// Its prompt.
    pub filter_prompt: &'static str,
    /// What its numbers mean.
    pub filter_note: &'static str,
    /// Its keys.
    pub filter_keys: &'static str,
    /// Its keys while a query is typed.
    pub filter_keys_typing: &'static str,
    /// Nothing matches the query.
    pub no_match: &'static str,
    /// The number column.
    pub count: &'static str,
    /// The kroner column.
    pub million: &'static str,
    /// The help's title.
    pub help_title: &'static str,
    /// How to leave help.
    pub help_keys: &'static str,
    /// Groups of commands: move, filter, view, program.
    pub groups: [&'static str; 5],
    /// The legend's title.
    pub legend: &'static str,
    /// The legend: line, above and below, none, silent, small, overflow, amounts that are missing.
    pub legends: [&'static str; 7],
    /// The command palette's title.
    pub commands_title: &'static str,
    /// Its prompt.
    pub commands_prompt: &'static str,
    /// Its keys.
    pub commands_keys: &'static str,
    /// The full text's keys.
    pub text_keys: &'static str,
}

/// Words of the command line and of errors.
#[derive(Debug)]
pub struct Program {
    /// What the program is.
    pub about: &'static str,
    /// `--lang`.
    pub arg_lang: &'static str,
    /// `--theme`.
    pub arg_theme: &'static str,
    /// `--ascii`.
    pub arg_ascii: &'static str,
    /// `--no-mouse`.
    pub arg_no_mouse: &'static str,
    /// `--keys`.
    pub arg_keys: &'static str,
    /// `--print`.
    pub arg_print: &'static str,
    /// `--ansi`.
    pub arg_ansi: &'static str,
    /// `--watch`.
    pub arg_watch: &'static str,
    /// The command that makes an example.
    pub example_about: &'static str,
    /// The arguments of the example: number, seed, folder, force.
    pub example_args: [&'static str; 4],
    /// A file of the example is there already.
    pub example_exists: With1,
    /// A file of the example cannot be made, and why.
    pub example_create: With2,
    /// The example cannot be written, and why.
    pub example_write: With1,
    /// Why there is no terminal: output, dumb, input, modes, threads, entered before.
    pub terminal: [&'static str; 6],
    /// A fault of the program, and where.
    pub crashed: With1,
    /// The word that begins an error.
    pub error: &'static str,
    /// A shipped table is damaged.
    pub damaged: With2,
    /// The terminal interface needs a terminal.
    pub no_terminal: With1,
    /// The program was built without the terminal interface.
    pub no_tui: &'static str,
    /// Data are asked for from the terminal that the keys come from.
    pub typed_data: &'static str,
    /// A key name is unknown.
    pub bad_keys: With1,
    /// A size is not two numbers with an x between.
    pub bad_size: With1,
}

/// Words of the file behind the screen: what was noted about it, loading it, and reading it again.
#[derive(Debug)]
pub struct Files {
    /// Saving has begun.
    pub exporting: &'static str,
    /// So many rows were saved, where there is no room for more.
    pub saved: With1,
    /// So many records that are kept aside were not.
    pub saved_held: With1,
    /// Another save is on its way.
    pub saving: &'static str,
    /// The program is left when saving is done; Ctrl-C leaves at once.
    pub leaving: &'static str,
    /// A file is there already, and the screen writes over none.
    pub export_exists: With1,
    /// The title of the notes.
    pub notes_title: &'static str,
    /// Severities in at most 8 cells: refused, error, held, warning, note.
    pub severities: [&'static str; 5],
    /// How many of each severity.
    pub severity_counts: [With1; 5],
    /// Nothing was noted.
    pub no_notes: &'static str,
    /// The keys of the list of notes.
    pub list_keys: &'static str,
    /// The keys of a note.
    pub note_keys: &'static str,
    /// The keys of a note that is about a row.
    pub row_keys: &'static str,
    /// Labels of a note in at most 11 cells: found, expected, help, initiative.
    pub labels: [&'static str; 4],
    /// The record of a line of a text, and of a row of a sheet.
    pub records: [With1; 2],
    /// A line, and a column, of a file.
    pub places: [With1; 2],
    /// The filter was cleared to show a row.
    pub cleared: &'static str,
    /// The label of an initiative's notes, at most 13 cells.
    pub noted: &'static str,
    /// The first note of an initiative, how many more, and the key.
    pub first_note: With3,
    /// Text that cannot be read as a value.
    pub unreadable: With1,
    /// A value, and the text that stands in the file for it.
    pub typed_as: With2,
    /// The mark of a noted row, explained.
    pub legend: &'static str,
    /// A number of files.
    pub files: With1,
    /// A number of errors and warnings.
    pub notes: With1,
    /// A file is being loaded.
    pub loading: With1,
    /// A number of rows.
    pub rows: With1,
    /// Whole percent.
    pub percent: With1,
    /// The key that cancels.
    pub cancel: With1,
    /// Loading was cancelled before anything was loaded.
    pub cancelled: &'static str,
    /// The file is read again: how much of it is done, rows, and the key that cancels.
    pub reloading: With3,
    /// The file was read again: so many initiatives.
    pub reloaded: With1,
    /// Values of the view that the file has no longer.
    pub dropped: With1,
    /// Why nothing can be read again: the example in the program, standard input.
    pub unreloadable: [&'static str; 2],
    /// The file is being read already.
    pub already: &'static str,
    /// Reading it again was cancelled.
    pub reload_cancelled: &'static str,
    /// The file changed while it was read; the key that tries again.
    pub unsettled: With1,
    /// The new version is refused: where, and the key that shows why.
    pub refused: With2,
    /// The new version is refused, and why.
    pub refused_why: With1,
    /// A file is not there, what that means, and the key that reads it again.
    pub missing_why: With1,
    /// The badge in full, short and in few cells: the file is changing, is missing, is newer than what is shown.
    pub badges: [[&'static str; 3]; 3],
}

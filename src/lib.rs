//! `indsats`: what Danish municipalities do for integration beyond the law, per inhabitant and against the average.
//!
//! This page is the map. It is kept true: a change of a layer, a module or a key changes it in the same commit.
//!
//! # The one idea: a View is a value
//!
//! Everything on a screen follows from two values: a [`Dataset`] (immutable) and a [`View`] (what is asked).
//!
//! ```text
//! View = scope (where) + filter (which initiatives) + grouping (region | municipality | area | initiative)
//!      + measure + reference (which average) + population date + order + row conditions + presentation
//!      + page (the rows, or a check of the numbers) + thresholds + pins (rows that are compared)
//! ```
//!
//! [`View::answer`] computes an [`Answer`] from them: rows with value, reference, standing, rank and coverage, totals,
//! and what is hidden or missing. The terminal draws an answer, [`document`] writes it in every format, and
//! [`View::explain`](query::view::View::explain) tells of each of its figures what it is made of. A view is written as
//! flags, and they read back as the same view ([`text::flag`]).
//! Drilling down is a new view, going back the previous one; history, undo and redo are a list of views. A tab is a
//! grouping, the fifth the pages of checks, so that scope and filter hold across tabs.
//!
//! # Layers: who may name whom
//!
//! ```text
//! main ─> cli ─┐
//!      ─> tui ─┴─> document ─> text ─> query ──────────────────> domain
//!                                   ─> store ─> export ─> load ─> domain
//! ```
//!
//! | layer | what it is | what it does not know |
//! | --- | --- | --- |
//! | [`domain`] | the survey's vocabularies, places and groups, exact money, price factors, columns, notes, rules, corrections, published figures; text from outside made visible | files, questions, words |
//! | [`load`] | bytes to a data set and notes, and what is laid over it or held against it; the package inside the program; whether files have changed | questions, words |
//! | [`export`] | a data set to files that load back equal, written whole or not at all; a correction to its file | questions, words |
//! | [`query`] | questions: view, survey (one pass), groups, references, facets, profile, search; checks: reconciliation, rules, estimate, robustness, concentration, differences; explanations; pins and their comparison; a view carried to another data set | files, words |
//! | [`text`] | every word and number format, Danish and English; names of values; a view as flags; the answer as a typed table, what it rests on, the sentence for the minutes; explanations, comparisons and pages of checks as sheets; the geometry of bars | terminals |
//! | [`document`] | an answer as a document: one typed table and what it rests on, in every format that leaves the program | terminals, arguments |
//! | [`store`] | what the user keeps between sessions: configuration, bookmarks, the last session; human-readable files under the XDG folders | views, words |
//! | [`cli`] | arguments in the reader's language; `indsats show`, `check`, `reconcile`, `explain`, `map`, `export`, `diff`, `example`, `open`, `config`, `completions`, `man` | the screen |
//! | `tui` (feature `tui`) | model, messages, key table and the user's keys, pages of checks, comparison, pictures, clipboard, terminal | the command line |
//!
//! `src/main/screen.rs` alone knows both `cli` and `tui`. The compiler holds the line: `cargo check
//! --no-default-features` builds everything but `tui` without ratatui, and `tests/layers.rs` compiles `domain` and
//! `query` alone and reads who names whom.
//!
//! # How a number comes about
//!
//! Rows that say the same in the closed vocabularies share a cell ([`domain::dataset::Cell`]), and `query::cube` counts
//! once what each cell adds up to. [`query::survey::Survey`] then passes over cells, not rows, and tallies those that
//! meet the filter, by place and policy area, whatever the scope; what a cell does not hold (legal basis, amounts,
//! shares, words, rules) goes through a kept set of rows (`query::rest`) first. Groups and references are sums of those
//! tallies: a reference under "Denmark" sums
//! all responding places, one under "selection" those in scope. A filter of initiatives therefore never moves a
//! denominator, and a silent municipality is in none. Years alone do: several are divided by the people of each
//! ([`query::survey`] has the rule), and sums of mixed price levels are held back with the reason
//! ([`query::denominator::Withheld`]). Money is an `i128` of hundred-millionths of a krone, so that an øre times a price
//! factor is exact, until a `Decimal` is printed; a bar's length is an integer number of eighths.
//!
//! # How it stays quick at ten million rows
//!
//! - A large file of delimited text is read in chunks by several threads (`load::chunks`), each through the same rules as
//!   a small file; the parts are joined as if they had been read in order, by one thread while the
//!   others read on, and filled again and again.
//! - Where cells and lines end is found sixty-four bytes at a time (`load::marks`). What coded cells that stand side by
//!   side meant before they mean again (`load::lane`): in files of every size a record of such cells is entered in codes
//!   ([`domain::dataset::Entry`]) without a look at the rules.
//! - Its content and purpose stay in the file (`load::shelf`): [`domain::prose::Prose`] is read back when it is asked
//!   for, while the file is still the one that was loaded.
//! - The rows of an answer are windows: a kept permutation of all rows for each order (`query::sorted`), and a selection
//!   that is asked of one row at a time (`query::selection`); where the selected rows stand is found only where someone
//!   looks. `query::ready` says whether a question needs a pass over rows, and makes it beforehand. A kept order also
//!   knows how many rows of each cell lie in each of its pieces, so that the middle of a list and the place of a row are
//!   found without a pass.
//! - `tui::asked` keeps answers by what they depend on, and what needs a pass over many rows is counted beside the loop
//!   (`tui::run::counter`) while the screen says "counting". `/` searches a little at a time (`query::search`).
//! - `tui::run::ahead` finds, with threads that give way to whatever somebody waits for, what a large data set is likely
//!   to be asked (`query::ready`): the orders by amount after loading, the titles once a list is open.
//! - Numbers of which there are few different ones are counted into an order, not compared (`query::sorted::counted`); the
//!   ends and the middle of a selection come from counted cells.
//! - No title is kept twice: find keeps which letters each has, and folds again those that may match.
//! - Words are looked for in the bytes of a file many rows at a time (`query::words`): in a form in which every spelling
//!   of a word has a part in common; a record is taken apart only where a text is asked for.
//! - What is copied is made in a thread (`tui::run::copy`), one text at a time and then the one asked for last. How an
//!   earlier version became the data is found by whoever first asks (`tui::compare`).
//! - What the first screen does not show is found when somebody asks: the report's figures, the hashes of the files
//!   inside the program, the arguments of commands that nobody named (`cli::parse`).
//! - A small data set has none of this but the lane: one thread, texts in memory, answers at once.
//!
//! # How a number is checked
//!
//! A check is a query with a typed result ([`query::reconcile`], [`query::quality`], [`query::estimate`],
//! [`query::robustness`], [`query::concentration`], [`query::diff`]), a file of [`text::page`] that says it as a
//! [`text::sheet::Sheet`], and nothing else: `tui::view::sheet` and [`document::sheet`] draw every sheet alike. A line of a
//! sheet carries what stands behind it in words, and the view whose rows they are.
//!
//! # How an answer leaves the program
//!
//! `Language::table` makes one [`text::table::Table`] of an answer: each cell holds the exact value and the screen's
//! words for it, and records are made one by one. `Language::about` says what it rests on, as [`text::about::Fact`]s.
//! A [`document::Document`] is view, data and day, and [`document::write`] gives it to one file for each
//! [`document::Format`]; `indsats show`, the dialog of `e` and the tests all write through it. What the user copies is
//! [`text::minutes`] (a sentence) or [`document::paste`] (the table). A bookmark, the session and `;` hold a view as its
//! flags, which always name grouping, measure and average, so that no configuration can change what they mean.
//!
//! # How a key travels
//!
//! `terminal` (reader thread) → `keymap::msg(keys, mode, key)` → `Msg` → `update(&mut Model, Msg) -> Option<Effect>` →
//! [`View::answer`] → `view(&Model, &mut Frame)`. On a page of checks the model also holds the sheet that
//! `Language::page` gives for the view. An `Effect` (leave, suspend, redraw, mouse, reload, save, correct, copy,
//! keep, forget) is done by the loop (`tui::run::show`, `tui::run::act`): `tui::run` is the only place of the layer that
//! does I/O. Copying is an order (`tui::copying`) whose text comes back as news, because the session alone writes to the
//! terminal. `tui::script` writes keys as text, so that `--keys` and the tests play them; `tui::picture` turns a frame
//! into text or a drawing. `tui::keys` are the keys in force: the table's, or those of the configuration.
//! `tui::run::keep` writes the session when the loop is idle, and on every way out.
//!
//! # How a file comes to the screen
//!
//! `tui::run` reads in a thread of its own (`load::watch::read`). When that takes longer than 60 ms, `view::loading`
//! shows how far it is. `Ctrl-R`, and with `--watch` a change that stands still, reads again; the outcome reaches the
//! loop through its one channel, and `update::reload` puts the new data set under the same view: places and legal
//! bases are carried over by name (`query::carry`), for every moment of the timeline. A refusal, a missing file or one
//! that changed while it was read leaves the old data set, with a badge before the breadcrumb. What loading noted is
//! the model's `report`: the list of notes, the marks at rows and the first status line come from it.
//!
//! Of a large file [`load::first`] gives the first rows. The screen opens on them and says at its totals, averages and
//! profile that they are the first; `update::reload` puts the whole in their place under the same view. What would be
//! wrong of the first rows alone (saving, copying, corrections, checks) waits. Esc stops the reading; Ctrl-R reads on.
//!
//! # Invariants
//!
//! - Drawing takes `&Model`: no I/O, no clock, no configuration. Only visible rows are formatted, and
//!   `Model::read_passages` has read their long texts before.
//! - One overlay at a time; the mode of the keys is derived from it, never stored.
//! - A record that does not parse is a note, never a lost row and never the failure of a file.
//! - No denominator gives no number, never 0. Kroner without a denominator are counted beside the figure.
//! - The total is counted apart from the groups: a row with two sources of finance stands once in it.
//! - Nothing is told by colour alone.
//! - Every code and every error of loading has its words in every language, or the program does not compile.
//! - The rows that an explanation lists add up to its numerator, and its formula gives the figure that is shown.
//! - Rules judge a loaded data set: they change no figure, and nothing that `check` counts. What they find follows from
//!   the data alone: it is kept beside it ([`domain::derived`]) and found when it is first asked for.
//! - Only silent municipalities are predicted; an interval names its assumption, draws and seed.
//! - A correction is applied only while its old value stands, and the source is never written.
//! - A proposed rename counts as removed and added until a person confirms it. A ghost moves no reference.
//! - A data set on the screen goes only when a whole and settled one takes its place.
//! - Cells and rows give the same answer, one thread and many the same data set, a text kept and one read back the same
//!   text: each has a law that says so.
//! - The csv crate is the reference of `load::records`, on the corpus and on generated text; the lane gives what the rules
//!   give.
//! - No average of the first rows of a file stands without the mark. No figure of an older question stands under a newer
//!   one: there is "counting", or nothing. A question that came to nothing says so there until the view changes.
//! - Nothing proportional to the rows is counted on the loop by a key: it is a question (`tui::asked`), an order to save
//!   or to copy, or a slice of a search. An overlay about a row waits while its list is counted, and closes where the row
//!   is gone.
//! - Rows that share a mark of repeated rows and say something else are told apart by what is stored.
//! - No answer holds a list of rows. A search in slices comes to the rank of all labels; of a long list the best 1,000
//!   hits are kept and all are counted.
//! - A long text that was left in its file is read only while the file is the one that was loaded; what lost one is never
//!   written as whole. Of many records read at once, the stamp of the file and the titles of the first and the last are
//!   looked at.
//! - Text from outside is [`domain::raw::Raw`]; `shown()` is its only way to a screen.
//! - While the constructed example is loaded its notice stands in the first row of every screen, and in every document.
//! - No format has a number of its own: each is a cell of the typed table.
//! - Pins move no total, reference or denominator; a pinned place is compared whole, by its own people.
//! - A hash is of the bytes that were read, never of what stands at the path later: that of a large file is found when a
//!   document asks, and a file that has changed meanwhile has none.
//! - The day is asked for by the loop and by `main` alone.
//! - The configuration changes nothing that `show` says but its language.
//! - A sentence about keys names the command, never the key.
//!
//! # Where a change lands
//!
//! | change | where |
//! | --- | --- |
//! | a measure | `query/measure.rs`, words |
//! | a reference | `query/reference.rs`, `query/references.rs`, `query/explain/average.rs`, words |
//! | a flag of a view | one line of `text/flag/mod.rs`, its help, `parse` and `print` |
//! | a term of an explanation | `query/explain`, `text/explain/facts.rs` |
//! | a page of checks | a query, a file of `text/page`, its name in `text/page/frame` |
//! | a rule for the data | `domain/rule.rs`, a function of `query/quality`, an entry in `text/rule/da` and `en`, its lines in `text/rule/example.rs` |
//! | a quantity or condition of published figures | `domain/published`, `load/published`, `query/reconcile/compute.rs`, `text/reconcile` |
//! | the model of the estimate | `query/estimate`; `cargo bench --bench coverage` measures how often the interval holds |
//! | what counts as the same row | `query/diff` |
//! | a rule of denominators | `query/survey.rs` (in words), `query/denominator.rs` |
//! | a facet | `query/criteria.rs`, a column of `domain/dataset`, a rule of `load/fields.rs`, words |
//! | a key | one line of `tui/keymap.rs`, one of `text/command.rs` with an id that never changes, words |
//! | a column of documents | one line of `text/table/group.rs` or `initiative.rs`, its headings in `da` and `en`, `document/schema` |
//! | a format | one file of `document`, `document/format.rs`, `tui/saving.rs`, `text/saving` |
//! | a fact of every document | `text/about`, its words in `da` and `en` |
//! | the axis of bars, or its heading in words | `text/scale.rs`, for the screen, tables and pages |
//! | a part of the picture | one file of `document/picture/chart`, words in `text/picture` |
//! | the comparison | `query/comparison`, `text/comparison`, `tui/view/comparison.rs` |
//! | a setting of the configuration | `store/config`, `cli/config`, `text/config` |
//! | what a bookmark or the session holds | `store/bookmark`, `store/session.rs`, `tui/run/keep.rs`, `text/reading.rs` |
//! | a word that a shell completes | `text/flag/offered.rs` |
//! | a target of speed | `benches/scale`; `tests/scale.rs` holds how its table is worked out |
//! | a part of the screen | one file of `tui/view` |
//! | a word, a language | `text/da.rs` and `text/en.rs`, and the same two names in `text/check`, `failure` and `note` |
//! | a code of loading | `domain/note.rs`, one entry in `text/note/da` and `en`, its lines in `text/note/example.rs` |
//! | a flag on reading files | `cli/reading.rs`, words in `text/check` |
//! | a list beside the data | one file of `load` such as `load/groups.rs`; `load/watch.rs` |
//! | how a correction finds its cell | `load/corrections/cell.rs` |
//! | a heading of the survey's files | `load/header.rs` |
//! | a way of writing a category | `load/vocabulary.rs` |
//! | how a column is kept | `domain/dataset/{amounts,codes,lines,offsets,texts}.rs`, and how parts of it are joined |
//! | a coded column | an `Answer` of `domain/dataset/cells.rs`, `load/lane/coded.rs`; `domain/dataset/entry.rs` for the others |
//! | what is copied | `tui/copying.rs`, `tui/update/copy.rs`, `document/paste.rs` |
//! | what is read back from a large file | `load/shelf`, by the rules of `load/fields.rs` |
//! | a rule over several records or cells | `load/chunks/part.rs` joins it, `load/lane` asks it again |
//! | what is noted of a cell by itself alone | `load/fields.rs`; `OF_ONE` of `load/lane` keeps such rows on the lane |
//! | what makes a record plain | `load/marks.rs`, `load/records.rs`, `load/chunks/reading.rs` |
//! | a criterion that cells do not hold | `query/rest` |
//! | what find prefers | `query/search/needle.rs` (kind, score), `query/search/mod.rs` (`Rank`) |
//! | how words filter | `query/words` |
//! | an order of initiatives | `query/sorted` |
//! | what is found before it is asked for | `query/ready.rs` |
//! | what a filter adds up to by place | `query/by_place.rs` |
//! | what the screen asks of the data | `tui/asked/question.rs` |
//! | what waits for the whole file | `tui/partial.rs`, `text/partial` |
//! | a kind of record that is no initiative | `load/held.rs`, a code |
//! | a kind of file | one file of `load` that gives records to `load/table` |
//! | a column of an export | `export/cell.rs`, `export/description.rs` |
//!
//! [`Answer`]: query::answer::Answer
//! [`Dataset`]: domain::dataset::Dataset
//! [`View`]: query::view::View
//! [`View::answer`]: query::view::View::answer

pub mod cli;
pub mod document;
pub mod domain;
pub mod export;
pub mod load;
pub mod query;
pub mod store;
pub mod text;
#[cfg(feature = "tui")]
pub mod tui;

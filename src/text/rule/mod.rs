//! Rules for the data as words: what each means, and what it found in a data set.
//!
//! A language is a table with one entry for every rule; one that misses a rule does not compile.

mod da;
mod en;
mod example;
mod finding;

pub use finding::FindingText;

use crate::domain::note::Severity;
use crate::domain::rule::Rule;
use crate::text::words::{With1, With2, With3};
use crate::text::{Lang, Language};

/// What a language says of one rule.
#[derive(Debug)]
struct Entry {
    rule: Rule,
    /// What it is called, in at most 24 letters.
    name: &'static str,
    /// What it means in one line.
    title: &'static str,
    /// What trips it, and what nearly does.
    meaning: &'static str,
    /// What to do about it.
    remedy: &'static str,
}

/// The words of a language about rules.
#[derive(Debug)]
struct Words {
    entries: [Entry; Rule::ALL.len()],
    /// A warning; a note for a person to judge.
    severities: [&'static str; 2],
    /// The label of a rule's finding beside a row's fields, and the legend of its mark.
    label: &'static str,
    legend: &'static str,
    /// What every rule leaves as it is.
    outcome: &'static str,
    /// Above the examples: of what trips the rule, and of what nearly does.
    examples: [&'static str; 2],
    /// A value that was expected.
    expected: With1,
    at_most: With1,
    at_least: With1,
    above_zero: &'static str,
    outside: &'static str,
    in_range: &'static str,
    rows: With1,
    responded: With2,
    no_level: &'static str,
    as_if: With1,
    /// How many times the usual, and the usual.
    usual: With2,
    absurd: With1,
    /// How many rows of the municipality are typically so many times the usual.
    of_place: With2,
    /// So much of the municipality as a whole.
    together: With1,
    decimals: With2,
    within: With2,
    other: With2,
    activities: [&'static str; 9],
    not_of: With1,
    /// The median, the score, and the number of amounts.
    outlier: With3,
    page: Page,
}

/// The words of the page of rules.
#[derive(Debug)]
pub(in crate::text) struct Page {
    pub(in crate::text) title: &'static str,
    /// What rules are.
    pub(in crate::text) lead: &'static str,
    /// The heads of the groups of rules: of single initiatives, of the data set.
    pub(in crate::text) groups: [&'static str; 2],
    /// The view has a scope or a filter.
    pub(in crate::text) selection: &'static str,
    /// The heads of the columns: code, rule, how grave, findings, rows, kroner.
    pub(in crate::text) heads: [&'static str; 6],
    /// So many rules of so many found nothing.
    pub(in crate::text) silent: With2,
    /// So many more findings.
    pub(in crate::text) more: With1,
    pub(in crate::text) finding: With1,
    pub(in crate::text) remedy: &'static str,
    /// So many municipalities below 1 kr. per inhabitant.
    pub(in crate::text) below_one: With1,
}

/// The entries as they are; in a constant, others than one for each rule in the order of the codes do not compile.
const fn in_order(entries: [Entry; Rule::ALL.len()]) -> [Entry; Rule::ALL.len()] {
    let mut at = 0;
    while at < entries.len() {
        assert!(entries[at].rule as usize == at);
        at += 1;
    }
    entries
}

/// What a rule means at length. Every part is a paragraph without line breaks but the examples.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleExplanation {
    /// What it is called.
    pub name: &'static str,
    /// What it means in one line, without a full stop.
    pub title: &'static str,
    /// What trips it.
    pub meaning: &'static str,
    /// Above the example of what trips it and that of what nearly does.
    pub captions: [&'static str; 2],
    /// What trips it, and what nearly does: lines of a file, or what is to be seen of it.
    pub examples: [&'static str; 2],
    /// What the program does.
    pub outcome: &'static str,
    /// What to do about it.
    pub remedy: &'static str,
}

impl Language {
    fn rule_words(&self) -> &'static Words {
        match self.numbers.lang() {
            Lang::Da => &da::WORDS,
            Lang::En => &en::WORDS,
        }
    }

    /// What a rule is called, short.
    #[must_use]
    pub fn rule_name(&self, rule: Rule) -> &'static str {
        self.rule_words().entries[rule as usize].name
    }

    /// A rule by code and name: `Q005 kr. som t.kr.`
    #[must_use]
    pub fn rule(&self, rule: Rule) -> String {
        format!("{} {}", rule.id(), self.rule_name(rule))
    }

    /// The label of a finding beside the fields of a row.
    #[must_use]
    pub fn rule_label(&self) -> &'static str {
        self.rule_words().label
    }

    /// The legend of the mark of a row that trips a rule.
    #[must_use]
    pub fn rule_legend(&self) -> &'static str {
        self.rule_words().legend
    }

    /// How grave a finding of a rule is.
    #[must_use]
    pub fn rule_severity(&self, rule: Rule) -> &'static str {
        let [warning, note] = self.rule_words().severities;
        match rule.severity() {
            Severity::Note => note,
            Severity::Refused | Severity::Error | Severity::Held | Severity::Warning => warning,
        }
    }

    /// The words of the page of rules.
    pub(in crate::text) fn rule_page(&self) -> &'static Page {
        &self.rule_words().page
    }

    /// The heads of the groups of rules by themselves: of single initiatives, and of the data set.
    #[must_use]
    pub fn rule_groups(&self) -> [String; 2] {
        let page = self.rule_page();
        page.groups.map(|group| format!("{} · {group}", page.title))
    }

    /// What a rule means at length.
    #[must_use]
    pub fn rule_explanation(&self, rule: Rule) -> RuleExplanation {
        let words = self.rule_words();
        let entry = &words.entries[rule as usize];
        RuleExplanation {
            name: entry.name,
            title: entry.title,
            meaning: entry.meaning,
            captions: words.examples,
            examples: example::of(rule),
            outcome: words.outcome,
            remedy: entry.remedy,
        }
    }
}

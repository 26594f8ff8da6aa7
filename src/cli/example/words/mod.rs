//! The Danish words of the example: titles, contents, purposes and legal bases for each policy area.
//!
//! They are modelled on the kinds of measures the report describes, and name no person, no organisation and no
//! place. None of them is an activity that the survey leaves out.

mod culture;
mod education;
mod employment;
mod general;
mod health;
mod social;

use std::fmt::Write as _;

use super::plan::{Initiative, Repeats, Secondary};
use super::sampler::Sampler;
use super::target::Area;

/// The words of one policy area.
pub(super) struct AreaWords {
    measures: ByGroup,
    /// What may follow the title of any measure of the area.
    settings: &'static [&'static str],
    purposes: &'static [&'static str],
    acts: &'static [(&'static str, u32)],
}

/// A title and what the measure consists of.
type Measure = (&'static str, &'static str);

/// Measures by the secondary target group that they fit.
struct ByGroup {
    men: &'static [Measure],
    women: &'static [Measure],
    children: &'static [Measure],
    broad: &'static [Measure],
}

impl ByGroup {
    fn of(&self, group: Secondary) -> &'static [Measure] {
        match group {
            Secondary::Men => self.men,
            Secondary::Women => self.women,
            Secondary::Children => self.children,
            Secondary::Others | Secondary::Several => self.broad,
        }
    }
}

/// The legal basis that a reviewer should ask about, since the survey is about measures that no law requires.
const INTEGRATION_ACT: &str = "Integrationsloven";

/// How the work is organised: fits every area.
const ORGANISED: [&str; 14] = [
    "Forløbet er gratis og frivilligt at deltage i.",
    "Indsatsen drives af to faste medarbejdere sammen med frivillige.",
    "Der er tilknyttet en fast koordinator.",
    "Deltagerne henvises fra kommunens øvrige tilbud eller møder selv op.",
    "Indsatsen foregår i lokaler, som kommunen stiller til rådighed.",
    "Opfølgning sker hvert halve år.",
    "Tilbuddet er åbent to eftermiddage om ugen.",
    "Indsatsen er tilrettelagt sammen med deltagerne selv.",
    "En del af arbejdet er opsøgende.",
    "Indsatsen gennemføres på tværs af forvaltninger.",
    "Lokale foreninger bidrager med tid og netværk.",
    "Der holdes et årligt møde, hvor erfaringerne samles.",
    "Medarbejderne har selv flere sprog og kender målgruppen godt.",
    "Der er faste samtaler ved start, undervejs og ved afslutning.",
];

/// When the purpose is to be reached: fits every area.
const HORIZONS: [&str; 9] = [
    "Tidshorisont: et år.",
    "Tidshorisont: to år.",
    "Tidshorisont: tre år.",
    "Tidshorisont: fire år, derefter evaluering.",
    "Indsatsen er varig.",
    "Indsatsen er varig og vurderes hvert år.",
    "Løber til udgangen af 2020.",
    "Løber til udgangen af 2021.",
    "Forsøg, der afsluttes, når puljen udløber.",
];

/// The texts of one initiative.
#[derive(Clone, Debug, Default)]
pub(super) struct Texts {
    /// Title.
    pub(super) title: String,
    /// Legal basis.
    pub(super) act: &'static str,
    /// Content, one to three sentences.
    pub(super) content: String,
    /// Purpose, with time horizon.
    pub(super) purpose: String,
}

impl Texts {
    /// Chooses new texts for an initiative, in the memory of the last ones; a repetition keeps title and content.
    pub(super) fn choose(&mut self, initiative: &Initiative, sampler: &mut Sampler) {
        let words = words(initiative.area);
        match initiative.repeats {
            Some(Repeats::NearlyTheSame) => self.title.push_str(" (fortsat)"),
            Some(Repeats::InAnotherArea) => {}
            None => self.choose_measure(words, initiative.secondary, sampler),
        }
        let drawn = sampler.weighted(words.acts, "ukendt");
        self.act = if initiative.names_integration_act {
            INTEGRATION_ACT
        } else {
            drawn
        };
        self.purpose.clear();
        self.purpose.push_str(one(words.purposes, sampler));
        self.purpose.push(' ');
        self.purpose.push_str(one(&HORIZONS, sampler));
    }

    fn choose_measure(&mut self, words: &AreaWords, group: Secondary, sampler: &mut Sampler) {
        let (title, content) = one(words.measures.of(group), sampler);
        self.title.clear();
        self.title.push_str(title);
        if sampler.happens(60) {
            self.title.push(' ');
            self.title.push_str(one(words.settings, sampler));
        }
        self.content.clear();
        self.content.push_str(content);
        if sampler.happens(60) {
            self.content.push(' ');
            self.content.push_str(one(&ORGANISED, sampler));
        }
        if sampler.happens(45) {
            let participants = sampler.between(8, 160);
            // Writing to a string cannot fail.
            let _ = write!(self.content, " Omkring {participants} deltager om året.");
        }
    }
}

fn one<T: Copy + Default>(choices: &[T], sampler: &mut Sampler) -> T {
    choices
        .get(sampler.index(choices.len()))
        .copied()
        .unwrap_or_default()
}

fn words(area: Area) -> &'static AreaWords {
    match area {
        Area::Education => &education::WORDS,
        Area::Employment => &employment::WORDS,
        Area::Culture => &culture::WORDS,
        Area::Social => &social::WORDS,
        Area::Health => &health::WORDS,
        Area::General => &general::WORDS,
    }
}

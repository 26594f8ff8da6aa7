//! The shape of the object: keys in the order in which they are written.

use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Whole<'a> {
    pub(super) schema: &'static str,
    pub(super) title: &'a str,
    pub(super) status: &'static str,
    pub(super) notice: Option<&'static str>,
    pub(super) accounts_year: Option<u16>,
    pub(super) price_level: Option<u16>,
    pub(super) population_date: String,
    pub(super) municipalities: Municipalities,
    pub(super) counts: Counts,
    pub(super) figures: Vec<FigureEntry<'a>>,
    pub(super) findings: Vec<Said<'a>>,
}

#[derive(Serialize)]
pub(super) struct Municipalities {
    pub(super) all: usize,
    pub(super) responded: usize,
    pub(super) unknown: u32,
}

#[derive(Serialize)]
pub(super) struct Counts {
    pub(super) figures: usize,
    pub(super) agrees: usize,
    pub(super) within_rounding: usize,
    pub(super) report_basis: usize,
    pub(super) differs: usize,
    pub(super) cannot_be_computed: usize,
}

#[derive(Serialize)]
pub(super) struct FigureEntry<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    pub(super) quantity: &'static str,
    pub(super) scope: String,
    pub(super) filter: Vec<String>,
    pub(super) basis: String,
    pub(super) comparison: &'static str,
    pub(super) unit: &'static str,
    pub(super) printed: Option<String>,
    pub(super) precision: Option<String>,
    pub(super) computed: Option<String>,
    pub(super) difference: Option<String>,
    pub(super) band: Option<Ends>,
    pub(super) verdict: &'static str,
    pub(super) reason: Option<&'static str>,
    pub(super) numerator: Option<Counted>,
    pub(super) denominator: Option<Counted>,
    pub(super) consistent: Option<OnBasis>,
    pub(super) from: Option<From<'a>>,
    pub(super) largest_other: Option<Other>,
    pub(super) pairs: Option<Pairs>,
    pub(super) price_level: Option<u16>,
    pub(super) price_level_unknown: bool,
    pub(super) missing_amounts: u64,
    pub(super) without_inhabitants: u64,
    pub(super) source: &'a str,
    pub(super) quote: &'a str,
}

#[derive(Serialize)]
pub(super) struct Ends {
    pub(super) low: String,
    pub(super) high: String,
}

#[derive(Serialize)]
pub(super) struct Counted {
    pub(super) what: &'static str,
    pub(super) part: &'static str,
    pub(super) side: &'static str,
    pub(super) amount: String,
}

#[derive(Serialize)]
pub(super) struct OnBasis {
    pub(super) basis: String,
    pub(super) value: String,
}

#[derive(Serialize)]
pub(super) struct From<'a> {
    pub(super) figures: Vec<&'a str>,
    pub(super) value: String,
    pub(super) low: String,
    pub(super) high: String,
    pub(super) follows: bool,
}

#[derive(Serialize)]
pub(super) struct Other {
    pub(super) area: &'static str,
    pub(super) value: String,
}

#[derive(Serialize)]
pub(super) struct Pairs {
    pub(super) regions: Vec<Region>,
    pub(super) apart: String,
    pub(super) between: String,
}

#[derive(Serialize)]
pub(super) struct Region {
    pub(super) region: &'static str,
    pub(super) value: String,
}

#[derive(Serialize)]
pub(super) struct OnDate {
    pub(super) date: String,
    pub(super) value: String,
    pub(super) fits: bool,
}

#[derive(Serialize)]
pub(super) struct Share<'a> {
    pub(super) figure: &'a str,
    pub(super) on_whole: String,
    pub(super) fits_whole: bool,
    pub(super) on_sum: String,
    pub(super) fits_sum: bool,
}

#[derive(Serialize)]
pub(super) struct Implied<'a> {
    pub(super) part: &'a str,
    pub(super) share: &'a str,
    pub(super) low: String,
    pub(super) high: String,
}

#[derive(Serialize)]
pub(super) struct National<'a> {
    pub(super) figure: &'a str,
    pub(super) low: String,
    pub(super) high: String,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum Said<'a> {
    PopulationDates {
        figure: &'a str,
        dates: Vec<OnDate>,
    },
    From {
        figure: &'a str,
        #[serde(flatten)]
        from: From<'a>,
    },
    Parts {
        parts: Vec<&'a str>,
        unit: &'static str,
        sum: String,
        low: String,
        high: String,
        whole: Option<&'a str>,
        implied: Vec<Implied<'a>>,
        national: Option<National<'a>>,
        computed: Option<String>,
    },
    Shares {
        whole: &'a str,
        sum: String,
        shares: Vec<Share<'a>>,
    },
    Unread {
        figures: Vec<&'a str>,
    },
}

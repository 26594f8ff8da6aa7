//! English words of reconciliation.

use crate::text::reconcile::{Command, Detail, Finding, Reconcile};

pub(super) const RECONCILE: Reconcile = Reconcile {
    title: "Reconciliation: the published figures beside those that follow from the rows",
    lead: |[all, agree, rounding, basis, differ, cannot]| {
        format!(
            "{all} published figures: {agree} agree, {rounding} within rounding, {basis} only on the report's basis, \
             {differ} differ, {cannot} cannot be computed"
        )
    },
    basis: |date| {
        format!("From all rows, whatever is selected; inhabitants of {date}, without Christiansø")
    },
    responded: |some, all| format!("{some} of {all} municipalities responded"),
    unknown_responses: |count| {
        format!(
            "of {count} municipalities it is not known whether they responded; --responses says it"
        )
    },
    calibrated: "The example is calibrated to the report: that it agrees proves nothing about the municipalities",
    none: "There are no published figures",
    columns: ["Figure", "printed", "computed", "difference", "verdict"],
    topics: [
        "Coverage",
        "The whole country",
        "Policy areas",
        "Municipalities",
        "Target groups and finance",
        "Regions and municipalities",
        "Not from the survey",
        "What the figures say together",
    ],
    verdicts: [
        "agrees",
        "agrees within rounding",
        "agrees on the report's basis",
        "differs",
        "cannot be computed",
        "agrees (calibrated)",
    ],
    on_one_basis: |basis| format!("  on one basis ({basis})"),
    level_unknown: ", price level not known",
    not_in_survey: "the survey does not have it",
    unread: "cannot be read",
    no_denominator: "nobody responded, or nothing to divide by",
    price_levels: |data, published| {
        format!("different price levels (data {data}, figure {published})")
    },
    mixed_prices: |levels| format!("mixed price levels in the rows ({levels})"),
    level: |year| format!("{year}-pl"),
    no_level: "not said",
    quantities: [
        "Municipalities",
        "Inhabitants",
        "Initiatives",
        "Gross expenditure",
        "Gross income",
        "Net expenditure",
        "Gross expenditure per inhabitant",
        "Gross expenditure per initiative",
        "Share of the population",
        "Share of gross expenditure",
        "Share of gross income",
        "Share of initiatives",
        "Share of the area's initiatives",
        "Immigrants and descendants",
        "Immigrants and descendants, share",
        "Non-western immigrants and descendants",
        "Immigrants and descendants from MENAPT",
    ],
    municipalities: ["Municipalities that responded", "Municipalities"],
    covered: "Share of the population that responded",
    about: |subject, figure| format!("{subject}: {figure}"),
    national: |quantity| format!("{quantity} of the country"),
    whats: [
        "municipalities",
        "inhabitants",
        "initiatives",
        "gross expenditure",
        "gross income",
        "net expenditure",
    ],
    sides: [
        "reported",
        "scaled up to the country",
        "of those responding",
        "of all municipalities",
    ],
    or: " or ",
    conditions: [
        |n| format!("the {n} largest municipalities"),
        |kroner| format!("above DKK {kroner} per inh."),
        |kroner| format!("below DKK {kroner} per inh."),
        |kroner| format!("with gross expenditure of DKK {kroner}"),
        |n| format!("with {n} initiatives"),
    ],
    only: |source| format!("{source} only"),
    with_source: |source| format!("with {source}"),
    kroner: |n| format!("DKK {n}"),
    persons: |n| n.to_owned(),
    more_than: |n| format!("> {n}"),
    less_than: |n| format!("< {n}"),
    highest: "highest",
    alike: "alike",
    detail: Detail {
        labels: [
            "Formula",
            "Printed as",
            "Source",
            "Rounded from",
            "On one basis",
            "From printed figures",
            "Price level",
            "Left out",
            "Why",
        ],
        levels: |data, published| format!("data {data}, figure {published}"),
        band: |low, high| format!("{low} up to, not including, {high}"),
        exact: |value| format!("{value} exactly"),
        on_basis: |value, basis| format!("{value} ({basis})"),
        follows: |from, value| format!("{from} gives {value}: the printed figure follows"),
        follows_not: |from, value, printed| {
            format!("{from} gives {value}: {printed} does not follow")
        },
        other: |area, value| format!("The largest of the others is {area}: {value}"),
        pairs: |apart, between, quarter| {
            format!(
                "The two are {apart} apart, the means of the pairs {between}; alike is less than a quarter of that, {quarter}"
            )
        },
        missing: |n| format!("{n} rows without a readable amount: the figure is at least this"),
        left_out: |n| format!("{n} rows whose kroner have no inhabitants to be divided by"),
    },
    finding: Finding {
        dates: |figure| format!("{figure}: inhabitants on which date"),
        dates_fit: |fit, all| format!("{fit} of {all} dates print it"),
        date: |value, rounded, mark| format!("{value} → {rounded} {mark}"),
        derived: |figure, from| format!("{figure} from {from}"),
        follows: ["follows", "does not follow"],
        parts: |quantity| format!("{quantity}, sum of the printed areas"),
        adds_up: [
            "adds up",
            "only rounding can explain it",
            "does not add up",
            "no sum is printed",
        ],
        parts_labels: [
            "Printed",
            "Sum of the areas",
            "From a share",
            "From the country",
            "From the rows",
        ],
        parts_sum: |sum, low, high| format!("{sum}; their roundings leave {low} to {high} open"),
        implied: |[part, share, low, high]| {
            format!("{part} as {share} means {low} to {high} in all")
        },
        scaled: |printed, low, high| {
            format!("{printed} is scaled up to the country; it means {low} to {high} reported")
        },
        shares: |whole, sum| format!("Printed shares on {whole} and on {sum}"),
        shares_fit: |whole, sum, all| format!("{whole} of {all} fit the one, {sum} the other"),
        share: |[whole, on_whole, sum, on_sum]| format!("on {whole} {on_whole}, on {sum} {on_sum}"),
        marks: ["(as printed)", "(not as printed)"],
        unread: "cannot be read",
        unread_why: "the text has no values of this figure, and none is guessed",
    },
    command: Command {
        about: "Hold published figures against the rows: printed, computed, difference, verdict",
        long: "Verdicts:
  agrees
      rounded at the printed precision, half away from zero, the computed figure is
      the printed one, on one basis or as the figure's own sentence derives it
  agrees within rounding
      it is not, but the printed figure follows from other printed ones (column from),
      and the computed one lies within what their roundings leave open
  agrees on the report's basis
      it is, but only because numerator and denominator are of different
      municipalities; the consistent figure stands beside it
  differs
      it is another figure
  cannot be computed
      the survey does not have it, nothing divides, or the price levels differ

Kroner are not held against data at another price level. Where a level is not known they
are, and the verdict says so.

Exits with 0 when no figure differs, 1 when one differs or, although a survey gives it,
cannot be computed (different price levels, nobody responded), 2 when files cannot be
read. Figures that no survey has never count.

The file of --published has one figure a row, below a header, with semicolons, commas,
tabs or bars between:
  id           its name, which no other has
  quantity     municipalities, population, initiatives, gross-expenditure, gross-income,
               net-expenditure, gross-expenditure-per-inhabitant,
               gross-expenditure-per-initiative, share-of-population,
               share-of-gross-expenditure, share-of-gross-income, share-of-initiatives,
               share-of-area-initiatives
  value        what is printed, with a decimal point or comma and no mark between
               thousands
  unit         count, persons, percent, kr, thousand kr, million kr
  precision    what it is rounded to: 1, 0.1, 10; 0 where it is exact
and may have
  scope        denmark (else), region:NAME, municipality:NAME; for alike two regions
               versus two others
  filter       with spaces between:
               area:education|employment|culture|social|health|general, primary:newly-
               arrived|broad-integration|broad-group,
               secondary:men|women|children|others|several,
               finance:state|private|municipality (among the sources), finance-only:…
               (no other source); on municipalities, by all their initiatives:
               largest:N, per-inhabitant-above:KR, per-inhabitant-below:KR, gross-
               expenditure:KR, initiatives:N. One key twice is either, two keys are both
  basis        whose numbers, of the numerator and after / of the denominator: reported,
               national (scaled up by the share of the population that responded),
               responding, everyone
  comparison   equals (else), about, more-than, less-than, highest (of the areas), alike
  computable   yes (else) or no
  from         ids of the printed figures that its sentence derives it from: shares add
               up, kroner are divided
  price_level  of its kroner, as 22-pl
  source, quote, note
               where and how it is printed

Example:
  id;quantity;filter;value;unit;precision;price_level
  total;gross-expenditure;;318;million kr;1;22-pl
  jobs;share-of-gross-expenditure;area:employment;32;percent;1;

  indsats reconcile                                      the example against the report
  indsats reconcile answers.csv --responses r.csv        your rows against the report
  indsats reconcile answers.csv --published figures.csv  against your own figures
  indsats reconcile --format json                        for programs (indsats.reconcile/1)",
        arg_format: "form: table (for people), json, csv or markdown",
    },
};

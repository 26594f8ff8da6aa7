//! English words of the estimate, of the figures without the largest, and of the concentration.

use crate::text::estimate::{Concentration, Estimate, Robustness, Topic};

pub(super) const TOPIC: Topic = Topic {
    estimate: ESTIMATE,
    robustness: ROBUSTNESS,
    concentration: CONCENTRATION,
    kroner: |n| format!("DKK {n}"),
    inhabitants: |n| format!("{n} inh."),
    quantities: ["Gross expenditure", "Gross income", "Net expenditure"],
    total: "Total",
    labels: ["Formula", "In", "Left out", "Note"],
    around: [|n| format!("above DKK {n}"), |n| format!("below DKK {n}")],
    at_zero: ["DKK 0", "no initiatives"],
    counted: |n| format!("{n} responding municipalities with a known population"),
    thresholds: "Municipalities, DKK per inhabitant",
    constructed: "Constructed example: no figure or interval is about real municipalities.",
};

const ESTIMATE: Estimate = Estimate {
    titles: ["Estimate for the country", "Estimate for the selection"],
    basis: |[responding, silent, people, percent, day]| {
        format!(
            "Reported by {responding} municipalities, predicted for {silent} that did not respond ({people} inh., {percent}). The interval assumes that they resemble those that responded in their region and of their size. {day}."
        )
    },
    complete: |day| {
        format!(
            "No municipality in the selection is left to be predicted: the estimate is what is reported. {day}."
        )
    },
    method: |small, city, weight| {
        format!(
            "Method: stratified by region and size (under {small} inh.; {small} to {city}). A municipality that did not respond gets the mean amount per inhabitant of the responding ones of its region and size, together with all under {city} inh. at the weight of {weight} municipalities."
        )
    },
    cities: |names| {
        format!("Outside the model: {names} (reported, but too large to be like the others).")
    },
    interval: |level, draws, seed| {
        format!(
            "{level}% uncertainty interval under the assumption that those that did not respond are like the responding ones of their region and size. It is for the predicted part alone. {draws} draws from a Pólya urn, seed {seed}."
        )
    },
    coverage: "Measured on the example, with the 80 held fixed and the 18 drawn from populations as skewed, the interval holds the true figure 93–97 times in 100; where the 18 are several times as costly as the 80, it does not hold them.",
    report: "The report writes \"ca. 350 mio. kr.\" and \"en vis usikkerhed\" (some uncertainty) without a figure. Its method is the reported sum divided by the covered share of the population.",
    columns: [
        "reported",
        "estimate",
        "95% interval",
        "report's method",
        "others at median",
        "others at mean",
    ],
    heading: |quantity| format!("{quantity}, DKK m"),
    who: |quantity| format!("Who is predicted · {quantity}, DKK m"),
    stratum: |region, size| format!("{region}, {size}"),
    sizes: [
        |small, _| format!("under {small} inh."),
        |small, city| format!("{small}–{city} inh."),
        |_, city| format!("{city} inh. or more"),
    ],
    no_region: "unknown region",
    sum: |reported, predicted, sum| format!("{reported} reported + {predicted} predicted = {sum}"),
    labels: [
        "Estimate",
        "Interval",
        "Report's method",
        "Bounds",
        "By region and size",
    ],
    ends: |low, high| format!("from {low} to {high}"),
    scaled: |[counted, all, responding, result]| {
        format!("{counted} × {all} / {responding} responding inh. = {result}")
    },
    unscaled: |kroner| {
        format!("Of this {kroner} without inhabitants to divide by: added, not scaled.")
    },
    bounds: |[zero, median, at_median, mean, at_mean]| {
        format!(
            "those that did not respond at DKK 0: {zero}; at the median of the responding, DKK {median} per inh.: {at_median}; at their unweighted mean, DKK {mean} per inh.: {at_mean}"
        )
    },
    part: |name, people, kroner| format!("{name} ({people} inh.): {kroner}"),
    stratum_labels: ["Predicted", "Did not respond", "Compared with"],
    predicted: |people, own, kroner| {
        format!("{people} inh., {own} responding of the same region and size: {kroner}")
    },
    no_own: "no responding one of the same region and size; the rest of the country alone",
    missing: |n| format!("At least: {n} amounts cannot be read and are not counted."),
    unknown: |n, names| {
        format!(
            "{n} municipalities whose response is not known are neither reported nor predicted, since they may have answered that they have no initiatives: {names}. A list of responses (--responses) decides it."
        )
    },
    reporting: |names| {
        format!(
            "Listed as not responding, with initiatives in the data; counted as reported and not predicted: {names}."
        )
    },
    uncounted: |names| format!("Not predicted, since the population is not known: {names}."),
    areas: "The ends of the policy areas' intervals do not add up to those of the total.",
    none: |why| format!("No estimate: {why}."),
    refusals: [
        "no municipality in the selection responded",
        "no responding municipality is small enough to be like those that did not",
        "the amounts are too large to compute with exactly",
    ],
};

const ROBUSTNESS: Robustness = Robustness {
    title: "Robustness",
    basis: |quantity, day| {
        format!(
            "{quantity} under the filter. \"Without\" a municipality: as if it did not exist, neither in kroner, nor in inhabitants, nor in the model of the estimate. {day}."
        )
    },
    figures: [
        "Total",
        "Average (sum over sum)",
        "Unweighted mean of municipalities",
        "Median of municipalities",
        "Estimate (reported + predicted)",
        "The report's method (scaled up to the country)",
    ],
    formulas: [
        "the sum of the amounts",
        "the sum of the amounts / inhabitants of the responding municipalities",
        "the sum of the municipalities' amounts per inhabitant / the number of responding municipalities, DKK 0 counted",
        "the middle one of the responding municipalities' amounts per inhabitant, DKK 0 counted",
        "reported + predicted by region and size for those that did not respond",
        "reported / the responding municipalities' share of the inhabitants",
    ],
    units: ["DKK m", "DKK per inh.", "DKK per imm./desc."],
    columns: ["value", "change", "%"],
    all: "all",
    without: |name| format!("without {name}"),
    together: |n| format!("without the {n} largest"),
    change: |before, after, change| format!("{after} − {before} = {change}"),
    nothing: "No municipality in the selection has kroner to take out.",
    day: |quantity, day| format!("{quantity}, {day}"),
    counting: "Above and below are strict; municipalities at DKK 0 are below the lower threshold too. Municipalities that did not respond are not counted.",
};

const CONCENTRATION: Concentration = Concentration {
    title: "Concentration",
    basis: |quantity, municipalities, day| {
        format!("{quantity} in {municipalities} responding municipalities under the filter. {day}.")
    },
    ordered: "Lorenz curve and Gini: municipalities ordered by kroner per inhabitant, x is the share of the responding municipalities' inhabitants, municipalities at DKK 0 are in.",
    largest: "The largest by kroner, %",
    shares: [|_| "the largest".to_owned(), |n| format!("the {n} largest")],
    columns: ["of kroner", "of resp. inh.", "of all inh."],
    share: |part, whole| format!("{part} of {whole}"),
    curve: ["Lorenz curve, % (= share, . equality)", "of kroner"],
    inhabitants: |n| format!("{n}% of the inhabitants"),
    point: |inhabitants, kroner| {
        format!(
            "The {inhabitants}% of the inhabitants whose municipalities spend least per inhabitant have {kroner} of the kroner; under equality {inhabitants}%."
        )
    },
    gini: "Gini coefficient (0 = the same per inhabitant everywhere)",
    formula: "1 − Σ inhabitants × (kroner before + kroner up to and with) / (all inhabitants × all kroner), municipality by municipality from the fewest kroner per inhabitant to the most.",
    whole: |people, kroner| format!("All: {people} inh., {kroner}"),
    no_gini: [
        "no municipality in the selection responded",
        "there are no kroner to share",
        "no Gini: at least one municipality has negative net expenditure",
        "the amounts are too large to divide exactly",
    ],
    none: |why| format!("No concentration: {why}."),
};

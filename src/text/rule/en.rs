//! English words about rules.

use crate::domain::rule::Rule;
use crate::text::rule::{Entry, Page, Words, in_order};

pub(super) const WORDS: Words = Words {
    entries: in_order([
        Entry {
            rule: Rule::IncomeAboveExpenditure,
            name: "income above cost",
            title: "gross income is larger than gross expenditure",
            meaning: "Both amounts were read, and the income is the larger. An initiative is financed up to its cost, so one of the amounts stands in the wrong column or unit. Equal amounts do not trip the rule.",
            remedy: "See whether the two amounts were swapped, or whether one is in DKK and the other in DKK 1,000.",
        },
        Entry {
            rule: Rule::IncomeWithoutOutsideSource,
            name: "income without source",
            title: "there is income, and no outside source of finance",
            meaning: "The income is above 0, and the source is blank or the municipality alone. \"ukendt\" (not known) does not trip the rule: it denies nothing.",
            remedy: "Ask whether central government or somebody private paid, and add the source; else the income is 0.",
        },
        Entry {
            rule: Rule::OutsideSourceWithoutIncome,
            name: "source without income",
            title: "there is an outside source of finance, and no income",
            meaning: "Central government or somebody private is named, and the income is 0 or blank. A grant is an income. Income that is not known does not trip the rule.",
            remedy: "Ask for the size of the grant, or make the municipality the source.",
        },
        Entry {
            rule: Rule::ZeroExpenditure,
            name: "DKK 0",
            title: "gross expenditure is DKK 0",
            meaning: "The amount is exactly 0. That may be right, as with voluntary work, or an amount that was not filled in. The initiative is counted and draws the average per initiative down.",
            remedy: "Ask whether the initiative cost nothing. Where the amount is not known, leave the field empty or write ukendt.",
        },
        Entry {
            rule: Rule::KronerAsThousands,
            name: "DKK as DKK 1,000",
            title: "the amount looks like DKK where DKK 1,000 are asked for",
            meaning: "An amount is compared with the median of its policy area, as it is and per inhabitant. The rule trips when the factor is nearer to 1,000 than to 1 (at least 32, so that the largest initiative of a large municipality goes free), when one initiative costs at least DKK 1,000 per inhabitant, or when the municipality's initiatives are typically ten times the usual or more: then its small rows are named too.",
            remedy: "Compare with the accounts. An amount in DKK must be divided by 1,000; correct the municipality's rows together.",
        },
        Entry {
            rule: Rule::MillionsAsThousands,
            name: "millions as DKK 1,000",
            title: "the municipality's amounts look like DKK m, not DKK 1,000",
            meaning: "The municipality's expenditure is above 0 but below DKK 1 per inhabitant, and either most of its amounts have decimals, or as millions it would still be no more than the highest municipality. Below DKK 1 alone says little: the report itself has 23 such municipalities beside the 10 with DKK 0.",
            remedy: "Ask the municipality for the unit. It is a hint about the municipality, and no error of a row.",
        },
        Entry {
            rule: Rule::NearDuplicate,
            name: "possible duplicate",
            title: "the same municipality, nearly the same title and the same amount",
            meaning: "Two rows of one municipality, year and policy area have the same amount, and the titles are the same words in another order, have one word more at the end, or are at least 85% alike. Different numbers in the title (\"hold 1\", \"hold 2\") are different initiatives. The later row trips the rule.",
            remedy: "If it is the same initiative, take one row out; else make the titles clearly different.",
        },
        Entry {
            rule: Rule::MissingTitle,
            name: "no title",
            title: "the initiative has no title",
            meaning: "The title is empty, has neither letter nor digit, or is \"ukendt\" (not known).",
            remedy: "Write a title that the initiative can be known by.",
        },
        Entry {
            rule: Rule::ShareOutOfRange,
            name: "share outside 0-100",
            title: "the share is not between 0 and 100%",
            meaning: "There is a number in andel (the share), and it is below 0 or above 100. Loading cannot read the field, and it is in no figure. Text that is no number is no finding of this rule.",
            remedy: "Make the share a number from 0 to 100, or write _ where it cannot be told.",
        },
        Entry {
            rule: Rule::NegativeAmount,
            name: "negative amount",
            title: "an amount is below 0",
            meaning: "Gross expenditure or gross income is negative. Gross amounts are sums of what was paid; a correction of accounts draws sums and averages down.",
            remedy: "Take the minus away, or move the amount to the other column if it is income.",
        },
        Entry {
            rule: Rule::ExcludedActivity,
            name: "demanded by law?",
            title: "the text names an activity that the survey leaves out",
            meaning: "Title, content or purpose names interpreting (tolkning), danskuddannelse, repatriering, selvforsørgelses- og hjemrejseprogram, særlige normeringer, modtageklasser, dansk som andetsprog, sprogstimulering or sprogprøver as a whole word or phrase in any inflection. \"Sprogvejleder\" does not trip the rule. The text may name it in passing, so a person judges.",
            remedy: "Read the text, and judge whether the money goes to what the law demands.",
        },
        Entry {
            rule: Rule::LowShareOfBroadGroup,
            name: "share below 50",
            title: "the share is below 50% with target group b or c",
            meaning: "General initiatives belong only where refugees, immigrants or descendants are most of the target group. Exactly 50 does not trip the rule, nor does target group a.",
            remedy: "Ask for the share, and judge whether the initiative belongs in the survey.",
        },
        Entry {
            rule: Rule::BroadGroupWithoutShare,
            name: "c without share",
            title: "target group c has no share",
            meaning: "Target group c is a broad group or the whole population, and without the share nobody can see whether refugees, immigrants and descendants are the most. A blank field, \"ukendt\" and what cannot be read trip the rule; _ does not, for the form allows it where the share cannot be told.",
            remedy: "Write the share, or _ where it cannot be told.",
        },
        Entry {
            rule: Rule::IntegrationActAsBasis,
            name: "the integration act",
            title: "the integration act is the legal basis",
            meaning: "The legal basis names integrationsloven or lov om integration af udlændinge. What the act demands is not beyond the law; but an initiative may build on it, so a person judges.",
            remedy: "Judge what the law demands, and keep only the rest.",
        },
        Entry {
            rule: Rule::AreaAndTargetAtOdds,
            name: "area and target group",
            title: "policy area and target group are at odds",
            meaning: "Men or women in day care and school where the text names no parents or staff, and children in employment where it names no young people and no jobs after school. Every other pair can be right and does not trip the rule.",
            remedy: "Read the content, and correct the policy area or the secondary target group.",
        },
        Entry {
            rule: Rule::ProjectInTwoAreas,
            name: "in two policy areas",
            title: "the same project stands in two policy areas",
            meaning: "The municipality has the same title in the same year in two policy areas. The form asks for a project once, in its main area; the amounts may differ, for a project can have been split. A title of one word trips the rule only where the amount is the same too.",
            remedy: "Ask whether the amount was split between the areas or counted twice.",
        },
        Entry {
            rule: Rule::Outlier,
            name: "far from its area",
            title: "the amount per inhabitant is far from the rest of its area",
            meaning: "Modified z-score of the logarithm of DKK per inhabitant: 0.6745 × (value − median) ÷ MAD of the policy area, beyond 3.5 on either side (Iglewicz and Hoaglin 1993). MAD is the median of the absolute deviations, so a few odd amounts do not move the limit. Amounts of 0 and below have rules of their own; an area with fewer than 10 amounts or with a MAD of 0 gives no verdict.",
            remedy: "Compare with the accounts. A large amount can be right.",
        },
        Entry {
            rule: Rule::UnknownMunicipality,
            name: "unknown municipality",
            title: "rows name a municipality that is none of the 98",
            meaning: "The name is no municipality, or is missing. The rows' kroner are in sums, but in no figure per inhabitant.",
            remedy: "Correct the name, or use the municipality's number.",
        },
        Entry {
            rule: Rule::MissingMunicipality,
            name: "response not known",
            title: "it is not known whether the municipality responded",
            meaning: "The list of responses says neither yes nor no of the municipality, or there is no list and the municipality has no rows. It is in no average and no denominator.",
            remedy: "Give a list of responses (kommune;besvaret) with every municipality.",
        },
        Entry {
            rule: Rule::RowsOfSilent,
            name: "rows without response",
            title: "there are rows from a municipality that did not respond",
            meaning: "The list of responses says no, and there are initiatives all the same. Their kroner are in sums, but in no figure per inhabitant.",
            remedy: "Correct the list of responses, or take the rows out.",
        },
        Entry {
            rule: Rule::PriceLevel,
            name: "price level",
            title: "the price and wage level is not said, or is mixed",
            meaning: "A file does not say which year's price and wage level its amounts are in, or the files have different ones. Amounts in different levels do not add up.",
            remedy: "Write the price level into the package's datapackage.json, e.g. \"22-pl\".",
        },
        Entry {
            rule: Rule::FewResponses,
            name: "few responses in region",
            title: "fewer than half of the region's municipalities responded",
            meaning: "The region's figures per inhabitant rest on the few that responded. Exactly half does not trip the rule. The page of coverage shows every region.",
            remedy: "Say so where the region's figures are used, and get the missing responses.",
        },
    ]),
    severities: ["warning", "to be judged"],
    label: "Rule",
    legend: "?    a rule for the data points at the initiative",
    outcome: "The rule changes no figure, and nothing in indsats check. Its rows carry the mark ? in the list, and the page of quality opens them.",
    examples: ["Trips the rule:", "Does not trip it:"],
    expected: |value| format!("expected {value}"),
    at_most: |value| format!("at most {value}"),
    at_least: |value| format!("at least {value}"),
    above_zero: "above DKK 0",
    outside: "central government or private",
    in_range: "0-100%",
    rows: |n| {
        format!(
            "{n} {}",
            if n == "1" {
                "initiative"
            } else {
                "initiatives"
            }
        )
    },
    responded: |n, of| format!("{n} of {of} municipalities responded"),
    no_level: "not said",
    as_if: |value| format!("read as millions {value} in all"),
    usual: |times, usual| format!("{times} times the policy area's median of {usual}"),
    absurd: |sum| format!("{sum} for one initiative"),
    of_place: |rows, times| {
        format!("the municipality's {rows} amounts are typically {times} times their areas' median")
    },
    together: |sum| format!("{sum} in all"),
    decimals: |with, of| format!("{with} of {of} amounts have decimals"),
    within: |place, sum| format!("the highest is {place} with {sum}"),
    other: |title, line| format!("like {title}, {line}"),
    activities: [
        "interpreting",
        "Danish education",
        "advice on repatriation",
        "self-support and repatriation programme",
        "extra staffing",
        "reception classes",
        "Danish as a second language",
        "language stimulation",
        "language tests",
    ],
    not_of: |area| format!("in {area}"),
    outlier: |median, score, of| format!("median {median} of {of} amounts, z-score {score}"),
    page: Page {
        title: "Quality: rules for the data",
        groups: ["Single initiatives", "The data set as a whole"],
        lead: "Rules look at the loaded data. They change no figure and are not part of indsats check. Enter shows the rows.",
        selection: "The selection applies: only findings about its rows and municipalities are counted.",
        heads: ["Code", "Rule", "", "findings", "rows", "DKK m"],
        silent: |n, of| format!("{n} of {of} rules found nothing."),
        more: |n| format!("… and {n} more"),
        finding: |n| format!("Finding {n}"),
        remedy: "What to do",
        below_one: |n| {
            format!(
                "{n} municipalities have expenditure above 0 and below DKK 1 per inhabitant in all; that alone does not trip the rule."
            )
        },
    },
};

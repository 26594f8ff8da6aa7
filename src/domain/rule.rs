//! Rules for the data: what each judges. They judge what is loaded and never change what loading says of a file.

use crate::domain::note::Severity;

macro_rules! rules {
    ($($(#[$doc:meta])* $rule:ident $id:literal $severity:ident;)*) => {
        /// A rule for the data, known by its code.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $($(#[$doc])* $rule,)*
        }

        impl Rule {
            /// Every rule, in the order of the codes.
            pub const ALL: &[Self] = &[$(Self::$rule),*];

            /// The code: `Q` and three digits. Rules from `Q101` on judge the data set as a whole.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self {
                    $(Self::$rule => $id,)*
                }
            }

            /// How grave a finding is: a warning, or a note for a person to judge, which is no error.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self {
                    $(Self::$rule => Severity::$severity,)*
                }
            }
        }
    };
}

rules! {
    /// Gross income is larger than gross expenditure.
    IncomeAboveExpenditure "Q001" Warning;
    /// There is income, and no outside source of finance.
    IncomeWithoutOutsideSource "Q002" Warning;
    /// An outside source of finance is named, and there is no income.
    OutsideSourceWithoutIncome "Q003" Warning;
    /// The expenditure is 0 kroner.
    ZeroExpenditure "Q004" Note;
    /// The amount looks like kroner where thousands of kroner are asked for.
    KronerAsThousands "Q005" Warning;
    /// The municipality's amounts look like millions of kroner where thousands are asked for.
    MillionsAsThousands "Q006" Note;
    /// The same municipality, nearly the same title and the same amount as another.
    NearDuplicate "Q007" Warning;
    /// There is no title.
    MissingTitle "Q008" Warning;
    /// The share of the target group lies outside 0 to 100 %.
    ShareOutOfRange "Q009" Warning;
    /// An amount is below 0.
    NegativeAmount "Q010" Warning;
    /// The text names an activity that the survey leaves out.
    ExcludedActivity "Q011" Note;
    /// The share is below 50 % where the target group is broad (b or c).
    LowShareOfBroadGroup "Q012" Warning;
    /// The broadest target group (c) without a share.
    BroadGroupWithoutShare "Q013" Note;
    /// The integration act is named as legal basis: what it demands is not beyond the law.
    IntegrationActAsBasis "Q014" Note;
    /// Policy area and target group are at odds.
    AreaAndTargetAtOdds "Q015" Note;
    /// The same project of one municipality stands in two policy areas.
    ProjectInTwoAreas "Q016" Note;
    /// The amount per inhabitant is far from the others of its policy area.
    Outlier "Q017" Note;
    /// Rows name a municipality that is none.
    UnknownMunicipality "Q101" Warning;
    /// Nothing is known of whether a municipality responded.
    MissingMunicipality "Q102" Warning;
    /// There are rows from a municipality that did not respond.
    RowsOfSilent "Q103" Warning;
    /// The price and wage level of the amounts is not said, or differs between files.
    PriceLevel "Q104" Warning;
    /// In a region fewer than half of the municipalities are known to have responded.
    FewResponses "Q105" Warning;
}

impl Rule {
    /// The rule written as `id`, in any case.
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        let is_it = |rule: &&Self| rule.id().eq_ignore_ascii_case(id);
        Self::ALL.iter().find(is_it).copied()
    }

    /// True for the rules that judge single initiatives, false for those that judge the data set as a whole.
    #[must_use]
    pub fn is_of_rows(self) -> bool {
        self < Self::UnknownMunicipality
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_found_by_its_own_code_in_any_case() {
        for rule in Rule::ALL {
            assert_eq!(Rule::of_id(&rule.id().to_lowercase()), Some(*rule));
        }
        assert_eq!(Rule::of_id("Q999"), None);
        assert!(Rule::ALL.is_sorted_by_key(|rule| rule.id()));
    }

    #[test]
    fn rules_of_the_whole_data_set_have_codes_from_q101_on() {
        for rule in Rule::ALL {
            assert_eq!(rule.is_of_rows(), rule.id() < "Q101", "{rule:?}");
        }
    }
}

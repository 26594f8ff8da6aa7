//! Rules for the data: what each judges. They judge what is loaded and never change what loading says of a file.

use crate::domain::note::Severity;

macro_rules! rules {
    ($($(#[$doc:meta])* $rule:ident $id:literal;)*) => {
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
        }
    };
}

rules! {
    /// Gross income is larger than gross expenditure.
    IncomeAboveExpenditure "Q001";
    /// There is income, and no outside source of finance.
    IncomeWithoutOutsideSource "Q002";
    /// An outside source of finance is named, and there is no income.
    OutsideSourceWithoutIncome "Q003";
    /// The expenditure is 0 kroner.
    ZeroExpenditure "Q004";
    /// The amount looks like kroner where thousands of kroner are asked for.
    KronerAsThousands "Q005";
    /// The municipality's amounts look like millions of kroner where thousands are asked for.
    MillionsAsThousands "Q006";
    /// The same municipality, nearly the same title and the same amount as another.
    NearDuplicate "Q007";
    /// There is no title.
    MissingTitle "Q008";
    /// The share of the target group lies outside 0 to 100 %.
    ShareOutOfRange "Q009";
    /// An amount is below 0.
    NegativeAmount "Q010";
    /// The text names an activity that the survey leaves out: to be judged by a person, no error.
    ExcludedActivity "Q011";
    /// The share is below 50 % where the target group is broad (b or c).
    LowShareOfBroadGroup "Q012";
    /// The broadest target group (c) without a share.
    BroadGroupWithoutShare "Q013";
    /// The integration act is named as legal basis: what it demands is not beyond the law.
    IntegrationActAsBasis "Q014";
    /// Policy area and target group are at odds.
    AreaAndTargetAtOdds "Q015";
    /// The same project of one municipality stands in two policy areas.
    ProjectInTwoAreas "Q016";
    /// The amount per inhabitant is far from the others of its policy area.
    Outlier "Q017";
    /// Rows name a municipality that is none.
    UnknownMunicipality "Q101";
    /// Nothing is known of whether a municipality responded.
    MissingMunicipality "Q102";
    /// There are rows from a municipality that did not respond.
    RowsOfSilent "Q103";
    /// The price and wage level of the amounts is not said, or differs between files.
    PriceLevel "Q104";
}

impl Rule {
    /// The rule written as `id`, in any case.
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        let is_it = |rule: &&Self| rule.id().eq_ignore_ascii_case(id);
        Self::ALL.iter().find(is_it).copied()
    }

    /// How grave a finding is: a warning, or only for a person to judge.
    #[must_use]
    pub fn severity(self) -> Severity {
        match self {
            Self::ExcludedActivity => Severity::Note,
            _ => Severity::Warning,
        }
    }
}

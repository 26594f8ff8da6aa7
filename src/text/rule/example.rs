//! A small example of every rule: what trips it, and what nearly does. The data is Danish in any language.

use crate::domain::rule::Rule;

/// What trips a rule and what nearly does: lines of a file, or what is to be seen of it.
pub(super) fn of(rule: Rule) -> [&'static str; 2] {
    match rule {
        Rule::IncomeAboveExpenditure => [
            "kommune;område;initiativ;bruttoudgifter;bruttoindtægter;finansieringskilder\nKøge;Social;Mentorer;495;600;staten",
            "kommune;område;initiativ;bruttoudgifter;bruttoindtægter;finansieringskilder\nKøge;Social;Mentorer;495;495;staten",
        ],
        Rule::IncomeWithoutOutsideSource => [
            "kommune;område;initiativ;bruttoudgifter;bruttoindtægter;finansieringskilder\nKøge;Social;Mentorer;495;200;kommunen",
            "kommune;område;initiativ;bruttoudgifter;bruttoindtægter;finansieringskilder\nKøge;Social;Mentorer;495;200;staten+kommunen",
        ],
        Rule::OutsideSourceWithoutIncome => [
            "kommune;område;initiativ;bruttoudgifter;bruttoindtægter;finansieringskilder\nKøge;Social;Mentorer;495;0;staten",
            "kommune;område;initiativ;bruttoudgifter;bruttoindtægter;finansieringskilder\nKøge;Social;Mentorer;495;0;kommunen",
        ],
        Rule::ZeroExpenditure => [
            "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Mentorer;0",
            "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Mentorer;1",
        ],
        Rule::KronerAsThousands => [
            "kommune;område;initiativ;bruttoudgifter\nÆrø;Social;Mentorer;495000",
            "kommune;område;initiativ;bruttoudgifter\nÆrø;Social;Mentorer;495",
        ],
        Rule::MillionsAsThousands => [
            "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Mentorer;0,495\nKøge;Social;Fest;1,2",
            "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Mentorer;495\nKøge;Social;Fest;1,2",
        ],
        Rule::NearDuplicate => [
            "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Mentorer for nye familier;495\nKøge;Social;Mentorer for nye familer;495",
            "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Mentorer, hold 1;495\nKøge;Social;Mentorer, hold 2;495",
        ],
        Rule::MissingTitle => [
            "kommune;område;initiativ;bruttoudgifter\nKøge;Social;ukendt;495",
            "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Ukendt land;495",
        ],
        Rule::ShareOutOfRange => [
            "kommune;område;initiativ;bruttoudgifter;andel\nKøge;Social;Mentorer;495;120",
            "kommune;område;initiativ;bruttoudgifter;andel\nKøge;Social;Mentorer;495;100",
        ],
        Rule::NegativeAmount => [
            "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Mentorer;-495",
            "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Mentorer;0",
        ],
        Rule::ExcludedActivity => [
            "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Tolkning ved samtaler;495",
            "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Sprogvejleder ved samtaler;495",
        ],
        Rule::LowShareOfBroadGroup => [
            "kommune;område;initiativ;bruttoudgifter;primær målgruppe;andel\nKøge;Social;Mentorer;495;c;45",
            "kommune;område;initiativ;bruttoudgifter;primær målgruppe;andel\nKøge;Social;Mentorer;495;c;50",
        ],
        Rule::BroadGroupWithoutShare => [
            "kommune;område;initiativ;bruttoudgifter;primær målgruppe;andel\nKøge;Social;Mentorer;495;c;",
            "kommune;område;initiativ;bruttoudgifter;primær målgruppe;andel\nKøge;Social;Mentorer;495;c;_",
        ],
        Rule::IntegrationActAsBasis => [
            "kommune;område;initiativ;bruttoudgifter;hjemmelsgrundlag\nKøge;Social;Mentorer;495;Integrationsloven § 16",
            "kommune;område;initiativ;bruttoudgifter;hjemmelsgrundlag\nKøge;Social;Mentorer;495;Kommunalfuldmagten",
        ],
        Rule::AreaAndTargetAtOdds => [
            "kommune;område;initiativ;bruttoudgifter;sekundær målgruppe\nKøge;Dagtilbud og folkeskole;Svømning;495;mænd",
            "kommune;område;initiativ;bruttoudgifter;sekundær målgruppe\nKøge;Dagtilbud og folkeskole;Svømning for fædre og børn;495;mænd",
        ],
        Rule::ProjectInTwoAreas => [
            "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Vejen til job;495\nKøge;Beskæftigelse;Vejen til job;200",
            "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Mentorer;495\nKøge;Beskæftigelse;Mentorer;200",
        ],
        Rule::Outlier => [
            "kr. pr. indb.: 0,9 1,1 1,4 1,6 1,9 2,3 2,6 3,0 3,4 4,1 190,0",
            "kr. pr. indb.: 0,9 1,1 1,4 1,6 1,9 2,3 2,6 3,0 3,4 4,1 19,0",
        ],
        Rule::UnknownMunicipality => [
            "kommune;område;initiativ;bruttoudgifter\nKøgge;Social;Mentorer;495",
            "kommune;område;initiativ;bruttoudgifter\nKøge Kommune;Social;Mentorer;495",
        ],
        Rule::MissingMunicipality => [
            "kommune;besvaret\nKøge;ja",
            "kommune;besvaret\nKøge;ja\nVejle;nej\n…",
        ],
        Rule::RowsOfSilent => ["kommune;besvaret\nKøge;nej", "kommune;besvaret\nKøge;ja"],
        Rule::PriceLevel => [
            "{ \"price_level\": \"\" }",
            "{ \"price_level\": \"22-pl\" }",
        ],
        Rule::FewResponses => ["Region Nordjylland: 5 / 11", "Region Nordjylland: 6 / 11"],
    }
}

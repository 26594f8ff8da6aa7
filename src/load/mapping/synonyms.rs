//! Other words for our columns and values, Danish and English, in the order of the questionnaire.

use crate::domain::column::Column;

/// Other headings for a column, beside its own.
pub(super) fn headings(column: Column) -> &'static str {
    match column {
        Column::Municipality => {
            "kommunenavn, kommunekode, kommunenr, local authority, municipality name, council"
        }
        Column::Area => {
            "fagområde, forvaltning, sektor, kategori, policy area, sector, department, field of work, category"
        }
        Column::Title => {
            "indsats, titel, projekt, projektnavn, navn, aktivitet, foranstaltning, title, initiative, project, \
             name, measure, activity"
        }
        Column::Gross => {
            "udgift, udgifter, omkostninger, beløb, budget, bevilling, forbrug, expenditure, spending, costs, cost, \
             amount, grant"
        }
        Column::Income => {
            "indtægter, indtægt, refusion, medfinansiering, income, revenue, receipts"
        }
        Column::Finance => {
            "finansiering, finansieret, finansieringskilde, tilskudsgiver, pulje, source of finance, funding source, \
             funding, funder"
        }
        Column::LegalBasis => {
            "hjemmel, lovhjemmel, lovgrundlag, lovgivning, paragraf, legal basis, legislation, law, act"
        }
        Column::Primary => "målgruppe, primary target group, target group, beneficiaries",
        Column::Secondary => {
            "anden målgruppe, køn, aldersgruppe, secondary target group, other target group, age group"
        }
        Column::Content => "beskrivelse, indsatsbeskrivelse, resume, content, description, summary",
        Column::Purpose => "mål, målsætning, sigte, purpose, objective, aim, goal",
        Column::Share => "procent, pct, andel flygtninge indvandrere, share, percentage, percent",
        Column::Year => "regnskabsår, budgetår, årstal, accounts year, fiscal year",
    }
}

/// Words that mean one of our values.
pub(super) fn meanings(column: Column) -> &'static [(&'static str, &'static str)] {
    match column {
        Column::Area => &[
            (
                "Dagtilbud og folkeskole",
                "dagtilbud folkeskole skole skoler daginstitution børnehave dagpleje undervisning uddannelse børn \
                 unge daycare childcare kindergarten school schools education children",
            ),
            (
                "Beskæftigelse",
                "beskæftigelse arbejdsmarked arbejde job jobcenter employment labour labor market work jobs",
            ),
            (
                "Kultur og fritid",
                "kultur fritid idræt bibliotek forening foreninger culture cultural leisure sport sports",
            ),
            (
                "Social",
                "social sociale socialt udsatte familie familier handicap welfare families services",
            ),
            (
                "Sundhed og ældre",
                "sundhed ældre omsorg pleje health elderly care healthcare",
            ),
            (
                "Integration generelt",
                "integration generel generelt generelle tværgående medborgerskab general cross cutting citizenship",
            ),
        ],
        Column::Primary => &[
            (
                "a",
                "flygtning flygtninge nyindvandrede nyankomne familiesammenførte refugee refugees newly arrived \
                 reunified asylum",
            ),
            (
                "b",
                "efterkommer efterkommere indvandrere nydanskere integration etniske minoriteter immigrants \
                 descendants ethnic minorities",
            ),
            (
                "c",
                "alle bred brede borgere befolkning befolkningen hele everyone everybody all citizens residents whole \
                 population broad",
            ),
        ],
        Column::Secondary => &[
            ("mænd", "mænd mand fædre men man fathers"),
            ("kvinder", "kvinder kvinde mødre women woman mothers"),
            (
                "børn",
                "børn barn unge elever children child youth young pupils",
            ),
            ("øvrige", "øvrige andre anden andet others other"),
            (
                "flere",
                "flere blandet alle begge several mixed multiple both all",
            ),
        ],
        Column::Finance => &[
            (
                "staten",
                "staten stat statslig statslige ministeriet ministerium styrelsen satspulje state government central \
                 national ministry",
            ),
            (
                "private",
                "private privat fond fonde fondsmidler velgørende foundation foundations charity donations",
            ),
            (
                "kommunen",
                "kommunen kommune kommunal kommunalt egenfinansiering egne municipality municipal own local council",
            ),
        ],
        Column::Municipality
        | Column::Title
        | Column::Gross
        | Column::Income
        | Column::LegalBasis
        | Column::Content
        | Column::Purpose
        | Column::Share
        | Column::Year => &[],
    }
}

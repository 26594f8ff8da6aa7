//! Danish.

use crate::text::flag::{Flag, FlagWords};

/// Danish.
pub(super) static FLAGS: FlagWords = FlagWords {
    heading: "Hvad der spørges om",
    help,
    unknown: |flag, typed, near| format!("{flag} {typed} findes ikke. Mente du {near}?"),
    no_such: |flag, typed, all| format!("{flag} {typed} findes ikke. Vælg blandt {all}."),
    nothing: |flag, typed| format!("{flag} {typed} findes ikke: data har intet at vælge blandt."),
    ambiguous: |flag, typed, all| format!("{flag} {typed} kan være {all}. Skriv mere af navnet."),
    missing: |flag| format!("{flag} mangler en værdi."),
    range: |flag, typed| {
        format!(
            "{flag} {typed} er ikke et interval. Skriv fx \"100-250\", \">1mio\" eller \"<=500\"; andele som \">50 pct.\"."
        )
    },
    number: |flag, typed| format!("{flag} {typed} er ikke et tal."),
    full: |flag, typed, most| format!("{flag} {typed}: højst {most} rækker sammenlignes."),
    apart: |flag, typed| {
        format!("{flag} {typed}: regioner og kommuner sammenlignes for sig, fagområder for sig.")
    },
    included: |flag, typed| format!("{flag} {typed}: her kan intet udelukkes."),
    or: "eller",
};

fn help(flag: Flag) -> &'static str {
    match flag {
        Flag::By => "rækkerne: region, municipality, area eller initiative",
        Flag::Region => "kun denne region; flere med komma eller gentagelse, !værdi udelukker",
        Flag::Municipality => "kun denne kommune: navn, nummer eller begyndelsen af navnet",
        Flag::Group => "kun denne gruppe af kommuner (fra --groups)",
        Flag::Response => "kun kommuner, der har responderet: responded, silent eller unknown",
        Flag::Area => "kun dette fagområde",
        Flag::Primary => "kun denne primære målgruppe: a, b eller c",
        Flag::Secondary => "kun denne sekundære målgruppe: 1–5 eller fx kvinder",
        Flag::Finance => "kun denne finansiering: stat, privat, kommune eller \"kun kommunen\"",
        Flag::LegalBasis => "kun dette hjemmelsgrundlag",
        Flag::Year => "kun dette regnskabsår",
        Flag::Gross => "kun bruttoudgifter i dette interval, 1.000 kr.: \"100-250\", \">1mio\"",
        Flag::Share => "kun andele i dette interval, pct.: \">50\"",
        Flag::Words => "kun indsatser med disse hele ord i titel, indhold eller formål",
        Flag::Rule => "kun indsatser, som denne regel finder, fx Q005",
        Flag::Measure => "nøgletal: per-capita, gross, count, net-per-capita, per-initiative …",
        Flag::Reference => {
            "gennemsnit: denmark, region, peers, group, selection, mean eller median"
        }
        Flag::Population => "folketal pr. denne dato, fx 2021-01-01",
        Flag::Sort => "sortér efter value, name, count, gross eller population",
        Flag::Asc => "mindste først",
        Flag::Desc => "største først",
        Flag::AboveAverage => "kun rækker over gennemsnittet",
        Flag::ShowEmpty => "vis også rækker uden kroner og uden besvarelse",
        Flag::As => "visning: bars, bars:sqrt eller bars:linear",
        Flag::Page => "en kontrol i stedet for rækkerne: reconcile, quality, coverage, estimate …",
        Flag::Above => "tæl kommuner over så mange kr. pr. indbygger (ellers 50)",
        Flag::Below => "tæl kommuner under så mange kr. pr. indbygger (ellers 1)",
        Flag::Pin => "sammenlign denne region, kommune eller dette fagområde; højst fire",
    }
}

//! Danish words of the estimate, of the figures without the largest, and of the concentration.

use crate::text::estimate::{Concentration, Estimate, Robustness, Topic};

pub(super) const TOPIC: Topic = Topic {
    estimate: ESTIMATE,
    robustness: ROBUSTNESS,
    concentration: CONCENTRATION,
    kroner: |n| format!("{n} kr."),
    inhabitants: |n| format!("{n} indb."),
    quantities: ["Bruttoudgifter", "Bruttoindtægter", "Nettoudgifter"],
    total: "I alt",
    labels: ["Formel", "Med", "Ikke med", "Bemærk"],
    around: [|n| format!("over {n} kr."), |n| format!("under {n} kr.")],
    at_zero: ["0 kr.", "ingen indsatser"],
    counted: |n| format!("{n} responderende kommuner med kendt folketal"),
    thresholds: "Antal kommuner, kr. pr. indb.",
    constructed: "Konstrueret eksempel: intet tal eller interval gælder virkelige kommuner.",
};

const ESTIMATE: Estimate = Estimate {
    titles: ["Skøn for hele landet", "Skøn for udsnittet"],
    basis: |[responding, silent, people, percent, day]| {
        format!(
            "Indberettet fra {responding} kommuner, skønnet for {silent}, der ikke har responderet ({people} indb., {percent}). Intervallet antager, at de ligner de responderende i samme region og størrelse. {day}."
        )
    },
    complete: |day| {
        format!(
            "Ingen kommune i udsnittet mangler at blive skønnet: skønnet er det indberettede. {day}."
        )
    },
    method: |small, city, weight| {
        format!(
            "Metode: stratificeret efter region og størrelse (under {small} indb.; {small} til {city}). En ikke-responderende kommune får det gennemsnitlige beløb pr. indbygger hos de responderende i samme region og størrelse, sammen med alle under {city} indb. med samme vægt som {weight} kommuner."
        )
    },
    cities: |names| {
        format!("Uden for modellen: {names} (indberettet, men for store til at ligne de øvrige).")
    },
    interval: |level, draws, seed| {
        format!(
            "{level} pct. usikkerhedsinterval under antagelse om, at de ikke-responderende ligner de responderende i samme region og størrelse. Det gælder kun den skønnede del. {draws} trækninger fra en Pólya-urne, frø {seed}."
        )
    },
    coverage: "Målt på eksemplet, med de 80 fastholdt og de 18 trukket fra lige så skæve befolkninger, rummer intervallet det sande tal 93–97 af 100 gange; er de 18 flere gange så dyre som de 80, rummer det dem ikke.",
    report: "Rapporten skriver »ca. 350 mio. kr.« og »en vis usikkerhed« uden tal. Dens metode er indberettet divideret med den dækkede andel af befolkningen.",
    columns: [
        "indberettet",
        "skøn",
        "95 pct. interval",
        "rapportens metode",
        "øvrige ved median",
        "øvrige ved gns.",
    ],
    heading: |quantity| format!("{quantity}, mio. kr."),
    who: |quantity| format!("Hvem der skønnes · {quantity}, mio. kr."),
    stratum: |region, size| format!("{region}, {size}"),
    sizes: [
        |small, _| format!("under {small} indb."),
        |small, city| format!("{small}–{city} indb."),
        |_, city| format!("{city} indb. og derover"),
    ],
    no_region: "ukendt region",
    sum: |reported, predicted, sum| format!("{reported} indberettet + {predicted} skønnet = {sum}"),
    labels: [
        "Skøn",
        "Interval",
        "Rapportens metode",
        "Grænser",
        "Efter region og størrelse",
    ],
    ends: |low, high| format!("fra {low} til {high}"),
    scaled: |[counted, all, responding, result]| {
        format!("{counted} × {all} / {responding} responderende indb. = {result}")
    },
    unscaled: |kroner| {
        format!("Heraf {kroner} uden indbyggere at dele med: lagt til, ikke opregnet.")
    },
    bounds: |[zero, median, at_median, mean, at_mean]| {
        format!(
            "de ikke-responderende ved 0 kr.: {zero}; ved de responderendes median, {median} kr. pr. indb.: {at_median}; ved deres uvægtede gennemsnit, {mean} kr. pr. indb.: {at_mean}"
        )
    },
    part: |name, people, kroner| format!("{name} ({people} indb.): {kroner}"),
    stratum_labels: ["Skønnet", "Har ikke responderet", "Sammenlignes med"],
    predicted: |people, own, kroner| {
        format!("{people} indb., {own} responderende i samme region og størrelse: {kroner}")
    },
    no_own: "ingen responderende i samme region og størrelse; kun landets øvrige",
    missing: |n| format!("Mindst: {n} beløb kan ikke læses og er ikke talt med."),
    unknown: |n, names| {
        format!(
            "{n} kommuner, hvis svar er ukendt, er hverken indberettet eller skønnet, da de kan have svaret, at de ingen indsatser har: {names}. En svarliste (--responses) afgør det."
        )
    },
    reporting: |names| {
        format!(
            "Står som ikke responderet, men har indsatser i data; talt som indberettet og ikke skønnet: {names}."
        )
    },
    uncounted: |names| format!("Ikke skønnet, da folketallet ikke er kendt: {names}."),
    areas: "Intervallernes ender for fagområderne summer ikke til det samlede interval.",
    none: |why| format!("Intet skøn: {why}."),
    refusals: [
        "ingen kommune i udsnittet har responderet",
        "ingen responderende kommune er lille nok til at ligne dem, der ikke har",
        "beløbene er for store til at regne nøjagtigt med",
    ],
};

const ROBUSTNESS: Robustness = Robustness {
    title: "Robusthed",
    basis: |quantity, day| {
        format!(
            "{quantity} under det valgte filter. »Uden« en kommune: som om den ikke fandtes, hverken i kroner, indbyggere eller skønnets model. {day}."
        )
    },
    figures: [
        "I alt",
        "Gennemsnit (sum over sum)",
        "Uvægtet gns. af kommuner",
        "Median af kommuner",
        "Skøn (indberettet + skønnet)",
        "Rapportens metode (opregnet til landsplan)",
    ],
    formulas: [
        "summen af beløbene",
        "summen af beløbene / indbyggere i de responderende kommuner",
        "summen af kommunernes beløb pr. indbygger / antal responderende kommuner, 0 kr. talt med",
        "det midterste af de responderende kommuners beløb pr. indbygger, 0 kr. talt med",
        "indberettet + skønnet efter region og størrelse for dem, der ikke har responderet",
        "indberettet / de responderendes andel af indbyggerne",
    ],
    units: ["mio. kr.", "kr. pr. indb.", "kr. pr. indv./efterk."],
    columns: ["værdi", "ændring", "pct."],
    all: "alle",
    without: |name| format!("uden {name}"),
    together: |n| format!("uden de {n} største"),
    change: |before, after, change| format!("{after} − {before} = {change}"),
    nothing: "Ingen kommune i udsnittet har kroner at tage ud.",
    day: |quantity, day| format!("{quantity}, {day}"),
    counting: "Over og under er strengt; kommuner på 0 kr. er også under den nederste tærskel. Kommuner, der ikke har responderet, er ikke talt med.",
};

const CONCENTRATION: Concentration = Concentration {
    title: "Koncentration",
    basis: |quantity, municipalities, day| {
        format!(
            "{quantity} i {municipalities} responderende kommuner under det valgte filter. {day}."
        )
    },
    ordered: "Lorenzkurve og Gini: kommunerne ordnet efter kr. pr. indb., x er andelen af de responderende kommuners indbyggere, kommuner med 0 kr. er med.",
    largest: "De største efter kroner, pct.",
    shares: [|_| "den største".to_owned(), |n| format!("de {n} største")],
    columns: ["af kroner", "af resp. indb.", "af alle indb."],
    share: |part, whole| format!("{part} af {whole}"),
    curve: ["Lorenzkurve, pct. (= andel, . lige fordeling)", "af kroner"],
    inhabitants: |n| format!("{n} pct. af indbyggerne"),
    point: |inhabitants, kroner| {
        format!(
            "De {inhabitants} pct. af indbyggerne, hvis kommuner bruger mindst pr. indbygger, har {kroner} af kronerne; ved lige fordeling {inhabitants} pct."
        )
    },
    gini: "Gini-koefficient (0 = lige mange kr. pr. indb. overalt)",
    formula: "1 − Σ indbyggere × (kroner før + kroner til og med) / (alle indbyggere × alle kroner), kommune for kommune fra færrest til flest kr. pr. indb.",
    whole: |people, kroner| format!("Alle: {people} indb., {kroner}"),
    no_gini: [
        "ingen kommune i udsnittet har responderet",
        "der er ingen kroner at fordele",
        "ingen Gini: mindst én kommune har negative nettoudgifter",
        "beløbene er for store til at dele nøjagtigt",
    ],
    none: |why| format!("Ingen koncentration: {why}."),
};

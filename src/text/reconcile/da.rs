//! Danish words of reconciliation.

use crate::text::reconcile::{Command, Detail, Finding, Reconcile};

pub(super) const RECONCILE: Reconcile = Reconcile {
    title: "Afstemning: de offentliggjorte tal ved siden af dem, der følger af rækkerne",
    lead: |[all, agree, rounding, basis, differ, cannot]| {
        format!(
            "{all} offentliggjorte tal: {agree} stemmer, {rounding} inden for afrunding, {basis} kun på rapportens \
             grundlag, {differ} afviger, {cannot} kan ikke beregnes"
        )
    },
    basis: |date| format!("Af alle rækker, uanset udsnit; indbyggere {date}, uden Christiansø"),
    responded: |some, all| format!("{some} af {all} kommuner har responderet"),
    unknown_responses: |count| {
        format!("for {count} kommuner er det uvist, om de har responderet; --responses siger det")
    },
    calibrated: "Eksemplet er kalibreret til rapporten: at det stemmer, siger intet om kommunerne",
    none: "Der er ingen offentliggjorte tal",
    columns: ["Tal", "trykt", "beregnet", "forskel", "vurdering"],
    topics: [
        "Besvarelse",
        "Hele landet",
        "Fagområder",
        "Kommuner",
        "Målgrupper og finansiering",
        "Regioner og kommuner",
        "Ikke fra kortlægningen",
        "Hvad tallene siger tilsammen",
    ],
    verdicts: [
        "stemmer",
        "stemmer inden for afrunding",
        "stemmer på rapportens grundlag",
        "afviger",
        "kan ikke beregnes",
        "stemmer (kalibreret)",
    ],
    on_one_basis: |basis| format!("  på ét grundlag ({basis})"),
    level_unknown: ", prisniveau ukendt",
    not_in_survey: "ikke i kortlægningen",
    unread: "kan ikke læses",
    no_denominator: "ingen har responderet, eller intet at dele med",
    price_levels: |data, published| {
        format!("forskellige prisniveauer (data {data}, tallet {published})")
    },
    mixed_prices: |levels| format!("blandede prisniveauer i rækkerne ({levels})"),
    level: |year| format!("{year}-pl"),
    no_level: "ikke oplyst",
    quantities: [
        "Kommuner",
        "Indbyggere",
        "Indsatser",
        "Bruttoudgifter",
        "Bruttoindtægter",
        "Nettoudgifter",
        "Bruttoudgifter pr. indbygger",
        "Bruttoudgifter pr. indsats",
        "Andel af befolkningen",
        "Andel af bruttoudgifterne",
        "Andel af bruttoindtægterne",
        "Andel af indsatserne",
        "Andel af områdets indsatser",
        "Indvandrere og efterkommere",
        "Indvandrere og efterkommere, andel",
        "Ikkevestlige indvandrere og efterkommere",
        "Indvandrere og efterkommere fra MENAPT",
    ],
    municipalities: ["Responderende kommuner", "Kommuner"],
    covered: "Andel af befolkningen, der har responderet",
    about: |subject, figure| format!("{subject}: {figure}"),
    national: |quantity| format!("{quantity}, opregnet til landsplan"),
    whats: [
        "kommuner",
        "indbyggere",
        "indsatser",
        "bruttoudgifter",
        "bruttoindtægter",
        "nettoudgifter",
    ],
    sides: [
        "indberettet",
        "opregnet til landsplan",
        "responderende kommuner",
        "alle kommuner",
    ],
    or: " eller ",
    conditions: [
        |n| format!("de {n} største kommuner"),
        |kroner| format!("over {kroner} kr. pr. indb."),
        |kroner| format!("under {kroner} kr. pr. indb."),
        |kroner| format!("med {kroner} kr. i bruttoudgifter"),
        |n| format!("med {n} indsatser"),
    ],
    only: |source| format!("kun {source}"),
    with_source: |source| format!("med {source}"),
    kroner: |n| format!("{n} kr."),
    persons: |n| n.to_owned(),
    more_than: |n| format!("over {n}"),
    less_than: |n| format!("under {n}"),
    highest: "højest",
    alike: "på niveau",
    detail: Detail {
        labels: [
            "Formel",
            "Trykt som",
            "Kilde",
            "Afrundet fra",
            "På ét grundlag",
            "Af trykte tal",
            "Prisniveau",
            "Udeladt",
            "Hvorfor",
        ],
        levels: |data, published| format!("data {data}, tallet {published}"),
        band: |low, high| format!("{low} til under {high}"),
        exact: |value| format!("netop {value}"),
        on_basis: |value, basis| format!("{value} ({basis})"),
        follows: |from, value| format!("{from} giver {value}: det trykte tal følger"),
        follows_not: |from, value, printed| format!("{from} giver {value}: {printed} følger ikke"),
        other: |area, value| format!("Det største af de andre er {area}: {value}"),
        pairs: |apart, between, quarter| {
            format!(
                "De to ligger {apart} fra hinanden, parrenes gennemsnit {between}; på niveau er under en fjerdedel af det, {quarter}"
            )
        },
        missing: |n| format!("{n} rækker uden læseligt beløb: tallet er mindst dette"),
        left_out: |n| format!("{n} rækker, hvis kroner ikke har indbyggere at deles med"),
    },
    finding: Finding {
        dates: |figure| format!("{figure}: indbyggere pr. hvilken dato"),
        dates_fit: |fit, all| format!("{fit} af {all} datoer giver det trykte"),
        date: |value, rounded, mark| format!("{value} → {rounded} {mark}"),
        derived: |figure, from| format!("{figure} af {from}"),
        follows: ["følger", "følger ikke"],
        parts: |quantity| format!("{quantity}, sum af de trykte områdetal"),
        adds_up: [
            "går op",
            "kun afrunding kan forklare det",
            "går ikke op",
            "ingen trykt sum",
        ],
        parts_labels: [
            "Trykt",
            "Sum af områderne",
            "Af en andel",
            "Af landstallet",
            "Af rækkerne",
        ],
        parts_sum: |sum, low, high| format!("{sum}; deres afrunding holder {low} til {high} åbent"),
        implied: |[part, share, low, high]| {
            format!("{part} som {share} betyder {low} til {high} i alt")
        },
        scaled: |printed, low, high| {
            format!("{printed} er opregnet til landsplan; det betyder {low} til {high} indberettet")
        },
        shares: |whole, sum| format!("Trykte andele af {whole} og af {sum}"),
        shares_fit: |whole, sum, all| {
            format!("{whole} af {all} passer på det ene, {sum} på det andet")
        },
        share: |[whole, on_whole, sum, on_sum]| format!("af {whole} {on_whole}, af {sum} {on_sum}"),
        marks: ["(som trykt)", "(ikke som trykt)"],
        unread: "kan ikke læses",
        unread_why: "teksten har ingen værdier af figuren, og ingen gættes",
    },
    command: Command {
        about: "Afstem offentliggjorte tal med rækkerne: trykt, beregnet, forskel, vurdering",
        long: "Vurderinger:
  stemmer
      afrundet som det trykte, halve rundet væk fra nul, er det beregnede tal det trykte, på
      ét grundlag eller sådan, som tallets egen sætning udleder det
  stemmer inden for afrunding
      det er det ikke, men det trykte følger af andre trykte tal (kolonnen from), og
      det beregnede ligger inden for det, deres afrunding holder åbent
  stemmer på rapportens grundlag
      det er det, men kun fordi tæller og nævner er for forskellige kommuner; det
      konsistente tal står ved siden af
  afviger
      det er et andet tal
  kan ikke beregnes
      kortlægningen har det ikke, der er intet at dele med, eller prisniveauerne er
      forskellige

Kroner afstemmes ikke med data i et andet prisniveau. Er et niveau ukendt, afstemmes de,
og vurderingen siger det.

Afslutter med 0, når intet tal afviger, 1 når et afviger eller ikke kan beregnes, skønt
en kortlægning giver det (forskellige prisniveauer, ingen har responderet), 2 når filer
ikke kan læses. Tal, som ingen kortlægning har, tæller ikke.

Filen efter --published har ét tal pr. række under en overskrift, med semikolon, komma,
tab eller streg imellem:
  id           tallets navn, som intet andet har
  quantity     municipalities, population, initiatives, gross-expenditure, gross-income,
               net-expenditure, gross-expenditure-per-inhabitant,
               gross-expenditure-per-initiative, share-of-population,
               share-of-gross-expenditure, share-of-gross-income, share-of-initiatives,
               share-of-area-initiatives
  value        det trykte, med decimalpunktum eller -komma og uden tusindtegn
  unit         count, persons, percent, kr, thousand kr, million kr
  precision    hvad det er afrundet til: 1, 0.1, 10; 0 hvor det er nøjagtigt
og kan have
  scope        denmark (ellers), region:NAVN, municipality:NAVN; for alike to regioner
               versus to andre
  filter       med mellemrum: area:education|employment|culture|social|health|general,
               primary:newly-arrived|broad-integration|broad-group,
               secondary:men|women|children|others|several,
               finance:state|private|municipality (blandt kilderne), finance-only:…
               (ingen anden kilde); om kommuner, efter alle deres indsatser: largest:N,
               per-inhabitant-above:KR, per-inhabitant-below:KR, gross-expenditure:KR,
               initiatives:N. En nøgle to gange er enten-eller, to nøgler er både-og
  basis        hvis tal, tællerens og efter / nævnerens: reported (indberettet),
               national (opregnet til landsplan efter den responderende del af
               befolkningen), responding (responderende), everyone (alle)
  comparison   equals (ellers), about, more-than, less-than, highest (af områderne),
               alike
  computable   yes (ellers) eller no
  from         id'er på de trykte tal, som dets sætning udleder det af: andele lægges
               sammen, kroner deles
  price_level  kronernes prisniveau, som 22-pl
  source, quote, note
               hvor og hvordan det er trykt

Eksempel:
  id;quantity;filter;value;unit;precision;price_level
  total;gross-expenditure;;318;million kr;1;22-pl
  job;share-of-gross-expenditure;area:employment;32;percent;1;

  indsats reconcile                                eksemplet mod rapporten
  indsats reconcile svar.csv --responses r.csv     egne rækker mod rapporten
  indsats reconcile svar.csv --published tal.csv   mod egne tal
  indsats reconcile --format json                  til programmer (indsats.reconcile/1)",
        arg_format: "form: table (til mennesker), json, csv eller markdown",
    },
};

//! Words for health and the elderly.

use super::{AreaWords, ByGroup};

pub(super) const WORDS: AreaWords = AreaWords {
    measures: ByGroup {
        men: &[
            (
                "Sundhed for mænd",
                "Mænd inviteres til helbredssamtale og et motionsforløb på tolv uger.",
            ),
            (
                "Rygestop for mænd",
                "Seks møder om tobak og vandpibe med en rådgiver, der taler deltagernes sprog.",
            ),
            (
                "Gåhold for mænd",
                "Ugentlige gåture med korte oplæg om hjerte, kost og søvn.",
            ),
        ],
        women: &[
            (
                "Sundhed for kvinder",
                "En sundhedsformidler holder oplæg om screening, kost og motion.",
            ),
            (
                "Motion for kvinder",
                "Kvinderne mødes til motion og samtaler om krop og sygdom.",
            ),
            (
                "Barsel og ny i landet",
                "Gravide og nye mødre mødes med jordemoder og sundhedsplejerske.",
            ),
            (
                "Sundhedssamtaler med kvinder",
                "Individuelle samtaler om helbred, stress og vaner.",
            ),
            (
                "Overgangsalder på flere sprog",
                "Tre aftener om overgangsalder og knoglesundhed med materiale på flere sprog.",
            ),
        ],
        children: &[
            (
                "Sund mad i børnefamilier",
                "Familierne laver mad sammen og taler om sukker, søvn og måltider.",
            ),
            (
                "Tandsundhed for småbørn",
                "Tandplejen besøger familier og legegrupper og viser tandbørstning.",
            ),
            (
                "Sundhedsplejens familiegruppe",
                "Gruppemøder for familier med børn under tre år.",
            ),
            (
                "Børn i bevægelse",
                "Overvægtige børn og deres forældre dyrker motion sammen og får kostråd.",
            ),
            (
                "Søvn og trivsel hos børn",
                "Samtaler med familier, hvor børnene sover dårligt efter flugt.",
            ),
        ],
        broad: &[
            (
                "Sundhedsformidling",
                "Tosprogede sundhedsformidlere uddannes og holder dialogmøder om sygdom og forebyggelse.",
            ),
            (
                "Forebyggende hjemmebesøg fra 65 år",
                "Ældre af anden etnisk baggrund tilbydes besøg, allerede når de fylder 65 år.",
            ),
            (
                "Demensvenligt mødested på flere sprog",
                "Mødested for ældre med demens og deres pårørende med samtale, musik og mad.",
            ),
            (
                "Diabetesskole",
                "Kursus om at leve med diabetes med madlavning og materiale på flere sprog.",
            ),
            (
                "Traumecafé",
                "Mødested med samtaler og aktiviteter for borgere med svære oplevelser bag sig.",
            ),
            (
                "Sundhedsdage",
                "Gratis måling af blodtryk og blodsukker og samtaler om vaner.",
            ),
            (
                "Aktivitetscenter for ældre indvandrere",
                "Samvær, motion og mad for ældre tre dage om ugen.",
            ),
            (
                "Dialogmøder om kronisk sygdom",
                "Møder om kroniske lidelser med læge og sundhedsformidler.",
            ),
            (
                "Plejen og kulturen",
                "Personale i plejen får sparring om ældre med andre vaner og sprog.",
            ),
            (
                "Besøgsvenner for ældre",
                "Frivillige besøger ældre, der taler samme sprog og er meget alene.",
            ),
        ],
    },
    settings: &[
        "i nærmiljøet",
        "med tosprogede formidlere",
        "i sundhedshuset",
        "– kampagne",
        "med frivillige",
        "i beboerhuset",
        "med opfølgning",
        "i hele kommunen",
    ],
    purposes: &[
        "At fremme sundhed og forebygge sygdom.",
        "At give ny viden til ældre med kroniske lidelser eller demens.",
        "At øge lighed i sundhed.",
        "At ældre kan blive længere i eget hjem.",
        "At flere tager imod forebyggende tilbud.",
    ],
    acts: &[
        ("Sundhedsloven § 119", 46),
        ("Kommunalfuldmagten", 24),
        ("ukendt", 10),
        ("Serviceloven § 18", 10),
        ("Sundhedsloven § 120", 10),
    ],
};

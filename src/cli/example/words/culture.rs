//! Words for culture and leisure.

use super::{AreaWords, ByGroup};

pub(super) const WORDS: AreaWords = AreaWords {
    measures: ByGroup {
        men: &[
            (
                "Fodbold for nyankomne mænd",
                "Ugentlig træning med frivillige instruktører og fælles kaffe bagefter.",
            ),
            (
                "Værkstedsaften for mænd",
                "Mændene reparerer cykler og møbler sammen en aften om ugen.",
            ),
            (
                "Mænd i foreningslivet",
                "Mændene introduceres til lokale foreninger og følges ad de første gange.",
            ),
            (
                "Fiskeklub for mænd",
                "Fælles ture til søer og kyst med udlån af udstyr og kursus i regler.",
            ),
        ],
        women: &[
            (
                "Svømning for kvinder",
                "Hold for kvinder med kvindelig instruktør og mulighed for børnepasning.",
            ),
            (
                "Cykelkursus for kvinder",
                "Ti undervisningsgange i trafik og cykling på lukket bane og på vej.",
            ),
            (
                "Syværksted for kvinder",
                "Kvinderne syr sammen, udveksler teknikker og sælger deres arbejder på et årligt marked.",
            ),
            (
                "Gymnastik for kvinder",
                "Ugentlig gymnastik for kvinder i alle aldre med efterfølgende samvær.",
            ),
            (
                "Kvindecafé",
                "Kvinder mødes om bøger, håndarbejde og samtale med skiftende værter.",
            ),
            (
                "Kvindekor",
                "Et kor, der synger sange fra deltagernes hjemlande og optræder ved lokale fester.",
            ),
        ],
        children: &[
            (
                "Fritidsguide for børn",
                "En fritidsguide finder en aktivitet sammen med barnet og følger det til de første træninger.",
            ),
            (
                "Fodbold i gården",
                "Åben træning for børn i nærområdet, ledet af unge instruktører.",
            ),
            (
                "Kontingentstøtte til børn",
                "Børn får kontingent og udstyr betalt i en sæson.",
            ),
            (
                "Svømmeskole",
                "Børn, der ikke kan svømme, får ti gratis undervisningsgange.",
            ),
            (
                "Idræt efter skole",
                "Børnene prøver tre idrætsgrene lige efter skoletid.",
            ),
            (
                "Musikskole for alle børn",
                "Undervisning i musik og sang to gange om ugen, afsluttet med en koncert.",
            ),
            (
                "Kreativt værksted for børn",
                "Børnene maler, bygger og udstiller sammen med en kunstner.",
            ),
            (
                "Feriecamp",
                "Gratis aktiviteter i ferien med idræt, ture og fælles måltider.",
            ),
            (
                "Teater med børn fra mange lande",
                "Børnene skriver og opfører et stykke om at komme nye steder hen.",
            ),
            (
                "Bogglæde og højtlæsning",
                "Familier inviteres til højtlæsning og får en bog med hjem.",
            ),
            (
                "Spejder for en dag",
                "Børn prøver friluftsliv en lørdag og inviteres med i en lokal gruppe.",
            ),
            (
                "Sportsaktiviteter for børn og unge",
                "Sportsaktiviteter, der hjælper børn med flygtningebaggrund ind i foreningslivet.",
            ),
        ],
        broad: &[
            (
                "Foreningsguider",
                "Guider hjælper børn og voksne med flygtningebaggrund ind i kultur- og foreningslivet.",
            ),
            (
                "Mad- og kulturfestival",
                "En dag med mad, musik og fortællinger fra mange lande, planlagt af borgerne selv.",
            ),
            (
                "Tilskud til minoritetsforeninger",
                "Tilskud til lokaler og aktiviteter i foreninger for etniske minoriteter.",
            ),
            (
                "Fællesspisning på tværs",
                "Borgere laver mad og spiser sammen en gang om måneden.",
            ),
            (
                "Cykelundervisning",
                "Voksne lærer at cykle og får viden om færdselsregler.",
            ),
            (
                "Bibliotekets samtalecafé",
                "Nye og gamle borgere mødes til samtale på dansk om hverdag og lokale nyheder.",
            ),
            (
                "Kulturaften",
                "Musik, film og mad på tværs af kulturer i lokale huse.",
            ),
            (
                "Haveforening for alle",
                "Borgere dyrker jord sammen og deler redskaber og opskrifter.",
            ),
            (
                "Mangfoldighedskampagne",
                "Plakater, debatter og film om at leve sammen med forskellige baggrunde.",
            ),
            (
                "Udflugter til kulturelle mødesteder",
                "Ture til museer, teatre og natur med frivillige værter.",
            ),
            (
                "Åben idrætshal",
                "Hallen holder åbent for fri leg og idræt på tværs af alder.",
            ),
            (
                "Frivilligfest",
                "En årlig fest, hvor frivillige hædres og nye møder foreningerne.",
            ),
            (
                "Fortællekreds",
                "Voksne og ældre fortæller om deres liv, og historierne samles i en lille bog.",
            ),
            (
                "Håndarbejde og samtale",
                "Ugentligt samvær om strik og broderi for voksne og ældre.",
            ),
        ],
    },
    settings: &[
        "i lokalområdet",
        "– sæson 2019",
        "i weekenden",
        "med frivillige",
        "i sommerferien",
        "sammen med lokale foreninger",
        "– lokal indsats",
        "– tilskud",
        "i efteråret",
    ],
    purposes: &[
        "At flere indvandrere og efterkommere deltager i foreningslivet.",
        "At fremme medborgerskab og mangfoldighed.",
        "At skabe møder på tværs af baggrunde.",
        "At flere får en aktiv fritid.",
        "At forebygge ensomhed.",
        "At fremme ligestilling og bevægelse i hverdagen.",
        "At styrke det frivillige arbejde lokalt.",
    ],
    acts: &[
        ("Folkeoplysningsloven", 42),
        ("Kommunalfuldmagten", 34),
        ("Serviceloven § 18", 10),
        ("ukendt", 9),
        ("Biblioteksloven", 5),
    ],
};

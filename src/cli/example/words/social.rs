//! Words for social services.

use super::{AreaWords, ByGroup};

pub(super) const WORDS: AreaWords = AreaWords {
    measures: ByGroup {
        men: &[
            (
                "Mandegruppe",
                "Mændene mødes hver uge til samtale, madlavning og ture med to gruppeledere.",
            ),
            (
                "Samtaler for mænd i krise",
                "Individuelle samtaler og gruppeforløb for mænd med svære oplevelser bag sig.",
            ),
            (
                "Fars plads i familien",
                "Fædre mødes om opdragelse, skilsmisse og rollen som forælder i et nyt land.",
            ),
            (
                "Værested for mænd",
                "Åbent sted med kaffe, spil og mulighed for råd om bolig og økonomi.",
            ),
        ],
        women: &[
            (
                "Lokale vejledere for kvinder",
                "Frivillige kvinder uddannes til at vejlede andre kvinder om familie, sundhed og rettigheder.",
            ),
            (
                "Netværksgruppe for kvinder",
                "Kvinderne mødes i en fast gruppe og får oplæg om lovgivning, økonomi og børn.",
            ),
            (
                "Kvindehus",
                "Et sted kun for kvinder med rådgivning, fællesspisning og aktiviteter.",
            ),
            (
                "Rådgivning om skilsmisse og rettigheder",
                "Fortrolig rådgivning for kvinder om skilsmisse, forældremyndighed og opholdsgrundlag.",
            ),
            (
                "Kvinder støtter kvinder",
                "Kvinder med erfaring følger kvinder, der lever isoleret, til møder og aktiviteter.",
            ),
            (
                "Støtte til enlige mødre",
                "Enlige mødre får en kontaktperson og hjælp til bolig, økonomi og netværk.",
            ),
            (
                "Fællesskab for ældre kvinder",
                "Ældre kvinder mødes til mad, motion og samtale.",
            ),
            (
                "Kvinder fri af social kontrol",
                "Gruppeforløb om rettigheder, grænser og veje ud af kontrol i familien.",
            ),
        ],
        children: &[
            (
                "Lektiehjælp og fællesskab",
                "Børn og unge får hjælp til lektier og deltager i spil, ture og fællesspisning.",
            ),
            (
                "Opsøgende ungemedarbejder",
                "Medarbejderen opsøger unge på gaden og hjælper dem videre til fritid og uddannelse.",
            ),
            (
                "Børnegruppe for flygtningebørn",
                "En gruppe for børn med flugt i bagagen, ledet af en pædagog og en psykolog.",
            ),
            (
                "Familiebehandling med fokus på børn",
                "Familien får samtaler hjemme om konflikter, skole og fritid.",
            ),
            (
                "Aftenklub for unge",
                "Klubben holder åbent tre aftener om ugen med voksne, der kender de unge.",
            ),
            (
                "Venskabsfamilier for børn",
                "Børn besøger en frivillig familie en weekend om måneden.",
            ),
        ],
        broad: &[
            (
                "Beboerrådgivning",
                "Rådgiveren hjælper beboere med breve, husleje og kontakt til kommunen.",
            ),
            (
                "Netværksgrupper for indvandrere",
                "Rådgivning og netværksgrupper for indvandrere og efterkommere i samme sociale situation.",
            ),
            (
                "Gratis rådgivning om myndighedsbreve",
                "Borgere får gratis hjælp til at forstå myndighedsbreve og til spørgsmål i mødet med det offentlige.",
            ),
            (
                "Indsats mod æresrelaterede konflikter",
                "Rådgivning til borgere i æresrelaterede konflikter og kurser til medarbejdere, der møder dem.",
            ),
            (
                "Fællesspisning",
                "Foreninger tilbyder aktiviteter, samvær og fællesspisning på tværs af etniske minoriteter.",
            ),
            (
                "Gadeplansarbejde",
                "Medarbejdere er til stede i området om aftenen og taler med unge og voksne.",
            ),
            (
                "Støtte til frivillige sociale foreninger",
                "Tilskud og sparring til foreninger, der skaber fællesskab på tværs.",
            ),
            (
                "Familievejleder",
                "En familievejleder støtter i hverdagens struktur og i samarbejdet med skolen.",
            ),
            (
                "Gældsrådgivning",
                "Borgerne får overblik over økonomi, gæld og rettigheder.",
            ),
            (
                "Boligsocial helhedsplan",
                "Sammen med boligorganisationer arbejdes der med tryghed, naboskab og fritid.",
            ),
            (
                "Støttekontaktperson for flygtninge",
                "En kontaktperson støtter flygtninge med sindslidelser i hverdagen og til aftaler.",
            ),
            (
                "Åben anonym rådgivning",
                "Borgere kan møde op uden aftale og tale med en rådgiver, også på andre sprog end dansk.",
            ),
            (
                "Forebyggelse af negativ social kontrol",
                "Oplæg, dialoggrupper og rådgivning om frie valg for unge og forældre.",
            ),
            (
                "Mentorer for udsatte familier",
                "En mentor følger familien et år og støtter i kontakten til kommunen.",
            ),
        ],
    },
    settings: &[
        "i udsatte boligområder",
        "med frivillige",
        "på flere sprog",
        "om aftenen",
        "– opsøgende indsats",
        "i beboerhuset",
        "med fast kontaktperson",
        "– fase 2",
        "i samarbejde med foreninger",
    ],
    purposes: &[
        "At forebygge negativ social kontrol.",
        "At skabe fællesskab på tværs og forebygge ensomhed.",
        "At styrke familiernes hverdag og økonomi.",
        "At borgerne kan klare sig selv i mødet med myndighederne.",
        "At forebygge kriminalitet og utryghed.",
        "At støtte udsatte borgere, før problemerne vokser.",
        "At styrke det frivillige sociale arbejde.",
    ],
    acts: &[
        ("Serviceloven § 18", 34),
        ("Kommunalfuldmagten", 24),
        ("Serviceloven § 11", 12),
        ("Serviceloven § 12", 10),
        ("ukendt", 14),
        ("Almenboligloven", 6),
    ],
};

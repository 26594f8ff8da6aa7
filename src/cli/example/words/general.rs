//! Words for integration in general.

use super::{AreaWords, ByGroup};

pub(super) const WORDS: AreaWords = AreaWords {
    measures: ByGroup {
        men: &[
            (
                "Mentor for nyankomne mænd",
                "Nyankomne mænd får en frivillig mentor med samme interesser.",
            ),
            (
                "Mænd møder mænd",
                "Mænd med forskellig baggrund mødes om madlavning og samtale.",
            ),
            (
                "Samtaler om rettigheder for mænd",
                "Mændene mødes til oplæg om rettigheder, pligter og ligestilling.",
            ),
            (
                "Mandenetværk",
                "Et netværk, hvor mænd hjælper hinanden med bolig, papirer og fritid.",
            ),
        ],
        women: &[
            (
                "Kvindenetværk på tværs",
                "Kvinder med forskellig baggrund mødes en gang om ugen om fælles aktiviteter.",
            ),
            (
                "Velkomst til nyankomne kvinder",
                "Kvinder, der har boet længe i landet, tager imod nyankomne kvinder og viser dem lokalområdet.",
            ),
            (
                "Kvinder og demokrati",
                "Fem møder om demokrati, ligestilling og rettigheder, afsluttet med besøg i byrådssalen.",
            ),
            (
                "Medborgerkursus for kvinder",
                "Kursus om samfundet, økonomi og digital post med børnepasning.",
            ),
            (
                "Frivillige kontaktfamilier for kvinder",
                "Kvinder får en kontaktfamilie, som de mødes med hver måned.",
            ),
        ],
        children: &[
            (
                "Velkomstpakke til børnefamilier",
                "Familierne får en mappe med praktisk viden om skole og fritid og et besøg i hjemmet.",
            ),
            (
                "Børns venskaber på tværs",
                "Legeaftaler og fælles ture for børn fra forskellige skoler.",
            ),
            (
                "Unge som rollemodeller",
                "Unge holder oplæg for andre unge om at vokse op med to kulturer.",
            ),
            (
                "Ungeråd for mangfoldighed",
                "Et råd af unge giver idéer til kommunens arbejde og holder et årligt møde.",
            ),
        ],
        broad: &[
            (
                "Forløbskoordinator for familier",
                "En forløbskoordinator har overblik over familiens sager inden for beskæftigelse, sundhed og helbred.",
            ),
            (
                "Boligsocial støtte til udflytning",
                "Medarbejderen støtter flygtninge i midlertidig indkvartering og hjælper med udflytning til permanent bolig.",
            ),
            (
                "Hjælp til permanent bolig",
                "Vejledning om boligsøgning, indskud, husorden og flytning.",
            ),
            (
                "Venskabsfamilier",
                "Frivillige familier følges med nye familier det første år.",
            ),
            (
                "Velkomstvært",
                "En vært viser nye borgere rundt i byens tilbud og følger dem til de første aftaler.",
            ),
            (
                "Koordinering af frivillige",
                "Kommunen koordinerer de frivilliges arbejde og holder kurser for dem.",
            ),
            (
                "Medborgercafé",
                "Åben café med hjælp til breve, samtale og oplæg om samfundet.",
            ),
            (
                "Integrationsråd",
                "Rådet mødes fire gange om året og rådgiver om kommunens integrationsarbejde.",
            ),
            (
                "Kursus i digital selvbetjening",
                "Borgerne lærer at bruge selvbetjening og post fra det offentlige.",
            ),
            (
                "Hjælp til selvhjælp",
                "Borgerne uddannes til at klare ansøgninger, regninger og aftaler selv.",
            ),
            (
                "Selvhjulpen i mødet med myndigheder",
                "Borgerne øver samtaler og får viden om regler, så de føler sig sikre i kontakten med myndighederne.",
            ),
            (
                "Første tid i kommunen",
                "Et fast program for de første måneder med besøg hos de vigtigste tilbud.",
            ),
            (
                "Kampagne mod diskrimination",
                "Oplysning og arrangementer, der forebygger diskrimination og fremmer mangfoldighed.",
            ),
            (
                "Demokrati og medborgerskab",
                "Kurser om valg, rettigheder og pligter, tilrettelagt med lokale foreninger.",
            ),
            (
                "Social støtte i midlertidig indkvartering",
                "En medarbejder er til stede i indkvarteringen og hjælper med hverdag, konflikter og kontakt til tilbud.",
            ),
            (
                "Netværk for frivillige",
                "Frivillige mødes på tværs og får sparring om svære situationer.",
            ),
            (
                "Møbeldepot for nye borgere",
                "Brugte møbler samles ind, sættes i stand og gives videre til nye borgere.",
            ),
            (
                "Statsborgerskabsdag",
                "En årlig højtidelighed for nye statsborgere med taler og musik.",
            ),
        ],
    },
    settings: &[
        "– nyt forløb",
        "med frivillige",
        "på rådhuset",
        "– lokal indsats",
        "– fælles indsats",
        "i lokalområderne",
        "med hjemmebesøg",
        "på tværs af forvaltninger",
        "– videreført",
    ],
    purposes: &[
        "At fremme aktivt medborgerskab.",
        "At borgerne bliver trygge i mødet med myndighederne.",
        "At sikre en god start i en permanent bolig.",
        "At samle indsatsen om familien.",
        "At forebygge diskrimination og fremme mangfoldighed.",
        "At styrke netværk mellem nye og gamle borgere.",
        "At uddanne borgerne til selvhjælp.",
    ],
    acts: &[
        ("Kommunalfuldmagten", 62),
        ("ukendt", 20),
        ("Serviceloven § 18", 8),
        ("Serviceloven § 12", 5),
        ("Almenboligloven", 5),
    ],
};

//! Words for daycare and primary school.

use super::{AreaWords, ByGroup};

pub(super) const WORDS: AreaWords = AreaWords {
    measures: ByGroup {
        men: &[
            (
                "Fædre i skolen",
                "Fædrene deltager en gang om måneden i en skoledag og taler bagefter med læreren.",
            ),
            (
                "Fædregruppe i dagtilbuddet",
                "En pædagog leder samtaler om faderrollen, mens børnene leger.",
            ),
            (
                "Far læser højt",
                "Fædre låner bøger med hjem og øver oplæsning sammen med deres børn.",
            ),
            (
                "Fædreaftener om skolegang",
                "Fire aftener om lektier, fritid og grænser, ledet af to fædre fra lokalområdet.",
            ),
        ],
        women: &[
            (
                "Mødre i dagtilbuddet",
                "Mødrene er med en formiddag om ugen og lærer hverdagen i dagtilbuddet at kende.",
            ),
            (
                "Mødregruppe med sundhedsplejen",
                "Mødrene mødes med en sundhedsplejerske og en pædagog og taler om barnets udvikling.",
            ),
            (
                "Mor og barn lærer sammen",
                "Mødre og børn leger, synger og læser sammen under vejledning af en pædagog.",
            ),
            (
                "Mødre som brobyggere",
                "Mødre fra lokalområdet er bindeled mellem skole og familier.",
            ),
        ],
        children: &[
            (
                "Lektiecafé",
                "Børnene får hjælp til lektier af frivillige og en lærer efter skoletid.",
            ),
            (
                "Sommerskole",
                "Eleverne undervises i små hold i to uger af sommerferien og tager på ture.",
            ),
            (
                "Sprogvejleder i børnehaven",
                "En sprogvejleder støtter børn og deres forældre med tosprogsproblematikker og kulturforskelle.",
            ),
            (
                "Legegruppe for børn uden for dagtilbud",
                "Børn, der passes hjemme, leger to formiddage om ugen med en pædagog, og forældrene er med.",
            ),
            (
                "Ekstra hjemmebesøg hos småbørnsfamilier",
                "Familier med småbørn får ekstra besøg af sundhedsplejen i barnets første tre år.",
            ),
            (
                "Brobygning fra børnehave til skole",
                "En pædagog følger børnene fra børnehave til første klasse og har kontakten til hjemmet.",
            ),
            (
                "Trivselspædagog",
                "Pædagogen har samtaler med børn, der mistrives, og leder små grupper i frikvarterer.",
            ),
            (
                "Læseklub",
                "Eleverne vælger bøger, læser sammen og fremlægger for hinanden.",
            ),
            (
                "Overgang til ungdomsuddannelse",
                "Elever i udskolingen besøger uddannelser og får en mentor det første halve år.",
            ),
            (
                "Matematikværksted",
                "Ekstra undervisning i små hold med konkrete materialer og spil.",
            ),
            (
                "Udvidet helhedsundersøgelse af nyankomne børn",
                "Nyankomne børn får en udvidet undersøgelse af helbred og trivsel kort efter ankomsten.",
            ),
            (
                "Turboforløb for skoleelever",
                "Fire ugers intensiv undervisning for elever, der er tæt på at kunne følge klassen.",
            ),
            (
                "Bogkuffert til familierne",
                "Børnene tager en kuffert med bøger med hjem, og personalet viser, hvordan man læser sammen.",
            ),
            (
                "Børn hjælper børn",
                "Elever fra ældre klasser læser og leger med de yngre under vejledning.",
            ),
            (
                "Natur og fællesskab efter skoletid",
                "Børnene tager på ture i naturen og laver mad over bål to gange om måneden.",
            ),
            (
                "Fritidspas og følgeordning",
                "Børn får betalt en fritidsaktivitet og følges derhen de første gange.",
            ),
        ],
        broad: &[
            (
                "Sprogvejledere i skole og dagtilbud",
                "Sprogvejledere rådgiver personalet og støtter samarbejdet med familier med flere sprog.",
            ),
            (
                "Kompetencemedarbejdere i dagtilbud",
                "Særlige kompetencemedarbejdere rådgiver personalet og deltager i samtaler med forældrene.",
            ),
            (
                "Skole-hjem-vejleder",
                "Vejlederen kommer i hjemmet, forklarer skolens forventninger og hjælper med digitale beskeder.",
            ),
            (
                "Familiekurser om skole og fritid",
                "Forældre og børn mødes fem aftener om skole, fritid, mad og skærmtid.",
            ),
            (
                "Forældremøder på flere sprog",
                "Møderne holdes i mindre grupper, hvor forældre kan tale på det sprog, de er tryggest ved.",
            ),
            (
                "Kulturforståelse for pædagogisk personale",
                "Personalet får kurser og sparring om samarbejdet med familier med anden baggrund.",
            ),
            (
                "Forældreambassadører",
                "Forældre, der selv kender skolen godt, tager imod nye familier.",
            ),
            (
                "Opsøgende sundhedspleje",
                "Sundhedsplejen opsøger familier, der ikke møder op, og holder åbent i boligområdet.",
            ),
            (
                "Åbent hus i dagtilbuddet",
                "Familier uden plads inviteres indenfor en eftermiddag om ugen.",
            ),
            (
                "Samarbejde om elevfordeling og trivsel",
                "Skolerne arbejder sammen om fordeling af elever og om fælles aktiviteter på tværs.",
            ),
            (
                "Familievejledning i hjemmet",
                "En vejleder støtter forældrene i hverdagens rutiner og samarbejdet med skolen.",
            ),
            (
                "Forældrenetværk i udskolingen",
                "Forældre til store elever mødes om uddannelsesvalg, fritid og tillid.",
            ),
        ],
    },
    settings: &[
        "udvalgte steder",
        "– udvidet indsats",
        "med frivillige",
        "– styrket indsats",
        "– forsøg",
        "i boligområdet",
        "med opsøgende kontakt",
        "i skoleåret 2018/19",
        "med tosprogede medarbejdere",
        "i hele kommunen",
    ],
    purposes: &[
        "At børnene trives og klarer sig godt i skolen.",
        "At styrke samarbejdet mellem hjem og institution.",
        "At flere på sigt gennemfører en uddannelse.",
        "At styrke børnenes faglige og sociale færdigheder.",
        "At flere børn får en god start.",
        "At opdage mistrivsel tidligt.",
        "At forældrene får redskaber til at støtte børnenes læring.",
        "At forebygge negativ social kontrol.",
    ],
    acts: &[
        ("Kommunalfuldmagten", 34),
        ("Folkeskoleloven", 24),
        ("Dagtilbudsloven", 20),
        ("ukendt", 12),
        ("Serviceloven § 11", 6),
        ("Sundhedsloven § 120", 4),
    ],
};

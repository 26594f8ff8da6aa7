//! Words for employment.

use super::{AreaWords, ByGroup};

pub(super) const WORDS: AreaWords = AreaWords {
    measures: ByGroup {
        men: &[
            (
                "Truckkort og job til mænd",
                "Deltagerne tager truckcertifikat og kommer derefter fire uger i praktik på et lager.",
            ),
            (
                "Vejen til byggefagene for mænd",
                "Korte kurser i værktøj og sikkerhed på byggepladsen, efterfulgt af praktik hos en håndværker.",
            ),
            (
                "Håndværkerspor for nyankomne mænd",
                "Mændene prøver tre fag af i fire uger hver og vælger derefter et spor.",
            ),
            (
                "Jobklub for mænd over 40",
                "Mændene mødes ugentligt, skriver ansøgninger og øver samtaler med en jobrådgiver.",
            ),
            (
                "Chaufførspor for mænd",
                "Forløb mod erhvervskørekort med undervisning i fagets ord og praktik hos vognmænd.",
            ),
            (
                "Gartnerspor for mænd",
                "Praktik i gartnerier og grønne områder med kurser i maskiner og planter.",
            ),
        ],
        women: &[
            (
                "Kvinder på vej i job",
                "Kvinderne får hjælp til jobansøgninger, kontakt til virksomheder og indblik i deres muligheder på arbejdsmarkedet.",
            ),
            (
                "Jobklub for kvinder",
                "Kvinderne mødes hver uge, skriver ansøgninger sammen og øver jobsamtaler.",
            ),
            (
                "Mentor til indvandrerkvinder uden for arbejdsmarkedet",
                "En mentor følger hver kvinde fra første samtale til de første lønnede timer.",
            ),
            (
                "Fra hjemmet til arbejdsmarkedet",
                "Opsøgende samtaler i hjemmet, derefter tretten uger med praktik to dage om ugen.",
            ),
            (
                "Kvinder på vej til social- og sundhedsfagene",
                "Snusepraktik på plejehjem, undervisning i fagets ord og lektiecafé frem mod optagelse på uddannelsen.",
            ),
            (
                "Virksomhedsbesøg for kvinder i selvforsørgelse",
                "Kvinderne besøger en arbejdsplads om måneden og taler med kvinder, der er ansat der.",
            ),
            (
                "Netværk for jobsøgende kvinder",
                "Ugentlige møder med oplæg fra kvinder, der allerede er i arbejde, og hjælp til at søge job.",
            ),
            (
                "Kvinder starter egen virksomhed",
                "Kvinderne afprøver egne idéer til en virksomhed og får rådgivning om regnskab og regler.",
            ),
            (
                "Første job for selvforsørgende kvinder",
                "En konsulent finder få ugentlige timer hos en arbejdsgiver, og timetallet udvides gradvist.",
            ),
            (
                "Rengøring og service: praktik for kvinder",
                "Praktik på hoteller og skoler med en fast kontaktperson og undervisning på stedet.",
            ),
            (
                "Kvinder i køkkenet som fag",
                "Kvinderne arbejder i et storkøkken, tager hygiejnebevis og får hjælp til at søge job i branchen.",
            ),
        ],
        children: &[
            (
                "Fritidsjob til unge",
                "Unge får hjælp til at finde, søge og beholde et fritidsjob, og forældrene inddrages.",
            ),
            (
                "Jobkursus for de store skoleelever",
                "Elever fra de ældste klasser lærer at skrive en ansøgning og øver en samtale.",
            ),
            (
                "Lommepengejob",
                "De unge løser lønnede småopgaver i nærområdet under vejledning af en voksen.",
            ),
            (
                "Unge møder arbejdspladserne",
                "Skoleelever besøger arbejdspladser og møder unge rollemodeller i lære.",
            ),
        ],
        broad: &[
            (
                "Virksomhedsrettet mentorordning",
                "En medarbejder i virksomheden frikøbes nogle timer om ugen til at støtte den nye kollega.",
            ),
            (
                "IGU-konsulent",
                "Konsulenten opsøger virksomheder, indgår aftaler om IGU-forløb og støtter begge parter undervejs.",
            ),
            (
                "IGU-ambassadører på arbejdspladserne",
                "Ambassadører fra virksomheder fortæller andre i branchen om deres erfaringer med IGU-elever.",
            ),
            (
                "Brobygning til social- og sundhedsuddannelser",
                "Forløbet fører mod uddannelse inden for pleje og omsorg med snusepraktik og lektiecafé.",
            ),
            (
                "Jobcafé",
                "Åben rådgivning om ansøgninger, samtaler og kontrakter.",
            ),
            (
                "Branchepakker med praktik",
                "Seks uger i en branche med mangel på arbejdskraft: korte kurser, praktik og en samtale om næste skridt.",
            ),
            (
                "Fra praktik til ordinære timer",
                "Der indgås aftaler om få ugentlige løntimer ved siden af praktikken, og timerne udvides gradvist.",
            ),
            (
                "Kompetenceafklaring på arbejdspladsen",
                "Kompetencer fra hjemlandet afprøves og beskrives sammen med en faglært kollega.",
            ),
            (
                "Virksomhedskonsulent for flygtninge",
                "Konsulenten matcher flygtninge med ledige stillinger og følger op hos arbejdsgiveren.",
            ),
            (
                "Partnerskab om job",
                "Kommunen og erhvervslivet aftaler hvert år et antal praktikpladser og job til målgruppen.",
            ),
            (
                "Fagsprog på jobbet",
                "En underviser kommer på arbejdspladsen og øver ord og vaner fra faget med medarbejderne.",
            ),
            (
                "Hurtigt i job",
                "Borgeren møder en virksomhed inden for de første to uger og begynder i praktik derefter.",
            ),
            (
                "Jobformidling tæt på hjemmet",
                "En jobformidler har fast kontor i boligområdet og hjælper med opslag, ansøgning og transport.",
            ),
            (
                "Småjob som trædesten",
                "Borgere på kanten af arbejdsmarkedet ansættes få timer om ugen hos lokale arbejdsgivere.",
            ),
            (
                "Afklaring af medbragte uddannelser",
                "Vejledning om vurdering af eksamensbeviser og om den korteste vej til at bruge dem.",
            ),
            (
                "Fastholdelse i de første måneder af et job",
                "En medarbejder følger borgeren i et halvt år og hjælper med at løse misforståelser på arbejdspladsen.",
            ),
            (
                "Landbrugsspor med praktik",
                "Praktik hos landmænd i oplandet med kurser i maskiner, dyrevelfærd og sikkerhed.",
            ),
            (
                "Hotel- og køkkenspor",
                "Tolv uger med hygiejnekursus og praktik i køkken og reception.",
            ),
        ],
    },
    settings: &[
        "med personlig støtte",
        "i samarbejde med lokale virksomheder",
        "i de almene boligområder",
        "med tæt opfølgning",
        "– forsøg",
        "– anden runde",
        "i små hold",
        "med frivillige mentorer",
        "hele året",
    ],
    purposes: &[
        "At øge beskæftigelsesmulighederne og antallet af ordinære timer.",
        "At flere bliver selvforsørgende gennem job eller uddannelse.",
        "At nedbryde kulturelle misforståelser mellem virksomheder og nye medarbejdere.",
        "At deltagerne får et netværk, der kan føre til job.",
        "At flere får et fodfæste på arbejdsmarkedet.",
        "At deltagerne kommer i varige job.",
        "At koble borgere med lokale virksomheders behov for arbejdskraft.",
        "At styrke deltagernes tro på egne muligheder på arbejdsmarkedet.",
    ],
    acts: &[
        ("Kommunalfuldmagten", 40),
        ("Lov om en aktiv beskæftigelsesindsats", 38),
        ("ukendt", 16),
        ("Serviceloven § 10", 3),
        ("Serviceloven § 18", 3),
    ],
};

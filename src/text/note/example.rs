//! A small example of every code: lines of a file, or what is to be seen of it. The data is Danish in any language.

use crate::domain::note::Code;

/// An example of a code, in lines without a last line end.
pub(super) fn of(code: Code) -> &'static str {
    EXAMPLES[code as usize].1
}

const EXAMPLES: [(Code, &str); Code::ALL.len()] = [
    (Code::CannotRead, "indsats check svra.csv"),
    (Code::EmptyFile, "svar.csv: 0 byte"),
    (Code::NoHeader, "navn;beløb\nKøge;100"),
    (
        Code::MissingRequired,
        "kommune;område;initiativ\nKøge;Social;Mentorer",
    ),
    (
        Code::RepeatedColumn,
        "kommune;område;initiativ;bruttoudgifter;Felt 2: Bruttoudgift\nKøge;Social;Mentorer;495;495",
    ),
    (
        Code::UnclosedQuote,
        "kommune;område;initiativ;bruttoudgifter\nKøge;Social;\"Mentorer;495\nVejle;Social;Fest;12",
    ),
    (Code::Compressed, "svar.csv.gz: 1F 8B 08 00"),
    (Code::NotATable, "svar.csv: %PDF-1.7"),
    (
        Code::UnknownEncoding,
        "svar.csv: 6B 00 6F 00 6D 00 6D 00 75 00 6E 00 65 00",
    ),
    (Code::OldWorkbook, "svar.xls: D0 CF 11 E0 A1 B1 1A E1"),
    (Code::DamagedWorkbook, "<c r=\"A9999999999\"><v>495</v></c>"),
    (Code::BeyondLimit, "indsats check svar.csv --max-cell 64MiB"),
    (
        Code::ForbiddenContent,
        "<!DOCTYPE x [<!ENTITY a \"aaaa\">]>",
    ),
    (
        Code::SheetChoice,
        "bog.xlsx: Herning, Vejle\nindsats check bog.xlsx --all-sheets",
    ),
    (Code::NoSheet, "indsats check bog.xlsx --sheet Herninq"),
    (
        Code::BadPackage,
        "{ \"resources\": [ { \"path\": \"../../etc/svar.csv\" } ] }",
    ),
    (
        Code::BadMapping,
        "# indsats mapping 1\n[columns]\n\"komune\" = \"Ansøger\"",
    ),
    (
        Code::TooManyRows,
        "kommune;område;initiativ;bruttoudgifter\nSag 65.536;Social;Mentorer;495",
    ),
    (Code::SameFile, "indsats check svar.csv ./svar.csv"),
    (
        Code::BadGroups,
        "kommune;gruppe\nGreve;Køge Bugt\nHernng;Store",
    ),
    (
        Code::BadCorrections,
        "fil;linje;kolonne;gammel værdi;ny værdi;begrundelse\nsvar.csv;sytten;bruttoudgifter;495000;495;tastet i kr.",
    ),
    (
        Code::BadPublished,
        "id;quantity;value;unit;precision\ntotal;gross-expenditur;318;million kr;1",
    ),
    (
        Code::UnreadableAmount,
        "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Mentorer;495 t.kr.\nKøge;Social;Lektiehjælp;1.5\nKøge;Social;Fest;(500)",
    ),
    (
        Code::UnreadableShare,
        "kommune;område;initiativ;bruttoudgifter;andel\nKøge;Social;Mentorer;495;135\nKøge;Social;Fest;12;de fleste",
    ),
    (
        Code::UnknownCategory,
        "kommune;område;initiativ;bruttoudgifter;finansieringskilder\nKøge;Social;Mentorer;495;EU\nKøge;Vejvæsen;Fest;12;staten",
    ),
    (
        Code::EmptyMunicipality,
        "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Mentorer;495\n;Social;Fest;12",
    ),
    (
        Code::EmptyArea,
        "kommune;område;initiativ;bruttoudgifter\nKøge;;Mentorer;495",
    ),
    (
        Code::UnreadableYear,
        "kommune;område;initiativ;bruttoudgifter;år\nKøge;Social;Mentorer;495;i fjor",
    ),
    (
        Code::FieldCount,
        "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Mentorer; nye;495",
    ),
    (
        Code::RepeatedHeader,
        "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Mentorer;495\nkommune;område;initiativ;bruttoudgifter",
    ),
    (
        Code::HeldTotal,
        "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Mentorer;495\nI alt;;;495",
    ),
    (
        Code::Footnote,
        "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Mentorer;495\nKilde: kommunens regnskab;;;",
    ),
    (
        Code::SwallowedLines,
        "kommune;område;initiativ;bruttoudgifter;bruttoindtægter;finansieringskilder;hjemmelsgrundlag;indhold;formål\nKøge;Social;\"Mentorer;495;0;kommunen;ukendt;Samtaler;Job\nVejle;Social;Fest;12;0;kommunen;ukendt;Fest;Mødes\nGreve;Social;\"Lektier;40;0;kommunen;ukendt;Hjælp;Skole",
    ),
    (
        Code::EmptyReturn,
        "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Mentorer;495\nLæsø;;;",
    ),
    (
        Code::UnknownMunicipality,
        "kommune;område;initiativ;bruttoudgifter\nAarhuus;Social;Mentorer;495",
    ),
    (
        Code::EmptyField,
        "kommune;område;initiativ;bruttoudgifter;hjemmelsgrundlag\nKøge;Social;Mentorer;495;",
    ),
    (
        Code::MisplacedNotApplicable,
        "kommune;område;initiativ;bruttoudgifter;hjemmelsgrundlag\nKøge;Social;Mentorer;495;_",
    ),
    (
        Code::Decimals,
        "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Mentorer;1,234",
    ),
    (
        Code::NegativeAmount,
        "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Mentorer;-495",
    ),
    (
        Code::SpaceGrouped,
        "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Mentorer;1 234",
    ),
    (
        Code::UnicodeMinus,
        "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Mentorer;−495",
    ),
    (
        Code::LargeAmount,
        "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Mentorer;495.000",
    ),
    (
        Code::IncomeAboveExpenditure,
        "kommune;område;initiativ;bruttoudgifter;bruttoindtægter\nKøge;Social;Mentorer;495;600",
    ),
    (
        Code::IncomeWithoutSource,
        "kommune;område;initiativ;bruttoudgifter;bruttoindtægter;finansieringskilder\nKøge;Social;Mentorer;495;100;",
    ),
    (
        Code::FractionShare,
        "kommune;område;initiativ;bruttoudgifter;andel\nKøge;Social;Mentorer;495;0,8",
    ),
    (
        Code::QuestionnaireNumber,
        "kommune;område;initiativ;bruttoudgifter;finansieringskilder\nKøge;Social;Mentorer;495;1+3",
    ),
    (
        Code::Duplicate,
        "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Mentorer;495\nKøge;Social;Mentorer;495",
    ),
    (
        Code::HiddenCharacters,
        "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Men⟨200B⟩torer;495",
    ),
    (
        Code::LongCell,
        "kommune;område;initiativ;bruttoudgifter;indhold\nKøge;Social;Mentorer;495;Samtaler og … (40.000 tegn)",
    ),
    (
        Code::InnerQuotes,
        "kommune;område;initiativ;bruttoudgifter;indhold\nKøge;Social;Mentorer;495;\"Samtaler\" og praktik",
    ),
    (
        Code::Undecodable,
        "kommune;område;initiativ;bruttoudgifter\nK\\xF8ge;Social;Mentorer;495",
    ),
    (
        Code::DoubleEncoding,
        "kommune;område;initiativ;bruttoudgifter\nLÃ¦sÃ¸;Social;Mentorer;495",
    ),
    (
        Code::EnglishThousands,
        "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Mentorer;1,495\nKøge;Social;Fest;2,120",
    ),
    (
        Code::UnknownColumn,
        "kommune;område;initiativ;bruttoudgifter;bemærkning\nKøge;Social;Mentorer;495;nyt",
    ),
    (
        Code::MissingColumn,
        "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Mentorer;495",
    ),
    (
        Code::LinesBeforeHeader,
        "Kortlægning 2022\nkommune;område;initiativ;bruttoudgifter\nKøge;Social;Mentorer;495",
    ),
    (
        Code::BlankBetween,
        "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Mentorer;495\n;;;\nVejle;Social;Fest;12",
    ),
    (Code::NoRows, "kommune;område;initiativ;bruttoudgifter"),
    (
        Code::TotalRow,
        "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Mentorer;495\nI alt;;;495",
    ),
    (
        Code::QuotedNotApplicable,
        "kommune;område;initiativ;bruttoudgifter;andel\nKøge;Social;Mentorer;495;”_”",
    ),
    (Code::PercentStyle, "L2: 0,8 (80 %)"),
    (Code::UnclearResponse, "kommune;besvaret\nKøge;måske"),
    (
        Code::OtherUnit,
        "kommune;område;initiativ;bruttoudgifter (kr.)\nKøge;Social;Mentorer;495000",
    ),
    (
        Code::StaleCorrection,
        "fil;linje;kolonne;gammel værdi;ny værdi;begrundelse\nsvar.csv;2;bruttoudgifter;4950;495;et nul for meget",
    ),
    (
        Code::StrayCorrection,
        "fil;linje;kolonne;gammel værdi;ny værdi;begrundelse\nsvra.csv;2;bruttoudgifter;495000;495;tastet i kr.",
    ),
    (
        Code::RepeatedCorrection,
        "fil;linje;kolonne;gammel værdi;ny værdi;begrundelse\nsvar.csv;2;bruttoudgifter;495000;495;tastet i kr.\nsvar.csv;2;bruttoudgifter;495000;490;tastet i kr.",
    ),
    (Code::Encoding, "svar.csv: Windows-1252"),
    (
        Code::Delimiter,
        "kommune|område|initiativ|bruttoudgifter\nKøge|Social|Mentorer|495",
    ),
    (
        Code::MixedLineEnds,
        "kommune;område;initiativ;bruttoudgifter␍␊\nKøge;Social;Mentorer;495␊",
    ),
    (
        Code::DelimiterLine,
        "sep=;\nkommune;område;initiativ;bruttoudgifter\nKøge;Social;Mentorer;495",
    ),
    (
        Code::BlankAtEnd,
        "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Mentorer;495\n;;;\n;;;",
    ),
    (
        Code::UnnamedColumn,
        "kommune;område;initiativ;bruttoudgifter;\nKøge;Social;Mentorer;495;",
    ),
    (
        Code::EndOfFileMark,
        "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Mentorer;495\n␚",
    ),
    (Code::SheetRead, "bog.xlsx#Herning"),
    (Code::SheetPassedOver, "bog.xlsx#Noter"),
    (
        Code::NoFinalLineEnd,
        "kommune;område;initiativ;bruttoudgifter␊\nKøge;Social;Mentorer;495",
    ),
    (
        Code::MappedColumn,
        "# indsats mapping 1\n[columns]\n\"kommune\" = \"Ansøger\"",
    ),
    (
        Code::GuardedText,
        "kommune;område;initiativ;bruttoudgifter\nKøge;Social;'+1 mentor;495",
    ),
    (
        Code::CorrectedCell,
        "fil;linje;kolonne;gammel værdi;ny værdi;begrundelse\nsvar.csv;2;bruttoudgifter;495000;495;tastet i kr.",
    ),
];

/// An example in the place of another code does not compile.
const _: () = {
    let mut at = 0;
    while at < EXAMPLES.len() {
        assert!(EXAMPLES[at].0 as usize == at);
        at += 1;
    }
};

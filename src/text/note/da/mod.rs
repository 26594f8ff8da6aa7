//! Danish words of notes and explanations.

mod cause;
mod convention;
mod file;
mod record;
mod refused;
mod value;

use crate::text::note::Table;

pub(in crate::text) const TABLE: Table = Table::new(
    [
        refused::ENTRIES,
        record::ENTRIES,
        value::ENTRIES,
        file::ENTRIES,
        convention::ENTRIES,
    ],
    [
        "Intet af filen indlæses. Et datasæt, der allerede er åbent, bliver stående.",
        "Rækken bliver og tælles med som indsats. Feltet vises, som det er skrevet, indgår i ingen sum, intet gennemsnit og intet filter på kolonnen, og de tal, det skulle have været med i, siger det (\"mindst\").",
        "Posten holdes tilbage: Den vises ordret med sin linje og tælles for sig, men er i ingen sum og intet gennemsnit.",
        "Værdien bruges, som den er læst.",
        "Det er en kendt skrivemåde og ikke et fund. Intet tal ændres af den.",
    ],
);

//! stub
pub struct Parsed {
    pub ore: i64,
}
pub struct ParsedShare {
    pub hundredths: u16,
}
pub fn parse_thousands(cell: &str) -> Result<Parsed, ()> {
    cell.replace('.', "")
        .parse::<i64>()
        .map(|n| Parsed { ore: n * 100_000 })
        .map_err(|_| ())
}
pub fn parse_share(cell: &str) -> Result<ParsedShare, ()> {
    cell.parse::<u16>()
        .map(|n| ParsedShare {
            hundredths: n * 100,
        })
        .map_err(|_| ())
}

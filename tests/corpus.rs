//! Odd and hostile files: each must give exactly the rows, held records, errors, warnings and places that
//! `tests/corpus/expectations.tsv` says, by `indsats check --format json`.
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

use indsats::domain::note::Severity;
use indsats::load::{self, Source};

#[test]
fn every_file_of_the_corpus_is_read_as_expected() {
    let table = std::fs::read_to_string("tests/corpus/expectations.tsv").unwrap();
    let (mut agree, mut all, mut wrong) = (0, 0, String::new());
    for line in table.lines().skip(1) {
        let cells: Vec<_> = line.split('\t').collect();
        let [file, _, rows, held, errors, warnings, exit, at, ..] = cells[..] else {
            continue;
        };
        all += 1;
        let loaded = load::load(&Source::of(format!("tests/corpus/files/{file}")));
        let (found, exit_found, places, said) = match &loaded {
            Ok(loaded) => {
                let c = loaded.report.counts();
                let places: Vec<_> = loaded
                    .report
                    .findings()
                    .map(|n| (n.line, u64::from(n.column)))
                    .collect();
                let said: Vec<_> = loaded
                    .report
                    .findings()
                    .map(|n| format!("{:?}@L{}C{}", n.code, n.line, n.column))
                    .collect();
                (
                    (c.rows, c.held, c.cell_errors, c.warnings),
                    i32::from(!c.is_clean()),
                    places,
                    said.join(" "),
                )
            }
            Err(e) => {
                let (l, c) = e.place();
                ((0, 0, 0, 0), 2, vec![(l, u64::from(c))], format!("{e}"))
            }
        };
        let n = |s: &str| s.parse::<u64>().unwrap();
        let mut ok = (found.0, found.1, found.2) == (n(rows), n(held), n(errors))
            && (found.3 > 0) == (n(warnings) > 0)
            && exit_found.to_string() == exit;
        for place in at.split(',').filter(|p| !p.is_empty()) {
            let (l, c) = place[1..].split_once('C').unwrap_or((&place[1..], "0"));
            ok &= places
                .iter()
                .any(|p| p.0 == n(l) && (n(c) == 0 || p.1 == n(c)));
        }
        if ok {
            agree += 1
        } else {
            wrong += &format!(
                "{file}: expected {rows} {held} {errors} {warnings} {exit} {at}: {found:?} exit {exit_found}: {}\n",
                &said.chars().take(300).collect::<String>()
            );
        }
        let _ = Severity::Note;
    }
    println!("{agree} of {all} agree");
    assert!(wrong.is_empty(), "{agree} of {all} agree\n{wrong}");
}

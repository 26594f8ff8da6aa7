//! Reconciliation.
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

use indsats::domain::place::Date;
use indsats::load;
use indsats::query::reconcile::reconcile;

#[test]
fn look() {
    let loaded = load::load(&load::Source::default()).unwrap();
    let found = reconcile(
        &loaded.dataset,
        &loaded.against.published,
        Date::DEFAULT_POPULATION,
    );
    for e in &found.entries {
        println!(
            "{} {:?} {:?} -> {:?} diff {:?} {:?} cons {:?} stated {:?} {:?} {}",
            e.figure.id.as_raw().shown(),
            e.figure.value,
            e.figure.unit,
            e.computed.map(|c| c.value.round_dp(4)),
            e.difference().map(|d| d.round_dp(3)),
            e.verdict,
            e.consistent.map(|c| c.value.round_dp(3)),
            e.stated.map(|s| (s.value.round_dp(3), s.follows)),
            e.level,
            e.view.is_some()
        );
    }
    println!("{:#?}", found.findings);
}

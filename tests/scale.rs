//! How `benches/scale` works out its table.

#[path = "../benches/scale/figures.rs"]
mod figures;
#[path = "../benches/terminal/times.rs"]
mod times;

use std::time::Duration;

use figures::{Line, Table, exponent, float, mb, spread};
use times::{ms, quantile};

fn milliseconds(times: impl IntoIterator<Item = u64>) -> Vec<Duration> {
    times.into_iter().map(Duration::from_millis).collect()
}

#[test]
fn a_quantile_is_a_time_that_was_measured_whatever_their_order() {
    let mut times = milliseconds((1..=100).rev());
    assert_eq!(quantile(&mut times, 50), Duration::from_millis(50));
    assert_eq!(quantile(&mut times, 99), Duration::from_millis(99));
    assert_eq!(quantile(&mut times, 100), Duration::from_millis(100));
    let mut one = milliseconds([7]);
    assert_eq!(quantile(&mut one, 1), Duration::from_millis(7));
    assert_eq!(quantile(&mut [], 99), Duration::ZERO);
    let (said, p99) = spread(&milliseconds([3, 1, 2]));
    assert_eq!(said, "p50 2.00 ms, p99 3.00 ms of 3");
    assert_eq!(p99, Duration::from_millis(3));
}

#[test]
fn ten_times_the_rows_for_ten_times_the_time_is_a_power_of_one() {
    let power = |to| exponent((1e6, 2.0), (1e7, to));
    assert!((power(20.0) - 1.0).abs() < 1e-12);
    assert!((power(200.0) - 2.0).abs() < 1e-12);
    assert!(power(2.0).abs() < 1e-12);
}

#[test]
fn the_table_says_what_holds_and_by_how_much_the_rest_misses() {
    let limit = Duration::from_millis(5);
    let lines = [
        Line::ratio("start", "12 ms, bare 3 ms".to_owned(), 4.0, 2.0),
        Line::ratio("memory", mb(float(81_500_000)), 0.25, 0.25),
        Line::p99("key", &milliseconds([1, 4]), limit),
        Line::p99("slow key", &milliseconds([15]), limit),
        Line::p99("dead key", &[], limit),
        Line::none("idle", "none".to_owned(), 0),
        Line::none("busy", "find 3".to_owned(), 3),
        Line::seen("frames", "9".to_owned()),
    ];
    let expected = "\
| figure   | target | today                         | ratio  | verdict          |
| ---      | ---    | ---                           | ---    | ---              |
| start    | 2.00 x | 12 ms, bare 3 ms              | 4.00 x | misses by 2.00 x |
| memory   | 0.25 x | 82 MB                         | 0.25 x | holds            |
| key      | 5 ms   | p50 1.00 ms, p99 4.00 ms of 2 | 0.80 x | holds            |
| slow key | 5 ms   | p50 15.0 ms, p99 15.0 ms of 1 | 3.00 x | misses by 3.00 x |
| dead key |        | nothing was drawn             |        |                  |
| idle     | 0      | none                          |        | holds            |
| busy     | 0      | find 3                        |        | misses           |
| frames   |        | 9                             |        |                  |
";
    assert_eq!(Table(&lines).to_string(), expected);
    assert_eq!(
        lines[0].to_string(),
        "start: 12 ms, bare 3 ms; target 2.00 x, 4.00 x misses by 2.00 x"
    );
    assert_eq!(lines[7].to_string(), "frames: 9");
    assert_eq!(ms(Duration::from_micros(123_400)), "123 ms");
}

//! A serial number of days as an ISO date or time.

const DAY: i64 = 86_400;

/// The first serial number past the year 9999 in the 1900 system.
const END: f64 = 2_958_466.0;

/// `2019-02-01`, `2019-02-01T12:30:00` or, for less than a day, `12:30:00`, to the nearest second;
/// `None` for a number that is no date.
pub(super) fn iso(serial: f64, is_1904: bool) -> Option<String> {
    let seconds = seconds(serial)?;
    let (day, time) = (seconds / DAY, seconds % DAY);
    let clock = clock(time);
    if day == 0 {
        return Some(clock);
    }
    let date = match day {
        _ if is_1904 => civil(day - 24_107),
        // The 1900 system has a 29 February that never was.
        60 => "1900-02-29".to_owned(),
        ..60 => civil(day - 25_568),
        _ => civil(day - 25_569),
    };
    Some(if time == 0 {
        date
    } else {
        format!("{date}T{clock}")
    })
}

/// Hours, minutes and seconds, with as many hours as there are.
pub(super) fn elapsed(serial: f64) -> Option<String> {
    seconds(serial).map(clock)
}

fn seconds(serial: f64) -> Option<i64> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "below 2^53 in the range that is let through"
    )]
    (0.0..END)
        .contains(&serial)
        .then(|| (serial * 86_400.0).round() as i64)
}

fn clock(seconds: i64) -> String {
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    format!("{:02}:{:02}:{seconds:02}", minutes / 60, minutes % 60)
}

/// A count of days from 1 January 1970, by Howard Hinnant's `civil_from_days`: years begin in
/// March, so that the leap day is the last.
fn civil(days: i64) -> String {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::{elapsed, iso};

    #[test]
    fn serial_numbers_are_iso_dates() {
        for (serial, text) in [
            (1.0, "1900-01-01"),
            (59.0, "1900-02-28"),
            (60.0, "1900-02-29"),
            (61.0, "1900-03-01"),
            (25_569.0, "1970-01-01"),
            (43_497.0, "2019-02-01"),
            (43_497.520_833_333_3, "2019-02-01T12:30:00"),
            (43_496.999_999_999_9, "2019-02-01"),
            (45_351.0, "2024-02-29"),
            (2_958_465.0, "9999-12-31"),
            (0.0, "00:00:00"),
            (0.75, "18:00:00"),
        ] {
            assert_eq!(iso(serial, false).as_deref(), Some(text), "{serial}");
        }
        assert_eq!(iso(42_035.0, true).as_deref(), Some("2019-02-01"));
    }

    #[test]
    fn hours_go_on_past_a_day() {
        assert_eq!(elapsed(1.5).as_deref(), Some("36:00:00"));
    }

    #[test]
    fn other_numbers_are_no_dates() {
        for serial in [-1.0, 3e6, f64::NAN, f64::INFINITY] {
            assert_eq!(iso(serial, false), None);
            assert_eq!(elapsed(serial), None);
        }
    }
}

//! How numbers are written: thousands apart, money in 万元, rates with two decimals, and a dash where
//! there is nothing to tell.

use super::model::{Quantity, Rate};

/// What stands where there is nothing to tell.
pub(super) const DASH: &str = "—";

/// A whole number, its thousands apart.
pub(super) fn count(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A rate in per cent with two decimals, a dash of nothing.
pub(super) fn percent(rate: &Rate) -> String {
    rate.hundredths()
        .map_or_else(|| DASH.to_owned(), |value| format!("{}.{:02}%", count(value / 100), value % 100))
}

/// Fen as 万元 with two decimals, rounded half up.
pub(super) fn ten_thousand_yuan(fen: u64) -> String {
    let hundredths = fen / 10_000 + u64::from(fen % 10_000 >= 5_000);
    format!("{}.{:02}", count(hundredths / 100), hundredths % 100)
}

/// A figure in its unit.
pub(super) fn quantity(quantity: Quantity) -> String {
    match quantity {
        Quantity::Cases(number) => format!("{}件", count(number)),
        Quantity::Fen(fen) => format!("{}.{:02}元", count(fen / 100), fen % 100),
    }
}

/// Tenths of a point, a dash where there are none.
pub(super) fn points(tenths: Option<u64>) -> String {
    tenths.map_or_else(|| DASH.to_owned(), |tenths| format!("{}.{}", count(tenths / 10), tenths % 10))
}

/// The first so many characters, with an ellipsis where there were more.
pub(super) fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most.saturating_sub(1)).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate(numerator: u64, denominator: u64) -> String {
        percent(&Rate { numerator, denominator, formula: String::new() })
    }

    #[test]
    fn a_rate_never_claims_what_is_not_so() {
        let rates = [
            ((0, 0), "—"),
            ((0, 7), "0.00%"),
            ((7, 7), "100.00%"),
            ((29_999, 30_000), "99.99%"),
            ((1, 30_000), "0.01%"),
            ((2, 3), "66.67%"),
            ((1, 3), "33.33%"),
            ((620, 359), "172.70%"),
            ((u64::MAX, u64::MAX), "100.00%"),
        ];
        for ((numerator, denominator), text) in rates {
            assert_eq!(rate(numerator, denominator), text, "{numerator}/{denominator}");
        }
    }

    #[test]
    fn numbers_are_written_as_officials_write_them() {
        for (number, text) in [(0, "0"), (999, "999"), (1_000, "1,000"), (12_276_700, "12,276,700")] {
            assert_eq!(count(number), text);
        }
        for (fen, text) in [(0, "0.00"), (4_999, "0.00"), (5_000, "0.01"), (653_000_000, "653.00")] {
            assert_eq!(ten_thousand_yuan(fen), text);
        }
        assert_eq!(quantity(Quantity::Fen(129_950)), "1,299.50元");
        assert_eq!((points(Some(875)), points(None)), ("87.5".into(), "—".into()));
        assert_eq!(shortened("消费维权服务站", 5), "消费维权…");
    }
}

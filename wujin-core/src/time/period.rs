//! The periods that reports cover: a quarter, the first half-year, a year (4.3/7 to 4.3/9).

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::quarter::span;
use super::{AnnualWindow, AnnualWindowKind, Day, PeriodError, Quarter};
use crate::read_text::read_text;

/// The first half of a year, 1 January to 30 June (4.3/8).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FirstHalf {
    first: Day,
    last: Day,
}

impl FirstHalf {
    /// The first half of a year.
    pub fn new(year: i32) -> Result<Self, PeriodError> {
        let (first, last) = span(year, (1, 1), (6, 30))?;
        Ok(Self { first, last })
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.first.year()
    }
}

/// What the annual figure of a year covers (4.3/9), by a window that is always named.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Annual {
    year: i32,
    window: AnnualWindow,
    first: Day,
    last: Day,
}

impl Annual {
    /// The annual figure of a year over a window.
    pub fn new(year: i32, window: AnnualWindow) -> Result<Self, PeriodError> {
        let (first, last) = match window {
            AnnualWindow::JanuaryToNovember => span(year, (1, 1), (11, 30)),
            AnnualWindow::FullYearEstimate => span(year, (1, 1), (12, 31)),
            AnnualWindow::DecemberToNovember => {
                let before = year.checked_sub(1).ok_or(PeriodError::Year(year))?;
                let december = Day::from_ymd(before, 12, 1).map_err(|_| PeriodError::Year(year))?;
                span(year, (1, 1), (11, 30)).map(|(_, last)| (december, last))
            }
            AnnualWindow::ToCutOff(day) if day.year() == year => {
                span(year, (1, 1), (12, 31)).map(|(first, _)| (first, day))
            }
            AnnualWindow::ToCutOff(day) => Err(PeriodError::CutOff { day, year }),
        }?;
        Ok(Self { year, window, first, last })
    }

    /// The year that the figure is for.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.year
    }

    /// What it covers.
    #[must_use]
    pub const fn window(self) -> AnnualWindow {
        self.window
    }
}

/// What a report covers.
///
/// It is written `2012Q1`, `2012H1`, `2012Y-january_to_november` or `2012Y-to_2012-12-10`.
///
/// ```
/// use wujin_core::time::{AnnualWindow, Period};
/// let year = Period::annual(2012, AnnualWindow::DecemberToNovember)?;
/// assert_eq!(year.to_string(), "2012Y-december_to_november");
/// assert_eq!((year.first().to_string(), year.last().to_string()), ("2011-12-01".into(), "2012-11-30".into()));
/// assert_eq!(year.zh(), "2012年度（上年12月1日至11月30日）");
/// assert!("2012".parse::<Period>().is_err());
/// # Ok::<(), wujin_core::time::PeriodError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Period {
    /// A quarter.
    Quarter(Quarter),
    /// The first half-year.
    FirstHalf(FirstHalf),
    /// A year, over a window that is named.
    Annual(Annual),
}

impl Period {
    /// The quarter 1 to 4 of a year.
    pub fn quarter(year: i32, quarter: u8) -> Result<Self, PeriodError> {
        Quarter::new(year, quarter).map(Self::Quarter)
    }

    /// The first half of a year.
    pub fn first_half(year: i32) -> Result<Self, PeriodError> {
        FirstHalf::new(year).map(Self::FirstHalf)
    }

    /// The annual figure of a year over a window.
    pub fn annual(year: i32, window: AnnualWindow) -> Result<Self, PeriodError> {
        Annual::new(year, window).map(Self::Annual)
    }

    /// The year that it belongs to.
    #[must_use]
    pub fn year(self) -> i32 {
        match self {
            Self::Quarter(quarter) => quarter.year(),
            Self::FirstHalf(half) => half.year(),
            Self::Annual(annual) => annual.year,
        }
    }

    /// The first day.
    #[must_use]
    pub const fn first(self) -> Day {
        match self {
            Self::Quarter(quarter) => quarter.first(),
            Self::FirstHalf(FirstHalf { first, .. }) | Self::Annual(Annual { first, .. }) => first,
        }
    }

    /// The last day, which belongs to the period to its end.
    #[must_use]
    pub const fn last(self) -> Day {
        match self {
            Self::Quarter(quarter) => quarter.last(),
            Self::FirstHalf(FirstHalf { last, .. }) | Self::Annual(Annual { last, .. }) => last,
        }
    }

    /// Whether a day lies in it.
    #[must_use]
    pub fn contains(self, day: Day) -> bool {
        self.first() <= day && day <= self.last()
    }

    /// As it is printed in Chinese, an annual figure with its window.
    // READING: annual-window
    #[must_use]
    pub fn zh(self) -> String {
        let year = self.year();
        match self {
            Self::Quarter(quarter) => {
                let number = match quarter.quarter() {
                    1 => "一",
                    2 => "二",
                    3 => "三",
                    _ => "四",
                };
                format!("{year}年第{number}季度")
            }
            Self::FirstHalf(_) => format!("{year}年上半年"),
            Self::Annual(Annual { window: AnnualWindow::ToCutOff(day), .. }) => {
                format!("{year}年度（1月1日至{}月{}日）", day.month(), day.day_of_month())
            }
            Self::Annual(annual) => format!("{year}年度（{}）", annual.window.kind().term().zh),
        }
    }

    /// As it is printed in English, an annual figure with its window.
    // READING: annual-window
    #[must_use]
    pub fn en(self) -> String {
        let year = self.year();
        match self {
            Self::Quarter(quarter) => format!("quarter {} of {year}", quarter.quarter()),
            Self::FirstHalf(_) => format!("first half of {year}"),
            Self::Annual(Annual { window: AnnualWindow::ToCutOff(day), .. }) => {
                format!("year {year} (1 January to {day})")
            }
            Self::Annual(annual) => format!("year {year} ({})", annual.window.kind().term().en),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.year();
        match self {
            Self::Quarter(quarter) => fmt::Display::fmt(quarter, formatter),
            Self::FirstHalf(_) => write!(formatter, "{year:04}H1"),
            Self::Annual(Annual { window: AnnualWindow::ToCutOff(day), .. }) => {
                write!(formatter, "{year:04}Y-to_{day}")
            }
            Self::Annual(annual) => write!(formatter, "{year:04}Y-{}", annual.window.kind()),
        }
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let form = || PeriodError::Form(text.to_owned());
        let (year, rest) = text.split_at_checked(4).ok_or_else(form)?;
        if !year.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(form());
        }
        let year: i32 = year.parse().map_err(|_| form())?;
        match rest {
            "Q1" => Self::quarter(year, 1),
            "Q2" => Self::quarter(year, 2),
            "Q3" => Self::quarter(year, 3),
            "Q4" => Self::quarter(year, 4),
            "H1" => Self::first_half(year),
            _ => {
                let window = rest.strip_prefix("Y-").ok_or_else(form)?;
                Self::annual(year, parse_window(window).ok_or_else(form)?)
            }
        }
    }
}

fn parse_window(text: &str) -> Option<AnnualWindow> {
    if let Some(kind) = AnnualWindowKind::ALL.iter().find(|kind| kind.name() == text) {
        return AnnualWindow::of(*kind, None);
    }
    AnnualWindow::of(AnnualWindowKind::ToCutOff, Some(text.strip_prefix("to_")?.parse().ok()?))
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, str::parse)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Period {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Period".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": r"^[0-9]{4}(Q[1-4]|H1|Y-(january_to_november|december_to_november|full_year_estimate|to_[0-9]{4}-[0-9]{2}-[0-9]{2}))$",
            "description": "a quarter, a first half-year, or a year with the window its figure covers"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn periods_print_parse_and_name_their_window() {
        for (text, first, last, zh, en) in [
            ("2012Q1", "2012-01-01", "2012-03-31", "2012年第一季度", "quarter 1 of 2012"),
            ("2012Q2", "2012-04-01", "2012-06-30", "2012年第二季度", "quarter 2 of 2012"),
            ("2012Q3", "2012-07-01", "2012-09-30", "2012年第三季度", "quarter 3 of 2012"),
            ("2012Q4", "2012-10-01", "2012-12-31", "2012年第四季度", "quarter 4 of 2012"),
            ("2012H1", "2012-01-01", "2012-06-30", "2012年上半年", "first half of 2012"),
            (
                "2012Y-january_to_november",
                "2012-01-01",
                "2012-11-30",
                "2012年度（1月1日至11月30日）",
                "year 2012 (1 January to 30 November)",
            ),
            (
                "2012Y-december_to_november",
                "2011-12-01",
                "2012-11-30",
                "2012年度（上年12月1日至11月30日）",
                "year 2012 (1 December of the year before to 30 November)",
            ),
            (
                "2012Y-to_2012-12-10",
                "2012-01-01",
                "2012-12-10",
                "2012年度（1月1日至12月10日）",
                "year 2012 (1 January to 2012-12-10)",
            ),
            (
                "2012Y-full_year_estimate",
                "2012-01-01",
                "2012-12-31",
                "2012年度（全年（含预计数））",
                "year 2012 (the full year, its end estimated)",
            ),
        ] {
            let period: Period = text.parse().unwrap();
            assert_eq!(period.to_string(), text);
            assert_eq!((period.first(), period.last()), (day(first), day(last)), "{text}");
            assert_eq!((period.zh().as_str(), period.en().as_str(), period.year()), (zh, en, 2012));
            if let Period::Annual(annual) = period {
                assert_eq!(annual.year(), 2012);
            }
            let json = serde_json::to_string(&period).unwrap();
            assert_eq!(serde_json::from_str::<Period>(&json).unwrap(), period);
        }
    }

    #[test]
    fn refuses_a_year_without_its_window_and_what_is_nearly_a_period() {
        for text in [
            "2012",
            "2012Y",
            "2012Y-",
            "2012Q0",
            "2012Q5",
            "2012q1",
            "2012Q1 ",
            "2012H2",
            "12Q1",
            "+012Q1",
            "0000Q1",
            "2012Y-to_cut_off",
            "2012Y-to_2012-02-30",
            "2012Y-to_2011-12-10",
            "２０１２Q1",
            "0001Y-december_to_november",
            "二〇一二年",
        ] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
        let cut_off = AnnualWindow::ToCutOff(day("2011-12-10"));
        assert_eq!(
            Period::annual(2012, cut_off).unwrap_err().to_string(),
            "the cut-off day 2011-12-10 does not lie in 2012"
        );
    }

    #[test]
    fn the_last_day_belongs_to_its_period() {
        let half = Period::first_half(2012).unwrap();
        assert!(half.contains(day("2012-06-30")) && !half.contains(day("2012-07-01")));
        assert!(half.contains(day("2012-01-01")) && !half.contains(day("2011-12-31")));
    }
}

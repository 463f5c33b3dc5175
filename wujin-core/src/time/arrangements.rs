//! The yearly arrangements of public holidays and make-up workdays since 2004, one row for each
//! notice of the State Council's general office.
//!
//! The days agree with two open data sets day by day. The numbers of the notices carry their own
//! confidence: it says how sure the number is, not how sure the days are.
//!
//! One day is in doubt: reprints of the notice for 2006 have Saturday 2005-12-31 worked, both data
//! sets have it off, and so it is here.

use super::Day;
use super::notice::YearNotice;
use crate::provision::Confidence;

/// The month that stands for the December before the year of a notice.
const DECEMBER_BEFORE: u8 = 0;

/// One notice in brief. Month 0 is the December before.
pub(super) struct Arrangement {
    year: i32,
    notice: &'static str,
    confidence: Confidence,
    /// Month, first day and last day.
    rest: &'static [(u8, u8, u8)],
    /// Month and day.
    work: &'static [(u8, u8)],
}

const fn arrangement(
    year: i32,
    notice: &'static str,
    confidence: Confidence,
    rest: &'static [(u8, u8, u8)],
    work: &'static [(u8, u8)],
) -> Arrangement {
    Arrangement { year, notice, confidence, rest, work }
}

impl Arrangement {
    fn day(&self, month: u8, day: u8) -> Option<Day> {
        let (year, month) = if month == DECEMBER_BEFORE { (self.year - 1, 12) } else { (self.year, month) };
        Day::from_ymd(year, u32::from(month), u32::from(day)).ok()
    }

    /// The notice in full.
    pub(super) fn notice(&self) -> YearNotice {
        let rest = self
            .rest
            .iter()
            .flat_map(|&(month, first, last)| (first..=last).filter_map(move |day| self.day(month, day)));
        let work = self.work.iter().filter_map(|&(month, day)| self.day(month, day));
        YearNotice {
            year: self.year,
            notice: self.notice.to_owned(),
            confidence: self.confidence,
            rest: rest.collect(),
            work: work.collect(),
        }
    }
}

/// Every notice, in the order of the years.
pub(super) const ARRANGEMENTS: &[Arrangement] = &[
    arrangement(
        2004,
        "国务院办公厅关于2004年部分节假日安排的通知",
        Confidence::Unsighted,
        &[(1, 1, 1), (1, 22, 28), (5, 1, 7), (10, 1, 7)],
        &[(1, 17), (1, 18), (5, 8), (5, 9), (10, 9), (10, 10)],
    ),
    arrangement(
        2005,
        "国务院办公厅关于2005年部分节假日安排的通知",
        Confidence::Unsighted,
        &[(1, 1, 3), (2, 9, 15), (5, 1, 7), (10, 1, 7)],
        &[(2, 5), (2, 6), (4, 30), (5, 8), (10, 8), (10, 9)],
    ),
    arrangement(
        2006,
        "国办发明电〔2005〕35号",
        Confidence::Medium,
        &[(1, 1, 3), (1, 29, 31), (2, 1, 4), (5, 1, 7), (10, 1, 7)],
        &[(1, 28), (2, 5), (4, 29), (4, 30), (9, 30), (10, 8)],
    ),
    arrangement(
        2007,
        "国办发明电〔2006〕49号",
        Confidence::Medium,
        &[(1, 1, 3), (2, 18, 24), (5, 1, 7), (10, 1, 7)],
        &[(0, 30), (0, 31), (2, 17), (2, 25), (4, 28), (4, 29), (9, 29), (9, 30)],
    ),
    arrangement(
        2008,
        "国务院办公厅关于2008年部分节假日安排的通知",
        Confidence::Unsighted,
        &[
            (0, 30, 31),
            (1, 1, 1),
            (2, 6, 12),
            (4, 4, 6),
            (5, 1, 3),
            (6, 7, 9),
            (9, 13, 15),
            (9, 29, 30),
            (10, 1, 5),
        ],
        &[(0, 29), (2, 2), (2, 3), (5, 4), (9, 27), (9, 28)],
    ),
    arrangement(
        2009,
        "国办发明电〔2008〕42号",
        Confidence::Medium,
        &[(1, 1, 3), (1, 25, 31), (4, 4, 6), (5, 1, 3), (5, 28, 30), (10, 1, 8)],
        &[(1, 4), (1, 24), (2, 1), (5, 31), (9, 27), (10, 10)],
    ),
    arrangement(
        2010,
        "国办发明电〔2009〕27号",
        Confidence::Medium,
        &[(1, 1, 3), (2, 13, 19), (4, 3, 5), (5, 1, 3), (6, 14, 16), (9, 22, 24), (10, 1, 7)],
        &[(2, 20), (2, 21), (6, 12), (6, 13), (9, 19), (9, 25), (9, 26), (10, 9)],
    ),
    arrangement(
        2011,
        "国办发明电〔2010〕40号",
        Confidence::Medium,
        &[(1, 1, 3), (2, 2, 8), (4, 3, 5), (4, 30, 30), (5, 1, 2), (6, 4, 6), (9, 10, 12), (10, 1, 7)],
        &[(1, 30), (2, 12), (4, 2), (10, 8), (10, 9)],
    ),
    arrangement(
        2012,
        "国办发明电〔2011〕45号",
        Confidence::Medium,
        &[(1, 1, 3), (1, 22, 28), (4, 2, 4), (4, 29, 30), (5, 1, 1), (6, 22, 24), (9, 30, 30), (10, 1, 7)],
        &[(0, 31), (1, 21), (1, 29), (3, 31), (4, 1), (4, 28), (9, 29)],
    ),
    arrangement(
        2013,
        "国办发明电〔2012〕33号",
        Confidence::Medium,
        &[(1, 1, 3), (2, 9, 15), (4, 4, 6), (4, 29, 30), (5, 1, 1), (6, 10, 12), (9, 19, 21), (10, 1, 7)],
        &[
            (1, 5),
            (1, 6),
            (2, 16),
            (2, 17),
            (4, 7),
            (4, 27),
            (4, 28),
            (6, 8),
            (6, 9),
            (9, 22),
            (9, 29),
            (10, 12),
        ],
    ),
    arrangement(
        2014,
        "国办发明电〔2013〕28号",
        Confidence::Medium,
        &[(1, 1, 1), (1, 31, 31), (2, 1, 6), (4, 5, 7), (5, 1, 3), (6, 2, 2), (9, 8, 8), (10, 1, 7)],
        &[(1, 26), (2, 8), (5, 4), (9, 28), (10, 11)],
    ),
    arrangement(
        2015,
        "国办发明电〔2014〕28号、国发明电〔2015〕1号",
        Confidence::Medium,
        &[(1, 1, 3), (2, 18, 24), (4, 5, 6), (5, 1, 1), (6, 20, 22), (9, 3, 4), (9, 27, 27), (10, 1, 7)],
        &[(1, 4), (2, 15), (2, 28), (9, 6), (10, 10)],
    ),
    arrangement(
        2016,
        "国办发明电〔2015〕18号",
        Confidence::High,
        &[(1, 1, 1), (2, 7, 13), (4, 4, 4), (5, 1, 2), (6, 9, 11), (9, 15, 17), (10, 1, 7)],
        &[(2, 6), (2, 14), (6, 12), (9, 18), (10, 8), (10, 9)],
    ),
    arrangement(
        2017,
        "国办发明电〔2016〕17号",
        Confidence::Medium,
        &[(1, 1, 2), (1, 27, 31), (2, 1, 2), (4, 2, 4), (5, 1, 1), (5, 28, 30), (10, 1, 8)],
        &[(1, 22), (2, 4), (4, 1), (5, 27), (9, 30)],
    ),
    arrangement(
        2018,
        "国办发明电〔2017〕12号",
        Confidence::High,
        &[(1, 1, 1), (2, 15, 21), (4, 5, 7), (4, 29, 30), (5, 1, 1), (6, 18, 18), (9, 24, 24), (10, 1, 7)],
        &[(2, 11), (2, 24), (4, 8), (4, 28), (9, 29), (9, 30)],
    ),
    arrangement(
        2019,
        "国办发明电〔2018〕15号、国办发明电〔2019〕3号",
        Confidence::Medium,
        &[(0, 30, 31), (1, 1, 1), (2, 4, 10), (4, 5, 7), (5, 1, 4), (6, 7, 9), (9, 13, 15), (10, 1, 7)],
        &[(0, 29), (2, 2), (2, 3), (4, 28), (5, 5), (9, 29), (10, 12)],
    ),
    arrangement(
        2020,
        "国办发明电〔2019〕16号、国办发明电〔2020〕1号",
        Confidence::Medium,
        &[(1, 1, 1), (1, 24, 31), (2, 1, 2), (4, 4, 6), (5, 1, 5), (6, 25, 27), (10, 1, 8)],
        &[(1, 19), (4, 26), (5, 9), (6, 28), (9, 27), (10, 10)],
    ),
    arrangement(
        2021,
        "国办发明电〔2020〕27号",
        Confidence::Medium,
        &[(1, 1, 3), (2, 11, 17), (4, 3, 5), (5, 1, 5), (6, 12, 14), (9, 19, 21), (10, 1, 7)],
        &[(2, 7), (2, 20), (4, 25), (5, 8), (9, 18), (9, 26), (10, 9)],
    ),
    arrangement(
        2022,
        "国办发明电〔2021〕11号",
        Confidence::High,
        &[
            (1, 1, 3),
            (1, 31, 31),
            (2, 1, 6),
            (4, 3, 5),
            (4, 30, 30),
            (5, 1, 4),
            (6, 3, 5),
            (9, 10, 12),
            (10, 1, 7),
        ],
        &[(1, 29), (1, 30), (4, 2), (4, 24), (5, 7), (10, 8), (10, 9)],
    ),
    arrangement(
        2023,
        "国办发明电〔2022〕16号",
        Confidence::Medium,
        &[
            (0, 31, 31),
            (1, 1, 2),
            (1, 21, 27),
            (4, 5, 5),
            (4, 29, 30),
            (5, 1, 3),
            (6, 22, 24),
            (9, 29, 30),
            (10, 1, 6),
        ],
        &[(1, 28), (1, 29), (4, 23), (5, 6), (6, 25), (10, 7), (10, 8)],
    ),
    arrangement(
        2024,
        "国办发明电〔2023〕7号",
        Confidence::Medium,
        &[(0, 30, 31), (1, 1, 1), (2, 10, 17), (4, 4, 6), (5, 1, 5), (6, 10, 10), (9, 15, 17), (10, 1, 7)],
        &[(2, 4), (2, 18), (4, 7), (4, 28), (5, 11), (9, 14), (9, 29), (10, 12)],
    ),
    arrangement(
        2025,
        "国办发明电〔2024〕12号",
        Confidence::Medium,
        &[(1, 1, 1), (1, 28, 31), (2, 1, 4), (4, 4, 6), (5, 1, 5), (5, 31, 31), (6, 1, 2), (10, 1, 8)],
        &[(1, 26), (2, 8), (4, 27), (9, 28), (10, 11)],
    ),
    arrangement(
        2026,
        "国办发明电〔2025〕7号",
        Confidence::Medium,
        &[(1, 1, 3), (2, 15, 23), (4, 4, 6), (5, 1, 5), (6, 19, 21), (9, 25, 27), (10, 1, 7)],
        &[(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_names_days_that_exist_and_passes_the_checks_of_a_loaded_notice() {
        for row in ARRANGEMENTS {
            let notice = row.notice();
            let rest: usize = row.rest.iter().map(|(_, first, last)| usize::from(last - first) + 1).sum();
            assert_eq!((notice.rest.len(), notice.work.len()), (rest, row.work.len()), "{}", row.year);
            assert_eq!(notice.check(), Ok(()), "{}", row.year);
        }
    }
}

//! The tables that come with this crate: October 2011 in full, the others as changes before and after it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::{Division, Divisions};
use crate::identity::DivisionCode;
use crate::time::Day;

const BASE_TABLE: &str = include_str!("201110.tsv");
const CHANGES: &str = include_str!("changes.tsv");

/// The shipped revisions, ascending: the name a revision goes by, and the day whose state it shows.
///
/// A revision is named by year and month; it is taken to show the state at that month's end.
// READING: division-table-by-day
pub const REVISIONS: &[(&str, (i32, u32, u32))] = &[
    ("200212", (2002, 12, 31)),
    ("200306", (2003, 6, 30)),
    ("200312", (2003, 12, 31)),
    ("200403", (2004, 3, 31)),
    ("200409", (2004, 9, 30)),
    ("200412", (2004, 12, 31)),
    ("200506", (2005, 6, 30)),
    ("200512", (2005, 12, 31)),
    ("200612", (2006, 12, 31)),
    ("200712", (2007, 12, 31)),
    ("200812", (2008, 12, 31)),
    ("200912", (2009, 12, 31)),
    ("201010", (2010, 10, 31)),
    ("201110", (2011, 10, 31)),
    ("201210", (2012, 10, 31)),
    ("201308", (2013, 8, 31)),
    ("201410", (2014, 10, 31)),
    ("201509", (2015, 9, 30)),
    ("201607", (2016, 7, 31)),
];

/// The place of the full table among the revisions.
pub(super) const BASE: usize = 13;

/// One line of the changes: a code with its name before and after; blank where it was or is not.
struct Change {
    code: DivisionCode,
    before: &'static str,
    after: &'static str,
}

/// The lines that are data.
fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.starts_with('#'))
}

/// The changes that led to each revision, in the order of [`REVISIONS`].
fn changes() -> &'static [Vec<Change>] {
    static PARSED: OnceLock<Vec<Vec<Change>>> = OnceLock::new();
    PARSED.get_or_init(|| {
        let mut blocks: Vec<Vec<Change>> = Vec::new();
        for line in lines(CHANGES) {
            let mut fields = line.split('\t');
            match (fields.next().and_then(|code| code.parse().ok()), fields.next(), fields.next()) {
                (Some(code), Some(before), Some(after)) => {
                    if let Some(block) = blocks.last_mut() {
                        block.push(Change { code, before, after });
                    }
                }
                _ => blocks.push(Vec::new()),
            }
        }
        blocks
    })
}

/// The table of a revision, built when it is first asked for.
pub(super) fn table(revision: usize) -> &'static Divisions {
    static TABLES: [OnceLock<Divisions>; REVISIONS.len()] = [const { OnceLock::new() }; REVISIONS.len()];
    static NONE: Divisions = Divisions { as_at: Day::MIN, rows: Vec::new() };
    TABLES.get(revision).map_or(&NONE, |cell| cell.get_or_init(|| build(revision)))
}

/// The divisions of the full table; a blank code is the one before, and one more.
fn base() -> impl Iterator<Item = (DivisionCode, &'static str)> {
    let mut number = 0_u32;
    lines(BASE_TABLE).filter_map(move |line| {
        let (code, name) = line.split_once('\t')?;
        number = if code.is_empty() { number + 1 } else { code.parse().ok()? };
        Some((DivisionCode::known(number), name))
    })
}

fn build(revision: usize) -> Divisions {
    let mut rows: BTreeMap<DivisionCode, &'static str> = base().collect();
    let mut set = |code, name: &'static str| {
        if name.is_empty() {
            rows.remove(&code)
        } else {
            rows.insert(code, name)
        };
    };
    if revision >= BASE {
        let later = changes().iter().take(revision + 1).skip(BASE + 1).flatten();
        later.for_each(|change| set(change.code, change.after));
    } else {
        let earlier = changes().iter().take(BASE + 1).skip(revision + 1).rev().flatten();
        earlier.for_each(|change| set(change.code, change.before));
    }
    let rows = rows.into_iter().map(|(code, name)| Division { code, name: Cow::Borrowed(name) }).collect();
    Divisions { as_at: as_at(revision), rows }
}

/// The day whose state a revision shows.
fn as_at(revision: usize) -> Day {
    REVISIONS
        .get(revision)
        .and_then(|(_, (year, month, day))| Day::from_ymd(*year, *month, *day).ok())
        .unwrap_or(Day::MAX)
}

/// The tables as at a day or before, ascending.
pub(super) fn tables_until(day: Day) -> impl DoubleEndedIterator<Item = &'static Divisions> {
    (0..REVISIONS.len()).filter(move |revision| as_at(*revision) <= day).map(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_say_what_the_list_of_revisions_says() {
        let named: Vec<_> = lines(CHANGES).filter(|line| !line.contains('\t')).collect();
        assert_eq!(named, REVISIONS.iter().map(|(name, _)| *name).collect::<Vec<_>>());
        assert_eq!(REVISIONS[BASE].0, "201110");
        assert_eq!(changes().iter().flatten().count() + named.len(), lines(CHANGES).count());
        for (revision, (name, _)) in REVISIONS.iter().enumerate() {
            assert!(as_at(revision).to_string().replace('-', "").starts_with(name));
            assert!(as_at(revision).next().day_of_month() == 1, "the last day of a month");
        }
    }

    #[test]
    fn every_change_fits_the_tables_on_both_sides() {
        for (revision, block) in changes().iter().enumerate().skip(1) {
            for change in block {
                let name = |revision| table(revision).get(change.code).map_or("", Division::name);
                assert_eq!(
                    (name(revision - 1), name(revision)),
                    (change.before, change.after),
                    "{}",
                    change.code
                );
            }
        }
    }

    #[test]
    fn every_revision_has_its_source_s_number_of_rows() {
        let sizes: Vec<_> = (0..REVISIONS.len()).map(|revision| table(revision).len()).collect();
        // As counted in the source; 201210 and 201410 with the three rows each that were mended.
        let expected = [
            3510, 3514, 3522, 3523, 3523, 3523, 3523, 3523, 3524, 3524, 3525, 3520, 3518, 3514, 3513, 3515,
            3515, 3514, 3508,
        ];
        assert_eq!(sizes, expected);
    }

    #[test]
    fn every_table_is_one_a_user_could_load() {
        for revision in 0..REVISIONS.len() {
            let shipped = table(revision);
            let rows = shipped.iter().map(|row| (row.code(), row.name().to_owned()));
            assert_eq!(Divisions::from_rows(shipped.as_at(), rows).as_ref(), Ok(shipped));
        }
    }
}

//! The fast pass: which cases are lawful beyond doubt. The others, few as a rule, are judged by the
//! exact walk.
//!
//! A block of whole cases is first put into symbols, one byte a row: action, role, and whether it is
//! the first of its case. A row whose time, number or day is wrong or needs a closer look becomes the
//! unknown action, so that its case ends in the sink. Then the block is walked in lanes, several at
//! once: a step waits for the one before it, and the waits of the lanes overlap.
//!
//! All of it is `inline`, so that it is compiled for speed by a caller that is, as the page's module is around a
//! core that is compiled for size.

use core::ops::Range;

use super::automaton::{FIRST, OTHER_ROLE, SINK, STATES, UNKNOWN_ACTION};
use super::judge::judge;
use super::walk::{BREACHING, PROMISING, SETTLING};
use super::{Automaton, Columns, Conformance, NO_DAY, Verdict, Violation};
use crate::time::Day;

/// How many rows a block holds at most: few enough that they stay in the second cache.
const BLOCK: usize = 16_384;
/// How many cases a block holds where they are of the usual length.
const CASES: usize = 2048;
const LANES: usize = 6;
/// How many symbols are searched for settlements and promises at once.
const WORD: usize = 8;
const WORD_ROWS: u32 = 8;

pub(super) struct Sweep<'c, 'a> {
    columns: &'c Columns<'a>,
    /// The symbols of a block, and after the walk the state after each row.
    symbols: Vec<u8>,
    /// For each row of a block 1 where its time runs back, else 0.
    late: Vec<u8>,
    /// The places in a block of settlements and promises, and room for a word to be written whole.
    dated: Vec<u32>,
    found: Conformance,
}

impl<'c, 'a> Sweep<'c, 'a> {
    #[inline]
    pub(super) fn over(columns: &'c Columns<'a>) -> Conformance {
        let mut sweep = Self::of(columns);
        let mut case = 0;
        while case < columns.cases() {
            case = sweep.block(case);
        }
        sweep.found
    }

    #[inline]
    fn of(columns: &'c Columns<'a>) -> Self {
        let found =
            Conformance { verdicts: Vec::with_capacity(columns.cases()), first_violations: Vec::new() };
        let (symbols, late) = (Vec::with_capacity(BLOCK), Vec::with_capacity(BLOCK));
        Self { columns, symbols, late, dated: vec![0; BLOCK + WORD], found }
    }

    /// Checks a block that begins with a case, and says which case comes after it.
    #[inline]
    fn block(&mut self, first: usize) -> usize {
        let columns = self.columns;
        let rest = columns.offsets.get(first..).unwrap_or(&[]);
        let start = rest.first().map_or(0, |start| *start as usize);
        let fits = |end: &u32| *end as usize - start <= BLOCK;
        let cases = match rest.get(CASES) {
            // As a rule; where cases are long, or few are left, they are looked for.
            Some(end) if fits(end) => CASES,
            _ => rest.get(..rest.len().min(BLOCK)).unwrap_or(rest).partition_point(fits).saturating_sub(1),
        };
        if cases == 0 {
            // A case longer than a block.
            let verdict = judge_from_sink(self.columns, first, &[], &mut self.found.first_violations);
            self.found.verdicts.push(verdict);
            return first + 1;
        }
        let offsets = rest.get(..=cases).unwrap_or(&[]);
        let end = offsets.last().map_or(start, |end| *end as usize);
        self.mark(start..end, offsets);
        walk(&mut self.symbols, &lanes(offsets, start));
        self.conclude(first, start, offsets);
        first + cases
    }

    /// Takes the verdicts from the states after the last rows of the cases.
    #[inline]
    fn conclude(&mut self, first: usize, start: usize, offsets: &[u32]) {
        let ends = offsets.get(1..).unwrap_or(&[]);
        for (case, (from, end)) in (first..).zip(offsets.iter().zip(ends)) {
            let states = self.symbols.get(*from as usize - start..*end as usize - start).unwrap_or(&[]);
            let verdict = match verdict_at(states.last().copied().unwrap_or(0)) {
                Verdict::Violates => {
                    judge_from_sink(self.columns, case, states, &mut self.found.first_violations)
                }
                verdict => verdict,
            };
            self.found.verdicts.push(verdict);
        }
    }

    /// Puts rows into symbols; `offsets` are those of their cases.
    #[inline]
    fn mark(&mut self, rows: Range<usize>, offsets: &[u32]) {
        let columns = self.columns;
        // Bytes and wide cells are gone through apart: each pass is then done many rows at a time.
        let (actions, roles) = (part(columns.actions, &rows), part(columns.roles, &rows));
        let cells = actions.iter().zip(roles);
        self.symbols.clear();
        match (columns.due_days, columns.refusals) {
            (Some(_), Some(refusals)) => {
                self.symbols.extend(cells.zip(part(refusals, &rows)).map(|((action, role), refused)| {
                    let symbol = symbol(*action, *role);
                    symbol | breach_fault(symbol, *refused)
                }));
            }
            _ => self.symbols.extend(cells.map(|(action, role)| symbol(*action, *role))),
        }
        let instants = part(columns.instants, &rows);
        // The first row has none before it, and is seen to below.
        let later = instants.get(1..).unwrap_or(&[]);
        self.late.clear();
        self.late.push(0);
        self.late.extend(later.iter().zip(instants).map(|(at, before)| runs_back(*at, *before)));
        if let Some(column) = columns.due_days {
            // While the places still are symbols: a row that is late as well is judged exactly anyway.
            let count = gather_dated(&self.symbols, &mut self.dated);
            let due_days = part(column, &rows);
            for place in self.dated.iter().take(count) {
                let place = *place as usize;
                if let (Some(late), Some(due), Some(at)) =
                    (self.late.get_mut(place), due_days.get(place), instants.get(place))
                {
                    *late |= day_is_past(*due, *at);
                }
            }
        }
        for (symbol, late) in self.symbols.iter_mut().zip(&self.late) {
            *symbol |= fault(*late);
        }
        let symbols = self.symbols.as_mut_slice();
        if let Some(column) = columns.sequences {
            let numbers = part(column, &rows);
            let later = numbers.get(1..).unwrap_or(&[]);
            for (symbol, (before, number)) in symbols.iter_mut().skip(1).zip(numbers.iter().zip(later)) {
                *symbol |= fault(u8::from(*number != before.wrapping_add(1)) | u8::from(*number == 0));
            }
        }
        // The first event of a case is held against none before it. Nor do its days matter: only
        // registering is lawful there, which has none.
        for offset in offsets {
            let place = *offset as usize - rows.start;
            if let (Some(slot), Some(action), Some(role)) =
                (symbols.get_mut(place), actions.get(place), roles.get(place))
            {
                *slot = symbol(*action, *role) | FIRST;
            }
        }
        if let Some(column) = columns.sequences {
            let numbers = part(column, &rows);
            for offset in offsets {
                let place = *offset as usize - rows.start;
                if let (Some(slot), Some(number)) = (symbols.get_mut(place), numbers.get(place)) {
                    *slot |= fault(u8::from(*number != 1));
                }
            }
        }
    }
}

/// Lets the exact walk judge a case that is not lawful beyond doubt, from its first row in the sink: up to
/// there it is lawful, and its state known.
#[cold]
#[inline]
fn judge_from_sink(
    columns: &Columns<'_>,
    case: usize,
    states: &[u8],
    violations: &mut Vec<Violation>,
) -> Verdict {
    let (lawful, state) = before_sink(states);
    judge(columns, case, lawful, state).unwrap_or_else(|violation| {
        violations.push(violation);
        Verdict::Violates
    })
}

/// How many rows stand before the first in the sink, and the state after them.
#[inline]
fn before_sink(states: &[u8]) -> (usize, u8) {
    let lawful = states.iter().position(|state| *state == SINK).unwrap_or(0);
    (lawful, states.get(..lawful).and_then(<[u8]>::last).copied().unwrap_or(0))
}

/// The places of settlements and promises among symbols, and how many there are. They are few, and
/// which rows they are cannot be guessed: they are gathered a word at a time, without a branch.
#[inline]
fn gather_dated(symbols: &[u8], places: &mut [u32]) -> usize {
    const USUAL: usize = 3;
    let [first, last] = ends_of(DATED).map(|action| u64::from(action) * EACH_BYTE);
    let mut count = 0_usize;
    let (words, rest) = symbols.as_chunks::<WORD>();
    let mut start = 0_u32;
    for word in words {
        let actions = u64::from_le_bytes(*word) & (15 * EACH_BYTE);
        let mut left = zero_bytes(actions ^ first) | zero_bytes(actions ^ last);
        // One bit for each: their sum comes together in the highest byte.
        let found = (left >> 7).wrapping_mul(EACH_BYTE) >> 56;
        if let Some(slots) = places.get_mut(count..).and_then(<[u32]>::first_chunk_mut::<WORD>) {
            let (usual, others) = slots.split_at_mut(USUAL);
            for slot in usual {
                *slot = start.wrapping_add(next_place(&mut left));
            }
            if left != 0 {
                for slot in others {
                    *slot = start.wrapping_add(next_place(&mut left));
                }
            }
        }
        count = count.wrapping_add(found as usize);
        start = start.wrapping_add(WORD_ROWS);
    }
    for symbol in rest {
        if let Some(slot) = places.get_mut(count) {
            *slot = start;
        }
        count = count.wrapping_add(usize::from(is_among(DATED, *symbol)));
        start = start.wrapping_add(1);
    }
    count
}

const EACH_BYTE: u64 = u64::from_le_bytes([1; WORD]);

/// The highest bit of each byte that is 0, for bytes below 128.
#[inline]
fn zero_bytes(bytes: u64) -> u64 {
    !bytes.wrapping_add(127 * EACH_BYTE) & (128 * EACH_BYTE)
}

/// Takes the lowest bit away, and says in which byte it was; anything where there is none.
#[inline]
fn next_place(left: &mut u64) -> u32 {
    let place = (*left | (1 << 63)).trailing_zeros() >> 3;
    *left &= left.wrapping_sub(1);
    place
}

/// 1 where a time is before another. A time so far away that the difference does not show it counts
/// as before, for the exact walk.
#[inline]
fn runs_back(at: i64, before: i64) -> u8 {
    let far = |time: i64| time ^ time.wrapping_add(time);
    u8::from((at.wrapping_sub(before) | far(at) | far(before)) < 0)
}

/// The verdict on a case whose last row leaves it at a state; at the sink, until it is judged exactly.
#[inline]
#[expect(clippy::indexing_slicing, reason = "the index is masked to the table's length")]
fn verdict_at(state: u8) -> Verdict {
    const VERDICTS: [Verdict; STATES] = verdicts();
    VERDICTS[usize::from(state) & (STATES - 1)]
}

#[expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "evaluated by the compiler: it fails the build, never a run"
)]
const fn verdicts() -> [Verdict; STATES] {
    let mut verdicts = [Verdict::Violates; STATES];
    let mut state = 0;
    while state < Automaton::COMPLAINT.len() as usize {
        verdicts[state] =
            if Automaton::COMPLAINT.is_end(state as u8) { Verdict::Conforms } else { Verdict::Open };
        state += 1;
    }
    verdicts
}

/// 1 for a settlement or a promise whose day is missing or past.
#[inline]
fn day_is_past(due: i32, at: i64) -> u8 {
    const DAYS: u32 = (Day::MAX.days_since_epoch() - Day::MIN.days_since_epoch()).cast_unsigned();
    // A day outside the years there are wraps round to one beyond the last.
    let days = due.wrapping_sub(Day::MIN.days_since_epoch()).cast_unsigned();
    let end = FIRST_END.wrapping_add(i64::from(days).wrapping_mul(MICROS_PER_DAY));
    u8::from(days > DAYS) | u8::from(at >= end)
}

/// What turns a breach without a stated refusal into one for the exact walk, which knows the day.
#[inline]
fn breach_fault(symbol: u8, refused: u8) -> u8 {
    fault(is_among(BREACHING, symbol) & u8::from(refused == 0))
}

const MICROS_PER_DAY: i64 = 86_400_000_000;
/// When the first day there is has ended in China.
const FIRST_END: i64 = (Day::MIN.days_since_epoch() as i64 + 1) * MICROS_PER_DAY - 8 * 3_600_000_000;

const _: () = assert!(NO_DAY < Day::MIN.days_since_epoch());

/// The rows of a column.
#[inline]
fn part<'a, T>(column: &'a [T], rows: &Range<usize>) -> &'a [T] {
    column.get(rows.clone()).unwrap_or(&[])
}

#[inline]
fn symbol(action: u8, role: u8) -> u8 {
    action.min(UNKNOWN_ACTION) | role.min(OTHER_ROLE) << 4
}

/// What turns a symbol into one that is not lawful anywhere, for 1; nothing for 0. Reckoned, not
/// branched: which row has a fault cannot be guessed.
#[inline]
fn fault(is: u8) -> u8 {
    is.wrapping_neg() & UNKNOWN_ACTION
}

/// Whether an action is one of at most two, as 1 or 0: by comparing, which is done many rows at a
/// time, as shifting is not.
#[inline]
fn is_among(actions: u16, symbol: u8) -> u8 {
    let [first, last] = ends_of(actions);
    u8::from(symbol & 15 == first) | u8::from(symbol & 15 == last)
}

/// The first and the last action of a set.
const fn ends_of(actions: u16) -> [u8; 2] {
    let (first, last) = (actions.trailing_zeros(), actions.ilog2());
    [first.to_le_bytes()[0], last.to_le_bytes()[0]]
}

const DATED: u16 = SETTLING | PROMISING;
const _: () = assert!(DATED.count_ones() == 2 && BREACHING.is_power_of_two());

/// Where the lanes of a block begin, each with a case, and where the last ends.
#[inline]
fn lanes(offsets: &[u32], start: usize) -> [usize; LANES + 1] {
    let rows = offsets.last().map_or(0, |end| *end as usize - start);
    core::array::from_fn(|lane| {
        let aim = start + rows * lane / LANES;
        let case = offsets.partition_point(|offset| (*offset as usize) < aim);
        offsets.get(case).map_or(rows, |offset| *offset as usize - start)
    })
}

/// Walks a block in lanes, and leaves in each row the state after it.
#[inline]
fn walk(symbols: &mut [u8], bounds: &[usize; LANES + 1]) {
    let automaton = Automaton::complaint();
    let mut rest = symbols;
    let mut done = 0;
    let mut ends = bounds.iter().skip(1);
    let mut lanes: [&mut [u8]; LANES] = core::array::from_fn(|_| {
        let end = ends.next().copied().unwrap_or(done);
        let (lane, after) = core::mem::take(&mut rest).split_at_mut_checked(end - done).unwrap_or_default();
        (rest, done) = (after, end);
        lane
    });
    let together = lanes.iter().map(|lane| lane.len()).min().unwrap_or(0);
    let [one, two, three, four, five, six] = lanes.each_mut().map(|lane| lane.iter_mut().take(together));
    let mut states = [SINK; LANES];
    let abreast = one.zip(two).zip(three).zip(four).zip(five).zip(six);
    for (((((one, two), three), four), five), six) in abreast {
        for (symbol, state) in [one, two, three, four, five, six].into_iter().zip(&mut states) {
            *state = automaton.walk(*state, *symbol);
            *symbol = *state;
        }
    }
    for (lane, mut state) in lanes.into_iter().zip(states) {
        for symbol in lane.iter_mut().skip(together) {
            state = automaton.walk(state, *symbol);
            *symbol = state;
        }
    }
}

#[cfg(test)]
mod tests;

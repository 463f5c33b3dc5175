//! The fast pass: which cases are lawful beyond doubt. The others, few as a rule, are judged by the
//! exact walk.
//!
//! A block of whole cases is first put into symbols, one byte a row: action, role, and whether it is
//! the first of its case. A row whose time, number or day is wrong or needs a closer look becomes the
//! unknown action, so that its case ends in the sink. Then the block is walked in four lanes at once:
//! a step waits for the one before it, and four waits overlap.

use core::ops::Range;

use super::automaton::{FIRST, OTHER_ROLE, SINK, UNKNOWN_ACTION};
use super::verdict::judge;
use super::walk::{BREACHING, PROMISING, SETTLING};
use super::{Automaton, Columns, Conformance, NO_DAY, Verdict};
use crate::time::Day;

/// How many rows a block holds at most: few enough that the symbols stay in the first cache.
const BLOCK: usize = 4096;
/// How many cases a block holds where they are of the usual length.
const CASES: usize = 512;
const LANES: usize = 4;

pub(super) struct Sweep<'c, 'a> {
    columns: &'c Columns<'a>,
    /// The symbols of a block, and after the walk the state after each row.
    symbols: Vec<u8>,
    /// For each row of a block 1 where its time runs back, else 0.
    late: Vec<u8>,
    /// The places in a block of settlements and promises.
    dated: [u16; BLOCK],
    found: Conformance,
}

impl<'c, 'a> Sweep<'c, 'a> {
    pub(super) fn over(columns: &'c Columns<'a>) -> Conformance {
        let found =
            Conformance { verdicts: Vec::with_capacity(columns.cases()), first_violations: Vec::new() };
        let (symbols, late) = (Vec::with_capacity(BLOCK), Vec::with_capacity(BLOCK));
        let mut sweep = Sweep { columns, symbols, late, dated: [0; BLOCK], found };
        let mut case = 0;
        while case < columns.cases() {
            case = sweep.block(case);
        }
        sweep.found
    }

    /// Checks a block that begins with a case, and says which case comes after it.
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
            let verdict = judge(columns, first);
            self.take(verdict);
            return first + 1;
        }
        let offsets = rest.get(..=cases).unwrap_or(&[]);
        let end = offsets.last().map_or(start, |end| *end as usize);
        self.mark(start..end, offsets);
        let splits: [usize; LANES - 1] = core::array::from_fn(|lane| {
            let aim = start + (end - start) * (lane + 1) / LANES;
            let case = offsets.partition_point(|offset| (*offset as usize) < aim);
            offsets.get(case).map_or(end, |offset| *offset as usize) - start
        });
        walk(&mut self.symbols, splits);
        self.found.verdicts.reserve(cases);
        let mut from = start;
        for (case, end) in (first..).zip(offsets.iter().skip(1)) {
            let end = *end as usize;
            let state =
                if end == from { 0 } else { self.symbols.get(end - 1 - start).copied().unwrap_or(SINK) };
            from = end;
            if state == SINK {
                let verdict = judge(columns, case);
                self.take(verdict);
            } else {
                let ends = Automaton::complaint().is_end(state);
                self.found.verdicts.push(if ends { Verdict::Conforms } else { Verdict::Open });
            }
        }
        first + cases
    }

    fn take(&mut self, verdict: Result<Verdict, super::Violation>) {
        match verdict {
            Ok(verdict) => self.found.verdicts.push(verdict),
            Err(violation) => {
                self.found.verdicts.push(Verdict::Violates);
                self.found.first_violations.push(violation);
            }
        }
    }

    /// Marks the settlements and promises whose day is missing or past. They are few, and which rows
    /// they are cannot be guessed: first they are gathered, without a branch.
    fn mark_days(&mut self, due_days: &[i32], instants: &[i64]) {
        let mut count = 0;
        for (place, symbol) in (0..).zip(&self.symbols) {
            #[expect(clippy::indexing_slicing, reason = "the index is masked to the length")]
            let slot = &mut self.dated[count & (BLOCK - 1)];
            *slot = place;
            count = count.wrapping_add(usize::from(is_among(DATED, *symbol)));
        }
        for place in self.dated.iter().take(count) {
            let place = usize::from(*place);
            if let (Some(symbol), Some(due), Some(at)) =
                (self.symbols.get_mut(place), due_days.get(place), instants.get(place))
            {
                *symbol |= day_fault(*due, *at);
            }
        }
    }

    /// Puts rows into symbols; `offsets` are those of their cases.
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
        if let Some(column) = columns.due_days {
            self.mark_days(part(column, &rows), part(columns.instants, &rows));
        }
        // The first row has none before it, and is seen to below.
        let instants = part(columns.instants, &rows);
        let later = instants.get(1..).unwrap_or(&[]);
        self.late.clear();
        self.late.push(0);
        self.late.extend(later.iter().zip(instants).map(|(at, before)| u8::from(at < before)));
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
            if let Some(slot) = symbols.get_mut(place) {
                let event = columns.event(rows.start + place);
                let first = symbol(event.action, event.role);
                let numbered = event.sequence.is_none_or(|number| number == 1);
                *slot = first | FIRST | fault(u8::from(!numbered));
            }
        }
    }
}

/// The fault of a settlement or a promise whose day is missing or past.
#[inline]
fn day_fault(due: i32, at: i64) -> u8 {
    const DAYS: u32 = (Day::MAX.days_since_epoch() - Day::MIN.days_since_epoch()).cast_unsigned();
    // A day outside the years there are wraps round to one beyond the last.
    let days = due.wrapping_sub(Day::MIN.days_since_epoch()).cast_unsigned();
    let end = FIRST_END.wrapping_add(i64::from(days).wrapping_mul(MICROS_PER_DAY));
    fault(u8::from(days > DAYS || at >= end))
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

/// Walks a block in four lanes that begin at cases, and leaves in each row the state after it.
fn walk(symbols: &mut [u8], splits: [usize; LANES - 1]) {
    let [one, two, three] = splits;
    let (a, rest) = symbols.split_at_mut(one.min(symbols.len()));
    let (b, rest) = rest.split_at_mut(two.saturating_sub(one).min(rest.len()));
    let (c, d) = rest.split_at_mut(three.saturating_sub(two).min(rest.len()));
    let together = a.len().min(b.len()).min(c.len()).min(d.len());
    let (a, after_a) = a.split_at_mut(together);
    let (b, after_b) = b.split_at_mut(together);
    let (c, after_c) = c.split_at_mut(together);
    let (d, after_d) = d.split_at_mut(together);
    let automaton = Automaton::complaint();
    let (mut in_a, mut in_b, mut in_c, mut in_d) = (SINK, SINK, SINK, SINK);
    for (((a, b), c), d) in a.iter_mut().zip(b).zip(c).zip(d) {
        in_a = automaton.walk(in_a, *a);
        in_b = automaton.walk(in_b, *b);
        in_c = automaton.walk(in_c, *c);
        in_d = automaton.walk(in_d, *d);
        (*a, *b, *c, *d) = (in_a, in_b, in_c, in_d);
    }
    for (rest, mut state) in [(after_a, in_a), (after_b, in_b), (after_c, in_c), (after_d, in_d)] {
        for symbol in rest {
            state = automaton.walk(state, *symbol);
            *symbol = state;
        }
    }
}

//! One batch into events: every cell is read, and what cannot be is said row by row.

use arrow_array::cast::AsArray;
use arrow_array::types::UInt32Type;
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::DataType;
use wujin_core::complaint::Action;
use wujin_core::finding::{Finding, InputMatter, Place};
use wujin_core::procedure::Role;
use wujin_core::term::Term;

use crate::case_id::{CaseId, changes};
use crate::column::LogColumn;
use crate::events::{CaseCells, Events, amount};
use crate::layout::Layout;
use crate::number::{
    for_each_integer, for_integers_at, push_days, push_instants, push_truths, time_at, untold,
};
use crate::stations::{StationNumbers, UNKNOWN_STATION};
use crate::word::{UNKNOWN, push_words, text_at};

/// Reads batches of one layout.
pub(crate) struct Reader<'r> {
    pub(crate) layout: Layout,
    pub(crate) stations: &'r mut StationNumbers,
}

/// In which rows of a batch a case begins.
#[derive(Clone, Copy)]
pub(crate) enum Begin<'g> {
    /// Where the id is another than in the row before; in the first row unless its case, as this says,
    /// goes on from before.
    WhereIdsChange(&'g dyn Fn(&ArrayRef) -> bool),
    /// In each for all that is known: cases come mixed.
    Anywhere,
}

/// What stands in a batch besides its events.
pub(crate) struct Read {
    /// The ids, row by row.
    pub(crate) ids: ArrayRef,
    /// The rows at which another case begins than in the row before; never the first.
    pub(crate) changes: Vec<u32>,
    /// What could not be read, but for these.
    pub(crate) findings: Vec<Finding>,
    /// What could not be read of what is known of the case that begins in the first row.
    pub(crate) of_first_case: Vec<Finding>,
}

impl Reader<'_> {
    /// Adds the events of a batch, whose first row is `first_row` of the log, and the cells of the cases
    /// that begin in it.
    pub(crate) fn read(
        &mut self,
        batch: &RecordBatch,
        first_row: u64,
        begin: Begin<'_>,
        events: &mut Events,
        cases: &mut CaseCells,
    ) -> Read {
        let layout = &self.layout;
        let mut findings = Findings { layout, list: Vec::new(), of_first_case: Vec::new(), first_row };
        let blank: ArrayRef = arrow_array::new_null_array(&DataType::Null, batch.num_rows());
        let column = |column: LogColumn| self.layout.place(column).map(|place| batch.column(place));
        let required = |wanted: LogColumn| column(wanted).unwrap_or(&blank);
        let start = events.rows();

        let action = |text: &str| text.parse::<Action>().ok().map(Action::index);
        push_words(required(LogColumn::Action), action, &mut events.actions);
        let read = events.actions.get(start..).unwrap_or(&[]);
        findings.unknown_words(LogColumn::Action, required(LogColumn::Action), read, Action::TERMS);
        let role = |text: &str| text.parse::<Role>().ok().map(Role::index);
        push_words(required(LogColumn::Role), role, &mut events.roles);
        let read = events.roles.get(start..).unwrap_or(&[]);
        findings.unknown_words(LogColumn::Role, required(LogColumn::Role), read, Role::TERMS);

        let at = required(LogColumn::At);
        push_instants(at, &mut events.instants);
        // Without its time an event cannot be judged: it counts as none that is known.
        let far = untold(at, events.instants.get(start..).unwrap_or(&[]));
        for row in &far {
            findings.push(LogColumn::At, *row, InputMatter::InstantForm { given: time_at(at, *row) });
        }
        for row in findings.blanks(LogColumn::At, at).into_iter().chain(far) {
            events.actions.iter_mut().skip(start + row).take(1).for_each(|action| *action = UNKNOWN);
        }
        if let Some(array) = column(LogColumn::Sequence) {
            Self::sequences(array, events, &mut findings);
        }
        if let Some(array) = column(LogColumn::Day) {
            push_days(array, events.due_days.get_or_insert_default());
        }
        if let Some(array) = column(LogColumn::Refused) {
            push_truths(array.as_boolean(), events.refusals.get_or_insert_default());
        }

        let ids = required(LogColumn::Case).clone();
        findings.blanks(LogColumn::Case, &ids);
        let rows = u32::try_from(batch.num_rows()).unwrap_or(u32::MAX);
        let (changes, goes_on) = match begin {
            _ if rows == 0 => (Vec::new(), true),
            Begin::WhereIdsChange(goes_on) => (changes(&ids), goes_on(&ids)),
            Begin::Anywhere => ((1..rows).collect(), false),
        };
        let first = (!goes_on).then_some(0);
        let starts = first.into_iter().chain(changes.iter().map(|row| *row as usize));
        // Where no stations were given, there is none to be unknown.
        if let Some(array) = column(LogColumn::Station).filter(|_| !self.stations.is_empty()) {
            let numbers = self.stations.at(array, starts.clone());
            for (row, _) in starts.clone().zip(&numbers).filter(|(_, number)| **number == UNKNOWN_STATION) {
                findings.station(row, array);
            }
            cases.stations.get_or_insert_default().extend(numbers);
        }
        if let Some(array) = column(LogColumn::Amount) {
            let amounts = cases.amounts.get_or_insert_default();
            for_integers_at(array, starts, |row, value| {
                if let Some(value) = value.filter(|value| *value < 0) {
                    findings.negative(row, value);
                }
                amounts.push(amount(value));
            });
        }
        Read { ids, changes, findings: findings.list, of_first_case: findings.of_first_case }
    }

    /// Adds the numbers of the events; one that is no such number counts as 0, which none has.
    fn sequences(array: &ArrayRef, events: &mut Events, findings: &mut Findings<'_>) {
        let numbers = events.sequences.get_or_insert_default();
        if let Some(plain) = array.as_primitive_opt::<UInt32Type>().filter(|plain| plain.null_count() == 0) {
            numbers.extend_from_slice(plain.values());
            return;
        }
        let mut row = 0;
        for_each_integer(array, |value| {
            let number = value.and_then(|value| u32::try_from(value).ok());
            if number.is_none() {
                findings.number(LogColumn::Sequence, row, value);
            }
            numbers.push(number.unwrap_or(0));
            row += 1;
        });
    }
}

/// What is found in a batch, with the rows of the whole log. What is known of a case stands in its first
/// row.
struct Findings<'l> {
    layout: &'l Layout,
    list: Vec<Finding>,
    of_first_case: Vec<Finding>,
    first_row: u64,
}

impl Findings<'_> {
    fn push(&mut self, column: LogColumn, row: usize, matter: InputMatter) {
        let log_row = self.first_row.saturating_add(row as u64);
        let place = Place {
            path: Some(format!("rows[{log_row}]")),
            column: Some(self.layout.heading(column).to_owned()),
            ..Place::default()
        };
        let is_of_first_case = row == 0 && matches!(column, LogColumn::Station | LogColumn::Amount);
        let list = if is_of_first_case { &mut self.of_first_case } else { &mut self.list };
        list.push(Finding::from(matter).at(place));
    }

    /// Names the words that are missing or not known, if there are any.
    fn unknown_words(&mut self, column: LogColumn, array: &ArrayRef, read: &[u8], terms: &'static [Term]) {
        let known = u8::try_from(terms.len()).unwrap_or(UNKNOWN);
        // The greatest of all, and not the first that is too great: that is found many rows at a time.
        if read.iter().fold(0, |greatest, number| (*number).max(greatest)) < known {
            return;
        }
        for (row, _) in read.iter().enumerate().filter(|(_, number)| **number >= known) {
            let matter = match text_at(array, row) {
                Some(given) => InputMatter::UnknownWord { given, known: terms.iter().copied().collect() },
                None => self.blank(column),
            };
            self.push(column, row, matter);
        }
    }

    /// Names the rows where a column is blank, and says which they are.
    fn blanks(&mut self, column: LogColumn, array: &ArrayRef) -> Vec<usize> {
        let Some(nulls) = array.logical_nulls().filter(|nulls| nulls.null_count() > 0) else {
            return Vec::new();
        };
        let rows: Vec<_> = (0..array.len()).filter(|row| nulls.is_null(*row)).collect();
        for row in &rows {
            self.push(column, *row, self.blank(column));
        }
        rows
    }

    fn blank(&self, column: LogColumn) -> InputMatter {
        InputMatter::CellEmpty { heading: self.layout.heading(column).to_owned() }
    }

    fn number(&mut self, column: LogColumn, row: usize, value: Option<i128>) {
        let matter = value
            .map_or_else(|| self.blank(column), |value| InputMatter::CountForm { given: value.to_string() });
        self.push(column, row, matter);
    }

    fn negative(&mut self, row: usize, value: i128) {
        self.push(LogColumn::Amount, row, InputMatter::Negative { given: value.to_string() });
    }

    fn station(&mut self, row: usize, array: &ArrayRef) {
        let matter = match text_at(array, row) {
            Some(station) => InputMatter::UnknownStation { station },
            None => self.blank(LogColumn::Station),
        };
        self.push(LogColumn::Station, row, matter);
    }
}

/// Whether a row holds an id.
pub(crate) fn is_case(array: &ArrayRef, row: usize, id: &CaseId) -> bool {
    row < array.len() && CaseId::at(array.as_ref(), row) == *id
}

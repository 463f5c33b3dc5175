//! What was found, as record batches.

use std::sync::{Arc, LazyLock};

use arrow_array::types::Int8Type;
use arrow_array::{
    ArrayRef, Date32Array, DictionaryArray, Int8Array, Int32Array, RecordBatch, StringArray, UInt32Array,
    UInt64Array,
};
use arrow_schema::{ArrowError, SchemaRef};
use arrow_select::take::take;
use wujin_core::complaint::Action;
use wujin_core::conformance::{MoveKind, Survey, Verdict, ViolationKind};
use wujin_core::finding::{Finding, Language};
use wujin_core::obligation::Duty;
use wujin_core::term::Term;

use crate::schema::{findings_schema, overdue_schema, repairs_schema, verdicts_schema, violations_schema};

/// What was found of the cases that ended.
#[derive(Clone, PartialEq, Debug)]
pub struct LogAnswer {
    /// A line for each case; see [`verdicts_schema`].
    pub verdicts: RecordBatch,
    /// A line for each violation; see [`violations_schema`].
    pub violations: RecordBatch,
    /// A line for each event that a cheapest repair inserts or removes; see [`repairs_schema`].
    pub repairs: RecordBatch,
    /// A line for each thing overdue; see [`overdue_schema`].
    pub overdue: RecordBatch,
    /// A line for each cell that could not be read, of cases that ended or not; see
    /// [`findings_schema`].
    pub findings: RecordBatch,
}

/// The cases of one answer, and where they stand in the log.
pub(crate) struct Ended<'a> {
    /// Their ids.
    pub(crate) ids: ArrayRef,
    /// Where each begins among the rows surveyed, and where the last ends.
    pub(crate) offsets: &'a [u32],
    /// What rows of the log these rows are.
    pub(crate) rows: LogRows<'a>,
}

/// What rows of the log the rows are that were surveyed.
#[derive(Clone, Copy)]
pub(crate) enum LogRows<'a> {
    /// Those from one on.
    From(u64),
    /// These.
    Listed(&'a [u32]),
}

impl LogAnswer {
    pub(crate) fn of(cases: &Ended<'_>, survey: &Survey, findings: &[Finding]) -> Result<Self, ArrowError> {
        Ok(Self {
            verdicts: cases.verdicts(survey)?,
            violations: cases.violations(survey)?,
            repairs: cases.repairs(survey)?,
            overdue: cases.overdue(survey)?,
            findings: said(findings)?,
        })
    }
}

impl Ended<'_> {
    fn row(&self, row: usize) -> u64 {
        match self.rows {
            LogRows::From(first) => first.saturating_add(row as u64),
            LogRows::Listed(rows) => rows.get(row).copied().map_or(u64::MAX, u64::from),
        }
    }

    /// The ids of some of the cases, one for each line.
    fn ids_of(&self, cases: impl Iterator<Item = usize>) -> Result<ArrayRef, ArrowError> {
        let cases: UInt32Array = cases.map(|case| u32::try_from(case).unwrap_or(u32::MAX)).collect();
        take(self.ids.as_ref(), &cases, None)
    }

    fn verdicts(&self, survey: &Survey) -> Result<RecordBatch, ArrowError> {
        let verdicts = &survey.found.verdicts;
        let mut rows = vec![None; verdicts.len()];
        let mut codes = vec![None; verdicts.len()];
        let mut costs = vec![None; verdicts.len()];
        for violation in &survey.found.first_violations {
            if let (Some(row), Some(code)) = (rows.get_mut(violation.case), codes.get_mut(violation.case)) {
                (*row, *code) = (Some(self.row(violation.row)), Some(violation.kind.index()));
            }
        }
        for repair in survey.repairs() {
            if let Some(cost) = costs.get_mut(repair.case) {
                *cost = u32::try_from(repair.changes.len()).ok();
            }
        }
        let ends = self.offsets.iter().skip(1);
        let schema = verdicts_schema(self.ids.data_type());
        batch(
            schema,
            vec![
                Arc::clone(&self.ids),
                WORDS.verdicts.lines(verdicts.iter().map(|verdict| Some(verdict.index()))),
                Arc::new(UInt64Array::from_iter_values(
                    self.offsets.iter().take(verdicts.len()).map(|row| self.row(*row as usize)),
                )),
                Arc::new(UInt32Array::from_iter_values(
                    self.offsets.iter().zip(ends).map(|(from, end)| end - from),
                )),
                Arc::new(UInt64Array::from(rows)),
                WORDS.codes.lines(codes.into_iter()),
                Arc::new(UInt32Array::from(costs)),
            ],
        )
    }

    fn violations(&self, survey: &Survey) -> Result<RecordBatch, ArrowError> {
        let list = &survey.violations;
        let kinds = || list.iter().map(|violation| Some(violation.kind.index()));
        batch(
            violations_schema(self.ids.data_type()),
            vec![
                self.ids_of(list.iter().map(|violation| violation.case))?,
                Arc::new(UInt64Array::from_iter_values(list.iter().map(|violation| self.row(violation.row)))),
                WORDS.kinds.lines(kinds()),
                WORDS.kinds_zh.lines(kinds()),
                WORDS.codes.lines(kinds()),
                WORDS.provisions.lines(kinds()),
            ],
        )
    }

    fn repairs(&self, survey: &Survey) -> Result<RecordBatch, ArrowError> {
        let lines = || {
            survey.repairs().flat_map(|repair| repair.changes.iter().map(move |change| (repair.case, change)))
        };
        batch(
            repairs_schema(self.ids.data_type()),
            vec![
                self.ids_of(lines().map(|(case, _)| case))?,
                WORDS.moves.lines(lines().map(|(_, change)| Some(change.kind.index()))),
                WORDS.actions.lines(lines().map(|(_, change)| Some(known_action(change.action)))),
                Arc::new(UInt32Array::from_iter_values(lines().map(|(_, change)| change.position))),
            ],
        )
    }

    fn overdue(&self, survey: &Survey) -> Result<RecordBatch, ArrowError> {
        let list = &survey.overdue;
        let duties = || list.iter().map(|owed| Some(owed.duty.index()));
        batch(
            overdue_schema(self.ids.data_type()),
            vec![
                self.ids_of(list.iter().map(|owed| owed.case))?,
                WORDS.duties.lines(duties()),
                WORDS.duties_zh.lines(duties()),
                Arc::new(Date32Array::from_iter_values(list.iter().map(|owed| owed.due.days_since_epoch()))),
                Arc::new(Int32Array::from_iter_values(list.iter().map(|owed| owed.days))),
            ],
        )
    }
}

/// The place of an action among the words; an event of an unknown action is removed as `unknown`.
fn known_action(action: u8) -> u8 {
    action.min(u8::try_from(Action::ALL.len()).unwrap_or(u8::MAX))
}

pub(crate) fn said(findings: &[Finding]) -> Result<RecordBatch, ArrowError> {
    let texts = |text: &dyn Fn(&Finding) -> String| -> ArrayRef {
        Arc::new(StringArray::from_iter_values(findings.iter().map(text)))
    };
    let places = |text: &dyn Fn(&Finding) -> Option<String>| -> ArrayRef {
        Arc::new(findings.iter().map(text).collect::<StringArray>())
    };
    batch(
        findings_schema(),
        vec![
            texts(&|finding| finding.code().to_owned()),
            texts(&|finding| finding.severity().name().to_owned()),
            places(&|finding| finding.place.as_ref()?.path.clone()),
            places(&|finding| finding.place.as_ref()?.column.clone()),
            texts(&|finding| finding.matter.text(Language::Zh)),
            texts(&|finding| finding.matter.mend(Language::Zh)),
            texts(&|finding| finding.matter.text(Language::En)),
            texts(&|finding| finding.matter.mend(Language::En)),
        ],
    )
}

fn batch(schema: SchemaRef, columns: Vec<ArrayRef>) -> Result<RecordBatch, ArrowError> {
    RecordBatch::try_new(schema, columns)
}

/// A list of words, each once as readers of dictionaries ask for, and which of them each number means.
struct Words {
    words: ArrayRef,
    meant: Vec<i8>,
}

impl Words {
    /// Of as many numbers as there are texts.
    fn new(texts: impl IntoIterator<Item = String>) -> Self {
        let mut words: Vec<String> = Vec::new();
        let mut place = |text: String| {
            let known = words.iter().position(|word| *word == text);
            known.unwrap_or_else(|| {
                words.push(text);
                words.len() - 1
            })
        };
        let meant = texts.into_iter().map(|text| i8::try_from(place(text)).unwrap_or(i8::MAX)).collect();
        Self { words: Arc::new(StringArray::from(words)), meant }
    }

    /// A line for each number; a number that is none of the list's is blank.
    fn lines(&self, numbers: impl Iterator<Item = Option<u8>>) -> ArrayRef {
        let word = |number: u8| self.meant.get(usize::from(number)).copied();
        let keys: Int8Array = numbers.map(|number| number.and_then(word)).collect();
        Arc::new(DictionaryArray::<Int8Type>::new(keys, Arc::clone(&self.words)))
    }
}

/// The lists of words that answers use, made once.
struct Lists {
    verdicts: Words,
    kinds: Words,
    kinds_zh: Words,
    codes: Words,
    provisions: Words,
    moves: Words,
    actions: Words,
    duties: Words,
    duties_zh: Words,
}

static WORDS: LazyLock<Lists> = LazyLock::new(|| {
    let names = |terms: &[Term]| Words::new(terms.iter().map(|term| term.name.to_owned()));
    let kinds =
        |text: &dyn Fn(ViolationKind) -> String| Words::new(ViolationKind::ALL.iter().copied().map(text));
    let provisions = |kind: ViolationKind| {
        kind.citations().iter().map(|citation| citation.as_str()).collect::<Vec<_>>().join(" ")
    };
    let actions = Action::TERMS.iter().map(|term| term.name.to_owned());
    Lists {
        verdicts: names(Verdict::TERMS),
        kinds: kinds(&|kind| kind.name().to_owned()),
        kinds_zh: kinds(&|kind| kind.term().zh.to_owned()),
        codes: kinds(&|kind| kind.code().to_owned()),
        provisions: kinds(&provisions),
        moves: names(MoveKind::TERMS),
        actions: Words::new(actions.chain(["unknown".to_owned()])),
        duties: names(Duty::TERMS),
        duties_zh: Words::new(Duty::TERMS.iter().map(|term| term.zh.to_owned())),
    }
});

//! Random logs, as columns of the core and as batches of any make.

use std::sync::Arc;

use arrow_array::types::{Int8Type, Int32Type};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, Date64Array, DictionaryArray, FixedSizeBinaryArray,
    Int64Array, LargeStringArray, RecordBatch, StringArray, StringViewArray, TimestampMicrosecondArray,
    TimestampMillisecondArray, TimestampNanosecondArray, TimestampSecondArray, UInt8Array, UInt32Array,
};
use proptest::prelude::*;
use wujin_core::complaint::Action;
use wujin_core::conformance::{Columns, NO_DAY};
use wujin_core::edition::OperatorKind;
use wujin_core::procedure::Role;
use wujin_core::reporting::CountedStation;

pub(crate) const SECOND: i64 = 1_000_000;
const DAY: i64 = 86_400 * SECOND;

/// A log whose cases stand together. Times are whole seconds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Log {
    pub(crate) offsets: Vec<u32>,
    pub(crate) cases: Vec<i64>,
    pub(crate) actions: Vec<u8>,
    pub(crate) roles: Vec<u8>,
    pub(crate) instants: Vec<i64>,
    pub(crate) sequences: Vec<u32>,
    pub(crate) due_days: Vec<i32>,
    pub(crate) refusals: Vec<u8>,
}

impl Log {
    pub(crate) fn columns(&self) -> Columns<'_> {
        let columns = Columns::new(&self.offsets, &self.actions, &self.instants, &self.roles).unwrap();
        let columns = columns.with_sequences(&self.sequences).unwrap();
        columns.with_due_days(&self.due_days).unwrap().with_refusals(&self.refusals).unwrap()
    }
}

/// Logs that often begin as the five steps do, and then go any way.
pub(crate) fn logs() -> impl Strategy<Value = Log> {
    let steps = [0_u8, 1, 2, 3, 5, 13];
    let action = prop_oneof![3 => (0..6_usize).prop_map(move |place| steps[place]), 1 => 0..14_u8];
    let event = (action, 0..4_u8, -1..9_i64, 0..9_i32, any::<bool>());
    let case = prop::collection::vec(event, 1..9);
    prop::collection::vec(case, 0..30).prop_map(move |cases| {
        let mut log = Log { offsets: vec![0], ..Log::default() };
        for (number, events) in cases.iter().enumerate() {
            let mut at = 15_340 * DAY + i64::try_from(number).unwrap() * 3_600 * SECOND;
            for (place, (action, role, hours, ahead, refused)) in events.iter().enumerate() {
                at += hours * 3_600 * SECOND;
                log.cases.push(i64::try_from(number).unwrap() * 3 - 40);
                // The first events take their own place in the steps as often as not.
                let own = steps.get(place).filter(|_| ahead % 2 == 0);
                log.actions.push(own.copied().unwrap_or(*action));
                log.roles.push(if own == Some(&3) { 1 } else { *role });
                log.instants.push(at);
                log.sequences.push(u32::try_from(place).unwrap() + 1);
                log.due_days.push(if *ahead == 0 { NO_DAY } else { 15_340 + ahead });
                log.refusals.push(u8::from(*refused));
            }
            log.offsets.push(u32::try_from(log.actions.len()).unwrap());
        }
        log
    })
}

/// A station of a mall.
pub(crate) fn station(id: &str) -> CountedStation {
    CountedStation { id: id.parse().unwrap(), kind: OperatorKind::Mall, set_up: None, removed: None }
}

/// How a log is written down.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Make {
    pub(crate) ids: usize,
    pub(crate) words: usize,
    pub(crate) times: usize,
    pub(crate) days: usize,
    pub(crate) chinese: bool,
}

pub(crate) fn makes() -> impl Strategy<Value = Make> {
    (0..9_usize, 0..5_usize, 0..8_usize, 0..2_usize, any::<bool>())
        .prop_map(|(ids, words, times, days, chinese)| Make { ids, words, times, days, chinese })
}

/// UUIDs of the variant that is usual, and of others.
fn uuid(case: i64) -> [u8; 16] {
    let mut bytes = [if case % 2 == 0 { 0x87 } else { 7 }; 16];
    bytes[..8].copy_from_slice(&case.to_be_bytes());
    bytes
}

/// UUIDs in their usual form, and in capitals, which are other texts.
fn uuid_text(case: i64) -> String {
    let number = u128::from_be_bytes(uuid(case & !2));
    let text = format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        number >> 96,
        (number >> 80) & 0xffff,
        (number >> 64) & 0xffff,
        (number >> 48) & 0xffff,
        number & 0xffff_ffff_ffff
    );
    if case & 2 == 0 { text } else { text.to_uppercase() }
}

impl Make {
    pub(crate) fn ids(self, cases: &[i64]) -> ArrayRef {
        let texts: Vec<String> = cases.iter().map(|case| format!("案{case}")).collect();
        match self.ids {
            0 => Arc::new(Int64Array::from(cases.to_vec())),
            1 => Arc::new(StringArray::from(texts)),
            2 => Arc::new(LargeStringArray::from(texts)),
            3 => Arc::new(StringViewArray::from_iter_values(texts)),
            4 => {
                Arc::new(texts.iter().map(|text| Some(text.as_str())).collect::<DictionaryArray<Int32Type>>())
            }
            5 => {
                let numbers = cases.iter().map(|case| i16::try_from(*case).unwrap());
                Arc::new(arrow_array::Int16Array::from_iter_values(numbers))
            }
            6 => {
                let bytes = cases.iter().map(|case| Some(uuid(*case)));
                Arc::new(FixedSizeBinaryArray::try_from_sparse_iter_with_size(bytes, 16).unwrap())
            }
            7 => Arc::new(cases.iter().map(|case| Some(uuid_text(*case))).collect::<StringArray>()),
            _ => Arc::new(LargeStringArray::from_iter_values(cases.iter().map(|case| uuid_text(*case)))),
        }
    }

    fn words(
        self,
        numbers: &[u8],
        zh: &dyn Fn(u8) -> &'static str,
        en: &dyn Fn(u8) -> &'static str,
    ) -> ArrayRef {
        let texts: Vec<_> =
            numbers.iter().map(|number| if self.chinese { zh(*number) } else { en(*number) }).collect();
        match self.words {
            0 => Arc::new(StringArray::from(texts)),
            1 => Arc::new(LargeStringArray::from(texts)),
            2 => Arc::new(StringViewArray::from_iter_values(texts)),
            3 => Arc::new(texts.into_iter().map(Some).collect::<DictionaryArray<Int8Type>>()),
            _ => Arc::new(UInt8Array::from(numbers.to_vec())),
        }
    }

    fn times(self, micros: &[i64]) -> ArrayRef {
        let local: Vec<i64> = micros.iter().map(|at| at + 8 * 3_600 * SECOND).collect();
        let scaled = |values: &[i64], factor: i64| values.iter().map(|at| at / factor).collect::<Vec<_>>();
        let nanos = |values: &[i64]| values.iter().map(|at| at * 1_000).collect::<Vec<_>>();
        match self.times {
            0 => Arc::new(TimestampSecondArray::from(scaled(&local, SECOND))),
            1 => Arc::new(TimestampSecondArray::from(scaled(micros, SECOND)).with_timezone("Asia/Shanghai")),
            2 => Arc::new(TimestampMillisecondArray::from(scaled(&local, 1_000))),
            3 => Arc::new(TimestampMillisecondArray::from(scaled(micros, 1_000)).with_timezone("UTC")),
            4 => Arc::new(TimestampMicrosecondArray::from(local)),
            5 => Arc::new(TimestampMicrosecondArray::from(micros.to_vec()).with_timezone("+08:00")),
            6 => Arc::new(TimestampNanosecondArray::from(nanos(&local))),
            _ => Arc::new(TimestampNanosecondArray::from(nanos(micros)).with_timezone("-03:00")),
        }
    }

    fn days(self, days: &[i32]) -> ArrayRef {
        let some = |day: &i32| (*day != NO_DAY).then_some(*day);
        match self.days {
            0 => Arc::new(days.iter().map(some).collect::<Date32Array>()),
            _ => Arc::new(
                days.iter()
                    .map(|day| some(day).map(|day| i64::from(day) * 86_400_000))
                    .collect::<Date64Array>(),
            ),
        }
    }

    pub(crate) fn batch(self, log: &Log) -> RecordBatch {
        let action = |number: u8| Action::from_index(number).unwrap().term();
        let role = |number: u8| Role::from_index(number).unwrap().term();
        let refusals = log.refusals.iter().map(|refused| Some(*refused != 0)).collect::<BooleanArray>();
        let columns: Vec<(&str, ArrayRef)> = vec![
            (if self.chinese { "投诉编号" } else { "case" }, self.ids(&log.cases)),
            (
                if self.chinese { "办理事项" } else { "action" },
                self.words(&log.actions, &|number| action(number).zh, &|number| action(number).name),
            ),
            (
                if self.chinese { "办理人身份" } else { "role" },
                self.words(&log.roles, &|number| role(number).zh, &|number| role(number).name),
            ),
            (if self.chinese { "办理时间" } else { "at" }, self.times(&log.instants)),
            (
                if self.chinese { "序号" } else { "sequence" },
                Arc::new(UInt32Array::from(log.sequences.clone())),
            ),
            (if self.chinese { "约定日期" } else { "day" }, self.days(&log.due_days)),
            (if self.chinese { "经营者拒绝" } else { "refused" }, Arc::new(refusals)),
        ];
        RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, array)| {
            let nullable = array.null_count() > 0 || name == "day" || name == "约定日期";
            (name, array, nullable)
        }))
        .unwrap()
    }
}

/// A batch cut at these places.
pub(crate) fn cut(batch: &RecordBatch, cuts: &[prop::sample::Index]) -> Vec<RecordBatch> {
    let rows = batch.num_rows();
    let mut places: Vec<_> = cuts.iter().map(|cut| cut.index(rows + 1)).collect();
    places.extend([0, rows]);
    places.sort_unstable();
    places.windows(2).map(|pair| batch.slice(pair[0], pair[1] - pair[0])).collect()
}

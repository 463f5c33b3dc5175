//! The three Parquet files of a nation's log, and how their columns are written: so that reading them
//! costs little.

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::Arc;

use arrow_array::types::{Int8Type, Int32Type};
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, DictionaryArray, Int8Array, Int32Array, RecordBatch, StringArray,
    TimestampMicrosecondArray, UInt32Array, UInt64Array,
};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, Encoding, ZstdLevel};
use parquet::file::properties::{EnabledStatistics, WriterProperties, WriterVersion};
use parquet::schema::types::ColumnPath;
use wujin_core::complaint::Action;
use wujin_core::conformance::{NO_DAY, ViolationKind};
use wujin_core::procedure::Role;
use wujin_core::reporting::CountedStation;
use wujin_core::term::Term;

use super::log::LogRows;

/// The log.
pub const LOG: &str = "log.parquet";
/// The stations.
pub const STATIONS: &str = "stations.parquet";
/// The faults that were planted.
pub const TRUTH: &str = "truth.parquet";

/// How many rows stand together in a file.
pub(super) const ROW_GROUP: usize = 1 << 20;

/// How many rows stand together in a page of a file.
const PAGE: usize = 1 << 16;

/// What stands in a log for an action or a role that does not exist.
const VOID: &str = "void";

/// One planted fault as the truth tells it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Truth {
    /// The id of the case.
    pub case: u64,
    /// The row of the log, from 0.
    pub row: u64,
    /// What is the first thing wrong there.
    pub kind: ViolationKind,
}

/// A file of record batches.
pub(super) struct Table {
    writer: ArrowWriter<File>,
}

/// How columns are packed, where not by a dictionary and zstd as all others.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Packing {
    /// Numbers that are written as differences: faster than looking each up in a dictionary.
    pub(super) differences: &'static [&'static str],
    /// Those among them that zstd is not asked about.
    pub(super) uncompressed: &'static [&'static str],
}

impl Table {
    /// Begins a file of batches like this one.
    pub(super) fn create(path: &Path, like: &RecordBatch, packing: Packing) -> io::Result<Self> {
        let mut properties = WriterProperties::builder()
            .set_writer_version(WriterVersion::PARQUET_2_0)
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .set_statistics_enabled(EnabledStatistics::Chunk)
            .set_data_page_row_count_limit(PAGE)
            .set_data_page_size_limit(PAGE * 8)
            .set_max_row_group_row_count(Some(ROW_GROUP));
        for column in packing.differences {
            let path = ColumnPath::from(*column);
            properties = properties
                .set_column_dictionary_enabled(path.clone(), false)
                .set_column_encoding(path, Encoding::DELTA_BINARY_PACKED);
        }
        for column in packing.uncompressed {
            properties =
                properties.set_column_compression(ColumnPath::from(*column), Compression::UNCOMPRESSED);
        }
        let file = File::create(path)?;
        let writer = ArrowWriter::try_new(file, like.schema(), Some(properties.build()));
        Ok(Self { writer: writer.map_err(io::Error::other)? })
    }

    pub(super) fn write(&mut self, batch: &RecordBatch) -> io::Result<()> {
        self.writer.write(batch).map_err(io::Error::other)
    }

    pub(super) fn finish(self) -> io::Result<()> {
        self.writer.close().map(drop).map_err(io::Error::other)
    }
}

/// How a log is packed. Its times are differences without any pattern: zstd would make them smaller by a
/// twentieth, and reading them take three times as long.
pub(super) const LOG_PACKING: Packing =
    Packing { differences: &["case", "at", "sequence", "amount_fen"], uncompressed: &["at"] };

/// Rows of a log as a batch.
pub(super) fn log_batch(rows: &LogRows, stations: &ArrayRef) -> io::Result<RecordBatch> {
    let keys: Int32Array = rows.stations.iter().map(|place| i32::try_from(*place).ok()).collect();
    let stations =
        DictionaryArray::<Int32Type>::try_new(keys, Arc::clone(stations)).map_err(io::Error::other)?;
    let amounts = rows.sequences.iter().zip(&rows.amounts);
    let at = TimestampMicrosecondArray::from_iter_values(rows.instants.iter().copied());
    batch([
        ("case", Arc::new(UInt64Array::from_iter_values(rows.cases.iter().copied())) as ArrayRef, false),
        ("station", Arc::new(stations), false),
        ("action", words(Action::TERMS, &rows.actions), false),
        ("role", words(Role::TERMS, &rows.roles), false),
        ("at", Arc::new(at.with_timezone("+08:00")), false),
        ("sequence", Arc::new(UInt32Array::from_iter_values(rows.sequences.iter().copied())), false),
        (
            "day",
            Arc::new(
                rows.due_days
                    .iter()
                    .map(|day| Some(*day).filter(|day| *day != NO_DAY))
                    .collect::<Date32Array>(),
            ),
            true,
        ),
        (
            "refused",
            Arc::new(rows.refusals.iter().map(|refused| Some(*refused != 0)).collect::<BooleanArray>()),
            false,
        ),
        (
            "amount_fen",
            Arc::new(
                amounts
                    .map(|(_, amount)| Some(*amount).filter(|amount| *amount > 0))
                    .collect::<UInt64Array>(),
            ),
            true,
        ),
    ])
}

/// The numbers of stations, which a log's dictionary names.
pub(super) fn station_names(stations: &[CountedStation]) -> ArrayRef {
    Arc::new(StringArray::from_iter_values(stations.iter().map(|station| station.id.to_string())))
}

/// The stations as a batch.
pub(super) fn station_batch(stations: &[CountedStation]) -> io::Result<RecordBatch> {
    let kinds = stations.iter().map(|station| station.kind.name());
    let days = stations.iter().map(|station| station.set_up.map(wujin_core::time::Day::days_since_epoch));
    batch([
        ("station", station_names(stations), false),
        ("kind", Arc::new(StringArray::from_iter_values(kinds)) as ArrayRef, false),
        ("established", Arc::new(days.collect::<Date32Array>()), true),
    ])
}

/// Planted faults as a batch.
pub(super) fn truth_batch(list: &[Truth]) -> io::Result<RecordBatch> {
    let kinds: Vec<u8> = list.iter().map(|truth| truth.kind.index()).collect();
    batch([
        (
            "case",
            Arc::new(UInt64Array::from_iter_values(list.iter().map(|truth| truth.case))) as ArrayRef,
            false,
        ),
        ("row", Arc::new(UInt64Array::from_iter_values(list.iter().map(|truth| truth.row))), false),
        ("kind", words(ViolationKind::TERMS, &kinds), false),
    ])
}

/// A column of words; a number beyond the list is [`VOID`].
fn words(terms: &'static [Term], numbers: &[u8]) -> ArrayRef {
    let last = terms.len();
    let keys = numbers.iter().map(|number| i8::try_from(usize::from(*number).min(last)).ok());
    let texts = terms.iter().map(|term| term.name).chain([VOID]);
    let texts: ArrayRef = Arc::new(StringArray::from_iter_values(texts));
    Arc::new(DictionaryArray::<Int8Type>::new(keys.collect::<Int8Array>(), texts))
}

fn batch<const N: usize>(columns: [(&str, ArrayRef, bool); N]) -> io::Result<RecordBatch> {
    RecordBatch::try_from_iter_with_nullable(columns).map_err(io::Error::other)
}

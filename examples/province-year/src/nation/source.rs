//! Reading a log and its stations from Parquet.

use std::fs::File;
use std::io;
use std::iter::{self, Peekable};
use std::path::{Path, PathBuf};

use arrow_array::RecordBatch;
use arrow_array::cast::AsArray;
use arrow_array::types::Date32Type;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder,
};
use wujin_arrow::LogError;
use wujin_core::edition::OperatorKind;
use wujin_core::reporting::CountedStation;
use wujin_core::time::Day;

use super::error::{CheckError, file_error};

/// How many rows are looked at together.
const BATCH: usize = 1 << 16;
/// How many rows of a row group are held in memory together, at least.
const PART: usize = 1 << 20;
/// A log in a file, its row groups to be read apart from each other.
#[derive(Clone, Debug)]
pub(super) struct LogFile {
    path: PathBuf,
    metadata: ArrowReaderMetadata,
}

impl LogFile {
    pub(super) fn open(path: &Path) -> Result<Self, CheckError> {
        let file = File::open(path).map_err(file_error(path))?;
        let metadata = ArrowReaderMetadata::load(&file, ArrowReaderOptions::new());
        let metadata = metadata.map_err(io::Error::other).map_err(file_error(path))?;
        Ok(Self { path: path.to_owned(), metadata })
    }

    /// What is said where the file cannot be read.
    pub(super) fn unreadable(&self) -> impl Fn(io::Error) -> CheckError {
        file_error(&self.path)
    }

    /// What is said where the log in it cannot be checked.
    pub(super) fn unfit(&self) -> impl Fn(LogError) -> CheckError {
        |error| CheckError::Log { path: self.path.clone(), error }
    }

    /// The first row of each row group, counted from 0.
    pub(super) fn first_rows(&self) -> Vec<u64> {
        let groups = self.metadata.metadata().row_groups().iter();
        let mut next = 0;
        groups
            .map(|group| {
                let first = next;
                next += u64::try_from(group.num_rows()).unwrap_or(0);
                first
            })
            .collect()
    }

    /// How many rows there are.
    pub(super) fn rows(&self) -> u64 {
        u64::try_from(self.metadata.metadata().file_metadata().num_rows()).unwrap_or(0)
    }

    /// The batches of one row group.
    pub(super) fn group(
        &self,
        group: usize,
    ) -> io::Result<Peekable<impl Iterator<Item = io::Result<RecordBatch>>>> {
        let file = File::open(&self.path)?;
        let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(file, self.metadata.clone());
        let reader = builder.with_row_groups(vec![group]).with_batch_size(BATCH).build();
        Ok(reader.map_err(io::Error::other)?.map(|batch| batch.map_err(io::Error::other)).peekable())
    }
}

/// The next batches of a row group, as many as are held in memory together however large the group is.
pub(super) fn part_of(
    batches: &mut Peekable<impl Iterator<Item = io::Result<RecordBatch>>>,
) -> impl Iterator<Item = io::Result<RecordBatch>> {
    let mut rows = 0;
    iter::from_fn(move || {
        let batch = batches.next_if(|_| rows < PART)?;
        rows += batch.as_ref().map_or(0, RecordBatch::num_rows);
        Some(batch)
    })
}

/// The stations of a file.
pub(super) fn stations(path: &Path) -> io::Result<Vec<CountedStation>> {
    let builder = ParquetRecordBatchReaderBuilder::try_new(File::open(path)?).map_err(io::Error::other)?;
    let mut stations = Vec::new();
    for batch in builder.build().map_err(io::Error::other)? {
        let batch = batch.map_err(io::Error::other)?;
        let column = |name: &str| {
            let missing = || io::Error::other(format!("the column \"{name}\" is missing"));
            batch.column_by_name(name).ok_or_else(missing)
        };
        let wrong = |name: &str| io::Error::other(format!("the column \"{name}\" is of another type"));
        let (ids, kinds, days) = (column("station")?, column("kind")?, column("established")?);
        let ids = ids.as_string_opt::<i32>().ok_or_else(|| wrong("station"))?;
        let kinds = kinds.as_string_opt::<i32>().ok_or_else(|| wrong("kind"))?;
        let days = days.as_primitive_opt::<Date32Type>().ok_or_else(|| wrong("established"))?;
        for ((id, kind), day) in ids.iter().zip(kinds).zip(days) {
            let id = id.unwrap_or_default().parse().map_err(io::Error::other)?;
            let kind: OperatorKind = kind.unwrap_or_default().parse().map_err(io::Error::other)?;
            let set_up = day.and_then(|day| Day::from_days_since_epoch(day).ok());
            stations.push(CountedStation { id, kind, set_up, removed: None });
        }
    }
    Ok(stations)
}

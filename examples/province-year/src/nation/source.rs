//! Reading a log and its stations from Parquet.

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::mpsc::{Receiver, sync_channel};

use arrow_array::RecordBatch;
use arrow_array::cast::AsArray;
use arrow_array::types::Date32Type;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder,
};
use wujin_core::edition::OperatorKind;
use wujin_core::reporting::CountedStation;
use wujin_core::time::Day;

use super::error::{CheckError, file_error};

/// How many rows are looked at together.
const BATCH: usize = 1 << 16;
/// How many batches a reading thread may be ahead.
const AHEAD: usize = 4;

/// Shows every batch of a log in its order; row groups are read several at once.
pub(super) fn each_batch(
    path: &Path,
    threads: usize,
    mut show: impl FnMut(RecordBatch) -> Result<(), CheckError>,
) -> Result<(), CheckError> {
    let unusable = file_error(path);
    let file = File::open(path).map_err(&unusable)?;
    let metadata = ArrowReaderMetadata::load(&file, ArrowReaderOptions::new())
        .map_err(|error| unusable(io::Error::other(error)))?;
    let groups = metadata.metadata().num_row_groups();
    std::thread::scope(|scope| {
        let readers: Vec<Receiver<io::Result<Option<RecordBatch>>>> = (0..threads)
            .map(|first| {
                let (sender, receiver) = sync_channel(AHEAD);
                let (metadata, path) = (metadata.clone(), path.to_owned());
                scope.spawn(move || {
                    for group in (first..groups).step_by(threads) {
                        let read = each_of_group(&path, &metadata, group, |batch| {
                            sender.send(Ok(Some(batch))).is_ok()
                        });
                        // The end of the group, or what went wrong with it.
                        if sender.send(read.map(|()| None)).is_err() {
                            return;
                        }
                    }
                });
                receiver
            })
            .collect();
        for group in 0..groups {
            let Some(reader) = readers.get(group % threads) else { break };
            while let Ok(sent) = reader.recv() {
                let Some(batch) = sent.map_err(&unusable)? else { break };
                show(batch)?;
            }
        }
        // What readers still hold is dropped with their channels, which ends them.
        drop(readers);
        Ok(())
    })
}

/// Sends every batch of one row group until it is not taken.
fn each_of_group(
    path: &Path,
    metadata: &ArrowReaderMetadata,
    group: usize,
    send: impl Fn(RecordBatch) -> bool,
) -> io::Result<()> {
    let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(File::open(path)?, metadata.clone());
    let reader = builder.with_row_groups(vec![group]).with_batch_size(BATCH).build();
    for batch in reader.map_err(io::Error::other)? {
        if !send(batch.map_err(io::Error::other)?) {
            break;
        }
    }
    Ok(())
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

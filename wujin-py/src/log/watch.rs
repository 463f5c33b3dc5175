//! Looking for signals and telling progress while Python goes on.

use std::time::{Duration, Instant as Moment};

use pyo3::prelude::*;

/// So often at most.
const PATIENCE: Duration = Duration::from_millis(100);

/// Looks for signals and tells progress, not too often.
pub(crate) struct Watch {
    progress: Option<Py<PyAny>>,
    rows: usize,
    told: Moment,
}

impl Watch {
    pub(crate) fn new(progress: Option<Py<PyAny>>) -> Self {
        Self { progress, rows: 0, told: Moment::now() }
    }

    pub(crate) fn after(&mut self, rows: usize) -> PyResult<()> {
        self.rows += rows;
        if self.told.elapsed() < PATIENCE {
            return Ok(());
        }
        self.told = Moment::now();
        self.tell()
    }

    pub(crate) fn tell(&self) -> PyResult<()> {
        Python::attach(|py| {
            py.check_signals()?;
            match &self.progress {
                Some(progress) => progress.call1(py, (self.rows,)).map(|_| ()),
                None => Ok(()),
            }
        })
    }
}

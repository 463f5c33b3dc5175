//! Why workbooks could not be written or compiled.

use std::io;
use std::path::{Path, PathBuf};

use wujin_forms::WriteError;

use crate::run::RunError;

/// Why workbooks could not be written or compiled.
#[derive(Debug, thiserror::Error)]
pub enum BooksError {
    /// A file or folder could not be read or written.
    #[error("cannot use \"{path}\": {error}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// The profile cannot be read, or is none.
    #[error(transparent)]
    Profile(#[from] RunError),
    /// A form does not fit into a workbook.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The folder has no list of units, so that nobody can be missed.
    #[error("the folder \"{0}\" holds no list of units (单位名册.csv) and no Annex 5")]
    NoUnits(PathBuf),
}

impl BooksError {
    /// What went wrong with a file or folder.
    pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |error| Self::File { path, error }
    }
}

//! Why a log could not be checked.

use std::io;
use std::path::{Path, PathBuf};

use wujin_arrow::LogError;

/// Why a log could not be checked.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    /// A file could not be read or written.
    #[error("cannot use \"{path}\": {error}")]
    File {
        /// The file.
        path: PathBuf,
        /// What happened.
        error: io::Error,
    },
    /// What is in the log cannot be checked.
    #[error("cannot check \"{path}\": {error}")]
    Log {
        /// The log.
        path: PathBuf,
        /// What is wrong with it.
        error: LogError,
    },
}

pub(super) fn file_error(path: &Path) -> impl Fn(io::Error) -> CheckError {
    move |error| CheckError::File { path: path.to_owned(), error }
}

//! Tables as old systems export them: CSV in UTF-8 or GB18030 under Chinese headings, streamed in bounded
//! memory, every row with its line.
//!
//! ```
//! use wujin_core::intake::SourceTable;
//! use wujin_text::{Next, TableReader};
//! let file = "单位编号,单位名称,层级\n420102-03,车站工商所\n";
//! let mut table = TableReader::open(file.as_bytes())?;
//! assert_eq!(table.table(), SourceTable::Units);
//! assert_eq!(table.next_row()?, Some(Next::Row));
//! // The row lacks a cell, which whoever reads it is told.
//! assert_eq!((table.row().line, table.row().cells().len()), (2, 2));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod encoding;
mod records;
mod table;

pub use encoding::Encoding;
pub use records::{LONGEST_ROW, Next, OpenError, Records, Row};
pub use table::TableReader;

//! Reading files as old systems export them: CSV in UTF-8 or GB18030, streamed in bounded memory.

mod encoding;
mod records;

pub use encoding::Encoding;
pub use records::{LONGEST_ROW, Next, OpenError, Records, Row};

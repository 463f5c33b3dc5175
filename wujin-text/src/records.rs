//! Cuts a stream of bytes into lines and rows of cells, in bounded memory, with the number of every
//! line. A line ends with CR LF, LF or CR, as on the systems of any age. Quotation marks may hold
//! commas and line ends; one that is never closed spoils its own line and no other.

use std::io::{self, Read};

use wujin_core::finding::{InputMatter, Language, Matter};

use super::encoding::{Encoding, MARK};

/// The longest row, in bytes; a longer one is refused, so that no input can fill the memory.
pub const LONGEST_ROW: usize = 64 * 1024;
/// The most lines that a row may span.
const MOST_LINES: usize = 64;
/// How much is read at once, and how much is looked at to tell the encoding.
const BLOCK: usize = 64 * 1024;

/// What comes next in a file.
#[derive(Clone, PartialEq, Debug)]
pub enum Next {
    /// A row; its cells are in the reader.
    Row,
    /// A row that could not be cut into cells.
    Fault(InputMatter),
}

/// Rows of cells out of a stream of bytes.
#[derive(Debug)]
pub struct Records<R> {
    source: R,
    /// Bytes read and not yet taken.
    buffer: Vec<u8>,
    taken: usize,
    ended: bool,
    /// The number of the next line, from 1.
    line: u64,
    encoding: Encoding,
    row: Row,
    /// Bytes taken so far, for the progress bar.
    bytes: u64,
}

/// The cells of one row, end to end in one text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Row {
    /// The line on which the row begins.
    pub line: u64,
    text: String,
    ends: Vec<usize>,
}

impl Row {
    /// The cells, in order.
    #[must_use]
    pub fn cells(&self) -> Vec<&str> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        let cell = |(start, end): (usize, &usize)| self.text.get(start..*end).unwrap_or_default();
        starts.zip(&self.ends).map(cell).collect()
    }

    fn clear(&mut self, line: u64) {
        self.line = line;
        self.text.clear();
        self.ends.clear();
    }

    /// Cuts a row's text, and says whether its quotation marks are sound.
    fn cut(&mut self, text: &str) -> bool {
        self.text.clear();
        self.ends.clear();
        let text = text.strip_suffix('\n').unwrap_or(text);
        let text = text.strip_suffix('\r').unwrap_or(text);
        let mut rest = text;
        loop {
            if let Some(quoted) = rest.strip_prefix('"') {
                // A mark that closes before anything but a comma opened somewhere else.
                match self.take_quoted(quoted) {
                    Some(after) if after.is_empty() || after.starts_with(',') => rest = after,
                    _ => return false,
                }
            }
            let (cell, after) = match rest.split_once(',') {
                Some((cell, after)) => (cell, Some(after)),
                None => (rest, None),
            };
            self.text.push_str(cell);
            self.ends.push(self.text.len());
            let Some(after) = after else { return true };
            rest = after;
        }
    }

    /// Takes a quoted cell; gives what follows its closing mark.
    fn take_quoted<'a>(&mut self, mut rest: &'a str) -> Option<&'a str> {
        loop {
            let (inside, after) = rest.split_once('"')?;
            self.text.push_str(inside);
            match after.strip_prefix('"') {
                Some(more) => {
                    self.text.push('"');
                    rest = more;
                }
                None => return Some(after),
            }
        }
    }
}

/// Why a file holds no rows.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// It could not be read.
    #[error(transparent)]
    Read(#[from] io::Error),
    /// What it holds is no table.
    #[error("{}", Matter::from(.matter.clone()).text(Language::En))]
    Refused {
        /// Why.
        matter: InputMatter,
        /// The line that shows it.
        line: Option<u64>,
    },
}

fn refused(matter: InputMatter) -> OpenError {
    OpenError::Refused { matter, line: None }
}

impl<R: Read> Records<R> {
    /// Looks at the beginning of a stream to tell its encoding.
    pub fn open(source: R) -> Result<Self, OpenError> {
        let mut records = Self {
            source,
            buffer: Vec::with_capacity(2 * BLOCK),
            taken: 0,
            ended: false,
            line: 1,
            encoding: Encoding::Utf8,
            row: Row::default(),
            bytes: 0,
        };
        while records.buffer.len() < BLOCK && !records.ended {
            records.fill()?;
        }
        let head = &records.buffer;
        // The head may end in the middle of a line or of a character, which decides nothing.
        let whole = match (records.ended, head.iter().rposition(|byte| matches!(byte, b'\n' | b'\r'))) {
            (false, Some(end)) => head.get(..=end).unwrap_or_default(),
            _ => head,
        };
        if is_blank(whole.strip_prefix(MARK).unwrap_or(whole)) {
            return Err(refused(InputMatter::EmptyFile {}));
        }
        records.encoding = Encoding::detect(whole)
            .map_err(|seen| refused(InputMatter::UnknownEncoding { detail: seen.to_owned() }))?;
        if head.starts_with(MARK) {
            records.taken = MARK.len();
        }
        Ok(records)
    }

    /// The encoding of the file.
    pub const fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// How many bytes have been taken.
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// How many bytes are held at most at any time: the bound that keeps the memory flat.
    pub fn held(&self) -> usize {
        self.buffer.capacity() + self.row.text.capacity()
    }

    /// The last row.
    pub const fn row(&self) -> &Row {
        &self.row
    }

    /// The next row that is not blank; none at the end. `cells` is how many cells a row is to have:
    /// a row that spans lines and has another number is held to have lost a quotation mark.
    pub fn next_row(&mut self, cells: Option<usize>) -> io::Result<Option<Next>> {
        loop {
            let Some(mut length) = self.line_length(0)? else { return Ok(None) };
            self.row.clear(self.line);
            if length > LONGEST_ROW {
                self.skip_line()?;
                return Ok(Some(Next::Fault(InputMatter::QuoteOpen {})));
            }
            let first = length;
            let mut lines = 1;
            loop {
                let bytes = self.buffer.get(self.taken..self.taken + length).unwrap_or_default();
                if lines == 1 && is_blank(bytes) {
                    self.take(first, 1);
                    break;
                }
                // No text holds a zero byte, whatever the encoding says of it.
                let text = if bytes.contains(&0) { None } else { self.encoding.decode(bytes) };
                let Some(text) = text else {
                    self.take(first, 1);
                    let encoding = self.encoding.to_string();
                    return Ok(Some(Next::Fault(match lines {
                        1 => InputMatter::Undecodable { encoding },
                        // The first line was sound: its open mark led into the bad one.
                        _ => InputMatter::QuoteOpen {},
                    })));
                };
                if self.row.cut(&text)
                    && (lines == 1 || cells.is_none_or(|cells| cells == self.row.ends.len()))
                {
                    self.take(length, lines);
                    // Spreadsheets export rows of commas below a table; there is nothing in them.
                    if self.row.text.trim().is_empty() {
                        break;
                    }
                    return Ok(Some(Next::Row));
                }
                let more = if lines < MOST_LINES { self.line_length(length)? } else { None };
                match more {
                    Some(more) if length + more <= LONGEST_ROW => {
                        length += more;
                        lines += 1;
                    }
                    _ => {
                        // Only the line where the mark was opened is lost; the next ones are read anew.
                        self.take(first, 1);
                        return Ok(Some(Next::Fault(InputMatter::QuoteOpen {})));
                    }
                }
            }
        }
    }

    fn take(&mut self, length: usize, lines: usize) {
        self.taken += length;
        self.line += lines as u64;
        self.bytes += length as u64;
    }

    /// The length of the line that begins so many bytes further on, its end included; more than
    /// [`LONGEST_ROW`] where it has not ended by then. None at the end of the file.
    fn line_length(&mut self, offset: usize) -> io::Result<Option<usize>> {
        let mut seen = 0;
        loop {
            let rest = self.buffer.get(self.taken + offset..).unwrap_or_default();
            match line_end(rest, seen, self.ended) {
                Ok(end) => return Ok(Some(end)),
                Err(_) if rest.len() > LONGEST_ROW => return Ok(Some(rest.len())),
                Err(_) if self.ended => return Ok((!rest.is_empty()).then_some(rest.len())),
                Err(looked) => seen = looked,
            }
            self.fill()?;
        }
    }

    /// Leaves out the rest of a line that is too long.
    fn skip_line(&mut self) -> io::Result<()> {
        loop {
            let rest = self.buffer.get(self.taken..).unwrap_or_default();
            match line_end(rest, 0, self.ended) {
                Ok(end) => {
                    self.take(end, 1);
                    return Ok(());
                }
                Err(looked) => self.take(looked, 0),
            }
            if self.ended {
                self.line += 1;
                return Ok(());
            }
            self.fill()?;
        }
    }

    /// Reads a block more, after letting go of what has been taken.
    fn fill(&mut self) -> io::Result<()> {
        self.buffer.drain(..self.taken);
        self.taken = 0;
        let read = (&mut self.source).take(BLOCK as u64).read_to_end(&mut self.buffer)?;
        self.ended = read == 0;
        Ok(())
    }
}

/// How long the line at the beginning of some bytes is, its end included, when the first `seen` bytes
/// hold no end; else how many bytes hold none for certain.
fn line_end(bytes: &[u8], seen: usize, ended: bool) -> Result<usize, usize> {
    let new = bytes.get(seen..).unwrap_or_default();
    let Some(at) = new.iter().position(|byte| matches!(byte, b'\n' | b'\r')).map(|at| seen + at) else {
        return Err(bytes.len());
    };
    match (bytes.get(at), bytes.get(at + 1)) {
        (Some(b'\r'), Some(b'\n')) => Ok(at + 2),
        // Whether a line feed follows is not known before the next block.
        (Some(b'\r'), None) if !ended => Err(at),
        _ => Ok(at + 1),
    }
}

/// Whether a line holds nothing: white space, or the mark with which DOS ended a file.
fn is_blank(line: &[u8]) -> bool {
    line.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0x1A)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(clippy::type_complexity, reason = "a row as the tests compare it")]
    fn read(text: &[u8], cells: usize) -> Vec<Result<(u64, Vec<String>), (u64, InputMatter)>> {
        let mut records = Records::open(text).unwrap();
        let mut all = Vec::new();
        while let Some(next) = records.next_row(Some(cells)).unwrap() {
            let row = records.row();
            all.push(match next {
                Next::Row => Ok((row.line, row.cells().into_iter().map(str::to_owned).collect())),
                Next::Fault(matter) => Err((row.line, matter)),
            });
        }
        all
    }

    #[expect(clippy::unnecessary_wraps, reason = "it is compared with what reading gives")]
    fn row(line: u64, cells: [&str; 2]) -> Result<(u64, Vec<String>), (u64, InputMatter)> {
        Ok((line, cells.map(str::to_owned).to_vec()))
    }

    #[test]
    fn quoted_line_ends_keep_the_numbers_of_lines() {
        let text = "甲,乙\r\n\"一,\"\"二\"\"\",\"三\r\n四\"\r\n\r\n五,六".as_bytes();
        let expected = [row(1, ["甲", "乙"]), row(2, ["一,\"二\"", "三\r\n四"]), row(5, ["五", "六"])];
        assert_eq!(read(text, 2), expected);
    }

    #[test]
    fn an_open_quotation_mark_spoils_its_own_line_only() {
        let text = "甲,乙\n一,\"二\n三,四\n\"五\",\"六\"\n".as_bytes();
        let open = Err((2, InputMatter::QuoteOpen {}));
        assert_eq!(read(text, 2), [row(1, ["甲", "乙"]), open, row(3, ["三", "四"]), row(4, ["五", "六"])]);
    }

    #[test]
    fn bytes_of_another_encoding_spoil_their_own_line_only() {
        let text = ["甲,乙\n".as_bytes(), b"\xFF\xFE,1\n", "三,四\n".as_bytes()].concat();
        let fault = Err((2, InputMatter::Undecodable { encoding: "UTF-8".to_owned() }));
        assert_eq!(read(&text, 2), [row(1, ["甲", "乙"]), fault, row(3, ["三", "四"])]);
    }

    #[test]
    fn lines_end_in_any_of_the_three_ways() {
        let text = "甲,乙\r一,\"二\r三\"\r\n\r\r\n四,五\n,\n\u{3000},\" \"\r六,七\r\x1A".as_bytes();
        let expected =
            [row(1, ["甲", "乙"]), row(2, ["一", "二\r三"]), row(6, ["四", "五"]), row(9, ["六", "七"])];
        assert_eq!(read(text, 2), expected);
    }

    #[test]
    fn an_end_that_two_blocks_share_is_one() {
        for shift in 0..3 {
            let long = "x".repeat(BLOCK - 4 - shift);
            let text = format!("a,b\n{long}\r\n1,2\r\n");
            let mut records = Records::open(text.as_bytes()).unwrap();
            let mut lines = Vec::new();
            while records.next_row(None).unwrap().is_some() {
                lines.push(records.row().line);
            }
            assert_eq!(lines, [1, 2, 3], "{shift}");
        }
    }

    #[test]
    fn a_zero_byte_spoils_its_own_line_only() {
        let text = b"a,b\n1,2\n1,\x002\n3,4\n";
        let fault = Err((3, InputMatter::Undecodable { encoding: "UTF-8".to_owned() }));
        assert_eq!(read(text, 2), [row(1, ["a", "b"]), row(2, ["1", "2"]), fault, row(4, ["3", "4"])]);
    }

    #[test]
    fn a_line_that_never_ends_is_refused_in_bounded_memory() {
        let long = std::iter::repeat_n(b'x', 50_000_000);
        let text: Vec<u8> = b"a,b\n".iter().copied().chain(long).chain(*b"\n1,2\n").collect();
        let mut records = Records::open(text.as_slice()).unwrap();
        let (mut faults, mut rows, mut held) = (0, 0, 0);
        while let Some(next) = records.next_row(Some(2)).unwrap() {
            held = held.max(records.held());
            match next {
                Next::Row => rows += 1,
                Next::Fault(_) => faults += 1,
            }
        }
        assert_eq!((rows, faults), (2, 1));
        assert!(held < 512 * 1024, "{held}");
    }

    #[test]
    fn files_without_rows_say_so() {
        for text in [&b""[..], b"\xEF\xBB\xBF", b"\r\n\r\n"] {
            let Err(OpenError::Refused { matter, .. }) = Records::open(text) else { panic!() };
            assert_eq!(matter, InputMatter::EmptyFile {});
        }
    }

    proptest::proptest! {
        /// Whatever the bytes: no panic, no endless loop, and lines that only grow.
        #[test]
        fn any_bytes_are_cut(bytes in proptest::collection::vec(
            proptest::sample::select(b"a,\"\n\r\xB0\xA1\xE4\xB8\x80\xFF".to_vec()), 0..400)) {
            if let Ok(mut records) = Records::open(bytes.as_slice()) {
                let mut last = 0;
                while records.next_row(Some(2)).unwrap().is_some() {
                    proptest::prop_assert!(records.row().line > last);
                    last = records.row().line;
                }
            }
        }
    }
}

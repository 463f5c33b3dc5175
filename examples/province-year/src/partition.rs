//! Rows set aside by county, so that complaints and their events meet whatever the order of the
//! files, and no more than a few counties, or parts of them, are in memory at once. What passes a
//! bound is laid on disk.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, Read, Write};
use std::path::PathBuf;

/// How many bytes of rows are held in memory before they are laid on disk.
pub const HELD_AT_MOST: usize = 64 * 1024 * 1024;

/// How many bytes of a county are read at once at most; a county that has more is split.
pub const READ_AT_MOST: u64 = 4 * 1024 * 1024;

/// How many bytes stand before a row: its length, and the number of its case.
const HEAD: usize = 8;

/// What a row that was set aside is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A complaint that can be read.
    Complaint,
    /// An event that can be read.
    Event,
    /// A complaint that cannot be read; its only cell is its number.
    BadComplaint,
    /// An event that cannot be read; its cells are the case's number and, where known, its own.
    BadEvent,
    /// A petition that can be read.
    Petition,
}

/// A row that was set aside.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Record<'a> {
    /// What it is.
    pub kind: Kind,
    /// The place of its file in the list of files.
    pub file: u16,
    /// Its line.
    pub line: u64,
    /// Its cells.
    pub cells: Vec<&'a str>,
}

#[derive(Debug, Default)]
struct Part {
    held: Vec<u8>,
    on_disk: bool,
    /// How many bytes there are in all, wherever they are.
    bytes: u64,
}

/// What is read at once: a county, or one of the parts into which a large one was split.
pub type Portion = (u32, u32);

/// Rows by county. What is on disk is removed with it.
#[derive(Debug, Default)]
pub struct Partitions {
    parts: BTreeMap<Portion, Part>,
    held: usize,
    limit: usize,
    folder: PathBuf,
}

impl Partitions {
    /// Nothing yet. Where more than `limit` bytes come together, `folder` is made and used.
    #[must_use]
    pub const fn new(folder: PathBuf, limit: usize) -> Self {
        Self { parts: BTreeMap::new(), held: 0, limit, folder }
    }

    /// The county of a case: the six digits with which its number begins, else 0.
    #[must_use]
    pub fn county(case: &str) -> u32 {
        case.get(..6)
            .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
            .and_then(|digits| digits.parse().ok())
            .unwrap_or(0)
    }

    /// Sets a row of a case aside.
    pub fn push(&mut self, case: &str, kind: Kind, file: u16, line: u64, cells: &[&str]) -> io::Result<()> {
        let mut row = Vec::with_capacity(64 + cells.iter().map(|cell| cell.len() + 4).sum::<usize>());
        row.push(kind as u8);
        row.extend(file.to_le_bytes());
        row.extend(line.to_le_bytes());
        row.extend(length(cells.len()));
        for cell in cells {
            row.extend(length(cell.len()));
            row.extend(cell.as_bytes());
        }
        self.lay((Self::county(case), 0), hash(case), &row)
    }

    fn lay(&mut self, portion: Portion, hash: u32, row: &[u8]) -> io::Result<()> {
        let part = self.parts.entry(portion).or_default();
        part.held.extend(length(row.len()));
        part.held.extend(hash.to_le_bytes());
        part.held.extend(row);
        part.bytes += (HEAD + row.len()) as u64;
        self.held += HEAD + row.len();
        if self.held > self.limit { self.lay_down() } else { Ok(()) }
    }

    fn path(&self, (county, part): Portion) -> PathBuf {
        self.folder.join(format!("{county:06}-{part}.rows"))
    }

    fn lay_down(&mut self) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let portions: Vec<_> = self.parts.keys().copied().collect();
        for portion in portions {
            let path = self.path(portion);
            let Some(part) = self.parts.get_mut(&portion).filter(|part| !part.held.is_empty()) else {
                continue;
            };
            let mut file = OpenOptions::new().create(true).append(true).open(path)?;
            file.write_all(&part.held)?;
            part.held = Vec::new();
            part.on_disk = true;
        }
        self.held = 0;
        Ok(())
    }

    /// Splits every county of more than `most` bytes by its cases, so that what is read at once does
    /// not grow with the files. The rows of a case stay together.
    pub fn split(&mut self, most: u64) -> io::Result<()> {
        let large: Vec<_> =
            self.parts.iter().filter(|(_, part)| part.bytes > most).map(|(portion, _)| *portion).collect();
        for (county, whole) in large {
            let Some(part) = self.parts.remove(&(county, whole)) else { continue };
            self.held = self.held.saturating_sub(part.held.len());
            // How many depends on the rows alone, and not on what happened to be in memory.
            let count = u32::try_from(part.bytes.div_ceil(most.max(1))).unwrap_or(u32::MAX).max(1);
            if part.on_disk {
                let path = self.path((county, whole));
                self.scatter(county, count, BufReader::new(File::open(&path)?))?;
                fs::remove_file(path)?;
            }
            self.scatter(county, count, part.held.as_slice())?;
        }
        Ok(())
    }

    fn scatter(&mut self, county: u32, count: u32, mut rows: impl Read) -> io::Result<()> {
        let mut row = Vec::new();
        let mut head = [0; HEAD];
        loop {
            match rows.read_exact(&mut head) {
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(()),
                read => read?,
            }
            let [l0, l1, l2, l3, h0, h1, h2, h3] = head;
            row.resize(u32::from_le_bytes([l0, l1, l2, l3]) as usize, 0);
            rows.read_exact(&mut row)?;
            let hash = u32::from_le_bytes([h0, h1, h2, h3]);
            self.lay((county, 1 + hash % count), hash, &row)?;
        }
    }

    /// What is to be read, county by county.
    #[must_use]
    pub fn portions(&self) -> Vec<Portion> {
        self.parts.keys().copied().collect()
    }

    /// The rows of a portion, end to end; see [`records`].
    pub fn read(&self, portion: Portion) -> io::Result<Vec<u8>> {
        let Some(part) = self.parts.get(&portion) else { return Ok(Vec::new()) };
        let mut rows = Vec::new();
        if part.on_disk {
            File::open(self.path(portion))?.read_to_end(&mut rows)?;
        }
        rows.extend(&part.held);
        Ok(rows)
    }
}

impl Drop for Partitions {
    fn drop(&mut self) {
        if self.parts.values().any(|part| part.on_disk) {
            // Nothing is lost when this fails: the folder holds copies only.
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

/// A number for a case that is the same on every machine (FNV-1a).
fn hash(case: &str) -> u32 {
    case.bytes().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn length(length: usize) -> [u8; 4] {
    // Fits: the reader's longest row is far shorter.
    u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes()
}

/// The rows in bytes that [`Partitions::read`] gave.
pub fn records(bytes: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        take::<HEAD>(&mut rest)?;
        let kind = match take::<1>(&mut rest)? {
            [0] => Kind::Complaint,
            [1] => Kind::Event,
            [2] => Kind::BadComplaint,
            [3] => Kind::BadEvent,
            _ => Kind::Petition,
        };
        let file = u16::from_le_bytes(take(&mut rest)?);
        let line = u64::from_le_bytes(take(&mut rest)?);
        let count = u32::from_le_bytes(take(&mut rest)?);
        let mut cells = Vec::with_capacity(count as usize);
        for _ in 0..count {
            let length = u32::from_le_bytes(take(&mut rest)?) as usize;
            let (cell, after) = rest.split_at_checked(length)?;
            cells.push(std::str::from_utf8(cell).ok()?);
            rest = after;
        }
        Some(Record { kind, file, line, cells })
    })
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, after) = rest.split_first_chunk::<N>()?;
    *rest = after;
    Some(*taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_back_whether_they_were_on_disk_or_not() {
        let folder = tempfile::tempdir().unwrap();
        for limit in [0, 40, usize::MAX] {
            let mut parts = Partitions::new(folder.path().join("parts"), limit);
            for line in 0..50 {
                let case = if line % 2 == 0 { "420102-1" } else { "甲" };
                parts.push(case, Kind::Event, 3, line, &["案", "", "b\"\n"]).unwrap();
            }
            assert_eq!(parts.portions(), [(0, 0), (420_102, 0)]);
            let bytes = parts.read((420_102, 0)).unwrap();
            let lines: Vec<_> = records(&bytes).map(|record| record.line).collect();
            assert_eq!(lines, (0..50).step_by(2).collect::<Vec<_>>());
            let first = records(&bytes).next().unwrap();
            assert_eq!(first, Record { kind: Kind::Event, file: 3, line: 0, cells: vec!["案", "", "b\"\n"] });
            drop(parts);
            assert!(!folder.path().join("parts").exists());
        }
    }

    #[test]
    fn a_large_county_is_split_by_case_and_loses_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut seen = Vec::new();
        for limit in [0, 300, usize::MAX] {
            let mut parts = Partitions::new(folder.path().join("parts"), limit);
            for line in 0..200 {
                let case = format!("420102-{}", line % 40);
                parts.push(&case, Kind::Event, 0, line, &[&case]).unwrap();
            }
            parts.push("420103-1", Kind::Event, 0, 200, &["420103-1"]).unwrap();
            parts.split(1_000).unwrap();
            let mut owner = BTreeMap::new();
            let mut lines = Vec::new();
            let mut all = Vec::new();
            for portion in parts.portions() {
                let bytes = parts.read(portion).unwrap();
                for record in records(&bytes) {
                    let first = *owner.entry(record.cells[0].to_owned()).or_insert(portion);
                    assert_eq!(first, portion, "a case stays together");
                    lines.push(record.line);
                }
                all.push((portion, bytes));
            }
            assert!(all.len() > 5);
            lines.sort_unstable();
            assert_eq!(lines, (0..=200).collect::<Vec<_>>());
            seen.push(all);
        }
        assert!(seen.iter().all(|all| *all == seen[0]), "whatever was on disk");
    }
}

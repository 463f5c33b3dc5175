//! Rows set aside by group, such as a county, so that what belongs together meets whatever the order
//! of the files, and no more than a few groups, or parts of them, are in memory at once. What passes a
//! bound is laid on disk.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, Read, Write};
use std::path::PathBuf;

/// How many bytes of rows are held in memory before they are laid on disk.
pub const HELD_AT_MOST: usize = 64 * 1024 * 1024;

/// How many bytes of a group are read at once at most; a group that has more is split.
pub const READ_AT_MOST: u64 = 1024 * 1024;

/// How many bytes stand before a row: its length, and the number of its key.
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
    /// A station that can be read.
    Station,
    /// An Annex 3 summary that can be read.
    Summary,
    /// The submission of a report that can be read.
    Submission,
    /// What some cases of a station show; its cells are the station's number and that, as JSON.
    Shown,
    /// A station some of whose rows cannot be taken; its only cell is its number.
    Incomplete,
    /// A station to visit; its cells are its number, its name, and the reasons.
    Visit,
}

impl Kind {
    const ALL: [Self; 11] = [
        Self::Complaint,
        Self::Event,
        Self::BadComplaint,
        Self::BadEvent,
        Self::Petition,
        Self::Station,
        Self::Summary,
        Self::Submission,
        Self::Shown,
        Self::Incomplete,
        Self::Visit,
    ];
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

/// What is worked on at once: a group, or one of the parts into which a large one was split.
pub type Portion = (u32, u32);

/// Rows by group. What is on disk is removed with it.
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

    /// The county that a number begins with: its first six digits, else 0.
    #[must_use]
    pub fn county(number: &str) -> u32 {
        number
            .get(..6)
            .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
            .and_then(|digits| digits.parse().ok())
            .unwrap_or(0)
    }

    /// Sets a row aside under a group. Where the group is split, rows of one key stay together.
    pub fn push(&mut self, group: u32, key: &str, record: &Record<'_>) -> io::Result<()> {
        let cells = &record.cells;
        let mut row = Vec::with_capacity(64 + cells.iter().map(|cell| cell.len() + 4).sum::<usize>());
        row.push(record.kind as u8);
        row.extend(record.file.to_le_bytes());
        row.extend(record.line.to_le_bytes());
        row.extend(length(cells.len()));
        for cell in cells {
            row.extend(length(cell.len()));
            row.extend(cell.as_bytes());
        }
        self.lay((group, 0), hash(key), &row)
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

    fn path(&self, (group, part): Portion) -> PathBuf {
        self.folder.join(format!("{group:06}-{part}.rows"))
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

    /// Splits every group of more than `most` bytes by its keys, so that what is worked on at once
    /// does not grow with the files. The rows of a key stay together.
    pub fn split(&mut self, most: u64) -> io::Result<()> {
        let large: Vec<_> =
            self.parts.iter().filter(|(_, part)| part.bytes > most).map(|(portion, _)| *portion).collect();
        for (group, whole) in large {
            let Some(part) = self.parts.remove(&(group, whole)) else { continue };
            self.held = self.held.saturating_sub(part.held.len());
            // How many depends on the rows alone, and not on what happened to be in memory.
            let count = u32::try_from(part.bytes.div_ceil(most.max(1))).unwrap_or(u32::MAX).max(1);
            if part.on_disk {
                let path = self.path((group, whole));
                self.scatter(group, count, BufReader::new(File::open(&path)?))?;
                fs::remove_file(path)?;
            }
            self.scatter(group, count, part.held.as_slice())?;
        }
        Ok(())
    }

    fn scatter(&mut self, group: u32, count: u32, mut rows: impl Read) -> io::Result<()> {
        let mut row = Vec::new();
        while let Some(hash) = next(&mut rows, &mut row)? {
            self.lay((group, 1 + hash % count), hash, &row)?;
        }
        Ok(())
    }

    /// What is to be worked on, group by group.
    #[must_use]
    pub fn portions(&self) -> Vec<Portion> {
        self.parts.keys().copied().collect()
    }

    /// How many bytes a portion has. A key that has more than is read at once cannot be split.
    #[must_use]
    pub fn bytes(&self, portion: Portion) -> u64 {
        self.parts.get(&portion).map_or(0, |part| part.bytes)
    }

    /// Shows every row of a portion, in the order in which they were set aside.
    pub fn each(
        &self,
        portion: Portion,
        mut show: impl FnMut(Record<'_>) -> io::Result<()>,
    ) -> io::Result<()> {
        let Some(part) = self.parts.get(&portion) else { return Ok(()) };
        if part.on_disk {
            each(BufReader::new(File::open(self.path(portion))?), &mut show)?;
        }
        each(part.held.as_slice(), &mut show)
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

/// A number for a key that is the same on every machine (FNV-1a).
fn hash(key: &str) -> u32 {
    key.bytes().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn length(length: usize) -> [u8; 4] {
    // Fits: the reader's longest row is far shorter.
    u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes()
}

fn each(mut rows: impl Read, show: &mut impl FnMut(Record<'_>) -> io::Result<()>) -> io::Result<()> {
    let mut row = Vec::new();
    while next(&mut rows, &mut row)?.is_some() {
        // Whatever is read here was laid down here, so that a row that does not hold is a torn file.
        let record = record(&row).ok_or(io::ErrorKind::InvalidData)?;
        show(record)?;
    }
    Ok(())
}

/// Reads the next row into the buffer, and answers the number of its key.
fn next(rows: &mut impl Read, row: &mut Vec<u8>) -> io::Result<Option<u32>> {
    let mut head = [0; HEAD];
    match rows.read_exact(&mut head) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        read => read?,
    }
    let [l0, l1, l2, l3, h0, h1, h2, h3] = head;
    row.resize(u32::from_le_bytes([l0, l1, l2, l3]) as usize, 0);
    rows.read_exact(row)?;
    Ok(Some(u32::from_le_bytes([h0, h1, h2, h3])))
}

fn record(mut rest: &[u8]) -> Option<Record<'_>> {
    let [kind] = take(&mut rest)?;
    let kind = *Kind::ALL.get(usize::from(kind))?;
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
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, after) = rest.split_first_chunk::<N>()?;
    *rest = after;
    Some(*taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Row = (u64, Vec<String>);

    fn read(parts: &Partitions, portion: Portion) -> Vec<Row> {
        let mut rows = Vec::new();
        let show = |record: Record<'_>| {
            assert_eq!((record.kind, record.file), (Kind::Event, 3));
            rows.push((record.line, record.cells.iter().map(|cell| (*cell).to_owned()).collect()));
            Ok(())
        };
        parts.each(portion, show).unwrap();
        rows
    }

    fn push(parts: &mut Partitions, case: &str, line: u64, cells: &[&str]) {
        let record = Record { kind: Kind::Event, file: 3, line, cells: cells.to_vec() };
        parts.push(Partitions::county(case), case, &record).unwrap();
    }

    #[test]
    fn rows_come_back_whether_they_were_on_disk_or_not() {
        let folder = tempfile::tempdir().unwrap();
        for limit in [0, 40, usize::MAX] {
            let mut parts = Partitions::new(folder.path().join("parts"), limit);
            for line in 0..50 {
                let case = if line % 2 == 0 { "420102-1" } else { "甲" };
                push(&mut parts, case, line, &["案", "", "b\"\n"]);
            }
            assert_eq!(parts.portions(), [(0, 0), (420_102, 0)]);
            let rows = read(&parts, (420_102, 0));
            let lines: Vec<_> = rows.iter().map(|(line, _)| *line).collect();
            assert_eq!(lines, (0..50).step_by(2).collect::<Vec<_>>());
            assert_eq!(rows[0].1, ["案", "", "b\"\n"]);
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
                push(&mut parts, &case, line, &[&case]);
            }
            push(&mut parts, "420103-1", 200, &["420103-1"]);
            parts.split(1_000).unwrap();
            let mut owner = BTreeMap::new();
            let mut lines = Vec::new();
            let mut all = Vec::new();
            for portion in parts.portions() {
                let rows = read(&parts, portion);
                for (line, cells) in &rows {
                    let first = *owner.entry(cells[0].clone()).or_insert(portion);
                    assert_eq!(first, portion, "a case stays together");
                    lines.push(*line);
                }
                all.push((portion, rows));
            }
            assert!(all.len() > 5);
            lines.sort_unstable();
            assert_eq!(lines, (0..=200).collect::<Vec<_>>());
            seen.push(all);
        }
        assert!(seen.iter().all(|all| *all == seen[0]), "whatever was on disk");
    }

    #[test]
    fn every_kind_comes_back_as_itself() {
        let folder = tempfile::tempdir().unwrap();
        let mut parts = Partitions::new(folder.path().join("parts"), usize::MAX);
        for kind in Kind::ALL {
            parts.push(0, "", &Record { kind, file: 0, line: 0, cells: Vec::new() }).unwrap();
        }
        let mut kinds = Vec::new();
        let show = |record: Record<'_>| {
            kinds.push(record.kind);
            Ok(())
        };
        parts.each((0, 0), show).unwrap();
        assert_eq!(kinds, Kind::ALL);
    }
}

//! Rows set aside by county, so that complaints and their events meet whatever the order of the
//! files, and no more than a few counties are in memory at once. What passes a bound is laid on disk.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::PathBuf;

/// How many bytes of rows are held in memory before they are laid on disk.
pub const HELD_AT_MOST: usize = 64 * 1024 * 1024;

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
}

/// Rows by county. What is on disk is removed with it.
#[derive(Debug)]
pub struct Partitions {
    parts: BTreeMap<u32, Part>,
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

    /// Sets a row aside.
    pub fn push(&mut self, county: u32, kind: Kind, file: u16, line: u64, cells: &[&str]) -> io::Result<()> {
        let held = &mut self.parts.entry(county).or_default().held;
        let before = held.len();
        held.push(kind as u8);
        held.extend(file.to_le_bytes());
        held.extend(line.to_le_bytes());
        held.extend(length(cells.len()));
        for cell in cells {
            held.extend(length(cell.len()));
            held.extend(cell.as_bytes());
        }
        self.held += held.len() - before;
        if self.held > self.limit { self.lay_down() } else { Ok(()) }
    }

    fn path(&self, county: u32) -> PathBuf {
        self.folder.join(format!("{county:06}.rows"))
    }

    fn lay_down(&mut self) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let counties: Vec<_> = self.parts.keys().copied().collect();
        for county in counties {
            let path = self.path(county);
            let Some(part) = self.parts.get_mut(&county) else { continue };
            let mut file = OpenOptions::new().create(true).append(true).open(path)?;
            file.write_all(&part.held)?;
            part.held = Vec::new();
            part.on_disk = true;
        }
        self.held = 0;
        Ok(())
    }

    /// The counties, in order.
    #[must_use]
    pub fn counties(&self) -> Vec<u32> {
        self.parts.keys().copied().collect()
    }

    /// The rows of a county, end to end; see [`records`].
    pub fn read(&self, county: u32) -> io::Result<Vec<u8>> {
        let Some(part) = self.parts.get(&county) else { return Ok(Vec::new()) };
        let mut rows = Vec::new();
        if part.on_disk {
            File::open(self.path(county))?.read_to_end(&mut rows)?;
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

fn length(length: usize) -> [u8; 4] {
    // Fits: the reader's longest row is far shorter.
    u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes()
}

/// The rows in bytes that [`Partitions::read`] gave.
pub fn records(bytes: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let kind = match take::<1>(&mut rest)? {
            [0] => Kind::Complaint,
            [1] => Kind::Event,
            [2] => Kind::BadComplaint,
            _ => Kind::BadEvent,
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
                let county = Partitions::county(if line % 2 == 0 { "420102-1" } else { "甲" });
                parts.push(county, Kind::Event, 3, line, &["案", "", "b\"\n"]).unwrap();
            }
            assert_eq!(parts.counties(), [0, 420_102]);
            let bytes = parts.read(420_102).unwrap();
            let lines: Vec<_> = records(&bytes).map(|record| record.line).collect();
            assert_eq!(lines, (0..50).step_by(2).collect::<Vec<_>>());
            let first = records(&bytes).next().unwrap();
            assert_eq!(first, Record { kind: Kind::Event, file: 3, line: 0, cells: vec!["案", "", "b\"\n"] });
            drop(parts);
            assert!(!folder.path().join("parts").exists());
        }
    }
}

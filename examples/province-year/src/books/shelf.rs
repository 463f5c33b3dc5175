//! A folder of workbooks: where each report lies in it, and what lies there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use wujin_core::obligation::Party;
use wujin_core::time::Period;

/// Where the workbook of a unit's report lies in a folder: by period and tier.
pub(super) fn place(period: Period, tier: Party, id: &str, name: &str, note: &str) -> String {
    format!("{}/{}/{}{note}.xlsx", safe(&period.zh()), safe(tier.term().zh), safe(&format!("{id} {name}")))
}

/// A name that every system takes for a file.
pub(super) fn safe(name: &str) -> String {
    let kept =
        |letter: char| if letter.is_control() || r#"<>:"/\|?*"#.contains(letter) { '_' } else { letter };
    name.trim().chars().map(kept).take(80).collect()
}

/// The workbooks in a folder and in the folders in it, by their paths in it with `/`, in order.
///
/// What a spreadsheet left beside a workbook that is open, and what is hidden, is passed over.
pub(super) fn workbooks(folder: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    let mut folders = vec![(String::new(), folder.to_owned())];
    while let Some((prefix, folder)) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with(['.', '~']) {
                continue;
            }
            let path = entry.path();
            if entry.file_type()?.is_dir() {
                folders.push((format!("{prefix}{name}/"), path));
            } else if ["xlsx", "xlsm", "xls"]
                .iter()
                .any(|end| name.to_lowercase().ends_with(&format!(".{end}")))
            {
                found.push((format!("{prefix}{name}"), path));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Writes a file into a folder, with the folders that lead to it.
pub(super) fn put(folder: &Path, place: &str, bytes: &[u8]) -> io::Result<()> {
    let path = folder.join(place);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(path, bytes)
}

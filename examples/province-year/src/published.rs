//! Published tables: whether their sums and rates hold within the precision they were printed in.

use std::fs;
use std::io;
use std::path::Path;

use wujin_core::finding::Language;
use wujin_core::form::TableLayout;
use wujin_core::reconciliation::{Reconciliation, TableDescription, Verdict, reconcile};
use wujin_forms::reconcile_file;

/// What is to be said of a published table.
#[derive(Clone, Debug)]
pub struct PublishedLine {
    /// Its file.
    pub file: String,
    /// Its title, or why it could not be examined.
    pub title: String,
    /// Whether everything holds; none where it could not be examined.
    pub reconciles: Option<bool>,
    /// How many claims hold, and how many there are.
    pub claims: (usize, usize),
    /// What does not hold, and which figures cannot be right.
    pub remarks: Vec<String>,
}

/// Examines every table of a folder, in the order of the names.
pub fn published(folder: &Path) -> io::Result<Vec<PublishedLine>> {
    let mut paths: Vec<_> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|end| end == "json"));
    paths.sort();
    paths.iter().map(|path| examine(path)).collect()
}

/// A description holds its figures itself, or says where they stand in a file beside it.
fn answer(path: &Path, description: &[u8]) -> Result<Reconciliation, String> {
    let json: serde_json::Value =
        serde_json::from_slice(description).map_err(|error| format!("无法读取：{error}"))?;
    if json.get("format").is_none() {
        let table: TableDescription =
            serde_json::from_value(json).map_err(|error| format!("无法读取：{error}"))?;
        return reconcile(&table).map_err(|error| format!("{}：{error}", table.title));
    }
    let layout: TableLayout = serde_json::from_value(json).map_err(|error| format!("无法读取：{error}"))?;
    let file = path.with_file_name(&layout.file);
    let bytes = fs::read(&file).map_err(|error| format!("无法读取“{}”：{error}", layout.file))?;
    reconcile_file(&layout, &bytes).map_err(|error| format!("{}：{error}", layout.title))
}

fn examine(path: &Path) -> io::Result<PublishedLine> {
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let unreadable = |title: String| {
        let file = file.clone();
        Ok(PublishedLine { file, title, reconciles: None, claims: (0, 0), remarks: Vec::new() })
    };
    let answer = match answer(path, &fs::read(path)?) {
        Ok(answer) => answer,
        Err(said) => return unreadable(said),
    };
    let holds = answer.claims.iter().filter(|claim| matches!(claim.verdict, Verdict::Holds { .. })).count();
    Ok(PublishedLine {
        file: file.clone(),
        title: answer.title,
        reconciles: Some(answer.reconciles),
        claims: (holds, answer.claims.len()),
        remarks: answer.findings.iter().map(|finding| finding.matter.text(Language::Zh)).collect(),
    })
}

//! Writes what the fuzzers begin with: small inputs of every kind, out of the project's own vectors,
//! sample files and forms, into a folder for each target.
#![expect(clippy::unwrap_used, reason = "a program for those who work on the project")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::{ArrayRef, Date32Array, RecordBatch, StringArray, TimestampSecondArray, UInt64Array};
use arrow_ipc::writer::StreamWriter;
use serde_json::Value;
use wujin_core::form::layout::FormEdition;
use wujin_core::profile::Profile;

/// So many questions of each file of vectors are taken.
const EACH: usize = 6;
/// Longer ones are left out.
const LONGEST: usize = 6_000;

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap());
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let put = |target: &str, name: &str, bytes: &[u8]| {
        fs::create_dir_all(folder.join(target)).unwrap();
        fs::write(folder.join(target).join(name), bytes).unwrap();
    };
    for file in files(&root.join("tests/vectors"), "jsonl") {
        let text = fs::read_to_string(&file).unwrap();
        let vectors: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let short = vectors.iter().filter(|vector| vector["question"].as_str().unwrap().len() < LONGEST);
        let short: Vec<_> = short.collect();
        for (number, vector) in short.iter().step_by(short.len().div_ceil(EACH).max(1)).enumerate() {
            let (door, question) = (vector["door"].as_str().unwrap(), vector["question"].as_str().unwrap());
            let name = format!("{}-{number}", stem(&file));
            put("question", &name, format!("{door}\n{question}").as_bytes());
            if let Some(told) = as_case(door, question) {
                put("case", &name, told.as_bytes());
            }
        }
    }
    for file in files(&root.join("examples/profiles"), "toml") {
        let text = fs::read_to_string(&file).unwrap();
        put("profile", &stem(&file), text.as_bytes());
        let json = serde_json::to_string(Profile::from_toml(&text).unwrap().document()).unwrap();
        put("profile", &format!("{}-json", stem(&file)), json.as_bytes());
    }
    put("edition", "forms", &serde_json::to_vec(FormEdition::reconstructed().document()).unwrap());
    put("edition", "table", &fs::read(root.join("wujin-forms/tests/books/tables/yueyang.json")).unwrap());
    put("edition", "years", br#"[{"year":2027,"notice":"x","rest":["2027-01-01"],"work":["2027-01-03"]}]"#);
    for file in files(&root.join("examples/province-year/data/sample"), "csv") {
        let bytes = fs::read(&file).unwrap();
        let few: Vec<u8> = bytes.split_inclusive(|byte| *byte == b'\n').take(4).flatten().copied().collect();
        put("text", &stem(&file), &few);
    }
    put(
        "log",
        "lawful",
        &[7, 0x80, 0, 1, 0, 0, 255, 1, 0, 2, 0, 24, 255, 2, 0, 3, 0, 48, 20, 3, 1, 4, 0, 72, 255],
    );
    // Case, action, time, role and number as texts, seconds and numbers; the day, and nothing more.
    put(
        "batch",
        "two-cases",
        &[
            1, 1, 10, 1, 5, 14, 0, 0, 0, 2, 0, 6, 1, 16, 1, 255, 0, 0, 0, 0, 8, 2, 16, 2, 255, 0, 0, 0, 1, 7,
            3, 17, 1, 255, 0, 0, 0,
        ],
    );
    put("stream", "two-cases", &two_cases());
    for file in files(&root.join("wujin-forms/tests/corpus"), "xlsx") {
        let book = fs::read(&file).unwrap();
        put("workbook", &stem(&file), &book);
    }
    for (annex, parts) in wujin_fuzz::blank_forms().iter().enumerate() {
        let (_, sheet) = parts.iter().find(|(name, _)| name == wujin_fuzz::SHEET).unwrap();
        let mut bytes = vec![u8::try_from(annex).unwrap()];
        bytes.extend(sheet);
        put("sheet", &format!("annex-{}", annex + 1), &bytes);
    }
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> =
        entries.filter(|path| path.extension().is_some_and(|own| own == extension)).collect();
    files.sort();
    files
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_str().unwrap().to_owned()
}

/// A question whether a command is lawful, as a host would put it to a case that it holds.
fn as_case(door: &str, question: &str) -> Option<String> {
    let procedure = door.strip_suffix(".decide")?;
    let question: Value = serde_json::from_str(question).ok()?;
    Some(format!("{procedure}\n{}\n{}\n2012-06-30\n", question.get("events")?, question.get("command")?))
}

fn two_cases() -> Vec<u8> {
    let texts = |list: [&str; 3]| Arc::new(StringArray::from(list.to_vec())) as ArrayRef;
    let batch = RecordBatch::try_from_iter([
        ("case", Arc::new(UInt64Array::from(vec![7, 7, 9])) as ArrayRef),
        ("action", texts(["register", "propose", "登记"])),
        ("role", texts(["staff", "staff", "工作人员"])),
        ("at", Arc::new(TimestampSecondArray::from(vec![1_330_000_000, 1_330_003_600, 1_330_007_200]))),
        ("day", Arc::new(Date32Array::from(vec![None, Some(15_500), None]))),
    ])
    .unwrap();
    let mut writer = StreamWriter::try_new(Vec::new(), &batch.schema()).unwrap();
    writer.write(&batch).unwrap();
    writer.into_inner().unwrap()
}

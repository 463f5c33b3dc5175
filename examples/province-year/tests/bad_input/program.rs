//! The program as it is run: what it ends with, and what it says.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use super::folder::{CASE, Folder, complaint};

fn program(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_province-year")).args(arguments).output().unwrap()
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// The program over a folder, with more arguments; its code and what it says.
fn over(input: &Path, more: &[&str]) -> (i32, String, String) {
    let output = tempfile::tempdir().unwrap();
    let arguments = [&["--quiet", "--out", text(output.path()), text(input)], more].concat();
    let Output { status, stdout, stderr } = program(&arguments);
    (status.code().unwrap(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

#[test]
fn it_ends_with_0_whatever_it_found_and_says_so_in_a_screenful() {
    let folder = Folder::new();
    folder.complaints(&[&complaint(CASE, "2011-02-30 09:00", "13800001234", "-1")]);
    folder.write("4.csv", b"PK\x03\x04");
    let (code, said, error) = over(folder.path(), &[]);
    assert_eq!((code, error.as_str()), (0, ""));
    for expected in ["WJ-912", "WJ-915", "WJ-901", "2 行", "1 件", "report.html"] {
        assert!(said.contains(expected), "{expected}\n{said}");
    }
    assert!(said.lines().count() <= 60, "a screenful:\n{said}");
}

#[test]
fn it_ends_with_2_where_the_input_cannot_be_used() {
    let empty = tempfile::tempdir().unwrap();
    let folder = Folder::new();
    let nowhere = empty.path().join("nowhere");
    let no_table = tempfile::tempdir().unwrap();
    fs::write(no_table.path().join("a.csv"), "甲,乙\n").unwrap();
    for (path, more, expected) in [
        (empty.path(), [].as_slice(), "no table"),
        (&nowhere, &[], "nowhere"),
        (&folder.path().join("1站.csv"), &[], "1站.csv"),
        (no_table.path(), &[], "no table"),
        (folder.path(), &["--profile", "/nowhere.toml"], "/nowhere.toml"),
        (folder.path(), &["--published", "/nowhere"], "/nowhere"),
        (folder.path(), &["--as-of", "2012-02-30"], "2012-02-30"),
        (folder.path(), &["--unknown"], "--unknown"),
    ] {
        let (code, said, error) = over(path, more);
        assert_eq!((code, said.as_str()), (2, ""), "{error}");
        assert!(error.contains(expected), "{expected}: {error}");
    }
}

#[test]
fn a_profile_that_is_broken_or_relaxes_the_notice_is_refused() {
    let head = "format = \"wujin-profile/1\"\nid = \"x\"\nversion = \"1\"\nzh = \"甲\"\nen = \"a\"\n";
    let folder = Folder::new();
    for (bytes, expected) in [
        (b"id = [".to_vec(), "profile.toml"),
        (b"\xFF\xFE".to_vec(), "profile.toml"),
        (format!("{head}[no_such_part]\n").into_bytes(), "no_such_part"),
        (format!("{head}[station]\nleast_staff = 0\n").into_bytes(), "WJ-931"),
        (
            format!("{head}[complaint.limits]\nhandle = {{ count = -1, unit = \"day\" }}\n").into_bytes(),
            "profile.toml",
        ),
    ] {
        folder.write("profile.toml", &bytes);
        let (code, said, error) = over(folder.path(), &[]);
        assert_eq!((code, said.as_str()), (2, ""), "{error}");
        assert!(error.contains(expected), "{error}");
    }
    folder.write("profile.toml", format!("\u{FEFF}{head}").as_bytes());
    let (code, _, error) = over(folder.path(), &[]);
    assert_eq!(code, 0, "the mark that editors put there: {error}");
}

#[test]
fn it_never_writes_over_what_it_reads() {
    let folder = Folder::new();
    let complaints = fs::read(folder.path().join("2投诉.csv")).unwrap();
    fs::rename(folder.path().join("2投诉.csv"), folder.path().join("cases.csv")).unwrap();
    let at = text(folder.path());
    for out in [at.to_owned(), format!("{at}/.")] {
        let Output { status, stderr, .. } = program(&["--quiet", "--out", &out, at]);
        assert_eq!(status.code(), Some(2));
        assert!(String::from_utf8(stderr).unwrap().contains("is the input folder"));
    }
    assert_eq!(fs::read(folder.path().join("cases.csv")).unwrap(), complaints);
}

#[test]
fn an_output_that_cannot_be_written_is_named() {
    let folder = Folder::new();
    let file = folder.path().join("1站.csv");
    for out in [text(&file), &format!("{}/below", text(&file))] {
        let Output { status, stderr, .. } = program(&["--quiet", "--out", out, text(folder.path())]);
        assert_eq!(status.code(), Some(2));
        assert!(String::from_utf8(stderr).unwrap().contains(out));
    }
}

/// What the generator writes, by the name of the file.
fn generated(arguments: &[&str]) -> Vec<(String, Vec<u8>)> {
    let folder = tempfile::tempdir().unwrap();
    let arguments = [&["generate", "--out", text(folder.path())], arguments].concat();
    let output = program(&arguments);
    assert!(output.status.success());
    let mut files: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(path).unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn generating_is_the_same_for_the_same_arguments() {
    let arguments = ["--seed", "5", "--stations", "20", "--cases", "200", "--faults", "0.1"];
    let first = generated(&arguments);
    assert_eq!(first.len(), 8);
    assert!(first == generated(&arguments));
    for (place, other) in [(1, "6"), (3, "30"), (5, "210"), (7, "0")] {
        let mut changed = arguments;
        changed[place] = other;
        assert!(first != generated(&changed), "{changed:?}");
    }
    assert_eq!(program(&["generate", "--out", "/proc/x"]).status.code(), Some(2));
    for (flag, wrong) in [("--faults", "NaN"), ("--faults", "no_such"), ("--seed", "-1")] {
        assert_eq!(program(&["generate", "--out", "/proc/x", flag, wrong]).status.code(), Some(2));
    }
}

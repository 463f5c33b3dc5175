//! What a director reads of the sample folder, held as it was last looked at: the page, and the
//! screenful at the end of a run.
//!
//! A change of either is looked at in a browser before `cargo insta accept` takes it.

use std::fs;
use std::path::Path;

use province_year::run::{Options, run};
use province_year::summary::screenful;

#[test]
fn the_page_and_the_screenful_of_the_sample_are_as_they_were_last_seen() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let output = tempfile::tempdir().unwrap();
    let mut options = Options::new(data.join("sample"), output.path().to_owned());
    options.published = Some(data.join("published"));
    let year = run(&options).unwrap();

    let page = fs::read(output.path().join("report.html")).unwrap();
    insta::assert_binary_snapshot!("report.html", page);

    let screen = screenful(&year, Path::new("output"));
    // How long it took is another in every run.
    let lasting: Vec<_> = screen.lines().filter(|line| !line.starts_with("用时")).collect();
    insta::assert_snapshot!("screenful", lasting.join("\n"));
}

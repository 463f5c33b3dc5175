//! What a form leaves out or breaks: each rule of a field, and what a rate or count that was written over
//! is held against.

use wujin_core::edition::Form;
use wujin_core::finding::Finding;
use wujin_core::form::layout::{CellRange, FormEdition};
use wujin_core::form::{
    AnnexFiveForm, AnnexFourForm, AnnexOneForm, AnnexSixForm, AnnexThreeForm, AnnexTwoForm, Content, Entry,
    FieldPlace, FieldRule, FormRecord, Planned, Sheet, check, plan, read_form,
};
use wujin_core::profile::Profile;
use wujin_core::time::Day;

fn text(text: &str) -> Content {
    Content::Text(text.to_owned())
}

fn day(text: &str) -> Content {
    Content::Day(text.parse().unwrap())
}

/// A value that breaks a rule, in a form whose other days are those of the spring of 2012 and whose line
/// above is numbered 5; and the code that says so.
fn breaking(rule: FieldRule) -> Option<(Content, &'static str)> {
    Some(match rule {
        FieldRule::Any => return None,
        FieldRule::Telephone => (text("1381234"), "WJ-310"),
        FieldRule::BusinessCode => (text("91110000600037341K"), "WJ-313"),
        FieldRule::AtMost(most) => (Content::Number(f64::from(most) + 1.0), "WJ-303"),
        FieldRule::NotBefore(_) => (day("2011-12-31"), "WJ-304"),
        FieldRule::NotAfter(_) => (day("2013-01-01"), "WJ-304"),
        FieldRule::Quarter => (text("2012年上半年"), "WJ-306"),
        FieldRule::Ascending => (Content::Number(5.0), "WJ-305"),
    })
}

/// A form that breaks no rule.
fn sound<R: FormRecord>(lines: usize) -> R {
    let mut form = R::default();
    for (table, of) in R::TABLES.iter().enumerate() {
        for row in 0..lines.max(1) {
            for (field, known) in of.fields.iter().enumerate() {
                let place = FieldPlace::Line { table, row, field };
                match known.rule {
                    FieldRule::Ascending => {
                        let number = if row + 1 == lines { 9.0 } else { 5.0 };
                        form.put(place, &Content::Number(number)).unwrap();
                    }
                    _ if known.term.name == "accepted" && R::FORM == Form::AnnexTwo => {
                        form.put(place, &day("2012-03-01")).unwrap();
                    }
                    // A line that holds nothing is none.
                    _ if known.term.name == "name" => form.put(place, &text("李某")).unwrap(),
                    _ => {}
                }
            }
        }
    }
    if R::FORM == Form::AnnexOne {
        form.put(FieldPlace::Head { field: 2 }, &day("2012-03-01")).unwrap();
    }
    form
}

/// The form with each rule of a field broken that it has, in its last line; with the code that says so.
pub(crate) fn each_rule_broken<R: FormRecord + Clone>(lines: usize) -> Vec<(R, FieldPlace, &'static str)> {
    let form = sound::<R>(lines);
    let places = form.places().into_iter().filter(|place| match place {
        FieldPlace::Head { .. } => true,
        FieldPlace::Line { row, .. } => row + 1 == lines,
    });
    let broken = places.filter_map(|place| {
        let (content, code) = breaking(R::field(place)?.rule)?;
        let mut wrong = form.clone();
        wrong.put(place, &content).unwrap();
        Some((wrong, place, code))
    });
    broken.collect()
}

/// Holds a form to be right before a rule of a field is broken, and wrong in that field alone after it.
fn each_rule_is_held<R: FormRecord + Clone>(lines: usize) -> usize {
    let form = sound::<R>(lines);
    let broken = |form: &R| -> Vec<String> {
        let found = check(form, Profile::national());
        let broken = found.iter().filter(|finding| finding.code() != "WJ-301");
        broken.map(|finding| format!("{} {}", finding.code(), path(finding))).collect()
    };
    assert_eq!(broken(&form), [""; 0], "{}", R::FORM);
    let all = each_rule_broken::<R>(lines);
    for (wrong, place, code) in &all {
        assert_eq!(broken(wrong), [format!("{code} {}", R::path(*place))]);
        // What cannot be made out breaks nothing.
        let mut illegible = wrong.clone();
        illegible.put(*place, &Entry::<Day>::Illegible.content()).unwrap();
        assert_eq!(broken(&illegible), [""; 0]);
    }
    all.len()
}

fn path(finding: &Finding) -> &str {
    finding.place.as_ref().and_then(|place| place.path.as_deref()).unwrap_or_default()
}

#[test]
fn every_rule_of_every_form_is_held() {
    let counts = [
        each_rule_is_held::<AnnexOneForm>(0),
        each_rule_is_held::<AnnexTwoForm>(2),
        each_rule_is_held::<AnnexThreeForm>(0),
        each_rule_is_held::<AnnexFourForm>(2),
        each_rule_is_held::<AnnexFiveForm>(2),
        each_rule_is_held::<AnnexSixForm>(0),
    ];
    assert_eq!(counts, [9, 3, 1, 4, 2, 0]);
}

#[test]
fn a_provinces_own_required_fields_are_asked_for() {
    let profile = Profile::from_json(
        r#"{ "format": "wujin-profile/1", "id": "sample", "version": "1", "zh": "示例", "en": "sample",
             "complaint": { "required_fields": ["evidence"] } }"#,
    )
    .unwrap();
    let wanting = |profile: &Profile| {
        let found = check(&AnnexOneForm::default(), profile);
        found.iter().map(|finding| path(finding).to_owned()).collect::<Vec<_>>()
    };
    let always = ["station", "registered", "consumer_name", "consumer_telephone", "goods", "request"];
    assert_eq!(wanting(Profile::national()), always);
    assert_eq!(wanting(&profile), [&always[..], &["evidence"]].concat());
}

/// A sheet of the edition that comes with the crate, with one cell written over; and what is said of it.
fn said<R: FormRecord>(form: &R, cell: &str, over: Content) -> Vec<String> {
    let layout = FormEdition::reconstructed().layout(R::FORM).unwrap();
    let mut sheet = Sheet::new(&layout.sheet);
    for planned in plan(layout, form).cells {
        let content = match planned.holds {
            Planned::Text(text, _) => Content::Text(text),
            Planned::Field { content, .. } | Planned::Computed { content, .. } => content,
        };
        sheet.set(planned.at.first, content);
    }
    let range: CellRange = cell.parse().unwrap();
    sheet.set(range.first, over);
    let read = read_form::<R>(layout, &sheet);
    read.findings
        .iter()
        .map(|finding| {
            let cell = finding.place.as_ref().and_then(|place| place.cell.as_deref()).unwrap_or_default();
            format!("{} {cell}", finding.code())
        })
        .collect()
}

#[test]
fn a_rate_that_was_written_over_is_held_against_its_figures() {
    let mut form = AnnexSixForm::default();
    let line = |row, field| FieldPlace::Line { table: 0, row, field };
    for (row, (accepted, settled)) in [(18.0, 17.0), (0.0, 0.0)].into_iter().enumerate() {
        form.put(line(row, 2), &Content::Number(accepted)).unwrap();
        form.put(line(row, 3), &Content::Number(settled)).unwrap();
    }
    // 17 of 18 are 94.44… %.
    for (over, wrong) in [
        (Content::Number(17.0 / 18.0), false),
        (Content::Number(0.94), false),
        (Content::Number(0.9444), false),
        (Content::Number(0.95), true),
        (Content::Number(94.4), false),
        (Content::Number(96.0), true),
        (text("94.44%"), false),
        (text("９４．４％"), false),
        (text("94.45%"), true),
        (text("100%"), true),
        (text("约九成"), true),
        (text("—"), false),
        (Content::Blank, false),
    ] {
        let expected: &[&str] = if wrong { &["WJ-452 I5"] } else { &[] };
        assert_eq!(said(&form, "I5", over.clone()), expected, "{over:?}");
    }
    // Over zero there is no rate, neither none of a hundred nor all of them.
    for (over, wrong) in [(text("—"), false), (Content::Number(0.0), true), (Content::Number(1.0), true)] {
        let expected: &[&str] = if wrong { &["WJ-453 I6"] } else { &[] };
        assert_eq!(said(&form, "I6", over.clone()), expected, "{over:?}");
    }
}

#[test]
fn a_count_that_was_written_over_is_held_against_the_lines() {
    let mut form = AnnexFiveForm::default();
    for row in 0..3 {
        form.put(FieldPlace::Line { table: 0, row, field: 2 }, &text("商场")).unwrap();
    }
    let layout = FormEdition::reconstructed().layout(Form::AnnexFive).unwrap();
    let count = &layout.counts[0];
    assert_eq!(count.word, "商场");
    let at = plan(layout, &form).cells.into_iter().find_map(|cell| match cell.holds {
        Planned::Computed { content: Content::Number(3.0), .. } => Some(cell.at.first.to_string()),
        _ => None,
    });
    let at = at.unwrap();
    assert_eq!(said(&form, &at, Content::Number(3.0)), [""; 0]);
    assert_eq!(said(&form, &at, Content::Number(4.0)), [format!("WJ-451 {at}")]);
    assert_eq!(said(&form, &at, Content::Blank), [""; 0]);
}

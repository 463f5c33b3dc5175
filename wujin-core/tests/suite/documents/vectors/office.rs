//! The vectors of the doors of an office.

use std::fs;

use serde_json::{Value, json};
use wujin_core::complaint::inquiry::Inquiry;
use wujin_core::complaint::{Action, Complaint};
use wujin_core::conformance::NO_DAY;
use wujin_core::edition::Form;
use wujin_core::exchange::FORMAT;
use wujin_core::form::{
    AnnexFiveForm, AnnexFourForm, AnnexOneForm, AnnexThreeForm, AnnexTwoForm, AnyForm, FormRecord,
};
use wujin_core::procedure::Role;
use wujin_core::time::{Day, Instant};

use super::{Vectors, dated_events, every_case, hold, root};
use crate::conformance::logs::{Cells, Choices, lawful, tamper};
use crate::form_rules::each_rule_broken;

/// The events of Annex 3 of a station: drafted with so many complaints accepted, sent up, and what came after.
fn annex_three_log(accepted: u32, sent: &str, more: &[(&str, &str, &str)], replaces: Option<&str>) -> String {
    let replaced = replaces.map_or_else(String::new, |of| format!(r#","replaces":"{of}","changed":"更正""#));
    let draft = format!(
        r#"{{"action":"draft","with":{{"from":"station","to":"office","period":"2012Q1","figures":{{"columns":{{"mall":{{"accepted":{accepted},"settled":{accepted}}}}},"kind":"mall"}}{replaced}}}}}"#
    );
    let send = r#"{"action":"submit_in_writing","with":{}}"#;
    let mut events = vec![(sent, "staff", draft.as_str()), (sent, "staff", send)];
    events.extend(more);
    dated_events(&events)
}

#[test]
fn the_compiling_vectors_are_what_the_door_answers() {
    let mut vectors = Vectors::default();
    let accept = r#"{"action":"accept","with":{}}"#;
    let reason = r#"{"action":"return","with":{"reason":"漏填"}}"#;
    let again = [r#"{"action":"correct","with":{}}"#, r#"{"action":"submit_in_writing","with":{}}"#];
    let revise = r#"{"action":"revise","with":{"by":"3","changed":"更正"}}"#;
    let accepted = annex_three_log(7, "2012-04-05", &[("2012-04-09", "office", accept)], None);
    let late = annex_three_log(5, "2012-04-20", &[], None);
    let returned = annex_three_log(5, "2012-04-06", &[("2012-04-07", "office", reason)], None);
    let in_correction = annex_three_log(
        5,
        "2012-04-06",
        &[("2012-04-07", "office", reason), ("2012-04-08", "staff", again[0])],
        None,
    );
    let back = annex_three_log(
        5,
        "2012-04-06",
        &[
            ("2012-04-07", "office", reason),
            ("2012-04-08", "staff", again[0]),
            ("2012-04-08", "staff", again[1]),
            ("2012-04-09", "office", accept),
        ],
        None,
    );
    let replaced = annex_three_log(
        7,
        "2012-04-05",
        &[("2012-04-09", "office", accept), ("2012-04-10", "staff", revise)],
        None,
    );
    let revision = annex_three_log(8, "2012-04-10", &[("2012-04-11", "office", accept)], Some("1"));
    let report =
        |id: &str, unit: &str, events: &str| format!(r#"{{"id":"{id}","unit":"{unit}","events":{events}}}"#);
    let own = r#","profile":{"format":"wujin-profile/1","id":"own","version":"1","zh":"示例","en":"sample","reporting":{"station":{"count":10,"unit":"calendar_day"}}}"#;
    let units = r#"{"id":"420102-01","name":"一所","tier":"office","above":"420102"},{"id":"420102-01-0001","name":"一号店","tier":"station","above":"420102-01","kind":"mall","staff":2},{"id":"420102-01-0002","name":"二号店","tier":"station","above":"420102-01","kind":"mall","set_up":"2012-02-01"},{"id":"420102","name":"区局","tier":"county"}"#;
    let ask_of = |vectors: &mut Vectors, units: &str, reports: &[String], as_of: &str, more: &str| {
        let reports = reports.join(",");
        vectors.ask_text("reporting.compile", &format!(
            r#"{{"format":"wujin/1","period":"2012Q1","as_of":"{as_of}","units":[{units}],"reports":[{reports}]{more}}}"#
        ));
    };
    let (one, two) = ("420102-01-0001", "420102-01-0002");
    let sets = [
        vec![],
        vec![report("1", one, &accepted)],
        vec![report("1", one, &accepted), report("2", two, &late)],
        vec![report("1", one, &accepted), report("2", two, &returned)],
        vec![report("1", one, &accepted), report("2", two, &in_correction)],
        vec![report("1", one, &accepted), report("2", two, &back)],
        vec![report("1", one, &replaced), report("3", one, &revision)],
        vec![report("1", one, &accepted), report("2", one, &back)],
        vec![report("3", one, &revision)],
        vec![report("1", "nobody", &accepted)],
    ];
    for reports in &sets {
        for (as_of, more) in
            [("2012-04-30", ""), ("2012-04-30", own), ("2012-04-08", own), ("2012-03-31", "")]
        {
            ask_of(&mut vectors, units, reports, as_of, more);
        }
    }
    // What is wrong is named by its place: a log that could not have happened, a number and a unit that come twice.
    let torn = annex_three_log(7, "2012-04-05", &[("2012-04-09", "consumer", accept)], None);
    ask_of(&mut vectors, units, &[report("1", one, &accepted), report("2", two, &torn)], "2012-04-30", "");
    ask_of(&mut vectors, units, &[report("1", one, &accepted), report("1", two, &late)], "2012-04-30", "");
    ask_of(&mut vectors, &format!("{units},{units}"), &[], "2012-04-30", "");
    ask_of(&mut vectors, r#"{"id":"1","name":"一号店","tier":"shop"}"#, &[], "2012-04-30", "");
    hold("tests/vectors/compile.jsonl", &vectors.0);
}

/// Numbers to choose by, the same at every run.
fn choices(seed: u32) -> Vec<u32> {
    let mut state = u64::from(seed) * 2_654_435_761 + 1;
    let next = |_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(state >> 33).unwrap()
    };
    (0..400).map(next).collect()
}

/// A log as the events of a case; words that name nothing stand for indexes that do not.
fn logged(case: &str, log: &[Cells], numbered: bool) -> Vec<Value> {
    let event = |cells: &Cells| {
        let mut event = json!({
            "case": case,
            "action": Action::from_index(cells.action).map_or("调停", Action::name),
            "at": Instant::from_micros(cells.at).unwrap(),
            "role": Role::from_index(cells.role).map_or("保安", Role::name),
        });
        if numbered {
            event["sequence"] = cells.sequence.into();
        }
        if cells.due != NO_DAY {
            event["day"] = json!(Day::from_days_since_epoch(cells.due).unwrap());
        }
        if cells.refused != 0 {
            event["refused"] = true.into();
        }
        event
    };
    log.iter().map(event).collect()
}

#[test]
fn the_vectors_of_logs_are_what_the_door_answers() {
    let mut vectors = Vectors::default();
    let own = json!({
        "format": "wujin-profile/1", "id": "own", "version": "1", "zh": "示例", "en": "sample",
        "complaint": { "limits": { "handle": { "count": 3, "unit": "working_day" } } },
    });
    for seed in 0..60 {
        let choices = choices(seed);
        let mut choices = Choices(choices.iter());
        let mut logs: Vec<Vec<Cells>> = Vec::new();
        for _ in 0..3 {
            let mut log = lawful(&mut choices, 10);
            for _ in 0..choices.below(4) {
                tamper(&mut choices, &mut log);
            }
            logs.push(log);
        }
        let numbered = choices.below(2) == 0;
        let cases: Vec<_> =
            logs.iter().zip(1..).map(|(log, number)| logged(&format!("{number}"), log, numbered)).collect();
        // Every other log comes mixed, as events arrive.
        let events: Vec<Value> = if choices.below(2) == 0 {
            cases.concat()
        } else {
            let most = cases.iter().map(Vec::len).max().unwrap();
            (0..most)
                .flat_map(|place| cases.iter().filter_map(move |case| case.get(place).cloned()))
                .collect()
        };
        let mut question = json!({ "format": FORMAT, "events": events, "as_of": "2012-04-20" });
        if choices.below(3) == 0 {
            question["profile"] = own.clone();
        }
        vectors.ask("conformance.check", &question);
    }
    vectors.ask("conformance.check", &json!({ "format": FORMAT, "events": [], "as_of": "2012-04-20" }));
    hold("tests/vectors/conformance.jsonl", &vectors.0);
}

#[test]
fn the_vectors_of_forms_are_what_the_door_answers() {
    fn broken<R: FormRecord + Clone>(lines: usize, forms: &mut Vec<AnyForm>)
    where
        AnyForm: From<R>,
    {
        forms.extend(each_rule_broken::<R>(lines).into_iter().map(|(form, ..)| AnyForm::from(form)));
    }
    let mut vectors = Vectors::default();
    let mut forms: Vec<AnyForm> = Form::ALL.iter().map(|form| AnyForm::blank(*form)).collect();
    broken::<AnnexOneForm>(0, &mut forms);
    broken::<AnnexTwoForm>(2, &mut forms);
    broken::<AnnexThreeForm>(0, &mut forms);
    broken::<AnnexFourForm>(2, &mut forms);
    broken::<AnnexFiveForm>(2, &mut forms);
    for form in &forms {
        vectors.ask("form.check", &json!({ "format": FORMAT, "form": form }));
    }
    vectors.ask_text("form.check", r#"{"format":"wujin/1","form":{"form":"annex_7","record":{}}}"#);
    hold("tests/vectors/forms.jsonl", &vectors.0);
}

#[test]
fn the_vectors_of_tables_are_what_the_door_answers() {
    let mut vectors = Vectors::default();
    let mut ask =
        |table: Value| vectors.ask("reconciliation.check", &json!({ "format": FORMAT, "table": table }));
    let mut files: Vec<_> = fs::read_dir(root().join("examples/province-year/data/published"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    for file in files {
        ask(serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap());
    }
    // Figures in cases and in per cent, each by its id, and what is claimed of them: one for each thing that
    // can be wrong.
    let cases =
        |id: &str, printed: &str| json!({ "id": id, "label": id, "printed": printed, "unit": "cases" });
    let percent =
        |id: &str, printed: &str| json!({ "id": id, "label": id, "printed": printed, "unit": "percent" });
    let rate = |numerator: &str, denominator: &str| {
        let candidate =
            json!({ "formula": "settled_of_accepted", "numerator": numerator, "denominator": denominator });
        json!({ "claim": "rate", "rate": "r", "candidates": [candidate] })
    };
    let sum = |parts: &[&str], total: &str| json!({ "claim": "sum", "parts": parts, "total": total });
    let at_most = |part: &str, whole: &str| json!({ "claim": "at_most", "part": part, "whole": whole });
    let star = ["a", "b", "c", "d", "e"].map(|id| cases(id, "7")).into_iter();
    let star = star.chain(["v", "w", "x", "y", "z"].map(|id| cases(id, "5"))).chain([cases("all", "25")]);
    let chain = [("a", "v"), ("b", "w"), ("c", "x"), ("d", "y"), ("e", "z")]
        .map(|(part, whole)| at_most(part, whole));
    let chain = chain.into_iter().chain([sum(&["v", "w", "x", "y", "z"], "all")]);
    let tables: Vec<(Vec<Value>, Vec<Value>)> = vec![
        (vec![cases("a", "1"), cases("b", "2"), cases("c", "3")], vec![sum(&["a", "b"], "c")]),
        (vec![cases("a", "1"), cases("b", "2"), cases("c", "4")], vec![sum(&["a", "b"], "c")]),
        (vec![cases("a", "3"), cases("b", "2")], vec![at_most("a", "b")]),
        (vec![cases("a", "l2")], vec![]),
        (vec![cases("a", "3"), cases("b", "2")], vec![json!({ "claim": "equal", "figures": ["a", "b"] })]),
        (
            vec![percent("a", "60.0"), percent("b", "41.5")],
            vec![json!({ "claim": "shares", "parts": ["a", "b"] })],
        ),
        (
            vec![cases("a", "3"), cases("b", ""), cases("c", "9"), cases("d", "4")],
            vec![sum(&["a", "b"], "c"), at_most("b", "d")],
        ),
        (star.collect(), chain.collect()),
        (vec![percent("r", "93.3"), cases("a", "14"), cases("b", "15")], vec![rate("a", "b")]),
        (vec![percent("r", "94"), cases("a", "14"), cases("b", "15")], vec![rate("a", "b")]),
        (vec![percent("r", "0.0"), cases("a", "0"), cases("b", "0")], vec![rate("a", "b")]),
        (
            vec![cases("now", "110"), cases("before", "100"), percent("r", "12.0")],
            vec![json!({ "claim": "change", "now": "now", "before": "before", "rate": "r" })],
        ),
        (vec![cases("a", "3")], vec![at_most("a", "nobody")]),
    ];
    for (figures, claims) in tables {
        ask(json!({ "title": "表", "figures": figures, "claims": claims }));
    }
    hold("tests/vectors/tables.jsonl", &vectors.0);
}

#[test]
fn the_vectors_of_supervision_are_what_the_doors_answer() {
    let mut vectors = Vectors::default();
    let every_third = every_case::<Complaint>().into_iter().step_by(3);
    let (complaints, inquiries): (Vec<_>, _) = (every_third.collect(), every_case::<Inquiry>());
    let summary = |figures: Value| json!({ "station": "东湖商场", "kind": "mall", "period": "2012Q1", "columns": { "mall": figures } });
    let ask = |vectors: &mut Vectors, as_of: &str, more: Value| {
        let mut question =
            json!({ "format": FORMAT, "period": "2012Q1", "as_of": as_of, "complaints": complaints });
        question.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        vectors.ask("supervision.conduct", &question);
    };
    for as_of in ["2012-03-04", "2012-03-31", "2012-06-30"] {
        ask(&mut vectors, as_of, json!({}));
        ask(&mut vectors, as_of, json!({ "inquiries": inquiries }));
        ask(&mut vectors, as_of, json!({ "summary": summary(json!({ "accepted": 40, "settled": 39 })) }));
    }
    // Twenty whose settlement failed, and not one that was settled.
    let failed =
        complaints.iter().find(|events| serde_json::to_string(events).unwrap().contains("inform_recourse"));
    ask(&mut vectors, "2012-06-30", json!({ "complaints": vec![failed.unwrap(); 20] }));
    let torn: Vec<_> =
        complaints.iter().map(|events| events.iter().skip(1).cloned().collect::<Vec<_>>()).collect();
    ask(&mut vectors, "2012-06-30", json!({ "complaints": torn }));
    let concern = |nature: Option<&str>, goods: Option<&str>, operator: usize| json!({ "registered": "2012-02-01", "operator": format!("商户{operator}"), "nature": nature, "goods": goods });
    let mut concerns: Vec<Value> =
        (0..20).map(|number| concern(Some("quality"), Some("电饭煲"), number % 2)).collect();
    concerns.extend((0..15).map(|number| concern(Some("price"), None, number)));
    let own = json!({
        "format": "wujin-profile/1", "id": "own", "version": "1", "zh": "示例", "en": "sample",
        "supervision": {
            "hot_spots": { "least_complaints": 3, "least_share_percent": 5 },
            "appraisal": { "volume": 10, "settlement_rate": 50, "satisfaction": 40, "poor_settlement_rate_percent": 70 },
        },
    });
    for profile in [Value::Null, own] {
        vectors.ask(
            "supervision.hot_spots",
            &json!({ "format": FORMAT, "period": "2012Q1", "concerns": concerns, "profile": profile }),
        );
        for (volume, satisfaction) in [(Some(20), Some((30, 40))), (Some(50), None), (None, None)] {
            let figures = json!({
                "tally": { "accepted": 40, "settled": 28, "recourse_told": 12 },
                "reference_volume": volume,
                "satisfaction": satisfaction.map(|(satisfied, asked)| json!({ "satisfied": satisfied, "asked": asked })),
            });
            vectors.ask(
                "supervision.appraise",
                &json!({ "format": FORMAT, "figures": figures, "profile": profile }),
            );
        }
    }
    let record = |kind: &str, day: &str| json!({ "kind": kind, "day": day, "office": "江汉工商所" });
    let records =
        [record("visit", "2012-01-01"), record("training", "2012-03-31"), record("talk", "2012-02-01")];
    for period in ["2012Q1", "2012Q2", "2012H1"] {
        vectors.ask("supervision.duties", &json!({ "format": FORMAT, "period": period, "records": records }));
    }
    hold("tests/vectors/supervision.jsonl", &vectors.0);
}

#[test]
fn the_vectors_of_numbers_are_what_the_door_answers() {
    let mut vectors = Vectors::default();
    let mut ask = |identity: &str, text: &str, on: Option<&str>| {
        vectors.ask(
            "identity.check",
            &json!({ "format": FORMAT, "identity": identity, "text": text, "on": on }),
        );
    };
    for (identity, texts) in [
        (
            "registration_number",
            &["420102954767601", "420102000000006", "42010295476760", "４20102000000006"][..],
        ),
        ("credit_code", &["91110000600037341L", "91110000600037341K", "91110000600037341O", "9111"]),
        ("business_code", &["91110000600037341L", "420102000000006", "abc"]),
        ("telephone", &["13800001234", "0710-2234567", "12315", "1381234", "138０0001234", "0710-22345X7"]),
        ("office_id", &["420102-03", "420102-3", "420102_03"]),
        ("station_id", &["420102-03-0007", "420102-03-07", "420102-03-000７"]),
        ("case_id", &["420102-03-0007/12", "420102-03-0007/", "420102-03-0007"]),
        ("form_number", &["2012-0001"]),
        ("passport", &["1"]),
    ] {
        for text in texts {
            ask(identity, text, None);
        }
    }
    for on in [None, Some("2011-10-31"), Some("2024-12-31"), Some("1999-01-01"), Some("2031-01-01")] {
        for division in ["420102", "110103", "110118", "110229", "420199", "4201O2"] {
            ask("division_code", division, on);
        }
    }
    hold("tests/vectors/numbers.jsonl", &vectors.0);
}

/// Refusals that the walk through a procedure under the national profile does not meet.
#[test]
fn the_vectors_of_other_refusals_are_what_the_doors_answer() {
    let mut vectors = Vectors::default();
    let mut decide = |procedure: &str, events: &str, command: (&str, &str, &str), more: &str| {
        let (at, role, deed) = command;
        let expected = serde_json::from_str::<Vec<Value>>(events).unwrap().len();
        vectors.ask_text(
            &format!("{procedure}.decide"),
            &format!(
                r#"{{"format":"wujin/1","events":{events},"command":{{"expected":{expected},"at":"{at}T10:00:00+08:00","actor":{{"role":"{role}"}},"deed":{deed}}}{more}}}"#
            ),
        );
    };
    let register = r#"{"action":"register","with":{"station":"东湖商场","consumer":{"name":"张某","telephone":"13800001234"},"goods":"电饭煲","request":"退货","profile":"national@1"}}"#;
    let registered = ("2012-03-01", "staff", register);
    let withdrawn = ("2012-03-02", "consumer", r#"{"action":"withdraw","with":{}}"#);
    let archived = ("2012-03-03", "staff", r#"{"action":"archive","with":{"register_entry":1}}"#);
    let guide = ("2012-03-05", "officer", r#"{"action":"guide","with":{"way":"on_site"}}"#);
    decide("complaint", &dated_events(&[registered, withdrawn, archived]), guide, "");
    let own = r#","profile":{"format":"wujin-profile/1","id":"own","version":"1","zh":"示例","en":"sample"}"#;
    decide("complaint", &dated_events(&[registered]), guide, own);
    decide("complaint", &dated_events(&[registered]), ("2012-02-28", guide.1, guide.2), "");
    // Under Order 51 no time is left out, and its sixty days must have gone by.
    let lodged = (
        "2012-03-01",
        "consumer",
        r#"{"action":"lodge","with":{"received":"2012-03-01","editions":["order_51"]}}"#,
    );
    let lodged = (
        lodged.0,
        lodged.1,
        lodged.2.replace("order_51", wujin_core::edition::RuleEditionId::Order51.name()),
    );
    let accepted = ("2012-03-02", "authority", r#"{"action":"accept","with":{}}"#);
    let mediating = ("2012-03-05", "authority", r#"{"action":"mediate","with":{}}"#);
    let events = dated_events(&[(lodged.0, lodged.1, lodged.2.as_str()), accepted, mediating]);
    decide("petition", &events, ("2012-03-06", "authority", r#"{"action":"suspend_testing","with":{}}"#), "");
    for day in ["2012-05-01", "2012-05-02"] {
        decide(
            "petition",
            &events,
            (day, "authority", r#"{"action":"end","with":{"ground":"limit_passed"}}"#),
            "",
        );
    }
    // A compiled report whose parts say something else.
    let draft = r#"{"action":"draft","with":{"from":"office","to":"county","period":"2012Q1","figures":{"columns":{"mall":{"accepted":5}},"parts":{"mall":{"accepted":4}}}}}"#;
    let send = ("2012-04-06", "office", r#"{"action":"submit_in_writing","with":{}}"#);
    decide("submission", &dated_events(&[("2012-04-05", "office", draft)]), send, "");
    hold("tests/vectors/refusals.jsonl", &vectors.0);
}

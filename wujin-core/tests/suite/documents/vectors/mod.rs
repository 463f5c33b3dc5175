//! `tests/vectors/`: questions to the doors with their exact answers, which every binding must give.
//!
//! Each line is a JSON object of three texts: the door, the question, the answer.

mod coverage;
mod office;
mod petitions;
mod rows;

use std::fmt::Write;

use wujin_core::catalogue::{PROCEDURES, VOCABULARIES};
use wujin_core::complaint::inquiry::Inquiry;
use wujin_core::complaint::{Complaint, Deed};
use wujin_core::exchange::{
    CommandDocument, Contract, DecideRequest, EventDocument, FORMAT, ObligationsRequest, StateRequest, call,
};
use wujin_core::finding::codes;
use wujin_core::identity::PersonalDetail;
use wujin_core::money::Fen;
use wujin_core::petition::Petition;
use wujin_core::petition::report::IllegalActReport;
use wujin_core::procedure::draw::DrawingStyle;
use wujin_core::procedure::{Case, Command, Event, Procedure, Role};
use wujin_core::profile::Profile;
use wujin_core::reporting::submission::Submission;
use wujin_core::station::StationRegistration;
use wujin_core::term::Vocabulary;

use super::{hold, root};
use crate::support::station::record;
use crate::support::{Drivable, next_day, path_to_every_state, who_may};

/// The lines of one file.
#[derive(Default)]
struct Vectors(String);

impl Vectors {
    fn ask(&mut self, door: &str, question: &impl serde::Serialize) {
        self.ask_text(door, &serde_json::to_string(question).unwrap());
    }

    fn ask_text(&mut self, door: &str, question: &str) {
        let answer = call(door, question);
        assert_eq!(answer, call(door, question), "a door is pure");
        let line = serde_json::json!({ "door": door, "question": question, "answer": answer });
        let _ = writeln!(self.0, "{line}");
    }
}

fn documents<P: Procedure>(events: &[Event<P>]) -> Vec<EventDocument<P>> {
    let document = |event: &Event<P>| EventDocument {
        sequence: event.sequence,
        at: event.at,
        actor: event.actor.clone(),
        deed: event.deed.clone(),
        rules: event.rules,
        citations: Vec::new(),
    };
    events.iter().map(document).collect()
}

/// For every transition: accepted once, refused for each broken guard and for a role that may not.
fn of_a_procedure<P: Drivable + Contract>() -> String {
    let mut vectors = Vectors::default();
    let name = P::TABLE.name.name;
    let (decide, state, owed) =
        (format!("{name}.decide"), format!("{name}.state"), format!("{name}.obligations"));
    for (at_state, events) in path_to_every_state::<P>() {
        let case = Case::<P>::fold(&events);
        let at = next_day(&case);
        let ask = |command: Command<P>| {
            let Command { expected, at, actor, deed } = command;
            DecideRequest {
                format: FORMAT.to_owned(),
                events: documents(&events),
                command: CommandDocument { expected, at, actor, deed },
                profile: P::profile(),
                years: Vec::new(),
            }
        };
        for row in P::TABLE.lawful(at_state) {
            let action = P::Action::from_index(row.action).unwrap();
            let expected = case.sequence();
            let may = who_may::<P>(action);
            let may_not = Role::ALL.iter().copied().find(|role| !row.who.contains(*role)).unwrap();
            let sound = || P::sound(action, &case, at);
            vectors.ask(&decide, &ask(Command { expected, at, actor: may.into(), deed: sound() }));
            vectors.ask(&decide, &ask(Command { expected, at, actor: may_not.into(), deed: sound() }));
            for (deed, _) in P::broken(action, &case, at) {
                vectors.ask(&decide, &ask(Command { expected, at, actor: may.into(), deed }));
            }
        }
        let format = FORMAT.to_owned();
        let events = documents(&events);
        let (profile, years) = (P::profile(), Vec::new());
        vectors.ask(&state, &StateRequest { format: format.clone(), events: events.clone(), profile, years });
        let (profile, years) = (P::profile(), Vec::new());
        let as_of = P::begins().day().plus_days(400).unwrap();
        vectors.ask(&owed, &ObligationsRequest { format, events, as_of, profile, years });
    }
    vectors.0
}

#[test]
fn the_complaint_vectors_are_what_the_doors_answer() {
    hold("tests/vectors/complaint.jsonl", &of_a_procedure::<Complaint>());
}

#[test]
fn the_inquiry_vectors_are_what_the_doors_answer() {
    hold("tests/vectors/inquiry.jsonl", &of_a_procedure::<Inquiry>());
}

#[test]
fn the_petition_vectors_are_what_the_doors_answer() {
    hold("tests/vectors/petition.jsonl", &of_a_procedure::<Petition>());
}

#[test]
fn the_illegal_act_report_vectors_are_what_the_doors_answer() {
    hold("tests/vectors/illegal_act_report.jsonl", &of_a_procedure::<IllegalActReport>());
}

#[test]
fn the_station_registration_vectors_are_what_the_doors_answer() {
    hold("tests/vectors/station_registration.jsonl", &of_a_procedure::<StationRegistration>());
}

#[test]
fn the_submission_vectors_are_what_the_doors_answer() {
    let mut vectors = Vectors(of_a_procedure::<Submission>());
    // What only other legs and other figures show: a way that is missing, no figures, figures that do
    // not add up, another kind's column.
    let tally = |accepted| format!(r#"{{"accepted":{accepted}}}"#);
    let columns = |kind: &str| {
        format!(r#"{{"columns":{{"mall":{0},"{kind}":{0}}},"kind":"mall","total":{1}}}"#, tally(1), tally(3))
    };
    for (from, to, figures, second) in [
        ("county", "prefecture", "{}".to_owned(), Some("prefecture")),
        ("county", "prefecture", "null".to_owned(), None),
        ("station", "office", columns("market"), None),
    ] {
        let role = if from == "station" { "staff" } else { from };
        let draft = format!(
            r#"{{"action":"draft","with":{{"from":"{from}","to":"{to}","period":"2012Q1","figures":{figures}}}}}"#
        );
        let send = r#"{"action":"submit_in_writing","with":{}}"#;
        let mut events = vec![("2012-04-05", role, draft.as_str())];
        let (role, deed) = match second {
            None => (role, send),
            Some(upper) => {
                events.push(("2012-04-05", role, send));
                (upper, r#"{"action":"accept","with":{}}"#)
            }
        };
        let (expected, events) = (events.len(), dated_events(&events));
        vectors.ask_text("submission.decide", &format!(
            r#"{{"format":"wujin/1","events":{events},"command":{{"expected":{expected},"at":"2012-04-06T10:00:00+08:00","actor":{{"role":"{role}"}},"deed":{deed}}}}}"#
        ));
    }
    for with in ["{}", r#"{"from":"office","to":"nation","period":"2012Q1"}"#] {
        vectors.ask_text("submission.decide", &format!(
            r#"{{"format":"wujin/1","events":[],"command":{{"expected":0,"at":"2012-04-06T10:00:00+08:00","actor":{{"role":"office"}},"deed":{{"action":"draft","with":{with}}}}}}}"#
        ));
    }
    hold("tests/vectors/submission.jsonl", &vectors.0);
}

#[test]
fn the_vectors_of_bad_questions_are_what_the_doors_answer() {
    let mut vectors = Vectors::default();
    let questions = [
        ("complaint.settle", "{}"),
        ("complaint.state", ""),
        ("complaint.state", "[]"),
        ("complaint.state", r#"{ "format": "wujin/2", "events": [] }"#),
        ("complaint.state", r#"{ "format": "wujin/1", "events": [], "extra": 1 }"#),
        ("complaint.state", r#"{ "format": "wujin/1", "events": [] } trailing"#),
        ("complaint.state", r#"{ "format": "wujin/1", "events": [], "events": [] }"#),
        (
            "complaint.state",
            r#"{ "format": "wujin/1", "events": [{ "sequence": 1, "at": "2012-03-01T09:00:00+08:00",
                "actor": { "role": "staff" }, "deed": { "action": "arbitrate", "with": {} } }] }"#,
        ),
        (
            "complaint.state",
            r#"{ "format": "wujin/1", "events": [{ "sequence": 1, "at": "2011-02-30T09:00:00+08:00",
                "actor": { "role": "staff" }, "deed": { "action": "guide", "with": {} } }] }"#,
        ),
        ("complaint.obligations", r#"{ "format": "wujin/1", "events": [], "as_of": "2012-3-1" }"#),
    ];
    for (door, question) in questions {
        vectors.ask_text(door, question);
    }
    hold("tests/vectors/bad_questions.jsonl", &vectors.0);
}

/// Events as a document, each a day (`YYYY-MM-DD`), a role and a deed.
fn dated_events(events: &[(&str, &str, &str)]) -> String {
    let events: Vec<_> = events
        .iter()
        .enumerate()
        .map(|(index, (day, role, deed))| {
            let sequence = index + 1;
            format!(
                r#"{{"sequence":{sequence},"at":"{day}T09:00:00+08:00","actor":{{"role":"{role}"}},"deed":{deed}}}"#
            )
        })
        .collect();
    format!("[{}]", events.join(","))
}

#[test]
fn the_edition_vectors_are_what_the_doors_answer() {
    let mut vectors = Vectors::default();
    // One petition in each edition's time, at its edges, in the overlap, and past the known years.
    for received in [
        "2012-12-20",
        "2014-03-14",
        "2014-03-17",
        "2019-12-31",
        "2020-01-02",
        "2024-06-28",
        "2024-07-01",
        "2025-03-20",
        "2026-04-14",
        "2026-04-15",
        "2026-11-02",
    ] {
        let lodge = format!(r#"{{"action":"lodge","with":{{"received":"{received}"}}}}"#);
        let lodged = dated_events(&[(received, "consumer", &lodge)]);
        let accept = r#"{"action":"accept","with":{}}"#;
        let accepted = dated_events(&[(received, "consumer", &lodge), (received, "authority", accept)]);
        let next: wujin_core::time::Day = received.parse().unwrap();
        let next = next.plus_days(30).unwrap();
        for events in [&lodged, &accepted] {
            let question = format!(r#"{{"format":"wujin/1","events":{events},"as_of":"{next}"}}"#);
            vectors.ask_text("petition.obligations", &question);
            let question = format!(r#"{{"format":"wujin/1","events":{events}}}"#);
            vectors.ask_text("petition.state", &question);
        }
        for deed in [accept, r#"{"action":"decline","with":{}}"#, r#"{"action":"agree","with":{}}"#] {
            let question = format!(
                r#"{{"format":"wujin/1","events":{lodged},"command":{{"expected":1,"at":"{received}T10:00:00+08:00","actor":{{"role":"authority"}},"deed":{deed}}}}}"#
            );
            vectors.ask_text("petition.decide", &question);
        }
    }
    hold("tests/vectors/editions.jsonl", &vectors.0);
}

#[test]
fn the_calendar_vectors_are_what_the_doors_answer() {
    let mut vectors = Vectors::default();
    for day in [
        "2003-12-31",
        "2004-01-01",
        "2011-10-08",
        "2011-10-09",
        "2011-12-31",
        "2012-01-03",
        "2015-09-03",
        "2015-09-04",
        "2020-01-31",
        "2026-12-31",
        "2027-01-04",
    ] {
        vectors.ask_text("calendar.day", &format!(r#"{{"format":"wujin/1","day":"{day}"}}"#));
    }
    for (start, count, unit) in [
        ("2011-09-28", 7, "working_day"),
        ("2012-01-16", 7, "working_day"),
        ("2020-01-20", 7, "working_day"),
        ("2012-05-16", 60, "calendar_day"),
        ("2012-08-02", 60, "calendar_day"),
        ("2026-12-25", 7, "working_day"),
        ("2026-11-10", 60, "calendar_day"),
    ] {
        let limit = format!(r#"{{"count":{count},"unit":"{unit}"}}"#);
        vectors.ask_text(
            "calendar.due",
            &format!(r#"{{"format":"wujin/1","start":"{start}","limit":{limit}}}"#),
        );
        for excluded in
            [r#"{"from":"2012-01-18","until":"2012-02-10"}"#, r#"{"from":"2012-01-18","until":null}"#]
        {
            let question = format!(
                r#"{{"format":"wujin/1","start":"{start}","limit":{limit},"excluded":[{excluded}]}}"#
            );
            vectors.ask_text("calendar.due", &question);
        }
    }
    for (from, until) in [
        ("2012-01-20", "2012-02-01"),
        ("2011-09-30", "2011-10-10"),
        ("2012-02-01", "2012-01-20"),
        ("2012-02-01", "2012-02-01"),
        ("2003-12-31", "2004-01-05"),
        ("2026-12-25", "2027-01-05"),
    ] {
        vectors.ask_text(
            "calendar.count",
            &format!(r#"{{"format":"wujin/1","from":"{from}","until":"{until}"}}"#),
        );
    }
    hold("tests/vectors/calendar.jsonl", &vectors.0);
}

#[test]
fn the_station_vectors_are_what_the_door_answers() {
    let mut vectors = Vectors::default();
    let mut ask = |station: &serde_json::Value, profile: &str| {
        vectors
            .ask_text("station.assess", &format!(r#"{{"format":"wujin/1","station":{station}{profile}}}"#));
    };
    let sound = serde_json::to_value(record()).unwrap();
    ask(&sound, "");
    ask(&serde_json::json!({}), "");
    // Everything that can be answered, answered with no, at once and one by one.
    let mut places = Vec::new();
    leaves(&sound, "present", &mut String::new(), &mut places);
    let mut all_absent = sound.clone();
    for place in &places {
        let mut absent = sound.clone();
        *absent.pointer_mut(place).unwrap() = "absent".into();
        *all_absent.pointer_mut(place).unwrap() = "absent".into();
        ask(&absent, "");
    }
    ask(&all_absent, "");
    // Numbers and telephones with a slip, and a province that asks for more.
    for (field, text) in [
        ("telephone", "0710-12345X7"),
        ("telephone", "1234567"),
        ("business_code", "420102954767601"),
        ("business_code", "91420100MA4KXXXX1"),
        ("name", "示例市场"),
    ] {
        let mut slip = sound.clone();
        slip[field] = text.into();
        ask(&slip, "");
    }
    let scope = Profile::from_toml(include_str!("../../../../../examples/profiles/scope.toml")).unwrap();
    let profile = format!(r#","profile":{}"#, serde_json::to_string(scope.document()).unwrap());
    for (kind, measure) in [("mall", "area_square_metres"), ("enterprise", "employees")] {
        let mut small = sound.clone();
        small["kind"] = kind.into();
        small[measure] = 10.into();
        ask(&small, &profile);
    }
    let mut other = sound.clone();
    other["kind"] = "mall".into();
    other["extra"] = serde_json::json!({ "suggestion_box": "present" });
    ask(&other, &profile);
    let mut scenic = sound.clone();
    scenic["kind"] = "scenic_area".into();
    scenic["scenic_grade"] = "AA".into();
    ask(&scenic, &profile);
    hold("tests/vectors/station.jsonl", &vectors.0);
}

/// The JSON pointers of every text that says `wanted`.
fn leaves(value: &serde_json::Value, wanted: &str, here: &mut String, found: &mut Vec<String>) {
    let length = here.len();
    let mut enter = |name: &str, below: &serde_json::Value| {
        let _ = write!(here, "/{name}");
        leaves(below, wanted, here, found);
        here.truncate(length);
    };
    match value {
        serde_json::Value::Object(fields) => fields.iter().for_each(|(name, below)| enter(name, below)),
        serde_json::Value::Array(items) => {
            items.iter().enumerate().for_each(|(place, below)| enter(&place.to_string(), below));
        }
        other if other == wanted => found.push(here.clone()),
        _ => {}
    }
}

#[test]
fn the_reporting_vectors_are_what_the_doors_answer() {
    let mut vectors = Vectors::default();
    for unit in [
        "420102-03-0007",
        "420102-03",
        "110101-01",
        "441900-02",
        "442000-01",
        "620200-01",
        "429004-01",
        "419001-01",
        "469001-01",
        "659001-01",
        "210200",
        "440103-01",
        "420000",
        "810000",
        "999999-01",
        "110100",
        "420100-01",
        "4201",
    ] {
        vectors.ask_text("reporting.chain", &format!(r#"{{"format":"wujin/1","unit":"{unit}"}}"#));
    }
    for (from, to) in [
        ("station", "office"),
        ("office", "county"),
        ("county", "prefecture"),
        ("county", "province"),
        ("prefecture", "province"),
        ("province", "nation"),
        ("station", "nation"),
    ] {
        for window in [r#""january_to_november""#, r#"{"to_cut_off":"2012-12-10"}"#, "null"] {
            let question = format!(
                r#"{{"format":"wujin/1","from":"{from}","to":"{to}","year":2012,"window":{window}}}"#
            );
            vectors.ask_text("reporting.calendar", &question);
        }
    }
    for reporting in [
        r#"{"before_day":"exclusive","annual_window":"full_year_estimate"}"#,
        r#"{"annual_window":"to_cut_off","annual_cut_off":"12-10","annual_by":"12-12"}"#,
        r#"{"annual_window":"december_to_november"}"#,
        r#"{"annual_by":"12-16","annual_cut_off":"12-10"}"#,
    ] {
        let profile = format!(
            r#"{{"format":"wujin-profile/1","id":"own","version":"1","zh":"示例","en":"sample","reporting":{reporting}}}"#
        );
        for window in ["null", r#""full_year_estimate""#] {
            let question = format!(
                r#"{{"format":"wujin/1","from":"province","to":"nation","year":2012,"window":{window},"profile":{profile}}}"#
            );
            vectors.ask_text("reporting.calendar", &question);
        }
    }
    hold("tests/vectors/reporting.jsonl", &vectors.0);
}

#[test]
fn the_look_up_vectors_are_what_the_doors_answer() {
    let mut vectors = Vectors::default();
    let mut ask = |door: &str, question: &serde_json::Value| {
        vectors.ask_text(door, &question.to_string());
    };
    let lists = VOCABULARIES.iter().map(|vocabulary| vocabulary.title.name.to_owned());
    let of_procedures = PROCEDURES.iter().map(|entry| entry.table.name.name);
    let of_procedures =
        of_procedures.flat_map(|name| ["stage", "action"].map(|list| format!("{name}.{list}")));
    for list in lists.chain(of_procedures).chain(["auction".to_owned(), "complaint.else".to_owned()]) {
        ask("catalogue.words", &serde_json::json!({ "format": "wujin/1", "list": list }));
    }
    for code in codes().map(|info| info.code).chain(["WJ-000"]) {
        ask("catalogue.code", &serde_json::json!({ "format": "wujin/1", "code": code }));
    }
    for procedure in PROCEDURES.iter().map(|entry| entry.table.name.name).chain(["auction"]) {
        for style in DrawingStyle::ALL {
            let question = serde_json::json!({ "format": "wujin/1", "procedure": procedure, "style": style });
            ask("procedure.draw", &question);
        }
        let english = serde_json::json!({
            "format": "wujin/1", "procedure": procedure, "style": "mermaid", "language": "en",
        });
        ask("procedure.draw", &english);
    }
    hold("tests/vectors/look_up.jsonl", &vectors.0);
}

/// Cases of a procedure at every state that it reaches.
fn every_case<P: Drivable>() -> Vec<Vec<EventDocument<P>>> {
    path_to_every_state::<P>().into_values().map(|events| documents(&events)).collect()
}

#[test]
fn the_vectors_of_figures_are_what_the_door_answers() {
    let mut vectors = Vectors::default();
    let (complaints, inquiries) = (every_case::<Complaint>(), every_case::<Inquiry>());
    let mut ask = |period: &str, complaints: &[Vec<_>], inquiries: &[Vec<_>]| {
        vectors.ask(
            "reporting.figures",
            &serde_json::json!({
                "format": FORMAT, "period": period, "complaints": complaints, "inquiries": inquiries,
            }),
        );
    };
    for period in ["2012Q1", "2012Q2", "2011Q4", "2012H1", "2012"] {
        ask(period, &complaints, &inquiries);
    }
    for complaint in &complaints {
        ask("2012Q1", std::slice::from_ref(complaint), &[]);
    }
    ask("2012Q1", &[], &[]);
    // What could not have happened is named by its place.
    let torn: Vec<_> = complaints.iter().map(|events| events.iter().skip(1).cloned().collect()).collect();
    ask("2012Q1", &torn, &inquiries);
    // Two amounts that no number holds together.
    let mut large: Vec<_> = complaints.iter().filter(|events| !events.is_empty()).take(2).cloned().collect();
    for registered in large.iter_mut().filter_map(|events| events.first_mut()) {
        let Deed::Register(registration) = &mut registered.deed else { panic!("a case begins with it") };
        registration.amount = Some(Fen(10_000_000_000_000_000_000));
    }
    ask("2012Q1", &large[..1], &[]);
    ask("2012Q1", &large, &[]);
    hold("tests/vectors/figures.jsonl", &vectors.0);
}

#[test]
fn the_vectors_of_masks_are_what_the_door_answers() {
    let mut vectors = Vectors::default();
    let texts = [
        "",
        "张三丰",
        "欧阳修",
        "John Smith",
        "13812341234",
        "0712-2345678-12",
        "12315",
        "湖北省武汉市江岸区中山大道1号",
        "阳光小区3栋",
        "2012-03-15购买，电话138 1234 1234，证号４２０１０２１９８００１０１００１X",
        "一三八一二三四一二三四",
    ];
    for detail in PersonalDetail::ALL {
        let question = serde_json::json!({ "format": FORMAT, "detail": detail, "texts": texts });
        vectors.ask("identity.mask", &question);
    }
    vectors.ask_text("identity.mask", r#"{"format":"wujin/1","detail":"secret","texts":[]}"#);
    hold("tests/vectors/masks.jsonl", &vectors.0);
}

//! What the rule editions ask of a petition and of a report of an illegal act, article by article: a case, then a
//! command that is lawful or not, or what is owed on a day.

use super::{Vectors, dated_events, hold};

/// A step: the day, the role, and the action with its data.
type Step<'a> = (&'a str, &'a str, &'a str);

const MEDIATE: &str = r#"{"action":"mediate","with":{"consents":["consumer","operator"]}}"#;
const ACCEPT: &str = r#"{"action":"accept","with":{}}"#;

struct Case<'a> {
    procedure: &'a str,
    steps: Vec<Step<'a>>,
}

impl<'a> Case<'a> {
    fn of(procedure: &'a str, steps: &[Step<'a>]) -> Self {
        Self { procedure, steps: steps.to_vec() }
    }

    fn then(&self, steps: &[Step<'a>]) -> Self {
        Self { procedure: self.procedure, steps: [&self.steps, steps].concat() }
    }

    fn events(&self) -> String {
        // Decided under the present version of the rules.
        dated_events(&self.steps).replace(r#","actor""#, r#","rules":2,"actor""#)
    }

    fn decide(&self, vectors: &mut Vectors, (day, role, deed): Step<'_>) {
        let (events, expected) = (self.events(), self.steps.len());
        let command = format!(
            r#"{{"expected":{expected},"at":"{day}T10:00:00+08:00","actor":{{"role":"{role}"}},"deed":{deed}}}"#
        );
        let question = format!(r#"{{"format":"wujin/1","events":{events},"command":{command}}}"#);
        vectors.ask_text(&format!("{}.decide", self.procedure), &question);
    }

    fn owed(&self, vectors: &mut Vectors, as_of: &str) {
        let question = format!(r#"{{"format":"wujin/1","events":{},"as_of":"{as_of}"}}"#, self.events());
        vectors.ask_text(&format!("{}.obligations", self.procedure), &question);
    }
}

fn lodged(received: &str) -> String {
    format!(r#"{{"action":"lodge","with":{{"received":"{received}"}}}}"#)
}

fn authority<'a>(day: &'a str, deed: &'a str) -> Step<'a> {
    (day, "authority", deed)
}

#[test]
fn the_vectors_of_the_petition_rules_are_what_the_doors_answer() {
    let mut vectors = Vectors::default();
    limits(&mut vectors);
    steps(&mut vectors);
    bars(&mut vectors);
    places(&mut vectors);
    reports(&mut vectors);
    hold("tests/vectors/petition_rules.jsonl", &vectors.0);
}

fn limits(vectors: &mut Vectors) {
    let end = r#"{"action":"end","with":{"ground":"limit_passed"}}"#;
    let testing = r#"{"action":"suspend_testing","with":{}}"#;
    // Told within seven working days of the end; the 9th of May is worked.
    let lodge = lodged("2026-05-06");
    let accepted = Case::of("petition", &[authority("2026-05-06", &lodge), authority("2026-05-07", ACCEPT)]);
    let settled = r#"{"action":"end","with":{"ground":"settled_themselves"}}"#;
    accepted.then(&[authority("2026-05-08", settled)]).owed(vectors, "2026-05-19");
    accepted.owed(vectors, "2026-05-15");
    let tested = accepted.then(&[authority("2026-05-08", MEDIATE), authority("2026-05-11", testing)]);
    tested.decide(vectors, authority("2026-12-01", end));
    // A recusal stops the mediation, and not its limit.
    let lodge = lodged("2023-03-01");
    let stopped = Case::of(
        "petition",
        &[
            authority("2023-03-01", &lodge),
            authority("2023-03-02", ACCEPT),
            authority("2023-03-03", MEDIATE),
            authority("2023-03-06", r#"{"action":"suspend_recusal","with":{}}"#),
            authority("2023-04-06", r#"{"action":"resume","with":{"recusal":"granted"}}"#),
        ],
    );
    stopped.owed(vectors, "2023-05-09");
    for day in ["2023-05-08", "2023-05-09"] {
        stopped.decide(vectors, authority(day, end));
    }
    // Testing leaves the day for acceptance where it is.
    let lodge = lodged("2015-03-02");
    let tested = Case::of(
        "petition",
        &[
            authority("2015-03-02", &lodge),
            authority("2015-03-12", ACCEPT),
            authority("2015-03-12", MEDIATE),
            authority("2015-03-12", testing),
            authority("2015-06-15", r#"{"action":"resume","with":{"testing_ended":"2015-06-12"}}"#),
        ],
    );
    tested.owed(vectors, "2015-06-15");
    // Forty-five working days are not forty-six days.
    let lodge = lodged("2023-03-01");
    let accepted = Case::of("petition", &[authority("2023-03-01", &lodge), authority("2023-03-01", ACCEPT)]);
    for day in ["2023-04-16", "2023-05-06", "2023-05-07"] {
        accepted.decide(vectors, authority(day, end));
    }
    // Two rules for a last day off; and a calendar that does not reach.
    for (received, days) in
        [("2026-04-15", ["2026-06-15", "2026-06-16"]), ("2026-11-20", ["2027-02-01", "2027-06-01"])]
    {
        let lodge = lodged(received);
        let accepted = Case::of("petition", &[authority(received, &lodge), authority(received, ACCEPT)]);
        accepted.owed(vectors, days[0]);
        for day in days {
            accepted.decide(vectors, authority(day, end));
        }
    }
}

fn steps(vectors: &mut Vectors) {
    for received in ["2012-03-01", "2015-03-02", "2021-03-01", "2026-05-06"] {
        let lodge = lodged(received);
        let lodged = Case::of("petition", &[authority(received, &lodge)]);
        let accepted = lodged.then(&[authority(received, ACCEPT)]);
        let mediating = accepted.then(&[authority(received, MEDIATE)]);
        for deed in [
            r#"{"action":"mediate","with":{"consents":["consumer"]}}"#,
            r#"{"action":"end","with":{"ground":"no_agreement_possible"}}"#,
            r#"{"action":"end","with":{"ground":"mediation_refused"}}"#,
            r#"{"action":"end","with":{"ground":"mediation_refused","by":"consumer"}}"#,
            r#"{"action":"end","with":{"ground":"testing_not_agreed"}}"#,
            r#"{"action":"end","with":{"ground":"testing_fees_not_agreed"}}"#,
            r#"{"action":"end","with":{"ground":"bar_found","bar":"suspected_fraud"}}"#,
            r#"{"action":"withdraw","with":{}}"#,
            r#"{"action":"record_clue","with":{"clue":"标签虚假","report":"举-7"}}"#,
        ] {
            accepted.decide(vectors, authority(received, deed));
        }
        for deed in [
            r#"{"action":"suspend_recusal","with":{}}"#,
            r#"{"action":"agree","with":{"terms":"退款","waived_by":["consumer"]}}"#,
            r#"{"action":"agree","with":{"terms":"退款","performed_at_once":true}}"#,
        ] {
            mediating.decide(vectors, authority(received, deed));
        }
        let declined =
            lodged.then(&[authority(received, r#"{"action":"decline","with":{"ground":"no_proof"}}"#)]);
        let tell = r#"{"action":"tell_consumer","with":{"reason":"无凭证","ways":["settle","court"]}}"#;
        declined.decide(vectors, authority(received, tell));
        let refer = r#"{"action":"refer_operator","with":{"operator":"某某商城"}}"#;
        accepted.decide(vectors, authority(received, refer));
    }
}

fn bars(vectors: &mut Vectors) {
    for received in ["2021-03-01", "2026-05-06"] {
        let lodge = lodged(received);
        let case = Case::of("petition", &[authority(received, &lodge)]);
        for with in [
            r#""ground":"already_handled""#,
            r#""ground":"already_handled","handled_by":"other_mediator""#,
            r#""ground":"already_handled","handled_by":"association""#,
            r#""ground":"materials_false""#,
            r#""ground":"identity_unverified""#,
        ] {
            let deed = format!(r#"{{"action":"decline","with":{{{with}}}}}"#);
            case.decide(vectors, authority(received, &deed));
        }
    }
}

fn places(vectors: &mut Vectors) {
    // At a district office before 2014, and under the decree alone.
    let at_office = r#"{"action":"lodge","with":{"received":"2012-12-28","handled_at":"district_office"}}"#;
    let case = Case::of("petition", &[authority("2012-12-28", at_office), authority("2013-01-07", ACCEPT)]);
    case.owed(vectors, "2013-01-07");
    let decree = r#"{"action":"lodge","with":{"received":"2025-03-03","editions":["decree-778"]}}"#;
    let case = Case::of(
        "petition",
        &[authority("2025-03-03", decree), authority("2025-03-03", ACCEPT), authority("2025-03-03", MEDIATE)],
    );
    case.decide(vectors, authority("2025-03-03", r#"{"action":"suspend_recusal","with":{}}"#));
}

fn reports(vectors: &mut Vectors) {
    let extend = r#"{"action":"extend_check","with":{"approved_by":"局长","reason":"案情复杂"}}"#;
    let close = r#"{"action":"close","with":{"reason":"匿名举报"}}"#;
    for received in ["2007-09-28", "2012-03-01", "2022-03-01", "2026-05-06"] {
        for with in [r#""real_name":true"#, r#""real_name":false"#, r#""found_in":"诉-1""#] {
            let receive = format!(r#"{{"action":"receive","with":{{"clue":"标签虚假",{with}}}}}"#);
            let received_case = Case::of(
                "illegal_act_report",
                &[authority(received, &receive), authority(received, r#"{"action":"check","with":{}}"#)],
            );
            let extended = received_case.then(&[authority(received, extend)]);
            extended.owed(vectors, received);
            extended.decide(vectors, authority(received, extend));
            received_case.decide(vectors, authority("2026-11-30", extend));
            let open = [authority(received, r#"{"action":"open_case","with":{}}"#)];
            let decided = received_case.then(&open);
            decided.owed(vectors, received);
            decided.decide(vectors, authority(received, close));
        }
    }
}

//! Forms as views of what is known: a case's events, a station's record, an office's stations.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::Index;
use wujin_core::complaint::{Action, Agreement, Complaint, ComplaintCase, Deed, Promise, Reply, Side};
use wujin_core::edition::{Outcome, ReceptionWay};
use wujin_core::finding::Finding;
use wujin_core::form::{
    AnnexFiveForm, AnnexFourForm, AnnexOneForm, AnnexOneHead, AnnexTwoForm, Content, Entry, FieldNeed,
    FieldSet, FormText, check,
};
use wujin_core::procedure::{Actor, Case, Command, Event, Procedure, Role, RulesVersion};
use wujin_core::profile::Profile;
use wujin_core::station::{DistrictOffice, PlateEntry, Presence, SignPlate, StationRecord, summarise};

use crate::support::complaint::registration;
use crate::support::{Drivable, day, next_day, station, who_may};

type Events = Vec<Event<Complaint>>;

/// What lawfully came of an action on the next morning; nothing where it was refused.
fn step(case: &ComplaintCase, deed: Deed) -> Option<Event<Complaint>> {
    let role = who_may::<Complaint>(Complaint::action(&deed));
    let actor = Actor { role, id: Some("李某".into()) };
    let command = Command { expected: case.sequence(), at: next_day(case), actor, deed };
    case.decide(command, Profile::national()).ok()
}

/// The events of a case that tries each of these actions in turn.
fn lived(actions: &[Index]) -> Events {
    let mut case = Case::new();
    let mut events = Events::new();
    let rest = actions.iter().map(|action| *action.get(Action::ALL));
    for action in core::iter::once(Action::Register).chain(rest) {
        if let Some(event) = step(&case, Complaint::sound(action, &case, next_day(&case))) {
            case.apply(&event);
            events.push(event);
        }
    }
    events
}

fn any_life() -> impl Strategy<Value = Events> {
    prop::collection::vec(any::<Index>(), 0..40).prop_map(|actions| lived(&actions))
}

/// The names of the fields in which something stands that `is` holds of.
fn fields(head: &AnnexOneHead, is: impl Fn(Content) -> bool) -> Vec<&'static str> {
    let all = AnnexOneHead::FIELDS.iter().enumerate();
    all.filter(|(place, _)| is(head.content(*place))).map(|(_, field)| field.term.name).collect()
}

proptest! {
    #[test]
    fn annex_1_shows_what_a_case_has_come_to(events in any_life()) {
        let case = ComplaintCase::fold(&events);
        let head = AnnexOneForm::of(&events).head;
        let facts = case.facts();
        prop_assert_eq!(head.registered, facts.registered.into());
        prop_assert_eq!(head.outcome.value().copied(), case.outcome());
        prop_assert_eq!(head.performed.value(), facts.performed.as_ref());
        prop_assert_eq!(head.recourse_told.value(), facts.recourse_told.as_ref());
        prop_assert_eq!(head.perform_by.value(), facts.perform_by.as_ref());
        prop_assert_eq!(head.reply_by.value(), facts.reply_by.as_ref());
        prop_assert_eq!(head.archived.value(), facts.archived.as_ref());
    }

    // Once a matter is resolved nothing is left open on the form but what may still come.
    #[test]
    fn annex_1_tells_blank_from_not_applicable(events in any_life()) {
        let case = ComplaintCase::fold(&events);
        let head = AnnexOneForm::of(&events).head;
        let happens = |name: &&str| {
            let field = AnnexOneHead::FIELDS.iter().find(|field| field.term.name == *name).unwrap();
            field.need == FieldNeed::WhenItHappens
        };
        let mut blank: Vec<_> = fields(&head, |content| content == Content::Blank);
        blank.retain(happens);
        let mut marked = fields(&head, |content| content == Entry::<u32>::NotApplicable.content());
        marked.retain(happens);
        if case.outcome().is_some() {
            let owed: &[&str] = if case.side() == Some(Side::Promised) { &["replied", "reply"] } else { &[] };
            blank.retain(|name| !owed.contains(name) && *name != "archived");
            prop_assert!(blank.is_empty(), "{:?}", blank);
        } else {
            prop_assert!(marked.is_empty(), "{:?}", marked);
        }
        prop_assert_eq!(check(&AnnexOneForm { head }, Profile::national()), []);
    }

    #[test]
    fn annex_2_has_a_line_for_each_archived_complaint_in_order_of_time(
        mut lives in prop::collection::vec(any_life(), 0..8),
        turn in any::<Index>(),
    ) {
        let archived = |events: &Events| events.iter().any(|event| matches!(event.deed, Deed::Archive(_)));
        let mut entered: Vec<_> = lives.iter().filter(|events| archived(events)).collect();
        entered.sort_by_key(|events| events.iter().map(|event| event.at).max());
        let entered: Vec<_> = entered.into_iter().map(|events| events[0].at.day()).collect();
        let form = AnnexTwoForm::of("一号店", &lives);
        let accepted: Vec<_> = form.entries.iter().filter_map(|line| line.accepted.value().copied()).collect();
        prop_assert_eq!(accepted, entered);
        // Whatever order the cases are given in, the register is the same.
        let middle = turn.index(lives.len() + 1);
        lives.rotate_left(middle);
        prop_assert_eq!(AnnexTwoForm::of("一号店", &lives), form);
    }
}

#[test]
fn a_case_reads_like_a_form_that_was_filled_in_by_hand() {
    let mut case = ComplaintCase::new();
    let mut events = Events::new();
    let agreed = |terms: &str, by: u32| {
        let perform_by = Some(day(by).day());
        Deed::Agree(Agreement { consumer_consents: true, terms: Some(terms.to_owned()), perform_by })
    };
    let sound = |action, case: &ComplaintCase| Complaint::sound(action, case, next_day(case));
    let promise = Deed::DeferReply(Promise { by: Some(day(3).day()), agreed: true });
    let mut registered = registration();
    registered.way = Some(ReceptionWay::Telephone);
    for deed in [
        Deed::Register(Box::new(registered)),
        promise,
        sound(Action::Propose, &case),
        Deed::Reply(Reply { content: Some("正在核实".to_owned()) }),
        agreed("退货", 20),
        sound(Action::Return, &case),
        agreed("退货并\u{7}退款", 30),
        sound(Action::Approve, &case),
        sound(Action::Perform, &case),
        sound(Action::Archive, &case),
    ] {
        let event = step(&case, deed).unwrap();
        case.apply(&event);
        events.push(event);
    }
    let form = AnnexOneForm::of(&events);
    insta::assert_snapshot!(serde_json::to_string_pretty(&form).unwrap());
}

#[test]
fn numbers_in_a_register_that_stand_twice_or_run_back_are_named() {
    let archive = |entry: u32, withdrawn_on: u32| {
        let actor: Actor = Role::Staff.into();
        let deeds = [
            Deed::Register(Box::new(registration())),
            Complaint::sound(Action::Withdraw, &Case::new(), day(0)),
            Deed::Archive(wujin_core::complaint::Archiving { register_entry: Some(entry) }),
        ];
        let events = (1..).zip(deeds).map(|(sequence, deed)| Event {
            sequence,
            at: day(withdrawn_on + sequence),
            actor: actor.clone(),
            deed,
            rules: RulesVersion::CURRENT,
        });
        events.collect::<Events>()
    };
    let found = |lives: &[Events]| {
        let form = AnnexTwoForm::of("一号店", lives);
        let found = check(&form, Profile::national());
        let said = |finding: &Finding| {
            format!("{} {}", finding.code(), finding.place.as_ref().unwrap().path.as_deref().unwrap())
        };
        found.iter().map(said).collect::<Vec<_>>()
    };
    assert!(found(&[archive(2, 9), archive(1, 5)]).is_empty());
    assert_eq!(found(&[archive(1, 5), archive(1, 9)]), ["WJ-305 entries[1].entry"]);
    assert_eq!(found(&[archive(3, 5), archive(2, 9), archive(4, 12)]), ["WJ-305 entries[1].entry"]);
}

#[test]
fn annex_4_keeps_all_of_the_record_that_it_asks_for() {
    let mut record = *station::record();
    record.filled_by = Some("赵某".to_owned());
    record.set_up = Some(day(0).day());
    record.staff.push(wujin_core::station::StaffMember::default());
    record.conditions.remove(&wujin_core::edition::StationCondition::Computer);
    let form = AnnexFourForm::of(&record);
    let read = form.record();
    assert_eq!(AnnexFourForm::of(&read), form);
    // What the form does not ask is left out of it, and nothing else.
    let mut asked = StationRecord {
        sign_plate: SignPlate::default(),
        systems: BTreeMap::new(),
        management: BTreeMap::new(),
        publicity: Presence::default(),
        ..record.clone()
    };
    asked.office = DistrictOffice { id: record.office.id, ..DistrictOffice::default() };
    asked.staff.iter_mut().for_each(|member| member.on_plate = PlateEntry::default());
    asked.area_officers.iter_mut().for_each(|officer| officer.on_plate = PlateEntry::default());
    assert_eq!(read, asked);
}

#[test]
fn annex_5_lists_the_stations_of_an_office_in_their_order() {
    let named = |name: &str, set_up: u32| StationRecord {
        name: Some(name.to_owned()),
        set_up: Some(day(set_up).day()),
        ..*station::record()
    };
    let summaries = summarise(&[named("乙", 9), named("甲", 2)]);
    let form = AnnexFiveForm::of(&summaries[0]);
    let names: Vec<_> = form.stations.iter().map(|line| line.station.value().unwrap().as_str()).collect();
    assert_eq!(names, ["甲", "乙"]);
    assert_eq!(form.head.office, Entry::Filled("420102-01".parse().unwrap()));
    assert_eq!(check(&form, Profile::national()), []);
}

#[test]
fn what_cannot_be_printed_is_shown_to_be_there() {
    for (given, shown) in [("退\u{0}货", "退\u{FFFD}货"), ("一\r\n二", "一\n二"), (" 三 ", "三")] {
        assert_eq!(FormText::printed(given).unwrap().as_str(), shown);
    }
    let long = "长".repeat(FormText::LONGEST + 5);
    let cut = FormText::printed(&long).unwrap();
    assert_eq!(cut.as_str().chars().count(), FormText::LONGEST);
    assert!(cut.as_str().ends_with('…'));
    assert_eq!(cut.as_str().parse::<FormText>().as_ref(), Ok(&cut));
    assert_eq!(AnnexOneForm::of([]).head.outcome, Entry::<Outcome>::Blank);
}

//! Profiles only add: what is lawful under a province's profile is lawful under the notice alone.

use proptest::prelude::*;
use wujin_core::complaint::{Complaint, ComplaintCase, Consumer, Deed, Registration};
use wujin_core::edition::{AnnexOneField, ProblemNature, StationCondition};
use wujin_core::money::Fen;
use wujin_core::procedure::{Command, Role};
use wujin_core::profile::Profile;
use wujin_core::station::{Presence, StationRecord, assess};

use crate::support::complaint::text;
use crate::support::day;
use crate::support::station::record;

/// The fields that a profile may ask for beside those of the notice, as far as a registration here fills them.
const FIELDS: [AnnexOneField; 7] = [
    AnnexOneField::ConsumerName,
    AnnexOneField::ConsumerTelephone,
    AnnexOneField::ConsumerAddress,
    AnnexOneField::Goods,
    AnnexOneField::Request,
    AnnexOneField::Amount,
    AnnexOneField::Nature,
];

fn profile(fields: &[AnnexOneField], least_staff: u32, asks: bool) -> Profile {
    let fields: Vec<String> = fields.iter().map(|field| format!("\"{field}\"")).collect();
    let extra =
        if asks { "[[station.extra]]\nid = \"box\"\nzh = \"意见箱\"\nen = \"a box\"\n" } else { "" };
    let body = format!(
        "format = \"wujin-profile/1\"\nid = \"own\"\nversion = \"1\"\nzh = \"示例\"\nen = \"sample\"\n\
         [station]\nleast_staff = {least_staff}\n{extra}[complaint]\nrequired_fields = [{}]\n",
        fields.join(", ")
    );
    Profile::from_toml(&body).unwrap()
}

/// A form with those fields filled, and the station's name.
fn form(filled: &[AnnexOneField]) -> Registration {
    let when = |field| filled.contains(&field);
    Registration {
        station: text("示例商场消费维权服务站"),
        consumer: Consumer {
            name: text("张某").filter(|_| when(AnnexOneField::ConsumerName)),
            telephone: text("13800001234").filter(|_| when(AnnexOneField::ConsumerTelephone)),
            address: text("示例县").filter(|_| when(AnnexOneField::ConsumerAddress)),
            ..Consumer::default()
        },
        goods: text("电饭煲").filter(|_| when(AnnexOneField::Goods)),
        request: text("退货").filter(|_| when(AnnexOneField::Request)),
        amount: Some(Fen(100)).filter(|_| when(AnnexOneField::Amount)),
        nature: Some(ProblemNature::Quality).filter(|_| when(AnnexOneField::Nature)),
        ..Registration::default()
    }
}

fn registers(form: &Registration, profile: &Profile) -> bool {
    let deed = Deed::Register(Box::new(form.clone()));
    let command = Command::<Complaint> { expected: 0, at: day(0), actor: Role::Staff.into(), deed };
    ComplaintCase::new().decide(command, profile).is_ok()
}

proptest! {
    #[test]
    fn what_registers_under_a_profile_registers_under_the_notice(
        asked in prop::sample::subsequence(FIELDS.to_vec(), 0..=FIELDS.len()),
        filled in prop::sample::subsequence(FIELDS.to_vec(), 0..=FIELDS.len()),
        asks: bool,
    ) {
        let form = form(&filled);
        let (own, notice) = (registers(&form, &profile(&asked, 1, asks)), registers(&form, Profile::national()));
        prop_assert!(!own || notice);
        // And what it asks for, it asks for.
        let lacks = asked.iter().any(|field| !filled.contains(field));
        prop_assert_eq!(own, notice && !lacks);
    }

    #[test]
    fn what_meets_a_profile_meets_the_notice(
        staff in 0..4_usize, least in 1..4_u32, asks: bool, answered: bool,
        absent in prop::option::of(prop::sample::select(StationCondition::ALL)),
    ) {
        let mut station: StationRecord = *record();
        station.staff = vec![station.staff[0].clone(); staff];
        if answered && asks {
            station.extra.insert("box".to_owned(), Presence::Present);
        }
        if let Some(condition) = absent {
            station.conditions.insert(condition, Presence::Absent);
        }
        let own = assess(&station, &profile(&[], least, asks)).meets_musts();
        let notice = assess(&station, Profile::national()).meets_musts();
        prop_assert!(!own || notice);
        let meets_more = u32::try_from(staff).unwrap() >= least && (answered || !asks);
        prop_assert_eq!(own, notice && meets_more);
    }
}

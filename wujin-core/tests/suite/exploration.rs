//! Every procedure, explored exhaustively: on paper, and by driving the running machine.

use crate::support::{goes_on_under_its_profile, machine_agrees_with_table, paths_are_lawful_and_shortest};
use wujin_core::catalogue::PROCEDURES;
use wujin_core::complaint::Complaint;
use wujin_core::complaint::inquiry::Inquiry;
use wujin_core::petition::Petition;
use wujin_core::petition::report::IllegalActReport;
use wujin_core::reporting::submission::Submission;
use wujin_core::station::StationRegistration;

#[test]
fn every_property_holds_in_every_reachable_state() {
    for procedure in PROCEDURES {
        let (explored, properties) = procedure.explore();
        assert!(explored.states.len() > 1 && properties.len() >= 5);
        for (property, holds) in properties {
            assert!(holds, "{}: {}", procedure.table.name.en, property.en);
        }
    }
}

macro_rules! drives {
    ($($name:ident: $procedure:ty),+ $(,)?) => { $(
        mod $name {
            use super::*;

            #[test]
            fn the_machine_agrees_with_the_table_everywhere() {
                assert!(machine_agrees_with_table::<$procedure>() > 100);
            }

            #[test]
            fn paths_are_lawful_and_no_way_is_shorter() {
                paths_are_lawful_and_shortest::<$procedure>();
            }
        }
    )+ };
}

drives! {
    complaint: Complaint,
    inquiry: Inquiry,
    petition: Petition,
    illegal_act_report: IllegalActReport,
    station_registration: StationRegistration,
    submission: Submission,
}

#[test]
fn whatever_has_a_profile_goes_on_under_the_one_it_began_under() {
    goes_on_under_its_profile::<Complaint>();
    goes_on_under_its_profile::<Inquiry>();
    goes_on_under_its_profile::<StationRegistration>();
    goes_on_under_its_profile::<Submission>();
}

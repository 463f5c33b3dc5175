//! Sound and broken deeds of a report's submission, on the office's leg: it may go up in any
//! way.

use wujin_core::edition::OperatorKind;
use wujin_core::obligation::Party;
use wujin_core::procedure::{Case, Role};
use wujin_core::profile::Profile;
use wujin_core::reporting::submission::{
    Acceptance, Action, Correction, Deed, Drafting, Filing, Filling, Replacement, ReportFigures, Returning,
    Sending, Submission,
};
use wujin_core::reporting::{KindTable, Tally};
use wujin_core::time::{AnnualWindow, Instant, Period};

use super::Drivable;
use super::complaint::text;

fn figures() -> Box<ReportFigures> {
    let tally = Tally { accepted: 12, settled: 11, recourse_told: 1, ..Tally::EMPTY };
    let columns = KindTable::of(OperatorKind::Market, tally);
    Box::new(ReportFigures { columns, total: Some(tally), ..ReportFigures::default() })
}

fn drafting() -> Drafting {
    Drafting {
        from: Some(Party::Office),
        to: Some(Party::County),
        period: Some(Period::quarter(2012, 1).unwrap()),
        figures: Some(figures()),
        ..Drafting::default()
    }
}

impl Drivable for Submission {
    fn rules() -> &'static Profile {
        Profile::national()
    }

    /// Only the two tiers of the leg may act, whoever else may on other legs.
    fn may(action: Action, role: Role) -> bool {
        let receives = matches!(action, Action::Return | Action::Accept | Action::File);
        role == if receives { Role::County } else { Role::Office }
    }

    fn sound(action: Action, _: &Case<Self>, _: Instant) -> Deed {
        match action {
            Action::Draft => Deed::Draft(drafting()),
            Action::Fill => Deed::Fill(Filling { figures: Some(figures()) }),
            Action::SubmitInWriting => Deed::SubmitInWriting(Sending::default()),
            Action::EnterSystem => Deed::EnterSystem(Sending::default()),
            Action::Return => Deed::Return(Returning { reason: text("合计不符") }),
            Action::Correct => Deed::Correct(Correction { figures: Some(figures()) }),
            Action::Accept => Deed::Accept(Acceptance::default()),
            Action::Revise => Deed::Revise(Replacement { by: text("二"), changed: text("和解件数") }),
            Action::File => Deed::File(Filing::default()),
        }
    }

    fn broken(action: Action, _: &Case<Self>, _: Instant) -> Vec<(Deed, &'static str)> {
        let draft = |drafting| Deed::Draft(drafting);
        match action {
            Action::Draft => vec![
                (draft(Drafting { period: None, ..drafting() }), "WJ-422"),
                (
                    draft(Drafting {
                        period: Period::annual(2012, AnnualWindow::JanuaryToNovember).ok(),
                        ..drafting()
                    }),
                    "WJ-408",
                ),
                (draft(Drafting { changed: text("和解件数"), ..drafting() }), "WJ-424"),
            ],
            Action::Return => vec![(Deed::Return(Returning::default()), "WJ-423")],
            Action::Revise => vec![(Deed::Revise(Replacement::default()), "WJ-424")],
            _ => vec![],
        }
    }
}

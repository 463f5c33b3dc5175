//! The guards of the report of an illegal act.

use super::{Deed, IllegalActReport};
use crate::edition::{ReporterTelling, reporter_telling_for};
use crate::finding::PetitionMatter;
use crate::procedure::{Examination, Role, says};
use crate::vocabulary;

vocabulary! {
    /// What must hold beside stage and role.
    pub enum Guard {
        ClueStated = "clue_stated", "写明违法线索", "a clue is stated";
        PetitionNamed = "petition_named", "写明发现线索的投诉", "for a clue found while mediating, the petition is named";
        ExtensionApproved = "extension_approved", "经负责人批准延长", "the extension is approved for stated circumstances";
        ExtensionInTime = "extension_in_time", "在期限内首次延长", "the extension is the first, and comes within the limit";
        ReasonGiven = "reason_given", "说明理由", "a reason is given";
        AgencyNamed = "agency_named", "写明受移送机关", "the agency is named";
        ContentTold = "content_told", "写明告知内容", "what was told is stated";
        NobodyToTell = "nobody_to_tell", "没有应当告知的举报人", "there is no reporter who is to be told";
    }
}

pub(super) fn examine(guard: Guard, on: &mut Examination<'_, IllegalActReport>) {
    let both = &[Role::Consumer, Role::Authority];
    let authority = &[Role::Authority];
    match (guard, on.deed) {
        (Guard::ClueStated, Deed::Receive(receipt)) if !says(receipt.clue.as_ref()) => {
            on.lacks(PetitionMatter::ClueMissing {}, both);
        }
        (Guard::PetitionNamed, Deed::Receive(receipt))
            if receipt.found_in.is_some() && !says(receipt.found_in.as_ref()) =>
        {
            on.lacks(PetitionMatter::PetitionMissing {}, authority);
        }
        (Guard::ExtensionApproved, Deed::ExtendCheck(extension)) => {
            if !says(extension.approved_by.as_ref()) {
                on.lacks(PetitionMatter::ApprovalMissing {}, authority);
            }
            if !says(extension.reason.as_ref()) {
                on.lacks(PetitionMatter::ExtensionReasonMissing {}, authority);
            }
        }
        (Guard::ExtensionInTime, Deed::ExtendCheck(_)) => examine_extension(on),
        (Guard::ReasonGiven, Deed::NotOpen(not)) if !says(not.reason.as_ref()) => {
            on.lacks(PetitionMatter::NotOpenedReasonMissing {}, authority);
        }
        (Guard::AgencyNamed, Deed::Refer(referral)) if !says(referral.agency.as_ref()) => {
            on.lacks(PetitionMatter::AgencyMissing {}, authority);
        }
        (Guard::ContentTold, Deed::TellReporter(told)) if !says(told.content.as_ref()) => {
            on.lacks(PetitionMatter::ResultNotTold {}, authority);
        }
        (Guard::NobodyToTell, Deed::Close(closing)) => {
            if !says(closing.reason.as_ref()) {
                on.lacks(PetitionMatter::UntoldReasonMissing {}, authority);
            }
            examine_untold(on);
        }
        _ => {}
    }
}

/// An extension comes once, and before the limit is over.
// READING: extension-in-time
fn examine_extension(on: &mut Examination<'_, IllegalActReport>) {
    let (facts, today) = (on.case.facts(), on.at.day());
    if let Some(day) = facts.extended {
        on.lacks(PetitionMatter::ExtendedAlready { day }, &[Role::Authority]);
    }
    let Some((received, check)) = facts.received.zip(facts.check_limit()) else { return };
    let last = on.rules.calendar.due(received, check.limit, &[]).day();
    if let Some(last) = last.filter(|last| *last < today) {
        on.lacks(PetitionMatter::ExtensionLate { last, today }, &[Role::Authority]);
    }
}

/// A reporter who can be told is told, save where the rules leave it to other laws.
// READING: reporter-not-told
fn examine_untold(on: &mut Examination<'_, IllegalActReport>) {
    let facts = on.case.facts();
    let Some(received) = facts.received else { return };
    let left_to_law = matches!(reporter_telling_for(received), ReporterTelling::WhereLawAsks { .. });
    if facts.has_reporter() && !left_to_law {
        on.lacks(PetitionMatter::TellingOwed {}, &[Role::Authority]);
    }
}

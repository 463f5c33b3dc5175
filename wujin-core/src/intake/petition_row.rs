//! One petition as a row: the days of its steps.

use super::cell::{read_amount, read_day, read_word};
use super::{Headings, PetitionColumn as Column, RowReader};
use crate::edition::{DeclineGround, DisputeBody, DisputeParty, EndGround, SuspensionCause};
use crate::finding::{Finding, InputMatter};
use crate::identity::DivisionCode;
use crate::money::Fen;
use crate::time::Day;
use crate::vocabulary;

vocabulary! {
    /// How a petition's mediation ended.
    pub enum PetitionEnd {
        Agreed = "agreed", "达成协议", "agreed";
        Ended = "ended", "终止调解", "ended without agreement";
    }
}

/// What a table shows of something that it may have no column for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shown<T> {
    /// The table has no such column: nothing is known.
    NoColumn,
    /// It has, and the cell is blank.
    Blank,
    /// What stands in the cell.
    Given(T),
}

/// Grounds as earlier exports print them.
const DECLINE_GROUNDS: &[(&str, DeclineGround)] = &[
    ("超过保修期或者保质期，被诉方不再负违约责任", DeclineGround::PastWarranty),
    ("法院、仲裁机构、行政机关或者调解组织已经受理或者处理", DeclineGround::AlreadyHandled),
    ("材料缺失或者不实", DeclineGround::MaterialsMissing),
    ("冒用他人身份或者不提供真实身份", DeclineGround::IdentityWithheld),
];
const END_GROUNDS: &[(&str, EndGround)] = &[
    ("对检测鉴定机构或者费用协商不成", EndGround::TestingNotAgreed),
    ("一方明确表示无法达成协议", EndGround::NoAgreementPossible),
];
const CAUSES: &[(&str, SuspensionCause)] = &[
    ("检测", SuspensionCause::Testing),
    ("鉴定", SuspensionCause::Testing),
    ("回避", SuspensionCause::Recusal),
];
const PARTIES: &[(&str, DisputeParty)] =
    &[("投诉人", DisputeParty::Consumer), ("被投诉人", DisputeParty::Operator)];

/// A petition and the days on which its steps were taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PetitionRow {
    /// The number of the petition.
    pub petition: Box<str>,
    /// The division code of the authority that received it.
    pub division: DivisionCode,
    /// The complaint it came from.
    pub case: Option<Box<str>>,
    /// When it was received.
    pub received: Day,
    /// When it was accepted.
    pub accepted: Option<Day>,
    /// When it was declined.
    pub declined: Option<Day>,
    /// On which ground.
    pub decline_ground: Option<DeclineGround>,
    /// When the mediation ended.
    pub ended: Option<Day>,
    /// How.
    pub result: Option<PetitionEnd>,
    /// On which ground, where it ended without an agreement.
    pub end_ground: Option<EndGround>,
    /// When both sides were told.
    pub told: Option<Day>,
    /// Since when the mediation was interrupted.
    pub suspended_from: Option<Day>,
    /// When it went on.
    pub resumed: Option<Day>,
    /// Why it was interrupted; for testing where the row does not say.
    pub suspension_cause: Option<SuspensionCause>,
    /// Whether the table has a column for telling of the acceptance, and the day that stands in it.
    pub acceptance_told: Shown<Day>,
    /// Who else has accepted or handled the dispute.
    pub handled_by: Option<DisputeBody>,
    /// Who refused mediation.
    pub refused_by: Option<DisputeParty>,
    /// Amount in dispute.
    pub amount: Option<Fen>,
}

impl PetitionRow {
    /// Reads a row, or says everything that is wrong with it.
    pub fn read(headings: &Headings, cells: &[&str]) -> Result<Self, Vec<Finding>> {
        let mut row = RowReader::new(headings, cells);
        let petition: Option<Box<str>> = row.needed(Column::Petition).map(Into::into);
        let division = row.required(Column::Division, str::parse::<DivisionCode>);
        let received = row.required(Column::Received, read_day);
        let case = row.text(Column::Case).map(Into::into);
        let accepted = row.optional(Column::Accepted, read_day);
        let declined = row.optional(Column::Declined, read_day);
        let decline_ground = row.optional(Column::DeclineGround, |text| read_word(text, DECLINE_GROUNDS));
        let end_ground = row.optional(Column::EndGround, |text| read_word(text, END_GROUNDS));
        let ended = row.optional(Column::Ended, read_day);
        let result = row.optional(Column::Result, |text| read_word(text, &[]));
        let told = row.optional(Column::Told, read_day);
        let suspended_from = row.optional(Column::SuspendedFrom, read_day);
        let resumed = row.optional(Column::Resumed, read_day);
        let amount = row.optional(Column::Amount, read_amount);
        let suspension_cause = row.optional(Column::SuspensionCause, |text| read_word(text, CAUSES));
        let told_of_acceptance = row.optional(Column::AcceptanceTold, read_day);
        let acceptance_told = match told_of_acceptance {
            Some(day) => Shown::Given(day),
            None if headings.cell(Column::AcceptanceTold).is_some() => Shown::Blank,
            None => Shown::NoColumn,
        };
        let handled_by = row.optional(Column::HandledBy, |text| read_word(text, &[]));
        let refused_by = row.optional(Column::By, |text| read_word(text, PARTIES));
        // A step that rests on one without a day would otherwise be left out without a word.
        let blank = |row: &RowReader<'_>, column| row.text(column).is_none();
        let any = |row: &RowReader<'_>, columns: &[Column]| columns.iter().any(|later| !blank(row, *later));
        let end = [Column::Result, Column::EndGround];
        let course = [Column::Ended, Column::SuspendedFrom, Column::Resumed];
        for (column, lacking) in [
            (
                Column::Accepted,
                blank(&row, Column::Accepted)
                    && blank(&row, Column::Declined)
                    && (any(&row, &end) || any(&row, &course)),
            ),
            (Column::Ended, blank(&row, Column::Ended) && any(&row, &end)),
            (Column::Declined, blank(&row, Column::Declined) && any(&row, &[Column::DeclineGround])),
        ] {
            if lacking {
                let heading = headings.title(column).to_owned();
                row.refuse(column, InputMatter::CellEmpty { heading });
            }
        }
        let read = match (petition, division, received) {
            (Some(petition), Some(division), Some(received)) => Some(Self {
                petition,
                division,
                case,
                received,
                accepted,
                declined,
                decline_ground,
                ended,
                result,
                end_ground,
                told,
                suspended_from,
                resumed,
                suspension_cause,
                acceptance_told,
                handled_by,
                refused_by,
                amount,
            }),
            _ => None,
        };
        row.finish(read)
    }
}

//! One event of a complaint as a row.

use super::cell::{read_count, read_day, read_instant, read_word, read_yes_no};
use super::row::parts;
use super::{EventColumn as Column, Headings, RowReader};
use crate::complaint::{
    Action, Agreement, Approval, Archiving, Breach, Complaint, Deed, Failure, FoundationKind, Guidance,
    OpinionFoundation, Performance, Promise, Proposal, RecourseTold, Reply, Return, Withdrawal,
};
use crate::edition::{GuidanceWay, RecourseChannel};
use crate::finding::{Finding, InputMatter};
use crate::procedure::{Actor, Event, Role, RulesVersion};

/// An event after the registration, and the case it belongs to.
#[derive(Clone, PartialEq, Debug)]
pub struct EventRow {
    /// The number of the case.
    pub case: Box<str>,
    /// What happened; the registration is event 1, so that rows begin at 2.
    pub event: Event<Complaint>,
}

const ACTIONS: &[(&str, Action)] = &[
    ("处理", Action::Propose),
    ("和解", Action::Agree),
    ("同意", Action::Approve),
    ("退回", Action::Return),
    ("未和解", Action::Fail),
    ("约定答复", Action::DeferReply),
    ("答复", Action::Reply),
];
const ROLES: &[(&str, Role)] = &[("领导", Role::Leader), ("监管执法人员", Role::Officer)];
const CHANNELS: &[(&str, RecourseChannel)] = &[
    ("申诉", RecourseChannel::Petition),
    ("消协调解", RecourseChannel::Association),
    ("仲裁", RecourseChannel::Arbitration),
    ("诉讼", RecourseChannel::Court),
];

impl EventRow {
    /// Reads a row, or says everything that is wrong with it. A particular that is left blank is no
    /// fault of the row: deciding says what an action lacks.
    pub fn read(headings: &Headings, cells: &[&str]) -> Result<Self, Vec<Finding>> {
        let mut row = RowReader::new(headings, cells);
        let case: Option<Box<str>> = row.needed(Column::Case).map(Into::into);
        let sequence = row.required(Column::Sequence, |text| {
            let form = || InputMatter::CountForm { given: text.to_owned() };
            read_count(text).and_then(|count| if count == 0 { Err(form()) } else { Ok(count) })
        });
        let at = row.required(Column::At, read_instant);
        let role = row.required(Column::Role, |text| read_word(text, ROLES));
        let actor = row.text(Column::Actor).map(Into::into);
        let deed = row.required(Column::Action, |text| read_word(text, ACTIONS));
        let deed = deed.map(|action| deed_of(action, &mut row));
        let read = match (case, sequence, at, role, deed) {
            (Some(case), Some(sequence), Some(at), Some(role), Some(deed)) => {
                let (actor, rules) = (Actor { role, id: actor }, RulesVersion::CURRENT);
                Some(Self { case, event: Event { sequence, at, actor, deed, rules } })
            }
            _ => None,
        };
        row.finish(read)
    }

    /// The case and the number that a row names, as far as they can be read: what is known of a row
    /// that could not be taken.
    #[must_use]
    pub fn identify<'a>(headings: &Headings, cells: &[&'a str]) -> Option<(&'a str, Option<u32>)> {
        if cells.len() != headings.cells() {
            return None;
        }
        let case = cells.get(headings.cell(Column::Case)?)?.trim();
        let sequence = headings.cell(Column::Sequence).and_then(|place| cells.get(place));
        let sequence = sequence.and_then(|text| read_count(text.trim()).ok());
        (!case.is_empty()).then_some((case, sequence))
    }
}

/// The deed of a row. Every column that the action does not use is left unread.
fn deed_of(action: Action, row: &mut RowReader<'_>) -> Deed {
    let content = row.owned(Column::Content);
    match action {
        Action::Register => Deed::Register(Box::default()),
        Action::Propose => Deed::Propose(Proposal {
            opinion: content,
            foundations: row.text(Column::Foundation).map(foundations).unwrap_or_default(),
        }),
        Action::Agree => Deed::Agree(Agreement {
            consumer_consents: row.optional(Column::Agreed, read_yes_no).unwrap_or(false),
            terms: content,
            perform_by: row.optional(Column::Day, read_day),
        }),
        Action::Approve => Deed::Approve(Approval { remark: content }),
        Action::Return => Deed::Return(Return { reason: content }),
        Action::Perform => Deed::Perform(Performance { done: content }),
        Action::Breach => Deed::Breach(Breach { refusal: content }),
        Action::Fail => Deed::Fail(Failure { reason: content }),
        Action::InformRecourse => Deed::InformRecourse(RecourseTold { channels: channels(row) }),
        Action::DeferReply => Deed::DeferReply(Promise {
            by: row.optional(Column::Day, read_day),
            agreed: row.optional(Column::Agreed, read_yes_no).unwrap_or(false),
        }),
        Action::Reply => Deed::Reply(Reply { content }),
        Action::Guide => Deed::Guide(Guidance {
            way: row.optional(Column::Way, |text| read_word::<GuidanceWay>(text, &[])),
            remark: content,
        }),
        Action::Withdraw => Deed::Withdraw(Withdrawal { reason: content }),
        Action::Archive => {
            Deed::Archive(Archiving { register_entry: row.optional(Column::Entry, read_count) })
        }
    }
}

/// What an opinion is founded on: parts that begin with 承诺 name a commitment, the rest a law.
fn foundations(text: &str) -> Vec<OpinionFoundation> {
    parts(text)
        .map(|part| match part.strip_prefix("承诺：").or_else(|| part.strip_prefix("承诺:")) {
            Some(name) => OpinionFoundation { kind: FoundationKind::Commitment, name: name.to_owned() },
            None => OpinionFoundation { kind: FoundationKind::Law, name: part.to_owned() },
        })
        .collect()
}

fn channels(row: &mut RowReader<'_>) -> Vec<RecourseChannel> {
    let Some(text) = row.text(Column::Way) else { return Vec::new() };
    let mut channels = Vec::new();
    for part in parts(text) {
        match read_word(part, CHANNELS) {
            Ok(channel) => channels.push(channel),
            Err(matter) => row.refuse(Column::Way, matter),
        }
    }
    channels
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::SourceTable;

    const TITLES: &[&str] = &[
        "投诉编号",
        "序号",
        "办理时间",
        "办理事项",
        "办理人身份",
        "内容",
        "依据",
        "消费者同意",
        "约定日期",
        "方式",
        "登记簿序号",
    ];

    fn read(cells: [&str; 11]) -> Result<EventRow, Vec<&'static str>> {
        let (headings, findings) = Headings::map(SourceTable::Events, TITLES);
        assert!(findings.is_empty() && headings.is_usable());
        EventRow::read(&headings, &cells).map_err(|findings| findings.iter().map(Finding::code).collect())
    }

    #[test]
    fn an_opinion_has_its_foundations() {
        let row = read([
            "1",
            "2",
            "2011-3-5 9:00",
            "提出处理意见",
            "工作人员",
            "退货",
            "消费者权益保护法第23条；承诺：七日退货",
            "",
            "",
            "",
            "",
        ]);
        let Ok(EventRow { event: Event { deed: Deed::Propose(proposal), .. }, .. }) = row else { panic!() };
        let kinds: Vec<_> = proposal.foundations.iter().map(|foundation| foundation.kind).collect();
        assert_eq!(kinds, [FoundationKind::Law, FoundationKind::Commitment]);
        assert_eq!(proposal.foundations[1].name, "七日退货");
    }

    #[test]
    fn all_faults_of_a_row_are_named_at_once() {
        let row =
            ["", "２", "2011-02-30 09:00", "初步和解", "职员", "退款", "", "愿意", "2011-04-31", "", ""];
        assert_eq!(read(row), Err(vec!["WJ-910", "WJ-913", "WJ-912", "WJ-919", "WJ-920", "WJ-912"]));
    }

    #[test]
    fn an_unknown_action_is_named_and_the_row_still_identified() {
        let cells = ["7", "3", "2011-03-05 09:00", "批示", "单位领导", "", "", "", "", "", ""];
        assert_eq!(read(cells), Err(vec!["WJ-919"]));
        let (headings, _) = Headings::map(SourceTable::Events, TITLES);
        assert_eq!(EventRow::identify(&headings, &cells), Some(("7", Some(3))));
    }

    #[test]
    fn a_short_row_is_not_read_cell_by_cell() {
        let (headings, _) = Headings::map(SourceTable::Events, TITLES);
        let findings = EventRow::read(&headings, &["7", "3"]).unwrap_err();
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].code(), "WJ-906");
        assert_eq!(EventRow::identify(&headings, &["7", "3"]), None);
    }

    #[test]
    fn every_action_is_read() {
        for action in Action::ALL {
            let zh = action.term().zh;
            let way = match action {
                Action::InformRecourse => "申诉、仲裁",
                Action::Guide => "三方通话",
                _ => "",
            };
            let row = read([
                "7",
                "3",
                "2011-03-05 09:00",
                zh,
                "工作人员",
                "内容",
                "",
                "是",
                "2011-03-09",
                way,
                "4",
            ]);
            assert_eq!(row.unwrap().event.deed.action(), *action);
        }
    }
}

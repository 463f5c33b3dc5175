//! Sound and broken deeds of a complaint.

use wujin_core::complaint::{
    Action, Agreement, Approval, Archiving, Breach, Complaint, Consumer, Deed, Failure, FoundationKind,
    Guidance, OpinionFoundation, Performance, Promise, Proposal, RecourseTold, Registration, Reply, Return,
    Withdrawal,
};
use wujin_core::edition::{GuidanceWay, RecourseChannel};
use wujin_core::procedure::Case;
use wujin_core::profile::Profile;
use wujin_core::time::Instant;

use super::Drivable;

#[expect(clippy::unnecessary_wraps, reason = "the particulars are optional")]
pub(crate) fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

pub(crate) fn registration() -> Registration {
    Registration {
        station: text("示例商场消费维权服务站"),
        consumer: Consumer { name: text("张某"), telephone: text("13800001234"), ..Consumer::default() },
        goods: text("电饭煲"),
        request: text("使用三天后不能加热，要求退货"),
        ..Registration::default()
    }
}

fn law() -> OpinionFoundation {
    OpinionFoundation { kind: FoundationKind::Law, name: "消费者权益保护法第四十条".to_owned() }
}

impl Drivable for Complaint {
    fn rules() -> &'static Profile {
        Profile::national()
    }

    fn sound(action: Action, _: &Case<Self>, at: Instant) -> Deed {
        let today = at.day();
        match action {
            Action::Register => Deed::Register(Box::new(registration())),
            Action::Propose => Deed::Propose(Proposal { opinion: text("退货"), foundations: vec![law()] }),
            Action::Agree => Deed::Agree(Agreement {
                consumer_consents: true,
                terms: text("退款"),
                perform_by: Some(today),
            }),
            Action::Approve => Deed::Approve(Approval::default()),
            Action::Return => Deed::Return(Return { reason: text("协议缺履行方式") }),
            Action::Perform => Deed::Perform(Performance { done: text("已退款") }),
            Action::Breach => Deed::Breach(Breach { refusal: text("经营者拒绝退款") }),
            Action::Fail => Deed::Fail(Failure { reason: text("双方差距过大") }),
            Action::InformRecourse => Deed::InformRecourse(RecourseTold {
                channels: vec![RecourseChannel::Petition, RecourseChannel::Court],
            }),
            Action::DeferReply => Deed::DeferReply(Promise { by: Some(today), agreed: true }),
            Action::Reply => Deed::Reply(Reply { content: text("同意退货") }),
            Action::Guide => Deed::Guide(Guidance { way: Some(GuidanceWay::ThreeWayCall), remark: None }),
            Action::Withdraw => Deed::Withdraw(Withdrawal::default()),
            Action::Archive => Deed::Archive(Archiving { register_entry: Some(1) }),
        }
    }

    fn broken(action: Action, case: &Case<Self>, at: Instant) -> Vec<(Deed, &'static str)> {
        let yesterday = Some(at.day().previous());
        let agreement =
            Agreement { consumer_consents: true, terms: text("退款"), perform_by: Some(at.day()) };
        match action {
            Action::Register => {
                vec![(
                    Deed::Register(Box::new(Registration { goods: text("  "), ..registration() })),
                    "WJ-301",
                )]
            }
            Action::Propose => vec![
                (Deed::Propose(Proposal { opinion: None, foundations: vec![law()] }), "WJ-211"),
                (Deed::Propose(Proposal { opinion: text("退货"), foundations: vec![] }), "WJ-212"),
            ],
            Action::Agree => vec![
                (Deed::Agree(Agreement { consumer_consents: false, ..agreement.clone() }), "WJ-213"),
                (Deed::Agree(Agreement { terms: None, ..agreement.clone() }), "WJ-214"),
                (Deed::Agree(Agreement { perform_by: None, ..agreement.clone() }), "WJ-215"),
                (Deed::Agree(Agreement { perform_by: yesterday, ..agreement }), "WJ-216"),
            ],
            Action::Return => vec![(Deed::Return(Return::default()), "WJ-217")],
            Action::Perform => vec![(Deed::Perform(Performance::default()), "WJ-218")],
            Action::Breach => match case.facts().perform_by {
                None => vec![(Deed::Breach(Breach::default()), "WJ-220")],
                Some(by) if at.day() <= by => vec![(Deed::Breach(Breach::default()), "WJ-219")],
                Some(_) => vec![],
            },
            Action::Fail => vec![(Deed::Fail(Failure::default()), "WJ-217")],
            Action::InformRecourse => {
                vec![(
                    Deed::InformRecourse(RecourseTold { channels: vec![RecourseChannel::Court] }),
                    "WJ-221",
                )]
            }
            Action::DeferReply => vec![
                (Deed::DeferReply(Promise { by: Some(at.day()), agreed: false }), "WJ-222"),
                (Deed::DeferReply(Promise { by: None, agreed: true }), "WJ-223"),
                (Deed::DeferReply(Promise { by: yesterday, agreed: true }), "WJ-224"),
            ],
            Action::Guide => vec![(Deed::Guide(Guidance::default()), "WJ-225")],
            Action::Archive => vec![(Deed::Archive(Archiving::default()), "WJ-226")],
            Action::Approve | Action::Reply | Action::Withdraw => vec![],
        }
    }
}

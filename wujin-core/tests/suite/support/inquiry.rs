//! Sound and broken deeds of an inquiry.

use wujin_core::complaint::Promise;
use wujin_core::complaint::inquiry::{Action, Answer, Closing, Conversion, Deed, Inquiry, Question};
use wujin_core::procedure::Case;
use wujin_core::profile::Profile;
use wujin_core::time::Instant;

use super::Drivable;

impl Drivable for Inquiry {
    fn rules() -> &'static Profile {
        Profile::national()
    }

    fn sound(action: Action, _: &Case<Self>, at: Instant) -> Deed {
        match action {
            Action::Receive => Deed::Receive(Question {
                question: Some("七日无理由退货如何办理".to_owned()),
                profile: None,
            }),
            Action::DeferReply => Deed::DeferReply(Promise { by: Some(at.day()), agreed: true }),
            Action::Answer => {
                Deed::Answer(Answer { answer: Some("凭购物凭证到服务台办理".to_owned()) })
            }
            Action::Close => Deed::Close(Closing::default()),
            Action::BecomeComplaint => {
                Deed::BecomeComplaint(Conversion { complaint: Some("2012-0001".to_owned()) })
            }
        }
    }

    fn broken(action: Action, _: &Case<Self>, at: Instant) -> Vec<(Deed, &'static str)> {
        let promise = Promise { by: Some(at.day()), agreed: true };
        match action {
            Action::Receive => vec![(Deed::Receive(Question::default()), "WJ-231")],
            Action::DeferReply => vec![
                (Deed::DeferReply(Promise { agreed: false, ..promise.clone() }), "WJ-222"),
                (Deed::DeferReply(Promise { by: None, ..promise.clone() }), "WJ-223"),
                (Deed::DeferReply(Promise { by: Some(at.day().previous()), ..promise }), "WJ-224"),
            ],
            Action::Answer => vec![(Deed::Answer(Answer::default()), "WJ-232")],
            Action::Close => vec![],
            Action::BecomeComplaint => vec![(Deed::BecomeComplaint(Conversion::default()), "WJ-233")],
        }
    }
}

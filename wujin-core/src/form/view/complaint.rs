//! Annex 1 as a view of a complaint's events (3.2.1/2, 3.2.2 to 3.2.5, A1).

use super::printed;
use crate::complaint::{Complaint, Deed, OpinionFoundation, Registration, Side};
use crate::edition::ReceptionWay;
use crate::form::{AnnexOneForm, AnnexOneHead, Content, Entry, FieldNeed, FieldSet, FormText};
use crate::procedure::{Case, Event};
use crate::time::Day;

impl AnnexOneForm {
    /// The form as a complaint's events leave it.
    ///
    /// What was said several times stands line by line in order of time, each line with its day; a day
    /// is that of the last time. What has not happened is blank, and what can no longer happen does not
    /// apply. Guidance by an officer has no place on the form.
    ///
    /// ```
    /// use wujin_core::complaint::{Complaint, Deed, Withdrawal};
    /// use wujin_core::edition::Outcome;
    /// use wujin_core::form::{AnnexOneForm, Entry};
    /// use wujin_core::procedure::{Event, Role, RulesVersion};
    /// let event = |sequence, at: &str, deed| {
    ///     Ok::<_, Box<dyn std::error::Error>>(Event::<Complaint> {
    ///         sequence, at: at.parse()?, actor: Role::Staff.into(), deed, rules: RulesVersion::CURRENT,
    ///     })
    /// };
    /// let events = [
    ///     event(1, "2012-03-01T09:00:00+08:00", Deed::Register(Box::default()))?,
    ///     event(2, "2012-03-02T09:00:00+08:00", Deed::Withdraw(Withdrawal::default()))?,
    /// ];
    /// let form = AnnexOneForm::of(&events);
    /// assert_eq!(form.head.outcome, Entry::Filled(Outcome::Withdrawn));
    /// assert_eq!(form.head.performed, Entry::NotApplicable);
    /// assert_eq!(form.head.archived, Entry::Blank);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    // READING: annex-1-in-order
    #[must_use]
    pub fn of<'a>(events: impl IntoIterator<Item = &'a Event<Complaint>>) -> Self {
        let mut view = View::default();
        let mut case = Case::new();
        for event in events {
            view.take(event);
            case.apply(event);
        }
        Self { head: view.finish(&case) }
    }
}

#[derive(Default)]
struct View {
    head: AnnexOneHead,
    opinion: Said,
    foundation: Said,
    reply: Said,
    terms: Said,
    review: Said,
    performance: Said,
}

/// What was said of one thing, in order of time.
#[derive(Default)]
struct Said(Vec<(Day, String)>);

impl Said {
    fn say(&mut self, day: Day, text: impl Into<Option<String>>) {
        self.0.extend(text.into().map(|text| (day, text)));
    }

    fn entry(self) -> Entry<FormText> {
        let text = match self.0.as_slice() {
            [(_, only)] => only.clone(),
            several => {
                let lines: Vec<_> = several.iter().map(|(day, text)| format!("{day} {text}")).collect();
                lines.join("\n")
            }
        };
        printed(Some(&text))
    }
}

/// A word of the form, and what was said with it.
fn with(word: &str, said: Option<&String>) -> String {
    let said = said.map(|said| said.trim()).filter(|said| !said.is_empty() && *said != word);
    said.map_or_else(|| word.to_owned(), |said| format!("{word}：{said}"))
}

fn founded_on(foundations: &[OpinionFoundation]) -> Option<String> {
    let one = |foundation: &OpinionFoundation| format!("{}：{}", foundation.kind.term().zh, foundation.name);
    let all: Vec<_> = foundations.iter().map(one).collect();
    (!all.is_empty()).then(|| all.join("；"))
}

impl View {
    fn take(&mut self, event: &Event<Complaint>) {
        let day = event.at.day();
        let on = Entry::Filled(day);
        let head = &mut self.head;
        let who = || printed(event.actor.id.as_deref());
        match &event.deed {
            Deed::Register(registration) => {
                self.register(registration);
                self.head.registered = on;
                self.head.handler = who();
            }
            Deed::Propose(proposal) => {
                self.opinion.say(day, proposal.opinion.clone());
                self.foundation.say(day, founded_on(&proposal.foundations));
            }
            Deed::Agree(agreement) => {
                self.terms.say(day, agreement.terms.clone());
                head.perform_by = agreement.perform_by.into();
            }
            Deed::Approve(approval) => {
                self.review.say(day, with("同意", approval.remark.as_ref()));
                (head.reviewer, head.reviewed) = (who(), on);
            }
            Deed::Return(returned) => {
                self.review.say(day, with("退回", returned.reason.as_ref()));
                (head.reviewer, head.reviewed) = (who(), on);
            }
            Deed::Perform(performance) => {
                self.performance.say(day, performance.done.clone());
                head.performed = on;
            }
            Deed::Breach(breach) => self.performance.say(day, with("未按约履行", breach.refusal.as_ref())),
            Deed::Fail(failure) => self.terms.say(day, with("和解不成", failure.reason.as_ref())),
            Deed::InformRecourse(_) => head.recourse_told = on,
            Deed::DeferReply(promise) => head.reply_by = promise.by.into(),
            Deed::Reply(reply) => {
                self.reply.say(day, reply.content.clone());
                head.replied = on;
            }
            Deed::Guide(_) => {}
            Deed::Withdraw(withdrawal) => self.terms.say(day, with("撤回", withdrawal.reason.as_ref())),
            Deed::Archive(_) => head.archived = on,
        }
    }

    fn register(&mut self, registration: &Registration) {
        let Registration { consumer, way, .. } = registration;
        // A form that was not filled in before the consumer asks for no signature.
        let is_remote =
            matches!(way, Some(ReceptionWay::Telephone | ReceptionWay::Letter | ReceptionWay::Network));
        self.head = AnnexOneHead {
            number: printed(registration.number.as_deref()),
            station: printed(registration.station.as_deref()),
            way: (*way).into(),
            consumer_name: printed(consumer.name.as_deref()),
            consumer_sex: printed(consumer.sex.as_deref()),
            consumer_age: consumer.age.map(u32::from).into(),
            consumer_address: printed(consumer.address.as_deref()),
            consumer_telephone: printed(consumer.telephone.as_deref()),
            goods: printed(registration.goods.as_deref()),
            purchase_day: registration.purchase_day.into(),
            amount: registration.amount.into(),
            nature: registration.nature.into(),
            request: printed(registration.request.as_deref()),
            evidence: printed(registration.evidence.as_deref()),
            consumer_signature: if is_remote { Entry::NotApplicable } else { Entry::Blank },
            ..AnnexOneHead::default()
        };
    }

    fn finish(self, case: &Case<Complaint>) -> AnnexOneHead {
        let Self { mut head, opinion, foundation, reply, terms, review, performance } = self;
        head.opinion = opinion.entry();
        head.foundation = foundation.entry();
        head.reply = reply.entry();
        head.terms = terms.entry();
        head.review = review.entry();
        head.performance = performance.entry();
        if let Some(outcome) = case.outcome() {
            head.outcome = Entry::Filled(outcome);
            close(&mut head, case.side() == Some(Side::Promised));
        }
        head
    }
}

/// Marks what can no longer happen once a matter is resolved.
fn close(head: &mut AnnexOneHead, owes_an_answer: bool) {
    let may_come = |name: &str| match name {
        "archived" => true,
        "replied" | "reply" => owes_an_answer,
        _ => false,
    };
    let mark: Content = Entry::<Day>::NotApplicable.content();
    for (place, field) in AnnexOneHead::FIELDS.iter().enumerate() {
        let is_open = field.need == FieldNeed::WhenItHappens && !may_come(field.term.name);
        if is_open && head.content(place) == Content::Blank {
            // A mark is read into every field.
            let _ = head.put(place, &mark);
        }
    }
}

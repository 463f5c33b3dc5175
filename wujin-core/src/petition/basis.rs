//! What a deed rests on under the editions that its case is pinned to.

use super::{Deed, Facts};
use crate::edition::{EndGround, RuleEdition, Statement, SuspensionCause, clue_limit_for};
use crate::provision::Citation;

/// The articles of the pinned editions that a deed rests on, in the order of the editions; beside
/// what its row cites. Empty where the editions say nothing of it.
///
/// ```
/// use wujin_core::edition::{DeclineGround, RuleEditionId};
/// use wujin_core::petition::{Declining, Deed, Facts, basis};
/// let facts = Facts { editions: vec![RuleEditionId::Order20], ..Facts::default() };
/// let ground = Some(DeclineGround::TimeBarred);
/// let decline = Deed::Decline(Declining { ground, ..Declining::default() });
/// let articles: Vec<_> = basis(&facts, &decline).iter().map(|cited| cited.as_str()).collect();
/// assert_eq!(articles, ["order-20:14", "law-2013:46", "order-20:15(4)"]);
/// ```
#[must_use]
pub fn basis(facts: &Facts, deed: &Deed) -> Vec<Citation> {
    let mut articles: Vec<Citation> = Vec::new();
    for edition in facts.pinned() {
        for article in of_edition(edition, facts, deed).into_iter().flatten() {
            if !articles.contains(article) {
                articles.push(*article);
            }
        }
    }
    articles
}

fn of_edition(edition: &RuleEdition, facts: &Facts, deed: &Deed) -> [&'static [Citation]; 2] {
    let stop = |cause: SuspensionCause| edition.stops_for(cause).map_or(&[][..], |rule| rule.citations);
    let left_out = |cause: SuspensionCause| edition.leaves_out(cause).map_or(&[][..], |rule| rule.citations);
    let end = |ground: EndGround| edition.ends_on(ground).map_or(&[][..], |rule| rule.citations);
    let says = |statement: Option<Statement>| statement.map_or(&[][..], |statement| statement.citations);
    match deed {
        Deed::Decline(declining) => {
            let rule = declining.ground.and_then(|ground| edition.declines_on(ground));
            [edition.accept.citations, rule.map_or(&[], |rule| rule.citations)]
        }
        Deed::Accept(_) => [edition.accept.citations, &[]],
        Deed::TellAcceptance(_) => [says(edition.accept_told), &[]],
        Deed::TellConsumer(_) => [says(edition.decline_reason), says(edition.decline_ways)],
        Deed::Mediate(_) => [says(edition.consent), &[]],
        Deed::SuspendRecusal(_) => [stop(SuspensionCause::Recusal), &[]],
        Deed::Resume(_) if facts.is_suspended_for(SuspensionCause::Recusal) => {
            [stop(SuspensionCause::Recusal), &[]]
        }
        Deed::SuspendTesting(_) | Deed::Resume(_) => [left_out(SuspensionCause::Testing), &[]],
        Deed::Agree(_) => [says(edition.written_agreement), &[]],
        Deed::End(ending) => {
            let bar = ending.bar.and_then(|bar| edition.finds_later(bar));
            [ending.ground.map_or(&[], end), bar.map_or(&[], |rule| rule.citations)]
        }
        Deed::Withdraw(_) if facts.accepted.is_some() => [end(EndGround::Withdrawn), &[]],
        Deed::RecordClue(_) => {
            let own = clue_limit_for(edition.from).filter(|limit| {
                limit
                    .citations
                    .iter()
                    .any(|cited| cited.article().is_some_and(|(from, _)| from.id == edition.id.name()))
            });
            [own.map_or(&[], |limit| limit.citations), &[]]
        }
        Deed::TellParties(_) => [edition.tell.map_or(&[], |limit| limit.citations), &[]],
        Deed::Lodge(_) | Deed::ReferOperator(_) | Deed::AnswerOperator(_) | Deed::Withdraw(_) => [&[], &[]],
    }
}

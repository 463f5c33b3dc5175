//! The figures that a tally holds, by name.

use crate::vocabulary;

vocabulary! {
    /// The figures of a tally, in the order of the forms.
    pub enum Figure {
        Stations = "stations", "站数", "number of stations";
        Inquiries = "inquiries", "受理咨询件数", "inquiries answered";
        Accepted = "accepted", "受理投诉件数", "complaints accepted";
        Settled = "settled", "和解件数", "complaints settled";
        RecourseTold = "recourse_told", "未和解（已告知申诉）件数", "complaints not settled, recourse told";
        Withdrawn = "withdrawn", "撤回件数", "complaints withdrawn";
        Open = "open", "期末未办结件数", "complaints open at the end of the period";
        Amount = "amount", "争议金额", "amount in dispute";
        Staff = "staff", "工作人员数", "number of staff";
        Recovered = "recovered", "挽回金额", "amount recovered";
    }
}

impl Figure {
    /// Whether it is what stands at the end of the period, and not what happened during it.
    ///
    /// What stands is added over places and never over time.
    #[must_use]
    pub const fn is_standing(self) -> bool {
        matches!(self, Self::Stations | Self::Open | Self::Staff)
    }

    /// Whether a form may leave it out.
    #[must_use]
    pub const fn is_optional(self) -> bool {
        matches!(self, Self::Staff | Self::Recovered)
    }

    /// Whether it is an amount of money, in fen.
    #[must_use]
    pub const fn is_money(self) -> bool {
        matches!(self, Self::Amount | Self::Recovered)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reporting::Tally;

    #[test]
    fn what_may_be_left_out_is_unknown_where_nobody_reports_it() {
        for figure in Figure::ALL {
            assert_eq!(Tally::EMPTY.figure(*figure).is_none(), figure.is_optional(), "{figure:?}");
        }
    }

    #[test]
    fn amounts_are_money_and_counts_are_not() {
        for figure in Figure::ALL {
            assert_eq!(figure.is_money(), figure.term().zh.ends_with("金额"), "{figure:?}");
        }
    }
}

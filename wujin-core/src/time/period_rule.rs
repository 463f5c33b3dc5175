//! How a period ends that would end on a day off: two rules stand beside each other since 2026-04-15.

use crate::vocabulary;

vocabulary! {
    /// How a period in calendar days that would end on a day off is moved.
    pub enum PeriodRule {
        CivilCode = "civil_code", "末日为法定休假日的顺延至休假日结束的次日（含周末）", "a last day on any rest day, weekends with them, moves to the next working day";
        Order121 = "order_121", "末日为法定节假日的顺延至节假日后第一日（不含通常周末）", "a last day on a public holiday moves to the first day after it; an ordinary weekend does not move it";
    }
}

//! What is said of each case: a verdict, and the first thing wrong with it.

use super::Violation;
use crate::vocabulary;

vocabulary! {
    /// Whether a case followed the five steps.
    pub enum Verdict {
        Conforms = "conforms", "依程序归档", "archived lawfully";
        Open = "open", "办理中", "lawful so far, and not archived";
        Violates = "violates", "违反程序", "something is not as the procedure has it";
    }
}

/// What was found of each case.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Conformance {
    /// The verdict on each case, in order.
    pub verdicts: Vec<Verdict>,
    /// The first violation of each case that violates, in the order of the cases.
    pub first_violations: Vec<Violation>,
}

impl Conformance {
    /// Adds what was found of the cases that follow, checked apart.
    pub fn append(&mut self, mut next: Self) {
        self.verdicts.append(&mut next.verdicts);
        self.first_violations.append(&mut next.first_violations);
    }
}

//! Drawings of a procedure, written from its table: Mermaid, Graphviz DOT and SVG.

mod dot;
mod lanes;
mod mermaid;
mod svg;

pub use dot::dot;
pub use mermaid::mermaid;
pub use svg::{Drawn, Taken, svg};

use super::{Row, Set, Table};
use crate::finding::Language;

crate::vocabulary! {
    /// As what a procedure is drawn.
    pub enum DrawingStyle {
        Mermaid = "mermaid", "Mermaid 图", "Mermaid text";
        Dot = "dot", "Graphviz 图", "Graphviz DOT";
        Svg = "svg", "SVG 图", "SVG";
    }
}

impl DrawingStyle {
    /// The drawing of a procedure, as a text.
    #[must_use]
    pub fn of(self, table: &Table, language: Language) -> String {
        match self {
            Self::Mermaid => mermaid(table, language),
            Self::Dot => dot(table, language),
            Self::Svg => svg(table, language, &Drawn::default()),
        }
    }
}

fn label(table: &Table, row: &Row, language: Language) -> String {
    let separator = if language == Language::Zh { "、" } else { ", " };
    let who: Vec<_> = row.who.iter().map(|role| language.word(role.term())).collect();
    format!("{} · {}", language.word(table.action(row.action)), who.join(separator))
}

/// The steps between stages that a row draws: one from each stage it is lawful at.
fn stage_steps(table: &Table) -> impl Iterator<Item = (u8, &'static Row, u8)> {
    table.rows.iter().flat_map(|row| row.from.iter().map(move |from| (from, row, row.to.unwrap_or(from))))
}

/// The steps of the second region, each drawn once.
fn side_steps(table: &Table) -> Vec<(u8, &'static Row, u8)> {
    let mut steps = Vec::new();
    for row in table.rows {
        if let Some(to) = row.side_to {
            let from = row.side_from.and(Set::below(table.sides.len()));
            steps.extend(from.iter().map(|from| (from, row, to)));
        }
    }
    steps
}

//! A procedure as a Graphviz digraph.

use core::fmt::Write;

use super::{label, side_steps, stage_steps};
use crate::finding::Language;
use crate::procedure::Table;

/// The procedure as a Graphviz digraph; a second region is a cluster of its own.
#[must_use]
pub fn dot(table: &Table, language: Language) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "digraph {} {{", table.name.name);
    out.push_str("    rankdir=LR;\n    node [shape=box, style=rounded, fontname=\"Noto Sans CJK SC\"];\n");
    out.push_str("    edge [fontname=\"Noto Sans CJK SC\", fontsize=10];\n");
    let _ = writeln!(out, "    label=\"{}\";", language.word(table.name));
    out.push_str("    start [shape=point];\n");
    for (index, stage) in table.stages.iter().enumerate().skip(1) {
        let end = u8::try_from(index).is_ok_and(|index| table.is_end(index));
        let shape = if end { ", peripheries=2" } else { "" };
        let _ = writeln!(out, "    {} [label=\"{}\"{shape}];", stage.name, language.word(*stage));
    }
    for (from, row, to) in stage_steps(table) {
        if from == to && row.side_to.is_some() {
            continue;
        }
        let from = if from == 0 { "start" } else { table.stage(from).name };
        let label = label(table, row, language);
        let _ = writeln!(out, "    {from} -> {} [label=\"{label}\"];", table.stage(to).name);
    }
    if table.sides.len() > 1 {
        let region = table.region.name;
        let _ = writeln!(out, "    subgraph cluster_{region} {{");
        let _ = writeln!(out, "        label=\"{}\";", language.word(table.region));
        for side in table.sides {
            let _ = writeln!(out, "        {region}_{} [label=\"{}\"];", side.name, language.word(*side));
        }
        for (from, row, to) in side_steps(table) {
            let (from, to, label) = (table.side(from).name, table.side(to).name, label(table, row, language));
            let _ = writeln!(out, "        {region}_{from} -> {region}_{to} [label=\"{label}\"];");
        }
        out.push_str("    }\n");
    }
    out.push_str("}\n");
    out
}

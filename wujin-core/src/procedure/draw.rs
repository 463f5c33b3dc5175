//! Drawings of a procedure, written from its table: Mermaid and Graphviz DOT.

use core::fmt::Write;

use super::{Row, Table};
use crate::finding::Language;

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
            let from = (0..64)
                .filter(|side| usize::from(*side) < table.sides.len() && row.side_from.contains(*side));
            steps.extend(from.map(|from| (from, row, to)));
        }
    }
    steps
}

/// The procedure as a Mermaid `stateDiagram-v2`; a second region stands beside the first.
#[must_use]
pub fn mermaid(table: &Table, language: Language) -> String {
    let mut out = String::from("stateDiagram-v2\n");
    let two = table.sides.len() > 1;
    let indent = if two { "        " } else { "    " };
    if two {
        let _ = writeln!(out, "    state \"{}\" as procedure {{", language.word(table.name));
    }
    for stage in table.stages.iter().skip(1) {
        let _ = writeln!(out, "{indent}state \"{}\" as {}", language.word(*stage), stage.name);
    }
    for (from, row, to) in stage_steps(table) {
        // A row that moves only the second region is drawn there.
        if from == to && row.side_to.is_some() {
            continue;
        }
        let from = if from == 0 { "[*]" } else { table.stage(from).name };
        let _ =
            writeln!(out, "{indent}{from} --> {} : {}", table.stage(to).name, label(table, row, language));
    }
    for end in table.ends.iter() {
        let _ = writeln!(out, "{indent}{} --> [*]", table.stage(end).name);
    }
    if two {
        let _ = writeln!(out, "{indent}--");
        for side in table.sides {
            let _ = writeln!(
                out,
                "{indent}state \"{}\" as {}_{}",
                language.word(*side),
                table.region.name,
                side.name
            );
        }
        let _ = writeln!(out, "{indent}[*] --> {}_{}", table.region.name, table.side(0).name);
        for (from, row, to) in side_steps(table) {
            let (from, to) = (table.side(from).name, table.side(to).name);
            let region = table.region.name;
            let _ =
                writeln!(out, "{indent}{region}_{from} --> {region}_{to} : {}", label(table, row, language));
        }
        out.push_str("    }\n");
    }
    out
}

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

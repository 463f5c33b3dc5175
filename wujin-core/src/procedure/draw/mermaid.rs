//! A procedure as a Mermaid state diagram.

use core::fmt::Write;

use super::{label, side_steps, stage_steps};
use crate::finding::Language;
use crate::procedure::Table;

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

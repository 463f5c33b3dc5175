//! `docs/procedures/`: every procedure drawn from its table.

use wujin_core::catalogue::{LANGUAGES, PROCEDURES};
use wujin_core::procedure::{draw, interchange};

use super::hold;

#[test]
fn the_drawings_are_what_the_tables_say() {
    for procedure in PROCEDURES {
        let name = procedure.table.name.name;
        for (language, suffix) in LANGUAGES {
            hold(&format!("docs/procedures/{name}.{suffix}.mmd"), &draw::mermaid(procedure.table, *language));
            hold(&format!("docs/procedures/{name}.{suffix}.dot"), &draw::dot(procedure.table, *language));
            let picture = draw::svg(procedure.table, *language, &draw::Drawn::default());
            hold(&format!("docs/procedures/{name}.{suffix}.svg"), &picture);
        }
    }
}

#[test]
fn the_files_for_other_software_are_what_the_tables_say() {
    for procedure in PROCEDURES {
        let (table, name) = (procedure.table, procedure.table.name.name);
        hold(&format!("docs/procedures/{name}.scxml"), &interchange::scxml(table));
        for (language, suffix) in LANGUAGES {
            hold(&format!("docs/procedures/{name}.{suffix}.pnml"), &interchange::pnml(table, *language));
            hold(&format!("docs/procedures/{name}.{suffix}.bpmn"), &interchange::bpmn(table, *language));
        }
    }
}

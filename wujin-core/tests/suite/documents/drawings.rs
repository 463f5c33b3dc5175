//! `docs/procedures/`: every procedure drawn from its table.

use wujin_core::catalogue::{LANGUAGES, PROCEDURES};
use wujin_core::procedure::draw;

use super::hold;

#[test]
fn the_drawings_are_what_the_tables_say() {
    for procedure in PROCEDURES {
        let name = procedure.table.name.name;
        for (language, suffix) in LANGUAGES {
            hold(&format!("docs/procedures/{name}.{suffix}.mmd"), &draw::mermaid(procedure.table, *language));
            hold(&format!("docs/procedures/{name}.{suffix}.dot"), &draw::dot(procedure.table, *language));
        }
    }
}

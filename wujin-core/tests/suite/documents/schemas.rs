//! `docs/schema/`: the JSON Schemas of every door's question and answer, of a profile, a form edition and
//! the tables that reconciliation takes.

use wujin_core::exchange::{DOORS, OFFICE_DOORS};
use wujin_core::form::TableLayout;
use wujin_core::form::layout::FormEditionDocument;
use wujin_core::profile::ProfileDocument;
use wujin_core::reconciliation::TableDescription;

use super::hold;

#[test]
fn the_schemas_are_what_the_types_say() {
    let text = |schema: &schemars::Schema| format!("{}\n", serde_json::to_string_pretty(schema).unwrap());
    for (folder, doors) in [("docs/schema", DOORS), ("docs/schema/office", OFFICE_DOORS)] {
        for door in doors {
            hold(&format!("{folder}/{}.question.json", door.name), &text(&(door.question)()));
            hold(&format!("{folder}/{}.answer.json", door.name), &text(&(door.answer)()));
        }
    }
    hold("docs/schema/profile.json", &text(&schemars::schema_for!(ProfileDocument)));
    hold("docs/schema/form-edition.json", &text(&schemars::schema_for!(FormEditionDocument)));
    hold("docs/schema/table.json", &text(&schemars::schema_for!(TableDescription)));
    hold("docs/schema/table-on-sheet.json", &text(&schemars::schema_for!(TableLayout)));
}

//! What others describe in JSON: editions of the forms, tables of figures, years of the calendar.

use wujin_core::exchange::Context;
use wujin_core::form::TableLayout;
use wujin_core::form::layout::FormEdition;
use wujin_forms::reconcile_file;

/// A small table, to be read by any description of one.
const TABLE: &str = "所,受理,办结\n一所,11,10\n二所,5,5\n合计,16,15\n";

/// One text, tried as each of them.
pub fn edition(bytes: &[u8]) {
    let Ok(text) = core::str::from_utf8(bytes) else { return };
    if let Ok(edition) = FormEdition::from_json(text) {
        let printed = serde_json::to_string(edition.document()).expect("an edition can be printed");
        assert_eq!(FormEdition::from_json(&printed).as_ref(), Ok(&edition), "read as it was printed");
    }
    if let Ok(layout) = serde_json::from_str::<TableLayout>(text) {
        let first = reconcile_file(&layout, TABLE.as_bytes());
        let again = reconcile_file(&layout, TABLE.as_bytes());
        assert_eq!(first.ok(), again.ok(), "the same table gets the same answer");
    }
    if let Err(findings) = Context::read(None, Some(text)) {
        assert!(!findings.is_empty(), "years that are refused are refused for a reason");
    }
}

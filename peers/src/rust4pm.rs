//! rust4pm (`process_mining`), with the complaint's Petri net. Its token replay takes no net with two
//! transitions of one name, which ours has, so that it is asked for alignments.

use std::error::Error;

use process_mining::conformance::case_centric::alignments::{AlignmentOptions, align_variants};
use process_mining::core::event_data::case_centric::utils::activity_projection::EventLogActivityProjection;
use process_mining::core::event_data::case_centric::{Event, Trace};
use process_mining::{EventLog, PetriNet};
use serde_json::{Value, json};
use wujin_core::complaint::Action;
use wujin_core::conformance::Columns;

use crate::asked::best;
use crate::said::Said;

const NET: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/procedures/complaint.en.pnml");

/// Its own log: each event an object with a name.
fn log_of(columns: &Columns<'_>) -> EventLog {
    // As the net calls it.
    let name = |action: &u8| Action::from_index(*action).map_or("void", |one| one.term().en).to_owned();
    let mut log = EventLog::new();
    for case in 0..columns.cases() {
        let mut trace = Trace::new();
        trace.events = columns.case_actions(case).iter().map(|action| Event::new(name(action))).collect();
        log.traces.push(trace);
    }
    log
}

fn cost(net: &PetriNet, variants: &EventLogActivityProjection) -> Value {
    let aligned = align_variants(net, variants, &AlignmentOptions::default());
    let of = |variant: &_| -> Option<u64> {
        let process_mining::conformance::case_centric::alignments::VariantAlignmentResult {
            frequency,
            result,
            ..
        } = variant;
        Some(u64::from(result.as_ref().ok()?.cost) * frequency)
    };
    json!({ "cost": aligned.iter().map(of).sum::<Option<u64>>() })
}

/// Takes the time of alignments, of each variant once, and of building the log.
pub fn run(columns: &Columns<'_>) -> Result<(), Box<dyn Error>> {
    let net = PetriNet::import_pnml(NET).map_err(|error| format!("{error:?}"))?;
    let log = log_of(columns);
    let variants = EventLogActivityProjection::from(&log);
    let ask = || cost(&net, &variants);
    let seconds = best(ask);
    Said::of("rust4pm", "repair", ["alignments, each variant once", "cost"], columns)
        .on(2)
        .say(seconds, &ask());
    let build = best(|| EventLogActivityProjection::from(&log_of(columns)));
    Said::of("rust4pm", "repair", ["building its log, and finding the variants", "none"], columns)
        .on(2)
        .say(build, &variants.traces.len());
    Ok(())
}

//! Explores every procedure exhaustively and says which properties hold.
//!
//! Ends with a failure when one does not.

use std::process::ExitCode;

use wujin_core::catalogue::PROCEDURES;

fn main() -> ExitCode {
    let (mut passed, mut failed) = (0, 0);
    for procedure in PROCEDURES {
        let (explored, properties) = procedure.explore();
        let name = procedure.table.name;
        let (states, transitions) = (explored.states.len(), explored.transitions.len());
        println!("{} {}: {states} states, {transitions} transitions", name.name, name.zh);
        for (property, holds) in properties {
            println!("  {} {}", if holds { "holds" } else { "FAILS" }, property.en);
            if holds {
                passed += 1;
            } else {
                failed += 1;
            }
        }
    }
    println!("{passed} passed, {failed} failed");
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

//! Mistakes planted in the core, one at a time: each must fail a test, or stand with its reason among those
//! that change nothing.

mod code;
mod known;
mod planting;
mod written;

use crate::check::installed;
use crate::run::say;
use known::forget;
use planting::{Mutant, list, plant};
use written::{Allowed, MAY_LIVE, Tried, changed_since, may_live, read_tried, write_tried};

/// The modules whose mistakes would change an answer.
const MODULES: [&str; 7] =
    ["complaint", "conformance", "petition", "procedure", "reconciliation", "reporting", "time"];

/// Plants every mistake in the modules named, or in all of them. What is known from a run that was interrupted,
/// or after which some lived, is not asked again.
pub(crate) fn mutants(named: &[String]) -> Result<(), String> {
    installed("mutants", "cargo-mutants")?;
    let modules: Vec<_> = MODULES
        .into_iter()
        .filter(|module| named.is_empty() || named.iter().any(|one| one == module))
        .collect();
    if let Some(unknown) = named.iter().find(|one| !MODULES.contains(&one.as_str())) {
        return Err(format!("\"{unknown}\" is none of the modules {}", MODULES.join(", ")));
    }
    let allowed = may_live()?;
    let mut wrong = Vec::new();
    for module in modules {
        say(&format!("mistakes planted in {module}"));
        let planted = plant(module)?;
        let against = compare(&planted.living, allowed.iter().filter(|one| one.mutant.is_in(module)));
        if against.is_empty() {
            write_tried(module, &planted)?;
            forget(module)?;
        }
        wrong.extend(against);
    }
    print(&read_tried()?)?;
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

/// Whether every mutant that may live can still be planted, and what was tried.
pub(crate) fn hold() -> Result<(), String> {
    installed("mutants", "cargo-mutants")?;
    say("the mutants that may live");
    let mut there = MODULES.iter().map(|module| list(module)).collect::<Result<Vec<_>, _>>()?.concat();
    let allowed = may_live()?;
    let gone = allowed.iter().filter(|one| !take(&mut there, &one.mutant));
    let gone: Vec<_> =
        gone.map(|one| format!("{MAY_LIVE}: nothing plants \"{}\" any more", one.mutant)).collect();
    print(&read_tried()?)?;
    if gone.is_empty() { Ok(()) } else { Err(gone.join("\n")) }
}

/// What lives and may not, and what may live and does not.
fn compare<'a>(living: &[Mutant], allowed: impl Iterator<Item = &'a Allowed>) -> Vec<String> {
    let mut living = living.to_vec();
    let stale: Vec<_> = allowed.filter(|one| !take(&mut living, &one.mutant)).collect();
    let lives = living.iter().map(|mutant| format!("no test fails under \"{mutant}\""));
    let stale =
        stale.iter().map(|one| format!("{MAY_LIVE}: \"{}\" is caught, and need not stand there", one.mutant));
    lives.chain(stale).collect()
}

/// Takes one such mutant out, if there is one: the same change may be planted at several places of a function.
fn take(mutants: &mut Vec<Mutant>, wanted: &Mutant) -> bool {
    let at = mutants.iter().position(|mutant| mutant == wanted);
    at.is_some_and(|at| {
        mutants.swap_remove(at);
        true
    })
}

fn print(tried: &Tried) -> Result<(), String> {
    println!(
        "{:<16} {:>8} {:>8} {:>8} {:>8} {:>8}",
        "module", "planted", "caught", "endless", "refused", "may live"
    );
    for module in MODULES {
        let Some(counts) = tried.get(module) else {
            println!("{module:<16} not tried");
            continue;
        };
        println!(
            "{module:<16} {:>8} {:>8} {:>8} {:>8} {:>8}{}",
            counts.planted(),
            counts.caught,
            counts.endless,
            counts.refused,
            counts.may_live,
            if changed_since(module, counts)? { "   (its code has changed since)" } else { "" },
        );
    }
    Ok(())
}

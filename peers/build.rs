//! Writes the complaint's table as the state machines of statig and rust-fsm, so that they walk the
//! same 31 states.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs, io};

use wujin_core::complaint::Action;
use wujin_core::conformance::Automaton;

/// What leads where from a state.
fn steps(state: u8) -> impl Iterator<Item = (u8, u8)> {
    let next =
        move |action: &Action| Some((action.index(), Automaton::complaint().next(state, action.index())?));
    Action::ALL.iter().filter_map(next)
}

fn states() -> impl Iterator<Item = u8> {
    0..Automaton::complaint().len()
}

fn statig() -> String {
    let mut code = String::from("#[state_machine(initial = \"State::s0()\")]\nimpl Steps {\n");
    for state in states() {
        let _ =
            write!(code, "#[state] fn s{state}(&mut self, event: &u8) -> Outcome<State> {{ match *event {{ ");
        for (action, next) in steps(state) {
            let _ = write!(code, "{action} => Transition(State::s{next}()), ");
        }
        code.push_str("_ => { self.unlawful = true; Handled } } }\n");
    }
    code + "}\n"
}

fn rust_fsm() -> String {
    let mut code = String::from("state_machine! {\n#[derive(Clone, Copy)]\nsteps(S0)\n");
    let from: Vec<_> = states().filter(|state| steps(*state).next().is_some()).collect();
    for (place, state) in from.iter().enumerate() {
        let _ = write!(code, "S{state} => {{ ");
        let all: Vec<_> = steps(*state).map(|(action, next)| format!("A{action} => S{next}")).collect();
        let _ = writeln!(code, "{} }}{}", all.join(", "), if place + 1 < from.len() { "," } else { "" });
    }
    code.push_str("}\nconst INPUTS: &[steps::Input] = &[");
    for action in Action::ALL {
        let _ = write!(code, "steps::Input::A{}, ", action.index());
    }
    code + "];\n"
}

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(folder.join("statig.rs"), statig())?;
    fs::write(folder.join("rust_fsm.rs"), rust_fsm())?;
    println!("cargo::rerun-if-changed=build.rs");
    Ok(())
}

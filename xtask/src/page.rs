//! The station's page: its types checked, built over the package as it is, and used in Chromium.

use crate::run::say;
use crate::wasm::npm;

const PAGE: &str = "examples/station-page";

/// Checks, builds and uses the page; the npm package is there by then.
pub(crate) fn page() -> Result<(), String> {
    say("the station's page");
    npm(PAGE, &["ci", "--no-audit", "--no-fund", "--loglevel=error"])?;
    for script in ["check", "build"] {
        npm(PAGE, &["run", "--silent", script])?;
    }
    npm(PAGE, &["test"])
}

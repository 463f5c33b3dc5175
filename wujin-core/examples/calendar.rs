//! Prints every known day and whether it is worked, as CSV: `day,working` with 1 or 0.
//!
//! `cargo run -p wujin-core --example calendar > days.csv`

use std::io::{self, BufWriter, Write};

use wujin_core::time::Calendar;

fn main() -> io::Result<()> {
    let calendar = Calendar::national();
    let mut out = BufWriter::new(io::stdout().lock());
    writeln!(out, "day,working")?;
    let mut day = calendar.first_known();
    while let Some(working) = calendar.is_working_day(day) {
        writeln!(out, "{day},{}", u8::from(working))?;
        day = day.next();
    }
    out.flush()
}

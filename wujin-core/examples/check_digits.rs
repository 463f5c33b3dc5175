//! Reads numbers of businesses from standard input, one a line, and prints each with its kind (`rn`
//! or `uscc`, told by the length) and whether it is valid. `tests/oracles/check_digits.py` compares
//! the answers with an independent implementation.

use std::io::{BufRead, Write};

use wujin_core::identity::{CreditCode, RegistrationNumber};

fn main() -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let number = line?;
        let (kind, valid) = if number.chars().count() > 15 {
            ("uscc", number.parse::<CreditCode>().is_ok())
        } else {
            ("rn", number.parse::<RegistrationNumber>().is_ok())
        };
        writeln!(out, "{number}\t{kind}\t{}", if valid { "valid" } else { "invalid" })?;
    }
    out.flush()
}

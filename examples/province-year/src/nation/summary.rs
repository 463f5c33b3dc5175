//! What is said when a log has been checked: a screenful.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use wujin_core::conformance::{Verdict, ViolationKind};

use super::outcome::Checked;

/// The screenful.
#[must_use]
pub fn screenful(checked: &Checked, output: &Path) -> String {
    let mut text = String::new();
    let mut line = |line: String| {
        // Writing to a string never fails.
        let _ = writeln!(text, "{line}");
    };
    let cases: u64 = checked.verdicts.values().sum();
    line(format!("投诉办理记录  {cases} 件，{} 条", checked.events));
    line(String::new());
    for verdict in Verdict::ALL {
        let count = checked.verdicts.get(verdict.name()).copied().unwrap_or(0);
        line(format!("  {:>12} 件  {}", count, verdict.term().zh));
    }
    line(format!(
        "\n违反程序之处  {} 处；最少增删 {} 条记录即可合法",
        all(&checked.violations),
        checked.changes
    ));
    for (code, count) in &checked.violations {
        line(format!("  {count:>12} 处  {code}  {}", kinds(code)));
    }
    line(format!("\n逾期事项  {} 项", all(&checked.overdue)));
    for (duty, count) in &checked.overdue {
        line(format!("  {count:>12} 项  {duty}"));
    }
    line(format!("\n无法读取的内容  {} 处，见 findings.parquet", checked.findings));
    line(format!("附件6  {} 个单位；未计入 {} 件", checked.units, checked.uncounted));
    line(format!("用时 {:.2} 秒", checked.seconds));
    line(format!("结果 {}", output.display()));
    text
}

fn all(counts: &BTreeMap<String, u64>) -> u64 {
    counts.values().sum()
}

/// What the kinds of violation with a code are called.
fn kinds(code: &str) -> String {
    let kinds = ViolationKind::ALL.iter().filter(|kind| kind.code() == code);
    kinds.map(|kind| kind.term().zh).collect::<Vec<_>>().join("、")
}

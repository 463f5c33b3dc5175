//! The rules of China's 12315 consumer-rights service stations (消费维权服务站).
//!
//! Notice 工商消字〔2011〕113号 has operators of five kinds run stations that settle consumers'
//! complaints. This crate holds the notice as data and as running rules. It is pure: no clock, no
//! input or output, no randomness; time, ids and calendars are passed in.

pub mod catalogue;
pub mod complaint;
pub mod conformance;
pub mod edition;
pub mod exchange;
pub mod finding;
pub mod form;
pub mod identity;
pub mod intake;
mod json_path;
pub mod money;
pub mod obligation;
pub mod petition;
pub mod procedure;
pub mod profile;
pub mod provision;
mod read_text;
pub mod reconciliation;
pub mod reporting;
pub mod station;
pub mod supervision;
pub mod term;
pub mod time;

/// The code of the README, compiled and run as it stands there.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;

/// The code of the README in Chinese.
#[cfg(doctest)]
#[doc = include_str!("../../README.zh-CN.md")]
pub struct ReadmeInChinese;

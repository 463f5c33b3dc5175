//! The charts, each a drawing of a small size that stays legible on a telephone.

mod appraisal;
mod conditions;
mod funnel;
mod months;
mod outcomes;
mod quarter_rates;
mod timeliness;

pub(super) use appraisal::appraisal;
pub(super) use conditions::conditions;
pub(super) use funnel::funnel;
pub(super) use months::months;
pub(super) use outcomes::outcomes;
pub(super) use quarter_rates::{lowest_mark, quarter_rates};
pub(super) use timeliness::timeliness;

/// The class of the `index`-th of several shares.
fn share_class(index: usize) -> &'static str {
    const CLASSES: [&str; 5] = ["share-0", "share-1", "share-2", "share-3", "share-4"];
    CLASSES.iter().cycle().nth(index % CLASSES.len()).copied().unwrap_or("share-0")
}

//! Records of Annex 1 as JSON, and what is done with one.

use serde_json::json;
use wujin_core::complaint::{ComplaintCase, Deed, Registration};
use wujin_core::edition::{ProblemNature, ReceptionWay};
use wujin_core::procedure::{Command, Role};
use wujin_core::profile::Profile;
use wujin_core::time::Instant;

/// So many different records, a few megabytes of text.
pub(crate) const RECORDS: usize = 10_000;

/// Records with every field of Annex 1 filled; one in twenty without its request, which is refused.
pub(crate) fn records() -> Vec<String> {
    let record = |number: usize| {
        let request = if number % 20 == 7 { "" } else { "使用三天后不能加热，要求退货" };
        json!({
            "number": format!("420102-01-0001-2012-{number:04}"),
            "station": "示例商场消费维权服务站",
            "way": ReceptionWay::ALL[number % ReceptionWay::ALL.len()],
            "consumer": {
                "name": "张某",
                "sex": "女",
                "age": 18 + number % 60,
                "address": "湖北省武汉市江岸区示例路 5 号",
                "telephone": format!("138{number:08}"),
            },
            "goods": "电饭煲",
            "purchase_day": format!("2012-02-{:02}", 1 + number % 28),
            "amount": 12_900 + number,
            "request": request,
            "evidence": "发票、照片",
            "nature": ProblemNature::ALL[number % ProblemNature::ALL.len()],
        })
        .to_string()
    };
    (0..RECORDS).map(record).collect()
}

/// Reads a record.
pub(crate) fn read(record: &str) -> Registration {
    serde_json::from_str(record).unwrap()
}

/// Whether a complaint may be registered so.
pub(crate) fn is_registered(record: Registration, at: Instant) -> bool {
    let (actor, deed) = (Role::Staff.into(), Deed::Register(Box::new(record)));
    ComplaintCase::new().decide(Command { expected: 0, at, actor, deed }, Profile::national()).is_ok()
}

//! What is known of a field: what it holds, who fills it in, whether it may be blank, and what it rests on.

use serde::Serialize;

use crate::provision::Citation;
use crate::term::Term;
use crate::vocabulary;

vocabulary! {
    /// From what a field of a reconstructed form was concluded.
    pub enum FieldSource {
        Notice = "notice", "通知正文所必需", "forced by the notice";
        Published = "published", "总局2014年投诉表或者后来公布的数据", "the administration's complaint form of 2014, or figures published later";
        Practice = "practice", "通常做法", "ordinary practice";
    }
}

vocabulary! {
    /// Whether a field may be left blank.
    pub enum FieldNeed {
        Always = "always", "必填", "always";
        WhenItHappens = "when_it_happens", "发生时填写", "once it has happened";
        Optional = "optional", "可不填", "as one likes";
    }
}

vocabulary! {
    /// Who fills a field in.
    pub enum Filler {
        Staff = "staff", "服务站工作人员", "the station's staff";
        Leader = "leader", "单位领导", "the leader of the operator's unit";
        Consumer = "consumer", "消费者", "the consumer";
        Office = "office", "辖区工商所", "the district office";
        Unit = "unit", "填报单位", "the unit that reports";
    }
}

/// What a field holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "kind", content = "words", rename_all = "snake_case")]
pub enum FieldKind {
    /// A text.
    Text,
    /// A day.
    Day,
    /// A period that reports cover.
    Period,
    /// A whole number.
    Count,
    /// An amount of money, in yuan.
    Money,
    /// One word of a closed list.
    Word(&'static [Term]),
}

/// What a value must keep to, besides what it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "rule", content = "with", rename_all = "snake_case")]
pub enum FieldRule {
    /// Nothing else.
    Any,
    /// It is a telephone number.
    Telephone,
    /// It is a registration number or a unified social credit code.
    BusinessCode,
    /// It is a number of at most so many.
    AtMost(u32),
    /// It is a day not before that of another field beside it.
    NotBefore(&'static str),
    /// It is a day not after that of another field beside it.
    NotAfter(&'static str),
    /// It is a quarter.
    Quarter,
    /// It is larger than in the line above.
    Ascending,
}

/// A field of a form.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct Field {
    /// Its name, its Chinese label and an English gloss.
    pub term: Term,
    /// What it holds.
    pub kind: FieldKind,
    /// Whether it may be left blank.
    pub need: FieldNeed,
    /// Who fills it in.
    pub filler: Filler,
    /// What it must keep to.
    pub rule: FieldRule,
    /// From what it was concluded.
    pub source: FieldSource,
    /// The provision that it answers.
    pub citation: Citation,
}

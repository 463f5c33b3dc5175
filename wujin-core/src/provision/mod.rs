//! Notice 工商消字〔2011〕113号 as data: its 77 provisions, what each demands, and what in this crate
//! answers it; with the other instruments and the readings that the rules rest on.

mod citation;
mod instrument;
mod reading;
mod table;

pub use citation::Citation;
pub use instrument::{Confidence, INSTRUMENTS, Instrument};
pub use reading::{READINGS, Reading};
pub use table::PROVISIONS;

use serde::Serialize;

use crate::vocabulary;

/// The full title of the notice.
pub const NOTICE_TITLE: &str = "关于进一步加强12315“五进”规范化建设的意见";
/// The document number of the notice.
pub const NOTICE_NUMBER: &str = "工商消字[2011]113号";

vocabulary! {
    /// Who a provision binds.
    pub enum Bearer {
        Station = "station", "消费维权服务站", "service station";
        Operator = "operator", "经营者", "operator";
        Office = "office", "辖区工商所", "district office";
        County = "county", "县级工商行政管理局", "county bureau";
        Province = "province", "省级工商行政管理局", "provincial bureau";
        Regulator = "regulator", "工商行政管理部门", "the administration at every level";
    }
}

vocabulary! {
    /// How strongly a provision binds.
    pub enum Modality {
        Must = "must", "应当", "must";
        Should = "should", "要求", "should";
        May = "may", "可以", "may";
    }
}

vocabulary! {
    /// What sort of thing a provision lays down.
    pub enum ProvisionKind {
        Rule = "rule", "规则", "rule that records are held against";
        Step = "step", "程序步骤", "step of a procedure";
        Form = "form", "表格", "form to fill";
        Deadline = "deadline", "时限", "time by which something is due";
        Duty = "duty", "职责", "continuing duty, kept as a record";
        Profile = "profile", "授权各省规定", "left to the province";
        Context = "context", "背景", "aim that no program can check";
    }
}

/// What in this crate answers a provision. Every name resolves to something that exists: a test
/// looks each one up.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// A finding code, such as `WJ-101`.
    Code(&'static str),
    /// A transition, as `procedure.action`.
    Transition(&'static str),
    /// A due date, as a name of the vocabulary of deadlines.
    Deadline(&'static str),
    /// A continuing duty that is listed while it is owed, as a name of the vocabulary of obligations.
    Obligation(&'static str),
    /// A form, as `annex_1` to `annex_6`.
    Form(&'static str),
    /// A record type of the supervision or station modules.
    Record(&'static str),
    /// A field of a province's profile, as its path.
    Profile(&'static str),
    /// Why no program can answer it.
    Context {
        /// In Chinese.
        zh: &'static str,
        /// In English.
        en: &'static str,
    },
}

vocabulary! {
    /// How strongly a provision is answered, the strongest first.
    pub enum AnswerStrength {
        Enforced = "enforced", "违反的不予办理，或者予以指出", "what breaks it is refused or found";
        Owed = "owed", "列为待办事项，直至办理", "it is listed as owed until it is done";
        Recorded = "recorded", "只有记录、表式或者省定标准可填，不作核对", "there is a record, a form or a setting for it, and nothing checks it";
        Unanswered = "unanswered", "没有可由程序检验的内容", "it says nothing that a program could check";
    }
}

/// One provision of the notice.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Provision {
    /// The identifier, such as `3.2.2/3`: part, section, item, and the order within.
    pub id: &'static str,
    /// Where it stands in the notice's own numbering, such as `三(二)2`.
    pub locator: &'static str,
    /// Who is bound.
    pub bearer: Bearer,
    /// How strongly.
    pub modality: Modality,
    /// What sort of thing it lays down.
    pub kind: ProvisionKind,
    /// What it demands, in Chinese, in this project's words.
    pub zh: &'static str,
    /// What it demands, in English, in this project's words.
    pub en: &'static str,
    /// What in this crate answers it.
    pub answers: &'static [Answer],
}

impl Answer {
    /// How strongly it answers a provision by itself.
    #[must_use]
    pub const fn strength(&self) -> AnswerStrength {
        match self {
            Self::Code(_) | Self::Transition(_) => AnswerStrength::Enforced,
            Self::Deadline(_) | Self::Obligation(_) => AnswerStrength::Owed,
            Self::Form(_) | Self::Record(_) | Self::Profile(_) => AnswerStrength::Recorded,
            Self::Context { .. } => AnswerStrength::Unanswered,
        }
    }
}

impl Provision {
    /// How strongly it is answered: as strongly as the strongest of its answers.
    ///
    /// ```
    /// use wujin_core::provision::{AnswerStrength, find};
    /// assert_eq!(find("3.2.3/1").unwrap().strength(), AnswerStrength::Enforced);
    /// assert_eq!(find("5/1").unwrap().strength(), AnswerStrength::Unanswered);
    /// ```
    #[must_use]
    pub fn strength(&self) -> AnswerStrength {
        let strongest = self.answers.iter().map(Answer::strength).min();
        strongest.unwrap_or(AnswerStrength::Unanswered)
    }
}

/// The provision with this identifier.
///
/// ```
/// let provision = wujin_core::provision::find("4.3/8").unwrap();
/// assert_eq!(provision.bearer, wujin_core::provision::Bearer::Province);
/// ```
#[must_use]
pub fn find(id: &str) -> Option<&'static Provision> {
    PROVISIONS.iter().find(|provision| provision.id == id)
}

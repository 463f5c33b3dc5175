//! Why a place where a value belongs holds none.

use crate::vocabulary;

vocabulary! {
    /// Why a place where a value belongs holds none. None of them is a zero.
    pub enum PrintMark {
        Blank = "blank", "空白", "left blank";
        NotApplicable = "not_applicable", "不适用", "does not apply";
        Illegible = "illegible", "无法辨认", "cannot be made out";
    }
}

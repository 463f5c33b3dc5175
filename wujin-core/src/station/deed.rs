//! What is done with a station's registration, each with its particulars.

use super::{Action, StationRecord};
use crate::procedure::{deeds, particulars};

particulars! {
    /// The form as it is drafted; drafting again replaces it.
    Drafting {
        /// What the form says.
        record: Box<StationRecord>,
        /// The profile under which the case began, as `id@version`. Deciding writes it; a
        /// command or a log that names another is refused.
        profile: Option<Box<str>>,
    }
    /// The registration of the form as it was last drafted.
    Registering {
        /// A remark.
        remark: Option<String>,
    }
    /// The filing with the county bureau.
    Filing {
        /// The number under which the county bureau keeps it, where it gives one.
        number: Option<String>,
    }
    /// An inspection, with the form as the inspectors found the station.
    Inspection {
        /// What they found.
        found: Option<Box<StationRecord>>,
        /// A remark, such as by when the station is asked to mend.
        remark: Option<String>,
    }
    /// The removal of a station.
    Removal {
        /// Why.
        reason: Option<String>,
    }
}

deeds! {
    /// An action on a station's registration, with its particulars.
    Deed {
    Draft(Drafting),
    Register(Registering),
    File(Filing),
    Rectify(Inspection),
    Restore(Inspection),
    Remove(Removal),
    }
}

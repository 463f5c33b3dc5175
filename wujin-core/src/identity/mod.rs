//! Who and where: division codes and their dated tables, the numbers of businesses, offices, stations
//! and cases, telephones, the chain of tiers above a unit, and masking of personal data.
//!
//! Everything is read strictly: a wrong text is refused with an error that names what is wrong and
//! where, never mended silently.

mod business;
mod chain;
mod city;
mod credit;
mod division;
mod divisions;
mod error;
mod mask;
mod registration;
mod telephone;
mod text;
mod unit;

pub use business::BusinessCode;
pub use chain::{Chain, ChainError, Link, SkipReason, Tier, Unit, chain};
pub use city::{Addressee, AddresseeKind, CityRank, addressees, city_rank};
pub use credit::CreditCode;
pub use division::{DivisionCode, DivisionLevel};
pub use divisions::{Division, DivisionHistory, DivisionStatus, Divisions, DivisionsError, REVISIONS};
pub use error::{Allowed, Identity, IdentityError, Shape};
pub use mask::{PersonalDetail, mask_address, mask_name, mask_phone, mask_text};
pub use registration::{RegistrationNumber, RegistrationStyle};
pub use telephone::{Telephone, TelephoneKind};
pub use unit::{CaseId, OfficeId, StationId};

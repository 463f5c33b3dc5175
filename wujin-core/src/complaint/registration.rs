//! What Annex 1 holds when a complaint is registered.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::edition::{AnnexOneField, ProblemNature, ReceptionWay};
use crate::money::Fen;
use crate::procedure::says;
use crate::time::Day;

/// The consumer, as Annex 1 asks for him or her. No identity number is asked for.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Consumer {
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Sex.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sex: Option<String>,
    /// Age in years.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age: Option<u16>,
    /// Address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Telephone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub telephone: Option<String>,
}

/// What Annex 1 holds when a complaint is registered. The list of fields is reconstructed.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Registration {
    /// Number of the form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Name of the station.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub station: Option<String>,
    /// How the complaint came.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub way: Option<ReceptionWay>,
    /// Who complains.
    pub consumer: Consumer,
    /// Goods or service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goods: Option<String>,
    /// Day of purchase.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purchase_day: Option<Day>,
    /// Amount in dispute, in fen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Fen>,
    /// Facts, reasons and request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<String>,
    /// Evidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// Nature of the problem.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nature: Option<ProblemNature>,
    /// The profile under which the case began, as `id@version`. Deciding writes it; a command
    /// or a log that names another is refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<Arc<str>>,
}

impl Registration {
    /// Whether a field of the form is filled.
    #[must_use]
    pub fn is_filled(&self, field: AnnexOneField) -> bool {
        let consumer = &self.consumer;
        match field {
            AnnexOneField::Number => says(self.number.as_ref()),
            AnnexOneField::Station => says(self.station.as_ref()),
            AnnexOneField::Way => self.way.is_some(),
            AnnexOneField::ConsumerName => says(consumer.name.as_ref()),
            AnnexOneField::ConsumerSex => says(consumer.sex.as_ref()),
            AnnexOneField::ConsumerAge => consumer.age.is_some(),
            AnnexOneField::ConsumerAddress => says(consumer.address.as_ref()),
            AnnexOneField::ConsumerTelephone => says(consumer.telephone.as_ref()),
            AnnexOneField::Goods => says(self.goods.as_ref()),
            AnnexOneField::PurchaseDay => self.purchase_day.is_some(),
            AnnexOneField::Amount => self.amount.is_some(),
            AnnexOneField::Request => says(self.request.as_ref()),
            AnnexOneField::Evidence => says(self.evidence.as_ref()),
            AnnexOneField::Nature => self.nature.is_some(),
        }
    }
}

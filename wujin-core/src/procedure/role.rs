//! Who acts in a procedure.

use serde::{Serialize, Serializer};

use crate::finding::Terms;
use crate::vocabulary;

vocabulary! {
    /// Who acts in a procedure.
    pub enum Role {
        Staff = "staff", "工作人员", "station staff";
        Leader = "leader", "单位领导", "the unit's leader";
        Consumer = "consumer", "消费者", "consumer";
        Officer = "officer", "责任区监管执法人员", "area officer";
        Office = "office", "辖区工商所", "district office";
        County = "county", "县级局", "county bureau";
        Prefecture = "prefecture", "市级局", "prefecture bureau";
        Province = "province", "省级局", "provincial bureau";
        Nation = "nation", "总局", "national administration";
        Authority = "authority", "受理机关", "the authority that has the petition";
    }
}

/// A set of roles.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Roles(u16);

impl Roles {
    /// Nobody.
    pub const NONE: Self = Self(0);

    /// These roles.
    #[must_use]
    pub const fn of(roles: &[Role]) -> Self {
        let mut bits = 0;
        let mut rest = roles;
        while let [first, others @ ..] = rest {
            bits |= 1 << *first as u16;
            rest = others;
        }
        Self(bits)
    }

    /// Whether nobody is in the set.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the role is one of these.
    #[must_use]
    pub const fn contains(self, role: Role) -> bool {
        self.0 & (1 << role as u16) != 0
    }

    /// The roles in either.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The roles, in the fixed order.
    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL.iter().copied().filter(move |role| self.contains(*role))
    }

    /// The roles as terms.
    #[must_use]
    pub fn terms(self) -> Terms {
        self.iter().map(Role::term).collect()
    }
}

impl Serialize for Roles {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Roles {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Roles".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let role = generator.subschema_for::<Role>();
        schemars::json_schema!({ "type": "array", "items": role, "uniqueItems": true })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn some() -> impl Strategy<Value = Vec<Role>> {
        proptest::sample::subsequence(Role::ALL, 0..=Role::ALL.len())
    }

    proptest! {
        #[test]
        fn they_are_the_roles_that_were_named(one in some(), two in some()) {
            let (left, right) = (Roles::of(&one), Roles::of(&two));
            prop_assert!(left.iter().eq(one.iter().copied()));
            prop_assert_eq!(left.is_empty(), one.is_empty());
            prop_assert_eq!(left.or(right), Roles::of(&[one, two].concat()));
            prop_assert!(Role::ALL.iter().all(|role| left.contains(*role) == left.iter().any(|one| one == *role)));
        }
    }
}

//! A set of small indexes, usable in constants.

/// A set of indexes below 64.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Set(u64);

impl Set {
    /// The empty set.
    pub const EMPTY: Self = Self(0);
    /// Every index below 64.
    pub const ALL: Self = Self(u64::MAX);

    /// These indexes.
    #[must_use]
    pub const fn of(indexes: &[u8]) -> Self {
        let mut set = Self::EMPTY;
        let mut rest = indexes;
        while let [first, others @ ..] = rest {
            set = set.with(*first);
            rest = others;
        }
        set
    }

    /// Every index below `count`.
    #[must_use]
    pub const fn below(count: usize) -> Self {
        if count >= 64 { Self::ALL } else { Self((1 << count) - 1) }
    }

    /// The set and one index more.
    #[must_use]
    pub const fn with(self, index: u8) -> Self {
        Self(self.0 | 1 << (index & 63))
    }

    /// Whether the index is in the set.
    #[must_use]
    pub const fn contains(self, index: u8) -> bool {
        index < 64 && self.0 & 1 << index != 0
    }

    /// Whether nothing is in the set.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many indexes are in the set.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// What is in both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// What is in either.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is here and not in the other.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The least index, and the others.
    pub(super) const fn split_first(self) -> Option<(u8, Self)> {
        if self.is_empty() {
            return None;
        }
        let first = self.0.trailing_zeros().to_le_bytes()[0];
        Some((first, self.without(Self::EMPTY.with(first))))
    }

    /// The indexes, ascending.
    pub fn iter(self) -> impl Iterator<Item = u8> {
        (0..64).filter(move |index| self.contains(*index))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn indexes() -> impl Strategy<Value = BTreeSet<u8>> {
        proptest::collection::btree_set(0..64_u8, 0..20)
    }

    fn set(indexes: &BTreeSet<u8>) -> Set {
        Set::of(&indexes.iter().copied().collect::<Vec<_>>())
    }

    proptest! {
        #[test]
        fn it_holds_what_a_set_of_numbers_holds(one in indexes(), two in indexes()) {
            let (left, right) = (set(&one), set(&two));
            prop_assert!(left.iter().eq(one.iter().copied()));
            prop_assert!((0..=u8::MAX).all(|index| left.contains(index) == one.contains(&index)));
            prop_assert_eq!((left.len() as usize, left.is_empty()), (one.len(), one.is_empty()));
            prop_assert_eq!(left.and(right), set(&(&one & &two)));
            prop_assert_eq!(left.or(right), set(&(&one | &two)));
            prop_assert_eq!(left.without(right), set(&(&one - &two)));
            let first = one.first().copied();
            let others = first.map(|first| &one - &BTreeSet::from([first]));
            prop_assert_eq!(left.split_first(), first.zip(others.as_ref().map(set)));
        }
    }

    #[test]
    fn it_holds_the_first_so_many_and_no_more_than_there_are() {
        for count in [0, 1, 2, 63, 64, 65, usize::MAX] {
            assert!(Set::below(count).iter().map(usize::from).eq(0..count.min(64)), "{count}");
        }
    }
}

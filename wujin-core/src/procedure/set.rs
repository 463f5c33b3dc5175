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

    /// The indexes, ascending.
    pub fn iter(self) -> impl Iterator<Item = u8> {
        (0..64).filter(move |index| self.contains(*index))
    }
}

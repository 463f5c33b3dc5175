//! Ids of cases by which rows are brought together.

/// An id of a case: a whole number, or a UUID as its 128 bits.
///
/// Ids are compared whole: a hash only says where to look.
pub trait CaseKey: Copy + Default + Eq + Ord + Send + Sync + sealed::Packed {}

impl CaseKey for u32 {}
impl CaseKey for u64 {}
impl CaseKey for u128 {}

pub(super) use sealed::Kept;

pub(super) mod sealed {
    use core::fmt::Debug;

    use super::{fold, halves, whole};

    /// What a run keeps of an event.
    #[derive(Clone, Copy)]
    pub struct Kept {
        /// Its row in the log.
        pub row: u32,
        /// Its action, role, refusal and day, packed.
        pub cells: u32,
        /// When it happened.
        pub at: i64,
    }

    /// How an id is hashed, and packed together with its event.
    pub trait Packed: Sized {
        /// Words of 32 bits: memory for them comes zeroed, and no more of it than they need.
        type Record: Copy + Debug + Send + Sync;
        const ZERO: Self::Record;

        fn hash(self) -> u64;
        fn pack(self, kept: Kept) -> Self::Record;
        fn unpack(record: Self::Record) -> (Self, Kept);
    }

    impl Packed for u32 {
        type Record = [u32; 5];
        const ZERO: Self::Record = [0; 5];

        #[inline]
        fn hash(self) -> u64 {
            fold(u64::from(self))
        }

        #[inline]
        fn pack(self, Kept { row, cells, at }: Kept) -> Self::Record {
            let [low, high] = halves(at.cast_unsigned());
            [low, high, row, cells, self]
        }

        #[inline]
        fn unpack([low, high, row, cells, id]: Self::Record) -> (Self, Kept) {
            (id, Kept { row, cells, at: whole(low, high).cast_signed() })
        }
    }

    impl Packed for u64 {
        type Record = [u32; 6];
        const ZERO: Self::Record = [0; 6];

        #[inline]
        fn hash(self) -> u64 {
            fold(self)
        }

        #[inline]
        fn pack(self, kept: Kept) -> Self::Record {
            let [one, two] = halves(self);
            let [low, high, row, cells, one] = one.pack(kept);
            [low, high, row, cells, one, two]
        }

        #[inline]
        fn unpack([low, high, row, cells, one, two]: Self::Record) -> (Self, Kept) {
            let (one, kept) = u32::unpack([low, high, row, cells, one]);
            (whole(one, two), kept)
        }
    }

    impl Packed for u128 {
        type Record = [u32; 8];
        const ZERO: Self::Record = [0; 8];

        #[inline]
        fn hash(self) -> u64 {
            let [low, high] = split(self);
            fold(low ^ fold(high))
        }

        #[inline]
        fn pack(self, kept: Kept) -> Self::Record {
            let [first, last] = split(self);
            let [low, high, row, cells, one, two] = first.pack(kept);
            let [three, four] = halves(last);
            [low, high, row, cells, one, two, three, four]
        }

        #[inline]
        fn unpack([low, high, row, cells, one, two, three, four]: Self::Record) -> (Self, Kept) {
            let (first, kept) = u64::unpack([low, high, row, cells, one, two]);
            (Self::from(first) | Self::from(whole(three, four)) << 64, kept)
        }
    }

    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "the two halves of a number")]
    fn split(number: u128) -> [u64; 2] {
        [number as u64, (number >> 64) as u64]
    }
}

/// Mixes a number so that every bit of it counts in every bit of the outcome.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the two halves of a product, one upon the other")]
fn fold(number: u64) -> u64 {
    /// Two odd numbers without a pattern in their bits: those of the golden ratio and of pi.
    const RATIO: u64 = 0x9E37_79B9_7F4A_7C15;
    const CIRCLE: u64 = 0x2437_54CB_DB83_1FA5;
    let product = u128::from(number ^ CIRCLE) * u128::from(RATIO);
    product as u64 ^ (product >> 64) as u64
}

#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the two halves of a number")]
fn halves(number: u64) -> [u32; 2] {
    [number as u32, (number >> 32) as u32]
}

#[inline]
fn whole(low: u32, high: u32) -> u64 {
    u64::from(low) | u64::from(high) << 32
}

#[cfg(test)]
mod tests {
    #![expect(clippy::cast_possible_truncation, reason = "ids of 32 bits")]

    use super::*;

    /// How many bits of the hash turn with each bit of an id, on the average of many ids.
    fn bits_turned<K: CaseKey>(turn: impl Fn(u32, u64) -> [K; 2], bits: u32) -> Vec<f64> {
        const IDS: u32 = 256;
        let turned = |bit| -> u32 {
            (0..IDS)
                .map(|id| turn(bit, id.into()))
                .map(|[id, other]| (id.hash() ^ other.hash()).count_ones())
                .sum()
        };
        (0..bits).map(|bit| f64::from(turned(bit)) / f64::from(IDS)).collect()
    }

    // No pattern among the ids of a log, which are mostly numbered one after the other, brings many to one place.
    #[test]
    fn every_bit_of_an_id_turns_about_half_of_its_hash() {
        let short = bits_turned(|bit, id| [id as u32, id as u32 ^ 1 << bit], u32::BITS);
        let usual = bits_turned(|bit, id| [id, id ^ 1 << bit], u64::BITS);
        let long = bits_turned(|bit, id| [u128::from(id), u128::from(id) ^ 1 << bit], u128::BITS);
        let far = bits_turned(|bit, id| [u128::from(id) << 64, u128::from(id) << 64 ^ 1 << bit], u128::BITS);
        for turned in [short, usual, long, far] {
            assert!(turned.iter().all(|bits| (24.0..40.0).contains(bits)), "{turned:?}");
        }
    }
}

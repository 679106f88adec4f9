//! A 4-way set-associative cache per thread for expensive lookups, keyed by an address.

use std::cell::RefCell;
use std::thread::LocalKey;

/// `N` sets of four slots. A new entry in a full set replaces the oldest one.
pub(super) struct ThreadCache<T, const N: usize>(Vec<[Option<T>; 4]>);

impl<T, const N: usize> ThreadCache<T, N> {
    pub(super) const fn new() -> Self {
        Self(Vec::new())
    }
}

/// Calls `take` with the thread's entry for the address if `is_right` accepts it, or else with the result of `make`.
/// Returns `None` if `make` does, or while the thread's locals are being destroyed.
#[inline]
pub(super) fn find<T, R, const N: usize>(
    local: &'static LocalKey<RefCell<ThreadCache<T, N>>>,
    address: usize,
    is_right: impl Fn(&T) -> bool,
    make: impl FnOnce() -> Option<T>,
    take: impl FnOnce(&T) -> R,
) -> Option<R> {
    let found = local.try_with(|cache| {
        let mut cache = cache.try_borrow_mut().ok()?;
        if let Some(known) = place(&cache.0, address).and_then(|set| set.iter().flatten().find(|known| is_right(known)))
        {
            return Some(take(known));
        }
        let made = make()?;
        cache.0.resize_with(N, || [const { None }; 4]);
        let set = cache.0.get_mut(index(address, N))?;
        set.rotate_right(1);
        Some(take(set[0].insert(made)))
    });
    found.ok().flatten()
}

/// Returns the slot for an address.
#[inline]
pub(super) fn place<T>(places: &[T], address: usize) -> Option<&T> {
    if places.is_empty() { None } else { places.get(index(address, places.len())) }
}

/// Fibonacci hashing: neighboring addresses get distant slots (Knuth, TAOCP 3, section 6.4).
#[inline]
fn index(address: usize, places: usize) -> usize {
    (address.wrapping_mul(0x9e37_79b9_7f4a_7c15_u64 as usize) >> (usize::BITS / 2)) % places
}

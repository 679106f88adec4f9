//! What a thread used last of something that is dear to make, each at the place that its address gives.

use std::cell::RefCell;
use std::thread::LocalKey;

/// `N` places; what comes to a taken one replaces what was there.
pub(super) struct Near<T, const N: usize>(Vec<Option<T>>);

impl<T, const N: usize> Near<T, N> {
    pub(super) const fn new() -> Self {
        Self(Vec::new())
    }
}

/// Gives to `take` what the thread has at the place of the address, if it is the right one, or what `make` puts there. Nothing
/// if nothing is made, or while the thread's locals are being destroyed.
#[inline]
pub(super) fn find<T, R, const N: usize>(
    local: &'static LocalKey<RefCell<Near<T, N>>>,
    address: usize,
    is_right: impl FnOnce(&T) -> bool,
    make: impl FnOnce() -> Option<T>,
    take: impl FnOnce(&T) -> R,
) -> Option<R> {
    let at = (address >> 3) % N;
    let found = local.try_with(|near| {
        let mut near = near.try_borrow_mut().ok()?;
        if let Some(Some(known)) = near.0.get(at)
            && is_right(known)
        {
            return Some(take(known));
        }
        let made = make()?;
        near.0.resize_with(N, || None);
        Some(take(near.0.get_mut(at)?.insert(made)))
    });
    found.ok().flatten()
}

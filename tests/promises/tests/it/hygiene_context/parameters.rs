//! Parameters live as without the attribute: their `drop` sees what the body assigned, and the drop order is the same.

use super::{Refused, finish};
use chat_log::log_context;
use std::fmt;
use std::sync::mpsc::{Sender, channel};

/// Sends its name and its step when it is dropped.
struct Step {
    name: &'static str,
    at: u8,
    dropped: Sender<(&'static str, u8)>,
}

impl Drop for Step {
    fn drop(&mut self) {
        let _ = self.dropped.send((self.name, self.at));
    }
}

impl fmt::Debug for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

struct Pair {
    left: Step,
    right: Step,
}

#[log_context(user_id = 7)]
impl Step {
    async fn patterns(mut self, mut other: Self, Pair { mut left, right }: Pair) -> u8 {
        left.at = right.at + 1;
        other.at = 2;
        self.at = 3;
        std::future::ready(self.at).await
    }

    async fn conditional(mut self, #[cfg(any())] mut missing: Self, #[cfg(test)] mut other: Self) {
        #[cfg(any())]
        drop(missing.at);
        self.at = 4;
        other.at = 5;
    }

    async fn conditional_twice(
        mut self,
        #[cfg_attr(all(), cfg(any()), allow(unused_mut))] mut missing: Self,
        #[cfg_attr(all(), allow(unused_mut), cfg_attr(all(), cfg(all())))] mut other: Self,
    ) {
        #[cfg(any())]
        drop(missing.at);
        self.at = 5;
        other.at = 6;
    }

    async fn kept(self, other: Self, _permit: Self, r#mut: Self) -> String {
        format!("{} {other:?} {mut:?}", self.name)
    }

    fn future(mut self, mut other: Self) -> impl Future<Output = u8> {
        self.at = 6;
        other.at = 7;
        std::future::ready(self.at)
    }

    #[log_context(err)]
    fn result(mut self, mut other: Self) -> Result<(), Refused> {
        self.at = 8;
        other.at = 9;
        Err(Refused)
    }
}

fn dropped(run: impl FnOnce(&dyn Fn(&'static str) -> Step)) -> Vec<(&'static str, u8)> {
    let (dropped, receiver) = channel();
    run(&|name| Step { name, at: 0, dropped: dropped.clone() });
    receiver.try_iter().collect()
}

#[test]
fn assigned_values_are_present_on_drop() {
    let patterns = dropped(|step| {
        let pair = Pair { left: step("left"), right: step("right") };
        assert_eq!(finish(step("self").patterns(step("other"), pair)), 3);
    });
    assert_eq!(patterns, [("right", 0), ("left", 1), ("other", 2), ("self", 3)]);
    let conditional = dropped(|step| finish(step("self").conditional(step("other"))));
    assert_eq!(conditional, [("other", 5), ("self", 4)]);
    let conditional = dropped(|step| finish(step("self").conditional_twice(step("other"))));
    assert_eq!(conditional, [("other", 6), ("self", 5)]);
    let future = dropped(|step| assert_eq!(finish(step("self").future(step("other"))), 6));
    assert_eq!(future, [("other", 7), ("self", 6)]);
    let result = dropped(|step| assert_eq!(step("self").result(step("other")), Err(Refused)));
    assert_eq!(result, [("other", 9), ("self", 8)]);
}

#[test]
fn parameters_that_a_body_does_not_name_are_dropped_in_order() {
    let kept = dropped(|step| {
        let said = finish(step("self").kept(step("other"), step("permit"), step("last")));
        assert_eq!(said, "self other last");
    });
    assert_eq!(kept, [("last", 0), ("permit", 0), ("other", 0), ("self", 0)]);
}

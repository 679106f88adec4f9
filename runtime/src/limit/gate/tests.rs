use super::*;
use std::sync::atomic::AtomicU64;

const LIMIT: Rule = Rule::Limit { events: 2, window: Duration::from_secs(1) };

#[test]
fn a_window_begins_with_its_first_event_and_lets_so_many_pass() {
    let gate = Gate::default();
    let verdicts = [500, 600, 700, 1_499].map(|now| gate.admit(&LIMIT, now));
    let [first, more] = [true, false].map(|first| Verdict::Suppress { first });
    assert_eq!(verdicts, [Verdict::Pass, Verdict::Pass, first, more]);
    assert_eq!(gate.deadline(&LIMIT), 1_500);
    assert_eq!(gate.admit(&LIMIT, 1_500), Verdict::PassAfterReport);
    assert_eq!(gate.take(1_500), Some(Suppressed { events: 2, within: Duration::from_millis(800) }));
    assert_eq!(gate.take(1_500), None);
    assert_eq!(gate.admit(&LIMIT, 1_400), Verdict::Pass, "a late thread counts in the new window");
    assert_eq!(gate.admit(&LIMIT, 2_499), first);
}

#[test]
fn a_sample_is_the_first_of_every_so_many_and_reports_once_a_minute() {
    let (gate, rule) = (Gate::default(), Rule::Sample { one_in: 3 });
    let passed = (0..9).filter(|at| gate.admit(&rule, 1_000 + at) == Verdict::Pass).count();
    assert_eq!(passed, 3);
    let late = (0..3).filter(|_| gate.admit(&rule, 61_001) == Verdict::PassAfterReport).count();
    assert_eq!(late, 1);
    assert_eq!(gate.take(61_001).map(|suppressed| suppressed.events), Some(8));
}

#[test]
fn threads_that_roll_windows_over_lose_no_count_and_pass_no_event_too_much() {
    let (gate, passed, reported, clock) = (Gate::default(), AtomicU64::new(0), AtomicU64::new(0), AtomicU64::new(1));
    let report = |gate: &Gate, now| {
        let events = gate.take(now).map_or(0, |suppressed| suppressed.events);
        reported.fetch_add(events, Ordering::Relaxed);
    };
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..50_000 {
                    let now = clock.fetch_add(1, Ordering::Relaxed);
                    match gate.admit(&LIMIT, now) {
                        Verdict::Suppress { .. } => continue,
                        Verdict::PassAfterReport => report(&gate, now),
                        Verdict::Pass => {}
                    }
                    passed.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    report(&gate, 200_000);
    let passed = passed.into_inner();
    assert_eq!(passed + reported.into_inner(), 200_000);
    assert!((300..=402).contains(&passed), "two in each of at most 201 windows, of which some begin late: {passed}");
}

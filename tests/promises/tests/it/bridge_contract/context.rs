//! Records of other crates inside our contexts.

use super::setup::{Case, each_layout};
use chat_log::log_context;
use serde_json::json;

/// A crate below, which knows no schema.
mod billing {
    pub(super) fn charge() {
        log::warn!("charged by log");
        tracing::warn!(amount = 3, "charged by tracing");
    }

    pub(super) async fn charge_later() {
        charge();
        tokio::task::yield_now().await;
        charge();
    }

    pub(super) fn charge_in_another_room() {
        log::warn!(room_name = "attic"; "by log");
        tracing::warn!(room_name = "attic", "by tracing");
    }
}

#[log_context(room_name, email)]
fn in_a_room(room_name: &str, email: &str) {
    billing::charge();
}

#[log_context(room_name, email)]
async fn in_a_room_for_long(room_name: &str, email: &str) {
    billing::charge();
    tokio::task::yield_now().await;
    billing::charge_later().await;
}

#[log_context(room_name)]
fn in_two_rooms(room_name: &str) {
    billing::charge_in_another_room();
}

fn assert_in_context(case: &Case, count: usize) {
    let lines = case.lines();
    assert_eq!(lines.len(), count);
    for line in lines {
        assert_eq!(line.get(&case.key("room_name")), Some(&json!("lobby")), "{line:#?}");
        let email = line.get(&case.key("email")).and_then(|email| email.as_str()).unwrap_or_default();
        assert!(email.len() > 32 && !email.contains('@'), "{line:#?}");
    }
}

#[test]
fn records_of_other_crates_carry_the_fields() {
    each_layout(|case| {
        in_a_room("lobby", "ada@example.org");
        assert_in_context(case, 2);
        billing::charge();
        assert!(case.lines().iter().all(|line| !line.contains_key(&case.key("room_name"))));
    });
}

#[test]
fn also_across_await() {
    each_layout(|case| {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(async {
            // Another task runs in between, in another context.
            let other = async {
                for _ in 0..4 {
                    tokio::task::yield_now().await;
                }
            };
            tokio::join!(in_a_room_for_long("lobby", "ada@example.org"), other);
        });
        assert_in_context(case, 6);
        billing::charge();
        assert!(case.lines().iter().all(|line| !line.contains_key(&case.key("room_name"))));
    });
}

#[test]
fn two_futures_on_one_thread_do_not_mix() {
    each_layout(|case| {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(async {
            tokio::join!(
                in_a_room_for_long("lobby", "ada@example.org"),
                in_a_room_for_long("cellar", "bob@example.org")
            )
        });
        let lines = case.lines();
        let (lobby, cellar): (Vec<_>, Vec<_>) =
            lines.iter().partition(|line| line[&case.key("room_name")] == json!("lobby"));
        assert_eq!((lobby.len(), cellar.len()), (6, 6));
        assert!(lobby.iter().all(|line| line[&case.key("email")] == lobby[0][&case.key("email")]));
        assert!(cellar.iter().all(|line| line[&case.key("email")] == cellar[0][&case.key("email")]));
        assert_ne!(lobby[0][&case.key("email")], cellar[0][&case.key("email")]);
    });
}

#[test]
fn the_records_own_values_win() {
    each_layout(|case| {
        in_two_rooms("lobby");
        for line in case.lines() {
            assert_eq!(line.get(&case.key("room_name")), Some(&json!("attic")), "{line:#?}");
        }
    });
}

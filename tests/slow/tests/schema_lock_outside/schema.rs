//! The test that the team's CI runs.

use acme_log as _;

#[test]
fn the_schema_keeps_what_it_promised() {
    chat_log::assert_schema_locked!("log_schema.lock");
}

//! Built with `tracing`'s `log-always`: each of its events is a record of `log` as well.

use tracing::{info, info_span, warn};

fn main() {
    chat_log::builder().level("trace").service("doubles").install().expect("installed once");
    info!("a literal");
    let number = 3;
    info!(user_id = 7, "made of {number}");
    warn!(target: "other::place", answer = 42, "with a target");
    for round in 0..2 {
        info!(round, "the same place again");
    }
    info_span!("request", id = 1).in_scope(|| info!("in a span"));
    log::info!("of log alone");
    on_one_line();
}

#[rustfmt::skip]
fn on_one_line() { info!("both"); log::info!("both"); }

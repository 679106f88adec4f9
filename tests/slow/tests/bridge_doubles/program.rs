//! Built with `tracing`'s `log-always`: each of its events is also a `log` record.

use chat_log::Tracing;
use tracing::{info, info_span, warn};
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

fn main() {
    let has_own = std::env::var_os("OWN_SUBSCRIBER").is_some();
    if has_own {
        tracing_subscriber::registry().with(chat_log::tracing_layer()).init();
    }
    let tracing = if has_own { Tracing::Ignore } else { Tracing::Bridge };
    let builder = chat_log::builder().filter("trace").service("doubles").tracing(tracing);
    builder.init().expect("installed once");
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

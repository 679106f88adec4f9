//! The builder's limits and samples apply to request lines as to the events of a call.

mod http;

use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use chat_log::{chat_log, flush, statistics};
use chat_log_tests::checker::Layout;
use chat_log_tests::lines::{Members, Written, text};
use http::{layer, serve, until};
use std::time::Duration;

fn of(written: &Written, logger: &str) -> Vec<Members> {
    written.clean(Layout::Flat).into_iter().filter(|line| text(line, "logger") == Some(logger)).collect()
}

#[tokio::test]
async fn one_in_ten_and_every_error() {
    const HOUR: Duration = Duration::from_secs(3600);
    let lines = Written::default();
    // The longest prefix wins.
    let builder = chat_log::builder().filter("info").limit("http", 1, HOUR).sample("http.request", 10);
    builder.writer(lines.clone()).init().expect("the first logger");
    let handler = async || {
        chat_log!(info, "handled");
        "ok"
    };
    let fault = async || StatusCode::SERVICE_UNAVAILABLE;
    let panics = async || -> &'static str { panic!("reported by its own line") };
    let router = Router::new().route("/a", get(handler)).route("/b", get(handler));
    let router = router.route("/fault", get(fault)).route("/panics", get(panics)).route("/healthz", get(handler));
    let quiet = layer().silence(["/healthz"]).level(|outcome| match outcome.panicked {
        true => chat_log::Level::Warn,
        false => outcome.default_level(),
    });
    let address = serve(router.layer(quiet)).await;
    for number in 0..25 {
        http::get(address, "/healthz", &[]).await;
        http::get(address, if number % 2 == 0 { "/a" } else { "/b" }, &[]).await;
        http::get(address, "/fault", &[]).await;
    }
    // The twenty-sixth of the sample.
    http::get(address, "/panics", &[]).await;
    let faults = |lines: &[Members]| lines.iter().filter(|line| text(line, "level") == Some("ERROR")).count();
    until(|| faults(&of(&lines, "http.request")) == 25 && statistics().records_suppressed == 23).await;
    assert!(flush(Duration::from_secs(1)));
    let requests = of(&lines, "http.request");
    let written: Vec<_> = requests.iter().filter(|line| text(line, "level") == Some("INFO")).collect();
    let paths: Vec<_> = written.iter().map(|line| text(line, "url_path").expect("a path")).collect();
    assert_eq!(paths, ["/a", "/a", "/a"], "the first, the eleventh and the twenty-first");
    let [report] = requests.iter().filter(|line| line.contains_key("suppressed")).collect::<Vec<_>>()[..] else {
        panic!("{requests:?}")
    };
    assert_eq!(report["suppressed"], 23);
    assert_eq!(text(report, "message"), Some("23 events suppressed (sample: 1 in 10): requests"));
    assert_eq!((text(report, "pathname"), report.get("url_path")), (text(written[0], "pathname"), None));
    assert_eq!(report["lineno"], written[0]["lineno"], "the location at which the layer was created");
    // Other lines are not limited.
    assert_eq!(
        of(&lines, "http_limits.http_limits").len(),
        50 + 1,
        "with the panic, which no line of a request tells of"
    );
}

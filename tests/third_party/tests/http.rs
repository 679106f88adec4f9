//! axum, hyper and tower-http under real requests over HTTP/1.1 and HTTP/2.

use chat_log_tests::lines::Members;
use chat_log_third_party::family::Family;

#[test]
fn requests_are_logged_as_the_docs_say_and_without_credentials() {
    let family = Family {
        name: "http",
        program: env!("CARGO_BIN_EXE_http"),
        crates: &["axum", "h2", "hyper", "hyper_util", "tower_http"],
        variables: Vec::new(),
    };
    let seen = family.prove();
    assert!(seen.carries("hyper_util.client", "requests"), "the client works in the caller's task");
    assert!(seen.carries("h2.client", "requests"));
    let has_headers =
        |line: &Members| line["labels"]["headers"].as_str().is_some_and(|text| text.contains("x-api-key"));
    assert!(seen.of("tower_http.trace").any(has_headers), "the layer must show headers, or the test proves nothing");
}

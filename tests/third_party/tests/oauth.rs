//! OAuth 2 with `oauth2` and `reqwest`, against our own provider.

use chat_log_third_party::family::Family;

#[test]
fn signing_in_is_logged_as_the_docs_say_and_without_credentials() {
    let family = Family {
        name: "oauth",
        program: env!("CARGO_BIN_EXE_oauth"),
        crates: &["oauth2", "reqwest", "hyper_util"],
        variables: Vec::new(),
    };
    let seen = family.prove();
    assert!(seen.carries("reqwest.connect", "sign_in"), "the client connects in the caller's task");
    let shows = |part: &str| {
        seen.of("reqwest.connect.verbose").any(|line| line["message"].as_str().is_some_and(|text| text.contains(part)))
    };
    for part in ["authorization: Basic", "client_secret=", "code_verifier=", "access_token", "error_description"] {
        assert!(shows(part), "`{part}` must appear, or the test proves nothing");
    }
}

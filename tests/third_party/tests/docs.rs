//! `docs/third-party.md` names the versions with which its tables were made.

use chat_log_third_party::table::wrong_versions;

#[test]
fn the_docs_name_the_crates_that_are_tested() {
    let (named, wrong) = wrong_versions();
    assert!(named > 5, "{named} crates are named");
    assert_eq!(wrong, [""; 0], "these versions differ from Cargo.lock");
}

use super::function_of;

#[test]
fn the_function_is_found_in_a_path() {
    assert_eq!(function_of("app::views::send::here"), "send");
    assert_eq!(function_of("app::views::send::{{closure}}::{{closure}}::here"), "send");
    assert_eq!(function_of("<app::Chat as app::Room>::join::here"), "join");
    assert_eq!(function_of("app::main::{{closure}}::__CHAT_LOG_SITE::{{closure}}::here"), "main");
}

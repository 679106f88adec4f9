use super::*;

#[test]
fn the_longest_prefix_of_whole_segments_wins() {
    let filter = Filter::parse("warn, my_chat=info,my_chat.websocket=debug,sqlx::query=off").expect("valid");
    for (logger, threshold) in [
        ("other", Threshold::at(Level::Warn)),
        ("hyper::proto", Threshold::at(Level::Warn)),
        ("my_chat", Threshold::at(Level::Info)),
        ("my_chat::views", Threshold::at(Level::Info)),
        ("my_chat.views", Threshold::at(Level::Info)),
        ("my_chats", Threshold::at(Level::Warn)),
        ("my_chat::websocket", Threshold::at(Level::Debug)),
        ("my_chat::websocket::rooms", Threshold::at(Level::Debug)),
        ("sqlx", Threshold::at(Level::Warn)),
        ("sqlx::query", Threshold::OFF),
        ("sqlx.query.sqlite", Threshold::OFF),
    ] {
        assert_eq!(filter.threshold(logger), threshold, "{logger}");
    }
    assert_eq!(filter.widest(), Threshold::at(Level::Debug));
}

#[test]
fn a_noisy_crate_is_capped_until_a_directive_names_it() {
    let filter = Filter::parse("trace,h2=debug").expect("valid");
    assert_eq!(filter.threshold("hyper::proto::h1"), Threshold::at(Level::Warn));
    assert_eq!(filter.threshold("hyperspace"), Threshold::at(Level::Trace));
    assert_eq!(filter.threshold("h2::codec"), Threshold::at(Level::Debug));
    assert_eq!(Filter::parse("error").expect("valid").threshold("hyper"), Threshold::at(Level::Error));
}

#[test]
fn the_name_of_a_package_stands_for_its_crate() {
    let filter = Filter::parse("warn,my-chat.web-socket=debug,other_chat=info").expect("valid");
    assert_eq!(filter.threshold("my_chat::web_socket::rooms"), Threshold::at(Level::Debug));
    assert_eq!(filter.threshold("my-chat.web-socket"), Threshold::at(Level::Debug));
    assert_eq!(filter.threshold("my_chat::web_sockets"), Threshold::at(Level::Warn));
    assert_eq!(filter.threshold("other-chat"), Threshold::at(Level::Warn));
    assert_eq!(filter.to_string(), "warn,my-chat.web-socket=debug,other_chat=info");
}

#[test]
fn the_last_of_equal_directives_counts() {
    assert_eq!(Filter::parse("a=info,b=warn,a=debug").expect("valid").to_string(), "info,a=debug,b=warn");
}

#[test]
fn directives_are_written_as_they_are_read() {
    let filter = Filter::parse("b::c=off\n,WARNING,\n a=trace").expect("valid");
    assert_eq!(filter.to_string(), "warn,a=trace,b.c=off");
    assert_eq!(Filter::parse(&filter.to_string()), Ok(filter));
}

#[test]
fn a_bad_directive_is_named() {
    for (directives, bad) in [("loud", "loud"), ("info,a=b", "a=b")] {
        assert_eq!(Filter::parse(directives), Err(InvalidDirective(bad.to_owned())));
    }
    for logger in [
        "root",
        "crate",
        "self",
        "LOG_LEVEL",
        "RUST_LOG",
        "",
        "a b",
        "a.*",
        "a::",
        ".a",
        "a..b",
        "info;a",
        "a[span]",
        "\"a\"",
    ] {
        let directive = format!("{logger}=info");
        assert_eq!(Filter::parse(&directive), Err(InvalidDirective(directive)));
    }
}

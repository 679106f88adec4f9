//! Which lines the searches have to find, by the `case` that each line has.

/// What one of the nine searches finds.
pub(crate) struct Found {
    pub(crate) title: &'static str,
    pub(crate) short: &'static [&'static str],
    /// An exact form exists only if the short one has a pitfall, that is, if the two differ.
    pub(crate) exact: Option<&'static [&'static str]>,
}

pub(crate) const ERRORS: &[&str] =
    &["auth failed", "dbus", "failed", "not stored", "notice", "options", "pool", "save"];

/// But for the two that are about whole services and applications.
pub(crate) const FOUND: [Found; 7] = [
    Found { title: "Errors", short: ERRORS, exact: None },
    Found {
        title: "WebSocket-related logs",
        short: &["connect", "disconnect", "frame", "proxy"],
        exact: Some(&["connect", "disconnect", "frame", "tokio_tungstenite", "tungstenite"]),
    },
    Found { title: "Database queries", short: &["slow statement", "statement"], exact: None },
    Found {
        title: "Authentication issues",
        short: &["auth failed", "author", "login page"],
        exact: Some(&["auth failed", "login", "logout"]),
    },
    Found {
        title: "WebSocket connections",
        short: &["connect", "websockets off"],
        exact: Some(&["connect", "disconnect"]),
    },
    Found {
        title: "Database errors",
        short: &["dbus", "pool", "save"],
        exact: Some(&["not stored", "notice", "options", "pool", "save"]),
    },
    Found {
        title: "Logs of one user",
        short: &["joined", "other joined"],
        exact: Some(&["connect", "joined", "left", "login", "logout"]),
    },
];

/// What the application's logs hold too much as people type the search, and what neither form of it finds.
pub(crate) const NEAR_APPLICATION: &[&str] = &["admin", "chatter"];
pub(crate) const OF_CRATES: &[&str] = &[
    "builder",
    "dbus",
    "notice",
    "options",
    "proxy",
    "slow statement",
    "statement",
    "tokio_tungstenite",
    "tungstenite",
    "tungstenite fork",
];

/// What the examples of how to write others find, where it can be said by cases.
pub(crate) const OTHERS: [(&str, &[&str]); 3] =
    [("field exists", &["failed"]), ("text with special characters", &["a::b"]), ("a quotation mark", &["main room"])];

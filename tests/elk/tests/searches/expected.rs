//! The lines that the searches must find, by the `case` of each line.

/// The lines that one of the nine searches finds.
pub(crate) struct Found {
    pub(crate) title: &'static str,
    pub(crate) short: &'static [&'static str],
    /// An exact form exists only if the short one has a pitfall, that is, if the two differ.
    pub(crate) exact: Option<&'static [&'static str]>,
}

pub(crate) const ERRORS: &[&str] =
    &["auth failed", "dbus", "failed", "not stored", "notice", "options", "pool", "save"];

/// The searches, except the two for whole services and applications.
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

/// False positives of the short form in the application's logs, and lines that neither form finds.
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

/// The lines that the examples of further searches find, where cases can express them.
pub(crate) const OTHERS: [(&str, &[&str]); 3] =
    [("field exists", &["failed"]), ("text with special characters", &["a::b"]), ("a quotation mark", &["main room"])];

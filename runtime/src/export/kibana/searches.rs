//! The nine searches that a team needs, for one schema and layout. A search with a pitfall is exported twice: as people
//! type it, because they look for it by that name, and in an exact form.

use super::query::{Query, Word};
use super::roles::Roles;

/// A search with its short and exact form.
pub(super) struct Search {
    pub(super) key: &'static str,
    pub(super) title: &'static str,
    /// The form that people type.
    pub(super) short: Query,
    /// The form that finds exactly what is meant, if the short one does not.
    pub(super) exact: Option<Query>,
    /// The false positives and misses of the short form, or why there are none.
    pub(super) remark: String,
}

/// An example of a user's number.
const SOME_USER: &str = "123";

/// Crates that log about WebSockets and databases: docs/third-party.md.
const WEBSOCKET_CRATES: [&str; 2] = ["tungstenite", "tokio_tungstenite"];
const DATABASE_CRATES: [&str; 2] = ["sqlx", "sqlx_postgres"];

pub(super) fn all(service: &str, application: &str, roles: &Roles) -> Vec<Search> {
    let ours = Query::is(roles.service(), service);
    let errors = ours.clone().and(Query::is(roles.level(), roles.error()));
    vec![
        service_logs(ours.clone(), roles),
        error_logs(errors.clone(), roles),
        websocket_loggers(&ours, roles),
        database_queries(ours.clone(), roles),
        application_logs(&ours, application, roles),
        authentication(&ours, roles),
        websocket_connections(&ours, roles),
        database_errors(&errors, roles),
        user_logs(&ours, roles),
    ]
}

fn service_logs(ours: Query, roles: &Roles) -> Search {
    let remark = format!("`{}` is a keyword: it is case-sensitive and matches the whole value.", roles.service());
    Search { key: "service", title: "All logs of the service", short: ours, exact: None, remark }
}

fn error_logs(errors: Query, roles: &Roles) -> Search {
    let level = roles.level();
    let remark = format!("`{level}:error`, `{level}:Error` and `{level}:ERROR` are equivalent.");
    Search { key: "errors", title: "Errors", short: errors, exact: None, remark }
}

fn websocket_loggers(ours: &Query, roles: &Roles) -> Search {
    let logger = roles.logger();
    Search {
        key: "websocket-loggers",
        title: "WebSocket-related logs",
        short: ours.clone().and(Query::like(logger, "*websocket*")),
        exact: Some(ours.clone().and(module_or_crates(logger, "websocket", &WEBSOCKET_CRATES))),
        remark: "`*websocket*` misses the WebSocket library, whose loggers start with `tungstenite` and \
            `tokio_tungstenite`. The exact search covers them and every module named `websocket`."
            .to_owned(),
    }
}

fn database_queries(ours: Query, roles: &Roles) -> Search {
    Search {
        key: "database-queries",
        title: "Database queries",
        short: ours.and(Query::is(roles.logger(), "sqlx.query")),
        exact: None,
        remark:
            "Statements are logged if a directive enables them, such as `LOG_LEVEL=info,sqlx=debug`. Slow statements \
            are WARNINGs and need no directive."
                .to_owned(),
    }
}

fn application_logs(ours: &Query, application: &str, roles: &Roles) -> Search {
    Search {
        key: "application",
        title: "Logs of the application only",
        short: ours.clone().and(Query::like(roles.logger(), &format!("{application}*"))),
        exact: Some(ours.clone().and(Query::Is(roles.logger().to_owned(), of_crate(application)))),
        remark: format!(
            "`{application}*` finds every crate whose name starts with it, such as `{application}_client`. The exact \
            search matches the whole name of the crate."
        ),
    }
}

fn authentication(ours: &Query, roles: &Roles) -> Search {
    let of_message = |word: &str| Query::like("message", &format!("*{word}*"));
    let segments = ["auth", "authentication", "authenticated", "authorization", "login", "logout"];
    Search {
        key: "authentication",
        title: "Authentication issues",
        short: ours.clone().and(Query::Any(vec![of_message("auth"), of_message("login")])),
        exact: events(ours, roles, &segments),
        remark: format!(
            "`*auth*` finds `author` and `authority`, and neither pattern finds \"User logged in\". {}",
            by_event(roles, &segments)
        ),
    }
}

fn websocket_connections(ours: &Query, roles: &Roles) -> Search {
    Search {
        key: "websocket-connections",
        title: "WebSocket connections",
        short: ours.clone().and(Query::like("message", "*WebSocket*")),
        exact: events(ours, roles, &["websocket"]),
        remark: format!(
            "The pattern is not case-sensitive. It finds every mention of a WebSocket, not only connections. {}",
            by_event(roles, &["websocket"])
        ),
    }
}

fn database_errors(errors: &Query, roles: &Roles) -> Search {
    let mut either = vec![module_or_crates(roles.logger(), "db", &DATABASE_CRATES)];
    either.extend(word_queries(roles, &["db", "database"]));
    Search {
        key: "database-errors",
        title: "Database errors",
        short: errors.clone().and(Query::like(roles.logger(), "*db*")),
        exact: Some(errors.clone().and(any(either))),
        remark: "`*db*` finds `fjord.dbus` and misses `sqlx`. The exact search covers every module named `db` and the \
            loggers of `sqlx`; add those of other database crates that the service uses."
            .to_owned(),
    }
}

fn user_logs(ours: &Query, roles: &Roles) -> Search {
    let user = roles.user().filter(|user| !user.is_pseudonym());
    let remark = match user {
        Some(user) => format!("The exact search compares the value of `{}` and ignores the message.", user.path),
        None => "No field of this schema identifies the user in clear text, so there is no exact search.".to_owned(),
    };
    Search {
        key: "user",
        title: "Logs of one user",
        short: ours.clone().and(Query::like("message", &format!("*user_{SOME_USER}*"))),
        exact: user.map(|user| ours.clone().and(Query::is(&user.path, SOME_USER))),
        remark: format!("`*user_{SOME_USER}*` finds `user_{SOME_USER}456` as well. {remark}"),
    }
}

/// Matches every module of a name, and all loggers of some crates.
fn module_or_crates(logger: &str, module: &str, crates: &[&str]) -> Query {
    let mut words = vec![Word::Pattern(format!("*.{module}")), Word::Pattern(format!("*.{module}.*"))];
    words.extend(crates.iter().flat_map(|name| of_crate(name)));
    Query::Is(logger.to_owned(), words)
}

/// Matches the loggers of a crate, but not those of a crate whose name starts with its name.
fn of_crate(name: &str) -> Vec<Word> {
    vec![Word::Whole(name.to_owned()), Word::Pattern(format!("{name}.*"))]
}

fn events(ours: &Query, roles: &Roles, segments: &[&str]) -> Option<Query> {
    let queries = word_queries(roles, segments);
    (!queries.is_empty()).then(|| ours.clone().and(any(queries)))
}

fn word_queries(roles: &Roles, segments: &[&str]) -> Vec<Query> {
    let whole = |words: Vec<&str>| words.into_iter().map(|word| Word::Whole(word.to_owned())).collect();
    roles.words(segments).into_iter().map(|(path, words)| Query::Is(path.to_owned(), whole(words))).collect()
}

fn any(mut queries: Vec<Query>) -> Query {
    if queries.len() == 1 { queries.remove(0) } else { Query::Any(queries) }
}

fn by_event(roles: &Roles, segments: &[&str]) -> &'static str {
    if roles.words(segments).is_empty() {
        "No enum of this schema has a value for this; with one, a search for that value would be exact."
    } else {
        "The exact search compares values of the schema's enums, not texts."
    }
}

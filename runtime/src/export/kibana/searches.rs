//! The nine searches that a team asks its logs, for one schema and layout.

use super::query::{Query, Word};
use super::roles::Roles;

/// One of them.
pub(super) struct Search {
    pub(super) key: &'static str,
    pub(super) title: &'static str,
    /// As people type it.
    pub(super) short: Query,
    /// What finds all that is meant and nothing else, where the short one does not.
    pub(super) exact: Option<Query>,
    /// What the short one finds or misses, or why there is nothing to look out for.
    pub(super) remark: String,
}

/// A number that stands for any user's.
const SOME_USER: &str = "123";

/// The crates whose records are about WebSockets, and about databases: docs/third-party.md.
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
    let remark = format!("`{}` is a keyword: the whole value, with its case.", roles.service());
    Search { key: "service", title: "All logs of the service", short: ours, exact: None, remark }
}

fn error_logs(errors: Query, roles: &Roles) -> Search {
    let level = roles.level();
    let remark = format!("`{level}:error`, `{level}:Error` and `{level}:ERROR` find the same.");
    Search { key: "errors", title: "Errors", short: errors, exact: None, remark }
}

fn websocket_loggers(ours: &Query, roles: &Roles) -> Search {
    let logger = roles.logger();
    Search {
        key: "websocket-loggers",
        title: "WebSocket-related logs",
        short: ours.clone().and(Query::like(logger, "*websocket*")),
        exact: Some(ours.clone().and(module_or_crates(logger, "websocket", &WEBSOCKET_CRATES))),
        remark: "`*websocket*` misses the WebSocket library, whose loggers begin with `tungstenite` and \
            `tokio_tungstenite`. The exact search names them, beside every module `websocket`."
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
            "Statements are there if a directive lets them through, such as `LOG_LEVEL=info,sqlx=debug`; slow ones \
            are WARNINGs and need none."
                .to_owned(),
    }
}

fn application_logs(ours: &Query, application: &str, roles: &Roles) -> Search {
    Search {
        key: "application",
        title: "Logs of the application alone",
        short: ours.clone().and(Query::like(roles.logger(), &format!("{application}*"))),
        exact: Some(ours.clone().and(Query::Is(roles.logger().to_owned(), of_crate(application)))),
        remark: format!(
            "`{application}*` finds every crate whose name begins so, such as `{application}_client`. The exact search \
            ends the crate's name."
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
            "`*auth*` finds `author` and `authority`, and neither finds \"User logged in\". {}",
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
            "The case of the pattern does not matter. It finds everything that mentions a WebSocket, also what is no \
            connection. {}",
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
        remark:
            "`*db*` finds `fjord.dbus` and misses `sqlx`. The exact search names every module `db` and the loggers \
            of the database's crates: add those of others that the service uses."
                .to_owned(),
    }
}

fn user_logs(ours: &Query, roles: &Roles) -> Search {
    let user = roles.user().filter(|user| !user.is_pseudonym());
    let remark = match user {
        Some(user) => format!("The exact search takes the value of `{}`, whatever the message says.", user.path),
        None => "No field of this schema says openly who the user is, so there is no exact search.".to_owned(),
    };
    Search {
        key: "user",
        title: "Logs of one user",
        short: ours.clone().and(Query::like("message", &format!("*user_{SOME_USER}*"))),
        exact: user.map(|user| ours.clone().and(Query::is(&user.path, SOME_USER))),
        remark: format!("`*user_{SOME_USER}*` finds `user_{SOME_USER}456` as well. {remark}"),
    }
}

/// Every module of a name, and all that some crates log.
fn module_or_crates(logger: &str, module: &str, crates: &[&str]) -> Query {
    let mut words = vec![Word::Pattern(format!("*.{module}")), Word::Pattern(format!("*.{module}.*"))];
    words.extend(crates.iter().flat_map(|name| of_crate(name)));
    Query::Is(logger.to_owned(), words)
}

/// The loggers of a crate, and of no other one whose name begins so.
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
        "No enum of this schema has a word for it: with one, a search for that word is exact."
    } else {
        "The exact search asks for the words that the schema has for it, and not for a text."
    }
}

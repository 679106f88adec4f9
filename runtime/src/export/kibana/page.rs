//! `searches.md`: the searches for people, with what each finds too much and misses.

use super::query::{Language, Query};
use super::roles::Roles;
use super::searches::Search;
use std::fmt::Write as _;

pub(super) fn page(service: &str, layout: &str, searches: &[Search], roles: &Roles) -> String {
    let mut page = format!("# Searches in the logs of {service}, {layout} layout\n\n{INTRODUCTION}\n");
    for (number, search) in searches.iter().enumerate() {
        // Writing to a string cannot fail.
        let _ = writeln!(page, "\n## {}. {}\n", number + 1, search.title);
        page.push_str(HEAD);
        page.push_str(&row("short", &search.short));
        if let Some(exact) = &search.exact {
            page.push_str(&row("exact", exact));
        }
        let _ = writeln!(page, "\n{}", search.remark);
    }
    page.push_str(&spelling(service, roles));
    page
}

const INTRODUCTION: &str = "\
Each search in the syntax of Lucene and in KQL, the two languages of the search bar; OpenSearch Dashboards calls the second
one DQL. `short` is what people type. Where that has a trap, `exact` finds what is meant and nothing else. All of them are in
`kibana.ndjson` as saved searches.";

const HEAD: &str = "| | Lucene | KQL |\n| --- | --- | --- |\n";

fn row(name: &str, query: &Query) -> String {
    format!("| {name} | `{}` | `{}` |\n", query.text(Language::Lucene), query.text(Language::Kql))
}

/// What is to know before writing one's own.
fn spelling(service: &str, roles: &Roles) -> String {
    let (level, logger) = (roles.level(), roles.logger());
    let mut text = format!("\n## Writing others\n\n{HEAD}");
    let errors = Query::is(level, roles.error());
    text.push_str(&row("everything but", &Query::is(roles.service(), service).and(Query::Not(Box::new(errors)))));
    text.push_str(&row("has the field", &Query::Exists(roles.error_type().to_owned())));
    if let Some(elapsed) = roles.elapsed() {
        text.push_str(&row("above a number", &Query::Above(elapsed.path.clone(), 100)));
    }
    text.push_str(&row("text with signs", &Query::is("message", "a::b")));
    text.push_str(&row("a quotation mark", &Query::is("message", r#"the "main" room"#)));
    let _ = write!(
        text,
        "\n\
        - `{level}` is found whatever the case. All other keywords, such as `{logger}`, are compared with their case; the\n  \
          text fields, such as `message`, by words without it.\n\
        - A pattern with `*` stays inside of one word of a text: `message:*auth* AND message:*failed*`, not\n  \
          `*auth failed*`.\n\
        - A pattern that begins with `*` has the index look at all of its words: on a large one look at a short time.\n\
        - Within quotation marks everything means itself: only `\"` and `\\` need a `\\` before them, and `*` is no pattern\n  \
          there. On a text field they find the words next to each other.\n\
        - Outside of them Lucene reserves `+ - = & | > < ! ( ) {{ }} [ ] ^ \" ~ * ? : \\ /`, and KQL `\\ ( ) : < > \" * {{ }}` with\n  \
          the words `and`, `or`, `not`: put a `\\` before such a sign, and in KQL before no other one, or the whole in quotation\n  \
          marks. `{logger}:a::b` is an error in both; loggers have dots, `{logger}:a.b`.\n\
        - `AND`, `OR` and `NOT` have to be upper case in Lucene. KQL takes any case.\n"
    );
    text
}

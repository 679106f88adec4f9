//! `searches.md`: the searches as text, with the false positives and misses of each.

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
Each search is given in Lucene and KQL syntax, the two languages of the search bar; OpenSearch Dashboards calls the second
one DQL. `short` is what people type. If it has a pitfall, `exact` finds what is meant and nothing else. `kibana.ndjson`
contains all of them as saved searches.";

const HEAD: &str = "| | Lucene | KQL |\n| --- | --- | --- |\n";

fn row(name: &str, query: &Query) -> String {
    format!("| {name} | `{}` | `{}` |\n", query.text(Language::Lucene), query.text(Language::Kql))
}

/// Explains the syntax, for other searches.
fn spelling(service: &str, roles: &Roles) -> String {
    let (level, logger) = (roles.level(), roles.logger());
    let mut text = format!("\n## Writing other searches\n\n{HEAD}");
    let errors = Query::is(level, roles.error());
    text.push_str(&row("all but", &Query::is(roles.service(), service).and(Query::Not(Box::new(errors)))));
    text.push_str(&row("field exists", &Query::Exists(roles.error_type().to_owned())));
    if let Some(elapsed) = roles.elapsed() {
        text.push_str(&row("above a number", &Query::Above(elapsed.path.clone(), 100)));
    }
    text.push_str(&row("text with special characters", &Query::is("message", "a::b")));
    text.push_str(&row("a quotation mark", &Query::is("message", r#"the "main" room"#)));
    let _ = write!(
        text,
        "\n\
        - `{level}` is not case-sensitive. All other keywords, such as `{logger}`, are. Text fields, such as `message`, match\n  \
          single words and are not case-sensitive.\n\
        - A pattern with `*` matches within one word of a text: `message:*auth* AND message:*failed*`, not\n  \
          `*auth failed*`.\n\
        - A pattern that starts with `*` makes the index scan all of its words: on a large index, select a short time range.\n\
        - Within quotation marks, all characters are literal: only `\"` and `\\` need a `\\` before them, and `*` is not a\n  \
          pattern. On a text field, a quoted text matches consecutive words.\n\
        - Outside quotation marks, Lucene reserves `+ - = & | > < ! ( ) {{ }} [ ] ^ \" ~ * ? : \\ /`, and KQL reserves\n  \
          `\\ ( ) : < > \" * {{ }}` and the words `and`, `or`, `not`. Put a `\\` before such a character, and in KQL before no\n  \
          other, or quote the whole text. `{logger}:a::b` is an error in both; loggers have dots, `{logger}:a.b`.\n\
        - `AND`, `OR` and `NOT` must be upper case in Lucene. KQL accepts any case.\n"
    );
    text
}

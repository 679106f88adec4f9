use super::{Language, Query, Word};

fn both(query: &Query) -> [String; 2] {
    [query.text(Language::Lucene), query.text(Language::Kql)]
}

#[test]
fn a_word_that_means_something_else_is_quoted() {
    for (word, expected) in [
        ("chat", "service:chat"),
        ("chat-api", "service:\"chat-api\""),
        ("a::b", "service:\"a::b\""),
        ("OR", "service:\"OR\""),
        ("", "service:\"\""),
        (r#"a "b" \"#, r#"service:"a \"b\" \\""#),
    ] {
        assert_eq!(both(&Query::is("service", word)), [expected, expected]);
    }
}

#[test]
fn what_binds_less_is_in_parentheses() {
    let either = Query::Any(vec![Query::like("logger", "*.db"), Query::is("event", "db_error")]);
    let query = Query::is("service", "chat").and(Query::is("level", "ERROR")).and(either.clone());
    let [lucene, kql] = both(&query);
    assert_eq!(lucene, "service:chat AND level:ERROR AND (logger:*.db OR event:db_error)");
    assert_eq!(kql, "service:chat and level:ERROR and (logger:*.db or event:db_error)");
    assert_eq!(both(&Query::Not(Box::new(either)))[1], "not (logger:*.db or event:db_error)");
}

#[test]
fn the_languages_differ_where_they_do() {
    let words = vec![Word::Whole("sqlx".to_owned()), Word::Pattern("sqlx.*".to_owned())];
    assert_eq!(both(&Query::Is("logger".to_owned(), words))[1], "logger:(sqlx or sqlx.*)");
    assert_eq!(both(&Query::Above("elapsed_ms".to_owned(), 100)), ["elapsed_ms:>100", "elapsed_ms > 100"]);
    assert_eq!(both(&Query::Exists("exc_type".to_owned())), ["_exists_:exc_type", "exc_type:*"]);
}

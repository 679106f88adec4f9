//! The searches of `searches.md`, as Lucene and as KQL.

use crate::expected::{ERRORS, FOUND, NEAR_APPLICATION, OF_CRATES, OTHERS};
use crate::stage::{Stage, Translate, lucene};
use serde_json::Value;
use std::collections::BTreeSet;

/// A row of one of the page's tables.
struct Row {
    section: String,
    name: String,
    lucene: String,
    kql: String,
}

pub(crate) fn prove(stage: &Stage<'_>, translate: Translate<'_>) {
    let rows = rows(&stage.file("searches.md"));
    let searches: Vec<String> = rows.iter().map(|row| row.kql.clone()).collect();
    let mut translated = translate(&searches).into_iter();
    for row in &rows {
        assert_found(stage, row, &row.lucene, &lucene(&row.lucene));
        if let Some(query) = translated.next() {
            assert_found(stage, row, &row.kql, &query.unwrap_or_else(|error| panic!("{}: {error}", row.kql)));
        }
    }
    assert_eq!(rows.iter().filter(|row| row.name == "short").count(), 9);
    assert_refused(stage, translate);
    assert_reserved(stage, translate);
}

/// Returns the rows of all tables.
fn rows(page: &str) -> Vec<Row> {
    let mut section = String::new();
    let mut rows = Vec::new();
    for line in page.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            section = title.split_once(". ").map_or(title, |(_, title)| title).to_owned();
        }
        let cells: Vec<&str> = line.split(" | ").collect();
        if let [name, lucene, kql] = cells[..]
            && lucene.starts_with('`')
        {
            let code = |cell: &str| cell.trim_end_matches(" |").trim_matches('`').to_owned();
            let name = name.trim_start_matches("| ").to_owned();
            rows.push(Row { section: section.clone(), name, lucene: code(lucene), kql: code(kql) });
        }
    }
    rows
}

fn assert_found(stage: &Stage<'_>, row: &Row, search: &str, query: &Value) {
    let documents = stage.find(query).unwrap_or_else(|error| panic!("{search}: {error}"));
    let service = if stage.is_flat() { "service" } else { "service.name" };
    let is_ours = |line: &&Value| line[service] == "chat";
    if search.contains(service) {
        assert!(documents.iter().all(|document| is_ours(&document)), "{search} finds another service");
    }
    let found = cases(&documents);
    let everything: Vec<Value> = stage.lines.iter().filter(is_ours).cloned().collect();
    let expected = match (row.section.as_str(), row.name.as_str()) {
        ("All logs of the service", _) => {
            assert_eq!(documents.len(), everything.len(), "{search}");
            cases(&everything)
        }
        ("Logs of the application only", form) => {
            let near = if form == "exact" { NEAR_APPLICATION } else { &[] };
            without(cases(&everything), &[OF_CRATES, near].concat())
        }
        ("Writing other searches", "all but") => without(cases(&everything), ERRORS),
        ("Writing other searches", "above a number") => return assert_slow(stage, search, &documents),
        ("Writing other searches", name) => {
            let of_name = OTHERS.iter().find(|(other, _)| *other == name);
            owned(of_name.unwrap_or_else(|| panic!("`{name}` is expected nowhere")).1)
        }
        (section, form) => {
            let expected = FOUND.iter().find(|found| found.title == section).expect("a search");
            owned(if form == "exact" { expected.exact.expect("an exact form") } else { expected.short })
        }
    };
    assert_eq!(found, expected, "{} {}: {search}", row.section, row.name);
}

/// Asserts that the servers and KQL reject a search that `searches.md` calls an error.
fn assert_refused(stage: &Stage<'_>, translate: Translate<'_>) {
    let search = format!("{}:a::b", if stage.is_flat() { "logger" } else { "log.logger" });
    assert!(stage.file("searches.md").contains(&format!("`{search}` is")));
    assert!(stage.find(&lucene(&search)).is_err(), "{search}");
    assert!(translate(&[search]).iter().all(Result::is_err));
}

/// The characters that the page calls reserved are found after a `\`. In KQL only these need one or may have one.
fn assert_reserved(stage: &Stage<'_>, translate: Translate<'_>) {
    // A list may begin on the next line.
    let page = stage.file("searches.md").split_whitespace().collect::<Vec<_>>().join(" ");
    let signs = |language: &str| -> Vec<String> {
        let (_, listed) = page.split_once(&format!("{language} reserves `")).expect("a list of characters");
        listed.split_once('`').expect("code").0.split(' ').map(str::to_owned).collect()
    };
    let (in_lucene, in_kql) = (signs("Lucene"), signs("KQL"));
    assert_eq!((in_lucene.len(), in_kql.len()), (22, 10));
    let plain: Vec<String> = in_lucene.iter().map(|sign| format!("message:a{sign}b")).collect();
    let escaped: Vec<String> = in_lucene.iter().map(|sign| format!(r"message:a\{sign}b")).collect();
    for search in &escaped {
        assert!(stage.find(&lucene(search)).is_ok(), "{search}");
    }
    let is_taken = |searches| translate(searches).iter().map(Result::is_ok).collect::<Vec<_>>();
    for ((sign, plain), escaped) in in_lucene.iter().zip(is_taken(&plain)).zip(is_taken(&escaped)) {
        // `*` is special in both syntaxes.
        let expected = if sign == "*" { (true, true) } else { (!in_kql.contains(sign), in_kql.contains(sign)) };
        assert_eq!((plain, escaped), expected, "{sign}");
    }
}

/// Returns the lines that took longer than 100 ms.
fn assert_slow(stage: &Stage<'_>, search: &str, documents: &[Value]) {
    let elapsed = if stage.is_flat() { "elapsed_ms" } else { "chat.elapsed_ms" };
    let is_slow = |line: &&Value| line[elapsed].as_f64().is_some_and(|millis| millis > 100.0);
    assert!(!documents.is_empty() && documents.iter().all(|document| is_slow(&document)), "{search}");
    assert_eq!(documents.len(), stage.lines.iter().filter(is_slow).count(), "{search}");
}

/// Returns the cases of lines, without lines that have none.
fn cases(lines: &[Value]) -> BTreeSet<String> {
    let case = |line: &Value| line["case"].as_str().or(line["chat.case"].as_str()).map(str::to_owned);
    lines.iter().filter_map(case).collect()
}

fn without(mut cases: BTreeSet<String>, others: &[&str]) -> BTreeSet<String> {
    for other in others {
        assert!(cases.remove(*other), "`{other}` is not a line");
    }
    cases
}

fn owned(cases: &[&str]) -> BTreeSet<String> {
    cases.iter().map(|case| (*case).to_owned()).collect()
}

//! Forms of a service's name for places that restrict names.

/// For names of indices, templates and pipelines: in lower case, without the characters that Elasticsearch and
/// OpenSearch refuse there (index names, "Create index API").
pub(super) fn of_index(service: &str) -> String {
    const LONGEST: usize = 100;
    let name: String = service.to_lowercase().chars().map(allowed).take(LONGEST).collect();
    let name = name.trim_start_matches(['-', '_', '.']);
    if name.is_empty() { "service".to_owned() } else { name.to_owned() }
}

fn allowed(char: char) -> char {
    match char {
        'a'..='z' | '0'..='9' | '_' | '.' | '-' => char,
        _ => '-',
    }
}

/// For names in Kubernetes and Compose (RFC 1123, section 2.1), with room for suffixes.
pub(super) fn of_resource(service: &str) -> String {
    const LONGEST: usize = 40;
    let name: String = of_index(service).replace(['_', '.'], "-").chars().take(LONGEST).collect();
    name.trim_matches('-').to_owned()
}

/// For a comment in a configuration, on one line.
pub(super) fn in_comment(service: &str) -> String {
    service.replace(char::is_control, " ")
}

//! The parser of lock files. It reports anything that [`file`](super::file) would not write, with its line.

use super::entry::Entry;
use super::file::{HEAD, VERSION};
use super::privacy::Privacy;
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;

/// What is wrong in a line, which is counted from one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ParseError {
    pub(super) line: usize,
    pub(super) what: String,
}

/// Parses a lock file. `name` is the file's name, for the places of its fields.
pub(super) fn parse(text: &str, name: &str) -> Result<BTreeMap<String, Entry>, ParseError> {
    let mut lines = text.lines().zip(1..);
    let (head, _) = lines.next().unwrap_or_default();
    check_head(head).map_err(|what| ParseError { line: 1, what })?;
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    for (text, line) in lines.filter(|(text, _)| !text.trim().is_empty()) {
        let mistake = |what| ParseError { line, what };
        let (path, entry) = field(text).map_err(mistake)?;
        let entry = Entry { place: format!("{name}:{line}"), ..entry };
        if let Some(first) = entries.get(&path) {
            let what = format!("duplicate field `{path}`, first at {}: keep the right one", first.place);
            return Err(mistake(what));
        }
        entries.insert(path, entry);
    }
    Ok(entries)
}

fn check_head(text: &str) -> Result<(), String> {
    let mut members = members(text)?;
    match members.take(HEAD) {
        Some(version) if version == VERSION => Ok(()),
        Some(version) => Err(format!(
            "unsupported version {version} of the lock file: this chat_log reads version {VERSION}; update chat_log"
        )),
        None => Err(format!("not a lock file of chat_log: expected it to begin with {{\"{HEAD}\": {VERSION}")),
    }
}

fn field(text: &str) -> Result<(String, Entry), String> {
    let mut members = members(text)?;
    let path = members.text("field")?.ok_or("missing member `field`: expected the field's name")?;
    let entry = Entry {
        kind: members.text("type")?,
        words: members.texts("words")?,
        unit: members.text("unit")?,
        string: members.flag("string")?,
        text: members.flag("text")?,
        privacy: privacy(&mut members)?,
        ecs: members.texts("ecs")?,
        index: members.text("index")?,
        ecs_index: members.text("ecs_index")?,
        deprecated: members.text("deprecated")?,
        removed: members.flag("removed")?,
        ..Entry::default()
    };
    if let Some((unknown, _)) = members.0.first() {
        return Err(format!("`{unknown}` is not a member of a lock entry: expected {}", ALLOWED.join(", ")));
    }
    if entry.kind.is_some() == matches!(entry.privacy, Privacy::Sensitive(_)) {
        return Err("expected either `type` or `sensitive` with its reason".to_owned());
    }
    Ok((path, entry))
}

const ALLOWED: [&str; 16] = [
    "field",
    "type",
    "words",
    "unit",
    "string",
    "text",
    "pii",
    "domain",
    "keep_last",
    "sensitive",
    "public",
    "ecs",
    "index",
    "ecs_index",
    "deprecated",
    "removed",
];

fn privacy(members: &mut Members) -> Result<Privacy, String> {
    let (sensitive, public) = (members.text("sensitive")?, members.text("public")?);
    let (pii, domain, keep_last) = (members.text("pii")?, members.text("domain")?, members.take("keep_last"));
    if domain.is_some() && pii.as_deref() != Some("hash") {
        return Err("`domain` requires `\"pii\": \"hash\"`".to_owned());
    }
    if keep_last.is_some() && pii.as_deref() != Some("mask") {
        return Err("`keep_last` requires `\"pii\": \"mask\"`".to_owned());
    }
    let keep_last = keep_last.map_or(Some(0), |number| u8::try_from(number.as_u64()?).ok());
    let keep_last = keep_last.ok_or("invalid `keep_last` value: expected a number from 0 to 255")?;
    match (sensitive, public, pii.as_deref()) {
        (None, None, None) => Ok(Privacy::Open),
        (Some(why), None, None) => Ok(Privacy::Sensitive(why)),
        (None, Some(why), None) => Ok(Privacy::Public(why)),
        (None, None, Some("hash")) => Ok(Privacy::Hash { domain }),
        (None, None, Some("mask")) => Ok(Privacy::Mask { keep_last }),
        (None, None, Some("drop")) => Ok(Privacy::Drop),
        (None, None, Some("truncate")) => Ok(Privacy::Truncate),
        (None, None, Some(other)) => {
            Err(format!("invalid `pii` value `{other}`: expected `hash`, `mask`, `truncate` or `drop`"))
        }
        _ => Err("a field has several classes: expected one of `sensitive`, `public` and `pii`".to_owned()),
    }
}

/// The members of a line that were not taken yet.
struct Members(Vec<(String, Value)>);

fn members(text: &str) -> Result<Members, String> {
    if ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].iter().any(|marker| text.starts_with(marker)) {
        return Err("unresolved merge conflict: keep the fields of both sides and remove the markers".to_owned());
    }
    serde_json::from_str(text).map_err(|error| {
        let (what, column) = (error.to_string(), error.column());
        let what = what.split(" at line ").next().unwrap_or_default();
        format!("not a JSON object (column {column}): {what}")
    })
}

impl Members {
    fn take(&mut self, key: &str) -> Option<Value> {
        let place = self.0.iter().position(|(name, _)| name == key)?;
        Some(self.0.remove(place).1)
    }

    fn text(&mut self, key: &str) -> Result<Option<String>, String> {
        match self.take(key) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(other) => Err(format!("invalid `{key}` value `{other}`: expected a string")),
        }
    }

    /// Takes one string or a list of strings.
    fn texts(&mut self, key: &str) -> Result<Vec<String>, String> {
        let value = match self.take(key) {
            None => return Ok(Vec::new()),
            Some(Value::Array(values)) => values,
            Some(value) => vec![value],
        };
        let text = |value: Value| match value {
            Value::String(text) => Ok(text),
            other => Err(format!("invalid `{key}` value `{other}`: expected a string")),
        };
        value.into_iter().map(text).collect()
    }

    fn flag(&mut self, key: &str) -> Result<bool, String> {
        match self.take(key) {
            None => Ok(false),
            Some(Value::Bool(flag)) => Ok(flag),
            Some(other) => Err(format!("invalid `{key}` value `{other}`: expected `true` or `false`")),
        }
    }
}

/// Keeps the order and refuses duplicates, of which a map of `serde_json` would silently keep the last.
impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MembersVisitor;
        impl<'de> Visitor<'de> for MembersVisitor {
            type Value = Members;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
                let mut members: Vec<(String, Value)> = Vec::new();
                while let Some((key, value)) = map.next_entry::<String, Value>()? {
                    if members.iter().any(|(known, _)| *known == key) {
                        return Err(A::Error::custom(format!("duplicate member `{key}`")));
                    }
                    members.push((key, value));
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(MembersVisitor)
    }
}

//! Search queries and their text in Lucene and KQL syntax.

/// A query language of the search bars of Kibana and OpenSearch Dashboards.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    Lucene,
    Kql,
}

/// A search query.
#[derive(Clone)]
pub(super) enum Query {
    /// The field equals one of the words.
    Is(String, Vec<Word>),
    /// The field is a number above this limit.
    Above(String, u32),
    Exists(String),
    Not(Box<Query>),
    All(Vec<Query>),
    Any(Vec<Query>),
}

/// An operand that a field is compared with.
#[derive(Clone)]
pub(super) enum Word {
    Whole(String),
    /// `*` stands for any text. All other characters are letters, digits, `_` and `.`, which are literal in both
    /// languages.
    Pattern(String),
}

impl Query {
    /// Compares a field with a word.
    pub(super) fn is(field: &str, word: &str) -> Self {
        Self::Is(field.to_owned(), vec![Word::Whole(word.to_owned())])
    }

    /// Compares a field with a pattern.
    pub(super) fn like(field: &str, pattern: &str) -> Self {
        Self::Is(field.to_owned(), vec![Word::Pattern(pattern.to_owned())])
    }

    pub(super) fn and(self, other: Self) -> Self {
        match self {
            Self::All(mut parts) => {
                parts.push(other);
                Self::All(parts)
            }
            one => Self::All(vec![one, other]),
        }
    }

    pub(super) fn text(&self, language: Language) -> String {
        match self {
            Self::Is(field, words) => format!("{field}:{}", alternatives(words, language)),
            Self::Above(field, number) => match language {
                Language::Lucene => format!("{field}:>{number}"),
                Language::Kql => format!("{field} > {number}"),
            },
            Self::Exists(field) => match language {
                Language::Lucene => format!("_exists_:{field}"),
                Language::Kql => format!("{field}:*"),
            },
            Self::Not(inner) => format!("{} {}", language.not(), inner.operand(language)),
            Self::All(parts) => joined(parts, language.and(), language),
            Self::Any(parts) => joined(parts, language.or(), language),
        }
    }

    /// Returns the text as a part of a larger query.
    fn operand(&self, language: Language) -> String {
        match self {
            Self::All(_) | Self::Any(_) => format!("({})", self.text(language)),
            Self::Is(..) | Self::Above(..) | Self::Exists(_) | Self::Not(_) => self.text(language),
        }
    }
}

impl Language {
    const fn and(self) -> &'static str {
        match self {
            Self::Lucene => " AND ",
            Self::Kql => " and ",
        }
    }

    const fn or(self) -> &'static str {
        match self {
            Self::Lucene => " OR ",
            Self::Kql => " or ",
        }
    }

    const fn not(self) -> &'static str {
        match self {
            Self::Lucene => "NOT",
            Self::Kql => "not",
        }
    }
}

fn joined(parts: &[Query], with: &str, language: Language) -> String {
    parts.iter().map(|part| part.operand(language)).collect::<Vec<_>>().join(with)
}

fn alternatives(words: &[Word], language: Language) -> String {
    match words {
        [one] => one.text(),
        several => {
            let texts: Vec<String> = several.iter().map(Word::text).collect();
            format!("({})", texts.join(language.or()))
        }
    }
}

impl Word {
    fn text(&self) -> String {
        match self {
            Self::Pattern(pattern) => pattern.clone(),
            Self::Whole(word) if is_plain(word) => word.clone(),
            Self::Whole(word) => format!("\"{}\"", word.replace('\\', "\\\\").replace('"', "\\\"")),
        }
    }
}

/// Returns whether a word is literal without quotes in both languages.
fn is_plain(word: &str) -> bool {
    let is_operator = ["and", "or", "not", "to"].contains(&word.to_lowercase().as_str());
    !word.is_empty() && !is_operator && word.chars().all(|char| char.is_ascii_alphanumeric() || "_.".contains(char))
}

#[cfg(test)]
mod tests;

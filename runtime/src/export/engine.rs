//! The search engines that index lines.

/// A search engine with its own directory of templates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Engine {
    /// Elasticsearch 8 or 9 in its default distribution.
    Elasticsearch,
    /// Elasticsearch with its core types only and without ingest processors.
    ElasticsearchBasic,
    /// OpenSearch 2 or 3.
    OpenSearch,
}

impl Engine {
    pub(super) const ALL: &'static [Self] = &[Self::Elasticsearch, Self::ElasticsearchBasic, Self::OpenSearch];

    /// Returns the name of the engine's directory.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Elasticsearch => "elasticsearch",
            Self::ElasticsearchBasic => "elasticsearch-basic",
            Self::OpenSearch => "opensearch",
        }
    }

    pub(super) fn has_pipelines(self) -> bool {
        self != Self::ElasticsearchBasic
    }
}

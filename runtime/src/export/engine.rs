//! The programs that index lines.

/// What the templates are for; each has a folder.
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

    /// Its folder.
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

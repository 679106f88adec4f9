//! A service with fields of its own, which knows chat-log by another name.

use acme_log as _;

/// Its fields: one of them is the team's as well.
#[journal::log_schema(service = "billing", namespace = "billing", crate = journal)]
pub struct LogSchema {
    order_id: String,
    amount: i64,
    place: Place,
}

/// Its own idea of a place.
#[derive(journal::LogValue)]
#[log(crate = journal)]
pub struct Place {
    pub row: String,
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_schemas_of_all_crates_agree() {
        journal::assert_schema_locked!("log_schema.lock");
    }
}

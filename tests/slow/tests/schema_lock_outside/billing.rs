//! A service with its own fields that renames chat-log.

use acme_log as _;

/// Its fields, one of which is also in the team's schema.
#[journal::log_schema(service = "billing", namespace = "billing", crate = journal)]
pub struct LogSchema {
    order_id: String,
    amount: i64,
    place: Place,
}

/// Its own version of `Place`.
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

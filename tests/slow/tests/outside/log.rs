//! The log fields of all services of the team.
#![deny(warnings, missing_docs)]
#![forbid(unsafe_code)]

use chat_log::log_schema;

/// The team's log fields.
#[log_schema(service = "acme", namespace = "acme")]
pub struct LogSchema {
    /// Numeric id of the signed-in user.
    user_id: u64,
    /// Number of an order.
    order_id: u64,
    /// Never logged.
    #[log(sensitive = "credentials never leave the process")]
    password: String,
}

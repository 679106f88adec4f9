//! The log fields of all services of the team.

use chat_log::{log_schema, LogValue};

/// The team's log fields.
#[log_schema(service = "acme", namespace = "acme")]
pub struct LogSchema {
    /// Numeric id of the signed-in user.
    #[log(ecs = "user.id")]
    user_id: u64,
    /// Number of an order.
    order_id: u64,
    #[log(pii = "hash")]
    email: String,
    room: String,
    place: Place,
}

/// A seat.
#[derive(LogValue)]
pub struct Place {
    /// Counted from the front.
    pub row: u32,
    /// The building.
    pub hall: String,
}

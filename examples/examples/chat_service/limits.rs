//! The rate limit of a user.

use crate::answer::ApiError;
use crate::db::{User, UserId};
use crate::schema::EventType;
use crate::service::locked;
use chat_log::chat_log;
use std::collections::HashMap;
use std::sync::Mutex;
use std::time::{Duration, Instant};

const WINDOW: Duration = Duration::from_secs(60);

/// Counts messages in fixed windows of a minute, each beginning with a user's first message.
#[derive(Default)]
pub(crate) struct RateLimiter {
    windows: Mutex<HashMap<UserId, Window>>,
}

struct Window {
    started: Instant,
    messages: u32,
}

impl RateLimiter {
    pub(crate) fn count(&self, user: &User, messages_per_minute: u32) -> Result<(), ApiError> {
        let now = Instant::now();
        let messages = {
            let mut windows = locked(&self.windows);
            let window = windows.entry(user.id).or_insert(Window { started: now, messages: 0 });
            if now.duration_since(window.started) >= WINDOW {
                *window = Window { started: now, messages: 0 };
            }
            window.messages = window.messages.saturating_add(1);
            window.messages
        };
        if messages <= messages_per_minute {
            return Ok(());
        }
        chat_log!(
            warn,
            "Rate limit exceeded by user: {username}",
            username = &user.username,
            messages_per_minute,
            event_type = EventType::RateLimited
        );
        Err(ApiError::TooManyMessages)
    }
}

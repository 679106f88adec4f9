//! State that the handlers share.

use crate::db::Database;
use crate::external::MailService;
use crate::limits::RateLimiter;
use crate::sessions::Sessions;
use crate::settings::Settings;
use crate::websocket::LiveRooms;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;

pub(crate) type Shared = Arc<Service>;

pub(crate) struct Service {
    pub(crate) database: Database,
    pub(crate) sessions: Sessions,
    pub(crate) settings: Mutex<Settings>,
    pub(crate) limiter: RateLimiter,
    pub(crate) live_rooms: LiveRooms,
    pub(crate) mail: MailService,
    /// Becomes true when the service stops. A task that outlives its request holds a receiver until it ends.
    pub(crate) stopping: watch::Sender<bool>,
}

impl Service {
    pub(crate) fn new(database: Database, mail: MailService) -> Shared {
        Arc::new(Self {
            database,
            sessions: Sessions::default(),
            settings: Mutex::default(),
            limiter: RateLimiter::default(),
            live_rooms: LiveRooms::default(),
            mail,
            stopping: watch::Sender::new(false),
        })
    }

    pub(crate) fn settings(&self) -> Settings {
        *locked(&self.settings)
    }
}

/// A panic leaves none of these values inconsistent, so a poisoned lock is still usable.
pub(crate) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

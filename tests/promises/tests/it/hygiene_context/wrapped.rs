//! Messages of calls that another macro makes, or that have another name, show the fields of the surrounding context.

use super::{Refused, finish, messages};
use chat_log::chat_log as log;
use chat_log::{chat_log, log_context};

macro_rules! warn_user {
    ($($call:tt)*) => {
        chat_log!(warn, $($call)*)
    };
}

macro_rules! slow {
    () => {
        $crate::hygiene_context::wrapped::twice_wrapped!("{user_id} in {room_name} is slow")
    };
}

macro_rules! twice_wrapped {
    ($message:literal) => {
        warn_user!($message)
    };
}
use twice_wrapped;

#[log_context(user_id, room_name = "lobby")]
fn wrapped(user_id: u64) {
    warn_user!("{user_id} is slow");
    slow!();
    log!(info, "{user_id} by another name in {room_name}");
    let attempts = [1, 2].map(|attempt| {
        log!(info, "{attempt} of {user_id}", attempt);
        attempt
    });
    if attempts.len() == 2 {
        const NESTED: u8 = 1;
        warn_user!("{user_id} {attempt}", attempt = NESTED);
    }
}

#[log_context(user_id, err)]
async fn waits(user_id: u64) -> Result<(), Refused> {
    warn_user!("{user_id} waits");
    async { warn_user!("block {user_id}") }.await;
    Err(Refused)
}

struct Room;

#[log_context(room_name = "attic")]
impl Room {
    #[log_context(user_id = 5)]
    fn method(&self) -> impl Future<Output = ()> + Send {
        warn_user!("{user_id} calls");
        async move { log!(info, "{user_id} in {room_name}") }
    }
}

#[test]
fn calls_of_other_macros_show_the_fields_of_the_context() {
    let messages = messages(|| {
        wrapped(7);
        assert_eq!(finish(waits(8)), Err(Refused));
        finish(Room.method());
    });
    let expected = [
        "wrapped: 7 is slow",
        "wrapped: 7 in lobby is slow",
        "wrapped: 7 by another name in lobby",
        "wrapped: 1 of 7",
        "wrapped: 2 of 7",
        "wrapped: 7 1",
        "waits: 8 waits",
        "waits: block 8",
        "waits: waits failed: refused",
        "method: 5 calls",
        "method: 5 in attic",
    ];
    assert_eq!(messages, expected);
}

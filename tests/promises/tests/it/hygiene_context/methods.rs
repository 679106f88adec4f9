//! Methods, single and in blocks.

use super::{Refused, Room, finish, messages};
use chat_log::{chat_log, log_context};
use std::pin::Pin;

trait Store {
    fn room(&self) -> String;

    #[log_context(room_name = self.room(), user_id)]
    fn provided(&self, user_id: u64) -> u64 {
        chat_log!(info, "{user_id} in {room_name}");
        user_id
    }

    /// The expansion of an `async fn` by `async_trait`, with the attribute that it keeps on it.
    fn wait<'life0, 'async_trait>(
        &'life0 self,
        user_id: u64,
    ) -> Pin<Box<dyn Future<Output = Result<u64, Refused>> + Send + 'async_trait>>
    where
        'life0: 'async_trait,
        Self: 'async_trait;
}

impl Store for Room {
    fn room(&self) -> String {
        self.name()
    }

    #[log_context(user_id, room_name = self.name, err)]
    fn wait<'life0, 'async_trait>(
        &'life0 self,
        user_id: u64,
    ) -> Pin<Box<dyn Future<Output = Result<u64, Refused>> + Send + 'async_trait>>
    where
        'life0: 'async_trait,
        Self: 'async_trait,
    {
        Box::pin(async move {
            if let Some(returned) = None::<Result<u64, Refused>> {
                return returned;
            }
            let this = self;
            let user_id = user_id;
            let returned: Result<u64, Refused> = {
                chat_log!(info, "{user_id} in {room_name}");
                if this.name.is_empty() {
                    return Err(Refused);
                }
                Ok(user_id)
            };
            returned
        })
    }
}

#[test]
fn methods_of_traits() {
    let messages = messages(|| {
        let room = Room { name: "lobby".to_owned() };
        room.provided(7);
        assert_eq!(finish(room.wait(8)), Ok(8));
        assert_eq!(finish(Room { name: String::new() }.wait(9)), Err(Refused));
    });
    assert_eq!(messages, ["provided: 7 in lobby", "wait: 8 in lobby", "wait: 9 in ", "wait: wait failed: refused"]);
}

struct Session {
    id: u64,
    rooms: Vec<String>,
}

#[log_context(user_id = self.id, attempt, err)]
impl Session {
    const LIMIT: usize = 2;

    const fn limit() -> usize {
        Self::LIMIT
    }

    fn new(id: u64) -> Self {
        chat_log!(info, "new");
        Self { id, rooms: Vec::with_capacity(Self::limit()) }
    }

    fn last(&self, attempt: i64) -> Option<&str> {
        chat_log!(info, "{user_id}, attempt {attempt}");
        self.rooms.last().map(String::as_str)
    }

    async fn join(&mut self, room: &str) -> Result<(), Refused> {
        chat_log!(info, "{user_id}");
        if self.rooms.len() == Self::limit() {
            return Err(Refused);
        }
        self.rooms.push(room.to_owned());
        Ok(())
    }

    #[log_context(user_id = self.id + 1, room_name = "attic")]
    fn own(&self) -> Result<u64, Refused> {
        chat_log!(info, "{user_id} in {room_name}");
        Err(Refused)
    }
}

#[test]
fn blocks_of_methods() {
    let messages = messages(|| {
        let mut session = Session::new(7);
        for room in ["a", "b"] {
            finish(session.join(room)).expect("there is room");
        }
        assert!(finish(session.join("c")).is_err());
        assert_eq!(session.last(3), Some("b"));
        assert!(session.own().is_err());
    });
    let expected = [
        "new: new",
        "join: 7",
        "join: 7",
        "join: 7",
        "join: join failed: refused",
        "last: 7, attempt 3",
        "own: 8 in attic",
        "own: own failed: refused",
    ];
    assert_eq!(messages, expected);
}

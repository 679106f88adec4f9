//! Rooms over WebSocket: every member receives what one member sends.

use crate::answer::ApiError;
use crate::db::{Destination, User};
use crate::messages::check_body;
use crate::schema::EventType;
use crate::service::{Service, Shared, locked};
use crate::sessions::Session;
use axum::extract::ws::{Message, Utf8Bytes, WebSocket, WebSocketUpgrade};
use axum::extract::{ConnectInfo, Path, State};
use axum::response::Response;
use chat_log::{chat_log, log_context};
use serde_json::json;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::net::SocketAddr;
use std::sync::Mutex;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{broadcast, watch};

/// Number of messages that a member may lag behind before it misses some.
const BACKLOG: usize = 64;

/// The rooms with connected members.
#[derive(Default)]
pub(crate) struct LiveRooms {
    senders: Mutex<HashMap<String, broadcast::Sender<Utf8Bytes>>>,
}

impl LiveRooms {
    fn join(&self, room: &str) -> broadcast::Receiver<Utf8Bytes> {
        match locked(&self.senders).entry(room.to_owned()) {
            Entry::Occupied(live) => live.get().subscribe(),
            Entry::Vacant(empty) => empty.insert(broadcast::Sender::new(BACKLOG)).subscribe(),
        }
    }

    fn post(&self, room: &str, text: Utf8Bytes) {
        if let Some(sender) = locked(&self.senders).get(room) {
            // An error means that nobody is connected, which is fine.
            let _ = sender.send(text);
        }
    }

    /// Ends the connections of all members of the room.
    pub(crate) fn close(&self, room: &str) {
        locked(&self.senders).remove(room);
    }
}

/// A user in a room.
struct Member {
    user: User,
    room: String,
    client: SocketAddr,
}

pub(crate) async fn connect(
    State(service): State<Shared>,
    ConnectInfo(client): ConnectInfo<SocketAddr>,
    session: Session,
    Path(room): Path<String>,
    upgrade: WebSocketUpgrade,
) -> Result<Response, ApiError> {
    if service.database.room_volume(&room).await?.is_none() {
        return Err(ApiError::NotFound("room"));
    }
    // Joins before confirming the connection, so the client misses no message from then on.
    let posts = service.live_rooms.join(&room);
    let stopping = service.stopping.subscribe();
    let member = Member { user: session.user, room, client };
    Ok(upgrade.on_upgrade(async move |socket| {
        converse(&service, member, Connection { socket, posts, stopping }).await;
    }))
}

/// The connection outlives its request, so it has its own context.
#[log_context(
    user_id = member.user.id,
    username = &member.user.username,
    room_name = &member.room,
    client_ip = member.client.ip()
)]
async fn converse(service: &Service, member: Member, mut connection: Connection) {
    chat_log!(info, "WebSocket connection established for user: {username}", event_type = EventType::WebsocketConnect);
    while let Some(text) = connection.next().await {
        let Err(refusal) = receive(service, &member, text).await else { continue };
        let refusal = json!({ "error": refusal.to_string() });
        if connection.socket.send(Message::text(refusal.to_string())).await.is_err() {
            break;
        }
    }
    // The peer may have disconnected first.
    let _ = connection.socket.send(Message::Close(None)).await;
    chat_log!(info, "WebSocket connection closed for user: {username}", event_type = EventType::WebsocketDisconnect);
}

/// Inherits the connection's context.
async fn receive(service: &Service, member: &Member, text: Utf8Bytes) -> Result<(), ApiError> {
    check_body(&text)?;
    service.limiter.count(&member.user, service.settings().messages_per_minute)?;
    let id = service.database.save_message(member.user.id, Destination::Room(&member.room), &text).await?;
    chat_log!(
        info,
        "Message received from user: {username}",
        username = &member.user.username,
        message_id = id,
        event_type = EventType::MessageReceived
    );
    let post = json!({ "from": member.user.username, "body": text.as_str() });
    service.live_rooms.post(&member.room, post.to_string().into());
    Ok(())
}

struct Connection {
    socket: WebSocket,
    posts: broadcast::Receiver<Utf8Bytes>,
    /// The service waits until all of these are dropped before it stops.
    stopping: watch::Receiver<bool>,
}

impl Connection {
    /// Forwards the room's messages until the member sends one. Returns `None` when the connection, the room or the service
    /// ends.
    async fn next(&mut self) -> Option<Utf8Bytes> {
        loop {
            let post = tokio::select! {
                received = self.socket.recv() => match received {
                    Some(Ok(Message::Text(text))) => return Some(text),
                    // The library answers a close frame when the next message is read.
                    Some(Ok(_)) => continue,
                    Some(Err(_)) | None => return None,
                },
                post = self.posts.recv() => post,
                _ = self.stopping.wait_for(|stops| *stops) => return None,
            };
            match post {
                Ok(text) => self.socket.send(Message::Text(text)).await.ok()?,
                Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return None,
            }
        }
    }
}

//! The server's life cycle: start, serve, stop.

use crate::db::Database;
use crate::external::MailService;
use crate::http::router;
use crate::schema::EventType;
use crate::service::{Service, Shared};
use chat_log::{chat_log, log_context};
use std::net::SocketAddr;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::task::JoinHandle;

/// Address of the mail service, unless `MAIL_API` sets another one.
const MAIL_API: &str = "127.0.0.1:8025";

#[derive(Debug, thiserror::Error)]
pub(crate) enum ServerError {
    #[error("can't listen on {address}")]
    Listen { address: SocketAddr, source: std::io::Error },
    #[error("serving failed")]
    Serve(#[source] std::io::Error),
    #[error("the server task was cancelled or panicked")]
    Task(#[source] tokio::task::JoinError),
    #[error("can't open the database")]
    Database(#[source] sqlx::Error),
    #[error("can't create the mail client")]
    MailClient(#[source] reqwest::Error),
    #[error("invalid `MAIL_API` value: expected an address such as `{MAIL_API}`")]
    MailApi(#[source] std::net::AddrParseError),
    #[error("can't wait for SIGTERM")]
    Signal(#[source] std::io::Error),
}

pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    service: Shared,
    task: JoinHandle<std::io::Result<()>>,
}

impl Server {
    /// Returns when the service is listening: later connections are served.
    #[log_context]
    pub(crate) async fn start(address: SocketAddr, mail_api: SocketAddr) -> Result<Self, ServerError> {
        let mail = MailService::new(mail_api).map_err(ServerError::MailClient)?;
        let database = Database::open().await.map_err(ServerError::Database)?;
        let listen_error = |source| ServerError::Listen { address, source };
        let listener = TcpListener::bind(address).await.map_err(listen_error)?;
        let address = listener.local_addr().map_err(listen_error)?;

        let service = Service::new(database, mail);
        let mut stopping = service.stopping.subscribe();
        let routes = router(Shared::clone(&service)).into_make_service_with_connect_info::<SocketAddr>();
        let serving = axum::serve(listener, routes).with_graceful_shutdown(async move {
            // An error means that the sender is gone, which is also a reason to stop.
            let _ = stopping.wait_for(|stops| *stops).await;
        });
        let task = tokio::spawn(serving.into_future());

        chat_log!(
            info,
            "Chat service listening on port {port}",
            port = address.port(),
            event_type = EventType::ServiceStarted
        );
        let settings = service.settings();
        chat_log!(
            info,
            "Configuration loaded: {messages_per_minute} messages per minute, slow after {slow_after} ms",
            messages_per_minute = settings.messages_per_minute,
            slow_after = settings.slow_after,
            event_type = EventType::ConfigurationLoaded
        );
        Ok(Self { address, service, task })
    }

    /// Lets open requests finish, ends the WebSocket connections, and waits for both.
    #[log_context]
    pub(crate) async fn stop(self) -> Result<(), ServerError> {
        self.service.stopping.send_replace(true);
        self.task.await.map_err(ServerError::Task)?.map_err(ServerError::Serve)?;
        self.service.stopping.closed().await;
        self.service.database.close().await;
        chat_log!(info, "Chat service stopped", event_type = EventType::ServiceStopped);
        Ok(())
    }
}

pub(crate) async fn serve_until_told(address: SocketAddr) -> Result<(), ServerError> {
    let mail_api = std::env::var("MAIL_API").unwrap_or_else(|_| MAIL_API.to_owned());
    let mail_api = mail_api.parse().map_err(ServerError::MailApi)?;
    let mut terminate = signal(SignalKind::terminate()).map_err(ServerError::Signal)?;
    let mut interrupt = signal(SignalKind::interrupt()).map_err(ServerError::Signal)?;
    let server = Server::start(address, mail_api).await?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    server.stop().await
}

//! Jobs of apalis on a real Redis: one that succeeds, and one that fails.

pub use chat_log_tests::schema::LogSchema;

use apalis::layers::WorkerBuilderExt as _;
use apalis::prelude::*;
use apalis_redis::RedisStorage;
use chat_log::{chat_log, log_context};
use chat_log_third_party::canary::{IN_URL, SECRET};
use chat_log_third_party::program::{Outcome, run, variable};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use tokio::sync::Semaphore;

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Mail {
    to: String,
    password: String,
}

/// A permit for each processed job.
static SENT: Semaphore = Semaphore::const_new(0);

fn main() -> Outcome {
    run(async {
        let connection = apalis_redis::connect(variable("REDIS_URL")?).await?;
        redis::cmd("FLUSHALL").exec_async(&mut connection.clone()).await?;
        let mut storage = RedisStorage::new(connection);
        enqueue(&mut storage).await?;
        let worker = WorkerBuilder::new("mail").backend(storage).enable_tracing().build(send);
        let stopped = worker.run_with_ctx(|context: WorkerContext| async move {
            let _both = SENT.acquire_many(2).await;
            // Time for the worker to report them to Redis as done.
            tokio::time::sleep(Duration::from_millis(500)).await;
            context.stop()
        });
        stopped.await?;
        Ok(())
    })
}

#[log_context(room_name = "enqueue")]
async fn enqueue(storage: &mut RedisStorage<Mail>) -> Outcome {
    for to in ["right", "wrong"] {
        storage.push(Mail { to: to.to_owned(), password: SECRET.to_owned() }).await?;
    }
    chat_log!(logger: "my_chat.jobs", info, "two mails are to be sent");
    Ok(())
}

#[log_context(room_name = "send")]
async fn send(mail: Mail) -> Result<(), BoxDynError> {
    chat_log!(logger: "my_chat.jobs", info, "a mail is sent");
    SENT.add_permits(1);
    if mail.to == "wrong" {
        return Err(format!("smtp://chat:{IN_URL}@mail.example.org refused {mail:?}").into());
    }
    Ok(())
}

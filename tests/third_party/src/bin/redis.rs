//! Commands, a missing key and a wrong password, against a real Redis.

pub use chat_log_tests::schema::LogSchema;

use chat_log::{chat_log, log_context};
use chat_log_third_party::canary::SECRET;
use chat_log_third_party::program::{Outcome, run, variable};
use redis::aio::{ConnectionManager, MultiplexedConnection};
use redis::{AsyncCommands as _, Client};

fn main() -> Outcome {
    run(async {
        let url = variable("REDIS_URL")?;
        let client = Client::open(url.as_str())?;
        commands(&mut client.get_multiplexed_async_connection().await?).await?;
        managed(&mut client.get_connection_manager().await?).await?;
        refused(&url).await
    })
}

#[log_context(room_name = "commands")]
async fn commands(connection: &mut MultiplexedConnection) -> Outcome {
    connection.set::<_, _, ()>("session:7", SECRET).await?;
    let kept: String = connection.get("session:7").await?;
    if kept != SECRET {
        return Err("another value came back".into());
    }
    match connection.incr::<_, _, i64>("session:7", 1).await {
        Err(error) => chat_log!(logger: "my_chat.redis", error, "the session is not a number: {error}", error),
        Ok(_) => return Err("the session is not a number".into()),
    }
    let mut unknown = redis::cmd("HELLO");
    unknown.arg(3).arg("AUTH").arg("chat").arg(SECRET.to_lowercase());
    match unknown.query_async::<String>(connection).await {
        Err(error) => chat_log!(logger: "my_chat.redis", error, "signing in failed: {error}", error),
        Ok(_) => return Err("nobody is called so".into()),
    }
    Ok(())
}

#[log_context(room_name = "managed")]
async fn managed(connection: &mut ConnectionManager) -> Outcome {
    connection.del::<_, ()>("session:7").await?;
    Ok(())
}

#[log_context(room_name = "refused")]
async fn refused(url: &str) -> Outcome {
    // The password without its last character, and a closed port.
    let wrong = url.replacen("%3D@", "@", 1);
    let closed = url.rsplit_once(':').map(|(start, _)| format!("{start}:1")).ok_or("a port")?;
    for url in [wrong, closed] {
        match Client::open(url.as_str())?.get_multiplexed_async_connection().await {
            Err(error) => {
                chat_log!(logger: "my_chat.redis", error, "no connection to {remark}: {error}", error, remark = &url)
            }
            Ok(_) => return Err("it should not be there".into()),
        }
    }
    Ok(())
}

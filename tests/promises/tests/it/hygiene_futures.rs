//! Functions that return futures under names that do not reveal their output, as services do.
#![deny(warnings)]

use chat_log::testing::capture;
use chat_log::{chat_log, log_context};
use std::pin::Pin;

/// An alias named like that of the `futures` crate, with other arguments.
type BoxFuture<T, E> = Pin<Box<dyn Future<Output = Result<T, E>> + Send>>;

trait Service<Request> {
    type Response;
    type Future: Future<Output = Self::Response>;

    fn call(&self, request: Request) -> Self::Future;
}

struct Doubles;

impl Service<u64> for Doubles {
    type Response = Option<u64>;
    type Future = Pin<Box<dyn Future<Output = Option<u64>> + Send>>;

    #[log_context(user_id = request, entry_exit)]
    fn call(&self, request: u64) -> Self::Future {
        chat_log!(info, "called");
        Box::pin(async move {
            tokio::task::yield_now().await;
            chat_log!(info, "doubling");
            request.checked_mul(2)
        })
    }
}

/// `T` and `E` are not known to live long enough for a second box.
struct Boxed<T, E>(Box<dyn Fn() -> BoxFuture<T, E>>);

impl<T, E> Boxed<T, E> {
    #[log_context(user_id = 3)]
    fn start(&self) -> BoxFuture<T, E> {
        chat_log!(info, "starting");
        (self.0)()
    }
}

fn block_on<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().build().expect("a runtime").block_on(future)
}

#[test]
fn the_future_of_a_service_is_in_the_context() {
    let captured = capture();
    assert_eq!(block_on(Doubles.call(21)), Some(42));
    let lines = captured.lines();
    assert_eq!(lines.len(), 4, "{lines:?}");
    assert!(lines.iter().all(|line| line.contains(r#""user_id":21"#)), "{lines:?}");
}

#[test]
fn a_boxed_future_stays_as_it_is() {
    let captured = capture();
    let boxed = Boxed::<u64, String>(Box::new(|| Box::pin(async { Ok(1) })));
    assert_eq!(block_on(boxed.start()), Ok(1));
    assert!(captured.lines()[0].contains(r#""user_id":3"#));
}

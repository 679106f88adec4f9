//! Before edition 2024, temporaries of a tail expression outlive the variables, with and without a context.

pub use acme_log::LogSchema;

use chat_log::log_context;
use std::future::Future;
use std::sync::Mutex;
use std::task::{Context, Waker};

static DROPPED: Mutex<Vec<&str>> = Mutex::new(Vec::new());

struct Named(&'static str);

impl Named {
    fn length(&self) -> Result<usize, std::fmt::Error> {
        Ok(self.0.len())
    }
}

impl Drop for Named {
    fn drop(&mut self) {
        DROPPED.lock().unwrap().push(self.0);
    }
}

#[log_context(user_id = 7)]
fn plain() -> Result<usize, std::fmt::Error> {
    let _variable = Named("variable");
    Named("temporary").length()
}

#[log_context(user_id = 7, err)]
fn result() -> Result<usize, std::fmt::Error> {
    let _variable = Named("variable");
    Named("temporary").length()
}

#[log_context(user_id = 7)]
async fn future() -> Result<usize, std::fmt::Error> {
    let _variable = Named("variable");
    Named("temporary").length()
}

#[test]
fn temporaries_are_dropped_at_the_same_time() {
    plain().unwrap();
    result().unwrap();
    assert!(Box::pin(future()).as_mut().poll(&mut Context::from_waker(Waker::noop())).is_ready());
    assert_eq!(*DROPPED.lock().unwrap(), ["variable", "temporary"].repeat(3));
}

//! A value that is never logged.

use super::{LogValue, ToValue, Value};
use std::fmt;
use zeroize::Zeroize;

/// Holds a value that must not reach a log: a password, a key, a token.
///
/// It has no `Display`, `Serialize`, `Deref`, `AsRef` or `From`, its `Debug` is a fixed text, it can't be a value of any
/// field, and its memory is overwritten when it is dropped. What [`expose_secret`](Self::expose_secret) hands out is the
/// plain value: from there on only names can be checked, not where a value came from.
///
/// ```
/// use chat_log::Secret;
///
/// let password = Secret::new(String::from("correct horse"));
/// assert_eq!(password.expose_secret(), "correct horse");
/// assert_eq!(format!("{password:?}"), "Secret([REDACTED])");
/// ```
///
/// Nothing takes it for the value:
///
/// ```compile_fail,E0277
/// let password = chat_log::Secret::new(String::from("correct horse"));
/// let plain = String::from(password);
/// ```
pub struct Secret<T: Zeroize>(T);

impl<T: Zeroize> Secret<T> {
    /// Takes the value; copies that were made of it before are not its business.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself, under a name that a reviewer can search for.
    pub const fn expose_secret(&self) -> &T {
        &self.0
    }
}

impl<T: Zeroize> Drop for Secret<T> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl<T: Zeroize> fmt::Debug for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret([REDACTED])")
    }
}

impl<T: Zeroize + Clone> Clone for Secret<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

/// Met by no type: the bound under which a `Secret` would be loggable.
#[diagnostic::on_unimplemented(
    message = "a `Secret` is never logged",
    label = "a secret value",
    note = "log something that is not secret instead, such as the ID of its owner"
)]
pub trait NeverLogged {}

/// The bound is on what the secret holds, not on the secret: rustc explains a missing bound by its own text only where it
/// is about another type than the one it started from.
impl<S: Zeroize> ToValue for Secret<S>
where
    S: NeverLogged,
{
    fn to_value(&self) -> Value<'_> {
        Value::Absent
    }
}

impl<T: ?Sized, S: Zeroize> LogValue<T> for Secret<S> where S: NeverLogged {}

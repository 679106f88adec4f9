//! A value that is never logged.

use super::{LogValue, ToValue, Value};
use std::fmt;
use zeroize::Zeroize;

/// Holds a value that must not be logged: a password, a key, a token.
///
/// The type does not implement `Display`, `Serialize`, `Deref`, `AsRef` or `From`. Its `Debug` is a fixed text, no field
/// accepts it, and its memory is overwritten on drop. [`expose_secret`](Self::expose_secret) returns the plain value, whose
/// origin the compiler does not track: only the names in a call are checked.
///
/// ```
/// use chat_log::Secret;
///
/// let password = Secret::new(String::from("correct horse"));
/// assert_eq!(password.expose_secret(), "correct horse");
/// assert_eq!(format!("{password:?}"), "Secret([REDACTED])");
/// ```
///
/// It does not convert to its value:
///
/// ```compile_fail,E0277
/// let password = chat_log::Secret::new(String::from("correct horse"));
/// let plain = String::from(password);
/// ```
pub struct Secret<T: Zeroize>(T);

impl<T: Zeroize> Secret<T> {
    /// Wraps a value. Copies that exist elsewhere are not overwritten.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// Returns the value, under a name that a reviewer can search for.
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

/// Implemented by no type: the bound under which a `Secret` would be loggable.
#[diagnostic::on_unimplemented(
    message = "a `Secret` is never logged",
    label = "a secret value",
    note = "log something that is not secret instead, such as the ID of its owner"
)]
pub trait NeverLogged {}

/// The bound is on the content instead of the secret: rustc shows the text of a missing bound only if the bound is on
/// another type than the one that it started from.
impl<S: Zeroize> ToValue for Secret<S>
where
    S: NeverLogged,
{
    fn to_value(&self) -> Value<'_> {
        Value::Absent
    }
}

impl<T: ?Sized, S: Zeroize> LogValue<T> for Secret<S> where S: NeverLogged {}

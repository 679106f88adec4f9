//! Misspelled names of credentials: `pasword`.

/// These are long enough that no other word is one typo away from them.
const WORDS: [&str; 5] = ["credential", "credentials", "passphrase", "password", "secret"];

/// Returns whether a word of the name is one typo away from one of [`WORDS`]: a letter missing, added, replaced, or
/// swapped with its neighbor.
pub(super) fn is_misspelt_credential(name: &str) -> bool {
    let words = name.split(|char: char| !char.is_alphanumeric()).map(str::to_lowercase);
    words.into_iter().any(|word| WORDS.iter().any(|known| is_one_typo_apart(word.as_bytes(), known.as_bytes())))
}

fn is_one_typo_apart(word: &[u8], known: &[u8]) -> bool {
    let same = word.iter().zip(known).take_while(|(a, b)| a == b).count();
    match (&word[same..], &known[same..]) {
        ([_, rest @ ..], other) | (other, [_, rest @ ..]) if rest == other => true,
        ([a, b, rest @ ..], [c, d, other @ ..]) if (a, b) == (d, c) => rest == other,
        ([_, rest @ ..], [_, other @ ..]) => rest == other,
        _ => false,
    }
}

#[cfg(test)]
mod tests;

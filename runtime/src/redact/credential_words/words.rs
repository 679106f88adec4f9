//! Finds the meaning of names in `words.txt`. The two packages have equal copies of this file, its submodule and the words.
//!
//! A name is divided at every character that is not a letter or digit, and at camelCase boundaries. Numbers at the end of a
//! word and the plural's `s` are ignored. The last word decides: `db_password` is a password, `password_policy` a policy. A
//! form of a thing is still the thing (`password_hash`); a question about it is not (`has_password`).

mod split;

use split::{Split, without_number};

/// The meaning of all words, in lists by topic.
const TEXT: &str = include_str!("words.txt");

/// The maximum number of words in an entry.
const LONGEST: usize = 3;

const NAME: u8 = 1;
const ENDING: u8 = 1 << 1;
const WHOLE: u8 = 1 << 2;
const HARMLESS: u8 = 1 << 3;
const FORM: u8 = 1 << 4;
const QUESTION: u8 = 1 << 5;
const PREPOSITION: u8 = 1 << 6;

/// The entries of some topics, as a hash table that is built at compile time.
pub(crate) struct Words<const SLOTS: usize> {
    slots: [Slot; SLOTS],
    /// For each last letter of an entry, the letters before it as a bit set, which rules out most names at once.
    tails: [u32; 32],
    /// Like `tails`, for the entries that also end longer words.
    endings: [u32; 32],
}

/// An entry, as its range in [`TEXT`].
#[derive(Clone, Copy)]
struct Slot {
    start: u16,
    len: u8,
    roles: u8,
    /// A part of the hash, so that few other entries are compared.
    tag: u16,
}

impl<const SLOTS: usize> Words<SLOTS> {
    /// Builds the table of these topics. `SLOTS` must be a power of two and larger than the number of entries.
    pub(crate) const fn of(topics: &[&str]) -> Self {
        let text = TEXT.as_bytes();
        let mut words =
            Self { slots: [Slot { start: 0, len: 0, roles: 0, tag: 0 }; SLOTS], tails: [0; 32], endings: [0; 32] };
        let (mut at, mut role) = (0, 0);
        while at < text.len() {
            let end = match text[at] {
                b' ' | b'\n' => at + 1,
                b'#' => end_of(text, at, b'\n'),
                b'[' => {
                    role = role_of_list(text, at + 1, topics);
                    end_of(text, at, b'\n')
                }
                _ => end_of(text, at, b' '),
            };
            if role != 0 && !matches!(text[at], b' ' | b'\n' | b'#' | b'[') {
                words.add(at, end, role);
            }
            at = end;
        }
        words
    }

    const fn add(&mut self, start: usize, end: usize, role: u8) {
        let text = TEXT.as_bytes();
        let (mut hash, mut at) = (SEED, end);
        while at > start {
            at -= 1;
            if text[at] != b'_' {
                hash = hashed(hash, text[at]);
            }
        }
        let mut slot = hash as usize % SLOTS;
        while self.slots[slot].roles != 0 {
            slot = (slot + 1) % SLOTS;
        }
        assert!(end - start < 64, "an entry has at most 63 letters");
        self.slots[slot] = Slot { start: start as u16, len: (end - start) as u8, roles: role, tag: tag(hash) };
        if role & ENDING != 0 {
            self.endings[letter(text[end - 1])] |= 1 << letter(text[end - 2]);
        }
        if role & (NAME | ENDING | WHOLE | HARMLESS) != 0 {
            self.tails[letter(text[end - 1])] |= 1 << letter(text[end - 2]);
        }
    }

    /// Returns the part of `name` that belongs to these topics.
    pub(crate) fn find<'n>(&self, name: &'n str) -> Option<&'n str> {
        if !self.may_be_in(name.as_bytes()) {
            return None;
        }
        let mut words = Split::new(name, true);
        let (found, is_known) = self.scan(&mut words);
        // `pAsSwOrD` would be divided into camelCase words, so the text between separators is also read as one word.
        let found = if is_known || !words.has_camel_border { found } else { self.scan(&mut Split::new(name, false)).0 };
        let (start, end) = found?;
        name.get(start..end)
    }

    /// Returns whether the word denotes another form of the same thing, such as `text` or `hash`.
    pub(crate) fn is_form(&self, word: &str) -> bool {
        self.role_of_word(without_number(word.as_bytes())) & FORM != 0
    }

    /// Returns whether the word begins a question, such as `has` or `is`.
    pub(crate) fn is_question(&self, word: &str) -> bool {
        self.role_of_word(without_number(word.as_bytes())) & QUESTION != 0
    }

    /// Returns the range of the entry that decides about the name, and whether any entry was found.
    fn scan(&self, words: &mut Split<'_>) -> (Option<(usize, usize)>, bool) {
        let mut seen = Seen { words: [b""; LONGEST], starts: [0; LONGEST], count: 0 };
        let (mut found, mut is_known, mut first): (Option<(usize, usize)>, _, &[u8]) = (None, false, b"");
        let mut is_whole = false;
        while let Some((start, word)) = words.next_word() {
            if seen.count == 0 {
                first = word;
            }
            seen.push(start, word);
            if let Some(ending) = self.ending(&seen) {
                is_known = true;
                is_whole = ending.role & WHOLE != 0;
                found = (ending.role & HARMLESS == 0).then_some((ending.start, start + word.len()));
            } else if found.is_some() {
                let role = self.role_of_word(word);
                if role & PREPOSITION != 0 && !is_whole {
                    break;
                }
                found = found.filter(|_| role & FORM != 0 && !is_whole);
            }
        }
        let is_asked = found.is_some_and(|(start, _)| start > 0) && self.role_of_word(first) & QUESTION != 0;
        (found.filter(|_| !is_asked), is_known)
    }

    /// Returns the longest entry at the end of the words so far.
    fn ending(&self, seen: &Seen<'_>) -> Option<Ending> {
        let word = seen.words[LONGEST - 1];
        let singular = word.strip_suffix(b"s").or_else(|| word.strip_suffix(b"S"));
        let exact = self.may_end(word).then(|| self.longest(seen, word)).flatten();
        let plural = singular.filter(|word| self.may_end(word)).and_then(|word| self.longest(seen, word));
        match (exact, plural) {
            (Some((exact, _)), Some((plural, role))) if plural > exact => Some(seen.ending(plural, role)),
            (Some((count, role)), _) | (None, Some((count, role))) => Some(seen.ending(count, role)),
            (None, None) => {
                let inside = |word: &[u8]| has_tail(&self.endings, word).then(|| self.inside(word)).flatten();
                let len = inside(word).or_else(|| singular.and_then(inside).map(|len| len + 1))?;
                Some(Ending { start: seen.starts[LONGEST - 1] + word.len() - len, role: ENDING })
            }
        }
    }

    /// Returns whether any word of the name may end an entry, judged by two letters and whether more follow.
    fn may_be_in(&self, name: &[u8]) -> bool {
        name.windows(2).enumerate().any(|(at, letters)| {
            let may_end = self.tails[letter(letters[1])] & 1 << letter(letters[0]) != 0;
            may_end && name.get(at + 2).is_none_or(|next| !next.is_ascii_lowercase() || *next == b's')
        })
    }

    fn may_end(&self, word: &[u8]) -> bool {
        has_tail(&self.tails, word)
    }

    /// Returns the number of words in the longest entry at their end, with `last` in place of the last word.
    fn longest(&self, seen: &Seen<'_>, last: &[u8]) -> Option<(usize, u8)> {
        let mut words = seen.words;
        words[LONGEST - 1] = last;
        let (mut hash, mut longest) = (SEED, None);
        for count in 1..=seen.count.min(LONGEST) {
            let word = words[LONGEST - count];
            hash = word.iter().rev().fold(hash, |hash, byte| hashed(hash, *byte));
            let role = self.role(hash, words[LONGEST - count..].iter().rev().flat_map(|word| word.iter().rev()));
            if role & (NAME | ENDING | HARMLESS) != 0 || role & WHOLE != 0 && count == seen.count {
                longest = Some((count, role));
            }
        }
        longest
    }

    /// Returns the length of an entry that ends the word without filling it.
    fn inside(&self, word: &[u8]) -> Option<usize> {
        let mut hash = SEED;
        (1..word.len()).find(|len| {
            hash = hashed(hash, word[word.len() - len]);
            *len > 2 && self.role(hash, word[word.len() - len..].iter().rev()) & ENDING != 0
        })
    }

    /// Returns the role of the word, or of its singular.
    fn role_of_word(&self, word: &[u8]) -> u8 {
        let of =
            |word: &[u8]| self.role(word.iter().rev().fold(SEED, |hash, byte| hashed(hash, *byte)), word.iter().rev());
        match of(word) {
            0 => word.strip_suffix(b"s").map_or(0, of),
            role => role,
        }
    }

    /// Returns the role of an entry, by its letters from the last to the first.
    fn role<'a>(&self, hash: u32, letters: impl Iterator<Item = &'a u8> + Clone) -> u8 {
        let mut at = hash as usize % SLOTS;
        let mut roles = 0;
        while self.slots[at].roles != 0 {
            if self.slots[at].tag == tag(hash) && self.slots[at].is(letters.clone()) {
                roles |= self.slots[at].roles;
            }
            at = (at + 1) % SLOTS;
        }
        roles
    }
}

impl Slot {
    fn is<'a>(self, letters: impl Iterator<Item = &'a u8>) -> bool {
        let start = usize::from(self.start);
        let entry = &TEXT.as_bytes()[start..start + usize::from(self.len)];
        entry.iter().rev().copied().filter(|byte| *byte != b'_').eq(letters.map(u8::to_ascii_lowercase))
    }
}

/// The last words of the part of a name that was read.
struct Seen<'n> {
    words: [&'n [u8]; LONGEST],
    starts: [usize; LONGEST],
    count: usize,
}

impl<'n> Seen<'n> {
    fn push(&mut self, start: usize, word: &'n [u8]) {
        self.words.rotate_left(1);
        self.starts.rotate_left(1);
        self.words[LONGEST - 1] = word;
        self.starts[LONGEST - 1] = start;
        self.count += 1;
    }

    fn ending(&self, words: usize, role: u8) -> Ending {
        Ending { start: self.starts[LONGEST - words], role }
    }
}

/// An entry at the end of a name's words.
struct Ending {
    start: usize,
    role: u8,
}

/// FNV-1a with its 32-bit constants (draft-eastlake-fnv), ignoring case.
const fn hashed(hash: u32, byte: u8) -> u32 {
    (hash ^ byte.to_ascii_lowercase() as u32).wrapping_mul(0x0100_0193)
}

const SEED: u32 = 0x811c_9dc5;

/// The half of the hash that does not affect the slot.
const fn tag(hash: u32) -> u16 {
    (hash >> 16) as u16
}

fn has_tail(tails: &[u32; 32], word: &[u8]) -> bool {
    matches!(word, [.., before, last] if tails[letter(*last)] & 1 << letter(*before) != 0)
}

/// Returns the number of a letter, equal for both cases.
const fn letter(byte: u8) -> usize {
    (byte & 31) as usize
}

/// Returns the role of the entries under the heading at `at`, or 0 if it is of another topic.
const fn role_of_list(text: &[u8], at: usize, topics: &[&str]) -> u8 {
    let (mut topic, mut is_wanted) = (0, begins(text, at, "all "));
    while topic < topics.len() {
        is_wanted |= begins(text, at, topics[topic]);
        topic += 1;
    }
    let kind = end_of(text, at, b' ') + 1;
    let lists = [("names]", NAME), ("endings]", ENDING), ("whole]", WHOLE), ("harmless]", HARMLESS)];
    let grammar = [("forms]", FORM), ("questions]", QUESTION), ("prepositions]", PREPOSITION)];
    let (mut role, mut index) = (0, 0);
    while index < lists.len() {
        role |= if begins(text, kind, lists[index].0) { lists[index].1 } else { 0 };
        index += 1;
    }
    index = 0;
    while index < grammar.len() {
        role |= if begins(text, kind, grammar[index].0) { grammar[index].1 } else { 0 };
        index += 1;
    }
    assert!(role != 0, "a list of an unknown kind");
    if is_wanted { role } else { 0 }
}

const fn begins(text: &[u8], at: usize, start: &str) -> bool {
    let start = start.as_bytes();
    let mut index = 0;
    while index < start.len() && at + index < text.len() && text[at + index] == start[index] {
        index += 1;
    }
    index == start.len()
}

/// Returns the position of the next `end`, or the end of the line.
const fn end_of(text: &[u8], mut at: usize, end: u8) -> usize {
    while at < text.len() && text[at] != end && text[at] != b'\n' {
        at += 1;
    }
    at
}

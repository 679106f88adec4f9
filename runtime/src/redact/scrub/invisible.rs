//! What people do not see in a text, and which ASCII character they see in others.

/// Begins a sequence that controls a terminal (ECMA-48).
pub(super) const ESCAPE: u8 = 0x1b;

/// The longest sequence that is recognized, such as a link.
const LONGEST_SEQUENCE: usize = 512;

/// Returns the length of a control sequence without its escape: `[1;31m`, `[K`.
///
/// Of an operating system command, which may hold a link, only the introducer counts, so that its text is read.
pub(super) fn sequence(rest: &[u8]) -> usize {
    match rest {
        [b'[', rest @ ..] => {
            let parameters = parameters(rest);
            match rest.get(parameters) {
                Some(b'A'..=b'H' | b'J' | b'K' | b'S' | b'T' | b'f' | b'h' | b'l' | b'm' | b'n' | b's' | b'u') => {
                    parameters + 2
                }
                _ => 1,
            }
        }
        [b']', ..] => 1,
        _ => 0,
    }
}

/// The length of a control sequence's parameters and intermediate bytes.
fn parameters(rest: &[u8]) -> usize {
    rest.iter().take(LONGEST_SEQUENCE).take_while(|byte| matches!(byte, 0x20..=0x3f)).count()
}

/// The character at the start of a text as people see it, and its length; nothing for one that is invisible.
///
/// A character without an ASCII lookalike is reported by its first byte. Letters of other scripts imitate only beside ASCII
/// letters.
pub(super) fn seen(rest: &[u8], beside_a_letter: bool) -> (Option<u8>, usize) {
    let first = rest.first().copied().unwrap_or(0);
    if first < 0x80 {
        return (Some(first), 1);
    }
    let len = match first {
        0xf0.. => 4,
        0xe0.. => 3,
        _ => 2,
    };
    let character = rest.get(..len).and_then(|bytes| std::str::from_utf8(bytes).ok()).and_then(|c| c.chars().next());
    let Some(character) = character else { return (Some(first), 1) };
    match character {
        // C1's control sequence introducer with its parameters (ECMA-48).
        '\u{9b}' => {
            let end = 2 + parameters(&rest[2..]);
            (None, end + usize::from(rest.get(end).is_some_and(u8::is_ascii_alphabetic)))
        }
        '\u{80}'..='\u{9f}'
        | '\u{ad}'
        | '\u{34f}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => (None, len),
        character => {
            let in_a_word = beside_a_letter || rest.get(len).is_some_and(u8::is_ascii_alphabetic);
            let seen = lookalike(character).filter(|seen| in_a_word || len == 3 || !seen.is_ascii_alphabetic());
            (Some(seen.unwrap_or(first)), len)
        }
    }
}

/// The ASCII character that a character imitates: full-width forms, typographic marks, Cyrillic and Greek letters.
fn lookalike(character: char) -> Option<u8> {
    Some(match character {
        '\u{ff01}'..='\u{ff5e}' => (u32::from(character) - 0xfee0) as u8,
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => b' ',
        '\u{2028}' | '\u{2029}' | '\u{85}' => b'\n',
        '«' | '»' | '“' | '”' | '„' | '‟' | '″' | '「' | '」' | '『' | '』' => b'"',
        '‘' | '’' | '‚' | '‛' | '′' | '‹' | '›' => b'\'',
        'ː' | '∶' | '꞉' | '︓' | '﹕' => b':',
        '꞊' | '﹦' | '═' | '→' | '⇒' | '➜' | '➔' | '⟶' => b'=',
        '│' | '┃' | '║' | '¦' | '❘' => b'|',
        '‐' | '‑' | '‒' | '–' | '—' | '−' => b'-',
        'а' | 'α' => b'a',
        'е' | 'ε' => b'e',
        'о' | 'ο' => b'o',
        'р' | 'ρ' => b'p',
        'с' | 'ϲ' => b'c',
        'у' => b'y',
        'х' => b'x',
        'ѕ' => b's',
        'і' | 'ι' | 'ı' => b'i',
        'ԁ' => b'd',
        'к' | 'κ' => b'k',
        'т' | 'τ' => b't',
        'ѡ' | 'ω' => b'w',
        'А' | 'Α' => b'A',
        'Е' | 'Ε' => b'E',
        'О' | 'Ο' => b'O',
        'Р' | 'Ρ' => b'P',
        'С' => b'C',
        'Ѕ' => b'S',
        'К' | 'Κ' => b'K',
        'Т' | 'Τ' => b'T',
        _ => return None,
    })
}

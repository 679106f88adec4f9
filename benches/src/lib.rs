//! What the programs have in common.

use std::error::Error;

/// Which event, how often, and into which file: what `benches/instructions` gives to each of them.
///
/// # Errors
/// If these are not the arguments.
pub fn arguments() -> Result<(String, u64, String), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [event, count, file] = arguments.as_slice() else {
        return Err("the arguments are EVENT COUNT FILE; `benches/instructions` has the events".into());
    };
    Ok((event.clone(), count.parse()?, file.clone()))
}

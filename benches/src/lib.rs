//! Arguments of the bench programs.

use std::error::Error;

/// Returns the event, the number of repetitions and the output file, which `benches/instructions` passes to each
/// program.
///
/// # Errors
/// If the arguments are not of this form.
pub fn arguments() -> Result<(String, u64, String), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [event, count, file] = arguments.as_slice() else {
        return Err("expected the arguments EVENT COUNT FILE; `benches/instructions` lists the events".into());
    };
    Ok((event.clone(), count.parse()?, file.clone()))
}

use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    note: String,
    #[log(sensitive = "belongs to the patient")]
    diagnosis: String,
}

struct Patient {
    first_diagnosis: String,
}

fn main() {
    let patient = Patient { first_diagnosis: String::new() };
    chat_log!(info, "admitted", note = patient.first_diagnosis.trim());
}

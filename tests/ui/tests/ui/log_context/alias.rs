use chat_log::{chat_log, log_context, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    note: String,
    room_name: String,
    #[log(sensitive = "credentials never leave the process")]
    password: String,
    #[log(sensitive = "belongs to the patient")]
    diagnosis: String,
}

struct Patient {
    password: String,
    first_diagnosis: String,
}

#[log_context(note = patient.password.clone(), room_name = patient.first_diagnosis.as_str())]
fn admit(patient: &Patient) {
    chat_log!(info, "admitted");
}

fn main() {
    admit(&Patient { password: String::new(), first_diagnosis: String::new() });
}

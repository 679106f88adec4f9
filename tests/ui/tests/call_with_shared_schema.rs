//! A schema of another place, under the crate root's own name and named by the call.
#![deny(warnings)]

mod shared {
    #[chat_log::log_schema(service = "chat", namespace = "chat")]
    pub struct LogSchema {
        user_id: u64,
    }

    #[macro_export]
    macro_rules! signed_in {
        ($user:expr) => {
            chat_log::chat_log!(schema: $crate::shared::LogSchema, info, "signed in", user_id = $user)
        };
    }
}

use shared::LogSchema;

mod audit {
    #[chat_log::log_schema(service = "chat", namespace = "chat")]
    pub struct AuditSchema {
        #[log(public = "the auditors know each other")]
        auditor_name: String,
    }

    #[chat_log::log_context(auditor_name, schema = AuditSchema)]
    pub fn audit(auditor_name: &str) {
        chat_log::chat_log!(info, "audited by {auditor_name}");
        chat_log::chat_log!(schema: crate::LogSchema, info, "audited", user_id = 7);
    }
}

#[test]
fn calls_with_a_shared_schema_compile() {
    chat_log::chat_log!(info, "signed in", user_id = 7);
    signed_in!(7);
    audit::audit("ada");
}

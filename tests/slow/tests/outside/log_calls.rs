#[test]
fn log_calls_that_must_not_compile() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}

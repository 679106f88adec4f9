use super::{PanicOrigin, is_at};

#[test]
fn a_place_is_found_from_any_folder() {
    for place in ["./src/views.rs:45:9", "/build/app/src/views.rs:45:9", "src/views.rs:45:9"] {
        assert!(is_at(place, "app/src/views.rs", 45) || is_at(place, "src/views.rs", 45), "{place}");
    }
    assert!(!is_at("./src/views.rs:46:9", "src/views.rs", 45) && !is_at("", "src/views.rs", 45));
}

#[test]
fn symbols_name_their_module_and_function() {
    for (symbol, module, function) in [
        ("app::views::send", "app::views", "send"),
        ("app::views::send::{{closure}}::{{closure}}", "app::views", "send"),
        ("app::views::send::{async_fn#0}::{async_block#0}", "app::views", "send"),
        ("<app::views::Chat as app::Room>::send", "app::views", "send"),
        ("<app::views::Chat<T> as app::Room<U>>::send::<V>", "app::views", "send"),
        ("app::views::Chat<T>::send::{{closure}}", "app::views", "send"),
        ("<app::views::Chat>::send::{closure#0}", "app::views", "send"),
        ("main", "", "main"),
    ] {
        let origin = PanicOrigin::of_symbol(symbol);
        assert_eq!((origin.module.as_str(), origin.function.as_str()), (module, function), "{symbol}");
    }
}

#[test]
fn a_function_without_a_path_is_in_the_module_of_its_caller() {
    let trace = "   0: run\n             at ./src/cases.rs:230:5\n   1: app::cases::all\n             at ./src/cases.rs:9:5\n   2: app::main\n             at ./src/main.rs:3:5\n";
    let origin = PanicOrigin::find(trace, "src/cases.rs", 230);
    assert_eq!((origin.module.as_str(), origin.function.as_str()), ("app::cases", "run"));
    let origin = PanicOrigin::find("   0: run\n             at ./src/cases.rs:230:5\n", "src/cases.rs", 230);
    assert_eq!((origin.module.as_str(), origin.function.as_str()), ("panic", "run"));
}

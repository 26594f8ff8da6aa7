//! Faults on demand, for the tests of the way out: `INDSATS_TEST_PANIC=draw|worker|drop`, or several with
//! commas. Debug builds only.

/// Panics in the loop's thread, while drawing, if asked to.
pub(super) fn in_draw() {
    assert!(!is_asked("draw"), "asked to fail\x1b]0;while\x07 drawing");
}

/// Panics in the loop's thread, before the terminal is given back, if asked to.
pub(super) fn in_drop() {
    assert!(!is_asked("drop"), "asked to fail while leaving");
}

/// Panics in another thread if asked to.
pub(super) fn in_worker() {
    if is_asked("worker") {
        let fail = || -> () { panic!("asked to fail\x1b]0;in\x07 a worker") };
        drop(
            std::thread::Builder::new()
                .name("worker".into())
                .spawn(fail),
        );
    }
}

fn is_asked(place: &str) -> bool {
    let is_in = |asked: String| asked.split(',').any(|asked| asked == place);
    cfg!(debug_assertions) && std::env::var("INDSATS_TEST_PANIC").is_ok_and(is_in)
}

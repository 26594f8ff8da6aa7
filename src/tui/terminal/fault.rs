//! Faults on demand, for the tests of the way out: `INDSATS_TEST_PANIC=draw|worker`. Debug builds only.

/// Panics in the loop's thread, while drawing, if asked to.
pub(super) fn in_draw() {
    assert!(!is_asked("draw"), "asked to fail\x1b]0;while\x07 drawing");
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
    cfg!(debug_assertions)
        && std::env::var_os("INDSATS_TEST_PANIC").is_some_and(|asked| asked == place)
}

//! Other viewers in a terminal: VisiData and csvlens, once each, when they are installed.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;

use crate::files::Sample;
use crate::terminal::times::ms;
use crate::terminal::{Outcome, Window};

const PATIENCE: Duration = Duration::from_secs(120);

/// What they took, in words.
pub(crate) fn measure(sample: &Sample) -> Outcome<Vec<String>> {
    let rows = sample.rows;
    let mut said = Vec::new();
    match on_path("vd") {
        None => said.push("VisiData skipped: no `vd` on the path; `pip install visidata`".into()),
        Some(program) => {
            let mut command = CommandBuilder::new(program);
            command.args(["--config=/dev/null", "-d", ";", "-f", "csv"]);
            command.arg(&sample.path);
            let steps = [
                ("first rows", "", "København".to_owned()),
                ("all rows", "", format!("{rows} rows")),
                ("select by text", "|Beskæftigelse\r", "selected".to_owned()),
            ];
            said.push(steps_of("VisiData", rows, &command, &steps)?);
        }
    }
    match on_path("csvlens") {
        None => said.push(
            "csvlens skipped: no `csvlens` on the path; `cargo install csvlens --locked`".into(),
        ),
        Some(program) => {
            let mut command = CommandBuilder::new(program);
            command.args(["-d", ";"]);
            command.arg(&sample.path);
            let steps = [
                ("first rows", "", "København".to_owned()),
                ("all rows", "", format!("/{rows},")),
                ("find", "/praktik\r", "\"praktik\": 1/".to_owned()),
            ];
            said.push(steps_of("csvlens", rows, &command, &steps)?);
        }
    }
    Ok(said)
}

/// Does steps of a name, keys and the text that must then come.
fn steps_of(
    name: &str,
    rows: u64,
    command: &CommandBuilder,
    steps: &[(&str, &str, String)],
) -> Outcome<String> {
    let mut window = Window::open(command)?;
    let mut parts = Vec::new();
    let started = window.started;
    for (step, keys, text) in steps {
        let since = if keys.is_empty() {
            started
        } else {
            window.send(keys)?
        };
        parts.push(match until(&mut window, text) {
            Some(at) => format!("{step} {}", ms(at.duration_since(since))),
            None => format!("{step} not within {} s", PATIENCE.as_secs()),
        });
    }
    window.child.kill()?;
    window.child.wait()?;
    Ok(format!("{name}, {rows} rows: {}", parts.join(", ")))
}

/// When a text stands on the screen.
fn until(window: &mut Window, text: &str) -> Option<Instant> {
    let limit = Instant::now() + PATIENCE;
    let mut at = Instant::now();
    while !window.screen.screen().contents().contains(text) {
        let chunk = window.chunk(limit.saturating_duration_since(Instant::now()))?;
        at = chunk.at;
        window.screen.process(&chunk.bytes);
    }
    Some(at)
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|program| Path::is_file(program))
}

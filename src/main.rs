//! The program.

use std::io::Write as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    match indsats::tui::run::run() {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            let _unheard = writeln!(std::io::stderr(), "indsats: {error}");
            ExitCode::from(2)
        }
    }
}

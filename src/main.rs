//! The program `indsats`: arguments to a command, and its outcome to an exit code.

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::Parser;
use indicatif::ProgressDrawTarget;
use indsats::cli::example;

#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Make the constructed example
    Example(example::Options),
}

fn main() -> ExitCode {
    match Arguments::parse().command {
        Some(Command::Example(options)) => {
            let progress = ProgressDrawTarget::stderr();
            match example::run(&options, &mut io::stdout().lock(), progress) {
                // A reader that has seen enough is no failure.
                Err(example::Error::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
                    ExitCode::SUCCESS
                }
                Err(error) => failed(&error),
                Ok(()) => ExitCode::SUCCESS,
            }
        }
        None => explore(),
    }
}

#[cfg(feature = "tui")]
fn explore() -> ExitCode {
    match indsats::tui::run::run() {
        Ok(code) => ExitCode::from(code),
        Err(error) => failed(&error),
    }
}

#[cfg(not(feature = "tui"))]
fn explore() -> ExitCode {
    failed(&"this build has no terminal interface: name a command")
}

fn failed(reason: &dyn std::fmt::Display) -> ExitCode {
    // With nowhere to say it, the exit code is all that is left.
    let _unheard = writeln!(io::stderr(), "indsats: {reason}");
    ExitCode::from(2)
}

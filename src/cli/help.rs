//! The help of every command in the reader's language: clap's own headings and flags as well.

use clap::Command;

use crate::text::Language;
use crate::text::check::Usage;

/// The command with clap's own words in the reader's language.
pub(super) fn spoken(mut command: Command, language: &Language) -> Command {
    // Only then its help and version are there to be worded.
    command.build();
    worded(command, &language.words.check.usage)
}

fn worded(command: Command, words: &'static Usage) -> Command {
    let usage = words.usage;
    let template =
        format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}");
    let is_help = command.get_name() == "help";
    let command = command
        .help_template(template)
        .subcommand_help_heading(words.commands)
        .mut_args(|arg| {
            let arg = match arg.get_id().as_str() {
                "help" => arg.help(words.help).long_help(None::<&str>),
                "version" => arg.help(words.version),
                _ => arg,
            };
            match (arg.get_help_heading(), arg.is_positional()) {
                (Some(_), _) => arg,
                (None, true) => arg.help_heading(words.arguments),
                (None, false) => arg.help_heading(words.options),
            }
        })
        .mut_subcommands(|command| worded(command, words));
    if is_help {
        command.about(words.help_command)
    } else {
        command
    }
}

//! English.

use crate::text::shell::ShellWords;

/// English.
pub(super) static SHELL: ShellWords = ShellWords {
    completions_about: "Print the script that completes flags and names in a shell",
    completions_examples: "How to use it:
  bash        source <(indsats completions bash)         # in ~/.bashrc
  zsh         source <(indsats completions zsh)          # in ~/.zshrc
  fish        indsats completions fish | source          # in ~/.config/fish/completions/indsats.fish
  PowerShell  indsats completions powershell | Out-String | Invoke-Expression   # in $PROFILE

Municipalities, regions, policy areas and the other values are completed too: indsats --municipality ros<Tab>",
    arg_shell: "bash, zsh, fish or powershell",
    unknown_shell: |shell| {
        format!("the variable COMPLETE is {shell}, and must be bash, zsh, fish, powershell or not set.")
    },
    man_about: "Print a manual page, or write them all",
    man_examples: "Examples:
  indsats man | man -l -                     read the page on indsats
  indsats man show | man -l -                read the page on indsats show
  indsats man --folder ~/.local/share/man/man1   every page, so that man indsats finds them",
    arg_command: "the command, for example show",
    arg_folder: "write every page to this folder",
    no_command: |name| format!("there is no command {name}."),
    unwritten: |why| format!("the page cannot be written: {why}."),
    headings: ["KEYS", "EXAMPLES"],
    examples: "Examples:
  indsats                                       explore the example that comes with the program
  indsats answers.csv                           explore a file
  indsats --by municipality --region sjælland   open at the municipalities of Region Sjælland
  indsats show --area social --format markdown  the same question without a screen
  indsats | less -S                             without a terminal indsats answers as indsats show",
    reconcile: "Examples:
  indsats reconcile                             the printed figures against the example
  indsats reconcile answers.csv --format json   against a file, for a program",
    export: "Examples:
  indsats export answers.xlsx --output answers.csv   one csv file in canonical form
  indsats export answers/*.csv --output package/     a data package with description and responses",
    map: "Examples:
  indsats map foreign.csv --output foreign.toml   propose a mapping
  indsats foreign.csv --map foreign.toml          use it",
    explain: "Examples:
  indsats explain          every code and rule
  indsats explain E001     a code of indsats check
  indsats explain Q005     a rule for the data",
    example: "Examples:
  indsats example > example.csv                           the 706 initiatives
  indsats example --initiatives 100000 --output large/   a package of a hundred thousand, for measuring",
};

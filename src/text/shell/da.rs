//! Danish.

use crate::text::shell::ShellWords;

/// Danish.
pub(super) static SHELL: ShellWords = ShellWords {
    completions_about: "Skriv det script, som fuldfører flag og navne i en skal",
    completions_examples:
        "Sådan bruges det:
  bash        source <(indsats completions bash)         # i ~/.bashrc
  zsh         source <(indsats completions zsh)          # i ~/.zshrc
  fish        indsats completions fish | source          # i ~/.config/fish/completions/indsats.fish
  PowerShell  indsats completions powershell | Out-String | Invoke-Expression   # i $PROFILE

Kommuner, regioner, fagområder og de øvrige værdier fuldføres også: indsats --municipality ros<Tab>",
    arg_shell: "bash, zsh, fish eller powershell",
    unknown_shell: |shell| {
        format!(
            "variablen COMPLETE er {shell}, og skal være bash, zsh, fish, powershell eller ikke sat."
        )
    },
    man_about: "Skriv en manualside, eller dem alle",
    man_examples: "Eksempler:
  indsats man | man -l -                     læs siden om indsats
  indsats man show | man -l -                læs siden om indsats show
  indsats man --folder ~/.local/share/man/man1   alle siderne, så man indsats finder dem",
    arg_command: "kommandoen, fx show",
    arg_folder: "skriv alle siderne til denne mappe",
    no_command: |name| format!("der er ingen kommando {name}."),
    unwritten: |why| format!("siden kan ikke skrives: {why}."),
    headings: ["TASTER", "EKSEMPLER"],
    examples: "Eksempler:
  indsats                                       udforsk eksemplet, der følger med
  indsats svar.csv                              udforsk en fil
  indsats --by municipality --region sjælland   åbn på kommunerne i Region Sjælland
  indsats show --area social --format markdown  samme spørgsmål uden skærm
  indsats | less -S                             uden terminal svarer indsats som indsats show",
    reconcile: "Eksempler:
  indsats reconcile                          de trykte tal mod eksemplet
  indsats reconcile svar.csv --format json   mod en fil, til et program",
    export: "Eksempler:
  indsats export svar.xlsx --output svar.csv     én csv-fil i kanonisk form
  indsats export svar/*.csv --output pakke/      en datapakke med beskrivelse og besvarelser",
    map: "Eksempler:
  indsats map fremmed.csv --output fremmed.toml   foreslå en tilknytning
  indsats fremmed.csv --map fremmed.toml          brug den",
    explain: "Eksempler:
  indsats explain          alle koder og regler
  indsats explain E001     en kode fra indsats check
  indsats explain Q005     en regel for data",
    example: "Eksempler:
  indsats example > eksempel.csv                           de 706 indsatser
  indsats example --initiatives 100000 --output stor/   en pakke med hundrede tusind, til måling",
};

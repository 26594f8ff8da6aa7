//! How municipalities answered, as far as a selection shows: the states that must never look alike.

/// What a municipality's row stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// It responded and has kroner in the selection.
    WithInitiatives,
    /// It responded, has initiatives in the selection, and they cost 0 kroner together.
    ZeroKroner,
    /// It responded and has initiatives, none of them in the selection.
    NoneInSelection,
    /// It responded that it has no initiatives.
    NoInitiatives,
    /// It did not respond: no bar, no reference, never 0.
    DidNotRespond,
    /// The data does not say whether it responded, or the place is no municipality.
    Unknown,
}

/// Municipalities counted by state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// With kroner in the selection.
    pub with_initiatives: u32,
    /// With initiatives of 0 kroner in the selection.
    pub zero_kroner: u32,
    /// Responded with initiatives, none in the selection.
    pub none_in_selection: u32,
    /// Responded without initiatives.
    pub no_initiatives: u32,
    /// Did not respond.
    pub did_not_respond: u32,
    /// Not known.
    pub unknown: u32,
}

impl Coverage {
    /// Counts one more municipality.
    pub fn count(&mut self, state: State) {
        let counter = match state {
            State::WithInitiatives => &mut self.with_initiatives,
            State::ZeroKroner => &mut self.zero_kroner,
            State::NoneInSelection => &mut self.none_in_selection,
            State::NoInitiatives => &mut self.no_initiatives,
            State::DidNotRespond => &mut self.did_not_respond,
            State::Unknown => &mut self.unknown,
        };
        *counter += 1;
    }

    /// Municipalities with initiatives in the selection.
    #[must_use]
    pub fn with_selected(&self) -> u32 {
        self.with_initiatives + self.zero_kroner
    }

    /// Responding municipalities without initiatives in the selection.
    #[must_use]
    pub fn without_selected(&self) -> u32 {
        self.none_in_selection + self.no_initiatives
    }

    /// Responding municipalities.
    #[must_use]
    pub fn responded(&self) -> u32 {
        self.with_selected() + self.without_selected()
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> u32 {
        self.responded() + self.did_not_respond + self.unknown
    }
}

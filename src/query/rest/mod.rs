//! The criteria that cells do not answer: legal basis, ranges of numbers, words, rules. Rows are asked.

mod under;

pub(super) use under::Met;

use std::collections::BTreeMap;

use crate::domain::dataset::{Dataset, LegalBasisId, RowId};
use crate::domain::field::Field;
use crate::domain::rule::Rule;
use crate::query::criteria::{Criterion, Facet, FacetValue, Span};
use crate::query::matcher::{FacetSet, Values, gross_is, span_has};
use crate::query::quality;
use crate::query::words::{Sieve, Words};

/// What a row has to meet together: the criteria of one facet, or one criterion of words. In order, so that equal ones
/// are equal however they were chosen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Clause {
    pub(super) facet: Facet,
    criteria: Vec<Criterion>,
}

/// Clauses that must all be met, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Clauses(Vec<Clause>);

impl Clauses {
    /// Those of some criteria.
    pub(super) fn of<'c>(criteria: impl Iterator<Item = &'c Criterion>) -> Self {
        let mut facets: BTreeMap<Facet, Vec<Criterion>> = BTreeMap::new();
        for criterion in criteria.filter(|criterion| is_of_rows(criterion.value.facet())) {
            let facet = criterion.value.facet();
            facets.entry(facet).or_default().push(criterion.clone());
        }
        let mut clauses = Vec::new();
        for (facet, mut criteria) in facets {
            criteria.sort_unstable();
            criteria.dedup();
            if facet == Facet::Words {
                let alone = criteria.into_iter().map(|criterion| vec![criterion]);
                clauses.extend(alone.map(|criteria| Clause { facet, criteria }));
            } else {
                clauses.push(Clause { facet, criteria });
            }
        }
        Self(clauses)
    }

    /// They and one more: a value, chosen.
    pub(super) fn with(&self, value: &FacetValue) -> Self {
        let mut clauses = self.0.clone();
        clauses.push(Clause {
            facet: value.facet(),
            criteria: vec![Criterion {
                value: value.clone(),
                excluded: false,
            }],
        });
        clauses.sort_unstable();
        Self(clauses)
    }

    /// True when nothing is asked of rows.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Clause> {
        self.0.iter()
    }

    /// True when each of them is among `others`.
    fn are_among(&self, others: &Self) -> bool {
        self.0.iter().all(|clause| others.0.contains(clause))
    }

    /// Those that are not among `others`.
    fn beyond(&self, others: &Self) -> Self {
        let beyond = self.0.iter().filter(|clause| !others.0.contains(clause));
        Self(beyond.cloned().collect())
    }

    /// Those of the facets for which something holds.
    pub(super) fn that(&self, holds: impl Fn(Facet) -> bool) -> Self {
        let kept = self.0.iter().filter(|clause| holds(clause.facet));
        Self(kept.cloned().collect())
    }
}

/// True for the facets that cells do not answer.
pub(super) fn is_of_rows(facet: Facet) -> bool {
    match facet {
        Facet::LegalBasis | Facet::Gross | Facet::Share | Facet::Words | Facet::Rule => true,
        Facet::Area
        | Facet::Primary
        | Facet::Secondary
        | Facet::Finance
        | Facet::Region
        | Facet::Municipality
        | Facet::Year
        | Facet::Group
        | Facet::Response => false,
    }
}

/// Clauses ready to be held against rows.
#[derive(Debug)]
pub(super) struct Rest {
    legal_basis: Values<Field<LegalBasisId>>,
    gross: Values<Field<Span>>,
    share: Values<Field<Span>>,
    words: Vec<(Words, bool)>,
    rules: Vec<(Rule, bool)>,
}

impl Rest {
    pub(super) fn of<'c>(clauses: impl Iterator<Item = &'c Clause>) -> Self {
        let mut rest = Self {
            legal_basis: Values::new(),
            gross: Values::new(),
            share: Values::new(),
            words: Vec::new(),
            rules: Vec::new(),
        };
        for Criterion { value, excluded } in clauses.flat_map(|clause| &clause.criteria) {
            rest.add(value, *excluded);
        }
        rest
    }

    fn add(&mut self, value: &FacetValue, excluded: bool) {
        match value {
            FacetValue::LegalBasis(basis) => self.legal_basis.add(*basis, excluded),
            FacetValue::Gross(span) => self.gross.add(*span, excluded),
            FacetValue::Share(span) => self.share.add(*span, excluded),
            FacetValue::Words(words) => self.words.push((Words::of(words), excluded)),
            FacetValue::Rule(rule) => self.rules.push((*rule, excluded)),
            FacetValue::Area(_)
            | FacetValue::Primary(_)
            | FacetValue::Secondary(_)
            | FacetValue::Finance(_)
            | FacetValue::Region(_)
            | FacetValue::Municipality(_)
            | FacetValue::Year(_)
            | FacetValue::Group(_)
            | FacetValue::Response(_) => {}
        }
    }

    /// The facets whose criteria the row does not meet.
    pub(super) fn failures(&self, data: &Dataset, row: RowId) -> FacetSet {
        let mut failed = FacetSet::default();
        failed.check(Facet::LegalBasis, self.legal_basis_met(data, row));
        failed.check(Facet::Gross, self.gross_met(data, row));
        failed.check(Facet::Share, self.share_met(data, row));
        failed.check(Facet::Words, self.words_met(data, row));
        failed.check(Facet::Rule, self.rules_met(data, row));
        failed
    }

    /// True when the row meets what its numbers and codes say.
    fn columns_met(&self, data: &Dataset, row: RowId) -> bool {
        self.legal_basis_met(data, row) && self.gross_met(data, row) && self.share_met(data, row)
    }

    /// True when nothing is asked of numbers and codes.
    fn asks_no_column(&self) -> bool {
        self.legal_basis.is_empty() && self.gross.is_empty() && self.share.is_empty()
    }

    fn legal_basis_met(&self, data: &Dataset, row: RowId) -> bool {
        let asked = &self.legal_basis;
        asked.is_empty() || asked.accepts(|asked| *asked == data.legal_basis(row))
    }

    fn gross_met(&self, data: &Dataset, row: RowId) -> bool {
        let asked = &self.gross;
        asked.is_empty() || asked.accepts(|asked| gross_is(*asked, data, row))
    }

    fn share_met(&self, data: &Dataset, row: RowId) -> bool {
        let asked = &self.share;
        asked.is_empty() || asked.accepts(|asked| span_has(*asked, data.share(row).map(i64::from)))
    }

    fn words_met(&self, data: &Dataset, row: RowId) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let mut met = false;
        Sieve::new(data, &self.words, |_| met = true).pour([row]);
        met
    }

    /// A row may trip several rules: one of the chosen is enough, of the excluded none may be among them.
    fn rules_met(&self, data: &Dataset, row: RowId) -> bool {
        let trips = |rule| quality::rows(data, rule).binary_search(&row).is_ok();
        let mut chosen = self
            .rules
            .iter()
            .filter(|(_, excluded)| !excluded)
            .peekable();
        let mut excluded = self.rules.iter().filter(|(_, excluded)| *excluded);
        (chosen.peek().is_none() || chosen.any(|(rule, _)| trips(*rule)))
            && !excluded.any(|(rule, _)| trips(*rule))
    }
}

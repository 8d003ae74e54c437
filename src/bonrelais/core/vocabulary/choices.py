"""Short official lists, each a fact with one value: size, tax regime, density, kind of intercommunality."""

from typing import Final

from bonrelais.core.vocabulary.terms import Term, Vocabulary

SIZE_CATEGORIES: Final = Vocabulary(
    (
        Term("MIC", "microentreprise"),
        Term("PME", "petite ou moyenne entreprise (PME), hors microentreprise"),
        Term("ETI", "entreprise de taille intermédiaire (ETI)"),
        Term("GE", "grande entreprise"),
    )
)
ANY_SME: Final = "MIC_PME"
"""What the register calls « PME », micro-businesses among them: known, and perhaps not enough."""
TAX_REGIMES: Final = Vocabulary(
    (
        Term("is", "impôt sur les sociétés"),
        Term("ir_reel", "impôt sur le revenu au régime réel"),
        Term("ir_micro", "impôt sur le revenu au régime micro"),
        Term("exempt", "exonérée d’impôt"),
    )
)
DENSITIES: Final = Vocabulary(
    (
        Term("dense", "densément peuplée"),
        Term("intermediate", "de densité intermédiaire"),
        Term("low", "peu dense"),
        Term("very_low", "très peu dense"),
    )
)
EPCI_TYPES: Final = Vocabulary(
    (
        Term("CC", "communauté de communes"),
        Term("CA", "communauté d’agglomération"),
        Term("CU", "communauté urbaine"),
        Term("ME", "métropole"),
    )
)

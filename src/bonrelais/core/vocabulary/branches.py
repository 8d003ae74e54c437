"""The eleven skills operators (OPCO). A collective agreement goes by its IDCC number, kept with four digits."""

from typing import Final

from bonrelais.core.vocabulary.terms import Term, Vocabulary

OPCOS: Final = Vocabulary(
    (
        Term("2i", "OPCO 2i (industrie)"),
        Term("afdas", "Afdas (culture, médias, loisirs, sport, tourisme)"),
        Term("akto", "AKTO (services à forte intensité de main-d’œuvre)"),
        Term("atlas", "Atlas (finance, assurance, conseil)"),
        Term("constructys", "Constructys (construction)"),
        Term("ep", "OPCO EP (entreprises de proximité)"),
        Term("mobilites", "OPCO Mobilités (transport, automobile)"),
        Term("ocapiat", "Ocapiat (agriculture, pêche, agroalimentaire)"),
        Term("opcommerce", "L’Opcommerce (commerce)"),
        Term("sante", "OPCO Santé"),
        Term("uniformation", "Uniformation (cohésion sociale)"),
    )
)
LONGEST_IDCC: Final = 4


def read_idcc(text: str) -> str | None:
    """« 843 » gives « 0843 »; None for what is no number of one to four digits, or zero."""
    code = text.strip()
    if not (code.isascii() and code.isdigit() and len(code) <= LONGEST_IDCC and int(code)):
        return None
    return code.zfill(LONGEST_IDCC)

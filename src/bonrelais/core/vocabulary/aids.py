"""Aids a business may have had. Labels carry their article. A tool of a programme goes by its own code."""

import re
from typing import Final

from bonrelais.core.vocabulary.terms import Term, Vocabulary

TOOL_CODE: Final = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
LONGEST_CODE: Final = 56
AMOUNTS: Final = frozenset({"de_minimis"})
"""Codes of the same family that say an amount: no aid bears them."""

AIDS: Final = Vocabulary(
    (
        Term("same_object", "une aide pour le même projet"),
        Term("same_tool", "cette même aide"),
        Term("state", "une aide de l’État"),
        Term("region", "une aide de la Région"),
        Term("department", "une aide du Département"),
        Term("epci", "une aide de l’intercommunalité"),
        Term("commune", "une aide de la commune"),
        Term("europe", "une aide européenne"),
        Term("ademe", "une aide de l’ADEME"),
        Term("bpifrance", "une aide ou un prêt de Bpifrance"),
        Term("bpifrance_diagnosis", "un diagnostic de Bpifrance"),
        Term("water_agency", "une aide de l’agence de l’eau"),
        Term("chamber", "un accompagnement d’une chambre consulaire"),
        Term("opco", "un financement de son OPCO"),
        Term("cnl", "une aide du Centre national du livre"),
        Term("cedre", "une aide de la gamme CEDRE"),
        Term("france_relance", "une aide de France Relance"),
        Term("france_2030", "une aide de France 2030"),
        Term("tourism", "une aide au tourisme"),
        Term("water_project", "une aide à la sobriété en eau"),
        Term("energy", "une aide à la rénovation énergétique"),
        Term("cee", "une prime des certificats d’économies d’énergie"),
        Term("feed_in_tariff", "un contrat d’obligation d’achat d’électricité"),
        Term("tax_credit", "un crédit d’impôt"),
        Term("vehicle_bonus", "un bonus pour un véhicule"),
        Term("digital", "une aide au numérique"),
        Term("export", "une aide à l’export"),
        Term("innovation", "une aide à l’innovation"),
        Term("hiring", "une aide à l’embauche"),
        Term("apprenticeship", "une aide à l’apprentissage"),
        Term("creation", "une aide à la création d’entreprise"),
        Term("takeover", "une aide à la reprise"),
        Term("honour_loan", "un prêt d’honneur"),
        Term("microcredit", "un microcrédit"),
        Term("pge", "un prêt garanti par l’État"),
        Term("guarantee", "une garantie publique de prêt"),
        Term("shop_front", "une aide à la rénovation de vitrine"),
        Term("rent", "une aide au loyer"),
    )
)


def is_aid(code: str) -> bool:
    """One of the vocabulary, or the code of a tool."""
    return code in AIDS or (code not in AMOUNTS and len(code) <= LONGEST_CODE and TOOL_CODE.fullmatch(code) is not None)


def aid_label(code: str) -> str:
    return AIDS.label(code) if code in AIDS else f"l’aide « {code} »"

"""Legal forms of INSEE at their two first levels, the usual ones at the third, and what they tell of a company."""

from collections.abc import Mapping
from typing import Final

NATURAL_PERSON_CODE: Final = "1"
_LEVEL_1: Final = {
    "1": "Entrepreneur individuel",
    "2": "Groupement de droit privé sans personnalité morale",
    "3": "Personne morale de droit étranger",
    "4": "Personne morale de droit public à caractère commercial",
    "5": "Société commerciale",
    "6": "Autre personne morale immatriculée au RCS",
    "7": "Personne morale de droit administratif",
    "8": "Organisme privé spécialisé",
    "9": "Groupement de droit privé",
}
_LEVEL_2: Final = {
    "00": "Organisme de placement collectif sans personnalité morale",
    "10": "Entrepreneur individuel",
    "21": "Indivision",
    "22": "Société créée de fait",
    "23": "Société en participation",
    "24": "Fiducie",
    "27": "Paroisse hors zone concordataire",
    "28": "Assujetti unique à la TVA",
    "29": "Autre groupement sans personnalité morale",
    "31": "Personne morale de droit étranger, immatriculée au RCS",
    "32": "Personne morale de droit étranger, non immatriculée au RCS",
    "41": "Établissement public industriel ou commercial",
    "51": "Société coopérative commerciale",
    "52": "Société en nom collectif",
    "53": "Société en commandite",
    "54": "Société à responsabilité limitée (SARL)",
    "55": "Société anonyme à conseil d’administration",
    "56": "Société anonyme à directoire",
    "57": "Société par actions simplifiée (SAS)",
    "58": "Société européenne",
    "61": "Caisse d’épargne et de prévoyance",
    "62": "Groupement d’intérêt économique",
    "63": "Société coopérative agricole",
    "64": "Société d’assurance mutuelle",
    "65": "Société civile",
    "69": "Autre personne morale de droit privé inscrite au RCS",
    "71": "Administration de l’État",
    "72": "Collectivité territoriale",
    "73": "Établissement public administratif",
    "74": "Autre personne morale de droit public administratif",
    "81": "Organisme de protection sociale obligatoire",
    "82": "Organisme mutualiste",
    "83": "Comité d’entreprise",
    "84": "Organisme professionnel",
    "85": "Organisme de retraite à adhésion non obligatoire",
    "91": "Syndicat de propriétaires",
    "92": "Association loi 1901 ou assimilé",
    "93": "Fondation",
    "99": "Autre personne morale de droit privé",
}
_LEVEL_3: Final = {
    "1000": "Entrepreneur individuel",
    "5202": "Société en nom collectif (SNC)",
    "5306": "Société en commandite simple",
    "5410": "SARL nationale",
    "5415": "SARL d’économie mixte",
    "5458": "SARL coopérative de production (SCOP)",
    "5460": "Autre SARL coopérative",
    "5485": "SARL d’exercice libéral (SELARL)",
    "5499": "SARL, sans autre indication",
    "5505": "SA à participation ouvrière à conseil d’administration",
    "5558": "SA coopérative de production (SCOP) à conseil d’administration",
    "5560": "Autre SA coopérative à conseil d’administration",
    "5585": "SA d’exercice libéral à conseil d’administration",
    "5599": "SA à conseil d’administration, sans autre indication",
    "5699": "SA à directoire, sans autre indication",
    "5710": "SAS, société par actions simplifiée",
    "5785": "Société d’exercice libéral par actions simplifiée (SELAS)",
    "5800": "Société européenne",
    "6220": "Groupement d’intérêt économique (GIE)",
    "6316": "Coopérative d’utilisation de matériel agricole en commun (CUMA)",
    "6317": "Société coopérative agricole",
    "6532": "Société civile d’intérêt collectif agricole (SICA)",
    "6533": "Groupement agricole d’exploitation en commun (GAEC)",
    "6534": "Groupement foncier agricole",
    "6540": "Société civile immobilière (SCI)",
    "6589": "Société civile de moyens",
    "6597": "Société civile d’exploitation agricole (SCEA)",
    "6598": "Exploitation agricole à responsabilité limitée (EARL)",
    "6599": "Autre société civile",
    "9210": "Association non déclarée",
    "9220": "Association déclarée",
    "9221": "Association déclarée d’insertion par l’économique",
    "9222": "Association intermédiaire",
    "9223": "Groupement d’employeurs",
    "9230": "Association déclarée, reconnue d’utilité publique",
    "9300": "Fondation",
}
_ASSOCIATION: Final = "92"
_PUBLIC: Final = ("4", "7")
_COMMERCIAL: Final = ("5", "61", "62", "63", "64", "69")


def legal_form_label(code: str | None) -> str | None:
    """The label at the second level, else the first; None when the code is blank or unheard of."""
    written = (code or "").strip()
    return _LEVEL_2.get(written[:2]) or _LEVEL_1.get(written[:1])


def legal_forms() -> Mapping[str, str]:
    """Every code held here with its label, the families first; the third level is for choosing, too fine to be said."""
    return {**_LEVEL_1, **_LEVEL_2, **_LEVEL_3}


def is_natural_person(legal_form: str | None) -> bool | None:
    """Whether the business is its owner in person; None when the form is not known."""
    return _starts_with(legal_form, (NATURAL_PERSON_CODE,))


def is_personal(legal_form: str | None) -> bool:
    """Whether partial diffusion protects the name: sole traders and groupings without legal personality.

    An unknown form is treated as personal: what cannot be told apart is protected.
    """
    return _starts_with(legal_form, (NATURAL_PERSON_CODE, "2")) is not False


def is_public_body(legal_form: str | None) -> bool | None:
    return _starts_with(legal_form, _PUBLIC)


def is_association(legal_form: str | None) -> bool | None:
    return _starts_with(legal_form, (_ASSOCIATION,))


def is_commercial(legal_form: str | None) -> bool | None:
    """Whether the form itself is commercial, which presumes a registration for trade."""
    return _starts_with(legal_form, _COMMERCIAL)


def _starts_with(legal_form: str | None, prefixes: tuple[str, ...]) -> bool | None:
    written = (legal_form or "").strip()
    return written.startswith(prefixes) if written else None

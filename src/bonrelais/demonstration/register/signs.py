"""Invented names: shop signs and company names, in the register's spelling (capitals, no accents)."""

from typing import Final

from bonrelais.demonstration.register.activities.model import Activity
from bonrelais.demonstration.register.dice import Dice
from bonrelais.demonstration.register.people import first_name, surname

_OF_PLACES: Final = (
    "DU MARAIS", "DES REMPARTS", "DU CANAL", "DE LA COLLINE", "DU MOULIN", "DU BEFFROI", "DE LA PLACE", "DU RIVAGE",
    "DES TILLEULS", "DU VIEUX PONT", "DE L ECLUSE", "DE LA VALLEE", "DU HAUT PAVE", "DES DEUX RIVES", "DU PETIT QUAI",
    "DE LA CRAIE", "DU VERGER", "DES SAULES", "DU BOCAGE", "DE LA HALLE", "DU PRESBYTERE", "DES ARCADES",
    "DU BOUT DE LA RUE", "DU PONT D AVAL", "DES FAIENCIERS", "DE LA MARELLE", "DU HERON", "DES NENUPHARS",
    "DE LA BRUYERE", "DU GRAND CHENE", "DES QUATRE VENTS", "DU CLOS", "DE LA SOURCE", "DES BATELIERS", "DU COQ",
    "DE LA TOUR", "DES JONCS", "DU COLOMBIER", "DE LA CLAIRIERE", "DES VANNES", "DU ROSSIGNOL", "DU LAVOIR",
)  # fmt: skip
_MOODS: Final = (
    "ET COMPAGNIE", "ET FILS", "ET NATURE", "AUTREMENT", "D ANTAN", "DU COIN", "TOUT SIMPLEMENT", "PASSION",
    "DE CHEZ NOUS", "ET SAVEURS", "ET TRADITION", "DU NORD", "ET DETENTE", "POUR TOUS", "DE DEMAIN", "ET MERVEILLES",
)  # fmt: skip
_BRAND_HEADS: Final = (
    "AUDO", "NORVA", "ARTEO", "FLANDRI", "OPALI", "LYSEO", "MARESI", "BOCAGI", "CRAYO", "WATERI", "HEMO", "SEPTEO",
    "BELFRO", "ECLUSEO", "RIVO", "TERRALI",
)  # fmt: skip
_BRAND_TAILS: Final = (
    "LYS",
    "TEC",
    "NOV",
    "BAT",
    "PRO",
    "SOL",
    "VIA",
    "LOG",
    "FORM",
    "GROUPE",
    "SERVICES",
    "CONSEIL",
    "DIS",
    "MAT",
)
_INITIALS: Final = "ABCDEFGHJLMNPRSTV"
_PREFIXES: Final = {6540: "SCI", 6598: "EARL", 6597: "SCEA", 6533: "GAEC", 6316: "CUMA", 6589: "SCM"}


def sign(activity: Activity, dice: Dice) -> str:
    noun = dice.pick(activity.nouns)
    fall = dice.random()
    if fall < 0.46:
        return f"{noun} {dice.pick(_OF_PLACES)}"
    if fall < 0.66:
        return f"{noun} {dice.pick(_MOODS)}"
    if fall < 0.84:
        return f"{noun} {first_name(dice)}"
    return f"CHEZ {first_name(dice)}" if fall < 0.9 else f"{noun} {surname(dice)}"


def company_name(legal_form: int, activity: Activity, dice: Dice) -> str:
    prefix = _PREFIXES.get(legal_form)
    if prefix:
        return f"{prefix} {dice.pick(_OF_PLACES) if dice.happens(0.6) else surname(dice)}"
    if legal_form // 100 == 92:
        return f"{dice.pick(activity.nouns)} {dice.pick(_OF_PLACES)}"
    fall = dice.random()
    if fall < 0.36:
        return sign(activity, dice)
    if fall < 0.66:
        return f"{surname(dice)} {dice.pick(activity.nouns)}"
    return brand(dice) if fall < 0.84 else f"{dice.pick(_INITIALS)}{dice.pick(_INITIALS)} {dice.pick(activity.nouns)}"


def brand(dice: Dice) -> str:
    tail = dice.pick(_BRAND_TAILS)
    head = dice.pick(_BRAND_HEADS)
    return f"{head} {tail}" if len(tail) > 4 else head + tail


def short_name(name: str) -> str:
    """The initials of a name, as the register's sigle."""
    return "".join(word[0] for word in name.split() if len(word) > 2)

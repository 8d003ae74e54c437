"""Legal forms by the words of the national schema, to and from INSEE codes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bonrelais.core.rules.criteria.legal_form import LegalForm, Presence
from bonrelais.core.rules.criteria.manual import Manual
from bonrelais.core.rules.requirements import Condition, Requirement
from bonrelais.core.text import fold
from bonrelais.toolbox.exchange.shapes import RowError

SOLE: Final = "EI"
MICRO: Final = "Microentrepreneur"
# In the order they are written; a word whose codes stand under those of another comes after it.
CODES: Final[dict[str, tuple[str, ...]]] = {
    SOLE: ("1",),
    "SARL": ("54",),
    "SAS": ("57",),
    "SA": ("55", "56"),
    "SNC": ("52",),
    "SCS": ("5306",),
    "SCA": ("5308",),
    "SICA": ("5432", "5532", "5632", "6532"),
    "GAEC": ("6533",),
    "GIE": ("6220",),
    "EARL": ("6598",),
    "SCEA": ("6597",),
    "CUMA": ("6316",),
    "SCI": ("6540",),
    "Société civile": ("65",),
    "Association": ("92",),
    "Fondation": ("93",),
}
# The register has no code of its own for a company of one partner: its form is that of the company.
ONE_PARTNER: Final = {"EURL": "SARL", "SASU": "SAS"}
_SPELLINGS: Final = {
    **{fold(word): word for word in (*CODES, *ONE_PARTNER, MICRO)},
    "entreprise individuelle": SOLE,
    "entrepreneur individuel": SOLE,
    "eirl": SOLE,
    "micro entrepreneur": MICRO,
    "micro entreprise": MICRO,
    "microentreprise": MICRO,
    "auto entrepreneur": MICRO,
    "associations": "Association",
    "fondations": "Fondation",
}


@dataclass(frozen=True, slots=True)
class Forms:
    """What words say of forms: those read, and those that stay words."""

    known: tuple[str, ...]
    unknown: tuple[str, ...]

    @classmethod
    def read(cls, words: Sequence[str]) -> "Forms":
        """One partner's companies are held by the company's own form where it is listed too."""
        found = [_SPELLINGS.get(fold(word)) for word in words]
        listed = {word for word in found if word}
        unknown = [
            word
            for word, one in zip(words, found, strict=True)
            if one is None or (one in ONE_PARTNER and ONE_PARTNER[one] not in listed)
        ]
        known = [one for one in found if one and one not in ONE_PARTNER]
        return cls(tuple(dict.fromkeys(known)), tuple(dict.fromkeys(unknown)))

    def codes(self) -> tuple[str, ...]:
        """In the order of the table, whatever the words' own."""
        return tuple(code for word, codes in CODES.items() if word in self.known for code in codes)


def read_forms(include: Sequence[str], exclude: Sequence[str]) -> tuple[tuple[Requirement, ...], tuple[str, ...]]:
    """The requirements, with their keys left blank, and what to say of them. What is excluded wins."""
    asked, banned = Forms.read(include), Forms.read(exclude)
    left = Forms(tuple(word for word in asked.known if word not in banned.known), asked.unknown)
    if (include and not left.known and not left.unknown) or (left.known == (MICRO,) and SOLE in banned.known):
        raise RowError("toutes les formes acceptées sont aussi exclues. Retirez-en d’un côté.")
    both = [word for word in asked.known if word in banned.known]
    notes = [f"Formes juridiques acceptées et exclues à la fois : {', '.join(both)}. L’exclusion l’emporte."]
    found = [*_accepted(left, banned), *(_words_excluded(word) for word in banned.unknown)]
    return tuple(found), tuple(notes if both else ())


def _accepted(left: Forms, banned: Forms) -> list[Requirement]:
    """One requirement where one says all; else what is accepted, then what is excluded."""
    codes, bans = left.codes(), banned.codes()
    micro = Presence.EXCLUDED if MICRO in banned.known else None
    wants_micro = MICRO in left.known and SOLE not in left.known
    if codes and not wants_micro and not left.unknown:
        under = tuple(code for code in bans if code.startswith(codes))
        return [Requirement("", (Condition(LegalForm(codes, under, micro)),))]
    conditions = [Condition(LegalForm(codes))] if codes else []
    if wants_micro:
        conditions.append(Condition(LegalForm(micro_regime=Presence.REQUIRED)))
    conditions += [Condition(Manual(f"Forme juridique : {word}")) for word in left.unknown]
    found = [Requirement("", tuple(conditions))] if conditions else []
    if bans or micro:
        found.append(Requirement("", (Condition(LegalForm((), bans, micro)),)))
    return found


def _words_excluded(word: str) -> Requirement:
    return Requirement("", (Condition(Manual(f"Forme juridique autre que {word}")),))


def words_of(criterion: LegalForm) -> tuple[list[str], list[str]] | None:
    """The words that say exactly this, accepted and excluded; None when no words do."""
    if criterion.public_body is not None:
        return None
    include, exclude = _words(criterion.include), _words(criterion.exclude)
    if include is None or exclude is None:
        return None
    if criterion.micro_regime is Presence.REQUIRED:
        return None if include or exclude else ([MICRO], [])
    exclude += [MICRO] if criterion.micro_regime is Presence.EXCLUDED else []
    asked = [*include, MICRO] if SOLE in include and MICRO not in exclude else include
    try:
        read, _ = read_forms(asked, exclude)
    except RowError:
        return None
    return (asked, exclude) if read == (Requirement("", (Condition(criterion),)),) else None


def _words(codes: Sequence[str]) -> list[str] | None:
    words = [word for word, own in CODES.items() if set(own) <= set(codes)]
    return words if tuple(code for word in words for code in CODES[word]) == tuple(codes) else None

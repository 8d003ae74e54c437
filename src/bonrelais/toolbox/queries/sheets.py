"""A tool's sheet: what a version says, in sentences, and the versions before it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from django.db.models import Count, QuerySet

from bonrelais.core.french import inside, show_day, show_euros
from bonrelais.core.rules.codec import write_document
from bonrelais.core.rules.params import Json
from bonrelais.core.rules.requirements import Requirement
from bonrelais.toolbox.models import Proposal, Tool, ToolVersion, VersionCheck
from bonrelais.toolbox.queries.tools import is_stale
from bonrelais.toolbox.queries.versions import requirements_of


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """A criterion as it is read: its kind, its sentence, how strong it is, the source's own words."""

    heading: str
    sentence: str
    strength: str
    is_condition: bool
    quote: str

    @property
    def told(self) -> str:
        return ended(self.sentence)


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version in the table of versions; `proposals` rest on it."""

    version: ToolVersion
    period: str
    checked_on: date | None
    checked_by: str
    is_stale: bool
    proposals: int


@dataclass(frozen=True, slots=True)
class Change:
    """What another version changes: the words before and after, either blank."""

    label: str
    before: str
    after: str


def criterion_lines(version: ToolVersion) -> list[CriterionLine]:
    return [criterion_line(requirement, version.labels) for requirement in requirements_of(version)]


def criterion_line(requirement: Requirement, labels: Mapping[str, str]) -> CriterionLine:
    return CriterionLine(
        heading=" ou ".join(dict.fromkeys(condition.criterion.label for condition in requirement.any_of)),
        sentence=sentence_of(requirement, labels),
        strength=requirement.strength.label,
        is_condition=requirement.strength.value == "eligibility",
        quote=requirement.source_quote,
    )


def sentence_of(requirement: Requirement, labels: Mapping[str, str]) -> str:
    """« Moins de 10 salariés », « A, ou bien B », « Si G : A »."""
    first, *others = [condition.statement(labels) for condition in requirement.any_of]
    told = first + "".join(f", ou bien {inside(one)}" for one in others)
    if requirement.when is None:
        return told
    return f"Si {inside(requirement.when.statement(labels))} : {inside(told)}"


def ended(sentence: str) -> str:
    """With its full stop; a question has its own sign."""
    return sentence if sentence.endswith(("?", ".")) else f"{sentence}."


def version_lines(tool: Tool, *, on: date) -> list[VersionLine]:
    """Every version, newest first, in three queries."""
    checks = {row.version_id: row for row in _checks(tool)}
    counted = dict(
        Proposal.objects.filter(tool=tool).values_list("version").annotate(total=Count("id")).order_by("version")
    )
    return [
        _version_line(row, checks.get(row.id), counted.get(row.id, 0), on=on)
        for row in ToolVersion.objects.filter(tool=tool).order_by("-number", "-id")
    ]


def _checks(tool: Tool) -> QuerySet[VersionCheck]:
    """Oldest first: the last of a version wins."""
    return VersionCheck.objects.filter(version__tool=tool).select_related("checked_by").order_by("checked_on", "id")


def _version_line(version: ToolVersion, check: VersionCheck | None, proposals: int, *, on: date) -> VersionLine:
    checked_on = check.checked_on if check is not None else None
    is_present = version.published_at is not None and version.superseded_at is None
    return VersionLine(
        version=version,
        period=period_of(version),
        checked_on=checked_on,
        checked_by=check.checked_by.name if check is not None else "",
        is_stale=is_present and is_stale(checked_on, on=on),
        proposals=proposals,
    )


def period_of(version: ToolVersion) -> str:
    start, end = show_day(version.effective_from_on), version.effective_to_on
    if version.published_at is None:
        return f"brouillon, à partir du {start}"
    return f"du {start} au {show_day(end)}" if end else f"depuis le {start}"


def changes(before: ToolVersion, after: ToolVersion) -> list[Change]:
    """What reads differently from one version to another, criteria by their sentences.

    A criterion that asks the same of the same codes has not changed, whatever their names have become.
    """
    pairs = [
        ("Début", show_day(before.effective_from_on), show_day(after.effective_from_on)),
        ("Fin", _day(before.effective_to_on), _day(after.effective_to_on)),
        ("Montant", before.amount_words, after.amount_words),
        ("Montant maximal", _cents(before.amount_max_cents), _cents(after.amount_max_cents)),
        ("Présentation", before.summary, after.summary),
        ("Source", before.source_url, after.source_url),
        ("Mots de la source", before.source_quote, after.source_quote),
    ]
    found = [Change(label, old, new) for label, old, new in pairs if old != new]
    return found + _criteria_changes(_asked(before), _asked(after))


def _asked(version: ToolVersion) -> dict[str, CriterionLine]:
    """Each criterion's line, by what it asks alone: neither its place, nor the words quoted, nor the order of codes."""
    return {_sense(one): criterion_line(one, version.labels) for one in requirements_of(version)}


def _sense(requirement: Requirement) -> str:
    document = write_document([replace(requirement, key="", text="", source_quote="")])
    return json.dumps(_ordered(document), sort_keys=True)


def _ordered(value: Json) -> Json:
    """Lists of codes in one order: they are accepted or left out together."""
    if isinstance(value, Mapping):
        return {name: _ordered(one) for name, one in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        parts = [_ordered(one) for one in value]
        return sorted(map(str, parts)) if all(isinstance(one, str) for one in parts) else parts
    return value


def _criteria_changes(former: Mapping[str, CriterionLine], later: Mapping[str, CriterionLine]) -> list[Change]:
    """Criteria gone and come, those under one heading side by side; then the quotes of those that stay."""
    gone = [line for asked, line in former.items() if asked not in later]
    come = [line for asked, line in later.items() if asked not in former]
    headings = dict.fromkeys(line.heading for line in (*gone, *come))
    found = [
        Change(heading, before, after)
        for heading in headings
        for before, after in zip_longest(
            [_words(line) for line in gone if line.heading == heading],
            [_words(line) for line in come if line.heading == heading],
            fillvalue="",
        )
    ]
    kept = [(former[asked], line) for asked, line in later.items() if asked in former]
    quotes = [(line.heading, was.quote, line.quote) for was, line in kept if was.quote != line.quote]
    return found + [Change(f"{heading}, mots de la source", old, new) for heading, old, new in quotes]


def _words(line: CriterionLine) -> str:
    return line.sentence if line.is_condition else f"{line.sentence} ({line.strength.lower()})"


def _day(day: date | None) -> str:
    return "sans fin" if day is None else show_day(day)


def _cents(amount: int | None) -> str:
    return show_euros(amount) if amount is not None else ""


def shown_version(versions: Sequence[VersionLine], asked: str) -> VersionLine | None:
    """The version asked by its number, else the present one, else the newest published."""
    published = [line for line in versions if line.version.published_at is not None]
    chosen = next((line for line in published if str(line.version.number) == asked), None)
    present = next((line for line in published if line.version.superseded_at is None), None)
    return chosen or present or next(iter(published), None)

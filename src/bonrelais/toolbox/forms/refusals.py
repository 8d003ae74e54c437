"""What is wrong with criteria that each read well alone, put beside the field, with a button where it can be mended."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bonrelais.core.nomenclature import NomenclatureError, parse_prefix
from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.contradictions import Contradiction, contradictions, outside
from bonrelais.core.rules.criteria.naf import NOMENCLATURES, Naf, NafVersion
from bonrelais.core.rules.criteria.territory import Area, Territory, parse_area
from bonrelais.toolbox.forms.changes import SEPARATOR
from bonrelais.toolbox.forms.criteria import ConditionForm
from bonrelais.toolbox.forms.fields import area_typed, codes_in
from bonrelais.toolbox.forms.lines import MOST_LINES, MOST_OTHERS
from bonrelais.toolbox.forms.versions import Editor
from bonrelais.toolbox.queries.areas import Choice, Gone, gone_areas
from bonrelais.toolbox.queries.codes import lost_activities, other_nomenclature
from bonrelais.toolbox.queries.places import places_of

Repairs = Mapping[str, Sequence["Repair"]]
"""By the prefix of a condition."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A button of the editor that mends what is refused: its words, and what it does."""

    label: str
    do: str


def refuse_unsound(editor: Editor, *, on: date, labels: Labels) -> Repairs:
    """Adds to the forms what makes their codes or their whole impossible; takes an editor already checked."""
    _refuse_beyond(editor)
    repairs: dict[str, list[Repair]] = {}
    for prefix, repair in [*_refuse_areas(editor), *_refuse_activities(editor)]:
        repairs.setdefault(prefix, []).append(repair)
    asked = editor.requirements
    found = contradictions(asked, day=on, labels=labels, places=places_of(asked))
    _refuse_contradictions(editor, found or _outside(editor))
    return repairs


def _outside(editor: Editor) -> list[Contradiction]:
    """Once the days of the version are right."""
    days = editor.form.cleaned_data
    start = days.get("effective_from_on")
    if start is None or editor.form.has_error("effective_to_on"):
        return []
    return outside(editor.requirements, start=start, end=days.get("effective_to_on"))


def _refuse_beyond(editor: Editor) -> None:
    """More than the form takes, as a file may bring: told, and shown whole, for the person to choose what goes."""
    beyond = len(editor.lines) - MOST_LINES
    if beyond > 0:
        told = f"Une version a {MOST_LINES} critères au plus, et celle-ci en a {len(editor.lines)}."
        editor.form.add_error(None, f"{told} Retirez-en {beyond}.")
    for line in editor.lines:
        more = len(line.others) - MOST_OTHERS
        if more > 0:
            told = f"Un critère a {MOST_OTHERS + 1} possibilités au plus, et celui-ci en a {len(line.others) + 1}."
            line.form.refuse("", f"{told} Retirez-en {more}.")


def _forms(editor: Editor) -> Iterator[ConditionForm]:
    return (form for line in editor.lines for form in line.forms)


def _refuse_areas(editor: Editor) -> list[tuple[str, Repair]]:
    """Merged communes, closed intercommunalities, codes of nothing: whatever the number of criteria, a few queries."""
    asked = [(form, name, area) for form in _forms(editor) for name, area in _areas(form)]
    gone = gone_areas({area for _, _, area in asked}) if asked else {}
    found = []
    for form, name, area in asked:
        if area in gone:
            form.refuse(name, gone[area].words)
            found += [(str(form.prefix), one) for one in _replacements(form, name, area, gone[area])]
    return found


def _areas(form: ConditionForm) -> Iterator[tuple[str, Area]]:
    if form.condition is not None and isinstance(form.condition.criterion, Territory):
        yield from (("include", area) for area in form.condition.criterion.include)
        yield from (("exclude", area) for area in form.condition.criterion.exclude)


def _replacements(form: ConditionForm, name: str, area: Area, gone: Gone) -> Iterator[Repair]:
    written = [code for code in codes_in(str(form[name].value() or "")) if parse_area(area_typed(code)) == area]
    for choice in gone.present if written else ():
        yield Repair(_said(choice), _do("swap", form, name, written[0], choice.code))


def _said(choice: Choice) -> str:
    return f"Mettre {choice.label} à la place"


def _refuse_activities(editor: Editor) -> list[tuple[str, Repair]]:
    found = []
    for form in _forms(editor):
        asked = None if form.condition is None else form.condition.criterion
        if isinstance(asked, Naf):
            found += [(str(form.prefix), one) for one in _refuse_codes(form, asked)]
        elif form.is_bound and "nomenclature" in form.fields and form.condition is None:
            found += [(str(form.prefix), one) for one in _offer_other(form)]
    return found


def _refuse_codes(form: ConditionForm, asked: Naf) -> Iterator[Repair]:
    """Whole codes written in the other nomenclature, then codes of neither."""
    elsewhere = other_nomenclature(asked)
    if elsewhere is not None:
        version, codes = elsewhere
        form.refuse(_field(asked, codes[0]), _told(codes[0], version, asked.version))
        yield _switch(form, version)
        return
    for code in lost_activities(asked):
        label = NOMENCLATURES[asked.version].label
        form.refuse(_field(asked, code), f"« {code} » n’existe pas dans la {label}. Cherchez l’activité par un mot.")


def _offer_other(form: ConditionForm) -> Iterator[Repair]:
    """A code that does not read in the nomenclature chosen, and would in the other."""
    chosen = str(form["nomenclature"].value())
    other = NafVersion.NAF2025 if chosen == NafVersion.REV2 else NafVersion.REV2
    for name in ("include", "exclude"):
        codes = codes_in(str(form[name].value() or ""))
        if name in form.errors and codes and all(_reads(code, other) for code in codes):
            form.refuse(name, f"C’est un code de la {NOMENCLATURES[other].label}.")
            yield _switch(form, other)


def _reads(code: str, version: NafVersion) -> bool:
    try:
        parse_prefix(code, NOMENCLATURES[version])
    except NomenclatureError:
        return False
    return True


def _field(asked: Naf, code: str) -> str:
    return "include" if code in asked.include else "exclude"


def _told(code: str, version: NafVersion, chosen: NafVersion) -> str:
    right, wrong = NOMENCLATURES[version].label, NOMENCLATURES[chosen].label
    return f"« {code} » est un code de la {right}, pas de la {wrong}. Changez de nomenclature, ou cherchez par un mot."


def _switch(form: ConditionForm, version: NafVersion) -> Repair:
    label = f"Passer ce critère en {NOMENCLATURES[version].label}"
    return Repair(label, _do("put", form, "nomenclature", version.value))


def _do(verb: str, form: ConditionForm, *parts: str) -> str:
    return SEPARATOR.join([verb, str(form.prefix), *parts])


def _refuse_contradictions(editor: Editor, found: Sequence[Contradiction]) -> None:
    lines = {line.prefix: line for line in editor.lines}
    for one in found:
        line = lines[one.key]
        form = [line.form, *line.others][one.place] if one.place >= 0 else line.guard
        if form is not None:
            form.refuse(one.field if one.field in form.fields else "", one.words)

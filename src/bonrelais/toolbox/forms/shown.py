"""The editor as its page draws it: each criterion in a sentence, its fields, what to correct and how."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from django.forms import BoundField
from django.forms.widgets import ChoiceWidget

from bonrelais.core.french import inside
from bonrelais.core.nomenclature import NomenclatureError, legal_form_label, legal_forms, parse_prefix
from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.criteria.naf import NafVersion
from bonrelais.core.rules.criteria.territory import parse_area
from bonrelais.core.rules.criteria.theme import Theme
from bonrelais.core.rules.requirements import Strength
from bonrelais.toolbox.forms.criteria import ConditionForm
from bonrelais.toolbox.forms.fields import MANY, CodesField, OpenChoiceField, Picker, WholeText, area_typed, codes_in
from bonrelais.toolbox.forms.lines import Line
from bonrelais.toolbox.forms.refusals import Repair
from bonrelais.toolbox.forms.versions import Editor
from bonrelais.toolbox.queries.labels import AID, NOMENCLATURES, THEME, ZONE, Codes, own_codes
from bonrelais.toolbox.queries.sheets import ended, sentence_of
from bonrelais.ui.fields import FieldError, errors_of


class Layout(StrEnum):
    """How a field is drawn."""

    HIDDEN = "hidden"
    SEGMENTS = "segments"
    PICKER = "picker"
    LONG_GROUP = "long_group"
    LONG_SELECT = "long_select"
    FULL = "full"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class Chip:
    """A code chosen, in words; what was typed and is no code shows as typed."""

    code: str
    label: str
    is_code: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """A field of a condition. A picker has its search and what is chosen in words; `beside` names another field."""

    bound: BoundField
    layout: Layout
    search: str = ""
    chips: Sequence[Chip] = ()
    beside: str = ""


@dataclass(frozen=True, slots=True)
class ShownCondition:
    """The fields of one condition, and the buttons that mend what is refused in it."""

    form: ConditionForm
    parts: Sequence[Part]
    repairs: Sequence[Repair]

    @property
    def prefix(self) -> str:
        return str(self.form.prefix)

    @property
    def heading(self) -> str:
        return self.form.label

    @property
    def kind(self) -> str:
        return self.form.criterion.kind


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A criterion of the page. While it is not understood `words` is blank, and `trouble` says why once it is begun."""

    prefix: str
    heading: str
    meaning: str
    words: str
    trouble: str
    strength: str
    first: ShownCondition
    others: Sequence[ShownCondition]
    guard: ShownCondition | None
    is_open: bool


def shown_lines(
    editor: Editor, labels: Labels, repairs: Mapping[str, Sequence[Repair]], *, is_checked: bool
) -> list[ShownLine]:
    """`repairs` go by the prefix of a condition. Not checked: errors are kept to oneself while one is still typing."""
    return [_line(line, labels, repairs, is_checked=is_checked) for line in editor.lines]


def _line(line: Line, labels: Labels, repairs: Mapping[str, Sequence[Repair]], *, is_checked: bool) -> ShownLine:
    def shown(form: ConditionForm) -> ShownCondition:
        drawn = form if is_checked else form.unchecked()
        return ShownCondition(drawn, list(_parts(drawn, labels)), repairs.get(str(form.prefix), ()))

    has_errors = is_checked and not all(form.is_valid() for form in line.forms)
    return ShownLine(
        prefix=line.prefix,
        heading=line.heading,
        meaning=line.form.criterion.meaning,
        words=words_of(line, labels),
        trouble=trouble_of(line),
        strength=_strength(line),
        first=shown(line.form),
        others=[shown(form) for form in line.others],
        guard=None if line.guard is None else shown(line.guard),
        is_open=line.is_open or has_errors,
    )


def _strength(line: Line) -> str:
    value = str(line.form["strength"].value())
    return Strength(value).label if value in set(Strength) else ""


def errors_told(editor: Editor) -> list[FieldError]:
    """All that is wrong with an editor checked; each criterion by its rank, as the bench calls it."""
    told = list(errors_of(editor.form))
    for rank, line in enumerate(editor.lines, start=1):
        name = f"Critère {rank}, {line.heading.lower()}"
        for error in (error for form in line.forms for error in errors_of(form)):
            label = f"{name}, {inside(error.label)}" if error.label else name
            told.append(replace(error, label=label, target=error.target or f"critere-{line.prefix}"))
    return told


def words_of(line: Line, labels: Labels) -> str:
    """The line in a sentence, blank while it is not understood."""
    return "" if line.requirement is None else ended(sentence_of(line.requirement, labels))


def trouble_of(line: Line) -> str:
    """The first thing that is not understood in a line; blank when all is, and for a condition just added."""
    for form in line.forms:
        if {name for name, value in form.typed.items() if value} <= {"kind"}:
            return ""
        for name, errors in form.errors.items():
            label = "" if name == "__all__" else str(form.fields[name].label)
            return f"{label} : {errors[0]}" if label else str(errors[0])
    return ""


def _parts(form: ConditionForm, labels: Labels) -> Iterator[Part]:
    for bound in form:
        field = bound.field
        if bound.is_hidden:
            yield Part(bound, Layout.HIDDEN)
        elif isinstance(field, CodesField) and field.picker is not None:
            chips = [_chip(form, field.picker, code, labels) for code in _codes(bound)]
            beside = f"{form.prefix}-nomenclature" if field.picker is Picker.ACTIVITY else ""
            yield Part(bound, Layout.PICKER, field.picker, chips, beside)
        else:
            yield Part(bound, _layout(bound))


def _chip(form: ConditionForm, picker: Picker, code: str, labels: Labels) -> Chip:
    is_area = picker is Picker.TERRITORY and parse_area(area_typed(code)) is not None
    is_other = picker is not Picker.TERRITORY and (len(code) == 1 or any(sign.isdigit() for sign in code))
    return Chip(code, _words(form, picker, code, labels), is_area or is_other)


def _layout(bound: BoundField) -> Layout:
    widget = bound.field.widget
    number = len(bound.subwidgets) if isinstance(widget, ChoiceWidget) else 0
    match bound.widget_type:
        case "radioselect":
            return Layout.SEGMENTS
        case "checkboxselectmultiple":
            return Layout.LONG_GROUP if number > MANY else Layout.FULL
        case "select":
            return Layout.LONG_SELECT if number > MANY else Layout.SHORT
        case "textarea" | "checkbox":
            return Layout.FULL
        case _:
            return Layout.FULL if isinstance(bound.field, WholeText) else Layout.SHORT


def _codes(bound: BoundField) -> list[str]:
    return codes_in(str(bound.value() or ""))


def _words(form: ConditionForm, picker: Picker, code: str, labels: Labels) -> str:
    """What a code is called, or the code as typed while nobody knows it."""
    match picker:
        case Picker.TERRITORY:
            return labels.get(area_typed(code), code)
        case Picker.LEGAL_FORM:
            label = legal_forms().get(code) or legal_form_label(code)
            return f"{code} {label}" if label else code
        case Picker.ACTIVITY:
            version = _version(form)
            prefix = _prefix(code, version)
            label = labels.get(f"{version}:{prefix}", "")
            return f"{prefix or code} {label}".strip()


def typed_codes(editor: Editor) -> Codes:
    """Every code on the page whose words are to be shown, whether its line is understood or not."""
    codes: Codes = {}
    for form in (form for line in editor.lines for form in line.forms):
        for bound in form:
            if isinstance(bound.field, OpenChoiceField):
                kind = ZONE if bound.name == "zones" else AID
                codes.setdefault(kind, set()).update(own_codes(kind, map(str, bound.value() or ())))
            if not isinstance(bound.field, CodesField):
                continue
            for code in _codes(bound):
                if bound.field.picker is Picker.TERRITORY and (area := parse_area(area_typed(code))) is not None:
                    codes.setdefault(area.level.value, set()).add(area.code)
                if bound.field.picker is Picker.ACTIVITY and (prefix := _prefix(code, _version(form))):
                    codes.setdefault(_version(form).value, set()).add(prefix)
        if form.criterion.kind == Theme.kind:
            codes.setdefault(THEME, set()).update(map(str, form["themes"].value() or ()))
    return codes


def _version(form: ConditionForm) -> NafVersion:
    value = str(form["nomenclature"].value())
    return NafVersion(value) if value in set(NafVersion) else NafVersion.REV2


def _prefix(code: str, version: NafVersion) -> str:
    try:
        return parse_prefix(code, NOMENCLATURES[version])
    except NomenclatureError:
        return ""

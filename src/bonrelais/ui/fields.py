"""Fields of forms: label, help, control and error bound together for eyes and for readers aloud."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from django import forms
from django.forms import BaseForm, BoundField, widgets
from django.utils.safestring import SafeString

GROUPS: Final = (widgets.RadioSelect, widgets.CheckboxSelectMultiple)


@dataclass(frozen=True, slots=True)
class Option:
    """A check box or a radio button of a group."""

    kind: str
    name: str
    value: str
    label: str
    id: str
    is_checked: bool
    is_disabled: bool


@dataclass(frozen=True, slots=True)
class OptionGroup:
    """The options under one heading of the choices; no heading when the choices are flat."""

    heading: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class FieldParts:
    """A field ready to draw: `kind` is control, check or group."""

    bound: BoundField
    kind: str
    control: SafeString | str
    groups: tuple[OptionGroup, ...]
    is_optional: bool
    described_by: str

    @property
    def label(self) -> str:
        return str(self.bound.label)


@dataclass(frozen=True, slots=True)
class FieldError:
    """A line of the summary at the top of a form: the link goes to the control to correct."""

    target: str
    label: str
    text: str

    @property
    def is_question(self) -> bool:
        """Its mark is enough: no colon follows."""
        return self.label.endswith("?")


def parts_of(bound: BoundField) -> FieldParts:
    widget = bound.field.widget
    is_group = isinstance(widget, GROUPS)
    is_check = isinstance(widget, forms.CheckboxInput)
    return FieldParts(
        bound=bound,
        kind="group" if is_group else "check" if is_check else "control",
        control="" if is_group else bound.as_widget(attrs={"class": _classes(widget)}),
        groups=option_groups(bound) if is_group else (),
        is_optional=not bound.field.required and not is_check,
        described_by=bound.aria_describedby or "",
    )


def option_groups(bound: BoundField) -> tuple[OptionGroup, ...]:
    widget = bound.field.widget
    if not isinstance(widget, widgets.ChoiceWidget):
        raise TypeError(f"{bound.name} offers no choices")
    chosen = widget.format_value(bound.value())
    grouped = widget.optgroups(bound.html_name, list(chosen or []), {"id": bound.auto_id})
    return tuple(
        OptionGroup(
            heading=heading,
            options=tuple(
                Option(
                    kind=str(option["type"]),
                    name=str(option["name"]),
                    value=str(option["value"]),
                    label=str(option["label"]),
                    id=str(option["attrs"]["id"]),
                    is_checked=bool(option["selected"]),
                    is_disabled="disabled" in option["attrs"],
                )
                for _, options, _ in neighbours
                for option in options
            ),
        )
        for heading, neighbours in groupby(grouped, key=lambda group: str(group[0] or ""))
    )


def errors_of(form: BaseForm) -> Sequence[FieldError]:
    """Every error of a form, those of the whole form first, in the order of the fields."""
    general = [FieldError(target="", label="", text=str(text)) for text in form.non_field_errors()]
    return general + [
        FieldError(target=_target(bound), label=str(bound.label), text=str(text))
        for bound in form
        for text in bound.errors
    ]


def _target(bound: BoundField) -> str:
    if bound.is_hidden:
        return ""
    return f"{bound.auto_id}_0" if isinstance(bound.field.widget, GROUPS) else bound.auto_id


def _classes(widget: forms.Widget) -> str:
    own = str(widget.attrs.get("class", ""))
    if isinstance(widget, forms.CheckboxInput):
        base = "form-check-input"
    elif isinstance(widget, forms.Select):
        base = "form-select"
    else:
        base = "form-control"
    return f"{base} {own}".strip()

"""The filters of the list, written straight in Python: more than a hundred options stand on the page."""

from collections.abc import Collection, Sequence
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from bonrelais.directory.filters import Option
from bonrelais.directory.queries.lists import ListRow
from bonrelais.ui.french import plain_day

register = template.Library()


@register.simple_tag
def filter_checks(title: str, name: str, options: Sequence[Option], chosen: Collection[str]) -> SafeString:
    """{% filter_checks "Effectif" "taille" size_options filters.taille %}"""
    return _group(title, "checkbox", name, options, chosen)


@register.simple_tag
def filter_radios(title: str, name: str, options: Sequence[Option], chosen: str) -> SafeString:
    """{% filter_radios "État" "etat" state_options filters.etat %}"""
    return _group(title, "radio", name, options, (chosen,))


@register.simple_tag
def filter_options(options: Sequence[Option], chosen: str) -> SafeString:
    """{% filter_options facets.communes filters.commune %}"""
    rows = (
        f'<option value="{escape(one.value)}"{" selected" if one.value == chosen else ""}>{escape(one.label)}</option>'
        for one in options
    )
    return mark_safe("".join(rows))  # noqa: S308 - each part is escaped


@register.simple_tag
def company_rows(rows: Sequence[ListRow], list_url: str) -> SafeString:
    """{% company_rows page.rows list_url %}: one line a business, its sheet's address relative to the list's."""
    return mark_safe("".join(_company_row(row, list_url) for row in rows))  # noqa: S308 - each part is escaped


def _company_row(row: ListRow, list_url: str) -> str:
    activity = f"{escape(row.activity)}, " if row.activity else ""
    met = f"Rencontrée le {plain_day(row.met_on)}" if row.met_on else "Jamais rencontrée"
    return (
        f'\n<li class="br-row"><div><a class="t" href="{escape(list_url)}{row.id}/">{escape(row.name)}</a><p>{activity}'
        f'{escape(row.commune)}. {escape(row.size)}.</p><p class="br-reason">{met}</p></div></li>'
    )


def _group(title: str, kind: str, name: str, options: Sequence[Option], chosen: Collection[str]) -> SafeString:
    boxes = "".join(_box(kind, name, one, is_chosen=one.value in chosen) for one in options)
    group = f"<fieldset><legend>{escape(title)}</legend>{boxes}</fieldset>"
    return mark_safe(group)  # noqa: S308 - each part is escaped


def _box(kind: str, name: str, option: Option, *, is_chosen: bool) -> str:
    value = escape(option.value)
    key = f"f-{name}-{value}"
    checked = " checked" if is_chosen else ""
    return (
        f'<div class="form-check"><input class="form-check-input" type="{kind}" name="{name}" value="{value}" id='
        f'"{key}"{checked}><label class="form-check-label" for="{key}">{escape(option.label)}</label></div>'
    )

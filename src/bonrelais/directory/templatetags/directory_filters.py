"""The filters of the list, written straight in Python: more than a hundred options stand on the page."""

from collections.abc import Collection, Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from bonrelais.directory.filters import Option

register = template.Library()

CHECK = (
    '<div class="form-check"><input class="form-check-input" type="{}" name="{}" value="{}" id="f-{}-{}"{}>'
    '<label class="form-check-label" for="f-{}-{}">{}</label></div>'
)
OPTION = '<option value="{}"{}>{}</option>'
CHECKED = mark_safe(" checked")
SELECTED = mark_safe(" selected")


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
    rows = ((option.value, SELECTED if option.value == chosen else "", option.label) for option in options)
    return format_html_join("", OPTION, rows)


def _group(title: str, kind: str, name: str, options: Sequence[Option], chosen: Collection[str]) -> SafeString:
    rows = (
        (kind, name, one.value, name, one.value, CHECKED if one.value in chosen else "", name, one.value, one.label)
        for one in options
    )
    return format_html("<fieldset><legend>{}</legend>{}</fieldset>", title, format_html_join("", CHECK, rows))

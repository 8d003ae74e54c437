"""Every tag and filter of the pages. Built in: no template has to load it. See ui/README.md for examples."""

from django import template
from django.forms import BaseForm, BoundField
from django.template.base import FilterExpression, Node, NodeList, Parser, Token
from django.template.context import Context
from django.template.exceptions import TemplateSyntaxError
from django.utils.html import format_html
from django.utils.safestring import SafeString

from bonrelais.ui import charts, components, fields, maps
from bonrelais.ui.addresses import address
from bonrelais.ui.french import register_filters
from bonrelais.ui.parts import NextStep

register = template.Library()
register_filters(register)

for component in (
    components.icon,
    components.turning_icon,
    components.verdict,
    components.state,
    components.figure,
    components.facts,
    components.why,
    components.nothing_here,
):
    register.simple_tag(component)
register.simple_tag(components.pager, takes_context=True)
register.simple_tag(address, name="url")


@register.inclusion_tag("ui/next.html")
def next_step(step: NextStep) -> dict[str, NextStep]:
    """{% next_step step %}: the one thing to do now."""
    return {"step": step}


@register.inclusion_tag("ui/row.html")
def row(title: str, url: str = "", context: str = "", state: SafeString | str = "", time: str = "") -> dict[str, str]:
    """{% state "yes" "check-lg" "Pris" as taken %}{% row "Initiative" url=url context="Prêt." state=taken %}"""
    return {"title": title, "url": url, "context": context, "state": state, "time": time}


@register.inclusion_tag("ui/field.html")
def field(bound: BoundField) -> dict[str, fields.FieldParts]:
    """{% field form.name %}: label, help, control, error."""
    return {"field": fields.parts_of(bound)}


@register.inclusion_tag("ui/fields.html")
def form_fields(form: BaseForm) -> dict[str, object]:
    """{% form_fields form %}: the error summary, the hidden fields, then every field in order."""
    return {"form": form, "errors": fields.errors_of(form)}


@register.inclusion_tag("ui/errors.html")
def error_summary(*forms: BaseForm | None) -> dict[str, object]:
    """{% error_summary form facts %}: what to correct, with links to the fields; nothing when all is right."""
    return {"errors": [error for form in forms if form is not None for error in fields.errors_of(form)]}


@register.inclusion_tag("ui/chips.html")
def chips(bound: BoundField) -> dict[str, fields.FieldParts]:
    """{% chips form.themes %}: several choices; the choices may be grouped under headings."""
    return {"field": fields.parts_of(bound)}


@register.inclusion_tag("ui/segments.html")
def segments(bound: BoundField, size: str = "") -> dict[str, object]:
    """{% segments form.mode %}: one of two to four; size="s" for a small one."""
    return {"field": fields.parts_of(bound), "size": size}


@register.inclusion_tag("ui/bars.html")
def bars(chart: charts.BarChart, *, mini: bool = False) -> dict[str, object]:
    """{% bars chart %}: the bars alone, for a place that has its own panel."""
    return {"chart": chart, "mini": mini}


@register.inclusion_tag("ui/bar_chart.html")
def bar_chart(chart: charts.BarChart) -> dict[str, charts.BarChart]:
    """{% bar_chart chart %}: a panel with its title, its bars and its table behind the switch."""
    return {"chart": chart}


@register.inclusion_tag("ui/progress.html")
def progress(done: charts.Progress) -> dict[str, charts.Progress]:
    """{% progress done %}: what is made of a target, its tick, the interval where it should end."""
    return {"progress": done}


@register.inclusion_tag("ui/line_chart.html")
def line_chart(chart: charts.LineChart) -> dict[str, charts.LineChart]:
    """{% line_chart chart %}: a cumulative curve; its table is {% figure_table chart.table "Mois" %}."""
    return {"chart": chart}


@register.inclusion_tag("ui/table.html")
def figure_table(table: charts.Table, label: str) -> dict[str, object]:
    """{% figure_table table "Secteurs, données" %}: the table behind a chart."""
    return {"table": table, "label": label}


@register.inclusion_tag("ui/commune_map.html")
def commune_map(drawn: maps.CommuneMap) -> dict[str, maps.CommuneMap]:
    """{% commune_map map %}: communes by steps, or points over communes."""
    return {"map": drawn}


class ScrollNode(Node):
    """A wide table in a region that scrolls by itself, reachable by keyboard."""

    def __init__(self, label: FilterExpression, content: NodeList) -> None:
        self.label = label
        self.nodelist = content

    def render(self, context: Context) -> SafeString:
        shape = '<div class="table-responsive" tabindex="0" role="region" aria-label="{}">{}</div>'
        return format_html(shape, self.label.resolve(context), self.nodelist.render(context))


@register.tag
def scroll(parser: Parser, token: Token) -> ScrollNode:
    """{% scroll "Projets d’action" %}<table class="table wide">…</table>{% endscroll %}"""
    pieces = token.split_contents()
    if len(pieces) != 2:
        raise TemplateSyntaxError("scroll takes one label")
    content = parser.parse(("endscroll",))
    parser.delete_first_token()
    return ScrollNode(parser.compile_filter(pieces[1]), content)


__all__ = ["register"]

"""What a programme brings to the lists of the criteria: its perimeters and its tools, by the codes that rules know."""

from bonrelais.core.vocabulary.aids import is_aid
from bonrelais.core.vocabulary.zones import perimeter_code
from bonrelais.directory.queries.perimeters import perimeters
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox.models import Tool


def perimeter_codes(seat: Seat) -> list[tuple[str, str]]:
    """The perimeters by the codes that rules know, each with its name."""
    found = {perimeter_code(line.perimeter.name): line.perimeter.name for line in perimeters(seat)}
    return list(found.items())


def tool_codes(seat: Seat) -> list[tuple[str, str]]:
    """Those that a business may have had, withdrawn ones too; without those whose code is too long to be a fact."""
    tools = Tool.objects.filter(programme=seat.programme_id).order_by("sort_title", "id")
    return [(code, title) for code, title in tools.values_list("code", "title") if is_aid(code)]

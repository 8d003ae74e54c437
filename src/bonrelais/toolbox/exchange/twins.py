"""The same tool told twice in one file."""

from bonrelais.toolbox.exchange.shapes import OutsideTool, Reading, Refusal


def without_twins(reading: Reading) -> Reading:
    """The first of each identity is taken, the others are refused with the row of the first."""
    first: dict[str, OutsideTool] = {}
    refusals = list(reading.refusals)
    for tool in reading.tools:
        seen = first.setdefault(tool.source_id, tool)
        if seen is not tool:
            told = f"« {tool.source_id} » est déjà à la ligne {seen.row}. Gardez l’une, ou changez l’identifiant."
            refusals.append(Refusal(tool.row, tool.title, "identifiant", told, tool.source_id))
    refusals.sort(key=lambda one: one.row)
    return Reading(tuple(first.values()), tuple(refusals), tuple(reading.notes))

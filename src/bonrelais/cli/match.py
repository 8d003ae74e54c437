"""`bonrelais match`: which tools serve a business, or which businesses a tool serves; for other programs too."""

import click

from bonrelais.cli.find import programme_of
from bonrelais.cli.french import FrenchUsageError
from bonrelais.cli.prepare import prepare_home
from bonrelais.cli.telling import answer, refusals_told

BOTH = "Dites --company SIRET pour une entreprise, ou --tool CODE pour un outil."


@click.command("match", help="Les outils d’une entreprise (--company), ou les entreprises d’un outil (--tool seul).")
@click.option("--company", "siret", help="SIRET de l’établissement.")
@click.option("--tool", "tool", help="Code de l’outil ; « bonrelais tools list » les donne.")
@click.option("--programme", "code", help="Code du dispositif ; inutile s’il est seul.")
@click.option("--json", "is_json", is_flag=True, help="Répond en JSON, sur une ligne.")
def command(*, siret: str | None, tool: str | None, code: str | None, is_json: bool) -> None:
    if siret is None and tool is None:
        raise FrenchUsageError(BOTH, click.get_current_context())
    prepare_home()
    # The rooms can be imported only once Django has started.
    from bonrelais.toolbox.documents import business_lines, business_reading, tool_lines, tool_reading

    with refusals_told():
        programme = programme_of(code)
        if siret is not None:
            readings = business_reading(programme.id, siret, tool)
            answer(readings, business_lines(readings), is_json=is_json)
        elif tool is not None:
            reading = tool_reading(programme.id, tool)
            answer(reading, tool_lines(reading), is_json=is_json)

"""`bonrelais tools`: the toolbox, for other programs."""

import click

from bonrelais.cli.exchange import export_command, import_command
from bonrelais.cli.find import programme_of
from bonrelais.cli.prepare import prepare_home
from bonrelais.cli.telling import answer, refusals_told
from bonrelais.core.french import count


@click.group("tools", help="La boîte à outils.")
def command() -> None:
    pass


@command.command("list", help="Donne les outils en service et le numéro de leur version publiée.")
@click.option("--programme", "code", help="Code du dispositif ; inutile s’il est seul.")
@click.option("--json", "is_json", is_flag=True, help="Répond en JSON, sur une ligne.")
def list_command(*, code: str | None, is_json: bool) -> None:
    prepare_home()
    # The rooms can be imported only once Django has started.
    from bonrelais.toolbox.queries.versions import published_versions

    with refusals_told():
        versions = list(published_versions(programme_of(code)))
    document = [{"code": one.tool.code, "title": one.tool.title, "version": one.number} for one in versions]
    lines = [f"{one['code']}  {one['title']}, version {one['version']}" for one in document]
    answer(document, "\n".join([count(len(lines), "outil publié", "outils publiés"), *lines]), is_json=is_json)


command.add_command(import_command)
command.add_command(export_command)

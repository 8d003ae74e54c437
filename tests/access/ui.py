from tests.access.matrix import Case, Row, World, all_visitors


def dark(world: World) -> Case:
    del world
    return Case(form={"theme": "dark", "next": "/"})


ROWS = (Row("ui:theme", "POST", all_visitors(302), dark),)

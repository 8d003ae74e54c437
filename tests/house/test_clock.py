import ast

from tests.house.source import package_sources

READINGS = (
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "timezone.now",
    "localdate",
    "localtime",
    "time.time",
    "time.gmtime",
)


def test_only_the_clock_reads_the_time() -> None:
    read = []
    for source in package_sources():
        if source.path.parts[2:] == ("foundation", "clock.py"):
            continue
        calls = [node for node in ast.walk(source.tree) if isinstance(node, ast.Call)]
        read += [f"{source.at(node)}" for node in calls if ast.unparse(node.func).endswith(READINGS)]
    assert read == []

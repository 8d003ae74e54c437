"""What every test lives under. Each rule stands in tests/strict, one a file."""

import os

import pytest

pytest_plugins = [
    "tests.strict.base",
    "tests.strict.network",
    "tests.strict.clock",
    "tests.strict.templates",
    "tests.strict.order",
    "tests.strict.tasks",
]

DATABASE_FIXTURES = frozenset({"db", "transactional_db", "live_server", "client", "admin_client"})


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-docs",
        action="store_true",
        dest="update_docs",
        help="Write again the pages of docs that the tables of the tests make.",
    )


def asks_for_database(item: pytest.Item) -> bool:
    names = getattr(item, "fixturenames", ())
    return item.get_closest_marker("django_db") is not None or not DATABASE_FIXTURES.isdisjoint(names)


def pytest_ignore_collect(collection_path: os.PathLike[str], config: pytest.Config) -> bool | None:
    """Journeys and real data run when they are named: `pytest tests/journeys`, `pytest tests/real`."""
    name = os.path.basename(collection_path)  # noqa: PTH119 - a name, not a file
    if name not in {"journeys", "real"}:
        return None
    return None if any(name in argument for argument in config.args) else True


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL, only what touches the database: the rest has run on SQLite and would say the same."""
    if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        return
    kept = [item for item in items if asks_for_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = kept

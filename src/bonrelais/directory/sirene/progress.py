"""How far a long reading has gone, told every few seconds."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import duckdb

EVERY_SECONDS: Final = 2.0

Telling = Callable[[str], None]


@contextmanager
def followed(connection: duckdb.DuckDBPyConnection, sentence: str, tell: Telling) -> Iterator[None]:
    """Says the sentence, then again with the part done as long as the reading lasts."""
    tell(sentence)
    over = threading.Event()
    follower = threading.Thread(target=_follow, args=(connection, sentence, tell, over), daemon=True)
    follower.start()
    try:
        yield
    finally:
        over.set()
        follower.join()


def _follow(connection: duckdb.DuckDBPyConnection, sentence: str, tell: Telling, over: threading.Event) -> None:
    while not over.wait(EVERY_SECONDS):
        done = connection.query_progress()
        if 0 < done < 100:
            tell(f"{sentence}, {done:.0f} %")

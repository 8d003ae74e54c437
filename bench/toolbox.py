"""The toolbox to measure with: real programmes, typed by the product, from the folder of shared data."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bonrelais.core.conditions import RefusedLine, read_programmes
from bonrelais.core.rules.codec import read_document
from bonrelais.core.rules.requirements import ToolRule

PROGRAMMES: Final = Path(os.environ.get("BONRELAIS_SHARED", "../shared")) / "data/programmes/programmes.jsonl"
TOOLS: Final = 260
"""As many as the peers have: the first programmes come twice."""


def real_tools() -> list[ToolRule]:
    """Every programme of the file, in its order."""
    with PROGRAMMES.open(encoding="utf-8") as lines:
        read = list(read_programmes(lines))
    return [
        ToolRule(one.id, read_document({"version": 1, "criteria": [row.document for row in one.criteria]}), {})
        for one in read
        if not isinstance(one, RefusedLine)
    ]


def as_many_as_peers(tools: Sequence[ToolRule]) -> list[ToolRule]:
    return [tools[rank % len(tools)] for rank in range(TOOLS)]


def facts_read(tools: Sequence[ToolRule]) -> set[str]:
    return {code for tool in tools for code in tool.reads}

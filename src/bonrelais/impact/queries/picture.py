"""What a page of figures shows, kept in memory until something is written.

Counting thousands of rows takes a tenth of a second: the mark of what was last written says whether the picture of a
moment ago is still the one of now.
"""

from functools import lru_cache
from typing import Final

from bonrelais.directory.queries.mark import Mark
from bonrelais.impact.asking import Asked
from bonrelais.impact.queries.coverage import Coverage, coverage_of
from bonrelais.impact.queries.frame import read_frame
from bonrelais.impact.queries.report import ProgrammeReport, report_of
from bonrelais.impact.terms import Frame
from bonrelais.programmes.models import Programme

KEPT: Final = 8


@lru_cache(maxsize=KEPT)
def frame_of(programme: Programme, mark: Mark) -> Frame:
    """The settings as they are at a mark."""
    del mark
    return read_frame(programme)


@lru_cache(maxsize=KEPT)
def report_at(programme: Programme, asked: Asked, mark: Mark) -> ProgrammeReport:
    return report_of(programme, asked, frame_of(programme, mark))


@lru_cache(maxsize=KEPT)
def coverage_at(programme: Programme, asked: Asked, mark: Mark) -> Coverage:
    return coverage_of(report_at(programme, asked, mark))

"""A file compared with the toolbox before anything is kept."""

from bonrelais.toolbox.queries.imports.comparing import compare as compare
from bonrelais.toolbox.queries.imports.ground import sources_of as sources_of
from bonrelais.toolbox.queries.imports.reading import read_file as read_file
from bonrelais.toolbox.queries.imports.shapes import Comparison as Comparison
from bonrelais.toolbox.queries.imports.shapes import ImportLine as ImportLine

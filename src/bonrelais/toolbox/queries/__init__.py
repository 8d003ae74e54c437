"""Every read of the toolbox worth a name."""

from bonrelais.toolbox.queries.matches import explain_version as explain_version
from bonrelais.toolbox.queries.matches import tools_for as tools_for
from bonrelais.toolbox.queries.matches import tools_for_needs as tools_for_needs
from bonrelais.toolbox.queries.proposals import present_stages as present_stages
from bonrelais.toolbox.queries.proposals import stages_of as stages_of
from bonrelais.toolbox.queries.shapes import Question as Question
from bonrelais.toolbox.queries.shapes import Standing as Standing
from bonrelais.toolbox.queries.shapes import ToolMatch as ToolMatch
from bonrelais.toolbox.queries.versions import rule_of as rule_of
from bonrelais.toolbox.queries.versions import version_in_force as version_in_force
from bonrelais.toolbox.queries.versions import versions_in_force as versions_in_force

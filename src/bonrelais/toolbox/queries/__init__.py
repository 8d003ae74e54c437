"""Every read of the toolbox worth a name."""

from bonrelais.toolbox.listing import Filters as Filters
from bonrelais.toolbox.queries.matches import explain_version as explain_version
from bonrelais.toolbox.queries.matches import tools_for as tools_for
from bonrelais.toolbox.queries.matches import tools_for_needs as tools_for_needs
from bonrelais.toolbox.queries.proposals import live_proposals as live_proposals
from bonrelais.toolbox.queries.proposals import present_stages as present_stages
from bonrelais.toolbox.queries.proposals import stages_of as stages_of
from bonrelais.toolbox.queries.proposals import standings_of as standings_of
from bonrelais.toolbox.queries.shapes import Question as Question
from bonrelais.toolbox.queries.shapes import Standing as Standing
from bonrelais.toolbox.queries.shapes import ToolMatch as ToolMatch
from bonrelais.toolbox.queries.sheets import changes as changes
from bonrelais.toolbox.queries.sheets import criterion_lines as criterion_lines
from bonrelais.toolbox.queries.sheets import shown_version as shown_version
from bonrelais.toolbox.queries.sheets import version_lines as version_lines
from bonrelais.toolbox.queries.tools import epcis as epcis
from bonrelais.toolbox.queries.tools import lines as lines
from bonrelais.toolbox.queries.tools import listed_tools as listed_tools
from bonrelais.toolbox.queries.tools import organisation_choices as organisation_choices
from bonrelais.toolbox.queries.tools import theme_choices as theme_choices
from bonrelais.toolbox.queries.tools import themes_of as themes_of
from bonrelais.toolbox.queries.versions import open_versions as open_versions
from bonrelais.toolbox.queries.versions import rule_of as rule_of
from bonrelais.toolbox.queries.versions import version_in_force as version_in_force
from bonrelais.toolbox.queries.versions import versions_in_force as versions_in_force

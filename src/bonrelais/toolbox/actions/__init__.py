"""Everything that changes the toolbox."""

from bonrelais.toolbox.actions.decisions import DecisionError as DecisionError
from bonrelais.toolbox.actions.decisions import decide_manually as decide_manually
from bonrelais.toolbox.actions.had import note_already_had as note_already_had
from bonrelais.toolbox.actions.proposals import ProposalDayError as ProposalDayError
from bonrelais.toolbox.actions.proposals import ProposalError as ProposalError
from bonrelais.toolbox.actions.proposals import ProposalStateError as ProposalStateError
from bonrelais.toolbox.actions.proposals import apply_for as apply_for
from bonrelais.toolbox.actions.proposals import grant as grant
from bonrelais.toolbox.actions.proposals import propose_tool as propose_tool
from bonrelais.toolbox.actions.proposals import refuse as refuse
from bonrelais.toolbox.actions.proposals import set_aside as set_aside
from bonrelais.toolbox.actions.targets import TargetError as TargetError
from bonrelais.toolbox.actions.targets import close_list as close_list
from bonrelais.toolbox.actions.targets import export_list as export_list
from bonrelais.toolbox.actions.targets import keep_list as keep_list
from bonrelais.toolbox.actions.targets import remove_target as remove_target
from bonrelais.toolbox.actions.tools import ToolError as ToolError
from bonrelais.toolbox.actions.tools import VersionError as VersionError
from bonrelais.toolbox.actions.tools import add_tool as add_tool
from bonrelais.toolbox.actions.tools import check_version as check_version
from bonrelais.toolbox.actions.tools import draft_version as draft_version
from bonrelais.toolbox.actions.tools import drop_draft as drop_draft
from bonrelais.toolbox.actions.tools import edit_tool as edit_tool
from bonrelais.toolbox.actions.tools import publish_version as publish_version
from bonrelais.toolbox.actions.tools import withdraw_tool as withdraw_tool

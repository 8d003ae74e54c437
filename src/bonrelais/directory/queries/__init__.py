"""Every read of the directory worth a name."""

from bonrelais.directory.queries.answers import answers_known as answers_known
from bonrelais.directory.queries.business import JoinedError as JoinedError
from bonrelais.directory.queries.business import business as business
from bonrelais.directory.queries.business import evidence as evidence
from bonrelais.directory.queries.facets import Facets as Facets
from bonrelais.directory.queries.facets import facets as facets
from bonrelais.directory.queries.learnt import fact_in_words as fact_in_words
from bonrelais.directory.queries.learnt import facts_of_origin as facts_of_origin
from bonrelais.directory.queries.lists import ListRow as ListRow
from bonrelais.directory.queries.lists import filtered as filtered
from bonrelais.directory.queries.lists import listed_rows as listed_rows
from bonrelais.directory.queries.lists import page_of_list as page_of_list
from bonrelais.directory.queries.mark import present_mark as present_mark
from bonrelais.directory.queries.met import last_met_on as last_met_on
from bonrelais.directory.queries.points import map_json as map_json
from bonrelais.directory.queries.shapes import Business as Business
from bonrelais.directory.queries.sheets import fact_sheet as fact_sheet
from bonrelais.directory.queries.sheets import fact_sheets as fact_sheets

"""Every read of the directory worth a name."""

from bonrelais.directory.queries.business import business as business
from bonrelais.directory.queries.business import evidence as evidence
from bonrelais.directory.queries.business import shown_value as shown_value
from bonrelais.directory.queries.shapes import Business as Business
from bonrelais.directory.queries.sheets import fact_sheet as fact_sheet
from bonrelais.directory.queries.sheets import fact_sheets as fact_sheets

"""Every change of the directory; parts of wider ones (search index, acquaintances) stand in their own files."""

from bonrelais.directory.actions.consents import ConsentFacts, give_consent, withdraw_consent
from bonrelais.directory.actions.contacts import add_contact, edit_contact, remove_contact
from bonrelais.directory.actions.entry import (
    EnteredBusiness,
    edit_business,
    enter_business,
    join_to_register,
    undo_join,
)
from bonrelais.directory.actions.exports import export_list
from bonrelais.directory.actions.facts import learn_fact, withdraw_fact

__all__ = [
    "ConsentFacts",
    "EnteredBusiness",
    "add_contact",
    "edit_business",
    "edit_contact",
    "enter_business",
    "export_list",
    "give_consent",
    "join_to_register",
    "learn_fact",
    "remove_contact",
    "undo_join",
    "withdraw_consent",
    "withdraw_fact",
]

"""What may be shown of an establishment under partial diffusion (« P »), on a sheet or for an exact number.

A natural person keeps only its number and its commune; a legal person keeps its names too. Neither shows its address.
Where a list must show one, because it counts in a figure or has a project, neither shows its names.
"""

from typing import Final

from bonrelais.core.nomenclature.legal_forms import is_personal

NAME_WITHHELD: Final = "Nom non diffusé"
UNLISTED: Final = "Diffusion partielle"
WHY_WITHHELD: Final = "Cette entreprise a demandé que ses informations ne soient pas diffusées."


def shown_name(name: str, *, is_partial: bool, legal_form: str) -> str:
    return NAME_WITHHELD if is_name_withheld(is_partial=is_partial, legal_form=legal_form) else name


def is_name_withheld(*, is_partial: bool, legal_form: str) -> bool:
    return is_partial and is_personal(legal_form)


def listed_name(name: str, *, is_partial: bool) -> str:
    """In a list, on screen or in a file."""
    return UNLISTED if is_partial else name

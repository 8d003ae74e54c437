"""A draft found, and the texts it comes from."""

from dataclasses import dataclass

from bonrelais.core.conditions.drafts import Draft


@dataclass(frozen=True, slots=True)
class Found:
    """`texts` are ranks among the source's texts; `words` tell where it comes from when no text does.

    `is_exception`: it stood after « sauf ». `is_of_codes`: its activities were written as codes. `is_addressed`:
    the words were « ce prêt est destiné aux … ». `is_partial`: the tables do not know all members of its list.
    `sentence`: the plain sentence of its words. `is_refusal`: its words refuse or deny.
    """

    draft: Draft
    texts: tuple[int, ...] = ()
    words: str = ""
    is_exception: bool = False
    is_of_codes: bool = False
    is_addressed: bool = False
    is_partial: bool = False
    sentence: str = ""
    is_refusal: bool = False

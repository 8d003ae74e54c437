import pytest
from django.urls import NoReverseMatch, reverse

from bonrelais.foundation.ids import new_id
from bonrelais.ui.addresses import address


def test_address_is_that_of_django() -> None:
    pk, other = new_id(), new_id()
    asked = (
        ("desk:sheet", (pk,)),
        ("desk:sheet", (other,)),
        ("directory:fact_withdraw", (pk, other)),
        ("impact:rows", ("businesses-met",)),
        ("directory:list", ()),
    )
    assert [address(name, *args) for name, args in asked] == [reverse(name, args=args) for name, args in asked]


def test_address_refuses_a_page_that_is_not_there() -> None:
    with pytest.raises(NoReverseMatch):
        address("desk:nowhere", new_id())

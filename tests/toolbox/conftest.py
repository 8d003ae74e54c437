"""What the tests of the toolbox's pages share; each says whose `seat` it is."""

import pytest
from django.test import Client

from bonrelais.programmes.seat import Seat
from tests import make


@pytest.fixture
def browser(seat: Seat) -> Client:
    """Where the person of the seat is signed in."""
    return make.client_of(seat)

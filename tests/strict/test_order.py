import pytest

from bonrelais.territory.models import Commune, Epci
from tests.strict.order import PartialOrderError, is_total


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ((), False),
        (("name",), False),
        (("name", "pk"), True),
        (("-name", "-id"), True),
        (("code",), True),
        (("name", "merged_into__pk"), False),
    ],
)
def test_total_order_ends_with_a_unique_key(keys: tuple[str, ...], *, expected: bool) -> None:
    assert is_total(Commune.objects.order_by(*keys)) is expected


@pytest.mark.django_db
def test_cut_list_with_ties_fails() -> None:
    with pytest.raises(PartialOrderError):
        list(Commune.objects.order_by("name")[:10])


@pytest.mark.django_db
def test_unordered_list_comes_shuffled() -> None:
    Epci.objects.bulk_create(Epci(siren=f"2000690{number:02}", name=str(number), kind="CC") for number in range(20))
    read = [epci.name for epci in Epci.objects.all()]
    assert sorted(read, key=int) == [str(number) for number in range(20)]
    assert read != sorted(read, key=int)

"""`bonrelais naf import`."""

import json
from pathlib import Path

import pytest

from bonrelais.directory.models import Establishment, SearchEntry
from bonrelais.directory.search.queries import find
from bonrelais.territory.models import Activity
from tests import make
from tests.cli.run import run
from tests.make import Business

pytestmark = pytest.mark.django_db


def test_labels_are_taken_and_businesses_found_by_them(tmp_path: Path) -> None:
    seat = make.seat()
    bread = Activity.objects.create(nomenclature="NAF2025", code="10.71Y", section="C")
    made = make.establishment_of(seat.programme, Business(activity=bread))
    file = tmp_path / "naf.json"
    file.write_text('{"10.71Y": "Fabrication de pain", "10.72Y": "Biscuits"}')
    done = run("naf", "import", str(file), "--json")
    assert (done.exit_code, done.stdout.count("\n")) == (0, 1)
    assert json.loads(done.stdout) == {
        "file": "naf.json",
        "nomenclature": "NAF2025",
        "read": 2,
        "added": 1,
        "relabelled": 1,
        "unchanged": 0,
    }
    assert [(hit.id, hit.activity) for hit in find(seat, "fabrication pain")] == [(made.id, "Fabrication de pain")]
    assert run("naf", "import", str(file)).stdout == (
        "NAF 2025 : 2\u00a0intitulés lus, 0\u00a0activité ajoutée, 0\u00a0activité renommée.\n"
    )


def test_other_nomenclature_is_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "naf.csv"
    file.write_text("Code;Intitulé\n10.71C;Boulangerie\n")
    assert json.loads(run("naf", "import", str(file), "--nomenclature", "nafrev2", "--json").stdout)["added"] == 1
    refused = run("naf", "import", str(file))
    assert refused.exit_code == 1
    assert "codes de la NAF rév. 2, pas de la NAF 2025" in refused.stderr


def test_partial_diffusion_stays_out_of_search(tmp_path: Path) -> None:
    bread = Activity.objects.create(nomenclature="NAF2025", code="10.71Y", section="C")
    made = make.establishment_of(make.programme(), Business(activity=bread))
    Establishment.objects.filter(pk=made.pk).update(is_partial=True)
    SearchEntry.objects.all().delete()
    file = tmp_path / "naf.json"
    file.write_text('{"10.71Y": "Fabrication de pain"}')
    run("naf", "import", str(file))
    assert SearchEntry.objects.count() == 0

import json

import pytest

from bonrelais.directory.outlines import read_outline
from bonrelais.programmes.actions import PerimeterError

SQUARE = [(2.12, 50.7), (2.13, 50.7), (2.13, 50.71), (2.12, 50.71), (2.12, 50.7)]
POLYGON = {"type": "Polygon", "coordinates": [[list(point) for point in SQUARE]]}
FEATURE = {"type": "Feature", "properties": {}, "geometry": POLYGON}


@pytest.mark.parametrize(
    "text",
    [
        "2.12, 50.7\n2.13, 50.7\n2.13, 50.71\n2.12, 50.71",
        "2.12 50.7\n\n2.13;50.7\r\n2.13, 50.71\n2.12, 50.71\n2.12, 50.7\n",
        json.dumps(POLYGON),
        json.dumps(FEATURE),
        json.dumps({"type": "FeatureCollection", "features": [FEATURE]}),
        json.dumps({"type": "MultiPolygon", "coordinates": [POLYGON["coordinates"]]}),
        json.dumps({"type": "Polygon", "coordinates": [[[lon, lat, 12.5] for lon, lat in SQUARE]]}),
    ],
)
def test_outline_is_read_as_it_is_given(text: str) -> None:
    assert read_outline(text) == [SQUARE]


def test_blank_outline_is_none() -> None:
    assert read_outline(" \n") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("n’importe quoi", "ne se lit pas"),
        ("2.12, 50.7\n2.13", "ne se lit pas"),
        ("{", "ne se lit pas"),
        ("[1, 2]", "ne se lit pas"),
        ('{"type": "Point", "coordinates": [2.1, 50.7]}', "ne se lit pas"),
        ('{"type": "Polygon", "coordinates": []}', "ne se lit pas"),
        ('{"type": "Polygon", "coordinates": [[[null, 1], [2, 3], [4, 5]]]}', "ne se lit pas"),
        ('{"type": "Feature"}', "ne se lit pas"),
        ("[" * 10_000, "ne se lit pas"),
        ("2.12, 50.7\n2.13, 50.7", "trois sommets"),
        ("2.12, 50.7\n2.12, 50.7\n2.12, 50.7\n2.13, 50.7", "trois sommets"),
        ("2, 50\n3, 51\n3, 50\n2, 51", "se croise"),
        ("250, 50\n2, 51\n3, 50", "longitude, puis la latitude"),
        ("nan, 50\n2, 51\n3, 50", "longitude, puis la latitude"),
        ("\n".join(f"{index / 1000}, {index % 2}" for index in range(2_001)), "2000 sommets"),
    ],
)
def test_what_is_no_outline_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(PerimeterError, match=words):
        read_outline(text)

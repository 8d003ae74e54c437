import pytest

from tests.strict.inline import inline_parts


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<script src="/a.js"></script><p class="a">on</p>', []),
        ('<script type="application/json">{}</script>', []),
        ("<script>1</script>", ["<script>"]),
        ("<style>p{}</style>", ["<style>"]),
        ('<p style="color:red">', ['<p style="color:red">']),
        ('<b onclick="f()">', ['<b onclick="f()">']),
        ('<a href="javascript:f()">', ['<a href="javascript:…">']),
    ],
)
def test_inline_parts_are_found(html: str, expected: list[str]) -> None:
    assert inline_parts(html) == expected

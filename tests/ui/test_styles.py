import re
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
STATIC: Final = ROOT / "src/bonrelais/ui/static"
TOKENS: Final = (STATIC / "ui/css/tokens.css").read_text("utf-8")
TEMPLATES: Final = sorted((ROOT / "src/bonrelais").glob("*/templates/**/*.html"))

# Text on ground, which must be readable: 4.5 to 1.
TEXTS: Final = [
    ("--ink", "--paper"), ("--ink", "--surface"), ("--ink", "--sunken"), ("--ink-2", "--paper"),
    ("--ink-2", "--surface"), ("--ink-2", "--sunken"), ("--accent", "--paper"),
    ("--accent", "--surface"), ("--accent", "--accent-soft"),
    ("--on-accent", "--accent"), ("--on-accent", "--accent-hover"), ("--on-bar", "--bar"), ("--on-bar-2", "--bar"),
    ("--leaf", "--leaf-soft"), ("--leaf", "--paper"), ("--reed", "--reed-soft"), ("--reed", "--paper"),
    ("--brick", "--brick-soft"), ("--brick", "--paper"), ("--water", "--paper"), ("--ink", "--water-soft"),
    ("--ink", "--leaf-soft"), ("--ink", "--reed-soft"), ("--ink", "--brick-soft"),
]  # fmt: skip
# Edges of controls, focus and solid charts: 3 to 1.
SHAPES: Final = [
    ("--line-strong", "--surface"), ("--line-strong", "--paper"), ("--focus", "--paper"), ("--focus", "--surface"),
    ("--chart-1", "--surface"), ("--chart-2", "--surface"),
]  # fmt: skip


def values(selector: str) -> dict[str, str]:
    body = TOKENS[TOKENS.index(f"{selector} {{") :]
    return dict(re.findall(r"(--[a-z0-9-]+):\s*([^;]+);", body[: body.index("}")]))


LIGHT: Final = values(":root, [data-bs-theme=light]")
DARK: Final = values("[data-bs-theme=dark]")


def luminance(color: str) -> float:
    digits = color.removeprefix("#")
    full = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    channels = [int(full[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(theme: dict[str, str], pair: tuple[str, str]) -> float:
    high, low = sorted((luminance(theme[name]) for name in pair), reverse=True)
    return (high + 0.05) / (low + 0.05)


def defined_classes() -> set[str]:
    classes: set[str] = set()
    for style in (ROOT / "src/bonrelais").glob("*/static/**/*.css"):
        text = re.sub(r"/\*.*?\*/", "", style.read_text("utf-8"), flags=re.DOTALL)
        for selector in re.findall(r"([^{}]+)\{", text):
            classes.update(name.replace("\\", "") for name in re.findall(r"\.(-?[a-zA-Z_](?:[\w-]|\\.)*)", selector))
    return classes


def used_classes(template: Path) -> set[str]:
    """The classes written whole in a template; those built by a tag or a variable are left out."""
    names: set[str] = set()
    for value in re.findall(r'class="([^"]*(?:\{%[^%]*%\}[^"]*)*)"', template.read_text("utf-8")):
        parts = re.sub(r"\{%.*?%\}", " ", re.sub(r"\S*\{\{.*?\}\}\S*", " ", value)).split()
        names.update(parts)
    return names


def test_dark_values_are_the_same_by_choice_and_by_device() -> None:
    assert values(":root:not([data-bs-theme])") == DARK


def test_light_and_dark_define_the_same_tokens() -> None:
    assert list(LIGHT) == list(DARK)


@pytest.mark.parametrize("pair", TEXTS, ids="-on-".join)
def test_text_is_readable_in_light_and_dark(pair: tuple[str, str]) -> None:
    assert min(contrast(LIGHT, pair), contrast(DARK, pair)) >= 4.5


@pytest.mark.parametrize("pair", SHAPES, ids="-on-".join)
def test_shapes_are_seen_in_light_and_dark(pair: tuple[str, str]) -> None:
    assert min(contrast(LIGHT, pair), contrast(DARK, pair)) >= 3


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: "/".join(path.parts[-3:]))
def test_template_uses_only_classes_that_a_style_defines(template: Path) -> None:
    assert used_classes(template) - defined_classes() == set()

"""YAML with JSON's values only: no tags, no anchors, no dates nor octal numbers read behind the writer's back."""

import re
from typing import Final

import yaml

from bonrelais.core.french import show_size
from bonrelais.core.rules.params import Json
from bonrelais.toolbox.exchange.shapes import FileError

LARGEST: Final = 2_000_000
DEEPEST: Final = 24


class JsonLoader(yaml.CSafeLoader):
    """The safe loader, which reads `2026-12-31` and `yes` as texts."""

    yaml_implicit_resolvers: Final = {}  # type: ignore[misc]  # the parent's are left behind: that is the point


JsonLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(?:null|~|)$"), ["n", "~", ""])
JsonLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(?:true|false)$"), ["t", "f"])
JsonLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"-?(?:0|[1-9][0-9]{0,17})$"), list("-0123456789"))


def read_yaml(text: str) -> Json:
    if len(text.encode()) > LARGEST:
        raise FileError(
            f"Ce YAML pèse plus de {show_size(LARGEST)}. Coupez-le en plusieurs, ou enregistrez-le en JSON."
        )
    try:
        _check_events(text)
        document: Json = yaml.load(text, Loader=JsonLoader)  # noqa: S506  a safe loader, with fewer values
    except yaml.MarkedYAMLError as refusal:
        line = refusal.problem_mark.line + 1 if refusal.problem_mark is not None else 1
        raise FileError(
            f"Ce YAML n’est pas lisible à la ligne {line}. Vérifiez les retraits, les deux-points et les guillemets."
        ) from refusal
    except (yaml.YAMLError, ValueError) as refusal:
        raise FileError("Ce YAML contient un signe qui ne se lit pas. Enregistrez-le à nouveau, en UTF-8.") from refusal
    return document


def _check_events(text: str) -> None:
    """Before anything is built: an alias repeated unfolds without end, a depth without end overflows."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        line = event.start_mark.line + 1 if event.start_mark is not None else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise FileError(f"Ce YAML emploie une ancre (& ou *) à la ligne {line}. Écrivez chaque valeur en entier.")
        if getattr(event, "tag", None):
            raise FileError(f"Ce YAML emploie une étiquette (!) à la ligne {line}. Retirez-la.")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise FileError("Ce YAML est trop imbriqué pour une liste d’outils. Vérifiez les retraits.")


def write_yaml(document: Json) -> str:
    """Quoted wherever another reader of YAML would see more than a text."""
    return yaml.dump(document, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=110)

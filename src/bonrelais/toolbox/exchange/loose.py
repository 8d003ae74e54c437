"""Lists of objects as the national schema shows them: `[{ nom: 'ADEME', roles: [ 'instructeur' ]}]`, not quite JSON."""

import re
from typing import Final

from bonrelais.core.rules.params import Json
from bonrelais.toolbox.exchange.shapes import RowError

_SPACE: Final = re.compile(r"\s*")
_NAME: Final = re.compile(r"[A-Za-zÀ-ÿ_][\wÀ-ÿ-]*")
_BARE: Final = re.compile(r"[^\s,\[\]{}:'\"][^,\[\]{}'\"]*")
_ESCAPES: Final = {"n": "\n", "t": "\t", "r": "\r"}
DEEPEST: Final = 6


class LooseReader:
    """Reads one value; names may be unquoted, quotes single or double, a comma may trail, bare words are texts."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0

    def read(self) -> Json:
        value = self._value(0)
        if self._next():
            raise self._refuse()
        return value

    def _next(self) -> str:
        """The sign at the next place that is no space; blank at the end."""
        found = _SPACE.match(self.text, self.place)
        self.place = found.end() if found else self.place
        return self.text[self.place : self.place + 1]

    def _refuse(self) -> RowError:
        return RowError(f"la liste n’est pas lisible au signe {self.place + 1}. Écrivez-la en JSON.")

    def _value(self, depth: int) -> Json:
        sign = self._next()
        if depth > DEEPEST or not sign:
            raise self._refuse()
        if sign == "[":
            return self._list(depth)
        if sign == "{":
            return self._object(depth)
        return self._quoted(sign) if sign in "'\"" else self._bare()

    def _list(self, depth: int) -> list[Json]:
        self.place += 1
        values: list[Json] = []
        while self._next() != "]":
            values.append(self._value(depth + 1))
            self._comma("]")
        self.place += 1
        return values

    def _object(self, depth: int) -> dict[str, Json]:
        self.place += 1
        values: dict[str, Json] = {}
        while (sign := self._next()) != "}":
            name = self._quoted(sign) if sign and sign in "'\"" else self._name()
            if self._next() != ":":
                raise self._refuse()
            self.place += 1
            values[name] = self._value(depth + 1)
            self._comma("}")
        self.place += 1
        return values

    def _comma(self, end: str) -> None:
        sign = self._next()
        if sign == ",":
            self.place += 1
        elif sign != end:
            raise self._refuse()

    def _name(self) -> str:
        found = _NAME.match(self.text, self.place)
        if found is None:
            raise self._refuse()
        self.place = found.end()
        return found.group()

    def _quoted(self, quote: str) -> str:
        """An apostrophe inside a word of a text in single quotes belongs to it: 'Région d'Île'."""
        signs: list[str] = []
        self.place += 1
        while self.place < len(self.text):
            sign = self.text[self.place]
            self.place += 1
            if sign == "\\" and self.place < len(self.text):
                sign = self.text[self.place]
                signs.append(_ESCAPES.get(sign, sign))
                self.place += 1
            elif sign == quote and not (quote == "'" and self._is_inside_a_word()):
                return "".join(signs)
            else:
                signs.append(sign)
        raise self._refuse()

    def _is_inside_a_word(self) -> bool:
        return self.text[self.place : self.place + 1].isalnum() and self.text[self.place - 2].isalnum()

    def _bare(self) -> Json:
        found = _BARE.match(self.text, self.place)
        if found is None:
            raise self._refuse()
        self.place = found.end()
        word = found.group().strip()
        return {"null": None, "true": True, "false": False}.get(word, word)


def read_loose(text: str) -> Json:
    """Raise RowError in French when even so it cannot be read."""
    return LooseReader(text).read()

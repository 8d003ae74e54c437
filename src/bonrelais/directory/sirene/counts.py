from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Final

from bonrelais.core.french import count, show_number

NAMED_REFUSALS: Final = 200


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row left out: which file, its key (SIRET, SIREN or line) and why, in French."""

    file: str
    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class ImportCounts:
    """Establishment rows: read = kept + outside + refused, and kept = created + updated + unchanged.

    `closed`, `reopened`, `masked` and `left` are parts of `updated`; a row first seen closed is `created`. `absent`
    counts establishments held that the file does not have: nothing changes for them. `units` are those of the kept
    rows. `refused_rows` names the first refusals only, of all files.
    """

    read: int
    kept: int
    outside: int
    refused: int
    created: int
    updated: int
    unchanged: int
    closed: int
    reopened: int
    masked: int
    left: int
    absent: int
    units: int
    units_created: int
    units_updated: int
    units_refused: int
    points_refused: int
    activities: int
    files_on: date | None
    refused_rows: tuple[Refusal, ...] = field(default=())

    def as_json(self) -> dict[str, object]:
        """What the command prints and the run keeps: plain values, days as text."""
        values: dict[str, object] = asdict(self)
        values["files_on"] = self.files_on.isoformat() if self.files_on else None
        values["refused_rows"] = [asdict(refusal) for refusal in self.refused_rows]
        return values

    def in_words(self) -> str:
        read = (
            f"{count(self.read, 'ligne lue', 'lignes lues')} : {show_number(self.kept)} du territoire, "
            f"{show_number(self.outside)} hors du territoire, {count(self.refused, 'refusée', 'refusées')}."
        )
        written = (
            f"{count(self.created, 'établissement créé', 'établissements créés')}, "
            f"{count(self.updated, 'modifié', 'modifiés')} (dont {count(self.closed, 'fermé', 'fermés')} et "
            f"{count(self.reopened, 'rouvert', 'rouverts')}), {count(self.unchanged, 'inchangé', 'inchangés')}."
        )
        units = f"{count(self.units, 'unité légale', 'unités légales')}."
        away = f"{count(self.left, 'établissement est parti', 'établissements sont partis')} hors du territoire."
        missing = (
            f"Établissements connus que ces fichiers n’ont pas : {show_number(self.absent)}. "
            "Rien ne change pour eux : un fichier d’un autre département ne dit pas une fermeture."
        )
        refused = [f"Refusé : {refusal.key}, {refusal.reason}." for refusal in self.refused_rows]
        told = [sentence for sentence, number in ((away, self.left), (missing, self.absent)) if number]
        return "\n".join([read, written, units, *told, *refused])

"""What the register says now against what is stored: who is new, who changed, and the dated rows that tell it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, NamedTuple
from uuid import UUID

from bonrelais.directory.sirene.counts import Refusal
from bonrelais.directory.sirene.mapping import CompanyValues, EstablishmentValues, Mapped, masked
from bonrelais.directory.sirene.silence import Silence, fill_company, fill_establishment
from bonrelais.directory.sirene.states import Known, StateValues, first_states, next_state
from bonrelais.directory.sirene.stored import Stored, StoredEstablishment
from bonrelais.foundation.clock import day_of
from bonrelais.foundation.ids import new_id

ENTERED: Final = "saisi à la main dans un dispositif : la saisie est gardée"


class CompanyChange(NamedTuple):
    id: UUID
    siren: str
    values: CompanyValues


class EstablishmentChange(NamedTuple):
    id: UUID
    company_id: UUID
    siret: str
    values: EstablishmentValues


class StateChange(NamedTuple):
    establishment_id: UUID
    values: StateValues


@dataclass(slots=True)
class Tally:
    """The counts so far; `masked` are the establishments that partial diffusion has just reached, `left` those that
    have just left the territory."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    closed: int = 0
    reopened: int = 0
    masked: int = 0
    left: int = 0
    units: int = 0
    units_created: int = 0
    units_updated: int = 0


class Unit(NamedTuple):
    """A company once compared; `before` is None when it is new."""

    id: UUID
    now: CompanyValues
    before: CompanyValues | None

    @property
    def is_changed(self) -> bool:
        return self.before is not None and self.now[:-1] != self.before[:-1]

    @property
    def has_turned_partial(self) -> bool:
        return self.now.is_partial and self.before is not None and not self.before.is_partial

    @property
    def is_shown_otherwise(self) -> bool:
        """Whether search must learn of it."""
        before = self.before or self.now
        return (self.now.name, self.now.acronym, self.now.is_partial) != (
            before.name,
            before.acronym,
            before.is_partial,
        )


@dataclass(slots=True)
class Changes:
    """What an import will write. `touched` is what search and perimeters must look at again.

    `far_reaching` are companies now partially diffused or of another legal form: their establishments elsewhere
    change with them.
    """

    companies: list[CompanyChange] = field(default_factory=list)
    establishments: list[EstablishmentChange] = field(default_factory=list)
    states: list[StateChange] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    touched: list[UUID] = field(default_factory=list)
    compared: set[UUID] = field(default_factory=set)
    far_reaching: list[Unit] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)


def shown(values: EstablishmentValues) -> tuple[str | float | bool | UUID | None, ...]:
    """What search and perimeters stand on."""
    names = (values.display_name, values.sign, values.is_partial, values.activity_id, values.activity_2025_id)
    return (*names, values.commune_id, values.latitude, values.longitude, values.position_quality)


@dataclass(frozen=True, slots=True)
class Standing:
    """How these files stand to what is held: what they are silent about, which communes they are read for, how far
    their units go, and whether files that went further were imported here, for any territory."""

    silence: Silence
    communes: frozenset[UUID]
    units_end_on: date | None
    is_behind: bool


class Comparison:
    """Compares batch after batch; a unit seen with one establishment is not judged again with the next."""

    def __init__(self, standing: Standing, *, at: datetime) -> None:
        self.changes = Changes()
        self._standing = standing
        self._today = day_of(at)
        self._units: dict[str, Unit] = {}

    def add(self, rows: Sequence[Mapped], stored: Stored) -> None:
        for row in rows:
            known = stored.establishments.get(row.siret)
            if (known and known.is_entered) or stored.is_company_entered(row.siren):
                self.changes.refusals.append(Refusal("establishments", row.siret, ENTERED))
                continue
            unit = self._units.get(row.siren) or self._compare_company(row, stored)
            if known is None:
                self._create(row, unit)
            else:
                self._compare(row, known, unit)

    def _compare_company(self, row: Mapped, stored: Stored) -> Unit:
        known = stored.companies.get(row.siren)
        changes = self.changes
        changes.tally.units += 1
        if known is None:
            unit = Unit(new_id(), row.company, None)
            changes.tally.units_created += 1
            changes.companies.append(CompanyChange(unit.id, row.siren, unit.now))
        elif known.is_anonymised or self._is_overtaken(known.values):
            unit = Unit(known.id, known.values, known.values)
        else:
            unit = Unit(known.id, fill_company(row.company, known.values, self._standing.silence), known.values)
            if unit.now != unit.before:
                changes.companies.append(CompanyChange(unit.id, row.siren, unit.now))
            changes.tally.units_updated += unit.is_changed
            if unit.now.legal_form != known.values.legal_form or unit.has_turned_partial:
                changes.far_reaching.append(unit)
        self._units[row.siren] = unit
        return unit

    def _is_overtaken(self, held: CompanyValues) -> bool:
        """A company imported with another territory may come from more recent files than these: it then stays.

        Partial diffusion ends only by files that go as far as any imported: what asked for it may be elsewhere.
        """
        end = self._standing.units_end_on
        return (held.is_partial and self._standing.is_behind) or bool(
            end and held.register_on and end < held.register_on
        )

    def _is_row_overtaken(self, values: EstablishmentValues, held: EstablishmentValues) -> bool:
        """A row held in another territory may come from more recent files too; what has no day tells nothing."""
        if held.commune_id in self._standing.communes or held.register_on is None:
            return False
        return values.register_on is None or values.register_on < held.register_on

    def _create(self, row: Mapped, unit: Unit) -> None:
        pk = new_id()
        values = _as_diffused(row.establishment, unit)
        self.changes.tally.created += 1
        self.changes.establishments.append(EstablishmentChange(pk, unit.id, row.siret, values))
        self.changes.touched.append(pk)
        self._say(pk, first_states(values, unit.now.legal_form))

    def _compare(self, row: Mapped, known: StoredEstablishment, unit: Unit) -> None:
        held, before = known.values, unit.before or unit.now
        is_told = not self._is_row_overtaken(row.establishment, held)
        values = fill_establishment(row.establishment, held, self._standing.silence) if is_told else held
        values = _as_diffused(values, unit)
        state = next_state(Known(values, unit.now.legal_form), Known(held, before.legal_form), today=self._today)
        self.changes.compared.add(known.id)
        self._say(known.id, [state] if state else [])
        if values != held:
            self.changes.establishments.append(EstablishmentChange(known.id, unit.id, row.siret, values))
        if values[:-1] == held[:-1] and state is None:
            self.changes.tally.unchanged += 1
        else:
            self._count(values, held)
        if shown(values) != shown(held) or unit.is_shown_otherwise:
            self.changes.touched.append(known.id)

    def _count(self, values: EstablishmentValues, held: EstablishmentValues) -> None:
        tally = self.changes.tally
        tally.updated += 1
        tally.closed += held.is_open and not values.is_open
        tally.reopened += values.is_open and not held.is_open
        tally.masked += values.is_partial and not held.is_partial
        communes = self._standing.communes
        tally.left += held.commune_id in communes and values.commune_id not in communes

    def _say(self, establishment_id: UUID, states: Iterable[StateValues]) -> None:
        self.changes.states.extend(StateChange(establishment_id, state) for state in states)


def _as_diffused(values: EstablishmentValues, unit: Unit) -> EstablishmentValues:
    """Partial diffusion of the company holds for each of its establishments, whatever their own rows say."""
    if not (values.is_partial or unit.now.is_partial):
        return values
    return masked(values, legal_form=unit.now.legal_form)

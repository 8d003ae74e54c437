"""What the page of a tool's businesses is drawn from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bonrelais.core.french import count, show_number
from bonrelais.directory.queries import Facets, facets
from bonrelais.foundation.pagination import Page
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox import access, queries
from bonrelais.toolbox.cards import TargetsWanted
from bonrelais.toolbox.forms.targets import BOTH, KeepForm
from bonrelais.toolbox.models import Tool, ToolVersion
from bonrelais.toolbox.reaching import DRAFT, Change, ReachFilters, Tab, told_filters

_TAKEN = {Tab.SURE.value: "Sûres.", Tab.TO_ASK.value: "À savoir.", BOTH: "Sûres, puis à savoir."}


@dataclass(frozen=True, slots=True)
class Reached:
    """A version of a tool over the territory, narrowed; `former` is the version that it replaced, or will."""

    version: ToolVersion
    former: ToolVersion | None
    filters: ReachFilters
    facets: Facets
    found: queries.Narrowed

    @property
    def tool(self) -> Tool:
        return self.version.tool

    @property
    def is_draft(self) -> bool:
        return self.version.published_at is None

    @property
    def period(self) -> str:
        return queries.period_of(self.version)

    @property
    def may_be_kept(self) -> bool:
        return not self.is_draft and self.filters.tab is not Tab.EXCLUDED and self.tool.withdrawn_at is None

    @property
    def tabs(self) -> Sequence[tuple[str, str, int, bool]]:
        """Word, address, count of each list, and whether it is the one shown."""
        words = {Tab.SURE: "Oui", Tab.TO_ASK: "À savoir", Tab.EXCLUDED: "Non"}
        filters, left = self.filters, self.found.left
        return [(words[tab], filters.on_tab(tab).query, left[tab], tab is filters.tab) for tab in Tab]

    @property
    def reasons(self) -> Sequence[tuple[str, int, str]]:
        """Why not, how many, and the address of those."""
        told = self.found.reasons
        return [(sentence, number, self.filters.because_of(key).query) for key, sentence, number in told]

    @property
    def reason(self) -> str:
        """The one whose businesses are shown."""
        return self.found.reach.sentences.get(self.filters.motif, "")

    @property
    def without_reason(self) -> str:
        return self.filters.on_tab(Tab.EXCLUDED).query

    @property
    def questions(self) -> Sequence[tuple[str, str, int]]:
        """What may be the only thing to ask: code, words, how many."""
        words = queries.asked_words(self.version)
        return [(code, words.get(code, code), number) for code, number in self.found.alone]

    def page(self, seat: Seat, asked: str | None) -> Page[queries.ReachLine]:
        return queries.page_of_reach(seat, self.found, self.filters, self.version, asked)

    def wanted(self, form: KeepForm) -> TargetsWanted:
        """From a valid form: the first ones of the lists it takes, and the filters in words."""
        rows = [row for tab in form.tabs for row in self.found.of(tab).tolist()]
        kept = rows[: form.cleaned_data["most"]]
        ids = self.found.reach.population.ids
        cut = f" Les {show_number(len(kept))} premières sur {show_number(len(rows))}." if len(kept) < len(rows) else ""
        told = told_filters(self.filters, self.facets, queries.asked_words(self.version))
        taken = _TAKEN[form.cleaned_data["taken"]]
        return TargetsWanted(
            version=self.version,
            name=form.cleaned_data["name"],
            words=f"{taken} {told}".strip() + cut,
            targets=[(ids[row], self.found.questions(row)) for row in kept],
            device_key=form.cleaned_data["device_key"],
        )

    @property
    def population(self) -> str:
        return count(len(self.found.reach.population.ids), "établissement ouvert", "établissements ouverts")


def reached(seat: Seat, pk: UUID, filters: ReachFilters, *, on: date) -> Reached | None:
    """None where the tool has no version to show to this person; 404 without the tool."""
    versions = access.versions_of(seat, pk)
    version = _chosen(versions, filters.version)
    if version is None:
        access.tool(seat, pk)
        return None
    former = queries.former_of(versions, version)
    ground = queries.reach_ground(seat, [one for one in (version, former) if one is not None], on=on)
    changed = queries.changed_by(ground, version, former, Change(filters.change)) if filters.change else None
    found = queries.narrowed(seat, ground.reach(version), filters, version, changed)
    return Reached(version, former, filters, facets(seat, ground.mark), found)


def _chosen(versions: Sequence[ToolVersion], asked: str) -> ToolVersion | None:
    """The draft, the one of a number, else the present one, else the newest published."""
    published = [one for one in versions if one.published_at is not None]
    if asked == DRAFT and len(published) < len(versions):
        return versions[-1]
    numbered = next((one for one in published if str(one.number) == asked), None)
    present = next((one for one in published if one.superseded_at is None), None)
    return numbered or present or (published[-1] if published else None)

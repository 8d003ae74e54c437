from collections.abc import Mapping, Sequence

from django import forms

from bonrelais.foundation import clock
from bonrelais.network.models import Organisation
from bonrelais.programmes.models import Theme
from bonrelais.toolbox.cards import ToolCard
from bonrelais.toolbox.choices import ToolKind
from bonrelais.toolbox.models import Tool
from bonrelais.ui.forms import DayInput


class ToolForm(forms.Form):
    title = forms.CharField(
        label="Titre", max_length=160, error_messages={"required": "Donnez un titre à l’outil, comme on l’appelle."}
    )
    organisation = forms.ChoiceField(
        label="Structure qui l’offre", error_messages={"required": "Choisissez la structure qui l’offre."}
    )
    kind = forms.ChoiceField(
        label="Nature",
        choices=[("", "Choisir"), *ToolKind.choices],
        error_messages={"required": "Choisissez sa nature."},
    )
    themes = forms.MultipleChoiceField(
        label="Thèmes",
        widget=forms.CheckboxSelectMultiple,
        help_text="L’outil se propose aux besoins de ces thèmes.",
        error_messages={"required": "Cochez au moins un thème."},
    )

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        organisations: Sequence[Organisation],
        themes: Sequence[Theme],
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.organisation_rows = {str(row.id): row for row in organisations}
        self.theme_rows = {str(row.id): row for row in themes}
        offer(
            self, "organisation", [("", "Choisir"), *((key, row.name) for key, row in self.organisation_rows.items())]
        )
        offer(self, "themes", [(key, _told(row)) for key, row in self.theme_rows.items()])

    def card(self) -> ToolCard:
        cleaned = self.cleaned_data
        return ToolCard(
            organisation=self.organisation_rows[cleaned["organisation"]],
            title=cleaned["title"],
            kind=ToolKind(cleaned["kind"]),
            themes=[self.theme_rows[key] for key in cleaned["themes"]],
        )


class CheckForm(forms.Form):
    checked_on = forms.DateField(
        label="Source relue le", widget=DayInput(), error_messages={"required": "Dites quel jour."}
    )

    def __init__(self, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data, initial={"checked_on": clock.today()})


def tool_values(tool: Tool, themes: Sequence[Theme]) -> dict[str, object]:
    """A tool, ready to fill its form."""
    return {
        "title": tool.title,
        "organisation": str(tool.organisation_id),
        "kind": tool.kind,
        "themes": [str(theme.id) for theme in themes],
    }


def offer(form: forms.Form, name: str, options: Sequence[tuple[str, str]]) -> None:
    """Gives a field of choices its options."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = options


def _told(theme: Theme) -> str:
    return f"{theme.parent.label} : {theme.label}" if theme.parent else theme.label

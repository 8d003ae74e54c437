from collections.abc import Mapping, Sequence

from django import forms

from bonrelais.foundation import clock
from bonrelais.needs.choices import NeedEnd
from bonrelais.needs.findings import NeedFinding
from bonrelais.programmes.models import Theme


class NeedForm(forms.Form):
    theme = forms.ChoiceField(label="Thème", error_messages={"required": "Choisissez un thème."})
    words = forms.CharField(label="Dans ses mots", max_length=240, required=False)

    def __init__(self, data: Mapping[str, object] | None = None, *, themes: Sequence[Theme]) -> None:
        super().__init__(data)
        self.themes = {str(theme.id): theme for theme in themes}
        groups: dict[str, list[tuple[str, str]]] = {}
        for theme in themes:
            groups.setdefault(theme.parent.label if theme.parent else "Autres", []).append((str(theme.id), theme.label))
        self.fields["theme"] = forms.ChoiceField(
            label="Thème",
            choices=[("", "Choisir"), *groups.items()],
            error_messages={"required": "Choisissez un thème."},
        )

    def finding(self) -> NeedFinding:
        return NeedFinding(
            theme=self.themes[self.cleaned_data["theme"]], found_on=clock.today(), words=self.cleaned_data["words"]
        )


class EndForm(forms.Form):
    end = forms.ChoiceField(
        label="Ce besoin est",
        choices=NeedEnd.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Dites comment il se termine."},
    )

from collections.abc import Mapping

from django import forms
from django.db.models import QuerySet

from bonrelais.directory.outlines import Ring, read_outline
from bonrelais.programmes.actions import PerimeterError, PerimeterFacts
from bonrelais.programmes.models import Priority
from bonrelais.territory.models import Commune

WHOLE, DRAWN = "whole", "drawn"


class PerimeterForm(forms.Form):
    commune = forms.ModelChoiceField(
        Commune.objects.none(),
        label="Commune",
        to_field_name="code",
        empty_label="Choisir",
        error_messages={"required": "Choisissez la commune."},
    )
    kind = forms.ChoiceField(label="Pour la priorité", error_messages={"required": "Choisissez la priorité."})
    name = forms.CharField(
        label="Nom",
        max_length=120,
        help_text="Par exemple « Centre-ville ».",
        error_messages={"required": "Donnez un nom à ce périmètre."},
    )
    extent = forms.ChoiceField(
        label="Étendue",
        choices=[(WHOLE, "Toute la commune"), (DRAWN, "Un contour")],
        initial=DRAWN,
        widget=forms.RadioSelect,
    )
    outline = forms.CharField(
        label="Contour",
        required=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false"}),
        help_text="Un sommet par ligne, longitude puis latitude, ou un polygone GeoJSON copié d’un autre outil.",
    )

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        communes: QuerySet[Commune],
        kinds: QuerySet[Priority],
        commune: Commune | None,
    ) -> None:
        initial = {"commune": commune.code if commune else "", "name": f"Centre de {commune.name}" if commune else ""}
        super().__init__(data, initial=initial)
        field, kind = self.fields["commune"], self.fields["kind"]
        assert isinstance(field, forms.ModelChoiceField)
        assert isinstance(kind, forms.ChoiceField)
        field.queryset = communes
        kind.choices = [(one.perimeter_kind, one.label) for one in kinds]
        self._given = commune

    def chosen_commune(self) -> Commune | None:
        """The commune to show on the map: the one typed, else the one asked for."""
        typed = self.cleaned_data.get("commune") if self.is_bound else None
        return typed if isinstance(typed, Commune) else self._given

    def clean_outline(self) -> list[Ring]:
        try:
            return read_outline(self.cleaned_data["outline"])
        except PerimeterError as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if cleaned.get("extent") == DRAWN and cleaned.get("outline") == []:
            self.add_error("outline", "Placez au moins trois sommets sur la carte, ou choisissez toute la commune.")
        return cleaned

    def facts(self) -> PerimeterFacts:
        clean = self.cleaned_data
        rings = clean["outline"] if clean["extent"] == DRAWN else []
        return PerimeterFacts(kind=clean["kind"], name=clean["name"], commune=clean["commune"], rings=rings)

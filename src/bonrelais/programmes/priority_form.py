from collections.abc import Mapping

from django import forms
from django.utils.text import slugify

from bonrelais.programmes.actions import PriorityFacts
from bonrelais.programmes.choices import PriorityRule
from bonrelais.programmes.models import Programme, Theme


class PriorityNameForm(forms.Form):
    label = forms.CharField(
        label="Nom de la priorité", max_length=120, error_messages={"required": "Donnez un nom à la priorité."}
    )


class PriorityForm(PriorityNameForm):
    rule = forms.ChoiceField(
        label="Une visite la sert si",
        choices=PriorityRule.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez ce qui montre qu’une visite sert la priorité."},
    )
    theme = forms.ModelChoiceField(
        Theme.objects.none(),
        label="Thème",
        required=False,
        empty_label="Choisir",
        help_text="Pour « le sujet est abordé, ou un besoin est relevé sur le thème ».",
    )

    def __init__(self, programme: Programme, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        field = self.fields["theme"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Theme.objects.filter(
            programme=programme, parent__isnull=True, retired_at__isnull=True
        ).order_by("position", "id")

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if cleaned.get("rule") == PriorityRule.SUBJECT_OR_THEME and not cleaned.get("theme"):
            self.add_error("theme", "Choisissez le thème des besoins qui servent cette priorité.")
        return cleaned

    def facts(self) -> PriorityFacts:
        """Its perimeters are those drawn for it: their kind is its own code."""
        rule = PriorityRule(self.cleaned_data["rule"])
        code = slugify(self.cleaned_data["label"])[:40] or "priorite"
        return PriorityFacts(
            code=code,
            label=self.cleaned_data["label"],
            rule=rule,
            perimeter_kind=code if rule is PriorityRule.PERIMETER else "",
            theme=self.cleaned_data["theme"] if rule is PriorityRule.SUBJECT_OR_THEME else None,
        )

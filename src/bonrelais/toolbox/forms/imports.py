from collections.abc import Mapping

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict

from bonrelais.core.french import show_size
from bonrelais.toolbox.actions import SentFile
from bonrelais.toolbox.choices import ImportFormat
from bonrelais.toolbox.exchange.yaml_documents import LARGEST as LARGEST_YAML

LARGEST = 5_000_000
FILES = ".csv,.json,.jsonl,.yaml,.yml,.xlsx,.ods"


class UploadForm(forms.Form):
    """A file of tools. The browser does not keep a file refused: it is chosen again, the rest stays."""

    file = forms.FileField(
        label="Fichier",
        widget=forms.ClearableFileInput(attrs={"accept": FILES}),
        help_text=f"XLSX, ODS, CSV ou JSON, {show_size(LARGEST)} au plus ; YAML, {show_size(LARGEST_YAML)} au plus.",
        allow_empty_file=True,
        error_messages={"required": "Choisissez un fichier sur votre ordinateur."},
    )
    format = forms.ChoiceField(
        label="Format",
        choices=[("", "Choisir"), *ImportFormat.choices],
        error_messages={"required": "Choisissez comment le fichier est écrit."},
    )
    source = forms.CharField(
        label="D’où il vient",
        max_length=80,
        required=False,
        help_text="Le même nom à chaque import : les outils que la source n’a plus se voient ainsi.",
    )

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        files: "MultiValueDict[str, UploadedFile[bytes]] | None" = None,
    ) -> None:
        super().__init__(data, files)

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if file.size and file.size > LARGEST:
            raise forms.ValidationError(
                f"Ce fichier pèse {show_size(file.size)} ; {show_size(LARGEST)} au plus sur cette page. "
                "Coupez-le en plusieurs."
            )
        return file

    def sent(self) -> SentFile:
        cleaned = self.cleaned_data
        file: UploadedFile[bytes] = cleaned["file"]
        return SentFile(file.name or "fichier", file.read(), ImportFormat(cleaned["format"]), cleaned["source"])

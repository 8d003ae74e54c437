"""The register of businesses (Sirene): its two official files, read and laid into our rows."""

from bonrelais.directory.sirene.actions import import_register
from bonrelais.directory.sirene.counts import ImportCounts, Refusal
from bonrelais.directory.sirene.files import RegisterFileError, RegisterFiles

__all__ = ["ImportCounts", "Refusal", "RegisterFileError", "RegisterFiles", "import_register"]

from bonrelais.directory.sirene.actions.importing import import_register

__all__ = ["import_register"]

"""The top bar and the phone's bottom bar: a table, read by `ui`."""

from typing import Final

from bonrelais.ui.navigation import Entry, Place

_WORKERS: Final = frozenset({"adviser", "coordinator", "administrator"})
_MANAGERS: Final = frozenset({"coordinator", "administrator"})
_SEATED: Final = frozenset({*_WORKERS, "partner", "official"})

ENTRIES: Final[tuple[Entry, ...]] = (
    Entry("Entreprises", "directory:list", "shop", _WORKERS, ("/entreprises",), is_tab=True),
    Entry("Dispositif", "programmes:settings", "gear", _MANAGERS, ("/dispositif",)),
    Entry("Messages", "messages:list", "envelope", _WORKERS, ("/messages",), place=Place.ACCOUNT),
    Entry("Mon compte", "network:account", "person-circle", _SEATED, ("/compte",), place=Place.ACCOUNT),
    Entry("Se déconnecter", "account_logout", "box-arrow-right", _SEATED, place=Place.SIGN_OUT),
    Entry("Données personnelles", "network:privacy", "shield-lock", None, place=Place.FOOT),
    Entry("Accessibilité : partiellement conforme", "network:accessibility", "eye", None, place=Place.FOOT),
)

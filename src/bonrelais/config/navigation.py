"""The top bar and the phone's bottom bar: a table, read by `ui`."""

from typing import Final

from bonrelais.ui.navigation import Entry, Place

_WORKERS: Final = frozenset({"adviser", "coordinator", "administrator"})
_MANAGERS: Final = frozenset({"coordinator", "administrator"})
_ADVISERS: Final = frozenset({"adviser"})
_RELAYERS: Final = _WORKERS | {"partner"}
_SEATED: Final = frozenset({*_WORKERS, "partner", "official"})

ENTRIES: Final[tuple[Entry, ...]] = (
    Entry("Accueil", "desk:home", "house-door", _ADVISERS, is_tab=True),
    Entry("Entreprises", "directory:list", "shop", _WORKERS, ("/entreprises", "/visites"), is_tab=True),
    Entry("Agenda", "desk:agenda", "calendar3", _WORKERS, ("/agenda",)),
    Entry("Relais", "referrals:inbox", "signpost-split", _RELAYERS, ("/relais", "/qui-fait-quoi"), is_tab=True),
    Entry("Boîte à outils", "toolbox:list", "tools", _WORKERS, ("/outils",)),
    Entry("Projets", "projects:list", "list", _WORKERS, ("/projets",)),
    Entry("Résultats", "impact:dashboard", "graph-up", _WORKERS | {"official"}, ("/resultats",), is_tab=True),
    Entry("Dispositif", "programmes:settings", "gear", _MANAGERS, ("/dispositif",)),
    Entry("Rechercher", "desk:palette", "search", _WORKERS, place=Place.SEARCH),
    Entry("Affichage", "ui:theme", "gear", None, place=Place.THEME),
    Entry("Messages", "messages:list", "envelope", _WORKERS, ("/messages",), place=Place.ACCOUNT),
    Entry("Mon compte", "network:account", "person-circle", _SEATED, ("/compte",), place=Place.ACCOUNT),
    Entry("Se déconnecter", "account_logout", "box-arrow-right", _SEATED, place=Place.SIGN_OUT),
    Entry("Données personnelles", "network:privacy", "shield-lock", None, place=Place.FOOT),
    Entry("Accessibilité : partiellement conforme", "network:accessibility", "eye", None, place=Place.FOOT),
)

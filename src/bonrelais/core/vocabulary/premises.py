"""The place of business: how it is held, what it is used for, where in town it stands."""

from typing import Final

from bonrelais.core.vocabulary.terms import Term, Vocabulary

OCCUPANCIES: Final = Vocabulary(
    (
        Term("owner", "propriétaire", "L’entreprise est-elle propriétaire de ses murs ?"),
        Term("tenant", "locataire", "L’entreprise est-elle locataire de ses murs ?"),
        Term("manager", "gestionnaire", "L’entreprise est-elle gestionnaire du bâtiment ?"),
    )
)
OCCUPANCY_FACTS: Final = {
    "owner": "premises.is_owned",
    "tenant": "premises.is_rented",
    "manager": "premises.is_managed",
}
USES: Final = Vocabulary(
    (
        Term("shop", "local ouvert au public", "Le local est-il ouvert au public ?"),
        Term("workshop", "atelier", "Le local est-il un atelier ?"),
        Term("office", "bureau", "Le local est-il un bureau ?"),
        Term("warehouse", "entrepôt", "Le local est-il un entrepôt ?"),
        Term("tertiary", "bâtiment tertiaire", "Le bâtiment est-il à usage tertiaire (bureaux, commerce, services) ?"),
        Term("industrial", "bâtiment industriel", "Le bâtiment est-il à usage industriel ?"),
        Term("agricultural", "bâtiment agricole", "Le bâtiment est-il à usage agricole ?"),
        Term("lodging", "hébergement", "Le bâtiment sert-il à héberger des clients ?"),
        Term("restaurant", "salle de restaurant", "Le local est-il une salle de restaurant ?"),
        Term("home", "domicile du dirigeant", "L’entreprise est-elle au domicile du dirigeant ?"),
        Term("brownfield", "friche", "Le site est-il une friche ?"),
        Term("vacant", "local vacant", "Le local est-il vacant aujourd’hui ?"),
    )
)
LOCATIONS: Final = Vocabulary(
    (
        Term("town_centre", "centre-ville", "Le local est-il en centre-ville ?"),
        Term("village", "village", "Le local est-il dans un bourg ou un village ?"),
        Term("shopping_centre", "galerie ou centre commercial", "Le local est-il dans une galerie commerciale ?"),
        Term("retail_park", "zone commerciale", "Le local est-il dans une zone commerciale ?"),
        Term("business_park", "zone d’activités", "Le local est-il dans une zone d’activités ?"),
        Term("market_hall", "halle ou marché couvert", "Le local est-il dans une halle ou un marché couvert ?"),
        Term("incubator", "pépinière ou espace partagé", "Le local est-il dans une pépinière ou un espace partagé ?"),
    )
)

"""What a project is for, and what its money buys."""

from typing import Final

from bonrelais.core.vocabulary.terms import Term, Vocabulary

NATURES: Final = Vocabulary(
    (
        Term("creation", "création d’entreprise"),
        Term("takeover", "reprise"),
        Term("transfer", "transmission"),
        Term("development", "développement"),
        Term("extension", "extension"),
        Term("modernisation", "modernisation"),
        Term("renovation", "rénovation de locaux"),
        Term("compliance", "mise aux normes"),
        Term("accessibility", "mise en accessibilité"),
        Term("safety", "sécurité des locaux"),
        Term("diversification", "diversification"),
        Term("study", "étude ou diagnostic"),
        Term("advice", "accompagnement ou conseil"),
        Term("investment", "investissement"),
        Term("training", "formation"),
        Term("hire", "embauche"),
        Term("research", "recherche et développement"),
        Term("innovation", "innovation"),
        Term("export", "export"),
        Term("relocation", "déménagement"),
        Term("reindustrialisation", "relocalisation de production"),
        Term("digital", "transition numérique"),
        Term("ecological_transition", "transition écologique"),
        Term("energy_efficiency", "économies d’énergie"),
        Term("renewable_energy", "énergie renouvelable"),
        Term("decarbonation", "décarbonation"),
        Term("water_saving", "économies d’eau"),
        Term("circular_economy", "économie circulaire"),
        Term("waste", "réduction ou traitement des déchets"),
        Term("ecodesign", "écoconception"),
        Term("mobility", "mobilité ou transport"),
        Term("biodiversity", "biodiversité"),
        Term("depollution", "dépollution d’une friche"),
        Term("climate_adaptation", "adaptation au changement climatique"),
        Term("certification", "label ou certification"),
        Term("citizen", "projet participatif ou citoyen"),
        Term("cash_flow", "besoin de trésorerie"),
        Term("difficulty", "redressement après une difficulté"),
    )
)
SPENDS: Final = Vocabulary(
    (
        Term("equipment", "matériel et équipements"),
        Term("second_hand", "matériel d’occasion"),
        Term("works", "travaux"),
        Term("shop_front", "vitrine et enseigne"),
        Term("vehicles", "véhicules"),
        Term("charging_stations", "bornes de recharge"),
        Term("software", "logiciels et site internet"),
        Term("intangible", "brevets et investissements immatériels"),
        Term("real_estate", "achat de terrain ou de locaux"),
        Term("business_assets", "achat de fonds de commerce ou de parts"),
        Term("stock", "stock"),
        Term("services", "prestations et conseil"),
        Term("studies", "études"),
        Term("communication", "communication"),
        Term("salaries", "salaires"),
        Term("training", "formation"),
        Term("rent", "loyers"),
        Term("working_capital", "besoin en fonds de roulement"),
        Term("replacement", "remplacement à l’identique"),
        Term("legal_compliance", "mise en conformité obligatoire"),
    )
)

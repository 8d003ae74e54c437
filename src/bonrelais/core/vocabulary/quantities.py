"""What is counted or measured of a business or of its project, each with its unit."""

from typing import Final

from bonrelais.core.vocabulary.terms import Term, Vocabulary


def _counted(code: str, label: str, unit: str, question: str) -> Term:
    return Term(code, label, question, unit, valid_months=12)


QUANTITIES: Final = Vocabulary(
    (
        _counted("vehicles", "véhicules", "véhicules", "Combien de véhicules compte la flotte ?"),
        _counted("heavy_vehicles", "véhicules lourds", "véhicules", "Combien de véhicules lourds compte la flotte ?"),
        _counted("vessels", "bateaux", "bateaux", "Combien de bateaux compte la flotte ?"),
        _counted("bedrooms", "chambres", "chambres", "Combien de chambres compte l’hébergement ?"),
        _counted("beds", "lits", "lits", "Combien de lits compte l’hébergement ?"),
        _counted("pitches", "emplacements", "emplacements", "Combien d’emplacements compte le camping ?"),
        _counted("bare_pitches_percent", "emplacements nus", "%", "Quelle part des emplacements est nue ?"),
        _counted("bare_pitches", "emplacements nus", "emplacements", "Combien d’emplacements nus compte le camping ?"),
        _counted("seats", "places assises", "places", "Combien de places assises compte le restaurant ?"),
        _counted("stars", "classement", "étoiles", "Combien d’étoiles a l’hébergement ?"),
        _counted("stars_after", "classement après travaux", "étoiles", "Combien d’étoiles aura-t-il après travaux ?"),
        _counted("sites", "sites", "sites", "Combien de sites l’entreprise a-t-elle ?"),
        _counted("group_sites", "établissements du groupe", "établissements",
                 "Combien d’établissements compte le groupe ?"),
        _counted("shops", "points de vente", "points de vente", "Combien de points de vente l’entreprise a-t-elle ?"),
        _counted("regions", "régions d’implantation", "régions", "Dans combien de régions l’entreprise est-elle ?"),
        _counted("opening_months", "ouverture dans l’année", "mois", "Combien de mois par an est-ce ouvert ?"),
        _counted("opening_days_week", "ouverture dans la semaine", "jours",
                 "Combien de jours par semaine est-ce ouvert ?"),
        _counted("meals_day", "repas servis", "repas par jour", "Combien de repas sont servis par jour ?"),
        _counted("apprentices", "apprentis", "apprentis", "Combien d’apprentis compte l’entreprise ?"),
        _counted("partners", "partenaires du projet", "partenaires", "Combien de partenaires le projet réunit-il ?"),
        _counted("shareholders", "associés", "associés", "Combien d’associés compte l’entreprise ?"),
        _counted("export_percent", "part des ventes à l’étranger", "%",
                 "Quelle part des ventes se fait à l’étranger ?"),
        _counted("market_income_percent", "part des ventes dans les recettes", "%",
                 "Quelle part des recettes vient de la vente de biens ou de services ?"),
        _counted("tourism_income_percent", "part du tourisme dans les recettes", "%",
                 "Quelle part des recettes vient du tourisme ?"),
        _counted("water_m3_year", "eau consommée", "m³ par an", "Combien d’eau est consommée par an ?"),
        _counted("energy_mwh_year", "énergie consommée", "MWh par an", "Combien d’énergie est consommée par an ?"),
        _counted("heat_mwh_year", "chaleur produite", "MWh par an",
                 "Combien de chaleur l’installation produira-t-elle ?"),
        _counted("power_kwc", "puissance photovoltaïque", "kWc", "Quelle puissance photovoltaïque est prévue ?"),
        _counted("power_kw", "puissance installée", "kW", "Quelle puissance est prévue ?"),
        _counted("solar_collector_m2", "capteurs solaires", "m²", "Quelle surface de capteurs solaires est prévue ?"),
        _counted("roof_m2", "toiture", "m²", "Quelle est la surface de la toiture ?"),
        _counted("solar_roof_percent", "toiture couverte de panneaux", "%",
                 "Quelle part de la toiture sera couverte de panneaux ?"),
        _counted("self_consumption_percent", "autoconsommation", "%", "Quel taux d’autoproduction est prévu ?"),
        _counted("heat_projects", "installations de chaleur renouvelable", "installations",
                 "Combien d’installations de chaleur renouvelable sont prévues ?"),
        _counted("co2_saved_tonnes", "émissions évitées", "tonnes de CO₂ par an",
                 "Combien d’émissions le projet évitera-t-il par an ?"),
        _counted("energy_saved_percent", "énergie économisée", "%", "Quelle part de l’énergie sera économisée ?"),
        _counted("energy_saved_mwh_year", "énergie économisée", "MWh par an",
                 "Combien d’énergie sera économisée par an ?"),
        _counted("co2_saved_percent", "émissions évitées", "%", "Quelle part des émissions sera évitée ?"),
        _counted("water_saved_percent", "eau économisée", "%", "Quelle part de l’eau sera économisée ?"),
        _counted("water_saved_m3_year", "eau économisée", "m³ par an", "Quel volume d’eau sera économisé par an ?"),
        _counted("waste_tonnes_year", "déchets produits ou traités", "tonnes par an",
                 "Combien de déchets sont produits ou traités par an ?"),
        _counted("payback_months", "temps de retour", "mois", "En combien de mois le projet sera-t-il rentabilisé ?"),
        _counted("return_percent", "rentabilité du projet", "%", "Quel est le taux de rentabilité du projet ?"),
        _counted("project_months", "durée du projet", "mois", "Combien de mois le projet durera-t-il ?"),
        _counted("loan_months", "durée du prêt", "mois", "Sur combien de mois le prêt sera-t-il remboursé ?"),
        _counted("lease_months", "bail restant", "mois", "Combien de mois reste-t-il au bail ?"),
        _counted("extension_m2", "surface ajoutée", "m²", "Quelle surface le projet ajoute-t-il ?"),
        _counted("port_calls_percent", "escales en France", "%", "Quelle part des escales se fait en France ?"),
        _counted("forest_hectares", "forêt", "hectares", "Combien d’hectares de forêt l’entreprise a-t-elle ?"),
        _counted("quote_euros", "montant du devis", "€", "Quel est le montant du devis, hors taxes ?"),
        _counted("room_works_percent", "travaux dans les chambres", "%",
                 "Quelle part des travaux concerne les chambres ?"),
    )
)  # fmt: skip

"""General questions answered by yes or no. One question means the same for every tool that asks it."""

from typing import Final

from bonrelais.core.vocabulary.terms import Term, Vocabulary

_YEAR: Final = 12
FORMER_CODES: Final = {
    "debts.are_settled": "compliance.is_up_to_date",
    "aid.de_minimis_received": "subsidy.is_recent",
}
"""Codes that documents written before still hold, and what they are called since."""
FORMER_STEPS: Final = {"energy.has_diagnosis": "energy_diagnosis"}
"""Questions that documents written before still ask, and that are steps since: done or not, and on which day."""


def _asked(code: str, label: str, question: str, *, valid_months: int | None = 24) -> Term:
    return Term(code, label, question, valid_months=valid_months)


QUESTIONS: Final = Vocabulary(
    (
        _asked("owner.seeks_successor", "Cherche un repreneur", "Le dirigeant cherche-t-il un repreneur ?"),
        _asked("owner.works_here", "Dirigeant présent", "Le dirigeant travaille-t-il dans l’entreprise ?"),
        _asked("owner.is_supported", "Dirigeant accompagné", "Le dirigeant est-il déjà accompagné pour ce projet ?"),
        _asked("premises.is_accessible", "Local accessible", "Le local est-il accessible aux personnes handicapées ?"),
        _asked("premises.is_grid_connected", "Raccordé à l’électricité",
               "Le site est-il raccordé à un réseau d’électricité ?"),
        _asked("premises.has_collective_heating", "Chauffage collectif", "Le bâtiment a-t-il un chauffage collectif ?"),
        _asked("premises.uses_hot_water", "Eau chaude toute l’année",
               "Le bâtiment a-t-il besoin d’eau chaude ou de chauffage toute l’année ?"),
        _asked("premises.has_tertiary_duty", "Soumis au dispositif Éco Énergie Tertiaire",
               "Le bâtiment est-il soumis au dispositif Éco Énergie Tertiaire ?"),
        _asked("premises.has_solar_thermal", "Installation solaire thermique",
               "Le site a-t-il une installation solaire thermique ?"),
        _asked("premises.has_solar_defect", "Installation solaire en panne",
               "L’installation solaire thermique est-elle en panne ou très peu productive ?"),
        _asked("premises.was_classified", "Ancienne installation classée ou mine",
               "Le site est-il une ancienne installation classée, ou relève-t-il du Code minier ?"),
        _asked("premises.owner_agrees", "Accord du propriétaire",
               "Le propriétaire des murs est-il d’accord pour ce projet ?"),
        _asked("premises.has_sewer", "Assainissement collectif",
               "L’établissement est-il raccordé à l’assainissement collectif ?"),
        _asked("premises.pays_water_fee", "Redevable de l’agence de l’eau",
               "L’établissement paie-t-il une redevance à l’agence de l’eau ?"),
        _asked("premises.has_parking", "Parking", "L’établissement a-t-il un parking ?"),
        _asked("premises.has_asbestos", "Amiante", "Le bâtiment contient-il de l’amiante ?"),
        _asked("premises.is_listed_building", "Bâtiment protégé", "Le bâtiment est-il protégé ou près d’un monument ?"),
        _asked("digital.has_website", "Site internet", "L’entreprise a-t-elle un site internet ?", valid_months=_YEAR),
        _asked("digital.sells_online", "Vente en ligne", "L’entreprise vend-elle en ligne ?", valid_months=_YEAR),
        _asked("digital.has_network_page", "Page sur un réseau social",
               "L’entreprise a-t-elle une page sur un réseau social ?", valid_months=_YEAR),
        _asked("energy.is_heated_by_fossil", "Chauffage au fioul, au gaz ou au charbon",
               "Le bâtiment est-il chauffé au fioul, au gaz ou au charbon ?"),
        _asked("energy.is_heated_by_oil", "Chauffage au fioul", "Le bâtiment est-il chauffé au fioul ?"),
        _asked("energy.is_heated_by_gas", "Chauffage au gaz", "Le bâtiment est-il chauffé au gaz ?"),
        _asked("energy.has_mandatory_audit", "Soumise à l’audit énergétique réglementaire",
               "L’entreprise est-elle soumise à l’audit énergétique réglementaire ?"),
        _asked("energy.is_self_consumed", "Électricité consommée sur place",
               "L’énergie produite sera-t-elle consommée sur place ?", valid_months=_YEAR),
        _asked("energy.sells_surplus", "Vente du surplus d’électricité",
               "Le surplus d’électricité sera-t-il vendu sous obligation d’achat ?", valid_months=_YEAR),
        _asked("hydrogen.has_station_nearby", "Station d’hydrogène à proximité",
               "Une station d’hydrogène existe-t-elle, ou est-elle prévue, à proximité ?"),
        _asked("vehicles.is_fleet_owned", "Véhicules de l’entreprise",
               "L’entreprise utilise-t-elle un véhicule pour son activité ?"),
        _asked("vehicles.are_zero_emission", "Véhicules sans émission",
               "Le projet porte-t-il sur des véhicules électriques ou à hydrogène ?", valid_months=_YEAR),
        _asked("freight.uses_waterway", "Voie d’eau", "L’entreprise veut-elle transporter par voie d’eau ?"),
        _asked("freight.has_goods", "Marchandises à transporter",
               "L’entreprise fait-elle transiter des marchandises ?"),
        *(
            _asked(f"vehicles.are_{code}", label, question, valid_months=_YEAR)
            for code, label, question in (
                ("new", "Véhicules neufs", "Les véhicules du projet sont-ils neufs ?"),
                ("scrapped", "Ancien véhicule mis au rebut", "Un ancien véhicule sera-t-il mis au rebut ?"),
                ("registered_in_france", "Véhicules immatriculés en France",
                 "Les véhicules du projet sont-ils immatriculés en France ?"),
            )
        ),
        _asked("energy.has_mandatory_footprint", "Tenue de faire un bilan carbone",
               "L’entreprise est-elle tenue de faire un bilan de ses gaz à effet de serre ?"),
        _asked("hiring.is_planned", "Embauche prévue",
               "Une embauche est-elle prévue dans l’année ?", valid_months=_YEAR),
        _asked("hiring.is_permanent", "Embauche durable", "L’embauche est-elle en CDI, ou en CDD de six mois et plus ?",
               valid_months=_YEAR),
        _asked("hiring.is_first", "Première embauche", "Est-ce la première embauche ?", valid_months=_YEAR),
        _asked("hiring.is_of_job_seeker", "Embauche d’un demandeur d’emploi",
               "La personne embauchée cherche-t-elle un emploi ?", valid_months=_YEAR),
        _asked("hiring.is_hard", "Recrutement difficile", "L’entreprise a-t-elle du mal à recruter ?",
               valid_months=_YEAR),
        _asked("apprentice.is_present", "Apprenti", "L’entreprise a-t-elle un apprenti ?", valid_months=_YEAR),
        _asked("apprentice.is_planned", "Apprenti prévu", "L’entreprise veut-elle prendre un apprenti ?",
               valid_months=_YEAR),
        _asked("staff.has_delegates", "Représentants du personnel",
               "L’entreprise a-t-elle des représentants du personnel ?"),
        _asked("staff.has_referent", "Référent désigné", "L’entreprise a-t-elle désigné un référent pour ce sujet ?"),
        _asked("staff.joins_project", "Salariés associés au projet", "Des salariés sont-ils associés au projet ?",
               valid_months=_YEAR),
        _asked("subsidy.is_recent", "Aides publiques depuis trois ans",
               "A-t-elle reçu des aides publiques depuis trois ans ?", valid_months=_YEAR),
        _asked("customers.are_local", "Clientèle locale", "La clientèle est-elle surtout locale ?"),
        _asked("customers.are_public", "Commande publique", "L’entreprise répond-elle à des marchés publics ?"),
        _asked("accounts.are_kept", "Comptabilité tenue", "L’entreprise tient-elle une comptabilité complète ?",
               valid_months=_YEAR),
        _asked("accounts.are_profitable", "Exercice bénéficiaire", "Le dernier exercice est-il bénéficiaire ?",
               valid_months=_YEAR),
        _asked("accounts.pays_vat", "Assujettie à la TVA", "L’entreprise est-elle assujettie à la TVA ?"),
        _asked("accounts.has_sales", "Vend des biens ou des services",
               "L’entreprise vend-elle des biens ou des services ?"),
        _asked("accounts.reports_sustainability", "Rapport de durabilité",
               "L’entreprise publie-t-elle un rapport de durabilité (CSRD) ?"),
        _asked("accounts.are_certified", "Comptes certifiés", "Les comptes sont-ils certifiés ?", valid_months=_YEAR),
        _asked("project.is_collective", "Projet collectif", "Le projet est-il mené avec d’autres entreprises ?",
               valid_months=_YEAR),
        _asked("project.has_lab_partner", "Laboratoire partenaire", "Un laboratoire est-il partenaire du projet ?",
               valid_months=_YEAR),
        _asked("project.is_in_france", "Projet en France", "Le projet se fait-il en France ?", valid_months=_YEAR),
        _asked("project.is_mandatory", "Obligation légale", "Le projet répond-il à une obligation légale ?",
               valid_months=_YEAR),
        _asked("project.is_cee_eligible", "Éligible aux certificats d’économies d’énergie",
               "Le projet est-il éligible aux certificats d’économies d’énergie (CEE) ?", valid_months=_YEAR),
        _asked("project.exceeds_duty", "Au-delà des obligations",
               "Le projet va-t-il plus loin que les obligations légales ?", valid_months=_YEAR),
        *(
            _asked(f"project.is_{code}", label, f"Le projet porte-t-il sur {words} ?", valid_months=_YEAR)
            for code, label, words in (
                ("photovoltaic", "Projet photovoltaïque", "une installation photovoltaïque"),
                ("hydropower", "Projet hydroélectrique", "de l’hydroélectricité"),
                ("biogas", "Projet de méthanisation", "de la méthanisation"),
                ("biomass", "Projet de biomasse", "une chaufferie à bois ou à biomasse"),
                ("geothermal", "Projet de géothermie", "de la géothermie ou une pompe à chaleur"),
            )
        ),
        _asked("project.has_local_suppliers", "Fournisseurs locaux",
               "Le projet fait-il appel à des fournisseurs locaux ?",
               valid_months=_YEAR),
    )
)  # fmt: skip

"""The nature of the project: what is planned, where the clause speaks of a project."""

from typing import Final

from bonrelais.core.conditions.tables.row import cued, row

_NATURE: Final = (
    row(
        r"creation(?! d'(?:au moins|au minimum|environ|emploi|\d|un (?:premier )?emploi"
        r"|un poste))(?: d'(?:entreprise|activite))?s?"
        r"|createurs?(?! d'emploi| de \d)|creer",
        "project_nature",
        {"include": ["creation"]},
    ),
    row(r"reprises?|repreneurs?|reprendre", "project_nature", {"include": ["takeover"]}),
    row(r"transmissions?|transmettre|cession|ceder", "project_nature", {"include": ["transfer"]}),
    row(r"developpement(?! durable)|croissance", "project_nature", {"include": ["development"]}),
    row(r"extensions?|agrandissement", "project_nature", {"include": ["extension"]}),
    row(r"diversification", "project_nature", {"include": ["diversification"]}),
    row(r"modernisation|reamenagement|repositionnement", "project_nature", {"include": ["modernisation"]}),
    row(r"renovation|rehabilitation", "project_nature", {"include": ["renovation"]}),
    row(r"mises? aux normes", "project_nature", {"include": ["compliance"]}),
    row(r"demenagement|relocalisation|implantation", "project_nature", {"include": ["relocation"]}),
    row(
        r"r ?& ?d|recherche(?! de (?:financ|fonds|loca|repren|emploi|parten|salari|client|investi"
        r"|solution))(?: et developpement|[ -]developpement)?",
        "project_nature",
        {"include": ["research"]},
    ),
    row(r"innovations?", "project_nature", {"include": ["innovation"]}),
    row(r"(?:projets? )?d'investissements?(?! touris)", "project_nature", {"include": ["investment"]}),
    row(
        r"(?:de )?transition (?:ecologique|environnementale)", "project_nature", {"include": ["ecological_transition"]}
    ),
    row(r"(?:de )?(?:decarbonation|reduction des emissions)", "project_nature", {"include": ["decarbonation"]}),
    row(
        r"(?:d'|de )?(?:efficacite|sobriete|economies?|performance|transition) (?:d'energie|energetiques?)",
        "project_nature",
        {"include": ["energy_efficiency"]},
    ),
    row(r"energies? renouvelables?", "project_nature", {"include": ["renewable_energy"]}),
    row(r"economie circulaire", "project_nature", {"include": ["circular_economy"]}),
    row(r"eco-?conception", "project_nature", {"include": ["ecodesign"]}),
    row(
        r"(?:economies?|gestion|sobriete|consommations?|prelevements?) (?:d'|de l')eau",
        "project_nature",
        {"include": ["water_saving"]},
    ),
    row(
        r"reduction (?:de |des |du )(?:la production de )?(?:volumes? de )?(?:dechets|emballages|plastiques|gaspillage)"
        r"|(?:valorisation|gestion|traitement|collecte|tri) (?:de |des )dechets",
        "project_nature",
        {"include": ["waste"]},
    ),
    row(r"mobilites? (?:durables?|douces?)|report modal", "project_nature", {"include": ["mobility"]}),
    row(r"adaptation au (?:changement climatique|climat)", "project_nature", {"include": ["climate_adaptation"]}),
    row(r"depollution", "project_nature", {"include": ["depollution"]}),
    row(r"mises? en accessibilite", "project_nature", {"include": ["accessibility"]}),
    row(r"reindustrialisation|relocalisation (?:de|d')", "project_nature", {"include": ["reindustrialisation"]}),
    row(r"biodiversite", "project_nature", {"include": ["biodiversity"]}),
    row(r"transition numerique|numerisation|digitalisation", "project_nature", {"include": ["digital"]}),
    row(r"securisation|securite au travail|prevention des risques", "project_nature", {"include": ["safety"]}),
    row(
        r"recrutements?(?! d'une? (?:apprenti|alternant))|embauches?(?! d'une? (?:apprenti|alternant))",
        "project_nature",
        {"include": ["hire"]},
    ),
    row(r"export(?:ation)?s?|international", "project_nature", {"include": ["export"]}),
)
# Without one of these words, « développement » or « création » is no condition on the project.
NATURE_CUE: Final = (
    r"\b(?:en (?:phase|cours|creation)|(?:avoir|porter|presenter|mener|disposer d'|conduire|engager) "
    r"(?:un |des )?projets?|etre (?:en|un projet)|projets? (?:de (?!recherche d)|d[' ]|des? (?:r"
    r"|recherche)|structur|doi(?:t|vent) porter sur|portant sur|porte(?:nt)? sur|vise(?:nt)?|concerne(?:nt)?|visant"
    r"|relatifs?|en faveur|lies? a|doivent viser)"
    r"|^(?:creations?|reprises?)(?: (?:et|ou) (?:de )?(?:creations?|reprises?))? (?:de |d'une? )(?:commerce|entreprise"
    r"|activite|societe)s?|^(?:creer|reprendre)(?: ou (?:creer|reprendre))? (?:une?|son) (?:entreprise"
    r"|activite|commerce"
    r"|societe)"
    r"|porteurs? de projet|souhaitant (?:creer|reprendre|transmettre|ceder)|createurs?|repreneurs?"
    r"|projets de financements?)"
)
NATURES: Final = cued(NATURE_CUE, *_NATURE)
GUARD_NATURES: Final = (
    *_NATURE,
    row(r"investissements?|travaux", "project_nature", {"include": ["investment"]}),
    row(r"etudes?|diagnostics?", "project_nature", {"include": ["study"]}),
    row(r"formations?", "project_nature", {"include": ["training"]}),
)

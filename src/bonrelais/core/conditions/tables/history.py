"""What was done and received before: steps already taken, aids already had, promises made."""

import re
from typing import Final

# Words that put a clause in the past or before the project; then an object among STEPS is a prior step.
PAST: Final = re.compile(
    r"\b(?:(?:avoir|ayant|avez|aient|ont|a|aura|auront|ayez|ait) (?:deja |jamais |ete |prealablement "
    r"|imperativement |recemment |obligatoirement |pas |au moins )*"
    r"(?:realise|effectue|fait|mene|conduit|suivi|beneficie|obtenu|engage|entrepris|etabli|elabore"
    r"|participe|rencontre|finalise|valide|complete|rempli|teste|defini|produit"
    r"|accompagne|oriente|raccorde|initie|commande|pass|recours|procede)\w*|etre (?:engage|inscrit|suivi"
    r"|accompagne|raccorde)\w*|(?:fait|faire) l'objet|prealable\w*|en amont"
    r"|justifi\w+ (?:de |d'|avoir )|est obligatoire|obligatoires? avant|exigee?s?|requise?s?|sur (?:prescription"
    r"|orientation)"
    r"|avant (?:toute|la|sa|de) (?:demande|depot|deposer|candidat\w+)"
    r"|(?:present|fourni|etabli)\w* (?:un|une|leur|son|votre) |faire realiser"
    r"|a l'issue d|(?:a la )?suite (?:a|d)|dispos\w+ d|titulaires? d|deja"
    r"|doit (?:etre )?(?:obligatoirement |imperativement )?realise\w*|sur la base d"
    r"|avoir (?:une?|de|d'|defini) ?(?:plan|strategie|feuille|trajectoire)"
    r"|s'appuy\w+ sur|a partir d'un|engages? dans une demarche|identifie\w* (?:dans|par) un)\b"
)
# (words, step): the first that is found decides; the last ones are the vaguest.
STEPS: Final = tuple(
    (re.compile(rf"(?<![a-z])(?:{words})"), step)
    for words, step in (
        (
            (
                r"bilans? (?:carbone|ges|de gaz|d'emissions?|des emissions)|beges|premier bilan de gaz"
                r"|empreinte carbone"
            ),
            "carbon_footprint",
        ),
        (r"raccord\w+.{0,30}reseaux? de (?:chaleur|froid)", "heat_network"),
        (r"pre-?diagnostics? energ\w+", "energy_pre_diagnosis"),
        (r"pre-?diagnostics?", "pre_diagnosis"),
        (
            (
                r"(?:audits?|diagnostics?|diags?|etudes?|bilans?) (?:\w+ )?energetiques?|audit energie|visite "
                r"energie"
            ),
            "energy_audit",
        ),
        (r"diagnostics? (?:d'|en )?eco-?conception", "ecodesign_diagnosis"),
        (r"analyses? (?:de|du) cycle de vie|\bacv\b", "life_cycle_analysis"),
        (r"(?:diag\w*|audits?) (?:\w+ )?eco-?flux|diagnostics? (?:de )?flux", "flows_diagnosis"),
        (r"(?:diagnostics?|etudes?) (?:\w+ )?(?:de )?biodiversite", "biodiversity_diagnosis"),
        (r"diagnostics? (?:\w+ )?(?:d'adaptation|de vulnerabilite|climat\w*)", "adaptation_diagnosis"),
        (r"diagnostics? (?:d')?accessibilite", "accessibility_diagnosis"),
        (r"diagnostics? (?:rh|ressources humaines|(?:des )?ressources humaines)", "hr_diagnosis"),
        (r"documents? unique\b[a-z ]*|\bduerp\b", "risk_assessment"),
        (r"(?:diagnostics?|audits?) (?:.{0,15})tourisme|diagnostics? fonds tourisme", "tourism_diagnosis"),
        (
            (
                r"(?:diagnostics?|audits?|etudes?) (?:.{0,12})(?:dechets?|gaspillage|matieres?)|demarche "
                r"dechets"
            ),
            "waste_diagnosis",
        ),
        (r"(?:diagnostics?|audits?|bilans?) (?:.{0,12})(?:eau|hydrique)", "water_diagnosis"),
        (r"plans? (?:de )?mobilites?", "mobility_plan"),
        (r"(?:diagnostics?|audits?) (?:.{0,12})mobilites?", "mobility_diagnosis"),
        (r"(?:diagnostics?|audits?|demarches?|actions?) (?:.{0,20})(?:rse|developpement durable)", "rse_approach"),
        (r"(?:diagnostics?|audits?) (?:.{0,12})cyber", "cybersecurity_diagnosis"),
        (r"(?:diagnostics?|audits?) (?:.{0,12})numerique", "digital_diagnosis"),
        (r"etudes? (?:\w+ )?(?:de |d')?(?:pertinence et de )?(?:faisabilite)", "feasibility_study"),
        (r"etudes? (?:\w+ )?(?:prealables?|de pertinence|technico-economiques?)", "preliminary_study"),
        (r"(?:etudes?|notes?) d'opportunite", "opportunity_study"),
        (r"notes? de dimensionnement|etudes? de dimensionnement", "sizing_study"),
        (r"etudes? de marche", "market_study"),
        (r"business[ -]?plans?|plans? d'affaires|etudes? previsionnelles?", "business_plan"),
        (r"reflexion .{0,30}economie circulaire", "circular_economy_thinking"),
        (
            (
                r"(?:etudes?|(?:auto-?)?diagnostics?|audits?|diags?|expertises?|analyses?|evaluations?|etats? des lieux"
                r"|cartographies?)\b"
            ),
            "diagnosis",
        ),
        (
            r"(?:plans?|trajectoire|strategies?) (?:d'actions? )?(?:de )?(?:decarbonation|bas[ -]carbone)",
            "decarbonation_plan",
        ),
        (
            (
                r"(?:transition (?:ecologique|energetique|environnementale)|demarche environnementale"
                r"|decarbonation)"
            ),
            "transition_started",
        ),
        (r"(?:plans?|trajectoire|strategies?) (?:de )?(?:decarbonation|bas[ -]carbone)", "decarbonation_plan"),
        (
            (
                r"(?:plans?|strategies?|feuille de route) (?:d'actions?|de transition|de decarbonation|climat"
                r"|bas carbone)|strategie"
            ),
            "transition_plan",
        ),
        (r"(?:conseillers?|entretiens?|rendez-vous|rencontre|accompagnements?|accompagne\w* par)\b", "adviser_met"),
        (r"(?:(?<!plan de )(?<!plans de )formations?|ateliers?|fresques?|parcours|stages?)\b", "training"),
    )
)
_RECEIVED: Final = r"beneficie\w*|recu\w*|percu\w*|obtenu\w*|touche|laureate?s?|finance\w*|soutenu\w*"
# « Ne pas avoir bénéficié d’une aide », « non cumulable », « ayant déjà fait l’objet d’une aide »
AID: Final = re.compile(
    rf"(?:\b(?:avoir|ayant|a|ont|etre|avez|aient) (?:deja |ete )*(?:{_RECEIVED}|beneficiaires?)"
    rf"|\b(?:pas|ni|plus) (?:\w+ )?beneficier (?:d|ni)|\bbeneficie (?:deja )?d"
    r"|fai(?:t|re|sant) l'objet d'une? (?:autre )?(?:aide|financement|subvention|soutien)|\b(?:non "
    r"|pas )?cumul\w*|\baides? "
    r"en cours|\bengage\w* dans le (?:programme|dispositif)|deja (?:aide|finance|soutenu|subventionne)\w*"
    rf"|\bdeja (?:{_RECEIVED})|gere\w* par le (?:programme|dispositif)|\b(?:non|pas) eligibles? (?:au"
    rf"|a la|aux) (?:\w+ )?(?:programmes?|dispositifs?|aides?)"
    r"|mobilise\w* (?:un|une|le|la) (?:aide|pret|dispositif))"
)
DE_MINIMIS: Final = re.compile(r"\b(?:de )?minimis\b")
# Regulation (EU) 2023/2831, in force since 1 January 2024: over three years, for one undertaking.
DE_MINIMIS_CEILING: Final = 300_000
SAME_TOOL: Final = "same_tool"
ISSUERS: Final = tuple(
    (re.compile(rf"\b(?:{words})\b"), code)
    for words, code in (
        (r"ademe", "ademe"),
        (r"pge|prets? (?:garantis?|avec garantie) (?:par|de) l'etat", "pge"),
        (r"bpifrance|bpi|banque publique d'investissement", "bpifrance"),
        (r"regions?|regionales?|conseil regional|regional", "region"),
        (r"cnl|centre national du livre", "cnl"),
        (
            (
                r"(?:ce|cette|present|meme|du|au) (?:present )?(?:dispositif|aide|programme|pret|accompagnement)"
                r"|(?:l'|la )(?:aide|subvention)(?= (?:dans|au cours|depuis|durant|pendant|sur|lors)\b|[ .,;]*$)"
            ),
            SAME_TOOL,
        ),
        (r"chambres? (?:consulaires?|de commerce|de metiers|d'agriculture)|\bcci\b|\bcma\b", "chamber"),
        (r"meme (?:objet|projet|depense)s?", "same_object"),
        (r"cee|certificats? d'economies? d'energie", "cee"),
        (r"agences? de l'eau", "water_agency"),
        (r"sobriete hydrique|projet.{0,20}eau", "water_project"),
        (r"conseils? departementa(?:l|ux)|departements?", "department"),
        (r"opco", "opco"),
        (r"obligations? d'achat", "feed_in_tariff"),
        (r"france relance", "france_relance"),
        (r"france 2030", "france_2030"),
        (r"intercommunalites?|epci|communautes? de communes|agglomerations?|metropoles?", "epci"),
        (r"communes?|mairies?|villes?", "commune"),
        (r"prets? d'honneur", "honour_loan"),
        (r"micro-?credits?", "microcredit"),
        (r"maprimerenov\w*|renovation energetique", "energy"),
        (r"bonus (?:ecologique|velo|vehicule)s?|primes? a la conversion", "vehicle_bonus"),
        (r"numeri\w+|digita\w+", "digital"),
        (r"export\w*", "export"),
        (r"innovation", "innovation"),
        (r"apprentissage", "apprenticeship"),
        (r"embauche|recrutement", "hiring"),
        (r"creation d'entreprise", "creation"),
        (r"reprise d'entreprise|transmission", "takeover"),
        (r"tourisme", "tourism"),
        (r"etat|ministeres?", "state"),
        (r"feder|feader|fse|europeen\w*|union europeenne", "europe"),
        (r"credits? d'impots?", "tax_credit"),
    )
)
# A named tool: « programme PACTE Industrie », « gamme CEDRE », read in the text as written, for its capitals.
NAMED_TOOL: Final = re.compile(
    r"\b(?i:programme|dispositif|gamme|parcours|appel à projets?|aap|fonds|prêt|pass|chèque|contrat|label)s? "
    r"((?:(?:TPE|PME|ETI|CEE)(?:[ /-](?:TPE|PME|ETI))*(?: (?!qui|dont|aux?\b|pour|depuis|dans|et\b"
    r"|ou\b)[\w'’+-]+){0,4})"
    r"|(?:[A-ZÉÈ][\w'’+-]*)(?: (?:(?:de|du|la|des) (?=[A-ZÉÈ]))?[A-ZÉÈ0-9][\w'’+-]*)*)"
)
NAMED_DIAGNOSIS: Final = re.compile(r"\b[Dd]iag(?:nostic)? ((?:[A-ZÉÈ][\w'’-]*)(?: [A-ZÉÈ][\w'’-]*)*)")
# What one undertakes to do, or the limits one accepts: declared, never computed.
COMMITMENT: Final = re.compile(
    r"^(?:obligation d(?:e |'))?(?:[^,;:]{0,45}?(?=\b(?:doi|dev|s'engag|est tenu|est maintenu|pourr"
    r"|vous engag)))?(?:vous )?"
    r"(?:ne |n')?(?:doit |doivent |devez |devra |devront |devrez |est tenue?s? d(?:e |')|est |pourra "
    r"|pourrez |peut )?(?:pas )?(?:egalement |imperativement |obligatoirement )?(?:s'|se |vous )?"
    r"(?:(?:se )?maintenir|maintenue?s?|conserver|engag(?:er|e|ez|ent)\b(?! dans (?:un|une) (?:projet"
    r"|demarche|transition))|participer|transmettre|fournir|communiquer|designer|constituer"
    r"|signer|accepter|afficher|informer|mobiliser|solliciter que|repondre (?:au|a un) questionnaire"
    r"|partager|nommer|identifier un|accueillir|suivre|assister|consacrer|deposer|remettre"
    r"|produire (?:un|une|le|la|les) (?:document|justificatif|rapport|attestation)"
    r"|(?:creer|reprendre|installer)\b(?=.{0,40} dans (?:un delai|les? ))|respecter (?:tou\w+|l'ensemble|un|une)"
    r"|avoir (?:informe|consulte|associe)|etre (?:justifie|conserve|maintenu|exploite|utilise|transmis"
    r"|realise dans)e?s?"
    r"|(?:forte )?(?:participation(?! financ)|presence|mobilisation|motivation|volonte|disponibilite|implication"
    r"|engagement|adhesion)\b(?! ?:)"
    r"|adherer a|installer|implanter (?:au moins|une?|des) |affecter|etre affectee?s? a|exploiter(?! une? "
    r"| des )|commercialiser"
    r"|garantir|poursuivre|apposer|mentionner"
    r"|justifier (?:de la realisation|des depenses|de l'execution)|se faire accompagner|se former|restituer|renseigner"
    r"|tenir a (?:la )?disposition|joindre|distribuer de dividendes|declarer (?:sur l'honneur|toute|les|ses)"
    r"|associer|sensibiliser|nommer|presenter (?:les|des|ses|un|le) (?:factures?|devis|justificatifs?|pieces?|dossier)"
    r"|mettre (?:en place|en oeuvre|a disposition)|faire appel|respecter (?:la|le|les|l')"
    r"|recourir|realiser (?:les|le|la|des|un|une) (?:travaux|actions|suivi|formation|diagnostic"
    r"|projet)|rembourser|contribuer|effectuer|impliquer|tenir|valoriser|cede|vendu|revendu|motive"
    r"|disponible|volontaire|pret a|souhaiter|vouloir|implique|signataire|avoir signe (?:la"
    r"|une) (?:charte|convention)|engagement (?:du|de la|des|a)"
    r"|acquitter|(?:demarrer|debuter|commencer|terminer|achever|etre (?:termine|acheve|realise"
    r"|acquitte|finalise)e?s?) (?:\w+ ){0,4}(?:dans|avant|d'ici|sous|au plus tard)|avoir la volonte"
    r"|etre (?:implique|signataire|motive|disponible|volontaire|pret a)|attester)\w{0,2}\b"
)
# Asked of those who do the work for the business, not of the business itself.
SUPPLIER: Final = re.compile(
    r"^(?:les? |la |l'|un |une )?(?:prestataires?|bureaux? d'etudes?|installateurs?|fournisseurs?"
    r"|auditeurs?|maitres? d'oeuvre)\b.{0,40}\b(?:doi|dev|etre|est|sont)"
    r"|\b(?:realise|effectue|mene|installe|confie|conduit|assure|delivre|pose|verifie|controle|valide|etabli"
    r"|elabore)(?:e|s|es)? (?:par|a|aupres d[e']) ?"
    r"(?:un|une|des|le|la) (?:\w+ )?"
    r"(?:professionnel|entreprise|prestataire|bureau|installateur|expert|organisme|artisan|cabinet|auditeur)"
    r"|\b(?:avec|aupres d') ?(?:un|une|des) (?:bureau|prestataire|cabinet|professionnel|installateur)s?\b"
    r"|\bfaire appel a|\brecourir a|\bavoir recours a"
)
LIMIT: Final = re.compile(
    r"(?:capitaux|fonds) propres[a-z -]{0,60}(?:egaux|equivalents?|superieurs?|au moins)[a-z ]{0,25}\bpret\b.*"
    r"|\b(?:pret|montant accorde)\b[a-z ']{0,70}(?:exceder|depasser|superieur|inferieur ou egal|limite"
    r"|plafonn\w*)[a-z ]{0,45}"
    r"(?:fonds|capitaux) propres.*|\b(?:solliciter que|(?:une? seul\w*|qu'une?|que deux"
    r"|plus de \S+) (?:\w+ )?(?:aides?|demandes?"
    r"|fois|dossiers?|contrats?|accompagnements?|subventions?|prets?|financements?|prestations?|diagnostics?"
    r"|projets?)(?: en cours)?\b.*"
    r"|delai (?:de carence\b|[^,;]{0,40}\bentre deux (?:demandes?|aides?|dossiers?|projets?)).*"
    r"|qu'(?:une (?:seule )?fois\b|au titre d'une? seul\w*).*|qu'un (?:seul )?(?:dossier|projet)\b.*"
    r"|plusieurs fois\b.*"
    r"|(?:dans la )?limite(?:e?s?)? (?:de |d'|a )(?:une?|deux|trois|\d+) (?:\w+ )?(?:aides?|demandes?"
    r"|dossiers?|accompagnements?|fois).*)"
)

"""What a business is: its health, owners, registers, legal form, tax, size, accounts."""

import re
from typing import Final

from bonrelais.core.conditions.tables.labels import LABELS, PEOPLE
from bonrelais.core.conditions.tables.owners import OPCO_MEMBERS, OWNERSHIP
from bonrelais.core.conditions.tables.row import Row, Sense, cued, denied, held, row, stated

COMPLIANCE: Final = (
    denied(
        r"(?:entreprises? )?en (?:grande )?difficultes?(?: financieres?)?|(?:d')?entreprises? en "
        r"difficulte",
        "compliance",
        {"not_in_difficulty": True},
    ),
    held(
        r"saines? financierement|(?:financierement|situation (?:economique et )?financiere) (?:\w+ ){0,2}(?:saine"
        r"|solide|equilibree)|sante "
        r"financiere|capacites? financieres?"
        r"|(?:structure|situation) financiere",
        "compliance",
        {"not_in_difficulty": True},
    ),
    denied(
        r"procedures? (?:amiables? (?:ou|et) collectives?|collectives?|de sauvegarde|de conciliation"
        r"|d'insolvabilite|judiciaires?)"
        r"(?: d'insolvabilite)?"
        r"|(?<!plan de )(?<!perspectives de )(?<!reelles de )redressement(?: judiciaire)?(?! de | du )"
        r"|liquidation(?: judiciaire)?|insolvab\w+|cessation (?:de paiements?|d'activite)|depot de bilan|faillite",
        "compliance",
        {"no_insolvency": True},
    ),
    denied(
        r"dettes? (?:fiscales?|sociales?)[a-z ,]*|dettes? (?:envers|aupres de) (?:l'urssaf|l'administration"
        r"|le fisc)[a-z ]*",
        "compliance",
        {"up_to_date": True},
    ),
    held(
        r"(?:a jour|en regle|(?<!mise )(?<!mises )en conformite|s'acquitter|s'etre "
        r"acquitte\w*)\b.{0,60}?(?:obligations?|cotisations (?:sociales|fiscales)|cotisations?(?! "
        r"annuelle)|charges|impots|contributions?|administration|fisc\w*)"
        r"(?:.{0,20}(?:fiscales?|sociales?)[a-z ,]*)?|obligations? (?:fiscales?|sociales?)[a-z ,]*"
        r"|(?:souscrit|respecte\w*|benefici\w+) [^;]{0,30}plan d'apurement[^;]*|organismes? de recouvrement[^,;]*"
        r"|regularite (?:fiscale|sociale)[a-z ,]*"
        r"|attestation\w* (?:de vigilance|fiscale|sociale)[a-z ,]*",
        "compliance",
        {"up_to_date": True},
    ),
)
REGISTERS: Final = (
    row(
        r"(?<!association d')(?<!associations d')artisan(?:s|at(?! d'art)|ale?s?|aux)?|\brm\b|(?:repertoire"
        r"|registre) (?:national )?des metiers(?: et de "
        r"l'artisanat)?|(?<!accompagnement de la )(?<!par la )(?<!par une )(?<!conseiller de la )"
        r"(?<!aupres de la )(?<!aide de la )chambres? (?:de|des) metiers",
        "registration",
        {"registers": ["crafts"]},
    ),
    row(
        r"(?<!associations de )(?<!association de )(?<!unions de )(?<!union de )(?<!rue )(?<!rues )commercante?s?"
        r"(?! (?:ambulant|non|itineran|forain))|(?:immatricul\w+|inscri\w+)\b.{0,25}\brcs|\brcs\b"
        r"|registre du commerce(?: et des societes)?",
        "registration",
        {"registers": ["trade"]},
    ),
    row(
        r"(?:inscri\w+|immatricul\w+|affili\w+) (?:a|aupres d\w+|au) ?(?:la |une |l'une des )?(?:cma|chambres? (?:de"
        r"|des) metiers[a-z' ]*)",
        "registration",
        {"registers": ["crafts"]},
    ),
    row(
        r"ressortissante?s? (?:de |d'|des )(?:la |l'une )?(?:cma|chambres? (?:de|des) metiers[a-z' ]*)",
        "registration",
        {"registers": ["crafts"]},
    ),
    row(
        r"ressortissante?s? (?:de |d'|des )(?:la |l'une )?(?:cci|chambres? de commerce[a-z' ]*)",
        "registration",
        {"registers": ["trade"]},
    ),
    row(
        r"(?:registre national des entreprises|\brne\b)",
        "registration",
        {"registers": ["trade", "crafts", "liberal", "agricultural"]},
    ),
    row(
        r"(?:professions?|activites?|professionnels?|entreprises?) liberales?|professionnels? liberaux"
        r"|(?<=et )liberales?"
        r"|(?<=ou )liberales?",
        "registration",
        {"registers": ["liberal"]},
    ),
    row(
        r"agriculteurs?|exploitations? agricoles?(?: a responsabilite limitee)?(?: \(earl\))?|exploitante?s? agricoles?"
        r"|activites? (?:liberales? et )?agricoles?|eleveurs?|viticulteurs?|maraichers?|apiculteurs?|horticulteurs?"
        r"|arboriculteurs?|pepinieristes?|registre (?:des actifs agricoles|de l'agriculture)|producteurs? agricoles?",
        "registration",
        {"registers": ["agricultural"]},
    ),
    row(
        r"(?:structures?|entreprises?|acteurs?)? ?(?:de l'|relevant de l'|appartenant a l')?(?:ess\b"
        r"|economie sociale(?: et solidaire)?)",
        "registration",
        {"registers": ["social_economy"]},
    ),
)
FARM_COOPERATIVES: Final = row(
    r"cooperatives? (?:agricoles?|d'approvisionnement|vinicoles?|laitieres?|forestieres?)|cooperation agricole",
    "legal_form",
    {"include": ["6316", "6317", "6318"]},
)
LEGAL_FORMS: Final = (
    stated(r"(?:personnes? morales? de )?droit prive", "legal_form", {"public_body": "excluded"}),
    row(
        r"(?<!adherent de l')(?<!adherents de l')(?<!membre de l')(?<!aupres de l')associations?(?: "
        r"(?:(?:regie?s? par la )?loi (?:de |du )?(?:1er juillet )?1901|a but non (?:commercial|lucratif)))?"
        r"|structures? associatives?|statut (?:prive "
        r")?associatif",
        "legal_form",
        {"include": ["92"]},
    ),
    row(r"gaec|groupements? agricoles? d'exploitation en commun(?: \(gaec\))?", "legal_form", {"include": ["6533"]}),
    row(r"earl", "legal_form", {"include": ["6598"]}),
    row(r"scea|societes? civiles? d'exploitation agricole(?: \(scea\))?", "legal_form", {"include": ["6597"]}),
    row(r"sarl|eurl|societes? a responsabilite limitee", "legal_form", {"include": ["54"]}),
    row(r"sasu?", "legal_form", {"include": ["57"]}),
    row(r"(?<= ou )sa(?=[,.]|$)|(?<=, )sa(?=,| ou| et|$)", "legal_form", {"include": ["55", "56"]}),
    row(
        r"(?:organisations?|organismes?|federations?) (?:socio-?)?professionnel(?:le)?s?"
        r"|syndicats? (?:professionnels?|patrona(?:l|ux)|d'entreprises)",
        "legal_form",
        {"include": ["84", "92"]},
    ),
    row(r"(?:chambres?|organismes?) consulaires?", "legal_form", {"include": ["7381"]}),
    row(r"coproprietes?|syndicats? de coproprie\w+", "legal_form", {"include": ["91"]}),
    row(r"fondations?", "legal_form", {"include": ["93"]}),
    row(r"secteur associatif", "legal_form", {"include": ["92"]}),
    row(r"mutuelles?", "legal_form", {"include": ["82"]}),
    row(
        r"cuma|cooperatives? d'utilisation de materiel agricole(?: en commun)?(?: \(cuma\))?",
        "legal_form",
        {"include": ["6316"]},
    ),
    FARM_COOPERATIVES,
    row(r"cooperatives?|\bscop\b|\bscic\b|\bcoop\b", "legal_form", {"include": ["51", "5458", "5558", "5658", "63"]}),
    row(
        r"(?:les )?(?<!de la )(?<!d'une )(?<!via une )\bsci\b|societes? civiles? immobilieres?(?: \(sci\))?",
        "legal_form",
        {"include": ["6540"]},
    ),
    row(r"societes? civiles? de moyens|\bscm\b", "legal_form", {"include": ["6589"]}),
    row(r"societes? civiles?(?! immo)", "legal_form", {"include": ["65"]}),
    row(
        r"(?:\bsem\b|\bspl\b|\bepl\b|entreprises? publiques? locales?|societes? (?:d'economies? mixtes?"
        r"|publiques? locales?))",
        "legal_form",
        {"include": ["5415", "5515", "5615"]},
    ),
    row(r"groupements? d'interet economique|\bgie\b", "legal_form", {"include": ["62"]}),
    row(r"societes? commerciales?", "legal_form", {"include": ["5"]}),
    denied(
        r"(?:entreprises? individuelles?|entrepreneurs? individuels?) [^,;]{0,60}\bmicro[ -]?entrepr\w+",
        "legal_form",
        {"micro_regime": "excluded"},
    ),
    row(r"en nom propre|entreprises? individuelles?|entrepreneurs? individuels?", "legal_form", {"include": ["1"]}),
    row(
        r"(?<!soutenu par une )(?<!soutenus par une )(?<!finance par une )(?<!accompagne par une )"
        r"(?<!d'une )(?<!la )(?<!leur )(?<!sa )(?<!avec une )(?<!votre )(?<!d'un )(?<!cette )(?:"
        r""
        r"(?:organismes?|etablissements?|personnes?|acteurs?|structures?|employeurs?|entites?) publi(?:c|que)s?"
        r"(?: (?:administratifs?|industriels? et commercia(?:l|ux)))?|epic\b|\bepa\b"
        r"|collectivites?(?: (?:territoriales?|locales?))?|administrations?(?! fisc)(?: publiques?)?"
        r"|(?:personnes? morales? )?(?:de )?droit public|etablissements? administratifs?"
        r"|(?<!dans les )(?<!dans l')(?<!dans un )(?<!territoire de l')epci"
        r"|communes? et intercommunalites)",
        "legal_form",
        {"include": ["4", "7"]},
    ),
    denied(
        r"micro[ -]?entrepr\w+|auto[ -]?entrepr\w+|regime (?:de la )?micro(?:-\w+)?",
        "legal_form",
        {"micro_regime": "excluded"},
    ),
)
TAX: Final = (
    row(r"impots? sur les societes(?: \(is\))?|soumise?s? a l'is\b", "tax_regime", {"regimes": ["is"]}),
    row(
        r"impot sur le revenu(?: \(ir\))?.{0,30}\breel\b[a-z ']*",
        "tax_regime",
        {"regimes": ["ir_reel"]},
    ),
    row(r"regimes? reels?[a-z ']*", "tax_regime", {"regimes": ["is", "ir_reel"]}),
    row(r"impot sur le revenu(?: \(ir\))?(?!.{0,30}\breel\b)", "tax_regime", {"regimes": ["ir_reel", "ir_micro"]}),
)
_SIZE_CUE: Final = (
    r"\b(?:etre|toute|aux?|une?|les|des|entreprises?|reserve|destine|concern\w+|exclu\w+|porte\w*|statut"
    r"|categorie|seules?|tpe|pme)\b"
)
MICRO_AS_SIZE: Final = row(r"micro[ -]?entreprises?", "size_category", {"categories": ["MIC"]})
# beside another size, or a number of employees, it is one too
SIZED: Final = re.compile(
    r"\bmicro[ -]?entreprises? au sens\b|\bmicro[ -]?entreprises?\b.{0,25}\b(?:pme|tpe|eti"
    r"|moins de \d+ (?:salarie|employe|personne|etp)"
    r"|petites (?:et moyennes )?entreprises)|\b(?:pme|tpe|eti|petites (?:et moyennes )?entreprises)\b.{0,15}"
    r"\bmicro[ -]?entreprises?\b"
)
SIZES: Final = cued(
    _SIZE_CUE + r"|^",
    row(
        r"tpe|tres petites (?:et moyennes )?entreprises?|micro[ -]?entreprises? au sens",
        "size_category",
        {"categories": ["MIC"]},
    ),
    row(
        r"(?:pme|petites? et moyennes? entreprises?(?: \(pme\))?),? (?:au sens |selon |repondant a )?"
        r"(?:(?:de la |du |de l'|les |la )?(?:definition|droit|union|reglement\w*|normes?|recommandation)s? ?"
        r"(?:de la |du |de l')?(?:droit |union |commission )?)?(?:communautaire|europeenn?e?)s?",
        "size_category",
        {"eu_sme": True},
    ),
    row(r"de la tpe a l'eti|tpe a l'eti", "size_category", {"categories": ["MIC", "PME", "ETI"]}),
    row(r"de la tpe a la grande entreprise", "size_category", {"categories": ["MIC", "PME", "ETI", "GE"]}),
    row(
        r"pme|petites? (?:et|ou) moyennes? entreprises?|petites? entreprises?|moyennes? entreprises?|pmi",
        "size_category",
        {"categories": ["PME"]},
    ),
    row(r"eti|entreprises? de tailles? intermediaires?", "size_category", {"categories": ["ETI"]}),
    row(r"grandes? entreprises?|grands groupes", "size_category", {"categories": ["GE"]}),
)
FIRST_TIME: Final = (
    Row(re.compile(r"\bprimo-?demandeurs?|\bpremiere demande"), "prior_aid", {"excluded": ["same_tool"]}, Sense.STATES),
)
ACCOUNTS: Final = (
    stated(
        r"(?:premier|1er) (?:bilan|exercice)(?: comptable| fiscal| clos| cloture)*(?! de gaz| ges| carbone)",
        "age",
        {"min_months": 12, "basis": "creation"},
    ),
    stated(r"(?:capitaux|fonds) propres (?:\w+ )?positifs?", "turnover", {"measure": "equity", "min": 1}),
    row(
        (
            r"(?:rentabilite|resultat\w*|exercices?) (?:\w+ )?(?:positi\w+|beneficiaires?)"
            r"|beneficiaires? sur (?:le|les) \w+ ?derniers? exercices?|etre beneficiaire sur"
        ),
        "fact",
        {"code": "accounts.are_profitable"},
    ),
)
EMPLOYERS: Final = (
    held(
        r"(?:sans (?:aucun )?salaries?|n'(?:ayant|employant|avoir|employer) (?:aucun|pas de) salaries?"
        r"|(?:avoir |ayant )?(?:0|zero) salaries?"
        r"|pas avoir de salaries?)",
        "workforce",
        {"max": 0, "scope": "company"},
    ),
    stated(
        r"etre (?:un )?employeurs?(?! public)|(?:entreprises?|associations?|structures?) employeuses?"
        r"|(?:entrepreneurs?|dirigeants?) employeurs?|(?<=[a-z0-9] )employeuses?"
        r"|(?:entreprises?|associations?|structures?) avec salaries?"
        r"|(?:avoir|disposer d'|employ\w+|compt\w+) au moins une? salariee?"
        r"|(?:avoir|disposer d'|employer) (?:une? |des )salariee?s?(?= ou | et |[ .,;]*$)",
        "workforce",
        {"min": 1, "scope": "company"},
    ),
)

COMPANY_ROWS: Final[tuple[Row, ...]] = (
    *COMPLIANCE,
    *OWNERSHIP,
    *OPCO_MEMBERS,
    *REGISTERS,
    *LEGAL_FORMS,
    *TAX,
    *SIZES,
    *LABELS,
    *EMPLOYERS,
    *ACCOUNTS,
    *FIRST_TIME,
    *PEOPLE,
)

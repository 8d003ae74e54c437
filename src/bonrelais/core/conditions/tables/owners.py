"""Who holds a business, and the branch it pays its training contributions to."""

from typing import Final

from bonrelais.core.conditions.tables.row import cued, held, row

OWNERSHIP: Final = (
    held(r"(?:non )?detenue?s? .{0,25}25 ?%[^,;.)]*", "ownership", {"include": ["independent"]}),
    row(
        r"(?<!travailleurs )(?<!travailleur )(?<!travailleuses )independante?s?|autonomes?(?= (?:au sens|,|c'est)|,|$)",
        "ownership",
        {"include": ["independent"]},
    ),
    row(
        r"franchise(?:e?s?)?|(?:sous|en) franchise|sous enseigne|reseaux? de franchises?",
        "ownership",
        {"include": ["franchise"]},
    ),
    row(r"chaines? volontaires?", "ownership", {"include": ["voluntary_chain"]}),
    row(r"chaines? (?:integrees?|hotelieres?)|succursal\w+", "ownership", {"include": ["integrated_chain"]}),
    row(r"^groupes?$", "ownership", {"include": ["group"]}),
    row(
        r"(?:(?<!leurs )(?<!ses )filiales?|(?:appart\w+|detenue?s?|rattachee?s?|adosse\w*)\b.{0,20}\bgroupes?"
        r"|membres? d'un groupe"
        r"|(?:faire|fait|font|faisant) (?:pas )?partie d'un groupe"
        r"|groupe proprietaire-exploitant|(?:ni|ou) (?:a |d')un groupe)",
        "ownership",
        {"include": ["group"]},
    ),
    row(
        r"(?:capital|parts|actions) (?:\w+ )?(?:majoritairement )?detenue?s? (?:majoritairement "
        r"|a (?:plus de |au moins )?\d+ ?% )?par des "
        r"personnes physiques",
        "ownership",
        {"include": ["persons"]},
    ),
    row(r"(?:entreprises?|societes?|capitaux) (?:etrangere?s?|etrangers)", "ownership", {"include": ["foreign"]}),
    row(r"(?:entreprises?|societes?) familiales?", "ownership", {"include": ["family"]}),
    row(
        r"(?:capital|entreprises?|societes?) (?:\w+ )?(?:detenue?s?|controlee?s?) (?:\w+ )?(?:par (?:une |des )?"
        r"(?:collectivites?|l'etat|personnes? publiques?)[a-z ]*)",
        "ownership",
        {"include": ["public"]},
    ),
    row(r"cotee?s? en bourse|societes? cotees?", "ownership", {"include": ["listed"]}),
    row(
        r"(?:entreprises?|operateurs?|structures?|acteurs?|societes?|organismes?) privee?s?|secteur "
        r"prive|capita(?:l|ux) prives?|statut prive",
        "ownership",
        {"include": ["private"]},
    ),
)
OPCO_MEMBERS: Final = cued(
    r"adher|cotis|contribu|relev|beneficiaire|dependant|rattache",
    *(
        row(words, "branch", {"opcos": [code]})
        for words, code in (
            (r"opco ?2i", "2i"),
            (r"afdas", "afdas"),
            (r"akto", "akto"),
            (r"atlas", "atlas"),
            (r"constructys", "constructys"),
            (r"opco ?ep|opco des entreprises de proximite", "ep"),
            (r"opco ?mobilites", "mobilites"),
            (r"ocapiat", "ocapiat"),
            (r"(?:l')?opcommerce", "opcommerce"),
            (r"opco ?sante", "sante"),
            (r"uniformation", "uniformation"),
        )
    ),
)

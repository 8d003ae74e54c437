"""Places named in a clause: territories, or perimeters of our own where no official area bears the name."""

import re
from typing import Final

from bonrelais.core.conditions.drafts import Draft
from bonrelais.core.conditions.matching import Reading
from bonrelais.core.conditions.places import MAINLAND_REGIONS, OVERSEAS, area_named, find_areas
from bonrelais.core.conditions.tables.project import ZONES
from bonrelais.core.conditions.words import plain, slug
from bonrelais.core.rules.params import Json

_CUE: Final = re.compile(
    r"\b(?:situe\w*|se trouv\w*|implante\w*|sieges?|base\w*|localise\w*|installe\w*|territoires?|zones? eligibles?"
    r"|regions?|departements?|exerc\w+|domicilie\w*|immatricul\w+|(?<!s')adresse|lieu|travail"
    r"|(?:tpe|pme|eti|societes?|artisans?|commercants?|associations?|structures?|exploitations?|acteurs?"
    r"|professionnels?|industriels?|hotels?|restaurants?|commerces?) (?=de |d'|du |des |en |breton|normand"
    r"|francilien|occitan|neo-aquitain|ligerien|reunionnais|guadeloup"
    r"|martiniquais|guyanais|mahorais|corse)"
    r"|entreprises? (?=[a-z]+(?:nes?|aises?|ans?|andes?|eens?|s)\b)|communautes?"
    r"|(?:entreprises?|projets?|sites?|operations?|etablissements?|hebergements?) (?:de|du|d'|des|en) |a destination"
    r"|communes?|agglomerations?|perimetre|ouverte? |etablie?s?"
    r"|(?:applicable|disponible|valable|uniquement|deploye\w*|propose\w*|activites?|fabrique\w*) (?:en|dans|a) "
    r"|realise\w* (?:en|dans|a)|metropoles?|present\w* (?:en|dans))"
)
_SITE: Final = re.compile(
    r"\b(?:projets?|travaux|investissements?|installations?|operations?|sites?)\b(?:(?!entreprise"
    r"|societe).){0,60}\b(?:situe"
    r"|implante|localise|realise|install|se trouv|se deroul|se situ)"
)
_HEAD_OFFICE: Final = re.compile(r"\bsiege\b")
_OTHER_PLACE: Final = re.compile(
    r"\bou (?:d'une? |a un |une? |leur |son |l'|de l')?(?:etablissement|site|antenne|agence|bureau)"
)
_NUMBER_CUE: Final = re.compile(
    r"\b(?:situe\w*|se trouv\w*|implante\w*|departements?|dans les?) (?:dans )?(?:les? )?(?:departements? )?(?:\d\d"
    r"|2[ab])\b"
)
_REGIONAL: Final = re.compile(
    r"\b(?:territoire regional|(?:en|la|dans la|de la) region(?! \w+-)|territoire (?:concerne|eligible)"
    r"|territoire du departement"
    r"|sur le territoire(?! (?:de la |de l'|d[eu]s? |d'un\w* )(?:commun|agglo|metropol|ville|canton|pays|parc"
    r"|intercomm)))\b"
)
_PART: Final = re.compile(r"\b(?:nord|sud|est|ouest|centre)[ -](?:de (?:la |l')?|du |des |d')?$")
_COUNTRY: Final = re.compile(
    r"\b(?:en france|entreprises? francaises?|droit francais|territoire (?:national|francais))\b(?! metro)"
)


_NOT_THERE: Final = re.compile(r"\bnon[ -](?:immatricul|situ|implant|install|domicili|bas|etabli)\w*[^,;]{0,25}$")
# A grouping of communes whose name stands in no table here.
_GROUPING: Final = re.compile(
    r"\bcommunaute (?:de communes|d'agglomeration|urbaine) (?:de |du |des |d')(?:la "
    r"|l')?(?P<name>[a-z]+(?:[ '-][a-z]+){0,4})"
)
# A place of its own name, to be drawn: « dans la vallée de la Bruche », « sur le territoire de Dinan Agglomération ».
_OWN_NAME: Final = re.compile(
    r"\b(?:situe|implante|localise|installe|domicilie|base)\w* (?:dans|sur|au sein d[eu]s?) (?:le |la |l'|les |un "
    r"|une )?"
    r"(?:(?:territoire|perimetre)s? (?:de |du |des |de la |de l'|d'))?"
    r"(?P<name>(?!(?:le|la|les|l|un|une|communes?|communautes?|villes?|departements?|regions?|france)\b)"
    r"[a-z0-9][a-z0-9'-]*(?: [a-z0-9'-]+){0,6})[ .\"»]*$"
)
_KNOWN_ZONES: Final = tuple(one for one in ZONES if one.params != {"zones": ["mountain"]})  # « massif des Vosges »
_PROPER: Final = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ]+")
OF_NATURE: Final = re.compile(
    r"\b(?:massif|vallee|bassin|pays|parc|plateau|plaine|foret|canton)s? (?:naturel \w+ )?(?:des? |du |de la |de l'"
    r"|d')$"
)
_MAINLAND_ONLY: Final = re.compile(r"\b(?:en )?france metropolitaine\b|\bterritoire metropolitain\b")
_EVERYWHERE: Final = re.compile(
    r"\b(?:france metropolitaine|metropole)\b[^;]{0,30}\b(?:ou|et)\b[^;]{0,40}\b(?:outre-?mer|d(?:r)?om)\b"
)
_MAINLAND: Final = re.compile(r"\bmetropol(?:e|itaine?s?)\b(?! (?:de|d'))")


def read_places(reading: Reading, own_areas: tuple[str, ...], *, is_about_places: bool = False) -> None:
    """`own_areas` are those of the programme: « le territoire régional » means them."""
    text = reading.text
    if not is_about_places and _CUE.search(text) is None and not reading.clause.is_exception:
        return
    if is_about_places and _MAINLAND.search(text) is not None and not find_areas(text):
        reading.add(Draft("territory", {"exclude": list(OVERSEAS), "basis": "establishment"}, span=(0, len(text))))
        return
    if _EVERYWHERE.search(text) is not None:
        reading.taken.append((0, len(text)))
        return
    named = find_areas(text, with_numbers=_NUMBER_CUE.search(text) is not None)
    found = [one for one in named if reading.is_free(one[1]) and not OF_NATURE.search(text[: one[1][0]])]
    if found:
        _read_found(reading, found)
    else:
        _read_whole(reading, own_areas)


def has_unread_area(reading: Reading) -> bool:
    """« plus de 10 salariés en Île-de-France »: a place that no word tells to be the business's own."""
    read = [*reading.taken, *(draft.span for draft in reading.drafts)]
    return any(
        _THERE.search(reading.text[:start]) is not None and not any(a < end and start < b for a, b in read)
        for _, (start, end) in find_areas(reading.text)
    )


_THERE: Final = re.compile(r"\b(?:en|dans (?:le |la |les |l')?) ?$")


def _read_whole(reading: Reading, own_areas: tuple[str, ...]) -> None:
    """Without a name: mainland France, France, the programme's own territory, or a grouping that no table knows."""
    own = [area for area in map(area_named, own_areas) if area is not None]
    france = [] if "vehicule" in reading.text else ["country:FR"]
    for pattern, areas in ((_MAINLAND_ONLY, list(MAINLAND_REGIONS)), (_COUNTRY, france), (_REGIONAL, own)):
        match = pattern.search(reading.text)
        if match is not None and areas and reading.is_free(match.span()):
            _add(reading, areas, match.span())
            return
    grouping = _GROUPING.search(reading.text) or _own_name(reading)
    if grouping is not None and reading.is_free(grouping.span()):
        zones: dict[str, Json] = {"zones": ["perimetre-" + slug(grouping["name"])]}
        reading.add(Draft("zone", zones, reading.clause.is_contrary, grouping.span()))


def _own_name(reading: Reading) -> re.Match[str] | None:
    """A name, by its capitals, beside a word of place that is none (« Pays d’Arles »)."""
    match = _OWN_NAME.search(reading.text)
    if match is None or any(one.words.search(reading.text) for one in _KNOWN_ZONES):
        return None
    written = reading.clause.text[slice(*match.span("name"))]
    names = _PROPER.findall(written)
    is_named = (
        bool(names) and not re.search(r"\b[A-Z]{2,}\b|\d", written) and len(written.split()) <= 2 + 2 * len(names)
    )
    return match if is_named else None


def _read_found(reading: Reading, found: list[tuple[str, tuple[int, int]]]) -> None:
    span = (found[0][1][0], found[-1][1][1])
    parts = [one for one in found if _PART.search(reading.text[: one[1][0]])]
    wholes = list(dict.fromkeys(area for area, place in found if (area, place) not in parts))
    perimeters = [_part_of(reading, place) for _, place in parts]
    perimeters += _other_names(reading, [place for _, place in found]) if len(found) > 2 else []
    zone = Draft("zone", {"zones": list(perimeters)}, reading.clause.is_contrary, span) if perimeters else None
    if not wholes and zone is not None:
        reading.add(zone)
    elif wholes:
        others = () if zone is None else (zone,)
        if {"commune", "epci"} <= {area.partition(":")[0] for area in wholes}:
            # « Lille, Lyon et Aix-Marseille »: cities among groupings, whose neighbours may be meant too
            others = (*others, Draft("manual", {"text": reading.clause.text}))
        _add(reading, wholes, span, others=() if reading.clause.is_contrary else others)


def _add(reading: Reading, areas: list[str], span: tuple[int, int], others: tuple[Draft, ...] = ()) -> None:
    is_denied = _NOT_THERE.search(reading.text[: span[0]]) is not None  # « non immatriculées en France »
    name = "exclude" if reading.clause.is_contrary is not is_denied else "include"
    basis = "establishment"
    # « siège situé hors de Paris »: what has to be there stands before the exception
    said = reading.clause.sentence if reading.clause.is_exception else reading.text
    if _SITE.search(said):
        basis = "project_site"
    elif _HEAD_OFFICE.search(said) and not _OTHER_PLACE.search(said):
        basis = "head_office"
    params: dict[str, Json] = {name: list(areas), "basis": basis}
    reading.add(Draft("territory", params, span=span, others=others))


def _part_of(reading: Reading, place: tuple[int, int]) -> str:
    """« sud de l’Aisne » gives « perimetre-sud-de-l-aisne »: no official area bears that name."""
    start = _PART.search(reading.text[: place[0]])
    return "perimetre-" + slug(reading.clause.text[(start.start() if start else place[0]) : place[1]])


def _other_names(reading: Reading, places: list[tuple[int, int]]) -> list[str]:
    """Capitalised names in the same list that are no area we know."""
    names = []
    start = places[0][0]
    for item in re.finditer(r"[^,;()]+", reading.clause.text[start : len(reading.text)]):
        begin, end = item.start() + start, item.end() + start
        if any(begin < stop and first < end for first, stop in places):
            continue
        name = re.sub(r"^(?:\s|et |ou |les? |la |l'|agglomérations? (?:de |d'))+", "", item.group()).strip(" .")
        if re.match(r"[A-ZÉÎ]", name) or plain(name).startswith(("vallee", "pays ", "agglomeration")):
            names.append("perimetre-" + slug(name))
    return names

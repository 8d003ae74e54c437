"""Names of regions, overseas collectivities, departments and large cities, as texts write them, and their areas."""

import re
from typing import Final

from bonrelais.core.conditions.words import plain, tidy

# « entreprises bretonnes »
_DEMONYMS: Final = {
    f"{word}{ending}": code
    for word, endings, code in (
        ("breton", ("s", "ne", "nes"), "53"),
        ("normand", ("s", "e", "es"), "28"),
        ("francilien", ("s", "ne", "nes"), "11"),
        ("occitan", ("s", "e", "es"), "76"),
        ("neo-aquitain", ("s", "e", "es"), "75"),
        ("ligerien", ("s", "ne", "nes"), "52"),
        ("reunionnais", ("", "e", "es"), "04"),
        ("guadeloupeen", ("s", "ne", "nes"), "01"),
        ("martiniquais", ("", "e", "es"), "02"),
        ("guyanais", ("", "e", "es"), "03"),
        ("mahorais", ("", "e", "es"), "06"),
        ("corse", ("s",), "94"),
    )
    for ending in endings
}
_REGIONS: Final = {
    "guadeloupe": "01", "martinique": "02", "guyane": "03", "la reunion": "04", "mayotte": "06", "ile-de-france": "11",
    "centre-val de loire": "24", "bourgogne-franche-comte": "27", "normandie": "28", "hauts-de-france": "32",
    "grand est": "44", "pays de la loire": "52", "bretagne": "53", "nouvelle-aquitaine": "75", "occitanie": "76",
    **_DEMONYMS, "auvergne-rhone-alpes": "84", "provence-alpes-cote d'azur": "93", "region sud": "93", "paca": "93",
    "corse": "94",
}  # fmt: skip
# Overseas collectivities stand in no region: the register places them by their three figures.
_COLLECTIVITIES: Final = {
    "saint-pierre-et-miquelon": "975", "saint-barthelemy": "977", "saint-martin": "978",
    "terres australes et antarctiques francaises": "984", "wallis et futuna": "986", "wallis-et-futuna": "986",
    "polynesie francaise": "987", "nouvelle-caledonie": "988",
}  # fmt: skip
_DEPARTMENTS: Final = {
    "ain": "01", "aisne": "02", "allier": "03", "alpes-de-haute-provence": "04", "hautes-alpes": "05",
    "alpes-maritimes": "06", "ardeche": "07", "ardennes": "08", "ariege": "09", "aube": "10", "aude": "11",
    "aveyron": "12", "bouches-du-rhone": "13", "calvados": "14", "cantal": "15", "charente": "16",
    "charente-maritime": "17", "cher": "18", "correze": "19", "corse-du-sud": "2A", "haute-corse": "2B",
    "cote-d'or": "21", "cotes-d'armor": "22", "creuse": "23", "dordogne": "24", "doubs": "25", "drome": "26",
    "eure": "27", "eure-et-loir": "28", "finistere": "29", "gard": "30", "haute-garonne": "31", "gers": "32",
    "gironde": "33", "herault": "34", "ille-et-vilaine": "35", "indre": "36", "indre-et-loire": "37", "isere": "38",
    "jura": "39", "landes": "40", "loir-et-cher": "41", "loire": "42", "haute-loire": "43", "loire-atlantique": "44",
    "loiret": "45", "lot": "46", "lot-et-garonne": "47", "lozere": "48", "maine-et-loire": "49", "manche": "50",
    "marne": "51", "haute-marne": "52", "mayenne": "53", "meurthe-et-moselle": "54", "meuse": "55", "morbihan": "56",
    "moselle": "57", "nievre": "58", "nord": "59", "oise": "60", "orne": "61", "pas-de-calais": "62",
    "puy-de-dome": "63", "pyrenees-atlantiques": "64", "hautes-pyrenees": "65", "pyrenees-orientales": "66",
    "bas-rhin": "67", "haut-rhin": "68", "rhone": "69", "haute-saone": "70", "saone-et-loire": "71", "sarthe": "72",
    "savoie": "73", "haute-savoie": "74", "paris": "75", "seine-maritime": "76", "seine-et-marne": "77",
    "yvelines": "78", "deux-sevres": "79", "somme": "80", "tarn": "81", "tarn-et-garonne": "82", "var": "83",
    "vaucluse": "84", "vendee": "85", "vienne": "86", "haute-vienne": "87", "vosges": "88", "yonne": "89",
    "territoire de belfort": "90", "essonne": "91", "hauts-de-seine": "92", "seine-saint-denis": "93",
    "val-de-marne": "94", "val-d'oise": "95",
}  # fmt: skip
GROUPINGS: Final = {
    "aix-marseille": "200054807", "marseille-aix": "200054807", "marseille": "200054807", "bordeaux": "243300316",
    "brest": "242900314", "clermont-ferrand": "246300701", "dijon": "242100410", "grenoble": "200040715",
    "lille": "200093201", "lyon": "200046977", "metz": "200039865", "montpellier": "243400017", "nancy": "245400676",
    "nantes": "244400404", "nice": "200030195", "orleans": "244500468", "reims": "200067213", "rennes": "243500139",
    "rouen": "200023414", "saint-etienne": "244200770", "strasbourg": "246700488", "toulon": "248300543",
    "pays de saint-omer": "200069037", "pays de lumbres": "246201016", "toulouse": "243100518",
    "tours": "243700754", "perpignan": "200027183", "grand paris": "200054781",
}  # fmt: skip
# A city named alone is its commune: its neighbours are not in it.
CITIES: Final = {
    "marseille": "13055", "bordeaux": "33063", "brest": "29019", "clermont-ferrand": "63113", "dijon": "21231",
    "grenoble": "38185", "lille": "59350", "lyon": "69123", "metz": "57463", "montpellier": "34172", "nancy": "54395",
    "nantes": "44109", "nice": "06088", "orleans": "45234", "reims": "51454", "rennes": "35238", "rouen": "76540",
    "saint-etienne": "42218", "strasbourg": "67482", "toulon": "83137", "toulouse": "31555", "tours": "37261",
    "perpignan": "66136",
}  # fmt: skip
OVERSEAS: Final = (
    *(f"region:{code}" for code in ("01", "02", "03", "04", "06")),
    *(f"department:{code}" for code in dict.fromkeys(_COLLECTIVITIES.values())),
)
MAINLAND_REGIONS: Final = tuple(
    f"region:{code}" for code in dict.fromkeys(_REGIONS.values()) if code not in {"01", "02", "03", "04", "06"}
)
ALL_AREAS: Final = frozenset((*MAINLAND_REGIONS, *OVERSEAS))
# « France et territoires d’outre-mer », « ensemble du territoire national »
WHOLE_COUNTRY: Final = re.compile(
    r"^(?:toute la |en |la )?france(?: entiere)?(?: metropolitaine(?= et))?(?: et (?:(?:les |des "
        r")?(?:territoires |departements )?(?:d')?outre-?mer|dom\S*|drom\S*))?$"
    r"|^(?:l'ensemble du |tout le |sur tout le )?territoire (?:national|francais)$|^national$"
        r"|^toutes? (?:les )?regions?$"
)  # fmt: skip
MAINLAND: Final = re.compile(
    r"^(?:toute la |en |la )?(?:france (?:metropolitaine|continentale)|metropole|territoire metropolitain"
    r"|france,? \(?(?:hors|sauf|hormis|a l'exception de l') ?(?:outre-?mer|d(?:r)?om\b[a-z-]*)\)?)$"
)
_AREAS: Final = {
    **{name: f"department:{code}" for name, code in _DEPARTMENTS.items()},
    **{name: f"department:{code}" for name, code in _COLLECTIVITIES.items()},
    **{name: f"region:{code}" for name, code in _REGIONS.items()},
}
# Names that are words too: only after their article or in brackets do they name a department.
_AMBIGUOUS: Final = frozenset(
    {"nord", "manche", "loire", "lot", "ain", "cher", "vienne", "somme", "aube", "var", "rhone"}
)
_LOOSE: Final = {"-": "[- ]", " ": "[- ]", "'": "['’ ]?"}


def _loosely(name: str) -> str:
    return "".join(_LOOSE.get(sign, sign) for sign in name)


def _pattern(names: dict[str, str]) -> re.Pattern[str]:
    longest = sorted(names, key=len, reverse=True)
    return re.compile(
        r"(?<![\w-])(" + "|".join(_loosely(name) for name in longest) + r")(?![\w]|-(?!alpes[ -]metropole)[a-z])"
    )


_AREA_WORDS: Final = _pattern({name: code for name, code in _AREAS.items() if name not in _AMBIGUOUS})
_ALL_AREA_WORDS: Final = _pattern(_AREAS)
_ARTICLE_WORDS: Final = re.compile(
    r"(?:dans (?:la |les? |l')|de (?:la |l')|du |des |departement (?:de |d')?)(?P<name>"
    + "|".join(sorted(_AMBIGUOUS, key=len, reverse=True))
    + r")(?![\w-])"
    r"|(?<=, )(?:le |la |l')(?P<second>" + "|".join(sorted(_AMBIGUOUS, key=len, reverse=True)) + r")(?![\w-])"
)
_CITY_WORDS: Final = _pattern(GROUPINGS)
_CITY_COMMUNES: Final = {re.sub(r"[^a-z]", "", name): f"commune:{code}" for name, code in CITIES.items()}
# « la métropole de Lyon », « Grand Reims », « les agglomérations de Metz et Nancy », « Grenoble-Alpes-Métropole »
_GROUPED: Final = re.compile(r"\b(?:(?:euro)?metropole|agglomeration|agglo|communaute|intercommunalite)s?\b")
_GROUPED_BEFORE: Final = re.compile(
    r"(?:\bgrand |\b(?:(?:euro)?metropole|agglomeration|agglo|communaute|intercommunalite)"
    r"(?: urbaine| d'agglomeration| europeenne)?(?: de | d'| du |[ -])(?:grand )?)$"
)
_GROUPED_AFTER: Final = re.compile(
    r"[ -](?:(?:alpes|mediterranee|auvergne|normandie|val de loire|cote d'azur|provence)[ -]?){0,2}"
    r"(?:metropole|agglo\w*)|[ -](?:cote d'azur|normandie|auvergne)\b"
)
# « les agglomérations de Metz, Nancy et Reims », but not « … ou à Lille »
_GROUPED_LIST: Final = re.compile(r"\b(?:metropole|agglomeration|communaute|intercommunalite)s\b[^.;]*(?<! a )$")
_FARTHEST_CUE: Final = 300
_OVERSEAS_WORDS: Final = re.compile(r"\boutre-?mer\b|\bultra-?marins?\b|\bd(?:r)?om\b(?:-(?:r?com|tom)\b)?")
_KEYS: Final = {re.sub(r"[^a-z]", "", name): area for name, area in _AREAS.items()}
_CITY_KEYS: Final = {re.sub(r"[^a-z]", "", name): f"epci:{code}" for name, code in GROUPINGS.items()}
_NUMBERS: Final = re.compile(
    r"(?<![\w.,])(?:0[1-9]|[1-8]\d|9[0-5]|2[ab]|97[1-8])(?![\w%€]|[.,]\d| ?(?:%|€|ans|mois|salaries|m2|k))"
)


def area_named(name: str) -> str | None:
    """The area that bears exactly this name: « Île-de-France » gives « region:11 »."""
    key = re.sub(r"[^a-z]", "", plain(tidy(name)))
    return _KEYS.get(key) or _KEYS.get(f"la{key}")


def find_areas(text: str, *, with_numbers: bool = False) -> list[tuple[str, tuple[int, int]]]:
    """Areas named in a plain text with their places, in order: regions, departments, large cities' groupings."""
    words = _ALL_AREA_WORDS if "departement" in text else _AREA_WORDS
    found = [
        (_KEYS[re.sub(r"[^a-z]", "", match[1])], match.span(1))
        for match in words.finditer(text)
        if not text.endswith("grand ", 0, match.start())  # « Grand Paris » is no part of « Paris »
    ]
    for match in _ARTICLE_WORDS.finditer(text):
        name = "name" if match["name"] else "second"
        if _is_free(match.span(name), found):
            found.append((_KEYS[match[name]], match.span(name)))
    for match in _CITY_WORDS.finditer(text):
        area, span = _city_area(text, match)
        if area and _is_free(span, found):
            found.append((area, span))
    found += [(area, match.span()) for match in _OVERSEAS_WORDS.finditer(text) for area in OVERSEAS]
    if with_numbers:
        found += [(f"department:{match.group().upper()}", match.span()) for match in _NUMBERS.finditer(text)]
    if "(departement" in text:  # « le Grand Est (départements 08 et 10) »: those alone
        found = [one for one in found if not one[0].startswith("region:")]
    return sorted(found, key=lambda one: one[1])


def _city_area(text: str, match: re.Match[str]) -> tuple[str, tuple[int, int]]:
    """Its grouping where the words say so, its commune where nothing does; blank where that cannot be told."""
    key = re.sub(r"[^a-z]", "", match[1])
    near = max(0, match.start() - _FARTHEST_CUE)
    said = text[near : match.start()]
    before, after = _GROUPED_BEFORE.search(said), _GROUPED_AFTER.match(text, match.end())
    start = match.start() if before is None else near + before.start()
    span = (start, match.end() if after is None else after.end())
    if before is not None or after is not None or key not in _CITY_COMMUNES or _GROUPED_LIST.search(said) is not None:
        return _CITY_KEYS[key], span
    return ("" if _GROUPED.search(text) is not None else _CITY_COMMUNES[key]), span


def _is_free(span: tuple[int, int], found: list[tuple[str, tuple[int, int]]]) -> bool:
    return not any(start < span[1] and span[0] < end for _, (start, end) in found)

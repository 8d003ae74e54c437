"""The SQL that judges staged rows: who is kept, who is refused, and in which words."""

from typing import Final

from bonrelais.directory.sirene.reading import WRONG_ENCODING
from bonrelais.directory.sirene.rows import StagedRow

# Outside these years a day is a slip of the keyboard: « 0204-05-01 », « 2924-01-01 ».
_IS_BAD_DAY: Final = """(
  {cell} IS NOT NULL AND coalesce(year(TRY_CAST({cell} AS TIMESTAMP)) NOT BETWEEN 1500 AND 2150, true))"""
_NEWEST_FIRST: Final = "fault IS NULL ORDER BY TRY_CAST(treated AS TIMESTAMP) DESC NULLS LAST, whole_row"


def _day_refusal(columns: dict[str, str]) -> str:
    """« date illisible : dateDebut = 2024-13-01 » for the first column at fault."""
    return " ".join(
        f"WHEN {_IS_BAD_DAY.format(cell=column)} THEN 'date illisible : {official} = ' || left({column}, 30)"
        for column, official in columns.items()
    )


_BAD_UNIT_DAY: Final = _day_refusal(
    {"created": "dateCreationUniteLegale", "treated": "dateDernierTraitementUniteLegale"}
)
_BAD_DAY: Final = _day_refusal(
    {
        "opened": "dateCreationEtablissement",
        "since": "dateDebut",
        "treated": "dateDernierTraitementEtablissement",
    }
)

JUDGE_UNITS: Final = f"""
CREATE TABLE judged_unit AS
SELECT *, coalesce(fault, CASE
  WHEN rank > 1 THEN 'SIREN en double : la ligne la plus récente est gardée'
END) AS refusal
FROM (SELECT *, row_number() OVER (PARTITION BY siren, {_NEWEST_FIRST}) AS rank
FROM (SELECT *, hash(unit) AS whole_row, CASE
  {_BAD_UNIT_DAY}
  WHEN length(activity) > 10 THEN 'code d’activité illisible : ' || left(activity, 30)
END AS fault FROM unit))
"""  # noqa: S608 - constants only

JUDGE_PLACES: Final = f"""
CREATE TABLE judged AS
SELECT *, coalesce(fault, CASE
  WHEN rank > 1 THEN 'SIRET en double : la ligne la plus récente est gardée'
  WHEN left(siret, 9) IN (SELECT siren FROM judged_unit WHERE refusal IS NULL) THEN NULL
  WHEN left(siret, 9) IN (SELECT siren FROM judged_unit) THEN 'unité légale refusée'
  ELSE 'aucune unité légale n’a ce SIREN'
END) AS refusal
FROM (SELECT *, row_number() OVER (PARTITION BY siret, {_NEWEST_FIRST}) AS rank
FROM (SELECT *, hash(place) AS whole_row, CASE
  WHEN siret IS NULL THEN 'SIRET absent'
  WHEN NOT regexp_full_match(siret, '[0-9]{{14}}') THEN 'SIRET illisible'
  WHEN siren <> left(siret, 9) THEN 'le SIREN ' || left(siren, 20) || ' n’est pas celui du SIRET'
  {_BAD_DAY}
  WHEN length(activity) > 10 THEN 'code d’activité illisible : ' || left(activity, 30)
  WHEN length(activity_2025) > 10 THEN 'code d’activité illisible : ' || left(activity_2025, 30)
END AS fault FROM place))
"""  # noqa: S608 - constants only

MEASURES: Final = """
SELECT (SELECT count(*) FROM judged), (SELECT count(*) FROM kept),
  (SELECT count(*) FROM held WHERE siret NOT IN (SELECT siret FROM place WHERE siret IS NOT NULL)),
  (SELECT count(*) FROM judged_unit WHERE refusal IS NOT NULL)
"""


def _broken_lines(file: str, table: str, digits: int) -> str:
    """A broken line is named by the first number of that many digits it shows, else by its rank in the file."""
    return f"""
  SELECT '{file}', coalesce(any_value(nullif(
      regexp_extract(csv_line, '(^|[^0-9])([0-9]{{{digits}}})([^0-9]|$)', 2), '')), 'ligne ' || line),
    CASE WHEN bool_or(CAST(error_type AS VARCHAR) = '{WRONG_ENCODING}')
      THEN 'ligne ' || line || ' : elle n’est pas en UTF-8, sans doute en Latin-1 ; enregistrez le fichier en UTF-8'
      ELSE 'ligne abîmée : ' || line END
  FROM broken_{table} GROUP BY scan_id, line"""  # noqa: S608 - constants only


REFUSALS: Final = f"""
SELECT * FROM (
  SELECT 'establishments' AS file, left(coalesce(siret, 'sans SIRET'), 40) AS key, refusal AS reason
  FROM judged WHERE refusal IS NOT NULL
  UNION ALL SELECT 'units', siren, refusal FROM judged_unit WHERE refusal IS NOT NULL
  UNION ALL {_broken_lines("establishments", "place", 14)}
  UNION ALL {_broken_lines("units", "unit", 9)}
  UNION ALL {_broken_lines("geo", "geo", 14)}
) ORDER BY file, key, reason LIMIT ?
"""  # noqa: S608 - constants only

# In the order of StagedRow. What does not say « O » is treated as partially diffused; a natural person is so altogether
# when its unit or any establishment is. A row that tells no commune or no state any more keeps what we hold.
_KEPT: Final = """
WITH u AS (
  SELECT *, split_part(legal_form, '.', 1) AS form, diffusion IS DISTINCT FROM 'O' OR (({forms}) AND siren IN (
    SELECT left(siret, 9) FROM judged WHERE refusal IS NULL AND diffusion IS DISTINCT FROM 'O')) AS is_partial
  FROM judged_unit WHERE refusal IS NULL)
SELECT p.siret, left(p.siret, 9), u.is_partial OR p.diffusion IS DISTINCT FROM 'O',
  coalesce(p.state = 'A', h.is_open, false), coalesce(truth(p.head_office), false),
  day(p.opened), day(p.since), day(p.treated),
  coalesce(upper(p.size_band), ''), whole(p.size_year), coalesce(upper(p.crafts_activity), ''),
  coalesce(p.activity, ''), coalesce(p.nomenclature, ''), coalesce(p.activity_2025, ''),
  coalesce(p.sign_1, p.sign_2, p.sign_3, p.usual_name, ''),
  coalesce(p.number, ''), coalesce(p.repetition, ''), coalesce(p.street_type, ''), coalesce(p.street, ''),
  coalesce(p.complement, ''), coalesce(p.postcode, ''),
  coalesce(CASE WHEN length(p.commune) = 5 THEN p.commune END, h.commune, ''), decimal_of(p.x), decimal_of(p.y),
  g.longitude, g.latitude, coalesce(g.quality, ''),
  u.is_partial, coalesce(u.state = 'A', false), coalesce(truth(u.purged), false), truth(u.social_economy),
  day(u.created), day(u.treated),
  coalesce(u.denomination, ''), coalesce(u.usual_1, u.usual_2, u.usual_3, ''),
  coalesce(u.first_name, u.first_name_1, ''),
  coalesce(u.used_last_name, u.last_name, u.pseudonym, ''), coalesce(u.acronym, ''),
  coalesce(u.form, ''), coalesce(u.category, ''), coalesce(u.activity, ''), coalesce(u.nomenclature, ''),
  coalesce(upper(u.size_band), ''), whole(u.size_year), whole(u.category_year)
FROM judged p JOIN u ON u.siren = left(p.siret, 9) LEFT JOIN geo g ON g.siret = p.siret
  LEFT JOIN held h ON h.siret = p.siret
WHERE p.refusal IS NULL
"""


def keep_sql(personal_forms: tuple[str, ...]) -> str:
    """The table `kept`. `personal_forms` begin the legal forms of natural persons; a blank form is taken as one."""
    forms = " OR ".join(f"starts_with(coalesce(legal_form, '{form}'), '{form}')" for form in personal_forms)
    return f"CREATE TABLE kept ({', '.join(StagedRow._fields)}) AS {_KEPT.format(forms=forms)}"

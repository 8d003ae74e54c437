"""What is typed in the line of each kind, and the parameters that it makes."""

from bonrelais.core.rules.params import Params

TYPED: list[tuple[str, dict[str, str | list[str]], Params]] = [
    ("period", {"from": "2024-01-01", "to": "2024-12-31"}, {"from": "2024-01-01", "to": "2024-12-31"}),
    ("workforce", {"max": "9"}, {"max": 9, "unit": "employees", "scope": "company"}),
    (
        "naf",
        {"include": "C\n43.3", "exclude": "43.32A"},
        {"include": ["C", "43.3"], "exclude": ["43.32A"], "nomenclature": "rev2"},
    ),
    (
        "registration",
        {"registers": ["crafts", "trade"], "since_months": "12"},
        {"registers": ["crafts", "trade"], "since_months": 12},
    ),
    (
        "legal_form",
        {"include": "1, 54", "micro_regime": "excluded"},
        {"include": ["1", "54"], "micro_regime": "excluded"},
    ),
    ("age", {"min_months": "12"}, {"min_months": 12, "basis": "creation"}),
    ("territory", {"include": "region:32"}, {"include": ["region:32"], "basis": "establishment"}),
    (
        "fact",
        {"code": "premises.is_owned", "expected": "false"},
        {
            "code": "premises.is_owned",
            "question": "L’entreprise est-elle propriétaire de ses murs ?",
            "expected": False,
        },
    ),
    ("manual", {"text": "Le projet est solide"}, {"text": "Le projet est solide"}),
    ("zone", {"zones": ["zfrr", "perimetre-ancien-bourg"]}, {"zones": ["zfrr", "perimetre-ancien-bourg"]}),
    (
        "commune_attribute",
        {"population_max": "30 000", "densities": ["low", "very_low"]},
        {"population_max": 30000, "densities": ["low", "very_low"]},
    ),
    ("size_category", {"categories": ["PME"], "eu_sme": "true"}, {"categories": ["PME"], "eu_sme": True}),
    ("turnover", {"max": "5 000 000"}, {"measure": "turnover", "max": 5_000_000, "scope": "company"}),
    ("activity", {"include": ["hotel"], "exclude": ["campsite"]}, {"include": ["hotel"], "exclude": ["campsite"]}),
    ("branch", {"opcos": ["ep"], "idccs": "843, 1517"}, {"opcos": ["ep"], "idccs": ["0843", "1517"]}),
    ("tax_regime", {"regimes": ["is"]}, {"regimes": ["is"]}),
    ("ownership", {"exclude": ["listed"]}, {"exclude": ["listed"]}),
    ("clientele", {"individuals_min": "50"}, {"individuals_min": 50}),
    (
        "premises",
        {"sales_area_max": "400", "occupancy": ["owner"], "uses": ["shop"], "built_min_months": "24"},
        {"occupancy": ["owner"], "sales_area_max": 400, "uses": ["shop"], "built_min_months": 24},
    ),
    ("quantity", {"code": "bedrooms", "min": "10"}, {"code": "bedrooms", "min": 10}),
    ("label", {"labels": ["rge"], "status": "aimed"}, {"labels": ["rge"], "status": "aimed"}),
    (
        "project_nature",
        {"include": ["creation"], "spend_exclude": ["stock"]},
        {"include": ["creation"], "spend_exclude": ["stock"]},
    ),
    ("project_cost", {"min": "40 000", "aid_max": "10000"}, {"min": 40000, "aid_max": 10000}),
    ("not_started", {}, {}),
    ("cofinancing", {"bank_loan": "true", "own_share_min": "20"}, {"bank_loan": True, "own_share_min": 20}),
    (
        "prior_step",
        {"step": "carbon_footprint", "done": "false", "max_age_months": "60"},
        {"step": "carbon_footprint", "done": False, "max_age_months": 60},
    ),
    (
        "prior_aid",
        {"excluded": ["ademe", "cheque-ancien"], "waiting_months": "24"},
        {"excluded": ["ademe", "cheque-ancien"], "waiting_months": 24},
    ),
    ("compliance", {"up_to_date": "true"}, {"up_to_date": True}),
    ("person", {"statuses": ["job_seeker"]}, {"statuses": ["job_seeker"]}),
    ("jobs", {"min": "3", "counted": "either"}, {"min": 3, "counted": "either"}),
    ("commitment", {"text": "Rester ouvert cinq ans"}, {"text": "Rester ouvert cinq ans"}),
]

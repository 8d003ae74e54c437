from dataclasses import replace

from bonrelais.core.facts import FactSheet, Grade, Registration
from bonrelais.core.routing.chambers import Chamber, choose_chambers
from bonrelais.core.routing.relays import Competence, RelayProfile, RelayProposal, propose_relays
from bonrelais.core.rules.codec import read_document
from bonrelais.core.rules.context import Context
from bonrelais.core.rules.criteria.territory import Area, AreaLevel
from bonrelais.core.rules.params import Params
from bonrelais.core.rules.verdicts import Answer
from tests.spec.sheets import DAY, LUMBRES, REGISTERED, SOMEWHERE, band, sheet

LABELS = {"theme:tresorerie": "Trésorerie", "theme:numerique": "Numérique", "epci:246201016": "Pays de Lumbres"}
CASH = Context(DAY, themes=frozenset({"tresorerie"}), labels=LABELS)
CCPL = (Area(AreaLevel.EPCI, "246201016"),)
CAPSO = (Area(AreaLevel.EPCI, "200069037"),)
BANK = RelayProfile("banque", "Banque du Haut-Pont", (Competence("tresorerie"),))
SMALL: Params = {"version": 1, "criteria": [{"kind": "workforce", "params": {"max": 9}}]}
SELECTIVE = RelayProfile("initiative", "Initiative", (Competence("tresorerie", read_document(SMALL)),))


def propose(*relays: RelayProfile, known: FactSheet) -> list[RelayProposal]:
    return propose_relays(relays, known, CASH, choose_chambers(known))


def answers(proposals: list[RelayProposal]) -> list[tuple[str, Answer]]:
    return [(proposal.relay.key, proposal.answer) for proposal in proposals]


def test_relay_is_proposed_by_competence_and_territory() -> None:
    proposals = propose(
        replace(BANK, key="ici", areas=CCPL),
        replace(BANK, key="ailleurs", areas=CAPSO),
        replace(BANK, key="autre métier", competences=(Competence("numerique"),)),
        known=sheet(place_establishment=LUMBRES),
    )
    assert answers(proposals) == [("ici", Answer.YES), ("ailleurs", Answer.NO), ("autre métier", Answer.NO)]
    assert [[reason.text for reason in one.reasons] for one in proposals] == [
        ["Compétente sur le thème : Trésorerie", "Intervient dans Pays de Lumbres : Lumbres"],
        ["Compétente sur le thème : Trésorerie", "Intervient dans 200069037 : Lumbres"],
        ["Thème hors de ses compétences : Numérique", "Intervient dans tout le territoire"],
    ]


def test_unknown_headcount_drops_nobody() -> None:
    proposals = propose(SELECTIVE, BANK, known=sheet(place_establishment=LUMBRES))
    assert answers(proposals) == [("banque", Answer.YES), ("initiative", Answer.UNKNOWN)]
    assert [one.question for one in proposals[1].missing] == ["Combien de salariés compte l’entreprise ?"]


def test_known_headcount_settles_the_relay() -> None:
    assert answers(propose(SELECTIVE, known=sheet(employees_company=band(10, 19)))) == [("initiative", Answer.NO)]


def test_place_not_known_enough_is_not_a_no() -> None:
    local = replace(BANK, areas=CCPL)
    assert answers(propose(local, known=sheet(place_establishment=SOMEWHERE))) == [("banque", Answer.UNKNOWN)]
    (proposal,) = propose(local, known=FactSheet({}))
    assert [one.question for one in proposal.missing] == ["Dans quelle commune est l’établissement ?"]


def test_ties_go_to_who_knows_the_company_then_answers_soonest_then_has_least_to_do() -> None:
    proposals = propose(
        replace(BANK, key="chargé", median_answer_days=4.0, load=9),
        replace(BANK, key="jamais sollicité"),
        replace(BANK, key="libre", median_answer_days=4.0, load=1),
        replace(BANK, key="rapide", median_answer_days=2.0, load=9),
        replace(BANK, key="connaît", median_answer_days=20.0, knows_company=True),
        replace(BANK, key="complet", knows_company=True, load=3, capacity=3),
        known=FactSheet({}),
    )
    assert [one.relay.key for one in proposals] == [
        "connaît",
        "rapide",
        "libre",
        "chargé",
        "jamais sollicité",
        "complet",
    ]


def test_remarks_say_what_the_order_rests_on() -> None:
    (proposal,) = propose(
        replace(BANK, median_answer_days=4.6, load=3, capacity=3, knows_company=True), known=FactSheet({})
    )
    assert [remark.replace("\u00a0", " ") for remark in proposal.remarks] == [
        "Connaît déjà l’entreprise",
        "Répond en 5 jours pour la moitié des demandes",
        "3 demandes en cours",
        "Complet en ce moment",
    ]


def test_who_answers_within_hours_answers_the_same_day() -> None:
    (proposal,) = propose(replace(BANK, median_answer_days=0.4), known=FactSheet({}))
    assert proposal.remarks == ("Répond le jour même pour la moitié des demandes",)


CMA = replace(BANK, key="cma", name="CMA", chamber=Chamber.CMA)
CCI = replace(BANK, key="cci", name="CCI", chamber=Chamber.CCI, knows_company=True)


def test_chamber_rule_keeps_the_right_chamber() -> None:
    proposals = propose(CCI, CMA, known=sheet(registration_crafts=REGISTERED))
    assert answers(proposals) == [("cma", Answer.YES), ("cci", Answer.NO)]
    assert proposals[0].reasons[-1].text == "Règle des chambres : Inscrite aux métiers : la CMA est le bon relais."


def test_presumption_routes_and_the_other_chamber_stays_to_be_known() -> None:
    commercial = Registration(Grade.PRESUMED, why="forme commerciale")
    proposals = propose(CMA, CCI, known=sheet(registration_trade=commercial))
    assert answers(proposals) == [("cci", Answer.YES), ("cma", Answer.UNKNOWN)]
    assert [one.question for one in proposals[1].missing] == ["L’entreprise est-elle immatriculée comme artisan ?"]
    assert "inscription au commerce présumée" in proposals[1].reasons[-1].text.lower()


def test_chamber_only_possible_comes_after_the_one_the_rule_proposes() -> None:
    unsure = replace(SELECTIVE, chamber=Chamber.CCI, key="cci", median_answer_days=30.0)
    commercial = Registration(Grade.PRESUMED, why="forme commerciale")
    proposals = propose(CMA, unsure, known=sheet(registration_trade=commercial))
    assert answers(proposals) == [("cci", Answer.UNKNOWN), ("cma", Answer.UNKNOWN)]


def test_relay_asked_in_vain_comes_last_and_says_why() -> None:
    proposals = propose(
        replace(BANK, key="a refusé", knows_company=True, set_back="A refusé ce besoin : plus de place"),
        replace(SELECTIVE, key="à savoir"),
        replace(BANK, key="autre thème", competences=(Competence("numerique"),)),
        replace(BANK, key="jamais sollicité"),
        known=FactSheet({}),
    )
    assert [one.relay.key for one in proposals] == ["jamais sollicité", "à savoir", "a refusé", "autre thème"]
    assert proposals[2].remarks[0] == "A refusé ce besoin : plus de place"


def test_double_registration_proposes_both_the_cma_first() -> None:
    proposals = propose(CCI, CMA, known=sheet(registration_crafts=REGISTERED, registration_trade=REGISTERED))
    assert answers(proposals) == [("cma", Answer.YES), ("cci", Answer.YES)]


def test_unknown_registration_proposes_both_and_asks() -> None:
    proposals = propose(CCI, CMA, known=FactSheet({}))
    assert answers(proposals) == [("cma", Answer.UNKNOWN), ("cci", Answer.UNKNOWN)]
    assert [one.question for one in proposals[0].missing] == ["L’entreprise est-elle immatriculée comme artisan ?"]

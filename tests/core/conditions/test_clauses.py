import pytest

from bonrelais.core.conditions.clauses import Clause, split_clauses


def told(clause: Clause) -> str:
    """« -hors taxes »: a minus for what is refused, an exclamation mark for what its verb denies."""
    signs = ("-" if clause.is_excluded else "") + ("!" if clause.is_negated else "")
    return signs + (f"[{clause.guard}] " if clause.guard else "") + clause.text


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Être artisan. Être à jour."], ["Être artisan.", "Être à jour."]),
        (["- une PME ;\n- une ETI"], ["une PME", "une ETI"]),
        (["Tous secteurs, sauf la banque"], ["Tous secteurs", "-la banque"]),
        (["Tous secteurs hors codes 64 et hors pêche"], ["Tous secteurs", "-codes 64", "-pêche"]),
        (["10 000 € hors taxes"], ["10 000 € hors taxes"]),
        (["Ne pas être coté en bourse"], ["!Ne pas être coté en bourse"]),
        (["Être sain et ne pas être coté"], ["Être sain", "!ne pas être coté"]),
        (["CA n’excédant pas 2 M€"], ["CA n'excédant pas 2 M€"]),
        (["Sont exclus : les SCI ; les GIE"], ["-les SCI", "-les GIE"]),
        (["Sont exclus :", "les SCI", "les GIE"], [":", "-les SCI", "-les GIE"]),
        (["Sont exclus :\n- les SCI", "Être artisan"], [":", "-les SCI", "Être artisan"]),
        (["Dans le cas d’un achat, avoir un devis"], ["[achat] avoir un devis"]),
        (["Pour bénéficier de l’aide, être artisan"], ["Pour bénéficier de l'aide", "être artisan"]),
        (["Une étude (ex. audit ; visite) est faite"], ["Une étude (ex. audit ; visite) est faite"]),
    ],
)  # fmt: skip
def test_text_is_cut_where_one_condition_ends(texts: list[str], expected: list[str]) -> None:
    assert [told(clause) for _, clause in split_clauses(tuple(texts))] == expected


def test_clause_knows_its_text() -> None:
    assert [rank for rank, _ in split_clauses(("Être artisan. Être à jour.", "Une PME"))] == [0, 0, 1]

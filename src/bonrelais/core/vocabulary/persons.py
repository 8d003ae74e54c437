"""Who leads the business, where a tool asks for it. Sensitive: asked only if it decides, and kept as yes or no."""

from typing import Final

from bonrelais.core.vocabulary.terms import Term, Vocabulary


def _told(code: str, label: str, question: str) -> Term:
    return Term(code, label, question, valid_months=12, is_sensitive=True)


PERSONS: Final = Vocabulary(
    (
        _told("job_seeker", "demandeur d’emploi", "Le dirigeant est-il demandeur d’emploi ?"),
        _told("long_job_seeker", "demandeur d’emploi de longue durée", "Cherche-t-il un emploi depuis plus d’un an ?"),
        _told("minimum_income", "bénéficiaire de minima sociaux", "Le dirigeant reçoit-il des minima sociaux ?"),
        _told("under_26", "âgé de moins de 26 ans", "Le dirigeant a-t-il moins de 26 ans ?"),
        _told("under_30", "âgé de moins de 30 ans", "Le dirigeant a-t-il moins de 30 ans ?"),
        _told("over_50", "âgé de plus de 50 ans", "Le dirigeant a-t-il plus de 50 ans ?"),
        _told("over_55", "âgé de plus de 55 ans", "Le dirigeant a-t-il plus de 55 ans ?"),
        _told("disabled", "reconnu travailleur handicapé", "Le dirigeant est-il reconnu travailleur handicapé ?"),
        _told("woman", "femme", "L’entreprise est-elle dirigée par une femme ?"),
        _told("employee", "salarié par ailleurs", "Le dirigeant est-il salarié par ailleurs ?"),
        _told("student", "étudiant", "Le dirigeant est-il étudiant ?"),
        _told("retired", "retraité", "Le dirigeant est-il retraité ?"),
        _told("farmer", "exploitant agricole", "Le dirigeant est-il exploitant agricole ?"),
        _told("first_creation", "créateur pour la première fois", "Est-ce sa première création d’entreprise ?"),
        _told("trained", "formé au métier", "Le dirigeant a-t-il suivi une formation au métier ?"),
        _told("experienced", "expérimenté dans le métier", "Le dirigeant a-t-il déjà exercé ce métier ?"),
        _told("qualified", "titulaire du diplôme du métier", "Le dirigeant a-t-il le diplôme exigé par ce métier ?"),
        _told("retraining", "en reconversion", "Le dirigeant est-il en reconversion ?"),
        _told("qpv_resident", "habitant d’un quartier prioritaire", "Habite-t-il un quartier prioritaire ?"),
        _told("majority_owner", "majoritaire au capital", "Le dirigeant détient-il la majorité du capital ?"),
        _told("individual", "particulier, sans entreprise encore", "Est-ce un particulier, sans entreprise encore ?"),
    )
)

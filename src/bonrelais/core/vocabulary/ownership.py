"""Who holds the business, and under which sign it trades."""

from typing import Final

from bonrelais.core.vocabulary.terms import Term, Vocabulary

OWNERSHIPS: Final = Vocabulary(
    (
        Term("independent", "indépendante", "L’entreprise est-elle indépendante ?"),
        Term("franchise", "franchisée", "L’entreprise est-elle franchisée ?"),
        Term("voluntary_chain", "en chaîne volontaire", "L’entreprise est-elle dans une chaîne volontaire ?"),
        Term("integrated_chain", "en chaîne intégrée", "L’entreprise est-elle dans une chaîne intégrée ?"),
        Term("group", "filiale d’un groupe", "L’entreprise est-elle la filiale d’un groupe ?"),
        Term("listed", "cotée en bourse", "L’entreprise est-elle cotée en bourse ?"),
        Term("private", "à capital privé", "Le capital est-il privé ?"),
        Term("public", "à capital public", "Le capital est-il détenu par une collectivité ou l’État ?"),
        Term("cooperative", "coopérative", "L’entreprise est-elle une coopérative ?"),
        Term("family", "familiale", "L’entreprise est-elle familiale ?"),
        Term("persons", "détenue par des personnes", "Le capital est-il surtout détenu par des personnes physiques ?"),
        Term("foreign", "détenue depuis l’étranger", "L’entreprise est-elle détenue depuis l’étranger ?"),
    )
)

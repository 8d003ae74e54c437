"""Words that ask something which no table knows: left unread, or said of others, they go to a person."""

import re
from typing import Final

# Said of another business or of a group that one joins, never of the business itself.
OF_OTHERS: Final = re.compile(
    r"\b(?:adherente?s?|membres?) (?:a |au |aux |d'|de |du |des )(?:une |un |la |l'|son |leur )?"
    r"(?:association|union(?! europ)|groupement|federation|syndicat|club|reseau|cluster|pole)\b(?!.*\bparc\b)"
    r"|\ba (?:moins|plus) de \d+ ?(?:m|metres?|km|kilometres?) d(?:e |u |es |')(?!.*\bhydrogene)"
    r"|^(?:la |une )?(?:reprise|cession|transmission) (?:doit|devra|porte)\b.{0,25}\b(?:entreprise|societe|commerce)s? "
    r"(?:de |ayant |employant |existant|comptant )"
    r"|\b(?:embauch|recrut|emplo)\w*\b[^;]*\b(?:residant|habitant|domiciliee?s?)\b"
    r"|\breprise (?:sous|en) (?:la )?(?:forme|statut)\b"
    r"|^\W*(?:le |la |l'|les |un |tout )?(?:salarie|apprenti|alternant|stagiaire|tuteur|doctorant|cedant"
    r"|vendeur|bailleur"
    r"|client|conjoint|(?:jeune|personne) (?:recrute|embauche)|proprietaire d\w+ (?:local|locaux|batiment"
    r"|fonds|murs))e?s?\b"
    r"[^,;]{0,40}\b(?:doi|dev)(?:t|vent|ra|ront)\b"
    r"|\b(?:reprise|rachat|reprendre|racheter|acquerir|repreneur)s? (?:d'|de "
    r"|des? )?(?:une? )?(?:entreprise|societe)s? "
    r"(?:de |ayant |employant |existant|comptant |en difficulte|en (?:redressement|liquidation)|defaillante)"
)
# Who opens the clause, when no table knows them: « dompteurs d’ours de moins de 10 salariés ».
HEAD_UNTOLD: Final = re.compile(
    r"^\W*(?:(?:etre|les|tou(?:te)?s|une?|aux|des) )*(?!(?:etre|avoir|dirigeants|gerants|employeurs"
    r"|exploitants|porteurs|createurs|repreneurs|candidats|entrepreneurs|adherents|habitants|participants"
    r"|acteurs|operateurs|investisseurs|demandeurs|salaries|auto|micro)\b|[a-z]+(?:ees|es|is|us) (?:en|a|au"
    r"|dans|par|depuis)\b)"
    r"(?:[a-z]{5,}(?:eurs|iers|istes|iens|ants|eries|trices|euses|ologues|logues|peutes|graphes)"
    r"|industriels(?! de (?:la |l)))\b"
)
_KNOWN_ADJECTIVES: Final = (
    r"(?:eligib|concern|candidat|beneficiair|exista|inscrit|situe|impla|insta|nouvel|autres|deja|privee|publi|franc"
    r"|individ|dont|ayant|devant|pouvant|suivant|present|interess|vise|souhait|respons|adhere|membre|cooper"
    r"|indep|recon|tenu|connu|issu)"
)
ADJECTIVE_UNTOLD: Final = re.compile(
    r"^\W*(?:(?:etre|les|tou(?:te)?s|des|aux) )*(?:entreprises|societes|[tp][pm]e|eti|associations|structures"
    rf"|exploitations|cabinets|agences|galeries"
    rf"|ateliers) (?P<which>(?!{_KNOWN_ADJECTIVES})[a-z]{{5,}}(?<!ee)(?<!ie)(?<!ise)(?<!ite)(?<!use)s)\b"
)
# « toutes les PME du département »
PLACE_UNTOLD: Final = re.compile(
    r"^\W*(?:\w+ ){0,4}?(?:entreprises|[tp][pm]e|eti|commerces|artisans|commercants|etablissements|associations) "
    r"(?:\w+ )?(?P<place>d(?:u |e la |e l')(?:departement|territoire|commune|canton|agglomeration|metropole"
    r"|communaute)\b)(?! (?:de |d'|du |des ))"
)
# Left unread in a clause that is otherwise read, these say that half of it is lost.
UNTOLD: Final = re.compile(
    r"\b(?:sur|dans) (?:le |la |l'|les |une? |l'une? d\w+ )(?:(?:territoire|perimetre|commune)s? (?:de |du |des |d')?"
    r"(?:la |l'|les )?)?(?:territoire|perimetre|communaute|commune|agglomeration|canton|ville|village|centre|secteur"
    r" geographique|zone)s?\b[^,;.()]*"
    r"|\b(?:communes?|villes?) de (?=[a-z]+[^,;.()]*$)(?!moins|plus)[^,;.()]*"
    r"|\b(?:ayant|disposant|possedant|justifiant|detenant|pratiquant) (?:de |d')?(?:une? |des? |leurs? )[^,;.()]*"
    r"|\bsouhaitant [^,;.()]*|\bnon reglementee?s?|\ben cours d(?:e |')(?!labellis|certif|obten"
    r"|classem)[a-z]+|\btoute l'annee|\bd'utilite sociale|\ben phase d(?:e |')[a-z]+"
    r"|\bayant (?:depose|obtenu|perdu|subi|realise|participe|signe|fait|ete|recu)\b[^,;.()]*"
    r"|\btitulaires? d[^,;.()]*|\ba titre (?:principal"
    r"|exclusif)|\b\de? categorie\b|\bcategorie \d"
    r"|\ba (?:tres )?fort potentiel|\b\d+ (?:ans|mois|annees) (?:d'activite|d'existence|d'anciennete|d'experience)"
    r"|\breconnue?s? d'utilite publique|\b(?:en|dans une?|sur une?) zones? [a-z-]{4,}[^,;.()]*"
    r"|\bdoi(?:t|vent) etre une? [a-z' ]+"
)
UNTOLD_SUBJECTS: Final = (HEAD_UNTOLD, ADJECTIVE_UNTOLD, PLACE_UNTOLD)

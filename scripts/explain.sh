# shellcheck shell=sh
# Sourced: why an installation failed.

# explain_failure LOG: the end of the log, then its reason and its remedy in words.
explain_failure() {
    log=$1
    tail -n 15 "$log" >&2
    if grep -qi 'no space left' "$log"; then
        refuse "Le disque est plein. Libérez de la place et relancez la même commande : elle reprendra." \
            "The disk is full. Free some space and run the same command again."
    elif grep -qiE 'ensurepip|python3[0-9.]*-venv' "$log"; then
        refuse "Python est là sans son module venv. Sous Debian ou Ubuntu : apt install python3-venv. Puis relancez." \
            "Python lacks its venv module. On Debian or Ubuntu: apt install python3-venv. Then run this again."
    elif grep -qiE 'do not match the hashes|hash mismatch' "$log"; then
        refuse "Un paquet téléchargé ne correspond pas à son empreinte : rien n'a été gardé. Vérifiez votre réseau ou votre miroir." \
            "A downloaded package does not match its hash: nothing was kept. Check your network or mirror."
    elif grep -qiE 'connection|resol|timed out|network|unreachable|no matching distribution|dns' "$log"; then
        refuse "Les paquets n'ont pas pu être téléchargés. Vérifiez le réseau (ou le mandataire), puis relancez la même commande." \
            "The packages could not be downloaded. Check the network (or the proxy), then run the same command again."
    fi
    refuse "L'installation a échoué ; le détail est dans $log. Relancez ; au besoin supprimez .venv." \
        "The installation failed; the detail is in $log. Run it again; if needed remove .venv."
}

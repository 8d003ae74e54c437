# shellcheck shell=sh
# Sourced: find_python prints a Python that can run Bon Relais, or refuses in words.

OLDEST_MINOR=11

# The versions the hashed requirements were compiled for come first.
python_candidates() {
    printf '%s\n' "${PYTHON:-}" python3.11 /usr/bin/python3.11 /usr/local/bin/python3.11 \
        python3.12 /usr/bin/python3.12 python3.13 /usr/bin/python3.13 python3.14 /usr/bin/python3.14 \
        python3 /usr/bin/python3 python
}

# A version manager's placeholder may stand in PATH and fail when called: each candidate is tried for real.
python_minor() {
    "$1" -c 'import sys; print(sys.version_info[1] if sys.version_info[0] == 3 else 0)' 2>/dev/null
}

find_python() {
    too_old=""
    if [ -n "${PYTHON:-}" ] && ! python_minor "$PYTHON" >/dev/null; then
        refuse "PYTHON=$PYTHON ne se lance pas. Indiquez un Python 3.$OLDEST_MINOR ou plus récent, ou retirez PYTHON." \
            "PYTHON=$PYTHON does not run. Name a Python 3.$OLDEST_MINOR or newer, or unset PYTHON."
    fi
    for candidate in $(python_candidates); do
        minor=$(python_minor "$candidate") || continue
        if [ "$minor" -ge "$OLDEST_MINOR" ]; then
            command -v "$candidate"
            return 0
        fi
        too_old="$too_old $candidate (3.$minor)"
    done
    if [ -n "$too_old" ]; then
        french="Bon Relais demande Python 3.$OLDEST_MINOR ou plus récent ; trouvé seulement :$too_old."
        french="$french Sous Debian ou Ubuntu : apt install python3.11 python3.11-venv."
        french="$french Ou indiquez-le : PYTHON=/chemin/python3.11 make run."
        english="Bon Relais needs Python 3.$OLDEST_MINOR or newer; found only:$too_old."
        english="$english Install one, or name it: PYTHON=/path/to/python3.11 make run."
        refuse "$french" "$english"
    fi
    french="Aucun Python trouvé. Bon Relais demande Python 3.$OLDEST_MINOR ou plus récent."
    french="$french Sous Debian ou Ubuntu : apt install python3 python3-venv."
    english="No Python found. Bon Relais needs Python 3.$OLDEST_MINOR or newer."
    english="$english On Debian or Ubuntu: apt install python3 python3-venv."
    refuse "$french" "$english"
}

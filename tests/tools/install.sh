#!/bin/sh
# Make one of the virtual environments and install into it, unless that was done already for this
# very pyproject.toml. Usage: install.sh demo | tests | mariadb | wagtail74 | bench
set -eu
cd "$(dirname "$0")/../.."

purpose=${1:?usage: install.sh demo | tests | mariadb | wagtail74 | bench}
case $purpose in
    demo)      venv=.venv;           set -- "wagtail>=8,<9" ;;
    tests)     venv=.venv;           set -- "wagtail>=8,<9" --group dev --group test ;;
    mariadb)   venv=.venv;           set -- "wagtail>=8,<9" --group dev --group test --group mariadb ;;
    wagtail74) venv=.venv-wagtail74; set -- "wagtail>=7.4,<8" --group test ;;
    bench)     venv=.venv-bench;     set -- "wagtail>=8,<9" --group bench ;;
    *) echo "install.sh: unknown purpose '$purpose'" >&2; exit 2 ;;
esac

fail() {
    echo "$1" >&2
    exit 1
}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for python in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if command -v "$python" >/dev/null && new_enough "$python"; then
            echo "$python"
            return
        fi
    done
    fail "Python 3.11 or newer is needed and was not found (${PYTHON:-python3} is $("${PYTHON:-python3}" -V 2>&1 || true)): install it, or name it with PYTHON=/path/to/python3.11"
}

if [ ! -e "$venv" ]; then
    python=$(find_python)
    "$python" -c 'import venv, ensurepip' 2>/dev/null ||
        fail "$python cannot make virtual environments: install its venv module (Debian, Ubuntu: apt-get install python3-venv)"
    echo "Creating $venv with $("$python" -V)"
    "$python" -m venv "$venv"
elif ! new_enough "$venv/bin/python"; then
    fail "$venv does not hold a working Python 3.11 or newer: remove the folder and run this again"
fi

# The folder is part of the key: an editable install points to where the checkout lay.
key="$(cksum <pyproject.toml) $(cksum <tests/tools/install.sh) $PWD"
stamp=$venv/.installed-for-$purpose
[ "$(cat "$stamp" 2>/dev/null || true)" != "$key" ] || exit 0

echo "Installing into $venv (a minute or two the first time)"
pip() {
    "$venv/bin/python" -m pip --disable-pip-version-check "$@"
}
pip install -qq "pip>=25.1" # the first that knows dependency groups
pip install -qq --editable . "$@"
printf '%s\n' "$key" >"$stamp"
[ "$purpose" != tests ] || printf '%s\n' "$key" >"$venv/.installed-for-demo"

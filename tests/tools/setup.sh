#!/bin/sh
# Everything `make test` needs: system tools, two virtual environments, two npm packages.
# With --all what `make test-all` needs: MariaDB and its driver too.
# Idempotent; where all is in place it takes well under a second.
set -eu
cd "$(dirname "$0")/../.."
all=${1:-}

# Debian keeps servers where only root looks for programs.
PATH=$PATH:/usr/sbin:/sbin

has() {
    command -v "$1" >/dev/null 2>&1
}

has_font_for() {
    has fc-list && [ -n "$(fc-list ":lang=$1" family 2>/dev/null | head -n 1)" ]
}

has_postgresql() {
    has initdb && return
    for program in /usr/lib/postgresql/*/bin/initdb; do
        [ -x "$program" ] && return
    done
}

has_python_headers() {
    python=.venv/bin/python
    [ -x "$python" ] || python=${PYTHON:-python3}
    "$python" -c 'import pathlib, sysconfig
raise SystemExit(not pathlib.Path(sysconfig.get_path("include"), "Python.h").exists())' 2>/dev/null
}

missing_packages() {
    has chromium || echo chromium
    has chromedriver || echo chromium-driver
    has_font_for ko || echo fonts-nanum
    has_font_for ar || echo fonts-noto-core
    has msgfmt || echo gettext
    has java || echo default-jre-headless
    has node || echo nodejs
    has npm || echo npm
    has_postgresql || echo postgresql
    has redis-server || has valkey-server || echo redis-server
    has nginx || echo nginx-light
    [ "$all" = --all ] || return 0
    # Not mariadb-server: the core has the program, and no service that would be started.
    has mariadbd && has mariadb-install-db || echo mariadb-server-core
    has my_print_defaults || echo mariadb-client-core
    has pkg-config || echo pkg-config
    pkg-config --exists libmariadb 2>/dev/null || echo libmariadb-dev
    has gcc || echo gcc libc6-dev
    has_python_headers || echo python3-dev
}

# The tests start the servers themselves, so Debian's services of them must stay asleep, unless this
# machine had them before.
new_units() {
    for unit in postgresql redis-server nginx; do
        [ -e "/lib/systemd/system/$unit.service" ] || [ -e "/etc/systemd/system/$unit.service" ] ||
            [ -e "/etc/init.d/$unit" ] || echo "$unit"
    done
}

# Asked before a package starts a service: Debian's way to install without starting. Stopping it
# afterwards would be too late for whoever uses its port.
forbid_starting() { # forbid_starting UNITS
    policy=/usr/sbin/policy-rc.d
    [ ! -e "$policy" ] || return 0 # the administrator's own
    trap 'rm -f "$policy"' EXIT
    trap 'exit 130' INT TERM
    {
        echo '#!/bin/sh'
        for unit in $1; do
            echo "case \$* in *$unit*) exit 101 ;; esac"
        done
    } >"$policy"
    chmod 755 "$policy"
}

# A package also enables its service, which would then run after the next boot.
keep_asleep() { # keep_asleep UNITS
    has systemctl || return 0
    for unit in $1; do
        [ -e "/lib/systemd/system/$unit.service" ] || continue
        systemctl --quiet disable "$unit" >/dev/null 2>&1 || true
        [ ! -d /run/systemd/system ] || systemctl --quiet stop "$unit" || true
    done
}

apt_install() {
    export DEBIAN_FRONTEND=noninteractive
    # Another apt-get may be at work; unlike dpkg's, the lock of the package lists has no timeout of its own.
    for _ in 1 2 3 4 5 6; do
        apt-get -qq update && break
        sleep 10
    done
    units=$(new_units)
    (
        forbid_starting "$units"
        # shellcheck disable=SC2086 # a list of words
        apt-get -qq -o DPkg::Lock::Timeout=600 install --yes --no-install-recommends $1 >/dev/null
    ) || true
    keep_asleep "$units"
}

missing=$(missing_packages | tr '\n' ' ')
if [ -n "$missing" ] && has apt-get && [ "$(id -u)" = 0 ]; then
    echo "Installing system packages: $missing"
    apt_install "$missing"
    missing=$(missing_packages | tr '\n' ' ')
fi
if [ -n "$missing" ]; then
    echo "Please install what the tests need and this machine lacks (Debian's package names): ${missing% }" >&2
    exit 1
fi

tests/tools/install.sh tests
tests/tools/install.sh wagtail74
[ "$all" != --all ] || tests/tools/install.sh mariadb

# npm ci empties node_modules first, so the stamp in it vanishes with what it vouches for.
key=$(cat tests/tools/npm/package.json tests/tools/npm/package-lock.json | cksum)
stamp=tests/tools/npm/node_modules/.installed-for
if [ "$(cat "$stamp" 2>/dev/null || true)" != "$key" ]; then
    echo "Installing axe-core and the Nu HTML checker"
    # vnu-jar's own install script would fetch a Java: ours comes from the system.
    (cd tests/tools/npm && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
    printf '%s\n' "$key" >"$stamp"
fi

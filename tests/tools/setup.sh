#!/bin/sh
# Everything `make test` needs: system tools, two virtual environments, two npm packages.
# Idempotent; where all is in place it takes well under a second.
set -eu
cd "$(dirname "$0")/../.."

has() {
    command -v "$1" >/dev/null 2>&1
}

has_font_for() {
    has fc-list && [ -n "$(fc-list ":lang=$1" family 2>/dev/null | head -n 1)" ]
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
}

apt_install() {
    export DEBIAN_FRONTEND=noninteractive
    # Another apt-get may be at work; unlike dpkg's, the lock of the package lists has no timeout of its own.
    for _ in 1 2 3 4 5 6; do
        apt-get -qq update && break
        sleep 10
    done
    # shellcheck disable=SC2086 # a list of words
    apt-get -qq -o DPkg::Lock::Timeout=600 install --yes --no-install-recommends $1 >/dev/null
}

missing=$(missing_packages | tr '\n' ' ')
if [ -n "$missing" ] && has apt-get && [ "$(id -u)" = 0 ]; then
    echo "Installing system packages: $missing"
    apt_install "$missing" || true
    missing=$(missing_packages | tr '\n' ' ')
fi
if [ -n "$missing" ]; then
    echo "Please install what the tests need and this machine lacks (Debian's package names): ${missing% }" >&2
    exit 1
fi

tests/tools/install.sh tests
tests/tools/install.sh wagtail74

# npm ci empties node_modules first, so the stamp in it vanishes with what it vouches for.
key=$(cat tests/tools/npm/package.json tests/tools/npm/package-lock.json | cksum)
stamp=tests/tools/npm/node_modules/.installed-for
if [ "$(cat "$stamp" 2>/dev/null || true)" != "$key" ]; then
    echo "Installing axe-core and the Nu HTML checker"
    # vnu-jar's own install script would fetch a Java: ours comes from the system.
    (cd tests/tools/npm && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
    printf '%s\n' "$key" >"$stamp"
fi

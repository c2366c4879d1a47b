#!/bin/sh
# Every check, in order, each to its end; then a table of them all. Fails when any of them failed.
# Usage: run_tests.sh [--slow]
set -u
cd "$(dirname "$0")/../.."

results=.test-results
rm -rf "$results"
mkdir -p "$results"
trap 'exit 130' INT TERM

wagtail8=.venv/bin/python
wagtail74=.venv-wagtail74/bin/python
workers=${TEST_WORKERS:-2}
ordinary="not browser and not slow and not services"

step() { # step NAME JUNIT-FILE-OR-DASH COMMAND…
    name=$1 junit=$2
    shift 2
    printf '\n== %s\n' "$name"
    started=$(date +%s)
    "$@"
    status=$?
    printf '%s\t%s\t%s\t%s\n' "$name" "$status" "$(($(date +%s) - started))" "$junit" >>"$results/steps.tsv"
}

style() {
    "$wagtail8" -m ruff check .
    lint=$?
    "$wagtail8" -m ruff format --check . && return $lint
}

migrations() { # migrations PYTHON
    DJANGO_SETTINGS_MODULE=tests.settings "$1" -m django makemigrations --check --dry-run \
        wagtail_pressroom wagtail_pressroom_hits wagtail_pressroom_pages
    with_pages=$?
    DJANGO_SETTINGS_MODULE=tests.settings_without_pages "$1" -m django makemigrations --check --dry-run \
        wagtail_pressroom wagtail_pressroom_hits && return $with_pages
}

pytest_step() { # pytest_step NAME SLUG PYTHON ARGUMENTS…
    name=$1 junit=$results/$2.xml python=$3
    shift 3
    step "$name" "$junit" "$python" -m pytest -q --hypothesis-profile=repeatable --junit-xml="$junit" "$@"
}

served_step() { # served_step NAME SLUG SERVER ARGUMENTS…, with that server's database
    name=$1 junit=$results/$2.xml server=$3
    shift 3
    step "$name" "$junit" "$wagtail8" -m tests.services.run "$server" -- \
        "$wagtail8" -m pytest -q --hypothesis-profile=repeatable --junit-xml="$junit" "$@"
}

slow() {
    "$wagtail8" -m pytest -q --junit-xml="$results/slow.xml" -m slow
    status=$?
    [ "$status" = 5 ] && return 0 # no test is marked slow
    return "$status"
}

step "style (ruff)" - style
step "types (mypy)" - "$wagtail8" -m mypy wagtail_pressroom
step "translations" - "$wagtail8" tests/tools/messages.py --check
step "migrations, Wagtail 8" - migrations "$wagtail8"
step "migrations, Wagtail 7.4" - migrations "$wagtail74"
pytest_step "tests, Wagtail 8" wagtail8 "$wagtail8" -n "$workers" -m "$ordinary"
pytest_step "tests, Wagtail 7.4" wagtail74 "$wagtail74" -n "$workers" -m "$ordinary"
pytest_step "browser tests, Wagtail 8" browser "$wagtail8" -n "$workers" --dist loadfile \
    -m "browser and not slow"
served_step "tests, PostgreSQL and Redis" services postgresql -n "$workers" \
    -m "services and not browser and not slow"
if [ "${1:-}" = --slow ]; then
    served_step "rooms on PostgreSQL" postgresql postgresql -n "$workers" -m "$ordinary" \
        tests/hits tests/discovery tests/visibility
    served_step "hits on MariaDB" mariadb mariadb -n "$workers" -m "$ordinary" tests/hits
    step "slow tests, Wagtail 8" "$results/slow.xml" slow
fi

printf '\n'
"$wagtail8" tests/tools/summary.py "$results"

# GNU make, POSIX sh. `make` alone lists the targets.
.POSIX:
SHELL = /bin/sh
.DEFAULT_GOAL = help

PORT ?= 8000
RESET ?=
MODEL ?=
LOCALE ?=

PYTHON_IN_VENV = .venv/bin/python
MANAGE = $(PYTHON_IN_VENV) example_site/manage.py

.PHONY: help
help: ## List the targets
	@echo "Usage: make TARGET [NAME=value …]"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' Makefile

.PHONY: demo
demo: ## Run the example site: PORT=8000; RESET=1 starts afresh; MODEL=press-release.txt adds that text
	@tests/tools/install.sh demo
	@if [ -n "$(RESET)" ]; then rm -rf example_site/var; fi
	@$(MANAGE) migrate --noinput -v0
	@$(MANAGE) load_demo $(if $(MODEL),--model "$(MODEL)")
	@$(MANAGE) serve_demo --port "$(PORT)"

.PHONY: test
test: ## Check everything on Wagtail 8 and 7.4: style, types, migrations, tests, tests in a browser
	@tests/tools/setup.sh
	@tests/tools/run_tests.sh

.PHONY: test-all
test-all: ## The same and the slow tests, also on MariaDB
	@tests/tools/setup.sh --all
	@tests/tools/run_tests.sh --slow

.PHONY: lint
lint: ## Check style and types only
	@tests/tools/install.sh tests
	$(PYTHON_IN_VENV) -m ruff check .
	$(PYTHON_IN_VENV) -m ruff format --check .
	$(PYTHON_IN_VENV) -m mypy wagtail_pressroom

.PHONY: format
format: ## Mend what style tools can mend
	@tests/tools/install.sh tests
	$(PYTHON_IN_VENV) -m ruff check --fix-only .
	$(PYTHON_IN_VENV) -m ruff format .

.PHONY: bench
bench: ## Measure how long reading a text takes for each line
	@tests/tools/install.sh tests
	@$(PYTHON_IN_VENV) -m tests.benchmarks.parse_text

.PHONY: bench-hits
bench-hits: ## Measure how fast hits are taken in, beside dj-hitcount
	@tests/tools/install.sh bench
	@.venv-bench/bin/python -m tests.benchmarks.hits

.PHONY: messages
messages: ## Gather the texts to translate and compile the translations; LOCALE=de starts a language
	@tests/tools/install.sh tests
	@$(PYTHON_IN_VENV) tests/tools/messages.py $(LOCALE)

.PHONY: wheel
wheel: ## Build the wheel and the source distribution into dist/
	@tests/tools/install.sh tests
	@rm -rf dist
	$(PYTHON_IN_VENV) -m build

.PHONY: clean
clean: ## Remove what was built and cached; virtual environments and the demo's data stay
	rm -rf build dist .test-results .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find wagtail_pressroom example_site tests -name node_modules -prune -o -type d -name __pycache__ -exec rm -rf {} +

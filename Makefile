# Hiwar's two commands are `make run` and `make test`; `make help` lists the rest.
# Everything is installed, pinned, into .venv beside this file; nothing else on the machine is touched.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.ONESHELL:
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000

VENV := .venv
BIN := $(VENV)/bin
# constraints.txt pins what is installed and, by these variables, what builds it.
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_BUILD_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test lint format bench docs openapi pictures training translations package treaties upgrade clean help

run: $(VENV)/.installed-run ## serve the site on HOST:PORT (127.0.0.1:8000)
	@exec $(BIN)/hiwar serve --host $(HOST) --port $(PORT)

test: $(VENV)/.installed-dev ## linters and the whole suite; says what it had to leave out
	@PATH="$(CURDIR)/$(BIN):$$PATH" tests/run.sh

lint: $(VENV)/.installed-dev ## ruff, mypy, import-linter
	@PATH="$(CURDIR)/$(BIN):$$PATH" tests/lint.sh

format: $(VENV)/.installed-dev ## put the code into shape
	@$(BIN)/ruff check --quiet --fix .
	$(BIN)/ruff format --quiet .

bench: $(VENV)/.installed-dev ## measure on the real material that HIWAR_SAMPLES names
	@PATH="$(CURDIR)/$(BIN):$$PATH" benchmarks/run.sh

docs: $(VENV)/.installed-dev ## write the generated pages of docs/ anew
	@$(BIN)/python -m docs.generate

openapi: $(VENV)/.installed-dev ## write the API's examples and the snapshot of its OpenAPI document anew
	@$(BIN)/python -m tests.api.write

treaties: $(VENV)/.installed-dev ## compile the acts of States under treaties from the material that HIWAR_SAMPLES names
	@$(BIN)/python -m benchmarks.compile_treaties

pictures: $(VENV)/.installed-dev ## take the pictures of the README anew
	@$(BIN)/python -m docs.pictures

training: $(VENV)/.installed-dev ## typeset the training report anew
	@$(BIN)/python -m hiwar.training.build

translations: $(VENV)/.installed-dev ## find the words of templates and code anew, for the catalogues
	@$(BIN)/python -m docs.translations

package: $(VENV)/.installed-run ## build the wheel and try it in an environment of its own
	@rm -rf build
	work=$$(mktemp -d); trap 'rm -rf "$$work"' EXIT
	$(BIN)/pip wheel --quiet --no-deps --wheel-dir "$$work" .
	$(PYTHON) -m venv "$$work/venv"
	"$$work/venv/bin/pip" install --quiet "$$work"/*.whl
	cd "$$work"
	export HIWAR_DATA="$$work/data"
	report=$$(venv/bin/python -c 'from hiwar.training import report_path; print(report_path())')
	venv/bin/hiwar read "$$report" > /dev/null
	venv/bin/hiwar import "$$report" > /dev/null
	venv/bin/hiwar audit verify
	echo "$$(basename *.whl): ok"

upgrade: ## pin the newest permitted packages in constraints.txt
	@rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }
	env -u PIP_CONSTRAINT -u PIP_BUILD_CONSTRAINT $(BIN)/pip install --quiet setuptools -e ".[dev]"
	{
	  echo "# Every package of a development environment, pinned; \`make upgrade\` writes this file anew."
	  $(BIN)/pip freeze --all --exclude-editable --exclude pip
	} > constraints.txt

clean: ## remove the environment and everything made; the data folder stays
	@rm -rf $(VENV) build dist .coverage* .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis htmlcov
	find src -name '*.egg-info' -prune -exec rm -rf {} +
	find . -name __pycache__ -prune -exec rm -rf {} +

help:
	@sed -n 's/^\([a-z]*\):[^#]*## /make \1\t/p' Makefile | expand -t 16

# Installing also compiles the translations.
TRANSLATIONS := $(wildcard src/hiwar/locale/*/LC_MESSAGES/*.po)

# A stamp per set of packages: installed again only when what it depends on changes.
$(VENV)/.installed-run: WHAT := .
$(VENV)/.installed-run: DID := Installing Hiwar
$(VENV)/.installed-dev: WHAT := .[dev]
$(VENV)/.installed-dev: DID := Installing Hiwar and its tools
$(VENV)/.installed-run $(VENV)/.installed-dev: pyproject.toml setup.py constraints.txt $(TRANSLATIONS) | $(BIN)/python
	@printf '%s (about a minute the first time) ' "$(DID)"
	$(BIN)/pip install --progress-bar off -e "$(WHAT)" | while read -r word _; do
	  if [ "$$word" = Collecting ]; then printf .; fi
	done
	echo ' done.'
	touch "$@"

$(BIN)/python:
	@command -v $(PYTHON) > /dev/null || { echo "Hiwar needs Python 3.11 or newer, and $(PYTHON) is not here: apt install python3 python3-venv" >&2; exit 1; }
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Hiwar needs Python 3.11 or newer, and $(PYTHON) is $$($(PYTHON) --version 2>&1 | cut -d' ' -f2): name another with make PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -c 'import ensurepip, venv' 2> /dev/null || { echo "Python's venv module is missing: apt install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

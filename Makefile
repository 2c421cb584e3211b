# A fresh machine needs Python 3.11 or newer and nothing else: see `make help`.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules

PYTHON ?= python3
BIN := .venv/bin
RUN := .venv/.installed-run
DEV := .venv/.installed-dev
BROWSER := .venv/.installed-browser
DOVECOT := .venv/.installed-dovecot
UV ?= uv
LOCK := $(UV) pip compile pyproject.toml --group build --python-version 3.11 --universal \
	--generate-hashes --no-emit-index-url --no-header --quiet

.PHONY: help run test check fmt bench web api messages lock clean

help: ## Show what can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

run: $(RUN) ## Start Headwater with a demo workspace on http://127.0.0.1:8000
	@$(BIN)/python -m scripts.web
	@$(BIN)/python -m scripts.messages --compile
	@exec $(BIN)/headwater serve --demo

test: $(DEV) $(BROWSER) $(DOVECOT) ## Run all tests, those in a real browser too
	@$(BIN)/python -m scripts.web
	@$(BIN)/python -m scripts.messages --compile
	$(BIN)/python -m pytest -n 2 --dist loadscope --no-loadscope-reorder $(TESTS)
	$(BIN)/python -m scripts.web npm run test

check: $(DEV) ## Look for mistakes without running anything: style, types, borders, languages
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy src tests scripts bench hatch_build.py
	$(BIN)/lint-imports
	$(BIN)/python -m scripts.api --check
	$(BIN)/python -m scripts.messages --check
	$(BIN)/python -m scripts.web npm run check

fmt: $(DEV) ## Put all code into its one format
	$(BIN)/ruff check --fix --exit-zero --quiet .
	$(BIN)/ruff format .
	$(BIN)/python -m scripts.web npm run fmt

bench: $(DEV) ## Measure speed with 10,000 and 100,000 deals
	$(BIN)/python -m bench $(ARGS)

web: $(RUN) ## Build the front end
	@$(BIN)/python -m scripts.web

api: $(DEV) ## Write openapi.json and the front end's types
	$(BIN)/python -m scripts.api
	$(BIN)/python -m scripts.web npm run api

messages: $(RUN) ## Add new sentences to the translations, and compile them
	$(BIN)/python -m scripts.messages

lock: ## Choose and lock the newest versions that pyproject.toml allows
	$(LOCK) --upgrade -o requirements/run.txt
	$(LOCK) --upgrade --group dev -c requirements/run.txt -o requirements/dev.txt

clean: ## Remove what was made, but never data
	rm -rf .venv build dist src/headwater/web_dist web/node_modules web/dist
	find src -name '*.mo' -delete

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit("Headwater needs Python 3.11 or newer.") if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv .venv || { echo "On Debian and Ubuntu: apt install python3-venv" >&2; rm -rf .venv; exit 1; }

$(RUN): requirements/run.txt | .venv/bin/pip
	@echo "Installing what Headwater needs into .venv"
	@$(BIN)/pip install -qq --disable-pip-version-check --require-hashes -r requirements/run.txt
	@$(BIN)/pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): requirements/dev.txt $(RUN)
	@echo "Installing what working on Headwater needs into .venv"
	@$(BIN)/pip install -qq --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

$(BROWSER): $(DEV)
	@$(BIN)/python -m scripts.browser
	@touch $@

$(DOVECOT): $(DEV)
	@$(BIN)/python -m scripts.dovecot
	@touch $@

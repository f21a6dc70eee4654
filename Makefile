# Everything lives in .venv; a second run installs nothing.
PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_CONSTRAINT := $(CURDIR)/.ci/constraints.txt

.DEFAULT_GOAL := help
.PHONY: help install demo test lint catalogue bench clean

help:
	@echo "make demo       the demo archive on http://127.0.0.1:8000"
	@echo "make test       every test, with all that they need"
	@echo "make lint       ruff and mypy"
	@echo "make catalogue  the text of the pages, as translators find it, from the code"
	@echo "make bench      quality and speed on real data (needs ../shared)"
	@echo "make clean      remove .venv and var"

install: .venv/installed

demo: .venv/installed
	@$(BIN)/microfiche demo

test: .venv/installed-for-tests
	@.ci/browser
	$(BIN)/python -m pytest

lint: .venv/installed-for-tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

catalogue: .venv/installed-for-tests
	$(BIN)/python -m tests.catalogue

bench: .venv/installed-for-bench
	$(BIN)/python -m tests.bench

clean:
	rm -rf .venv var

.venv/installed: pyproject.toml .ci/constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Microfiche needs Python 3.11 or newer; name one with: make PYTHON=python3.11")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

.venv/installed-for-tests: .venv/installed
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@

# Before 24.1, pip ends in an assertion where two packages spell one extra of a third differently, as html_clean and html-clean.
.venv/installed-for-bench: .venv/installed-for-tests
	$(BIN)/python -m pip install --quiet 'pip>=24.1'
	$(BIN)/python -m pip install --quiet --editable '.[dev,train,bench]'
	@touch $@

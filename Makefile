# Every verb sets up what it needs first; scripts/setup.py does nothing where nothing has changed.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
BIN := .venv/bin

.PHONY: run test setup tools lint fuzz bench lock messages

run:
	@$(PYTHON) scripts/setup.py run
	@exec $(BIN)/nhipcau-admin start --host "$(HOST)" --port "$(PORT)"

setup:
	@$(PYTHON) scripts/setup.py test

tools:
	@$(PYTHON) scripts/setup.py tools

test: setup
	@$(BIN)/python scripts/check.py

lint: tools
	@$(BIN)/python scripts/check.py lint

fuzz: setup
	@$(BIN)/python scripts/fuzz.py

bench: setup
	@set -e; for file in benchmarks/*.py; do echo "== $$file"; $(BIN)/python "$$file"; done

messages: tools
	@$(BIN)/python scripts/messages.py

lock: tools
	@$(BIN)/python scripts/lock.py

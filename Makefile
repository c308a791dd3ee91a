# Everything a newcomer needs: make demo, make test. Needs Python 3.11 or newer and make.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PORT   ?= 8321

unexport PYTHONDONTWRITEBYTECODE # the tests start many processes; each would compile everything anew

.PHONY: demo demo-reset test types tests bench bench-decisions lock picture catalogue clean

demo: $(VENV)/runtime ## run the bot against a Slack on this machine, with real sample sales
	@$(BIN)/python -m bot demo --port $(PORT)

demo-reset: $(VENV)/runtime ## forget what was done in the demo
	@$(BIN)/python -m bot demo --reset

test: $(VENV)/development ## everything that must hold: tests, doctests, lint, types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@$(MAKE) --no-print-directory --jobs 2 types tests

types: $(VENV)/development
	$(BIN)/mypy

tests: $(VENV)/development
	$(BIN)/pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

bench: $(VENV)/development ## figures: how fast, on this machine; the first time makes a store of 100,000 items
	@$(BIN)/python -m tests.bench

bench-decisions: $(VENV)/development ## what forecast and orders are worth on real sales, beside others; ten minutes
	@$(BIN)/python -m tests.bench.decisions

lock: $(VENV)/development ## rewrite the lock files from pyproject.toml
	.ci/lock $(BIN)/uv

$(VENV)/runtime: requirements.lock | $(VENV)/made
	@echo "Installing what Quartermaster needs ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.lock
	@touch $@

$(VENV)/development: requirements-dev.lock | $(VENV)/made
	@echo "Installing what its tests need ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-dev.lock
	@touch $@ $(VENV)/runtime

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Quartermaster needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@

catalogue: $(VENV)/development ## bring the translations in step with the code
	$(BIN)/python -m tests.catalogue

clean:
	rm -rf $(VENV) .demo .bench

picture: $(VENV)/development ## take the README's picture again
	PYTHONPATH=. $(BIN)/python docs/picture.py

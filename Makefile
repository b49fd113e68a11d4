# Everything a person or the build server does, by name. `make` alone lists it.
PYTHON ?= python3
BIN := .venv/bin
DJANGO := KLYNGE_SECRET=none DJANGO_SETTINGS_MODULE=scoring.workspace.settings ../.venv/bin/django-admin
.DEFAULT_GOAL := help
.PHONY: help demo test test-slow bench lint picture docs messages lock clean setup browser
export MLFLOW_DISABLE_TELEMETRY := true
export MLFLOW_ALLOW_PICKLE_DESERIALIZATION := false

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: setup ## a simulated programme: learnt from, scored, recommended, compared, watched; pages to open
	$(BIN)/klynge demo demo
	$(BIN)/klynge train demo
	$(BIN)/klynge score demo
	$(BIN)/klynge recommend demo
	$(BIN)/klynge compare demo
	$(BIN)/klynge monitor demo
	@printf '\nOpen these in a browser:\n'
	@printf '  %-40s %s\n' \
	  demo/scores/2025/report.html 'the call, ranked, with reasons' \
	  demo/recommendation/2025/report.html 'whom to fund, at what price, and how little would change it' \
  demo/comparison/programme/report.html 'whether members grew more than comparable firms' \
	  demo/watch/2025/report.html 'whether this call looks like the past ones' \
	  mlruns/cards/ 'what every version of the model is'
	@printf '\nA model a year old, and whether newer outcomes help it (some minutes):\n'
	@printf '  %s\n' '$(BIN)/klynge train demo --as-of 2024-11-15 --mlruns last-year' '$(BIN)/klynge retrain demo --mlruns last-year'
	@printf '\nThe workspace in which a committee rates and decides:\n'
	@if [ -e demo-workspace ]; then echo '  demo-workspace/ is kept from an earlier demo, with its passwords; remove it for a new one.'; \
	else $(BIN)/klynge demo-committee demo --workspace demo-workspace; fi
	@printf '  %s\n' '$(BIN)/klynge serve --workspace demo-workspace     then http://localhost:8000/'

test: setup browser lint ## all tests but those of test-slow, with what they need
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal -m "not slow"

test-slow: setup browser ## what test leaves out: more moments and more examples of the same
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal -m slow

bench: setup ## measure against named peers: make bench NAME=us_states
	@test -f "benchmarks/$(NAME).py" || { echo "NAME is one of: $(patsubst benchmarks/%.py,%,$(wildcard benchmarks/[a-z]*.py))"; exit 2; }
	$(BIN)/python -m benchmarks.$(NAME)

lint: setup ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

docs: setup ## write the generated pages again
	$(BIN)/python -m features.catalogue_page > docs/features.md
	$(BIN)/python -m features.data_folder_guide > docs/data-folder.md

messages: setup ## gather the workspace's texts for translation, and compile the Norwegian ones
	@.ci/packages xgettext:gettext
	cd scoring && $(DJANGO) makemessages -l nb --no-location --no-obsolete && $(DJANGO) compilemessages -l nb

picture: setup browser ## photograph a score sheet and, after make demo, the funding line again, for the README
	$(BIN)/python -m docs.picture
	@test ! -e demo-workspace || $(BIN)/python -m docs.line_picture demo-workspace

lock: setup ## choose versions again, with hashes and without hosts
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --upgrade -o requirements.lock

clean: ## remove what the targets made, except the models in mlruns/
	rm -rf .venv demo demo-truth demo-workspace build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

setup: .venv/ready

browser: setup
	@.ci/packages chromium:chromium libatomic.so.1:libatomic1 initdb:postgresql xgettext:gettext

.venv/ready: requirements.lock pyproject.toml .ci/packages
	@.ci/packages $(PYTHON):python3 libgomp.so.1:libgomp1 ensurepip:python3-venv libpango-1.0.so.0:libpango-1.0-0 libpangoft2-1.0.so.0:libpangoft2-1.0-0 libharfbuzz-subset.so.0:libharfbuzz-subset0
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Klynge needs Python 3.11 or later; $(PYTHON) is older. Say which to use: make PYTHON=python3.12 …"; exit 2; }
	$(PYTHON) -m venv .venv
	@awk '/^[^ ]/ {wanted = /^uv==/} wanted' requirements.lock > .venv/uv.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r .venv/uv.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --compile-bytecode -r requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

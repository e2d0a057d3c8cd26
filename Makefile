# `make help` lists what there is. Every command sets up what it needs first.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || echo python3)
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv pip --no-config --quiet

# Rasa's two reporting services are off for every command below, and again in standin/tensorflow/__init__.py.
export RASA_TELEMETRY_ENABLED := false
# Products of small matrices: more threads only wait for each other, and for whatever else the machine does.
export OPENBLAS_NUM_THREADS := 1

help: ## list the commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(VENV)/.uv: requirements-uv.txt
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or 3.12 is needed; this is " + sys.version.split()[0] + \
	  ". Say which: make PYTHON=python3.12 run") if sys.version_info[:2] not in ((3, 11), (3, 12)) else None'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.txt
	@touch $@

$(VENV)/.ready: $(VENV)/.uv requirements.txt standin/pyproject.toml standin/tensorflow/__init__.py standin/other/__init__.py
	@echo "Installing packages ..."
	@$(UV) install --python $(BIN)/python --no-deps --require-hashes -r requirements.txt
	@$(UV) install --python $(BIN)/python --no-deps --no-build-isolation --no-cache --reinstall \
	  ./standin
	@rm -rf standin/build standin/*.egg-info
	@touch $@

$(VENV)/.dev: $(VENV)/.ready requirements-dev.txt
	@$(UV) install --python $(BIN)/python --no-deps --require-hashes -r requirements-dev.txt
	@touch $@

.venv-deploy/.ready: $(VENV)/.uv requirements-deploy.txt
	@$(BIN)/uv venv --no-config --quiet --allow-existing .venv-deploy --python $(BIN)/python
	@$(UV) install --python .venv-deploy/bin/python --require-hashes -r requirements-deploy.txt
	@touch $@

setup: $(VENV)/.ready ## install the locked packages, write .env if there is none
	@$(BIN)/python -m bot.first_settings

train: setup ## train the model if its data changed
	@$(BIN)/python -m bot.train

run: train ## start everything and print the addresses
	@exec $(BIN)/python -m bot.serve

serve: train ## the same by several processes, which need REDIS_URL: make serve WORKERS=2
	@$(if $(WORKERS),WORKERS=$(WORKERS)) exec $(BIN)/python -m bot.serve

chat: train ## talk to the assistant in this terminal
	@exec $(BIN)/python -m bot.chat

widget: setup ## print the tag that puts the chat on another page, with its hash
	@$(BIN)/python -m bot.web.bundle

record: setup ## list the record of unmet needs in this terminal
	@$(BIN)/python -m feedback.listing

withdraw: setup ## remove a record by the code its parent was given: make withdraw CODE=ABCDE-FGHJK-M
	@$(BIN)/python -m feedback.withdraw "$(CODE)"

staff-user: setup ## add a person to the staff site: make staff-user EMAIL=... NAME="..." ROLE=administrator (NEW_LINK=1: a new link)
	@$(BIN)/python -m staff.add_person --email "$(EMAIL)" --name "$(NAME)" $(foreach role,$(ROLE),--role $(role)) \
	  $(if $(NEW_LINK),--new-link)

digest: setup ## the weekly e-mail to staff, or a file in var/ when no SMTP_HOST is set
	@$(BIN)/python -m staff.digest

demo: export DEMO := 1
demo: export DATABASE_URL := sqlite:///$(CURDIR)/var/demo.db
demo: export OUTBOX_PATH := var/demo-outbox.db
demo: export REDIS_URL :=
demo: export WORKERS := 1
demo: train ## a living site with invented records, in a database of its own
	@$(BIN)/python -m staff.demo
	@exec $(BIN)/python -m bot.serve

demo-code: export DEMO := 1
demo-code: export DATABASE_URL := sqlite:///$(CURDIR)/var/demo.db
demo-code: setup ## the six-digit code to sign in to the demonstration: make demo-code WHO=officer
	@$(BIN)/python -m staff.demo.code "$(WHO)"

retention: setup ## delete what has been kept as long as it may be; run it each night
	@$(BIN)/python -m feedback.retention

predict: train ## one decision a line for {"text": ...} lines on standard input
	@$(BIN)/python -m bot.predict

check: $(VENV)/.dev ## lint, types, imports between rooms, and every word parents read
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports 
	@$(BIN)/python -m content.check

test: $(VENV)/.dev train ## every test this machine can run
	@$(BIN)/python -m pytest

leak-test: $(VENV)/.dev train ## forty invented families say who they are everywhere; then all that is left is searched (LEAKS=full: longer)
	@LEAKS=$${LEAKS:-all} $(BIN)/python -m pytest -rs tests/leaks

fault-test: $(VENV)/.dev train ## parts fail, disks fill, processes are killed: nothing lost, nothing doubled, nobody left in silence
	@$(BIN)/python -m pytest -rs tests/faults tests/dialogue/test_failing_parts.py tests/dialogue/test_feedback_saving.py \
	  tests/dialogue/test_shared_memory.py tests/feedback/test_outbox.py tests/feedback/test_many_at_once.py \
	  tests/feedback/test_withdrawals.py tests/bot/test_local_actions.py tests/bot/test_turns.py tests/bot/web/test_many_workers.py

bench: $(VENV)/.dev train ## accuracy and speed of the assistant; writes nothing
	@$(BIN)/python -m benchmarks.understanding
	@$(BIN)/python -m benchmarks.speed

bench-stores: $(VENV)/.dev train ## what memory costs: turns in this process and on Redis, one and two workers
	@$(BIN)/python -m benchmarks.stores

equivalence: $(VENV)/.dev train ## 1,500 random turns: the same replies with and without the words stored; EQUIVALENCE_SEED=n
	@EQUIVALENCE_CONVERSATIONS=60 $(BIN)/python -m pytest tests/dialogue/test_equivalence.py

bench-web: $(VENV)/.dev train ## 200 conversations at once against a server of its own; takes some 13 minutes
	@$(BIN)/python -m benchmarks.web

check-deploy: .venv-deploy/.ready ## the linters of what is in deploy/, each by its own makers
	@.venv-deploy/bin/hadolint deploy/Dockerfile
	@.venv-deploy/bin/check-jsonschema --builtin-schema vendor.compose-spec deploy/compose.yml
	@SITE=send.example.gov.uk .venv-deploy/bin/caddy validate --config deploy/Caddyfile --adapter caddyfile 2>/dev/null
	@.venv-deploy/bin/kubernetes-validate --strict --quiet deploy/kubernetes/*.yml

sbom: .venv-deploy/.ready $(VENV)/.ready ## what is installed, as a CycloneDX list: var/sbom.json
	@mkdir -p var && .venv-deploy/bin/cyclonedx-py environment $(BIN)/python --output-format JSON --output-file var/sbom.json
	@echo "var/sbom.json"

audit: .venv-deploy/.ready ## known faults of the locked packages, where the database of faults can be reached
	@.venv-deploy/bin/pip-audit --no-deps --disable-pip --requirement requirements.txt

backup: setup ## copy the record while it is in use: make backup FOLDER=...
	@$(BIN)/python -m feedback.backup "$(FOLDER)"

restore: setup ## put a backup in place of the record, the site stopped: make restore FILE=...
	@$(BIN)/python -m feedback.backup --restore "$(FILE)"

bench-scale: $(VENV)/.dev train ## one process and two over Redis and PostgreSQL; beside stock Rasa with STOCK=its/python
	@$(BIN)/python -m benchmarks.scale $(if $(STOCK),--stock "$(STOCK)") $(if $(EPOCHS),--stock-epochs $(EPOCHS))

soak: $(VENV)/.dev train ## feedback sent for MINUTES=30 while workers are killed: nothing lost, nothing twice
	@$(BIN)/python -m benchmarks.soak $(or $(MINUTES),30)

lock: $(VENV)/.uv ## write the locks anew from the .in files
	@$(BIN)/uv pip compile -q --no-header --no-annotate --generate-hashes --python-version 3.11 --no-deps requirements.in -o requirements.txt
	@$(BIN)/uv pip compile -q --no-header --no-annotate --generate-hashes --python-version 3.11 -c requirements.in requirements-dev.in -o requirements-dev.txt
	@$(BIN)/uv pip compile -q --no-header --no-annotate --generate-hashes requirements-uv.in -o requirements-uv.txt
	@$(BIN)/uv pip compile -q --no-header --no-annotate --generate-hashes --python-version 3.11 requirements-deploy.in -o requirements-deploy.txt

clean: ## remove what was installed, trained and cached (not .env, not the database)
	rm -rf $(VENV) .venv-deploy models .rasa .pytest_cache .mypy_cache .ruff_cache

.PHONY: check-deploy sbom audit backup restore help setup train run serve chat widget record withdraw retention staff-user digest demo demo-code predict check test leak-test fault-test bench bench-stores equivalence bench-web bench-scale soak lock clean

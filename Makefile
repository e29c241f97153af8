# Every command makes .venv first, and anything else that it needs (see .ci/setup).
# PYTHON=/path/to/python3 chooses the Python; PART=name chooses one bench or campaign.

BIN := .venv/bin
PART ?=
export PYTHON

.DEFAULT_GOAL := help
.PHONY: help demo test lint format bench campaign gallery installer sbom audit pins clean

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1: \2/p' Makefile

demo: ## watch a morning's arrivals, with the network failing in the middle
	@.ci/setup run
	@$(BIN)/python -m checkin demo --report build/demo.json --screenshots build/demo

test: lint ## check everything: style, types, layers, tests
	@mkdir -p build && rm -f build/branches.txt build/window.txt build/benches.txt
	@echo "== tests; beside them those of what is true and what can be done, every branch of it,"
	@echo "   of the window, and of the benches and PostgreSQL (build/branches.txt, window.txt, benches.txt)"
	@export QT_QPA_PLATFORM=offscreen; \
	{ $(BIN)/coverage run -m pytest tests/domain tests/usecases >build/branches.txt 2>&1 && \
	$(BIN)/pytest tests/ui >build/window.txt 2>&1 && \
	$(BIN)/pytest tests/bench tests/postgres >build/benches.txt 2>&1; } & \
	beside=$$!; \
	$(BIN)/pytest --ignore=tests/domain --ignore=tests/usecases --ignore=tests/ui --ignore=tests/bench --ignore=tests/postgres; \
	rest=$$?; \
	wait $$beside || { cat build/branches.txt build/window.txt build/benches.txt 2>/dev/null; exit 1; }; \
	for one in branches window benches; do tail -n 1 build/$$one.txt; done; \
	$(BIN)/coverage report >build/coverage.txt || { cat build/coverage.txt; exit 1; }; \
	exit $$rest

lint: ## check style, types and layers only
	@.ci/setup test
	@echo "== format"
	@$(BIN)/ruff format --check
	@echo "== style"
	@$(BIN)/ruff check
	@echo "== types"
	@$(BIN)/mypy
	@echo "== layers"
	@$(BIN)/lint-imports

format: ## write the code in the house style
	@.ci/setup test
	@$(BIN)/ruff format
	@$(BIN)/ruff check --fix

bench: ## measure speed, into build/bench.json (PART=name: one part)
	@.ci/setup test
	@$(BIN)/python -m bench bench $(PART)

campaign: ## try long and hard, into build/campaign.json (PART=name: one part)
	@.ci/setup test
	@$(BIN)/python -m bench campaign $(PART)

gallery: ## picture every state of the desk in every language, into build/gallery
	@.ci/setup test
	@$(BIN)/python -m bench.screen.gallery

installer: ## build what people install, into dist/ (docs/installers.md)
	@.ci/setup installer
	@PYTHONHASHSEED=1 SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) PYTHONPATH=$(CURDIR)/build/bundle \
	nice -n 10 $(BIN)/pyinstaller --clean --noconfirm --log-level WARN build_installer.spec
	@cd / && env -u PYTHONPATH "$(CURDIR)/dist/checkin/checkin" --version
	@PYTHONPATH=.ci nice -n 10 $(BIN)/python -m installer

sbom: build/supply/ready ## list what the program is made of, into build/sbom.json (CycloneDX)
	@build/supply/bin/cyclonedx-py requirements --of JSON -o build/sbom.json .ci/pins.txt
	@echo "written to build/sbom.json"

audit: build/supply/ready ## look for known holes in the pinned packages (needs the internet)
	@for pins in .ci/pins.txt .ci/pins-dev.txt; do \
	build/supply/bin/pip-audit --strict --require-hashes --disable-pip --progress-spinner off \
	-r $$pins >build/audit.txt 2>&1 || { cat build/audit.txt >&2; \
	! grep -qiE 'could not be audited|connection|resolve|timed out|not found on' build/audit.txt || \
	echo "The list of known holes cannot be reached from here: nothing was checked." >&2; \
	exit 1; }; tail -n 1 build/audit.txt; done

build/supply/ready: .ci/pins-supply.txt
	@.ci/setup run
	@$(BIN)/python -m venv --clear build/supply
	@build/supply/bin/python -m pip install --quiet --require-hashes --only-binary :all: -r .ci/pins-supply.txt
	@touch $@

pins: ## choose newer packages for .ci/pins*.txt (needs uv)
	uv pip compile pyproject.toml --group build -o .ci/pins.txt $(PIN)
	uv pip compile pyproject.toml --group dev -o .ci/pins-dev.txt $(PIN)
	uv pip compile --group bundle --no-deps -o .ci/pins-bundle.txt $(PIN)
	uv pip compile --group supply -o .ci/pins-supply.txt $(PIN)

# No host, no header: a pin is a name, a version and the hashes of its files.
PIN := --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --quiet

clean: ## remove what builds and tests leave behind
	rm -rf build dist .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

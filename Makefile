# Every command makes .venv first, and anything else that it needs (see .ci/setup).
# PYTHON=/path/to/python3 chooses the Python; PART=name chooses one bench or campaign.

BIN := .venv/bin
PART ?=
export PYTHON

.DEFAULT_GOAL := help
.PHONY: help demo test lint format bench campaign gallery installer pins clean

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1: \2/p' Makefile

demo: ## watch a morning's arrivals, with the network failing in the middle
	@.ci/setup run
	@$(BIN)/python -m checkin demo --report build/demo.json --screenshots build/demo

test: lint ## check everything: style, types, layers, tests
	@mkdir -p build
	@echo "== tests; beside them those of what is true and what can be done, every branch of it,"
	@echo "   and those of the window (build/branches.txt, build/window.txt)"
	@export QT_QPA_PLATFORM=offscreen; \
	{ $(BIN)/coverage run -m pytest tests/domain tests/usecases >build/branches.txt 2>&1 && \
	$(BIN)/pytest tests/ui >build/window.txt 2>&1; } & \
	beside=$$!; \
	$(BIN)/pytest --ignore=tests/domain --ignore=tests/usecases --ignore=tests/ui; \
	rest=$$?; \
	wait $$beside || { cat build/branches.txt build/window.txt; exit 1; }; \
	tail -n 1 build/branches.txt; tail -n 1 build/window.txt; \
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

installer: ## build dist/checkin, and see that it runs without this folder
	@.ci/setup installer
	@$(BIN)/pyinstaller --noconfirm --log-level WARN build_installer.spec
	@cd / && env -u PYTHONPATH "$(CURDIR)/dist/checkin/checkin" --version
	@du -sh dist/checkin

pins: ## choose newer packages for .ci/pins*.txt (needs uv)
	uv pip compile pyproject.toml --group build -o .ci/pins.txt $(PIN)
	uv pip compile pyproject.toml --group dev -o .ci/pins-dev.txt $(PIN)

# No host, no header: a pin is a name, a version and the hashes of its files.
PIN := --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --quiet

clean: ## remove what builds and tests leave behind
	rm -rf build dist .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

# The daily habits; `make help` lists them.

PYTHON ?= python3
PORT ?= 8501
# Not taken from the environment, where some shells keep the name of the machine in HOST.
HOST = 127.0.0.1
# Extra options of pip. On Linux, plain pip brings a torch for graphics cards, of several
# gigabytes. The CPU build is enough: look up the address of PyTorch's CPU wheel index at its
# "Get started" page and say `make run PIP_OPTIONS="--extra-index-url <that address>"`.
PIP_OPTIONS ?=

BIN := .venv/bin
# The models lie in artifacts/: nothing is asked of the Hugging Face hub while serving or testing.
OFFLINE := HF_HUB_OFFLINE=1 HF_DATASETS_OFFLINE=1
PIP := $(BIN)/python -m pip install --disable-pip-version-check $(PIP_OPTIONS)

.DEFAULT_GOAL := help
.PHONY: help run test lint format clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo "  PORT=$(PORT)  HOST=$(HOST)  PYTHON=$(PYTHON)  PIP_OPTIONS='$(PIP_OPTIONS)'"
	@echo "  can be set behind the goal: make run PORT=8600"

run: .venv/.installed ## start the app with the models in artifacts/
	@echo "textcls: http://$(HOST):$(PORT) (Ctrl-C stops it)"
	@$(OFFLINE) $(BIN)/python -m streamlit run app.py --server.headless true \
		--server.address $(HOST) --server.port $(PORT)

test: .venv/.installed-dev ## run all tests; those in a browser where Chromium is installed
	$(OFFLINE) $(BIN)/python -m pytest

lint: .venv/.installed-dev ## check style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: .venv/.installed-dev ## repair style and format where a machine can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean: ## remove the virtual environment and all caches
	rm -rf .venv .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.made:
	@command -v $(PYTHON) >/dev/null || { echo "there is no '$(PYTHON)'; install Python 3.11 or newer, or name it: make PYTHON=<path>" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "textcls needs Python 3.11 or newer and \"$(PYTHON)\" is %d.%d; name a newer one: make PYTHON=<path>" % sys.version_info[:2])'
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "'$(PYTHON)' cannot make virtual environments; install its venv package (Debian: python3-venv)" >&2; exit 1; }
	@echo "making a virtual environment in .venv"
	@$(PYTHON) -m venv --clear .venv
	@# So that its Python finds textcls from any folder: the lines of Python to take away need it.
	@$(BIN)/python -c 'import sysconfig; open(sysconfig.get_path("purelib") + "/textcls.pth", "w").write("$(CURDIR)\n")'
	@touch $@

.venv/.installed: .venv/.made requirements.txt
	@echo "installing requirements.txt (minutes, once)"
	@$(PIP) -r requirements.txt
	@touch $@

.venv/.installed-dev: .venv/.installed requirements-dev.txt
	@echo "installing requirements-dev.txt"
	@$(PIP) -r requirements-dev.txt
	@touch $@

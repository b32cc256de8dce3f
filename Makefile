# Phaen (แผน): two commands matter, `make all` and `make test`; both set themselves up.

PYTHON ?= python3
JOBS ?= 0
RAW ?= data/raw
OUT ?= data/processed

BIN := .venv/bin
STAMP := .venv/.stamp
SOURCES := pipeline parsers normalize samples training benchmarks tests
PRESENT = $(wildcard $(SOURCES))

.DEFAULT_GOAL := all
.PHONY: all setup test check format lock bench bench-accuracy system-deps clean

all: $(STAMP)  ## Build the dataset: every file of data/raw into data/processed.
	$(BIN)/phaen build $(RAW) --out $(OUT) --jobs $(JOBS)

test: $(STAMP)  ## Run the tests.
	$(BIN)/python -m pytest -n 2 --dist loadfile

check: $(STAMP)  ## Format, lint and types, as CI runs them.
	$(BIN)/ruff format --check $(PRESENT)
	$(BIN)/ruff check $(PRESENT)
	$(BIN)/mypy

format: $(STAMP)  ## Put the code into the form that `make check` wants.
	$(BIN)/ruff format $(PRESENT)
	$(BIN)/ruff check --fix $(PRESENT)

setup: $(STAMP)  ## Make .venv with the phaen command in it.

$(STAMP): pyproject.toml requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'Phaen needs Python 3.11 or newer; name one with: make PYTHON=python3.12' >&2; exit 2; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
	  --require-hashes --no-deps -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
	  --no-deps --no-build-isolation --editable .
	@touch $(STAMP)

lock:  ## Pin the dependencies again (needs pip-tools on the PATH).
	pip-compile -q --generate-hashes --no-emit-index-url --no-emit-trusted-host \
	  --no-emit-find-links --strip-extras --no-header --allow-unsafe \
	  -o requirements.txt pyproject.toml
	cp requirements.txt requirements-dev.txt
	pip-compile -q --extra dev --generate-hashes --no-emit-index-url --no-emit-trusted-host \
	  --no-emit-find-links --strip-extras --no-header --allow-unsafe \
	  -o requirements-dev.txt pyproject.toml

bench: $(STAMP)  ## Measure speed and memory.
	$(BIN)/python -m benchmarks.speed

bench-accuracy: $(STAMP)  ## Score the pipeline on a fresh draw of generated documents.
	$(BIN)/python -m benchmarks.accuracy

system-deps:  ## Debian packages that optional parts use (as root): Tesseract, Thai fonts.
	apt-get update
	apt-get install -y --no-install-recommends tesseract-ocr tesseract-ocr-tha tesseract-ocr-eng fonts-thai-tlwg

clean:  ## Remove what was made here, .venv and data/processed included.
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find data/processed -mindepth 1 ! -name .gitkeep -delete

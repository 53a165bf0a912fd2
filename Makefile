# What a reader, a writer and a maintainer can ask for; `make help` lists it.
# A stamp under build/ is newer than everything it was made from, or is made again.

export PATH := $(CURDIR)/.venv/bin:$(PATH)
PAGES := docs README.md CONTRIBUTING.md
SOURCES := $(shell find $(PAGES) examples overrides src mkdocs.yml pyproject.toml -type f ! -name '*.pyc')
TESTS := $(shell find tests -type f ! -name '*.pyc' ! -path '*/node_modules/*')
PAGE ?= docs
# The release of OpenStack that the pages are proved against.
RELEASE := 2026.2
# What starts clouds runs alone: services that wait for a processor miss their deadlines.
CLOUDS := docs/cinder-flow docs/minicloud tests/examples/minicloud

.PHONY: help site offline pdf publish release test gates serve check update bench clean

help:  ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' $(MAKEFILE_LIST) | expand -t 14

site: build/built  ## prove every page, then build the site into site/

pdf: build/printed  ## print the guides into build/pdf/: as one book, and each as its own

offline: build/zipped  ## write the site, with its books, as one zip that is read without a server

publish: build/published  ## everything that a reader can get: the site, with its books and zip

release: build/proved  ## build the site of this release of OpenStack into the branch gh-pages, as its latest
	SITE_VERSIONS=mike NO_MKDOCS_2_WARNING=1 mike deploy --update-aliases --alias-type redirect $(RELEASE) latest
	mike set-default latest

test: build/tested  ## prove every page, and test examples and provedocs

gates: build/gated  ## open every page as readers do, and the book: is it theirs to use, small, valid, safe?

serve: build/proved  ## show the site on http://127.0.0.1:8000 and follow your edits
	NO_MKDOCS_2_WARNING=1 mkdocs serve

check: .venv/installed-site .venv/installed-openstack node_modules/.package-lock.json  ## prove one page: make check PAGE=docs/index.md
	pytest $(PAGE)

update: .venv/installed-site .venv/installed-openstack node_modules/.package-lock.json  ## let a page show what happens: make update PAGE=...
	pytest $(PAGE) --prove-update

bench: build/bench/installed build/proved  ## measure provedocs beside its peers, clouds from start to end, and books
	build/bench/bin/python -m tests.bench
	python -m tests.bench.clouds
	python -m tests.bench.endurance
	python -m tests.bench.books

clean:  ## remove everything that was made
	rm -rf .venv node_modules tests/gates/node_modules build site

build/built: build/proved
	NO_MKDOCS_2_WARNING=1 mkdocs build --strict
	@touch $@
	@echo "The site is in site/: open site/index.html, or run make serve"

build/proved: .venv/installed-site .venv/installed-openstack node_modules/.package-lock.json $(SOURCES)
	pytest $(PAGES)
	@touch $@

build/printed: build/proved
	provedocs pdf --release $(RELEASE)
	@touch $@

build/zipped: build/printed
	NO_MKDOCS_2_WARNING=1 provedocs offline $(RELEASE)
	@touch $@

build/published: build/zipped
	NO_MKDOCS_2_WARNING=1 mkdocs build --strict
	@touch build/built $@
	@echo "All is in site/: the pages, and under site/downloads/ the books and the offline copy"

build/tested: .venv/installed-test .venv/installed-openstack node_modules/.package-lock.json $(SOURCES) $(TESTS)
	ruff format --check
	ruff check
	mypy
	coverage erase
	coverage run -m pytest -n 2 $(CLOUDS:%=--ignore=%)
	coverage run -m pytest $(CLOUDS)
	coverage combine --quiet
	coverage report
	@touch build/proved $@

build/gated: build/built build/printed .venv/installed-test tests/gates/node_modules/.package-lock.json $(wildcard tests/gates/*.*)
	node tests/gates/gates.mjs site
	python tests/gates/verapdf.py build/pdf/openstack-by-example-a4.pdf
	pytest tests/gates/prove_gates.py
	@touch $@

.venv/installed-%: requirements/%.txt requirements/install.sh pyproject.toml
	@sh requirements/install.sh $*
	@mkdir -p build && touch $@

node_modules/.package-lock.json: package-lock.json .npmrc | .venv/installed-site
	npm ci --silent
	@touch $@

tests/gates/node_modules/.package-lock.json: tests/gates/package-lock.json tests/gates/.npmrc | .venv/installed-site
	npm ci --silent --prefix tests/gates
	@touch $@

build/bench/installed: requirements/bench.txt requirements/install.sh pyproject.toml
	@VENV=build/bench sh requirements/install.sh bench
	@touch $@

build/properdocs/installed: requirements/properdocs.txt requirements/install.sh pyproject.toml
	@VENV=build/properdocs sh requirements/install.sh properdocs
	@touch $@

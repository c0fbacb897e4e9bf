# `make` alone lists what there is.

PORT ?= 8000
DEMO ?= 1
SPAM ?=
SIZE ?= 1x
DATA ?=
POSTS ?= 10000
REVIEWS ?= 1000
REQUESTS ?= 20000
ONLY ?=
CASES ?= $(firstword $(wildcard $(DATA)/*cases*.csv $(DATA)/*/*cases*.csv))

VENV    := .venv
PYTHON  := $(VENV)/bin/python
RUNTIME := $(VENV)/runtime.stamp
DEV     := $(VENV)/dev.stamp
AUDIT   := $(VENV)/audit/ready.stamp
MUTANTS := $(VENV)/mutants.stamp

# Without kept bytecode every start of Django takes a second longer.
unexport PYTHONDONTWRITEBYTECODE

INSTALL = $(PYTHON) -m pip install -qq --disable-pip-version-check --only-binary :all: --require-hashes
LOCK    = $(VENV)/bin/uv pip compile --no-config --quiet --universal --python-version 3.12 \
          --generate-hashes --custom-compile-command "make lock"

# Throw-away values: `check --deploy` is to judge the settings of a live site.
DEPLOY  = DEBUG=0 SECRET_KEY=$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(64))') \
          ALLOWED_HOSTS=daesa.example DATABASE_URL=sqlite:///:memory:

.PHONY: help setup extras run password test test-sqlite test-postgres test-browser fuzz mutants lint fix messages pictures bench bench-search bench-import bench-move drill lock audit sbom

help:
	@echo "make run            start the demonstration site on 127.0.0.1:$(PORT)  (PORT=8001, DEMO=0 for an empty site)"
	@echo "make password       set a new password for the editor's login and print it"
	@echo "make setup          install everything, run nothing"
	@echo "make extras         install what a large site may use besides: docs/deploying.md, “Growing”"
	@echo "make test           every test: on SQLite, on PostgreSQL, in a browser"
	@echo "make test-sqlite    only the tests on SQLite      (also: test-postgres, test-browser)"
	@echo "make fuzz           hostile requests to every address and every form, REQUESTS=20000 of them: half an hour at most"
	@echo "make mutants        change the code of text/ and of moderation in small ways, and see whether a test notices:"
	@echo "                    half an hour (ONLY=text.veil.* for one module); docs/mutants.md"
	@echo "make lint           style, types, templates, migrations, deployment settings"
	@echo "make fix            repair what can be repaired by itself"
	@echo "make pictures       take the pictures of docs/editing.md anew"
	@echo "make messages       gather the strings of the interface and compile their translations"
	@echo "make bench          speed of the main pages and of a talk of 2,000 comments, and what spam is held"
	@echo "                    (SIZE=100x for a hundred times the site too; SPAM=file.jsonl for comments of your own)"
	@echo "make bench-search DATA=folder   what the search finds in a catalogue of your own, and how soon"
	@echo "make bench-import   what it takes to bring over a blog of 10,000 posts with 100,000 comments (POSTS=500 for less),"
	@echo "                    and each file of those made to do harm"
	@echo "make bench-move     what it takes to move a site of 1,000 reviews with 10,000 comments to PostgreSQL (REVIEWS=10000)"
	@echo "make drill          kill the servers of a large site in turn, and a web process of a small one a hundred times;"
	@echo "                    and a newsletter to 10,000 twenty times"
	@echo "make lock           write requirements/*.txt anew from requirements/*.in"
	@echo "make audit          whether a version in requirements/*.txt is known to be vulnerable"
	@echo "make sbom           write what the site is made of, as CycloneDX, to var/sbom/"

setup: $(DEV)

# A link to a Python that is gone counts as missing, so the environment is made again.
$(PYTHON):
	@python=$$(requirements/find-python) && "$$python" -m venv --clear $(VENV)

$(RUNTIME): requirements/runtime.txt | $(PYTHON)
	@echo "Installing what the site needs ..."
	@$(INSTALL) -r requirements/runtime.txt
	@touch $@

extras: $(RUNTIME)
	@echo "Installing what the site may use besides ..."
	@$(INSTALL) -r requirements/extras.txt

$(DEV): requirements/dev.txt | $(PYTHON)
	@echo "Installing what the site, its tests and checks need ..."
	@$(INSTALL) -r requirements/dev.txt
	@touch $(RUNTIME) $@

run: $(RUNTIME)
	@$(PYTHON) -c 'import socket; s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); s.bind(("127.0.0.1", $(PORT)))' 2>/dev/null \
	  || { echo "Port $(PORT) of 127.0.0.1 is taken: choose another, for example 'make run PORT=8001'." >&2; exit 1; }
	@$(PYTHON) manage.py migrate --verbosity 0
	@$(PYTHON) manage.py sync_roles --verbosity 0
	@[ "$(DEMO)" = 0 ] || $(PYTHON) manage.py load_demo
	@$(PYTHON) manage.py make_editor --port $(PORT)
	@SITE_ADDRESS=$${SITE_ADDRESS:-http://127.0.0.1:$(PORT)} DJANGO_RUNSERVER_HIDE_WARNING=true \
	  $(PYTHON) manage.py runserver --noreload 127.0.0.1:$(PORT)

password: $(RUNTIME)
	@$(PYTHON) manage.py make_editor --new-password --port $(PORT)

test: $(DEV)
	@$(PYTHON) -m tests.parts sqlite postgres browser

test-sqlite test-postgres test-browser: test-%: $(DEV)
	@$(PYTHON) -m tests.parts $*

# A test run has a small one of these.
fuzz: $(DEV)
	@FUZZ_REQUESTS=$(REQUESTS) DATABASE_URL=sqlite://:memory: $(PYTHON) -m pytest -q tests/fuzz

$(MUTANTS): requirements/mutants.txt | $(DEV)
	@echo "Installing what changes the code ..."
	@$(INSTALL) -r requirements/mutants.txt
	@touch $@

# -P: the folders of tests/ are called as those of the site. CI=true: each run of a test tries the same texts.
mutants: $(MUTANTS)
	@CI=true DATABASE_URL=sqlite://:memory: $(PYTHON) -P tests/mutants.py run $(if $(ONLY),'$(ONLY)')

lint: $(DEV)
	$(VENV)/bin/ruff check --quiet .
	$(VENV)/bin/ruff format --quiet --check .
	$(VENV)/bin/mypy
	find templates -name '*.html' -print0 | xargs -0 $(VENV)/bin/djade --target-version 6.1 --check
	$(PYTHON) -W error manage.py makemigrations --check --dry-run
	@$(DEPLOY) $(PYTHON) -W error manage.py check --deploy --fail-level WARNING

fix: $(DEV)
	$(VENV)/bin/ruff check --quiet --fix .
	$(VENV)/bin/ruff format --quiet .
	-find templates -name '*.html' -print0 | xargs -0 $(VENV)/bin/djade --target-version 6.1

messages: $(DEV)
	@$(PYTHON) -m tests.messages

pictures: $(DEV)
	@$(PYTHON) -m tests.guide

bench: $(DEV)
	@$(PYTHON) -m tests.bench --size $(SIZE) $(SPAM)

# On both databases: the catalogue, its credits and the cases lie somewhere in the folder.
bench-search: $(DEV)
	@[ -d "$(DATA)" ] || { echo "Say where the catalogue lies: make bench-search DATA=folder CASES=cases.csv" >&2; exit 1; }
	@$(PYTHON) manage.py search_benchmark "$(DATA)" "$(CASES)"
	@$(PYTHON) -m tests.postgres sh -c '$(PYTHON) manage.py search_benchmark "$(DATA)" "$(CASES)" --database "$$DATABASE_URL"'

# Ten comments for each review.
bench-move: $(DEV)
	@$(PYTHON) -m tests.bench.moving $(REVIEWS)

# Prints the figures. The same with fewer kills is a part of the tests.
DRILLED = DRILL_KILLS=100 DRILL_READERS=10000
drill: $(DEV)
	@DATABASE_URL=sqlite://:memory: $(DRILLED) $(PYTHON) -m pytest -q tests/drill tests/newsletter/test_killed.py
	@$(DRILLED) $(PYTHON) -m tests.postgres $(PYTHON) -m pytest -q tests/drill tests/newsletter/test_killed.py

bench-import: $(DEV)
	@$(PYTHON) -m tests.bench.importing $(POSTS)
	@$(PYTHON) -m tests.bench.hostile

lock: $(DEV)
	@cd requirements && ../$(LOCK) runtime.in --output-file runtime.txt
	@cd requirements && ../$(LOCK) extras.in --output-file extras.txt
	@cd requirements && ../$(LOCK) dev.in --output-file dev.txt
	@cd requirements && ../$(LOCK) audit.in --output-file audit.txt
	@cd requirements && ../$(LOCK) mutants.in --output-file mutants.txt

# Beside the others, for they bring fifty packages along that nothing else needs.
$(AUDIT): requirements/audit.txt | $(PYTHON)
	@echo "Installing what looks at packages ..."
	@$(PYTHON) -m venv --clear $(@D)
	@$(subst $(PYTHON),$(@D)/bin/python,$(INSTALL)) -r requirements/audit.txt
	@touch $@

# Error 1: one is. Error 3: nobody could say.
audit: $(AUDIT)
	@$(<D)/bin/python requirements/audit.py

sbom: $(AUDIT)
	@$(<D)/bin/python requirements/sbom.py var/sbom

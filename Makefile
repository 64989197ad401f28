# Two commands:  make lab   opens the course in JupyterLab;  make test   passes every test. Where there is no make:
# python start.py lab, python start.py test.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
ARGS   ?=
ORACLE := .venv-oracle

.PHONY: help setup lab test lint bench oracle site script mutants topics online screenshots pins clean

help:
	@echo "make lab    set up and open JupyterLab on the lessons   (make lab ARGS=--no-browser on a server)"
	@echo "make test   set up and run every test                   (make test ARGS='-k sigmoid' for some)"
	@echo "make lint   ruff and mypy over the code and the lessons' text"
	@echo "make bench  nnkit's speed beside PyTorch's and scikit-learn's (installs them into $(ORACLE)), how live the widgets are, how fast checks are and how long a class takes"
	@echo "make oracle compute PyTorch's numbers again and compare them with the stored ones"
	@echo "make site   build the course as pages to read, explorers alive, with nnkit's reference: public/index.html"
	@echo "make script build what the explorers' pages load of its sources; after any change of them (needs node)"
	@echo "make mutants     change the core a little, a place at a time: a test notices, or tests/mutants.toml says why not"
	@echo "make topics      write docs/topics.md, which topic is taught where, and docs/plan.md, how long it takes"
	@echo "make online      write docs/online.md: links that open a lesson on JupyterHub, Colab, Binder"
	@echo "make screenshots make the pictures in docs/images again, and docs/explorers.md"
	@echo "make pins        write constraints.txt: the newest versions that pyproject.toml allows, for every Python and system"
	@echo "make clean  remove the virtual environment"

# what start.py does on any system
setup lab test lint:
	@$(PYTHON) start.py $@ $(ARGS)

# PyTorch and scikit-learn live apart: nothing else of the course may come to need them.
$(ORACLE)/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(ORACLE)
	$(ORACLE)/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt \
	  $$($(PYTHON) -c "import tomllib; print(*tomllib.load(open('pyproject.toml', 'rb'))['project']['optional-dependencies']['bench'])")
	@touch $@

bench: setup $(ORACLE)/ready
	OPENBLAS_NUM_THREADS=1 XLA_FLAGS=--xla_cpu_multi_thread_eigen=false PYTHONPATH=. $(ORACLE)/bin/python bench/speed.py
	OPENBLAS_NUM_THREADS=1 PYTHONPATH=. $(BIN)/python bench/widgets.py
	OPENBLAS_NUM_THREADS=1 PYTHONPATH=. $(BIN)/python bench/explorers.py
	OPENBLAS_NUM_THREADS=1 PYTHONPATH=. $(BIN)/python bench/grading.py
	OPENBLAS_NUM_THREADS=1 PYTHONPATH=. $(BIN)/python bench/checks.py
	OPENBLAS_NUM_THREADS=1 PYTHONPATH=. $(BIN)/python bench/monday.py

oracle: $(ORACLE)/ready
	PYTHONPATH=. $(ORACLE)/bin/python -m tests.nnkit.oracle.pytorch --check
	PYTHONPATH=. $(ORACLE)/bin/python -m tests.nnkit.oracle.pytorch --networks 3000
	$(ORACLE)/bin/python tests/nnkit/oracle/digits.py --check
	PYTHONPATH=. $(ORACLE)/bin/python tests/nnkit/oracle/lesson_10.py

site: setup
	$(BIN)/course site $(ARGS)

script: setup
	$(BIN)/python -m tests.built

# as `make mutants ARGS="optim losses"`; all of it takes ten minutes of processor time. Of a module of the course, such as
# ARGS=course.grading.texts.cells, the guards are dropped
mutants: setup
	$(BIN)/python -m tests.mutate $(ARGS)

topics: setup
	$(BIN)/python docs/topics.py
	$(BIN)/python docs/plan.py

online: setup
	$(BIN)/python docs/online.py

# what the browser tests see, as pictures for docs/ and README, and the page that shows them
screenshots: setup
	NNKIT_BROWSER_REQUIRED=1 NNKIT_SCREENSHOTS=$(CURDIR)/docs/images \
	  $(BIN)/python -m pytest tests/browser -k 'test_in_the_gallery or test_looks or test_a_lesson or test_widths'
	$(BIN)/python docs/explorers.py

# one file for every Python from the oldest on and every system: markers say which line is for whom
pins: setup
	$(BIN)/uv pip compile --quiet --universal --upgrade --python-version 3.11.0 --no-annotate \
	  --custom-compile-command "make pins" --extra lab --extra progress --extra test --extra lint --extra dask --extra site \
	  --no-emit-package nnkit-lessons -o constraints.txt pyproject.toml course/pyproject.toml

clean:
	rm -rf $(VENV) $(ORACLE) public

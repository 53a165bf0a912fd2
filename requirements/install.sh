#!/bin/sh
# Make .venv hold what requirements/$1.txt pins, by hash; say in one line what is missing.
# Run as: sh requirements/install.sh NAME; VENV=FOLDER makes another environment.
set -eu
lock=requirements/$1.txt
venv=${VENV:-.venv}
stop() { echo "$*" >&2; exit 1; }

if [ ! -x "$venv"/bin/python ]; then
    for python in "${PYTHON:-python3}" python3.13 python3.12 python3.11; do
        command -v "$python" >/dev/null 2>&1 &&
            "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break
        python=
    done
    [ -n "$python" ] || stop "Python 3.11 or newer is needed: install it (apt install python3), or name it: make PYTHON=/path/to/python"
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        stop "$python has no venv module: install it (apt install python3-venv)"
    "$python" -m venv "$venv"
fi
if [ ! -x "$venv"/bin/uv ]; then
    "$venv"/bin/python -m pip install --quiet --require-hashes -r requirements/install.txt ||
        stop "pip could not fetch the installer: is a package index reachable?"
fi
"$venv"/bin/uv pip install --quiet --python "$venv"/bin/python --require-hashes --compile-bytecode -r "$lock" ||
    stop "uv could not install $lock: see its message above"
"$venv"/bin/uv pip install --quiet --python "$venv"/bin/python --no-deps --no-build-isolation -e .

#!/usr/bin/env bash
# Compile the pinned and hashed requirements from pyproject.toml; run it after changing a dependency. Pins that still fit are kept:
# those of requirements-dev.txt, of which the others begin as copies, so that what is tested is what is installed.
set -euo pipefail
cd "$(dirname "$0")/.."
compile() { uv pip compile pyproject.toml --universal --generate-hashes --no-strip-extras --no-emit-index-url --no-header --quiet "$@"; }
compile --all-extras --group dev --output-file requirements-dev.txt
for lock in requirements.txt requirements-{build,dask,s3,search}.txt; do cp requirements-dev.txt "$lock"; done
compile --output-file requirements-build.txt
compile --extra cards --extra completion --extra email --extra html --extra ingest --extra serve --output-file requirements.txt
compile --extra dask --output-file requirements-dask.txt
compile --extra s3 --output-file requirements-s3.txt
compile --extra search --output-file requirements-search.txt
python3 .ci/closing.py requirements*.txt

#!/usr/bin/env bash
# Compile the pinned and hashed requirements from pyproject.toml; run it after changing a dependency.
set -euo pipefail
cd "$(dirname "$0")/.."
compile() { uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --no-header --quiet "$@"; }
compile --output-file requirements-build.txt
compile --extra cards --extra completion --extra email --extra ingest --extra serve --output-file requirements.txt
compile --extra s3 --output-file requirements-s3.txt
compile --extra cards --extra completion --extra dask --extra email --extra ingest --extra s3 --extra search --extra serve --group dev --output-file requirements-dev.txt

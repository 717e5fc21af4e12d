#!/usr/bin/env bash
# Ask the package index whether each pinned package has a wheel for each platform: where one has none, an install would compile it.
# requirements-dev.txt has every pin of the other files.
set -euo pipefail
cd "$(dirname "$0")/.."
target=$(mktemp -d)
trap 'rm -rf "$target"' EXIT
for platform in x86_64-manylinux_2_28 aarch64-manylinux_2_28 aarch64-apple-darwin x86_64-pc-windows-msvc; do
  for version in 3.11 3.12 3.13; do
    echo "$platform, Python $version"
    uv pip install --dry-run --quiet --only-binary :all: --python-platform "$platform" --python-version "$version" \
      --target "$target" -r requirements-dev.txt
  done
done

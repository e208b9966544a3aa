#!/usr/bin/env bash
# Looks into the static libraries of core/ for symbols of libraries that their room must not know.
# Usage: check_symbols.sh ROOM=ARCHIVE...  e.g. base=build/core/base/libcore_base.a
# Prints one line per violation; exit status 1 if there is any.
set -euo pipefail
export LC_ALL=C

violations=0
complain() {
    echo "$1"
    violations=$((violations + 1))
}

# forbid ROOM SYMBOLS WHAT PATTERN: the pattern must not begin a qualified name anywhere in a symbol.
forbid() {
    local found
    found=$(grep -m 3 -E "(^|[^A-Za-z0-9_:])($4)" "$2" || true)
    if [ -n "$found" ]; then
        complain "core_$1 has symbols of $3, for example:"
        cut -c 1-200 <<<"$found"
    fi
}

if [ "$#" -eq 0 ]; then
    echo "check_symbols: no archives given."
    exit 1
fi
symbols=$(mktemp)
trap 'rm -f "$symbols"' EXIT
for argument in "$@"; do
    room=${argument%%=*}
    archive=${argument#*=}
    # Address and type are dropped; both defined and wanted symbols stay.
    nm -C "$archive" 2>/dev/null | sed -nE 's/^[0-9a-f ]{16,} [A-Za-z] //p' >"$symbols" || true
    if [ ! -s "$symbols" ]; then
        complain "core_$room: nm finds no symbols in $archive."
        continue
    fi
    forbid "$room" "$symbols" "Qt" 'Q[A-Z][A-Za-z0-9]+([^A-Za-z0-9_]|$)|qt_[a-z]+|Qt::'
    case $room in
        data) ;;
        *) forbid "$room" "$symbols" "OpenCV" 'cv::'
           forbid "$room" "$symbols" "pugixml" 'pugi::' ;;
    esac
    case $room in
        fetch) ;;
        *) forbid "$room" "$symbols" "libcurl or OpenSSL" 'curl_[a-z]+|(EVP|SSL|BIO)_[A-Za-z]+'
           forbid "$room" "$symbols" "the network" '(connect|getaddrinfo|gethostbyname)(@|$)' ;;
    esac
    case $room in
        model | engine_torch) ;;
        *) forbid "$room" "$symbols" "LibTorch" '(at|c10|torch|caffe2)::' ;;
    esac
    case $room in
        base | evaluate | fetch) forbid "$room" "$symbols" "nlohmann-json" 'nlohmann::' ;;
    esac
done
if [ "$violations" -gt 0 ]; then
    echo "check_symbols: $violations violation(s)."
    exit 1
fi
echo "check_symbols: $# archives, no violation."

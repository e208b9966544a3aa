#!/usr/bin/env bash
# Looks into built programs for what makes an overflow harder to use. Usage: check_hardening.sh linked|code PROGRAM...
#   linked: placed anywhere in memory (PIE), tables read-only (RELRO) and bound at the start (NOW)
#   code: that, and a guarded stack and checked library calls (BOXWRIGHT_HARDEN)
# Prints one line per violation; exit status 1 if there is any, 77 if a program is not built.
set -euo pipefail
export LC_ALL=C

violations=0
# require PROGRAM WORDS PATTERN TEXT: a line of the text has the pattern.
require() {
    if ! grep -qE -- "$3" <<<"$4"; then
        echo "$1: $2"
        violations=$((violations + 1))
    fi
}

if [ "$#" -lt 2 ]; then
    echo "check_hardening: no programs given."
    exit 1
fi
mode=$1
shift
allSymbols=""
for program in "$@"; do
    if [ ! -e "$program" ]; then
        echo "check_hardening: $program is not built."
        exit 77
    fi
    header=$(readelf -hW "$program")
    segments=$(readelf -lW "$program")
    dynamic=$(readelf -dW "$program")
    require "$program" "not position-independent" 'Type: +DYN' "$header"
    require "$program" "tables stay writable" 'GNU_RELRO' "$segments"
    require "$program" "symbols are bound lazily" 'BIND_NOW|FLAGS.* NOW' "$dynamic"
    require "$program" "the stack is executable" 'GNU_STACK.* RW ' "$segments"
    if [ "$mode" = code ]; then
        symbols=$(readelf --dyn-syms -W "$program")
        require "$program" "no guarded stack" '__stack_chk_fail' "$symbols"
        allSymbols+=$symbols # one program may have nothing to check
    fi
done
if [ "$mode" = code ]; then
    require "$*" "no checked library calls" '__[a-z]+_chk(@|$| )' "$allSymbols"
fi
if [ "$violations" -gt 0 ]; then
    echo "check_hardening: $violations violation(s)."
    exit 1
fi
echo "check_hardening: $# programs, no violation."

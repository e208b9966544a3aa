#!/usr/bin/env bash
# Caps on lines and words that do not belong into the sources (CONTRIBUTING.md, "Rules").
# Usage: check_sizes.sh REPOSITORY_ROOT. Prints one line per violation; exit status 1 if there is any.
set -euo pipefail
cd "$1"

mapfile -t files < <(find core ui app tests -type f \( -name '*.h' -o -name '*.cpp' \) 2>/dev/null | sort)
mapfile -t buildFiles < <(find CMakeLists.txt core ui app tests translations \
    \( -name CMakeLists.txt -o -name '*.cmake' \) -type f 2>/dev/null | sort)
if [ "${#files[@]}" -eq 0 ] || [ "${#buildFiles[@]}" -eq 0 ]; then
    echo "check_sizes: no sources or no CMakeLists.txt under $1."
    exit 1
fi

status=0
awk '
function complain(line, reason) {
    printf "%s:%d: %s\n", FILENAME, line, reason
    ++violations
}
function closeFile() {
    if (name != "" && lines > cap) {
        printf "%s: %d lines, at most %d\n", name, lines, cap
        ++violations
    }
}
FNR == 1 {
    closeFile()
    name = FILENAME
    cap = 500
    if (name ~ /\.h$/) cap = 250
    else if (name ~ /^tests\// || name == "ui/main_window.cpp") cap = 400
    functionStart = 0
    inCore = name ~ /^core\//
    inTests = name ~ /^tests\//
    if (name ~ /\.h$/) guarded[name] = 0
}
{ lines = FNR }
/^#pragma once$/ { guarded[name] = 1 }

# clang-format puts the first line of a namespace-level function and its closing brace into the first column.
/^}$/ {
    functionLines = FNR - functionStart + 1 - tableRows
    if (functionStart > 0 && functionLines > 60)
        complain(functionStart, "a function of " functionLines " lines, at most 60")
    functionStart = 0
}
# The rows of a literal table do not count.
/^[ \t]+["{]/ { ++tableRows }
/^[A-Za-z_~\[]/ && !/^(namespace|using|class|struct|enum|union|extern|template|public|private|protected|Q_)/ && !/;$/ {
    functionStart = FNR
    tableRows = 0
}
/;$/ && /^[^ \t]/ { functionStart = 0 }

/(^|[^A-Za-z0-9_])(TO[D]O|FIX[M]E)([^A-Za-z0-9_]|$)/ { complain(FNR, "finish it or open an issue: no marks for later in the sources") }
/public[ \t]+QThread([^A-Za-z0-9_]|$)/ { complain(FNR, "no subclass of QThread: move a worker object to a thread") }
/[^A-Za-z0-9_]sender\(\)/ { complain(FNR, "no sender(): connect with a lambda that knows") }
/BlockingQueuedConnection/ { complain(FNR, "no blocking queued connection") }
/Q_OBJECT/ && !/^[ \t]*Q_OBJECT$/ && !/\/\// { complain(FNR, "Q_OBJECT stands on its own line") }
inCore && /(^|[^A-Za-z0-9_])f?printf[ \t]*\(|std::(cout|cerr|clog)|(^|[^A-Za-z0-9_])f?puts[ \t]*\(/ {
    complain(FNR, "core does not print: return a value or call back")
}
inTests && /(qSleep|qWait|sleep_for|sleep_until)[ \t]*\(/ { complain(FNR, "tests wait for a signal, not for time") }

END {
    closeFile()
    for (header in guarded)
        if (!guarded[header]) {
            printf "%s: no #pragma once\n", header
            ++violations
        }
    exit violations > 0 ? 1 : 0
}
' "${files[@]}" || status=1

if grep -nHiE 'file[[:space:]]*\([[:space:]]*GLOB' "${buildFiles[@]}"; then
    echo "check_sizes: sources are named one by one, not with file(GLOB."
    status=1
fi
if [ "$status" -ne 0 ]; then
    echo "check_sizes: violations found."
    exit 1
fi
echo "check_sizes: ${#files[@]} sources and ${#buildFiles[@]} build files, no violation."

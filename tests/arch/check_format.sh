#!/usr/bin/env bash
# Holds the sources against .clang-format. Usage: check_format.sh CLANG_FORMAT REPOSITORY_ROOT
set -euo pipefail
cd "$2"
mapfile -t files < <(find core ui app tests -type f \( -name '*.h' -o -name '*.cpp' \) | sort)
if ! "$1" --dry-run -Werror "${files[@]}"; then
    echo "check_format: run $1 -i on the files named above."
    exit 1
fi
echo "check_format: ${#files[@]} files, no violation."

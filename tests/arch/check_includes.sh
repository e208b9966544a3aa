#!/usr/bin/env bash
# Holds every #include line of core/, ui/ and app/ against the layer table of README.md.
# Usage: check_includes.sh REPOSITORY_ROOT. Prints one line per violation; exit status 1 if there is any.
set -euo pipefail
cd "$1"

mapfile -t files < <(find core ui app -type f \( -name '*.h' -o -name '*.cpp' \) 2>/dev/null | sort)
if [ "${#files[@]}" -eq 0 ]; then
    echo "check_includes: no sources under $1/core, ui or app."
    exit 1
fi

awk '
# The room a file lives in, or the room that an include path names.
function roomOf(path) {
    if (match(path, /^core\/[a-z_]+\//))
        return substr(path, 6, RLENGTH - 6)
    if (path ~ /^ui\//)
        return "ui"
    if (match(path, /^app\/[a-z_]+\//))
        return substr(path, 5, RLENGTH - 5)
    return ""
}
# The third-party library an angle include belongs to; "std" and "system" for what comes with the compiler.
function libraryOf(header) {
    if (header ~ /^(torch|ATen|c10|caffe2)\//) return "torch"
    if (header ~ /^(QtNetwork|QtWebSockets)(\/|$)/ || header ~ /^Q(Network|Tcp|Udp|Local(Server|Socket)|Ssl|Host|Dns|Http|Dtls|Sctp|AbstractSocket|WebSocket)/) return "qtnetwork"
    if (header ~ /^Q[A-Z]/ || header ~ /^Qt[A-Z][A-Za-z]*\// || header ~ /^q[a-z]+\.h$/) return "qt"
    if (header ~ /^opencv2\//) return "opencv"
    if (header == "pugixml.hpp") return "pugixml"
    if (header == "jpeglib.h" || header == "jerror.h" || header == "png.h") return "codecs"
    if (header ~ /^nlohmann\//) return "nlohmann"
    if (header ~ /^CLI\//) return "cli11"
    if (header ~ /^curl\//) return "curl"
    if (header ~ /^openssl\//) return "openssl"
    if (header ~ /^tl\//) return "expected"
    if (header ~ /^[a-z_0-9]+$/) return "std"
    if (header ~ /^((sys|linux|arpa|netinet)\/)?[a-z_0-9]+\.h$/) return "system"
    return "unknown"
}
function complain(reason) {
    printf "%s:%d: %s\n", FILENAME, FNR, reason
    ++violations
}
function allows(table, name) { return index(" " table " ", " " name " ") > 0 }

BEGIN {
    rooms["base"] = "base"
    rooms["evaluate"] = "base evaluate"
    rooms["model"] = "base model"
    rooms["data"] = "base data"
    rooms["fetch"] = "base fetch" # the only one that opens a connection
    rooms["engine"] = "base evaluate engine" # and model, in .cpp
    rooms["ui"] = "base data fetch evaluate engine ui"
    rooms["studio"] = "base data fetch evaluate engine ui studio"
    rooms["cli"] = "base data fetch evaluate engine cli"

    # Third-party libraries in .cpp files, and those that may show in headers.
    sourceLibraries["base"] = "std system expected"
    sourceLibraries["evaluate"] = "std system"
    sourceLibraries["model"] = "std system torch nlohmann"
    sourceLibraries["data"] = "std system opencv codecs pugixml nlohmann"
    sourceLibraries["fetch"] = "std system curl openssl"
    sourceLibraries["engine"] = "std system torch nlohmann"
    sourceLibraries["ui"] = "std system qt"
    sourceLibraries["studio"] = "std system qt nlohmann"
    sourceLibraries["cli"] = "std system nlohmann cli11"
    headerLibraries["base"] = "std expected"
    headerLibraries["evaluate"] = "std"
    headerLibraries["model"] = "std torch"
    headerLibraries["data"] = "std"
    headerLibraries["fetch"] = "std"
    headerLibraries["engine"] = "std"
    headerLibraries["ui"] = "std qt"
    headerLibraries["studio"] = "std qt"
    headerLibraries["cli"] = "std cli11"
}

FNR == 1 {
    room = roomOf(FILENAME)
    isHeader = FILENAME ~ /\.h$/
    includesSeen = 0
    if (!(room in rooms))
        complain("this folder is no room of the layer table")
}
!/^[ \t]*#[ \t]*include/ { next }
!(room in rooms) { next }

match($0, /"[^"]+"/) {
    path = substr($0, RSTART + 1, RLENGTH - 2)
    ++includesSeen
    if (path ~ /^[A-Za-z0-9_]+\.moc$/)
        next
    target = roomOf(path)
    if (target == "")
        complain("\"" path "\" is not rooted (\"core/base/geometry.h\")")
    else if (room == "engine" && target == "model" && isHeader)
        complain("headers of core/engine must not show core/model (" path ")")
    else if (!allows(rooms[room], target) && !(room == "engine" && target == "model"))
        complain(room " must not include " path)
    ownHeader = FILENAME
    sub(/\.cpp$/, ".h", ownHeader)
    if (includesSeen > 1 && path == ownHeader)
        complain("the own header comes first")
    next
}
match($0, /<[^>]+>/) {
    header = substr($0, RSTART + 1, RLENGTH - 2)
    ++includesSeen
    library = libraryOf(header)
    if (library == "unknown")
        complain("<" header "> is of no library that the layer table knows")
    else if (isHeader && !allows(headerLibraries[room], library))
        complain("<" header "> must not show in a header of " room)
    else if (!isHeader && !allows(sourceLibraries[room], library))
        complain(room " must not include <" header ">")
    next
}
{ complain("an include that names no file") }

END {
    if (violations > 0) {
        printf "check_includes: %d violation(s).\n", violations
        exit 1
    }
}
' "${files[@]}"
echo "check_includes: ${#files[@]} files, no violation."

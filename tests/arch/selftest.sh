#!/usr/bin/env bash
# Shows that the checks of this folder notice what they are there for: plants one violation at a time in a small copy of
# the tree's shape and expects the check to name it.
# Usage: selftest.sh CXX
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cxx=$1
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
failures=0

cleanTree() {
    rm -rf "${tree:?}"/*
    mkdir -p "$tree"/core/{base,model,data,fetch,evaluate,engine} "$tree"/ui "$tree"/app/{cli,studio} "$tree"/tests
    printf '#pragma once\n#include <vector>\n#include <tl/expected.hpp>\n' >"$tree/core/base/box.h"
    printf '#include "core/base/box.h"\n' >"$tree/core/base/box.cpp"
    printf '#include <torch/torch.h>\n#include "core/model/net.h"\n' >"$tree/core/engine/job.cpp"
    printf '#include <QString>\n#include "core/engine/job.h"\n' >"$tree/ui/view.cpp"
    printf 'add_library(base box.cpp)\n' >"$tree/CMakeLists.txt"
}

# expect CHECK FILE TEXT WORDS: with TEXT as the file's content, the check fails and its output has the words.
expect() {
    local output status=0
    cleanTree
    printf '%b' "$3" >"$tree/$2"
    output=$("$here/$1" "$tree") || status=$?
    if [ "$status" -eq 0 ] || ! grep -qF -- "$4" <<<"$output"; then
        echo "selftest: $1 did not notice '$3' in $2; it said: $output"
        failures=$((failures + 1))
    fi
}

# expectSymbol ROOM CODE WORDS: an object compiled from CODE is refused for the room.
expectSymbol() {
    local output status=0
    "$cxx" -x c++ -c -o "$tree/planted.o" - <<<"$2"
    output=$("$here/check_symbols.sh" "$1=$tree/planted.o") || status=$?
    if [ -n "$3" ] && { [ "$status" -eq 0 ] || ! grep -qF -- "$3" <<<"$output"; }; then
        echo "selftest: check_symbols.sh did not notice '$2' in $1; it said: $output"
        failures=$((failures + 1))
    elif [ -z "$3" ] && [ "$status" -ne 0 ]; then
        echo "selftest: check_symbols.sh refuses '$2' in $1: $output"
        failures=$((failures + 1))
    fi
}

# expectProgram MODE WORDS FLAGS...: a program that is linked like that is refused; accepted if there are no words.
expectProgram() {
    local output status=0
    "$cxx" -x c++ -o "$tree/planted" "${@:3}" - <<<'#include <cstring>
        int main(int argc, char** argv) { char name[64]; std::strcpy(name, argv[argc - 1]); return name[0]; }'
    output=$("$here/check_hardening.sh" "$1" "$tree/planted") || status=$?
    if [ -n "$2" ] && { [ "$status" -ne 1 ] || ! grep -qF -- "$2" <<<"$output"; }; then
        echo "selftest: check_hardening.sh did not notice '${*:3}'; it said: $output"
        failures=$((failures + 1))
    elif [ -z "$2" ] && [ "$status" -ne 0 ]; then
        echo "selftest: check_hardening.sh refuses '${*:3}': $output"
        failures=$((failures + 1))
    fi
}

cleanTree
"$here/check_includes.sh" "$tree" >/dev/null || { echo "selftest: the clean tree has include violations."; exit 1; }
"$here/check_sizes.sh" "$tree" >/dev/null || { echo "selftest: the clean tree has size violations."; exit 1; }

expect check_includes.sh core/base/a.cpp '#include <QString>\n' 'base must not include <QString>'
expect check_includes.sh core/base/a.cpp '#include "core/data/voc_xml.h"\n' 'base must not include core/data'
expect check_includes.sh core/evaluate/a.cpp '#include <nlohmann/json.hpp>\n' 'evaluate must not include'
expect check_includes.sh core/data/a.cpp '#include "core/engine/trainer.h"\n' 'data must not include core/engine'
expect check_includes.sh core/data/a.cpp '#  include <ATen/ATen.h>\n' 'data must not include <ATen/ATen.h>'
expect check_includes.sh core/data/a.h '#include <opencv2/core.hpp>\n' 'must not show in a header of data'
expect check_includes.sh core/data/a.h '#include <pugixml.hpp>\n' 'must not show in a header of data'
expect check_includes.sh core/model/a.h '#include <nlohmann/json.hpp>\n' 'must not show in a header of model'
expect check_includes.sh core/model/a.cpp '#include <opencv2/core.hpp>\n' 'model must not include'
expect check_includes.sh core/engine/a.cpp '#include "core/data/voc_xml.h"\n' 'engine must not include core/data'
expect check_includes.sh core/engine/a.h '#include <torch/torch.h>\n' 'must not show in a header of engine'
expect check_includes.sh core/engine/a.h '#include "core/model/net.h"\n' 'headers of core/engine must not show core/model'
expect check_includes.sh core/fetch/a.cpp '#include "core/engine/job.h"\n' 'fetch must not include core/engine'
expect check_includes.sh core/fetch/a.h '#include <curl/curl.h>\n' 'must not show in a header of fetch'
expect check_includes.sh core/engine/a.cpp '#include <curl/curl.h>\n' 'engine must not include <curl/curl.h>'
expect check_includes.sh core/data/a.cpp '#include <openssl/evp.h>\n' 'data must not include <openssl/evp.h>'
expect check_includes.sh core/engine/a.cpp '#include "core/fetch/download.h"\n' 'engine must not include core/fetch'
expect check_includes.sh ui/a.cpp '#include <QNetworkAccessManager>\n' 'ui must not include <QNetworkAccessManager>'
expect check_includes.sh ui/a.cpp '#include "core/model/net.h"\n' 'ui must not include core/model'
expect check_includes.sh ui/a.cpp '#include <torch/torch.h>\n' 'ui must not include <torch/torch.h>'
expect check_includes.sh ui/a.cpp '#include "view.h"\n' 'is not rooted'
expect check_includes.sh app/cli/a.cpp '#include <QString>\n' 'cli must not include <QString>'
expect check_includes.sh app/cli/a.cpp '#include "ui/view.h"\n' 'cli must not include ui'
expect check_includes.sh app/studio/a.cpp '#include <CLI/CLI.hpp>\n' 'studio must not include <CLI/CLI.hpp>'
expect check_includes.sh core/base/a.cpp '#include <boost/any.hpp>\n' 'of no library that the layer table knows'
expect check_includes.sh core/base/a.cpp '#include <vector>\n#include "core/base/a.h"\n' 'the own header comes first'

expect check_sizes.sh core/base/a.h '// no guard\n' 'no #pragma once'
expect check_sizes.sh core/base/a.h "#pragma once\n$(printf '%.0s// line\\n' {1..250})" '251 lines, at most 250'
expect check_sizes.sh core/base/a.cpp "$(printf '%.0s// line\\n' {1..501})" '501 lines, at most 500'
expect check_sizes.sh tests/tst_a.cpp "$(printf '%.0s// line\\n' {1..401})" '401 lines, at most 400'
expect check_sizes.sh core/base/a.cpp "int f() {\n$(printf '%.0s    g();\\n' {1..59})}\n" 'a function of 61 lines'
expect check_sizes.sh core/base/a.cpp '// TO''DO later\n' 'no marks for later'
expect check_sizes.sh ui/a.h '#pragma once\nclass A : public QThread {\n' 'no subclass of QThread'
expect check_sizes.sh ui/a.cpp '    auto* who = sender();\n' 'no sender()'
expect check_sizes.sh ui/a.h '#pragma once\nclass A { Q_OBJECT\n' 'Q_OBJECT stands on its own line'
expect check_sizes.sh core/base/a.cpp '    std::cout << 1;\n' 'core does not print'
expect check_sizes.sh core/base/a.cpp '    printf("x");\n' 'core does not print'
expect check_sizes.sh tests/tst_a.cpp '    QTest::qWait(100);\n' 'not for time'
expect check_sizes.sh core/CMakeLists.txt 'file(GLOB sources *.cpp)\n' 'named one by one'

expectSymbol base 'class QString {}; void f(QString) {}' 'symbols of Qt'
expectSymbol engine 'class QObject { public: void g(); }; void f(QObject* o) { o->g(); }' 'symbols of Qt'
expectSymbol model 'namespace cv { void f() {} }' 'symbols of OpenCV'
expectSymbol evaluate 'namespace at { void f(); } void g() { at::f(); }' 'symbols of LibTorch'
expectSymbol data 'namespace torch { void f() {} }' 'symbols of LibTorch'
expectSymbol engine 'namespace torch { void f() {} }' 'symbols of LibTorch'
expectSymbol engine_lazy 'namespace at { void f() {} }' 'symbols of LibTorch'
expectSymbol engine_torch 'namespace at { void f() {} }' ''
expectSymbol base 'namespace nlohmann { void f() {} }' 'symbols of nlohmann-json'
expectSymbol engine 'extern "C" void* curl_easy_init(); void f() { curl_easy_init(); }' 'symbols of libcurl or OpenSSL'
expectSymbol data 'extern "C" int connect(int, const void*, unsigned); int f() { return connect(0, nullptr, 0); }' 'symbols of the network'
expectSymbol fetch 'extern "C" void* curl_easy_init(); void f() { curl_easy_init(); }' ''
expectSymbol base '// nothing' 'finds no symbols'
expectSymbol model 'namespace at { struct QEngine {}; void f(QEngine) {} }' ''
expectSymbol data 'namespace cv { void f() {} }' ''

linked=(-pie -fPIE -Wl,-z,relro -Wl,-z,now)
code=(-O2 -fstack-protector-strong -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
expectProgram linked '' "${linked[@]}"
expectProgram code '' "${linked[@]}" "${code[@]}"
expectProgram linked 'not position-independent' -no-pie -Wl,-z,relro -Wl,-z,now
expectProgram linked 'tables stay writable' -pie -fPIE -Wl,-z,norelro -Wl,-z,now
expectProgram linked 'bound lazily' -pie -fPIE -Wl,-z,relro -Wl,-z,lazy
expectProgram linked 'the stack is executable' "${linked[@]}" -Wl,-z,execstack
expectProgram code 'no guarded stack' "${linked[@]}" -O2 -fno-stack-protector -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
expectProgram code 'no checked library calls' "${linked[@]}" -O2 -fstack-protector-strong -U_FORTIFY_SOURCE

if [ "$failures" -gt 0 ]; then
    echo "selftest: $failures planted violation(s) went unnoticed."
    exit 1
fi
echo "selftest: every planted violation was noticed."

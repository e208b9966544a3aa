# Shared by script/run and script/test: packages, configure, build. Sourced with the repository root as working folder.
# shellcheck shell=bash

# Some machines export these for other programs; with them OpenBLAS multiplies matrices at half its speed.
unset OPENBLAS_CORETYPE OPENBLAS_L2_SIZE

# What a build needs on Debian and Ubuntu. "a|b" is satisfied by either; a is preferred if the system offers it.
buildPackages=(
    g++ cmake ninja-build ccache
    libopencv-dev libjpeg-dev libpng-dev libpugixml-dev nlohmann-json3-dev libcli11-dev libexpected-dev zlib1g-dev
    libcurl4-openssl-dev libssl-dev
    qt6-base-dev qt6-charts-dev libqt6opengl6-dev "qt6-svg-plugins|libqt6svg6" "qt6-svg-dev|libqt6svg6-dev"
    qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-translations-l10n fonts-dejavu-core
)
# The packaged LibTorch (CPU), the headers it needs for training in several processes, and a fast matrix library for it,
# which it only recommends.
torchPackages=(libtorch-dev libgloo-dev "libopenblas0-openmp|libopenblas0-pthread")

say() { printf '\n== %s\n' "$*"; }

die() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

# Names that installed packages provide besides their own: Debian 13 has libqt6opengl6-dev inside qt6-base-dev.
providedNames() { dpkg-query -W -f='${db:Status-Status}, ${Provides}\n' | sed -n 's/^installed, //p' | tr ',' '\n' | awk '{ print $1 }'; }

isInstalled() {
    [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed || $'\n'$provided$'\n' == *$'\n'"$1"$'\n'* ]]
}

isOffered() {
    [[ $(LC_ALL=C apt-cache policy "$1" 2>/dev/null) == *"Candidate: "[!\(]* ||
        $(LC_ALL=C apt-cache showpkg "$1" 2>/dev/null) == *"Reverse Provides:"*[!$' \n']* ]]
}

# missingFrom ENTRY...: sets `missing` to the entries of which no alternative is installed.
missingFrom() {
    local entry name provided
    local -a names
    provided=$(providedNames)
    missing=()
    for entry in "$@"; do
        IFS='|' read -ra names <<<"$entry"
        for name in "${names[@]}"; do
            isInstalled "$name" && continue 2
        done
        missing+=("$entry")
    done
}

# chooseOffered ENTRY...: sets `chosen` to the first alternative of each entry that the package sources offer.
chooseOffered() {
    local entry name
    local -a names
    chosen=()
    for entry in "$@"; do
        IFS='|' read -ra names <<<"$entry"
        for name in "${names[@]}"; do
            if isOffered "$name"; then
                chosen+=("$name")
                continue 2
            fi
        done
        die "the package sources of this system do not offer ${entry//|/ or }, which the build needs."
    done
}

# installPackages ENTRY...: installs what is missing, after saying so.
installPackages() {
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        say "No apt-get here: the packages named in script/common.sh have to be there already"
        return
    fi
    local -a missing chosen asRoot=()
    missingFrom "$@"
    if [[ ${#missing[@]} -eq 0 ]]; then
        say "Packages: all $# are installed"
        return
    fi
    if [[ $(id -u) -ne 0 ]]; then
        command -v sudo >/dev/null ||
            die "packages are missing (${missing[*]}), and installing them takes root: there is no sudo here."
        asRoot=(sudo)
    fi
    say "Packages: ${#missing[@]} of $# are missing; refreshing the package lists"
    "${asRoot[@]}" apt-get -o DPkg::Lock::Timeout=120 update -qq || echo "The package lists could not be refreshed; going on with what is known."
    chooseOffered "${missing[@]}"
    say "Installing ${chosen[*]}"
    "${asRoot[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 \
        install -y -q --no-install-recommends "${chosen[@]}" ||
        die "apt-get could not install the packages; its own message is above."
}

# The packages of a build: with LIBTORCH set, LibTorch comes from there.
installBuildPackages() {
    local -a packages=("${buildPackages[@]}" "$@")
    if [[ -n ${LIBTORCH:-} ]]; then
        LIBTORCH=$(realpath -m -- "$LIBTORCH")
        [[ -f $LIBTORCH/share/cmake/Torch/TorchConfig.cmake ]] ||
            die "LIBTORCH=$LIBTORCH holds no share/cmake/Torch/TorchConfig.cmake; give the unpacked libtorch folder."
        say "LibTorch: $LIBTORCH"
    else
        packages+=("${torchPackages[@]}")
    fi
    installPackages "${packages[@]}"
}

# Compilers of torch sources take up to 2 GB each.
buildJobs() {
    local cores memory
    cores=$(nproc)
    memory=$(awk '/^MemAvailable:/ { print int($2 / 2097152) }' /proc/meminfo)
    if [[ ${memory:-1} -lt $cores ]]; then
        cores=$memory
    fi
    echo $((cores > 0 ? cores : 1))
}

# configureAndBuild PRESET [TARGET...]: all targets if none is named.
configureAndBuild() {
    local preset=$1 jobs
    shift
    local -a configure=(--preset "$preset" "-DCMAKE_PREFIX_PATH=${LIBTORCH:-}") targets=()
    local cache=build/$preset/CMakeCache.txt
    command -v cmake >/dev/null || die "cmake is missing; install it (3.25 or newer) and run this again."
    # What CMake found in one LibTorch stays in its cache: start over when another is asked for.
    if [[ -f $cache && $(sed -n 's/^CMAKE_PREFIX_PATH:[A-Z]*=//p' "$cache") != "${LIBTORCH:-}" ]]; then
        configure+=(--fresh)
    fi
    say "Configuring (cmake ${configure[*]})"
    cmake "${configure[@]}" || die "the configuration failed; CMake's message is above."
    jobs=$(buildJobs)
    if [[ $# -gt 0 ]]; then
        targets=(--target "$@")
    fi
    say "Building with $jobs job(s) in build/$preset"
    cmake --build --preset "$preset" --parallel "$jobs" "${targets[@]}" ||
        die "the build failed; the compiler's message is above."
}

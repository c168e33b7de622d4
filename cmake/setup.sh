# shellcheck shell=bash
# Sets Lectern up: the packages it needs and the build in build/. Sourced by render and tests/run, which set $top to the
# project's folder. All that it says goes to stderr, so that a program's own output stays clean.

: "${top:?}"

fail_setup() {
    echo "lectern: $*" >&2
    exit 3
}

# The packages that the given lists name.
packages_of() { sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$@"; }

run_as_root() {
    if [[ $(id -u) == 0 ]]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail_setup "installing packages needs root and there is no sudo; as root, run: $*"
    fi
}

# Lists those packages of the given lists that are missing, and installs them through apt.
install_packages() {
    local installed missing=() package wanted=()
    mapfile -t wanted < <(packages_of "$@")
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        echo "lectern: no apt here; if the build fails, install what Debian calls:" "${wanted[@]}" >&2
        return
    fi
    # A name that dpkg has never heard of makes dpkg-query fail, but it still reports the others.
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null || true)
    for package in "${wanted[@]}"; do
        grep -qxF "installed ${package}" <<<"${installed}" || missing+=("${package}")
    done
    ((${#missing[@]})) || return 0
    echo "lectern: installing ${missing[*]}" >&2
    local install=(env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}")
    local update=(env DEBIAN_FRONTEND=noninteractive apt-get update)
    if compgen -G '/var/lib/apt/lists/*_Packages*' >/dev/null; then
        run_as_root "${install[@]}" >&2 && return
        echo "lectern: trying again with fresh package lists" >&2
    fi
    run_as_root "${update[@]}" >&2 || fail_setup "apt-get update failed (its reason stands above)"
    run_as_root "${install[@]}" >&2 || fail_setup "installing packages failed (apt's reason stands above): ${missing[*]}"
}

# build_lectern TESTING TARGET: makes TARGET in build/; TESTING (ON or OFF) says whether a fresh build folder, or with ON
# any, is to know the tests. Leaves build/.made, as old as the sources that were built.
build_lectern() {
    local testing=$1 target=$2
    mkdir -p "${top}/build"
    # One at a time: a second call waits for the first one's build.
    exec 9>"${top}/build/.lock"
    flock 9
    touch "${top}/build/.making"
    if [[ ${testing} == ON || ! -e ${top}/build/build.ninja ]]; then
        (cd "${top}" && cmake --preset release -DBUILD_TESTING="${testing}") >&2 ||
            fail_setup "configuring failed (CMake's reason stands above)"
    fi
    cmake --build "${top}/build" --target "${target}" --parallel "$(nproc)" >&2 ||
        fail_setup "building failed (the compiler's reason stands above)"
    mv "${top}/build/.making" "${top}/build/.made"
    exec 9>&-
}

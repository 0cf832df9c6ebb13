# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by ./dev: installs what is missing on Debian 12 and 13.
#
# A group is a list of words, each "command:package" (asked with `command -v`) or "package" (asked with dpkg).
# "a|b" takes the first package that this Debian has. What is there already is left alone.

packages_of() {
    case "$1" in
        build) echo "cmake:cmake ninja:ninja-build c++:g++ pkg-config:pkg-config git:git
            qt6-base-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-svg-dev
            libqt6sql6-sqlite qt6-svg-plugins|libqt6svg6
            libsimdjson-dev libsodium-dev libsqlite3-dev libssl-dev libhttp-parser-dev libgl-dev libxkbcommon-dev" ;;
        test) echo "Xvfb:xvfb openbox:openbox dbus-run-session:dbus dbus-launch:dbus-x11 xdotool:xdotool
            import:imagemagick xprop:x11-utils ps:procps strace:strace at-spi2-core
            python3-pyatspi gir1.2-atspi-2.0 fonts-dejavu-core fonts-noto-cjk" ;;
        proof) echo "ip:iproute2 unshare:util-linux strace:strace" ;;
        lint) echo "clang-format-14:clang-format-14 clang-tidy-14:clang-tidy-14 clazy-standalone:clazy
            desktop-file-validate:desktop-file-utils appstreamcli:appstream xmllint:libxml2-utils
            python3:python3" ;;
        node) echo "node:nodejs npm:npm" ;;
        fuzz) echo "clang++:clang libclang-rt-14-dev|libclang-rt-19-dev" ;;
        package) echo "dpkg-shlibdeps:dpkg-dev file:file lintian:lintian" ;;
        *) echo "unknown group of packages: $1" >&2; return 2 ;;
    esac
}

have_package() {
    [[ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" == installed ]]
}

# Prints the words of the groups that are not met yet.
missing_of() {
    local group word name
    for group in "$@"; do
        for word in $(packages_of "$group"); do
            if [[ "$word" == *:* ]]; then
                command -v "${word%%:*}" >/dev/null || echo "${word#*:}"
                continue
            fi
            for name in ${word//|/ }; do
                have_package "$name" && continue 2
            done
            echo "$word"
        done
    done
}

as_root() {
    if ((EUID == 0)); then
        "$@"
    else
        sudo "$@"
    fi
}

# apt-get, asking nothing. What it says is shown only when it fails.
apt() {
    local said
    said=$(as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3 \
        -o Dpkg::Use-Pty=0 -qq "$@" 2>&1 </dev/null) || {
        printf '%s\n' "$said" >&2
        return 1
    }
}

# Of "a|b" the first name that this Debian offers.
offered() {
    local name
    for name in ${1//|/ }; do
        if [[ -n "$(apt-cache show --no-all-versions "$name" 2>/dev/null)" ]]; then
            echo "$name"
            return
        fi
    done
    echo "${1%%|*}"
}

# Installs what the groups need and this machine lacks; does nothing, and asks nothing, when all is there.
need() {
    local wanted=() names=() word
    mapfile -t wanted < <(missing_of "$@")
    ((${#wanted[@]})) || return 0
    if ! command -v apt-get >/dev/null; then
        echo "dev: this is no Debian; install the like of: ${wanted[*]}" >&2
        return 0
    fi
    if ((EUID != 0)) && ! command -v sudo >/dev/null; then
        echo "dev: run as root, or with sudo installed; missing: ${wanted[*]}" >&2
        return 1
    fi
    apt update
    for word in "${wanted[@]}"; do
        names+=("$(offered "$word")")
    done
    echo "dev: installing ${names[*]}" >&2
    apt install -y --no-install-recommends "${names[@]}"
}

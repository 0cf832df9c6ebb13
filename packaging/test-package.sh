#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# test-package.sh FILE.deb: installs the package in a bare Debian 12, without what it only recommends, and uses it there.
# A profile is saved, three instances are launched on the simulator, and the window is photographed under Xvfb.
# MUSTER_BARE_ROOT names a root that debootstrap has made already; it is used as it is and kept.
set -euo pipefail
deb=$(realpath "$1")
if ((EUID != 0)); then
    exec sudo --preserve-env=MUSTER_BARE_ROOT "$0" "$deb"
fi
folder=$(dirname "$deb")
root=${MUSTER_BARE_ROOT:-}
made=
xvfb=

finish() {
    local status=$?
    set +e
    [[ -z "$xvfb" ]] || kill "$xvfb"
    ! mountpoint -q "$root/proc" || umount "$root/proc"
    [[ -z "$made" ]] || rm -rf --one-file-system "$made"
    ((status == 0)) || echo "test-package: FAILED" >&2
    exit "$status"
}
trap finish EXIT

say() { printf 'test-package: %s\n' "$*"; }
inside() { "${within[@]}" "$@" </dev/null; }

if [[ -z "$root" ]]; then
    made=$(mktemp -d /var/tmp/muster-root.XXXXXX)
    chmod 755 "$made"
    root=$made/root
    say "making a bare Debian 12"
    debootstrap --variant=minbase bookworm "$root" >/dev/null
fi
# A command and no function, so that the id of a background job is the program's own.
within=(chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8
    DEBIAN_FRONTEND=noninteractive)
cp /etc/resolv.conf "$root/etc/resolv.conf"
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"

say "installing $(basename "$deb")"
cp "$deb" "$root/tmp/muster.deb"
inside apt-get -qq update
inside apt-get -qq install -y --no-install-recommends /tmp/muster.deb >/dev/null
mkdir -m 700 -p "$root/tmp/runtime"
inside dpkg -s muster | grep -q '^Status: install ok installed'
! inside dpkg -s fonts-noto-cjk >/dev/null 2>&1 || { say "a Recommends was installed"; exit 1; }

say "saving a profile"
cat >"$root/tmp/profile.json" <<'JSON'
{"format": "muster-profiles", "version": 1, "profiles": [{"name": "packaged", "account": null, "parameters":
 {"RegionId": "cn-hangzhou", "Amount": 3, "ImageId": "m-1", "InstanceType": "ecs.g6.large"}, "split": false,
 "release": null}]}
JSON
inside muster --home /tmp/home profile import /tmp/profile.json
inside muster --home /tmp/home profile list | grep -q packaged

say "launching on the simulator"
inside muster launch --simulator --home /tmp/simulated --amount 3 --wait --json | tee "$folder/launch.json" |
    grep -q '"verdict": *"complete"'

say "opening the window"
exec 3>"$folder/display"
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp >/dev/null 2>&1 &
xvfb=$!
for _ in {1..100}; do
    [[ -s "$folder/display" ]] && break
    sleep 0.1
done
display=:$(<"$folder/display")
"${within[@]}" DISPLAY="$display" XDG_RUNTIME_DIR=/tmp/runtime muster --simulator --home /tmp/simulated \
    </dev/null >"$folder/window.log" 2>&1 &
window=$!
# The picture is taken when it shows something: more colours than an empty screen has.
colours=0
for _ in {1..60}; do
    sleep 0.5
    DISPLAY=$display import -window root "$folder/installed.png"
    colours=$(identify -format %k "$folder/installed.png")
    ((colours < 200)) || break
done
cat "$folder/window.log"
kill -0 "$window"
((colours >= 200)) || { say "the window shows nothing ($colours colours)"; exit 1; }
kill "$window"
wait "$window" || true
rm -f "$folder/display"
say "passed; the picture is $folder/installed.png"

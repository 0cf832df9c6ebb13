#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Drives the real window on the simulator, by keyboard, and writes PAGE-STATE-THEME-LANGUAGE-SCALE.png:
#   screenshots.sh FOLDER [THEME…]
# MUSTER_BIN_DIR names the folder of the programs. Needs Xvfb, openbox, xdotool, ImageMagick and dbus.
set -euo pipefail

folder=$(mkdir -p "${1:?a folder for the pictures}" && cd "$1" && pwd)
shift
themes=("$@")
((${#themes[@]})) || themes=(light dark)
programs=${MUSTER_BIN_DIR:?the folder of the programs}
work=$(mktemp -d)
children=()

stop_children() {
    local child
    for child in "${children[@]}"; do
        kill "$child" 2>/dev/null && wait "$child" 2>/dev/null
    done
    children=()
}
trap 'stop_children || true; rm -rf "$work"' EXIT

if [[ -z "${MUSTER_SHOTS_BUS:-}" ]]; then
    MUSTER_SHOTS_BUS=1 MUSTER_BIN_DIR=$programs dbus-run-session -- "$0" "$folder" "${themes[@]}"
    exit
fi

# A window manager that gives the window the whole screen and dialogs their frame.
cat >"$work/openbox.xml" <<'XML'
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <theme><name>Clearlooks</name></theme>
  <applications>
    <application type="normal"><decor>no</decor><maximized>true</maximized><focus>yes</focus></application>
  </applications>
</openbox_config>
XML

# start_screen WIDTH HEIGHT
start_screen() {
    local number_file=$work/display
    rm -f "$number_file"
    mkfifo "$number_file"
    Xvfb -displayfd 3 -screen 0 "$1x$2x24" -nolisten tcp -noreset 3>"$number_file" 2>/dev/null &
    children+=($!)
    DISPLAY=:$(head -n 1 "$number_file")
    export DISPLAY
    openbox --config-file "$work/openbox.xml" 2>/dev/null &
    children+=($!)
}

# wait_for COMMAND…: until it succeeds, at most 120 s
wait_for() {
    local left=600
    until "$@" >/dev/null 2>&1; do
        if ! ((--left)); then
            echo "screenshots: waited in vain for: $*" >&2
            cat "$work/muster.log" >&2
            return 1
        fi
        sleep 0.2
    done
}

# start_muster THEME LANGUAGE SCALE HOME WORD…
start_muster() {
    local theme=$1 language=$2 scale=$3 home=$4
    shift 4
    mkdir -p "$home"
    printf '[General]\ntheme=%s\n' "$theme" >"$home/settings.ini"
    QT_SCALE_FACTOR=$scale QT_QPA_PLATFORM=xcb MUSTER_TIME_SCALE=0.2 \
        "$programs/muster" --home "$home" --language "$language" "$@" 2>"$work/muster.log" &
    children+=($!)
    wait_for xdotool search --onlyvisible --name Muster
    settle 2
}

# start_simulator HOME: one of its own, with faults to order; sets endpoint and admin
start_simulator() {
    export ALIBABA_CLOUD_ACCESS_KEY_ID=LTAISCREENSHOTS0001 ALIBABA_CLOUD_ACCESS_KEY_SECRET=ThirtyCharactersOfASecretKey00
    "$programs/muster-simulator" --port 0 --admin-port 0 --boot 1s-2s \
        --access-key "$ALIBABA_CLOUD_ACCESS_KEY_ID:$ALIBABA_CLOUD_ACCESS_KEY_SECRET" >"$work/simulator.json" &
    children+=($!)
    wait_for test -s "$work/simulator.json"
    read -r endpoint admin defaults < <(python3 -c 'import json, sys
ready = json.load(sys.stdin)
words = ready["defaults"]
names = ("RegionId", "VSwitchId", "SecurityGroupId", "ImageId", "InstanceType")
print(ready["endpoint"], ready["admin"], *(f"--set {name}={words[name]}" for name in names))' \
        <"$work/simulator.json")
    read -r -a defaults <<<"$defaults"
}

# order HOME WORD…: launches without a window
order() {
    local home=$1
    shift
    MUSTER_TIME_SCALE=0.2 "$programs/muster" launch --home "$home" --endpoint "$endpoint" "${defaults[@]}" "$@" \
        >/dev/null 2>&1
}
fault() { python3 -c 'import sys, urllib.request
urllib.request.urlopen(urllib.request.Request(sys.argv[1] + "/faults", sys.argv[2].encode(), method="POST",
    headers={"Content-Type": "application/json"}), timeout=10)' "$admin" "$1"; }
count_of_calls() {
    python3 -c 'import json, sys, urllib.request
print(len(json.load(urllib.request.urlopen(sys.argv[1] + "/calls?action=RunInstances", timeout=10))["calls"]))' "$admin"
}
has_calls() { (($(count_of_calls) >= $1)); }

# settle SECONDS: lets the window draw; nothing on the screen says when it has.
settle() { sleep "$1"; }
keys() { xdotool key --clearmodifiers "$@"; settle 0.7; }
shoot() { import -window root "$folder/$1-$tail.png"; }
batch_has_ended() { xdotool search --onlyvisible --name '— cn-hangzhou —'; }

# tour THEME LANGUAGE SCALE
tour() {
    tail=$1-$2-$(($3 * 100))
    start_screen $((1280 * $3)) $((800 * $3))
    start_muster "$1" "$2" "$3" "$work/home-$tail" --simulator --page launch
    shoot launch-filled
    keys ctrl+Return
    shoot launch-confirm
    keys Return
    wait_for batch_has_ended
    settle 3
    shoot launch-progress
    settle 9
    shoot launch-running
    keys ctrl+2
    settle 2
    shoot fleet-running
    keys Tab Tab
    keys ctrl+3
    shoot batches-one
    keys ctrl+4
    shoot profiles-one
    keys ctrl+5
    shoot settings-filled
    keys F1
    shoot help-keys
    keys Escape
    keys ctrl+1
    keys ctrl+n
    xdotool type --delay 60 101
    settle 0.7
    shoot launch-problems
    keys ctrl+q
    stop_children || true
}

# states THEME LANGUAGE SCALE: what is not seen every day, in the smallest window
states() {
    tail=$1-$2-$(($3 * 100))-small
    local home=$work/home-$tail long
    long=$(printf 'a-name-that-is-as-long-as-may-be-%.0s' 1 2 3 4)
    start_screen $((960 * $3)) $((600 * $3))
    start_simulator "$home"
    start_muster "$1" "$2" "$3" "$work/empty-$tail" --endpoint "$endpoint" --page batches
    shoot batches-empty
    keys ctrl+q
    settle 2
    order "$home" --amount 100 --set "InstanceName=${long:0:123}[1,3]" --wait
    fault '[{"action": "RunInstances", "times": 1, "execute": "never", "then": {"kind": "error", "status": 400,
        "code": "InvalidParameter.Mismatch", "message": "The security group and the vSwitch lie in different VPCs."}}]'
    order "$home" --amount 20 --set "InstanceName=web-[1,3]" || true
    start_calls=$(count_of_calls)
    fault '[{"action": "RunInstances", "times": 3, "execute": "never", "then": "stall", "ms": 60000}]'
    order "$home" --amount 1000 --split --set "InstanceName=web-[1,4]" &
    local launch=$!
    wait_for has_calls $((start_calls + 3))
    kill -9 $(pgrep -P "$launch") 2>/dev/null || true
    wait "$launch" 2>/dev/null || true
    start_muster "$1" "$2" "$3" "$home" --endpoint "$endpoint" --page batches
    settle 2
    shoot batches-interrupted
    keys Tab
    for state in refused complete; do
        keys Down
        shoot "batches-$state"
    done
    keys ctrl+1
    shoot launch-notice
    keys ctrl+2
    settle 2
    shoot fleet-notice
    keys ctrl+q
    stop_children || true
}

for theme in "${themes[@]}"; do
    tour "$theme" en 1
    tour "$theme" zh_CN 1
    tour "$theme" en 2
    states "$theme" en 1
    states "$theme" zh_CN 1
    states "$theme" en 2
done
printf 'screenshots: %s pictures in %s\n' "$(find "$folder" -name '*.png' | wc -l)" "$folder" >&2

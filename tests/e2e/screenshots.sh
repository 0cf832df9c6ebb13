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
    Xvfb -displayfd 3 -screen 0 "$1x$2x24" -nolisten tcp 3>"$number_file" 2>/dev/null &
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

# start_muster THEME LANGUAGE SCALE
start_muster() {
    local home=$work/home-$1-$2-$3
    mkdir -p "$home"
    printf '[General]\ntheme=%s\n' "$1" >"$home/settings.ini"
    QT_SCALE_FACTOR=$3 QT_QPA_PLATFORM=xcb MUSTER_TIME_SCALE=0.2 \
        "$programs/muster" --home "$home" --simulator --language "$2" --page launch 2>"$work/muster.log" &
    muster=$!
    children+=("$muster")
    wait_for xdotool search --onlyvisible --name Muster
    settle 2
}

# settle SECONDS: lets the window draw; nothing on the screen says when it has.
settle() { sleep "$1"; }
keys() { xdotool key --clearmodifiers "$@"; settle 0.7; }
shoot() { import -window root "$folder/$1-$tail.png"; }
batch_has_ended() { xdotool search --onlyvisible --name '— cn-hangzhou —'; }

# tour THEME LANGUAGE SCALE
tour() {
    tail=$1-$2-$(($3 * 100))
    start_screen $((1280 * $3)) $((800 * $3))
    start_muster "$1" "$2" "$3"
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

for theme in "${themes[@]}"; do
    tour "$theme" en 1
    tour "$theme" zh_CN 1
    tour "$theme" en 2
done
printf 'screenshots: %s pictures in %s\n' "$(find "$folder" -name '*.png' | wc -l)" "$folder" >&2

#!/usr/bin/env bash
# Runs a program on a virtual screen of its own: X server, window manager, session bus, an empty home.
# usage: with-display.sh PROGRAM [ARGUMENT…]
set -euo pipefail

room=$(mktemp -d "${TMPDIR:-/tmp}/veiviser-display.XXXXXX")
children=()
clean_up() {
  local child
  for child in "${children[@]}"; do kill "$child" 2>/dev/null || true; done
  rm -rf "$room"
}
trap clean_up EXIT

# The server tells its number when it is ready: no race.
mkfifo "$room/number"
Xvfb -displayfd 3 -screen 0 1366x768x24 -nolisten tcp 3>"$room/number" >"$room/xvfb.log" 2>&1 &
children+=($!)
read -r number <"$room/number"
export DISPLAY=:$number

mkdir -p "$room/home/.config" "$room/run"
chmod 700 "$room/run"
mkdir -p "$room/home/.config/gtk-4.0"
cat >"$room/home/.config/gtk-4.0/settings.ini" <<'END'
[Settings]
gtk-font-name=Cantarell 11
gtk-enable-animations=false
gtk-decoration-layout=:minimize,maximize,close
gtk-xft-antialias=1
gtk-xft-hinting=1
gtk-xft-hintstyle=hintslight
END
export HOME=$room/home XDG_CONFIG_HOME=$room/home/.config XDG_DATA_HOME=$room/home/.local/share
export XDG_CACHE_HOME=$room/home/.cache XDG_RUNTIME_DIR=$room/run
export GDK_BACKEND=x11 GSK_RENDERER=cairo GSETTINGS_BACKEND=memory ADW_DISABLE_PORTAL=1 GTK_USE_PORTAL=0
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS

openbox --sm-disable >"$room/openbox.log" 2>&1 &
children+=($!)
xcompmgr >"$room/xcompmgr.log" 2>&1 &
children+=($!)
# Without a compositor at its start GTK draws frames of its own.
for _ in $(seq 200); do
  xwininfo -root -tree 2>/dev/null | grep -q '"xcompmgr"' && break
  sleep 0.05
done
for _ in $(seq 100); do
  xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q 'window id' && break
  sleep 0.05
done

status=0
# The bus and what it starts talk to a log; only the program itself talks to the test runner.
# shellcheck disable=SC2016
dbus-run-session -- bash -c 'exec "$@" 1>&8 2>&9' program "$@" 8>&1 9>&2 >"$room/bus.log" 2>&1 || status=$?
exit $status

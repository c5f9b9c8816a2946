# Sourced by run.sh and test.sh: what a bare Debian 12 lacks, and how it gets it.
# shellcheck shell=bash

build_packages=(
  build-essential meson ninja-build pkg-config gettext itstool desktop-file-utils appstream shared-mime-info
  libglib2.0-bin libgtk-4-dev libadwaita-1-dev libpoppler-glib-dev libsqlite3-dev libqrencode-dev libzbar-dev libqpdf-dev
  libicu-dev libical-dev libxlsxwriter-dev libarchive-dev libxml2-dev libxml2-utils libjson-glib-dev libssl-dev libtiff-dev
  libjpeg-dev libpng-dev libseccomp-dev librsvg2-dev libpango1.0-dev libcairo2-dev libgdk-pixbuf-2.0-dev
)
run_packages=(
  python3 fonts-inter fonts-ebgaramond fonts-cantarell adwaita-icon-theme librsvg2-common poppler-utils
)
test_packages=(
  clang-format qpdf xvfb xauth openbox xdotool xcompmgr x11-utils x11-xserver-utils dbus dbus-x11 at-spi2-core imagemagick
  python3 python3-gi python3-pyatspi gir1.2-gtk-4.0 liblemon-dev libxml2-utils
)

# Installs those of the named packages that are missing; says which, and stops with the command to run when not root.
need_packages() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  echo "Needed from Debian: ${missing[*]}"
  if [ "$(id -u)" -ne 0 ]; then
    echo "Please run this once, then start again:" >&2
    echo "  sudo apt-get install --no-install-recommends ${missing[*]}" >&2
    return 1
  fi
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

#!/bin/sh
# Makes viewer-stage.png and viewer-leaders.png: the pictures of the viewer in these pages.
#   ./dio build && docs/pictures/viewer.sh
set -eu
cd "$(dirname -- "$0")/../.."
viewer=${VIEWER:-build/release/bin/diorama-viewer}
"$viewer" --shot docs/pictures/viewer-stage.png --size 1280x720 --week 100 \
    --keys-week 30 --keys f3 scenarios/retailer.toml
"$viewer" --shot docs/pictures/viewer-leaders.png --size 1280x720 --week 40 --keys w \
    scenarios/retailer.toml

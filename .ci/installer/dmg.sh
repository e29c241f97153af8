#!/bin/sh
# The Mac's disk image from dist/Checkin.app; on a Mac only: .ci/installer/dmg.sh
#
# With CHECKIN_SIGN_APPLE (an identity in the keychain) the application and the image are signed,
# with CHECKIN_NOTARY_PROFILE (of `notarytool store-credentials`) Apple is asked for its ticket.
set -eu
cd "$(dirname "$0")/../.."
app=dist/Checkin.app
image=$(PYTHONPATH=.ci .venv/bin/python -c 'from installer.product import artefact; print(artefact(".dmg"))')

if [ -n "${CHECKIN_SIGN_APPLE:-}" ]; then
    codesign --force --deep --options runtime --timestamp --sign "$CHECKIN_SIGN_APPLE" "$app"
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -R "$app" "$folder/"
ln -s /Applications "$folder/Applications"
hdiutil create -volname Checkin -srcfolder "$folder" -format UDZO -ov "$image"
if [ -n "${CHECKIN_SIGN_APPLE:-}" ]; then
    codesign --timestamp --sign "$CHECKIN_SIGN_APPLE" "$image"
fi
if [ -n "${CHECKIN_NOTARY_PROFILE:-}" ]; then
    xcrun notarytool submit "$image" --keychain-profile "$CHECKIN_NOTARY_PROFILE" --wait
    xcrun stapler staple "$image"
fi
echo "$image"

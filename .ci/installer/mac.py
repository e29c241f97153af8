"""What macOS is told of the application: `build_installer.spec` puts it into its Info.plist."""

from installer.product import LICENCE, MAKER, MEDIA_TYPE, SUFFIX, TITLE

IDENTIFIER = "org.example.checkin"
_EVENT = f"{IDENTIFIER}.event"

INFO: dict[str, object] = {
    "NSCameraUsageDescription": "To read the codes on badges.",
    "NSHumanReadableCopyright": f"{MAKER}, {LICENCE}",
    # A double click reaches Qt as a QFileOpenEvent, not as a word of the command line.
    "CFBundleDocumentTypes": [
        {
            "CFBundleTypeName": f"{TITLE} event",
            "CFBundleTypeRole": "Viewer",
            "LSHandlerRank": "Owner",
            "LSItemContentTypes": [_EVENT],
        }
    ],
    "UTExportedTypeDeclarations": [
        {
            "UTTypeIdentifier": _EVENT,
            "UTTypeDescription": f"{TITLE} event",
            "UTTypeConformsTo": ["public.data"],
            "UTTypeTagSpecification": {
                "public.filename-extension": [SUFFIX.removeprefix(".")],
                "public.mime-type": [MEDIA_TYPE],
            },
        }
    ],
}

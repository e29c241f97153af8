; The Windows installer. `python -m installer.windows PAYLOAD OUT` runs makensis with what it needs:
;   NAME TITLE VERSION MAKER WINDOW SUFFIX MEDIA_TYPE   from pyproject.toml, by product.py
;   PAYLOAD ICON OUT SIZE                               the bundle's folder, its icon, where to, KB
;
; checkin-setup.exe [/S] [/ALLUSERS] [/D=C:\folder]     /S says nothing, /D comes last, unquoted
; uninstall.exe [/S] [/ERASE]                           /ERASE: this user's desk is erased first
;
; Exit codes: 0 done, 1 given up by a person, 2 a file could not be written or removed,
; 3 Checkin is running, 4 /ALLUSERS without an administrator's rights, 5 a desk could not be erased.

Unicode true
Target amd64-unicode
ManifestDPIAware true
SetCompressor /SOLID lzma
RequestExecutionLevel user

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh

!define RUNNING 3
!define NO_RIGHTS 4
!define NOT_ERASED 5
!define EVENT "${TITLE}.event" ; what Windows calls the kind of file in its registry
!define CLASSES "Software\Classes"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"

Name "${TITLE} ${VERSION}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${TITLE}"
BrandingText "${TITLE} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "${TITLE}"
VIAddVersionKey FileDescription "${TITLE} setup"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey CompanyName "${MAKER}"
VIAddVersionKey LegalCopyright "${MAKER}, ${LICENCE}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW}.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English
!insertmacro MUI_LANGUAGE French
!insertmacro MUI_LANGUAGE Spanish
!insertmacro MUI_LANGUAGE Arabic

LangString STILL_RUNNING ${LANG_ENGLISH} "${TITLE} is running. Close its windows and stop its server, then try again."
LangString STILL_RUNNING ${LANG_FRENCH} "${TITLE} est ouvert. Fermez ses fenêtres et arrêtez son serveur, puis réessayez."
LangString STILL_RUNNING ${LANG_SPANISH} "${TITLE} está abierto. Cierre sus ventanas y detenga su servidor, y vuelva a intentarlo."
LangString STILL_RUNNING ${LANG_ARABIC} "‏${TITLE} قيد التشغيل. أغلق نوافذه وأوقف خادمه، ثم حاول مرة أخرى."
LangString WITHOUT_RIGHTS ${LANG_ENGLISH} "Only an administrator can install ${TITLE} for everybody. Leave out /ALLUSERS to install it for yourself."
LangString WITHOUT_RIGHTS ${LANG_FRENCH} "Seul un administrateur peut installer ${TITLE} pour tout le monde. Sans /ALLUSERS, il s’installe pour vous seul."
LangString WITHOUT_RIGHTS ${LANG_SPANISH} "Solo un administrador puede instalar ${TITLE} para todos. Sin /ALLUSERS se instala solo para usted."
LangString WITHOUT_RIGHTS ${LANG_ARABIC} "لا يستطيع تثبيت ${TITLE} للجميع إلا مسؤول النظام. بدون ‎/ALLUSERS يُثبَّت لك وحدك."
LangString ERASE_TOO ${LANG_ENGLISH} "Erase what this user’s desk holds as well? What it has not sent stays in its black box."
LangString ERASE_TOO ${LANG_FRENCH} "Effacer aussi ce que contient le poste de cet utilisateur ? Ce qu’il n’a pas envoyé reste dans sa boîte noire."
LangString ERASE_TOO ${LANG_SPANISH} "¿Borrar también lo que contiene el puesto de este usuario? Lo que no ha enviado queda en su caja negra."
LangString ERASE_TOO ${LANG_ARABIC} "هل تريد أيضًا مسح ما يحتويه مكتب هذا المستخدم؟ يبقى ما لم يُرسَل في صندوقه الأسود."
LangString COULD_NOT_ERASE ${LANG_ENGLISH} "The desk could not be erased, so nothing was removed. Run “checkin erase”, which says why."
LangString COULD_NOT_ERASE ${LANG_FRENCH} "Le poste n’a pas pu être effacé ; rien n’a été désinstallé. La commande « checkin erase » dit pourquoi."
LangString COULD_NOT_ERASE ${LANG_SPANISH} "No se pudo borrar el puesto y no se desinstaló nada. La orden «checkin erase» dice por qué."
LangString COULD_NOT_ERASE ${LANG_ARABIC} "تعذّر مسح المكتب، فلم يُزَل شيء. الأمر «checkin erase» يذكر السبب."

LangString EVENT_FILE ${LANG_ENGLISH} "${TITLE} event"
LangString EVENT_FILE ${LANG_FRENCH} "Événement ${TITLE}"
LangString EVENT_FILE ${LANG_SPANISH} "Evento de ${TITLE}"
LangString EVENT_FILE ${LANG_ARABIC} "فعالية ${TITLE}"

!macro REFUSE CODE TEXT
    ${IfNot} ${Silent}
        MessageBox MB_OK|MB_ICONSTOP "${TEXT}"
    ${EndIf}
    SetErrorLevel ${CODE}
    Quit
!macroend

; Its icons and double clicks are from now on by what the registry says (SHCNE_ASSOCCHANGED).
!macro TELL_EXPLORER
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

; A program that runs lets nobody write to its file.
!macro REFUSE_WHILE_RUNNING
    !insertmacro REFUSE_IF_OPEN "$INSTDIR\${NAME}.exe"
    !insertmacro REFUSE_IF_OPEN "$INSTDIR\${WINDOW}.exe"
!macroend

!macro REFUSE_IF_OPEN FILE
    ${If} ${FileExists} "${FILE}"
        ClearErrors
        FileOpen $0 "${FILE}" a
        ${If} ${Errors}
            !insertmacro REFUSE ${RUNNING} $(STILL_RUNNING)
        ${EndIf}
        FileClose $0
    ${EndIf}
!macroend

Function .onInit
    ; A folder given with /D= is kept: it has been put into $INSTDIR before this.
    ${GetParameters} $R0
    ClearErrors
    ${GetOptions} $R0 "/ALLUSERS" $R1
    ${IfNot} ${Errors}
        UserInfo::GetAccountType
        Pop $0
        ${If} $0 != "Admin"
            !insertmacro REFUSE ${NO_RIGHTS} $(WITHOUT_RIGHTS)
        ${EndIf}
        ${If} $INSTDIR == "$LOCALAPPDATA\Programs\${TITLE}"
            StrCpy $INSTDIR "$PROGRAMFILES64\${TITLE}"
        ${EndIf}
        SetShellVarContext all ; from here on $LOCALAPPDATA is another folder
    ${EndIf}
    SetRegView 64
    !insertmacro REFUSE_WHILE_RUNNING
FunctionEnd

Section
    ; What an older version left out must not stay and be loaded.
    RMDir /r "$INSTDIR\_internal"
    SetOutPath "$INSTDIR"
    ClearErrors
    File /r "${PAYLOAD}/*"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    ${If} ${Errors}
        SetErrorLevel 2
        Abort
    ${EndIf}

    CreateShortcut "$SMPROGRAMS\${TITLE}.lnk" "$INSTDIR\${WINDOW}.exe"
    WriteRegStr SHCTX "${CLASSES}\${EVENT}" "" $(EVENT_FILE)
    WriteRegStr SHCTX "${CLASSES}\${EVENT}\DefaultIcon" "" "$INSTDIR\${NAME}.exe,0"
    WriteRegStr SHCTX "${CLASSES}\${EVENT}\shell\open\command" "" '"$INSTDIR\${WINDOW}.exe" "%1"'
    WriteRegStr SHCTX "${CLASSES}\${SUFFIX}" "" "${EVENT}"
    WriteRegStr SHCTX "${CLASSES}\${SUFFIX}" "Content Type" "${MEDIA_TYPE}"
    WriteRegStr SHCTX "${CLASSES}\${SUFFIX}\OpenWithProgids" "${EVENT}" ""
    !insertmacro TELL_EXPLORER
    WriteRegStr SHCTX "${UNINSTALL}" DisplayName "${TITLE}"
    WriteRegStr SHCTX "${UNINSTALL}" DisplayVersion "${VERSION}"
    WriteRegStr SHCTX "${UNINSTALL}" DisplayIcon "$INSTDIR\${NAME}.exe"
    WriteRegStr SHCTX "${UNINSTALL}" Publisher "${MAKER}"
    WriteRegStr SHCTX "${UNINSTALL}" InstallLocation "$INSTDIR"
    WriteRegStr SHCTX "${UNINSTALL}" UninstallString '"$INSTDIR\uninstall.exe"'
    WriteRegStr SHCTX "${UNINSTALL}" QuietUninstallString '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD SHCTX "${UNINSTALL}" EstimatedSize ${SIZE}
    WriteRegDWORD SHCTX "${UNINSTALL}" NoModify 1
    WriteRegDWORD SHCTX "${UNINSTALL}" NoRepair 1
SectionEnd

Function un.onInit
    SetRegView 64
    !insertmacro REFUSE_WHILE_RUNNING
    ${GetParameters} $R0
    ClearErrors
    ${GetOptions} $R0 "/ERASE" $R1
    ${If} ${Errors}
        StrCpy $R2 no
        ${IfNot} ${Silent}
            MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 $(ERASE_TOO) IDNO keep
            StrCpy $R2 yes
            keep:
        ${EndIf}
    ${Else}
        StrCpy $R2 yes
    ${EndIf}
    ${If} $R2 == yes
    ${AndIf} ${FileExists} "$LOCALAPPDATA\${NAME}\desk\desk.db"
        ExecWait '"$INSTDIR\${WINDOW}.exe" erase --yes' $0
        ${If} $0 != 0
            !insertmacro REFUSE ${NOT_ERASED} $(COULD_NOT_ERASE)
        ${EndIf}
    ${EndIf}
    ; For everybody, if everybody's entry names this folder.
    ReadRegStr $0 HKLM "${UNINSTALL}" InstallLocation
    ${If} $0 == $INSTDIR
        SetShellVarContext all
    ${EndIf}
FunctionEnd

Section Uninstall
    ; What this installer wrote, and no folder as a whole but the one that is only its own.
    !include "${REMOVALS}"
    RMDir /r "$INSTDIR\_internal"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\${TITLE}.lnk"
    DeleteRegKey SHCTX "${CLASSES}\${EVENT}"
    DeleteRegKey SHCTX "${CLASSES}\${SUFFIX}"
    !insertmacro TELL_EXPLORER
    DeleteRegKey SHCTX "${UNINSTALL}"
    ${If} ${FileExists} "$INSTDIR\*"
        SetErrorLevel 2
    ${EndIf}
SectionEnd

; A program of a few kilobytes in the place of the desk: it writes down its words, waits as long as
; the file `wait` lies beside it, and ends with the number in the file `status`, else with 0.
Unicode true
Target amd64-unicode
OutFile "${OUT}"
SilentInstall silent
RequestExecutionLevel user
!include FileFunc.nsh
!include LogicLib.nsh
Section
    ${GetParameters} $R0
    FileOpen $0 "$EXEDIR\said.txt" a
    FileSeek $0 0 END
    FileWrite $0 "$R0$\r$\n"
    FileClose $0
    ${While} ${FileExists} "$EXEDIR\wait"
        Sleep 50
    ${EndWhile}
    StrCpy $1 0
    ${If} ${FileExists} "$EXEDIR\status"
        FileOpen $0 "$EXEDIR\status" r
        FileRead $0 $1
        FileClose $0
    ${EndIf}
    SetErrorLevel $1
SectionEnd

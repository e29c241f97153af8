<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Counting</name>
    <message numerus="yes">
        <source>%n of them came at other hours.</source>
        <translation>
            <numerusform>%n of them came at another hour.</numerusform>
            <numerusform>%n of them came at other hours.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more list(s)</source>
        <translation>
            <numerusform>and %n more list</numerusform>
            <numerusform>and %n more lists</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message numerus="yes">
        <source>Working offline. Keep going. %n check-in(s) will be sent later</source>
        <translation>
            <numerusform>Working offline. Keep going. %n check-in will be sent later</numerusform>
            <numerusform>Working offline. Keep going. %n check-ins will be sent later</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) kept aside. Please tell the organisers</source>
        <translation>
            <numerusform>%n record kept aside. Please tell the organisers</numerusform>
            <numerusform>%n records kept aside. Please tell the organisers</numerusform>
        </translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Calm</name>
    <message numerus="yes">
        <source>%n check-in(s) wait in the black box file: give it to an organiser.</source>
        <translation>
            <numerusform>%n check-in waits in the black box file: give it to an organiser.</numerusform>
            <numerusform>%n check-ins wait in the black box file: give it to an organiser.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check-in(s) of this desk are nowhere else. Connect the laptop to the network: once they are sent, it erases itself.</source>
        <translation>
            <numerusform>%n check-in of this desk is nowhere else. Connect the laptop to the network: once it is sent, the desk erases itself.</numerusform>
            <numerusform>%n check-ins of this desk are nowhere else. Connect the laptop to the network: once they are sent, the desk erases itself.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This desk cannot be erased yet: %n of its records are nowhere else. Connect it to the network until all is sent.</source>
        <translation>
            <numerusform>This desk cannot be erased yet: %n of its records is nowhere else. Connect it to the network until all is sent.</numerusform>
            <numerusform>This desk cannot be erased yet: %n of its records are nowhere else. Connect it to the network until all is sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The organisers&apos; computer has confirmed that it holds all %n record(s) of this desk.</source>
        <translation>
            <numerusform>The organisers&apos; computer has confirmed that it holds the %n record of this desk.</numerusform>
            <numerusform>The organisers&apos; computer has confirmed that it holds all %n records of this desk.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n record(s) of this desk are in the sealed file. Bring it to the organisers: they have not received them yet.</source>
        <translation>
            <numerusform>The %n record of this desk is in the sealed file. Bring it to the organisers: they have not received it yet.</numerusform>
            <numerusform>All %n records of this desk are in the sealed file. Bring it to the organisers: they have not received them yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Carry</name>
    <message numerus="yes">
        <source>%n record(s) are on the stick, and were read back from it.</source>
        <translation>
            <numerusform>%n record is on the stick, and was read back from it.</numerusform>
            <numerusform>%n records are on the stick, and were read back from it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new record(s) were taken in.</source>
        <translation>
            <numerusform>%n new record was taken in.</numerusform>
            <numerusform>%n new records were taken in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are not as their desk signed them, and are kept aside.</source>
        <translation>
            <numerusform>%n record is not as its desk signed it, and is kept aside.</numerusform>
            <numerusform>%n records are not as their desk signed them, and are kept aside.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n desk(s) are not known here yet: their check-ins were left out.</source>
        <translation>
            <numerusform>%n desk is not known here yet: its check-ins were left out.</numerusform>
            <numerusform>%n desks are not known here yet: their check-ins were left out.</numerusform>
        </translation>
    </message>
</context>
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
    <name>Finish</name>
    <message numerus="yes">
        <source>%n record(s) left to send</source>
        <translation>
            <numerusform>%n record left to send</numerusform>
            <numerusform>%n records left to send</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingUp</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
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

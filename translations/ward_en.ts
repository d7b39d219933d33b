<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>StartPage</name>
        <message numerus="yes">
            <source>%n recording(s)</source>
            <comment>start page</comment>
            <translation>
                <numerusform>%n recording</numerusform>
                <numerusform>%n recordings</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Furnish a room, give a patient vitals, rehearse and look back: %n steps, about five minutes. Leave it whenever you like.</source>
            <comment>guided first scenario</comment>
            <translation>
                <numerusform>Furnish a room, give a patient vitals, rehearse and look back: %n step, about five minutes. Leave it whenever you like.</numerusform>
                <numerusform>Furnish a room, give a patient vitals, rehearse and look back: %n steps, about five minutes. Leave it whenever you like.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ward::editor::InspectorModel</name>
        <message numerus="yes">
            <source>%n entities</source>
            <translation>
                <numerusform>%n entity</numerusform>
                <numerusform>%n entities</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ward::studio::StatusLine</name>
        <message numerus="yes">
            <source>%n problem(s)</source>
            <translation>
                <numerusform>%n problem</numerusform>
                <numerusform>%n problems</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n remark(s)</source>
            <translation>
                <numerusform>%n remark</numerusform>
                <numerusform>%n remarks</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n entities</source>
            <translation>
                <numerusform>%n entity</numerusform>
                <numerusform>%n entities</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n rules</source>
            <translation>
                <numerusform>%n rule</numerusform>
                <numerusform>%n rules</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n phases</source>
            <translation>
                <numerusform>%n phase</numerusform>
                <numerusform>%n phases</numerusform>
            </translation>
        </message>
    </context>
</TS>

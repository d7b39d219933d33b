<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>ConflictCard</name>
        <message numerus="yes">
            <source>%n more value(s) of the same edit.</source>
            <comment>values that clash as well</comment>
            <translation>
                <numerusform>%n more value of the same edit.</numerusform>
                <numerusform>%n more values of the same edit.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SceneChip</name>
        <message numerus="yes">
            <source>%n hidden by solo</source>
            <comment>things of the scene</comment>
            <translation>
                <numerusform>%n hidden by solo</numerusform>
                <numerusform>%n hidden by solo</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hidden</source>
            <comment>things of the scene</comment>
            <translation>
                <numerusform>%n hidden</numerusform>
                <numerusform>%n hidden</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SceneHint</name>
        <message numerus="yes">
            <source>%1 and %n more</source>
            <comment>name of the first of several things that are moved</comment>
            <translation>
                <numerusform>%1 and %n more</numerusform>
                <numerusform>%1 and %n more</numerusform>
            </translation>
        </message>
    </context>
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
        <name>ward::studio::PromoteDialog</name>
        <message numerus="yes">
            <source>Add %n to the scenario</source>
            <comment>button</comment>
            <translation>
                <numerusform>Add %n to the scenario</numerusform>
                <numerusform>Add %n to the scenario</numerusform>
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
    <context>
        <name>ward::studio::Studio</name>
        <message numerus="yes">
            <source>Added to the scenario: %n</source>
            <comment>number of things</comment>
            <translation>
                <numerusform>%n thing was added to the scenario</numerusform>
                <numerusform>%n things were added to the scenario</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n other(s) work on “%1” at this engine.</source>
            <comment>people who have the same scenario open</comment>
            <translation>
                <numerusform>%n other person works on “%1” at this engine.</numerusform>
                <numerusform>%n others work on “%1” at this engine.</numerusform>
            </translation>
        </message>
    </context>
</TS>

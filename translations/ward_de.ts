<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>ActionRow</name>
        <message>
            <source>Do</source>
            <comment>carry out an action</comment>
            <translation>Tun</translation>
        </message>
        <message>
            <source>Details…</source>
            <comment>opens the form of an action</comment>
            <translation>Angaben …</translation>
        </message>
        <message>
            <source>Do: %1</source>
            <translation>Ausführen: %1</translation>
        </message>
        <message>
            <source>Needs more details</source>
            <translation>Es fehlen noch Angaben</translation>
        </message>
        <message>
            <source>choose</source>
            <translation>wählen</translation>
        </message>
        <message>
            <source>needed</source>
            <translation>nötig</translation>
        </message>
        <message>
            <source>done at %1</source>
            <comment>of an action</comment>
            <translation>getan um %1</translation>
        </message>
        <message>
            <source>Done %1</source>
            <comment>button of an action that was carried out a moment ago; %1 is a time</comment>
            <translation>Getan %1</translation>
        </message>
    </context>
    <context>
        <name>ActionsPanel</name>
        <message>
            <source>Search actions and drugs</source>
            <translation>Maßnahmen und Medikamente suchen</translation>
        </message>
        <message>
            <source>Search actions</source>
            <translation>Maßnahmen suchen</translation>
        </message>
        <message>
            <source>Actions on %1</source>
            <translation>Maßnahmen bei %1</translation>
        </message>
        <message>
            <source>Nothing matches</source>
            <translation>Nichts passt</translation>
        </message>
        <message>
            <source>Nothing can be done at this moment</source>
            <translation>In diesem Moment lässt sich nichts tun</translation>
        </message>
        <message>
            <source>Try another word.</source>
            <translation>Ein anderes Wort versuchen.</translation>
        </message>
        <message>
            <source>Actions on a patient are done while a session runs. If you are looking back, go live first (End).</source>
            <translation>Maßnahmen sind möglich, während eine Sitzung läuft. Beim Rückblick zuerst zum Live-Zeitpunkt gehen (Ende).</translation>
        </message>
    </context>
    <context>
        <name>AuthorTag</name>
        <message>
            <source>%1 edits this</source>
            <comment>another person is in the same field</comment>
            <translation>%1 bearbeitet dies</translation>
        </message>
        <message>
            <source>%1 is here</source>
            <comment>another person has the same thing selected</comment>
            <translation>%1 ist hier</translation>
        </message>
    </context>
    <context>
        <name>Capability</name>
        <message>
            <source>Speaks</source>
            <translation>Spricht</translation>
        </message>
        <message>
            <source>Staff</source>
            <translation>Personal</translation>
        </message>
        <message>
            <source>Flow meter</source>
            <translation>Durchflussmesser</translation>
        </message>
        <message>
            <source>Air</source>
            <translation>Druckluft</translation>
        </message>
        <message>
            <source>Ventilates by hand</source>
            <translation>Handbeatmung</translation>
        </message>
        <message>
            <source>Laryngoscopy</source>
            <translation>Laryngoskopie</translation>
        </message>
        <message>
            <source>Mask</source>
            <translation>Maske</translation>
        </message>
        <message>
            <source>Suction</source>
            <translation>Absaugung</translation>
        </message>
        <message>
            <source>Airway supplies</source>
            <translation>Atemwegsmaterial</translation>
        </message>
        <message>
            <source>Tracheal tube</source>
            <translation>Trachealtubus</translation>
        </message>
        <message>
            <source>Backrest</source>
            <translation>Rückenteil</translation>
        </message>
        <message>
            <source>Height</source>
            <translation>Höhe</translation>
        </message>
        <message>
            <source>Takes a patient</source>
            <translation>Für Patienten</translation>
        </message>
        <message>
            <source>Drawers</source>
            <translation>Schubladen</translation>
        </message>
        <message>
            <source>Drains the chest</source>
            <translation>Thoraxdrainage</translation>
        </message>
        <message>
            <source>Circulation</source>
            <translation>Kreislauf</translation>
        </message>
        <message>
            <source>Counterpulsation</source>
            <translation>Gegenpulsation</translation>
        </message>
        <message>
            <source>Cardioversion</source>
            <translation>Kardioversion</translation>
        </message>
        <message>
            <source>Pacing</source>
            <translation>Stimulation</translation>
        </message>
        <message>
            <source>Pads</source>
            <translation>Klebeelektroden</translation>
        </message>
        <message>
            <source>Shock</source>
            <translation>Schock</translation>
        </message>
        <message>
            <source>Bolus</source>
            <translation>Bolus</translation>
        </message>
        <message>
            <source>Hangs drugs</source>
            <translation>Medikamente anhängen</translation>
        </message>
        <message>
            <source>Infusion</source>
            <translation>Infusion</translation>
        </message>
        <message>
            <source>Drugs</source>
            <translation>Medikamente</translation>
        </message>
        <message>
            <source>Hangs fluids</source>
            <translation>Infusionen anhängen</translation>
        </message>
        <message>
            <source>Gloves</source>
            <translation>Handschuhe</translation>
        </message>
        <message>
            <source>Hand hygiene</source>
            <translation>Händehygiene</translation>
        </message>
        <message>
            <source>Echo</source>
            <translation>Echokardiografie</translation>
        </message>
        <message>
            <source>Ultrasound</source>
            <translation>Ultraschall</translation>
        </message>
        <message>
            <source>X-ray</source>
            <translation>Röntgen</translation>
        </message>
        <message>
            <source>Blood gases</source>
            <translation>Blutgase</translation>
        </message>
        <message>
            <source>Arterial pressure</source>
            <translation>Arterieller Druck</translation>
        </message>
        <message>
            <source>CO₂</source>
            <translation>CO₂</translation>
        </message>
        <message>
            <source>CVP</source>
            <translation>ZVD</translation>
        </message>
        <message>
            <source>ECG</source>
            <translation>EKG</translation>
        </message>
        <message>
            <source>NIBP</source>
            <translation>NIBD</translation>
        </message>
        <message>
            <source>Respiration</source>
            <translation>Atmung</translation>
        </message>
        <message>
            <source>SpO₂</source>
            <translation>SpO₂</translation>
        </message>
        <message>
            <source>Temperature</source>
            <translation>Temperatur</translation>
        </message>
        <message>
            <source>Oxygenation</source>
            <translation>Oxygenierung</translation>
        </message>
        <message>
            <source>Mixes oxygen</source>
            <translation>Mischt Sauerstoff</translation>
        </message>
        <message>
            <source>Oxygen</source>
            <translation>Sauerstoff</translation>
        </message>
        <message>
            <source>Adult</source>
            <translation>Erwachsen</translation>
        </message>
        <message>
            <source>Airway</source>
            <translation>Atemweg</translation>
        </message>
        <message>
            <source>Warms</source>
            <translation>Wärmt</translation>
        </message>
        <message>
            <source>Charting</source>
            <translation>Dokumentation</translation>
        </message>
        <message>
            <source>Renal replacement</source>
            <translation>Nierenersatz</translation>
        </message>
        <message>
            <source>Firm board</source>
            <translation>Feste Unterlage</translation>
        </message>
        <message>
            <source>Resuscitation supplies</source>
            <translation>Notfallmaterial</translation>
        </message>
        <message>
            <source>Bed places</source>
            <translation>Bettplätze</translation>
        </message>
        <message>
            <source>Board</source>
            <translation>Tafel</translation>
        </message>
        <message>
            <source>Shows the time</source>
            <translation>Zeigt die Zeit</translation>
        </message>
        <message>
            <source>Daylight</source>
            <translation>Tageslicht</translation>
        </message>
        <message>
            <source>Gas supply</source>
            <translation>Gasversorgung</translation>
        </message>
        <message>
            <source>Power</source>
            <translation>Strom</translation>
        </message>
        <message>
            <source>Privacy</source>
            <translation>Sichtschutz</translation>
        </message>
        <message>
            <source>Desks</source>
            <translation>Arbeitsplätze</translation>
        </message>
        <message>
            <source>Seat</source>
            <translation>Sitzplatz</translation>
        </message>
        <message>
            <source>Storage</source>
            <translation>Stauraum</translation>
        </message>
        <message>
            <source>Work surface</source>
            <translation>Arbeitsfläche</translation>
        </message>
        <message>
            <source>Calls help</source>
            <translation>Ruft Hilfe</translation>
        </message>
        <message>
            <source>Alarms</source>
            <translation>Alarme</translation>
        </message>
        <message>
            <source>Ventilates</source>
            <translation>Beatmet</translation>
        </message>
        <message>
            <source>Waveforms</source>
            <translation>Kurven</translation>
        </message>
        <message>
            <source>Clinical waste</source>
            <translation>Klinikabfall</translation>
        </message>
        <message>
            <source>Sharps</source>
            <translation>Spitzes und Scharfes</translation>
        </message>
    </context>
    <context>
        <name>CataloguePanel</name>
        <message>
            <source>Search the catalogue</source>
            <comment>prefabs</comment>
            <translation>Katalog durchsuchen</translation>
        </message>
        <message>
            <source>Search the catalogue</source>
            <translation>Katalog durchsuchen</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>Catalogue</source>
            <translation>Katalog</translation>
        </message>
        <message>
            <source>No such thing in the catalogue</source>
            <translation>Das gibt es im Katalog nicht</translation>
        </message>
        <message>
            <source>Category</source>
            <comment>choice above the catalogue</comment>
            <translation>Kategorie</translation>
        </message>
        <message>
            <source>Only favourites</source>
            <comment>choice above the catalogue</comment>
            <translation>Nur Favoriten</translation>
        </message>
        <message>
            <source>Only what was placed lately</source>
            <comment>choice above the catalogue</comment>
            <translation>Nur zuletzt Platziertes</translation>
        </message>
        <message>
            <source>%1 · %2 · %3</source>
            <comment>category, size, package with its version</comment>
            <translation>%1 · %2 · %3</translation>
        </message>
        <message>
            <source>Place in the scene</source>
            <comment>menu of a thing in the catalogue</comment>
            <translation>In die Szene setzen</translation>
        </message>
        <message>
            <source>Favourite</source>
            <comment>menu of a thing in the catalogue</comment>
            <translation>Favorit</translation>
        </message>
        <message>
            <source>No favourites here yet</source>
            <translation>Hier gibt es noch keine Favoriten</translation>
        </message>
        <message>
            <source>Nothing was placed yet</source>
            <translation>Noch nichts platziert</translation>
        </message>
        <message>
            <source>Try another word, for example defib, pump or chair.</source>
            <translation>Ein anderes Wort versuchen, etwa Defi, Pumpe oder Monitor.</translation>
        </message>
        <message>
            <source>Choose a thing and press F, or click its star.</source>
            <translation>Etwas auswählen und F drücken, oder den Stern anklicken.</translation>
        </message>
        <message>
            <source>What is placed in the scene is found here again.</source>
            <translation>Was in die Szene gesetzt wird, findet sich hier wieder.</translation>
        </message>
        <message>
            <source>Show everything</source>
            <comment>button in the catalogue</comment>
            <translation>Alles zeigen</translation>
        </message>
    </context>
    <context>
        <name>ComboField</name>
        <message>
            <source>mixed</source>
            <comment>several selected things have different values</comment>
            <translation>verschieden</translation>
        </message>
    </context>
    <context>
        <name>ConflictCard</name>
        <message>
            <source>Somebody else</source>
            <comment>another person, whose name is not known</comment>
            <translation>Jemand anderes</translation>
        </message>
        <message>
            <source>%1 set this to “%2” meanwhile; you wanted “%3”. Your change was not made.</source>
            <comment>a value that two people changed; name, their value, my value</comment>
            <translation>%1 hat dies inzwischen auf „%2“ gesetzt; gewünscht war „%3“. Ihre Änderung wurde nicht gemacht.</translation>
        </message>
        <message numerus="yes">
            <source>%n more value(s) of the same edit.</source>
            <comment>values that clash as well</comment>
            <translation>
                <numerusform>%n weiterer Wert derselben Änderung.</numerusform>
                <numerusform>%n weitere Werte derselben Änderung.</numerusform>
            </translation>
        </message>
        <message>
            <source>Keep %1</source>
            <extracomment>Button: leaves the value of the other person; %1 is that value</extracomment>
            <translation>%1 behalten</translation>
        </message>
        <message>
            <source>Use mine: %1</source>
            <extracomment>Button: sets one&apos;s own value instead of the other person&apos;s; %1 is one&apos;s own</extracomment>
            <translation>Meinen Wert nehmen: %1</translation>
        </message>
    </context>
    <context>
        <name>DefibrillatorFace</name>
        <message>
            <source>Ready</source>
            <comment>state of a defibrillator</comment>
            <translation>Bereit</translation>
        </message>
        <message>
            <source>Charging</source>
            <comment>state of a defibrillator</comment>
            <translation>Lädt</translation>
        </message>
        <message>
            <source>Charged</source>
            <comment>state of a defibrillator</comment>
            <translation>Geladen</translation>
        </message>
        <message>
            <source>No patient</source>
            <comment>a defibrillator&apos;s screen: it is connected to nobody</comment>
            <translation>Kein Patient</translation>
        </message>
        <message>
            <source>Connect pads</source>
            <comment>a defibrillator&apos;s screen: no electrodes are on the patient</comment>
            <translation>Klebeelektroden anschließen</translation>
        </message>
        <message>
            <source>Shocks %1</source>
            <comment>a defibrillator&apos;s screen: how many shocks it gave</comment>
            <translation>Schocks %1</translation>
        </message>
    </context>
    <context>
        <name>DeviceFace</name>
        <message>
            <source>Stopped</source>
            <comment>state of an infusion pump</comment>
            <translation>Gestoppt</translation>
        </message>
        <message>
            <source>Infusing</source>
            <comment>state of an infusion pump</comment>
            <translation>Infundiert</translation>
        </message>
        <message>
            <source>Complete</source>
            <comment>state of an infusion pump that has given what it was to give, or everything it had</comment>
            <translation>Beendet</translation>
        </message>
        <message>
            <source>Near the end</source>
            <comment>state of an infusion pump that is nearly empty</comment>
            <translation>Bald leer</translation>
        </message>
        <message>
            <source>Standby</source>
            <comment>state of a ventilator or pump</comment>
            <translation>Standby</translation>
        </message>
    </context>
    <context>
        <name>EditableLabel</name>
        <message>
            <source>%1, rename</source>
            <translation>%1, umbenennen</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
    </context>
    <context>
        <name>EntitiesPanel</name>
        <message>
            <source>Search, or kind:device</source>
            <comment>entity tree</comment>
            <translation>Suchen, oder kind:device</translation>
        </message>
        <message>
            <source>Search entities</source>
            <translation>Objekte suchen</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>Entities</source>
            <translation>Objekte</translation>
        </message>
        <message>
            <source>Nothing matches</source>
            <translation>Nichts passt</translation>
        </message>
        <message>
            <source>Nothing here yet</source>
            <translation>Hier ist noch nichts</translation>
        </message>
        <message>
            <source>Try another word, or kind:device.</source>
            <translation>Ein anderes Wort versuchen, oder kind:device.</translation>
        </message>
        <message>
            <source>Open a scenario, or drag something in from the catalogue.</source>
            <translation>Ein Szenario öffnen oder etwas aus dem Katalog hereinziehen.</translation>
        </message>
    </context>
    <context>
        <name>EntityRow</name>
        <message>
            <source>new</source>
            <comment>an entity that was brought into the running session</comment>
            <translation>neu</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>%1 is locked in its place; free it</source>
            <comment>name of an entity</comment>
            <translation>%1 ist an ihrem Platz gesperrt; freigeben</translation>
        </message>
        <message>
            <source>%1 is hidden in the scene; show it</source>
            <comment>name of an entity</comment>
            <translation>%1 ist in der Szene ausgeblendet; einblenden</translation>
        </message>
    </context>
    <context>
        <name>FieldRow</name>
        <message>
            <source>changed</source>
            <comment>a value that differs from its prefab</comment>
            <translation>geändert</translation>
        </message>
    </context>
    <context>
        <name>GuideBar</name>
        <message>
            <source>Guide</source>
            <comment>accessible name of the bar with the guided first scenario</comment>
            <translation>Anleitung</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <comment>step of the guide</comment>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>Skip this step</source>
            <comment>guide</comment>
            <translation>Schritt überspringen</translation>
        </message>
        <message>
            <source>Close</source>
            <comment>guide, after its last step</comment>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Leave the guide</source>
            <comment>guide</comment>
            <translation>Anleitung verlassen</translation>
        </message>
        <message>
            <source>The start page takes you back to this step.</source>
            <comment>tool tip, guide</comment>
            <translation>Die Startseite bringt Sie zu diesem Schritt zurück.</translation>
        </message>
    </context>
    <context>
        <name>InspectorPanel</name>
        <message>
            <source>read only</source>
            <comment>a moment of the past is shown</comment>
            <translation>nur lesen</translation>
        </message>
        <message>
            <source>Nothing selected</source>
            <translation>Nichts ausgewählt</translation>
        </message>
        <message>
            <source>Click something in the scene or in Entities to see and change what it is.</source>
            <translation>Etwas in der Szene oder unter Objekte anklicken, um es anzusehen und zu ändern.</translation>
        </message>
        <message>
            <source>Not there at this moment</source>
            <comment>inspector; what is selected came later or is gone</comment>
            <translation>In diesem Moment nicht da</translation>
        </message>
        <message>
            <source>What is selected came later, or was taken away before.</source>
            <translation>Das Ausgewählte kam später hinzu oder war schon entfernt.</translation>
        </message>
        <message>
            <source>Expected now</source>
            <translation>Jetzt erwartet</translation>
        </message>
        <message>
            <source>Expected now</source>
            <comment>heading: what the learners should do at this moment</comment>
            <translation>Jetzt erwartet</translation>
        </message>
        <message>
            <source>Do</source>
            <comment>carry out an action</comment>
            <translation>Tun</translation>
        </message>
        <message>
            <source>Details…</source>
            <comment>opens the form of an action</comment>
            <translation>Angaben …</translation>
        </message>
    </context>
    <context>
        <name>InspectorRow</name>
        <message>
            <source>was %1</source>
            <comment>value before the unsaved change</comment>
            <translation>war %1</translation>
        </message>
        <message>
            <source>mixed</source>
            <translation>verschieden</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keine</translation>
        </message>
        <message>
            <source>Why is %1 as it is at the shown moment?</source>
            <translation>Warum ist %1 im gezeigten Moment so?</translation>
        </message>
    </context>
    <context>
        <name>LaneRow</name>
        <message>
            <source>%1 (%2)</source>
            <comment>lane that can be opened, and how many rows it has</comment>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>All on one row</source>
            <comment>lane of the timeline</comment>
            <translation>Alles in einer Zeile</translation>
        </message>
        <message>
            <source>Each on a row of its own</source>
            <comment>lane of the timeline</comment>
            <translation>Jedes in einer eigenen Zeile</translation>
        </message>
    </context>
    <context>
        <name>ListRow</name>
        <message>
            <source>Collapse</source>
            <comment>tree row</comment>
            <translation>Zuklappen</translation>
        </message>
        <message>
            <source>Expand</source>
            <comment>tree row</comment>
            <translation>Aufklappen</translation>
        </message>
    </context>
    <context>
        <name>LogPanel</name>
        <message>
            <source>Filter events</source>
            <comment>log</comment>
            <translation>Ereignisse filtern</translation>
        </message>
        <message>
            <source>Filter events</source>
            <translation>Ereignisse filtern</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>Show every event, also bookkeeping</source>
            <translation>Alle Ereignisse zeigen, auch Buchführung</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>Ereignisse</translation>
        </message>
        <message>
            <source>No event matches</source>
            <translation>Kein Ereignis passt</translation>
        </message>
        <message>
            <source>Nothing has happened yet</source>
            <translation>Noch ist nichts geschehen</translation>
        </message>
        <message>
            <source>Start a run: everything that happens, and why, is listed here.</source>
            <translation>Einen Lauf starten: Alles, was geschieht, und warum, steht hier.</translation>
        </message>
        <message>
            <source>Event</source>
            <comment>accessible name of a menu</comment>
            <translation>Ereignis</translation>
        </message>
        <message>
            <source>Why did this happen? (W)</source>
            <translation>Warum ist das geschehen? (W)</translation>
        </message>
        <message>
            <source>Show this moment</source>
            <translation>Diesen Moment zeigen</translation>
        </message>
    </context>
    <context>
        <name>MarksPanel</name>
        <message>
            <source>Marks</source>
            <translation>Marken</translation>
        </message>
        <message>
            <source>Note at the shown moment</source>
            <comment>placeholder of a field</comment>
            <translation>Notiz zum gezeigten Moment</translation>
        </message>
        <message>
            <source>Note at the shown moment; Enter adds it</source>
            <translation>Notiz zum gezeigten Moment; mit Eingabe wird sie hinzugefügt</translation>
        </message>
        <message>
            <source>Set by the scenario</source>
            <comment>hint on a mark</comment>
            <translation>Vom Szenario gesetzt</translation>
        </message>
        <message>
            <source>No marks</source>
            <translation>Keine Marken</translation>
        </message>
        <message>
            <source>M marks the shown moment; what the scenario marks comes here too.</source>
            <translation>M markiert den gezeigten Moment; auch was das Szenario markiert, steht hier.</translation>
        </message>
        <message>
            <source>Neither the scenario nor anybody marked a moment of this session.</source>
            <translation>Weder das Szenario noch jemand hat einen Moment dieser Sitzung markiert.</translation>
        </message>
    </context>
    <context>
        <name>MeasureRow</name>
        <message>
            <source>met</source>
            <comment>verdict on a measure</comment>
            <translation>erfüllt</translation>
        </message>
        <message>
            <source>late</source>
            <comment>verdict on a measure</comment>
            <translation>zu spät</translation>
        </message>
        <message>
            <source>missed</source>
            <comment>verdict on a measure</comment>
            <translation>versäumt</translation>
        </message>
        <message>
            <source>still open</source>
            <comment>verdict on a measure</comment>
            <translation>noch offen</translation>
        </message>
        <message>
            <source>does not apply</source>
            <comment>verdict on a measure</comment>
            <translation>trifft nicht zu</translation>
        </message>
    </context>
    <context>
        <name>MeasuresPanel</name>
        <message>
            <source>Measures</source>
            <translation>Messgrößen</translation>
        </message>
        <message>
            <source>%1 met</source>
            <comment>so many measures</comment>
            <translation>%1 erfüllt</translation>
        </message>
        <message>
            <source>%1 late</source>
            <comment>so many measures</comment>
            <translation>%1 zu spät</translation>
        </message>
        <message>
            <source>%1 missed</source>
            <comment>so many measures</comment>
            <translation>%1 versäumt</translation>
        </message>
        <message>
            <source>Report…</source>
            <translation>Bericht …</translation>
        </message>
        <message>
            <source>Save measures, vitals and marks as a page to print or to send</source>
            <translation>Messgrößen, Vitalwerte und Marken als Seite zum Drucken oder Verschicken speichern</translation>
        </message>
        <message>
            <source>Nothing to measure yet</source>
            <translation>Noch nichts zu messen</translation>
        </message>
        <message>
            <source>No session to look at yet</source>
            <translation>Noch keine Sitzung zu sehen</translation>
        </message>
        <message>
            <source>This scenario has no checklist, and nobody has done anything so far.</source>
            <translation>Dieses Szenario hat keine Checkliste, und bisher hat niemand etwas getan.</translation>
        </message>
        <message>
            <source>Start a run or open a recording: the times that matter stand here, each with the moment that shows it.</source>
            <translation>Starten Sie einen Lauf oder öffnen Sie eine Aufzeichnung: Hier stehen die Zeiten, auf die es ankommt, jede mit dem Moment, der sie belegt.</translation>
        </message>
    </context>
    <context>
        <name>MonitorPanel</name>
        <message>
            <source>Switch the sound of alarms off</source>
            <comment>monitor: button with a bell</comment>
            <translation>Den Ton der Alarme ausschalten</translation>
        </message>
        <message>
            <source>Alarm sound paused at the patient</source>
            <comment>monitor: button with a bell crossed out with broken lines</comment>
            <translation>Alarmton am Patienten pausiert</translation>
        </message>
        <message>
            <source>The sound of alarms is switched off</source>
            <comment>monitor: button with a crossed-out bell</comment>
            <translation>Der Ton der Alarme ist ausgeschaltet</translation>
        </message>
        <message>
            <source>Monitor, %1</source>
            <comment>accessible name; %1 is the patient</comment>
            <translation>Monitor, %1</translation>
        </message>
        <message>
            <source>+%1</source>
            <comment>monitor: this many further alarms</comment>
            <translation>+%1</translation>
        </message>
        <message>
            <source>%1 · preview</source>
            <comment>monitor of a scenario that is not running; %1 is the patient</comment>
            <translation>%1 · Vorschau</translation>
        </message>
        <message>
            <source>NIBP</source>
            <comment>non-invasive blood pressure</comment>
            <translation>NIBP</translation>
        </message>
        <message>
            <source>Temp</source>
            <comment>body temperature</comment>
            <translation>Temp</translation>
        </message>
        <message>
            <source>The monitor is switched off</source>
            <comment>empty monitor panel</comment>
            <translation>Der Monitor ist ausgeschaltet</translation>
        </message>
        <message>
            <source>No patient is connected to a monitor</source>
            <comment>empty monitor panel</comment>
            <translation>Kein Patient ist an einen Monitor angeschlossen</translation>
        </message>
        <message>
            <source>+%1 more</source>
            <comment>monitor: numbers that there is no room for</comment>
            <translation>+%1 weitere</translation>
        </message>
        <message>
            <source>Acknowledge the alarms</source>
            <comment>monitor: what a click on an alarm does</comment>
            <translation>Alarme quittieren</translation>
        </message>
    </context>
    <context>
        <name>MonitorRow</name>
        <message>
            <source>held by the instructor</source>
            <comment>accessible name of a monitor&apos;s number</comment>
            <translation>vom Instruktor festgehalten</translation>
        </message>
        <message>
            <source>%1  %2 mm/s</source>
            <comment>monitor: lead of the ECG and speed of the trace</comment>
            <translation>%1  %2 mm/s</translation>
        </message>
        <message>
            <source>%1 mm/s</source>
            <comment>monitor: speed of a trace</comment>
            <translation>%1 mm/s</translation>
        </message>
    </context>
    <context>
        <name>NumberField</name>
        <message>
            <source>mixed</source>
            <comment>several selected things have different values</comment>
            <translation>verschieden</translation>
        </message>
    </context>
    <context>
        <name>Options</name>
        <message>
            <source>Author, run and debrief ICU simulations.</source>
            <translation>Intensivmedizinische Simulationen schreiben, durchführen und nachbesprechen.</translation>
        </message>
        <message>
            <source>Work with an engine that runs elsewhere.</source>
            <translation>Mit einer Engine arbeiten, die anderswo läuft.</translation>
        </message>
        <message>
            <source>Where the local engine keeps drafts and recordings.</source>
            <translation>Wo die lokale Engine Entwürfe und Aufzeichnungen ablegt.</translation>
        </message>
        <message>
            <source>Play the guided tour and leave pictures and a report there.</source>
            <translation>Den Rundgang abspielen und dort Bilder und einen Bericht ablegen.</translation>
        </message>
        <message>
            <source>Scenario (.ward.json) or recording (.wardrec).</source>
            <translation>Szenario (.ward.json) oder Aufzeichnung (.wardrec).</translation>
        </message>
        <message>
            <source>The name that others in a scenario see; else the account&apos;s.</source>
            <translation>Der Name, den andere in einem Szenario sehen; sonst der des Kontos.</translation>
        </message>
        <message>
            <source>Dark or light colours, from now on.</source>
            <translation>Dunkle oder helle Farben, ab jetzt.</translation>
        </message>
    </context>
    <context>
        <name>PhaseStep</name>
        <message>
            <source>%1 · now</source>
            <comment>the phase the session is in</comment>
            <translation>%1 · jetzt</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Umbenennen</translation>
        </message>
        <message>
            <source>Remove the phase</source>
            <translation>Phase entfernen</translation>
        </message>
        <message>
            <source>Name of the phase</source>
            <translation>Name der Phase</translation>
        </message>
        <message>
            <source>Phase %1</source>
            <comment>accessible name of a menu; %1 = name of the phase</comment>
            <translation>Phase %1</translation>
        </message>
        <message>
            <source>Rules of phase %1</source>
            <translation>Regeln der Phase %1</translation>
        </message>
        <message>
            <source>Click to list the rules of every phase</source>
            <translation>Klicken, um die Regeln aller Phasen aufzulisten</translation>
        </message>
        <message>
            <source>Click to list only its rules</source>
            <translation>Klicken, um nur ihre Regeln aufzulisten</translation>
        </message>
    </context>
    <context>
        <name>PrefabCard</name>
        <message>
            <source>favourite</source>
            <comment>of a thing in the catalogue</comment>
            <translation>Favorit</translation>
        </message>
        <message>
            <source> (found as “%1”)</source>
            <comment>the word of a thing that answered to the search</comment>
            <translation> (gefunden als „%1“)</translation>
        </message>
        <message>
            <source>Drag into the scene, or double click.</source>
            <comment>thing in the catalogue</comment>
            <translation>In die Szene ziehen oder doppelklicken.</translation>
        </message>
    </context>
    <context>
        <name>PrefabDetail</name>
        <message>
            <source>No longer a favourite (F)</source>
            <comment>button in the catalogue</comment>
            <translation>Aus den Favoriten nehmen (F)</translation>
        </message>
        <message>
            <source>Make it a favourite (F)</source>
            <comment>button in the catalogue</comment>
            <translation>Zu den Favoriten (F)</translation>
        </message>
        <message>
            <source>Place</source>
            <comment>button: put the chosen thing into the scene</comment>
            <translation>Platzieren</translation>
        </message>
        <message>
            <source>Then click where it goes in the scene (Enter)</source>
            <comment>button in the catalogue</comment>
            <translation>Danach in der Szene die Stelle anklicken (Eingabetaste)</translation>
        </message>
    </context>
    <context>
        <name>ProblemsPanel</name>
        <message>
            <source>Problems</source>
            <translation>Probleme</translation>
        </message>
        <message>
            <source>error</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <source>warning</source>
            <translation>Warnung</translation>
        </message>
        <message>
            <source>remark</source>
            <translation>Hinweis</translation>
        </message>
        <message>
            <source>Fix</source>
            <extracomment>Button beside a problem: puts it right</extracomment>
            <translation>Beheben</translation>
        </message>
        <message>
            <source>No problems</source>
            <translation>Keine Probleme</translation>
        </message>
        <message>
            <source>Every check of this scenario passed.</source>
            <translation>Alle Prüfungen dieses Szenarios sind bestanden.</translation>
        </message>
    </context>
    <context>
        <name>RuleCard</name>
        <message>
            <source>off</source>
            <comment>rule that is switched off</comment>
            <translation>aus</translation>
        </message>
        <message>
            <source>Remove the event %1</source>
            <translation>Ereignis %1 entfernen</translation>
        </message>
        <message>
            <source>Remove the rule %1</source>
            <translation>Regel %1 entfernen</translation>
        </message>
        <message>
            <source>and…</source>
            <extracomment>Button at the end of a rule&apos;s sentence: one more thing that happens</extracomment>
            <translation>und …</translation>
        </message>
        <message>
            <source>Add one more thing that happens</source>
            <translation>Noch etwas, das geschieht</translation>
        </message>
        <message>
            <source>Name the source of the numbers</source>
            <comment>empty field below a rule</comment>
            <translation>Quelle der Zahlen angeben</translation>
        </message>
        <message>
            <source>not clinically reviewed</source>
            <comment>beside the source of the numbers of a rule</comment>
            <translation>nicht klinisch geprüft</translation>
        </message>
        <message>
            <source>Why did %1 fire, or not, by the shown moment?</source>
            <translation>Warum ist %1 bis zum gezeigten Moment eingetreten oder nicht?</translation>
        </message>
        <message>
            <source>Reviewed by %1</source>
            <comment>beside the source of the numbers of a rule</comment>
            <translation>Geprüft von %1</translation>
        </message>
    </context>
    <context>
        <name>RuleChanges</name>
        <message>
            <source>below</source>
            <translation>unter</translation>
        </message>
        <message>
            <source>above</source>
            <translation>über</translation>
        </message>
        <message>
            <source>any drug</source>
            <translation>irgendein Medikament</translation>
        </message>
        <message>
            <source>on</source>
            <translation>an</translation>
        </message>
        <message>
            <source>off</source>
            <translation>aus</translation>
        </message>
        <message>
            <source>in every phase</source>
            <translation>in jeder Phase</translation>
        </message>
        <message>
            <source>Take this away</source>
            <translation>Das entfernen</translation>
        </message>
        <message>
            <source>What is happening?</source>
            <comment>said by somebody in the room</comment>
            <translation>Was ist los?</translation>
        </message>
        <message>
            <source>Worth a look</source>
            <comment>a mark in the debriefing</comment>
            <translation>Einen Blick wert</translation>
        </message>
        <message>
            <source>Your turn</source>
            <comment>a prompt for the instructor</comment>
            <translation>Sie sind dran</translation>
        </message>
        <message>
            <source>Low saturation</source>
            <translation>Niedrige Sättigung</translation>
        </message>
        <message>
            <source>At one minute</source>
            <translation>Nach einer Minute</translation>
        </message>
        <message>
            <source>Help is called</source>
            <translation>Hilfe ist gerufen</translation>
        </message>
        <message>
            <source>New phase</source>
            <translation>Neue Phase</translation>
        </message>
    </context>
    <context>
        <name>RuleSentence</name>
        <message>
            <source>when</source>
            <translation>wenn</translation>
        </message>
        <message>
            <source>at</source>
            <translation>um</translation>
        </message>
        <message>
            <source>below</source>
            <translation>unter</translation>
        </message>
        <message>
            <source>above</source>
            <translation>über</translation>
        </message>
        <message>
            <source>for</source>
            <translation>für</translation>
        </message>
        <message>
            <source>given</source>
            <translation>gegeben</translation>
        </message>
        <message>
            <source>at least</source>
            <translation>mindestens</translation>
        </message>
        <message>
            <source>Shock</source>
            <translation>Schock</translation>
        </message>
        <message>
            <source>delivered</source>
            <translation>abgegeben</translation>
        </message>
        <message>
            <source>entering</source>
            <translation>Beginn von</translation>
        </message>
        <message>
            <source>leaving</source>
            <translation>Ende von</translation>
        </message>
        <message>
            <source>from the</source>
            <translation>ab</translation>
        </message>
        <message>
            <source>not</source>
            <translation>nicht</translation>
        </message>
        <message>
            <source>none of</source>
            <translation>nichts von</translation>
        </message>
        <message>
            <source>or</source>
            <translation>oder</translation>
        </message>
        <message>
            <source>and</source>
            <translation>und</translation>
        </message>
        <message>
            <source>in</source>
            <translation>in</translation>
        </message>
        <message>
            <source>done</source>
            <translation>getan</translation>
        </message>
        <message>
            <source>within</source>
            <translation>innerhalb</translation>
        </message>
        <message>
            <source>Rhythm</source>
            <translation>Rhythmus</translation>
        </message>
        <message>
            <source>is</source>
            <translation>ist</translation>
        </message>
        <message>
            <source>after</source>
            <translation>nach</translation>
        </message>
        <message>
            <source>set</source>
            <translation>setze</translation>
        </message>
        <message>
            <source>trend</source>
            <translation>Verlauf</translation>
        </message>
        <message>
            <source>by</source>
            <translation>um</translation>
        </message>
        <message>
            <source>to</source>
            <translation>auf</translation>
        </message>
        <message>
            <source>over</source>
            <translation>über</translation>
        </message>
        <message>
            <source>rhythm</source>
            <translation>Rhythmus</translation>
        </message>
        <message>
            <source>go to</source>
            <translation>gehe zu</translation>
        </message>
        <message>
            <source>says</source>
            <translation>sagt</translation>
        </message>
        <message>
            <source>mark</source>
            <translation>Marke</translation>
        </message>
        <message>
            <source>note</source>
            <extracomment>a rule notes that a moment has come, for other rules to wait for</extracomment>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>remove</source>
            <translation>entferne</translation>
        </message>
        <message>
            <source>score</source>
            <translation>Punkte</translation>
        </message>
        <message>
            <source>if</source>
            <translation>falls</translation>
        </message>
        <message>
            <source>then</source>
            <translation>dann</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>Punktestand</translation>
        </message>
        <message>
            <source>Timer %1</source>
            <translation>Timer %1</translation>
        </message>
        <message>
            <source>acknowledge</source>
            <translation>bestätige</translation>
        </message>
        <message>
            <source>add</source>
            <translation>erhöhe</translation>
        </message>
        <message>
            <source>all alarms</source>
            <translation>alle Alarme</translation>
        </message>
        <message>
            <source>all of</source>
            <translation>alle von</translation>
        </message>
        <message>
            <source>anew each time</source>
            <translation>jedes Mal von vorn</translation>
        </message>
        <message>
            <source>any drug</source>
            <translation>irgendein Medikament</translation>
        </message>
        <message>
            <source>anything</source>
            <translation>irgendetwas</translation>
        </message>
        <message>
            <source>appears</source>
            <translation>kommt hinzu</translation>
        </message>
        <message>
            <source>at most once in</source>
            <translation>höchstens einmal in</translation>
        </message>
        <message>
            <source>attach</source>
            <translation>befestige</translation>
        </message>
        <message>
            <source>beginning after</source>
            <translation>zuerst nach</translation>
        </message>
        <message>
            <source>between</source>
            <translation>zwischen</translation>
        </message>
        <message>
            <source>by chance</source>
            <translation>mit Wahrscheinlichkeit</translation>
        </message>
        <message>
            <source>changes</source>
            <translation>ändert sich</translation>
        </message>
        <message>
            <source>comes within</source>
            <translation>kommt näher als</translation>
        </message>
        <message>
            <source>elapses</source>
            <translation>läuft ab</translation>
        </message>
        <message>
            <source>every</source>
            <translation>alle</translation>
        </message>
        <message>
            <source>every time</source>
            <translation>jedes Mal</translation>
        </message>
        <message>
            <source>falls by</source>
            <translation>fällt um</translation>
        </message>
        <message>
            <source>has arrived</source>
            <translation>ist angekommen</translation>
        </message>
        <message>
            <source>high</source>
            <translation>oben</translation>
        </message>
        <message>
            <source>in its phase</source>
            <translation>in ihrer Phase</translation>
        </message>
        <message>
            <source>is at least</source>
            <translation>ist mindestens</translation>
        </message>
        <message>
            <source>is at most</source>
            <translation>ist höchstens</translation>
        </message>
        <message>
            <source>is connected to</source>
            <translation>ist verbunden mit</translation>
        </message>
        <message>
            <source>is not measured</source>
            <translation>wird nicht gemessen</translation>
        </message>
        <message>
            <source>is taken away</source>
            <translation>wird entfernt</translation>
        </message>
        <message>
            <source>is used</source>
            <translation>wird benutzt</translation>
        </message>
        <message>
            <source>lengthen</source>
            <translation>verlängere</translation>
        </message>
        <message>
            <source>low</source>
            <translation>unten</translation>
        </message>
        <message>
            <source>margin</source>
            <translation>Spielraum</translation>
        </message>
        <message>
            <source>move</source>
            <translation>bewege</translation>
        </message>
        <message>
            <source>no</source>
            <translation>kein</translation>
        </message>
        <message>
            <source>not above</source>
            <translation>nicht über</translation>
        </message>
        <message>
            <source>not below</source>
            <translation>nicht unter</translation>
        </message>
        <message>
            <source>of</source>
            <translation>an</translation>
        </message>
        <message>
            <source>off</source>
            <translation>aus</translation>
        </message>
        <message>
            <source>on</source>
            <translation>an</translation>
        </message>
        <message>
            <source>one after the other</source>
            <translation>eine nach der anderen</translation>
        </message>
        <message>
            <source>outside</source>
            <translation>außerhalb</translation>
        </message>
        <message>
            <source>pause the sound of</source>
            <translation>pausiere den Ton für</translation>
        </message>
        <message>
            <source>play the sound</source>
            <translation>spiele den Klang</translation>
        </message>
        <message>
            <source>prompt the instructor</source>
            <translation>frage die Lehrperson</translation>
        </message>
        <message>
            <source>resume the sound of</source>
            <translation>lass wieder ertönen:</translation>
        </message>
        <message>
            <source>rises by</source>
            <translation>steigt um</translation>
        </message>
        <message>
            <source>run the script</source>
            <translation>führe das Skript aus</translation>
        </message>
        <message>
            <source>set the limits of</source>
            <translation>setze die Grenzen von</translation>
        </message>
        <message>
            <source>shown %1</source>
            <translation>%1 laut Monitor</translation>
        </message>
        <message>
            <source>start</source>
            <translation>starte</translation>
        </message>
        <message>
            <source>stop</source>
            <translation>stoppe</translation>
        </message>
        <message>
            <source>stop the trend of</source>
            <translation>beende den Verlauf von</translation>
        </message>
        <message>
            <source>the team</source>
            <translation>das Team</translation>
        </message>
        <message>
            <source>to the place</source>
            <translation>an die Stelle</translation>
        </message>
        <message>
            <source>until</source>
            <translation>bis</translation>
        </message>
        <message>
            <source>with the time constant</source>
            <translation>mit der Zeitkonstante</translation>
        </message>
        <message>
            <source>bring in</source>
            <translation>hereinbringen</translation>
        </message>
        <message>
            <source>until back at</source>
            <translation>bis wieder bei</translation>
        </message>
        <message>
            <source>is noted</source>
            <translation>ist vermerkt</translation>
        </message>
    </context>
    <context>
        <name>RuleToken</name>
        <message>
            <source>%1, change</source>
            <comment>a word of a rule</comment>
            <translation>%1, ändern</translation>
        </message>
        <message>
            <source>Click to change</source>
            <translation>Klick ändert es</translation>
        </message>
    </context>
    <context>
        <name>RulesPanel</name>
        <message>
            <source>Phases</source>
            <translation>Phasen</translation>
        </message>
        <message>
            <source>Phases and rules</source>
            <translation>Phasen und Regeln</translation>
        </message>
        <message>
            <source>No phases or rules</source>
            <translation>Keine Phasen oder Regeln</translation>
        </message>
        <message>
            <source>This scenario runs without any: vitals stay as they are until someone changes them.</source>
            <translation>Dieses Szenario läuft ohne: Die Vitalwerte bleiben, wie sie sind, bis sie jemand ändert.</translation>
        </message>
        <message>
            <source>Phase</source>
            <comment>button that adds a phase</comment>
            <translation>Phase</translation>
        </message>
        <message>
            <source>Add a phase</source>
            <translation>Eine Phase hinzufügen</translation>
        </message>
        <message>
            <source>Rule</source>
            <comment>button that adds a rule</comment>
            <translation>Regel</translation>
        </message>
        <message>
            <source>Add a rule or something that happens at a time</source>
            <translation>Eine Regel hinzufügen oder etwas, das zu einer Zeit geschieht</translation>
        </message>
        <message>
            <source>When a value…</source>
            <comment>kind of a new rule</comment>
            <translation>Wenn ein Wert …</translation>
        </message>
        <message>
            <source>At a time…</source>
            <comment>kind of a new rule</comment>
            <translation>Zu einer Zeit …</translation>
        </message>
        <message>
            <source>When something is done…</source>
            <comment>kind of a new rule</comment>
            <translation>Wenn etwas getan wird …</translation>
        </message>
        <message>
            <source>No rules yet</source>
            <translation>Noch keine Regeln</translation>
        </message>
        <message>
            <source>Vitals stay as they are until someone changes them. What shall happen by itself?</source>
            <translation>Die Vitalwerte bleiben, wie sie sind, bis jemand sie ändert. Was soll von selbst geschehen?</translation>
        </message>
        <message>
            <source>Put a patient into the room first</source>
            <translation>Erst einen Patienten ins Zimmer legen</translation>
        </message>
        <message>
            <source>New rule</source>
            <comment>accessible name of a menu</comment>
            <translation>Neue Regel</translation>
        </message>
        <message>
            <source>Search rules</source>
            <comment>placeholder of a field</comment>
            <translation>Regeln suchen</translation>
        </message>
        <message>
            <source>Search rules by their words, names and sources</source>
            <translation>Regeln nach Wörtern, Namen und Quellen suchen</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>In this phase</source>
            <comment>heading above rules</comment>
            <translation>In dieser Phase</translation>
        </message>
        <message>
            <source>In every phase</source>
            <comment>heading above rules</comment>
            <translation>In jeder Phase</translation>
        </message>
        <message>
            <source>No rule fits</source>
            <translation>Keine Regel passt</translation>
        </message>
        <message>
            <source>Show all rules</source>
            <translation>Alle Regeln zeigen</translation>
        </message>
        <message>
            <source>Search for other words: of a name, of what starts a rule or what it does, of a source.</source>
            <translation>Nach anderen Wörtern suchen: aus einem Namen, aus dem, was eine Regel auslöst oder bewirkt, aus einer Quelle.</translation>
        </message>
    </context>
    <context>
        <name>RunBar</name>
        <message>
            <source>Speed</source>
            <comment>accessible name of the choice 0.1× … 60×</comment>
            <translation>Tempo</translation>
        </message>
        <message>
            <source>Click in the scene to set down: %1</source>
            <comment>hint; %1 = name of an object</comment>
            <translation>In die Szene klicken, um abzustellen: %1</translation>
        </message>
        <message>
            <source>Spawn</source>
            <comment>accessible name of the palette of objects to add</comment>
            <translation>Hinzufügen</translation>
        </message>
        <message>
            <source>Add to the room</source>
            <comment>label of the spawn palette</comment>
            <translation>In den Raum stellen</translation>
        </message>
        <message>
            <source>Add: %1</source>
            <comment>tool tip; %1 = name of an object</comment>
            <translation>Hinzufügen: %1</translation>
        </message>
        <message>
            <source>More to add</source>
            <comment>button that opens the whole catalogue as a menu</comment>
            <translation>Weiteres hinzufügen</translation>
        </message>
        <message>
            <source>Time of the session %1</source>
            <comment>accessible name of the clock</comment>
            <translation>Zeit der Sitzung %1</translation>
        </message>
    </context>
    <context>
        <name>SceneAuthors</name>
        <message>
            <source>%1 looks from here</source>
            <comment>where another person&apos;s camera is</comment>
            <translation>%1 schaut von hier</translation>
        </message>
    </context>
    <context>
        <name>SceneAxes</name>
        <message>
            <source>Axes of the room</source>
            <translation>Achsen des Raums</translation>
        </message>
        <message>
            <source>Look along X; again: from the other side</source>
            <translation>Blick entlang X; noch einmal: von der anderen Seite</translation>
        </message>
        <message>
            <source>Look straight down</source>
            <translation>Blick senkrecht nach unten</translation>
        </message>
        <message>
            <source>Look along Z; again: from the other side</source>
            <translation>Blick entlang Z; noch einmal: von der anderen Seite</translation>
        </message>
    </context>
    <context>
        <name>SceneChip</name>
        <message numerus="yes">
            <source>%n hidden by solo</source>
            <comment>things of the scene</comment>
            <translation>
                <numerusform>%n durch Solo ausgeblendet</numerusform>
                <numerusform>%n durch Solo ausgeblendet</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hidden</source>
            <comment>things of the scene</comment>
            <translation>
                <numerusform>%n ausgeblendet</numerusform>
                <numerusform>%n ausgeblendet</numerusform>
            </translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>Alle zeigen</translation>
        </message>
        <message>
            <source>Everything in the scene is shown again (Alt+H)</source>
            <translation>Alles in der Szene wird wieder gezeigt (Alt+H)</translation>
        </message>
    </context>
    <context>
        <name>SceneHint</name>
        <message>
            <source>→ on the floor</source>
            <comment>where a dragged thing will land</comment>
            <translation>→ auf den Boden</translation>
        </message>
        <message>
            <source>→ on %1</source>
            <comment>where a dragged thing will land: name of the supporting thing</comment>
            <translation>→ auf %1</translation>
        </message>
        <message>
            <source>→ on %1, %2</source>
            <comment>where a dragged thing will land: name of the supporting thing, name of its surface</comment>
            <translation>→ auf %1, %2</translation>
        </message>
        <message>
            <source>%1°</source>
            <comment>an angle</comment>
            <translation>%1°</translation>
        </message>
        <message>
            <source>Δ %1 · %2 · %3 m</source>
            <comment>a distance along x, y and z in metres</comment>
            <translation>Δ %1 · %2 · %3 m</translation>
        </message>
        <message>
            <source>own %1</source>
            <comment>the thing&apos;s own axes: X, Y or Z</comment>
            <translation>eigene %1</translation>
        </message>
        <message>
            <source>Turn about %1: %2°</source>
            <comment>axis, typed angle</comment>
            <translation>Drehen um %1: %2°</translation>
        </message>
        <message>
            <source>Move along %1: %2 m</source>
            <comment>axes, typed metres</comment>
            <translation>Bewegen entlang %1: %2 m</translation>
        </message>
        <message>
            <source>no room: %1 is in the way</source>
            <comment>name of what a dragged thing would stand in</comment>
            <translation>kein Platz: %1 ist im Weg</translation>
        </message>
        <message>
            <source>no room: in the wall</source>
            <comment>a dragged thing would stand in a wall</comment>
            <translation>kein Platz: in der Wand</translation>
        </message>
        <message numerus="yes">
            <source>%1 and %n more</source>
            <comment>name of the first of several things that are moved</comment>
            <translation>
                <numerusform>%1 und %n weiteres</numerusform>
                <numerusform>%1 und %n weitere</numerusform>
            </translation>
        </message>
        <message>
            <source>Copy of %1</source>
            <comment>what a drag with Alt makes</comment>
            <translation>Kopie von %1</translation>
        </message>
        <message>
            <source>X Y Z: axis · Enter: take it · Esc: as before</source>
            <translation>X Y Z: Achse · Eingabe: übernehmen · Esc: wie vorher</translation>
        </message>
    </context>
    <context>
        <name>SceneHud</name>
        <message>
            <source>Tool</source>
            <comment>group of the scene&apos;s tools</comment>
            <translation>Werkzeug</translation>
        </message>
        <message>
            <source>Select</source>
            <comment>tool of the scene</comment>
            <translation>Auswählen</translation>
        </message>
        <message>
            <source>Move</source>
            <comment>tool of the scene</comment>
            <translation>Bewegen</translation>
        </message>
        <message>
            <source>Rotate</source>
            <comment>tool of the scene</comment>
            <translation>Drehen</translation>
        </message>
        <message>
            <source>Snap to surface</source>
            <translation>An Flächen einrasten</translation>
        </message>
        <message>
            <source>15°</source>
            <translation>15°</translation>
        </message>
        <message>
            <source>View</source>
            <comment>group of the ways of looking at the scene</comment>
            <translation>Ansicht</translation>
        </message>
        <message>
            <source>Orbit</source>
            <comment>way of looking at the scene</comment>
            <translation>Umkreisen</translation>
        </message>
        <message>
            <source>Walk</source>
            <comment>way of looking at the scene</comment>
            <translation>Gehen</translation>
        </message>
        <message>
            <source>Plan</source>
            <comment>way of looking at the scene</comment>
            <translation>Grundriss</translation>
        </message>
        <message>
            <source>Bedside</source>
            <comment>way of looking at the scene</comment>
            <translation>Am Bett</translation>
        </message>
        <message>
            <source>Turn round the bay: right drag; pan: Shift; F frames, Home resets</source>
            <translation>Um den Raum drehen: rechts ziehen; verschieben: Umschalt; F holt ins Bild, Pos1 setzt zurück</translation>
        </message>
        <message>
            <source>Walk with W A S D, look with a right drag</source>
            <translation>Mit W A S D gehen, mit der rechten Taste umsehen</translation>
        </message>
        <message>
            <source>Straight from above</source>
            <translation>Senkrecht von oben</translation>
        </message>
        <message>
            <source>Beside a bed; again: the next bed</source>
            <translation>Neben ein Bett; noch einmal: das nächste Bett</translation>
        </message>
        <message>
            <source>Measure</source>
            <comment>tool of the scene</comment>
            <translation>Messen</translation>
        </message>
        <message>
            <source>Select (V). A drag moves what is under the pointer, Alt copies it; on the floor it draws a box.</source>
            <translation>Auswählen (V). Ziehen bewegt, was unter dem Zeiger ist, Alt kopiert es; auf dem Boden zieht es einen Rahmen auf.</translation>
        </message>
        <message>
            <source>Move (G), then X, Y or Z and a number</source>
            <translation>Bewegen (G), dann X, Y oder Z und eine Zahl</translation>
        </message>
        <message>
            <source>Rotate (R), then X, Y or Z and degrees</source>
            <translation>Drehen (R), dann X, Y oder Z und Grad</translation>
        </message>
        <message>
            <source>Measure between two points (Shift+M)</source>
            <translation>Zwischen zwei Punkten messen (Umschalt+M)</translation>
        </message>
        <message>
            <source>Snap to surface: things land on what is under the pointer, in the place made for them. Ctrl turns it round while dragging.</source>
            <translation>An Flächen einrasten: Dinge landen auf dem, was unter dem Zeiger ist, an dem Platz, der für sie gemacht ist. Strg kehrt es beim Ziehen um.</translation>
        </message>
        <message>
            <source>5 cm</source>
            <comment>step of the grid that things snap to</comment>
            <translation>5 cm</translation>
        </message>
        <message>
            <source>Snap to the grid</source>
            <translation>Am Raster einrasten</translation>
        </message>
        <message>
            <source>Positions in steps of 5 cm; Shift: 5 mm; Ctrl turns it round</source>
            <translation>Positionen in Schritten von 5 cm; Umschalt: 5 mm; Strg kehrt es um</translation>
        </message>
        <message>
            <source>Snap angles</source>
            <translation>Winkel einrasten</translation>
        </message>
        <message>
            <source>Turns in steps of 15°; Shift: 1.5°; Ctrl turns it round</source>
            <translation>Drehungen in Schritten von 15°; Umschalt: 1,5°; Strg kehrt es um</translation>
        </message>
        <message>
            <source>Local</source>
            <comment>axes of the thing itself, not of the room</comment>
            <translation>Lokal</translation>
        </message>
        <message>
            <source>Own axes</source>
            <translation>Eigene Achsen</translation>
        </message>
        <message>
            <source>Handles along the thing&apos;s own axes instead of the room&apos;s (Shift+L)</source>
            <translation>Griffe entlang der eigenen Achsen statt derer des Raums (Umschalt+L)</translation>
        </message>
        <message>
            <source>Saved views</source>
            <translation>Gespeicherte Ansichten</translation>
        </message>
        <message>
            <source>Names of whatever is pointed at</source>
            <translation>Name dessen, worauf gezeigt wird</translation>
        </message>
        <message>
            <source>Names of people</source>
            <translation>Namen der Personen</translation>
        </message>
        <message>
            <source>Names of everything</source>
            <translation>Namen von allem</translation>
        </message>
        <message>
            <source>Grid on the floor</source>
            <translation>Raster auf dem Boden</translation>
        </message>
        <message>
            <source>Walls in the way are cut away</source>
            <translation>Wände im Weg werden weggeschnitten</translation>
        </message>
        <message>
            <source>Night light</source>
            <translation>Nachtlicht</translation>
        </message>
        <message>
            <source>Quality by what this computer can do</source>
            <translation>Qualität nach dem, was dieser Rechner kann</translation>
        </message>
        <message>
            <source>Full quality</source>
            <translation>Volle Qualität</translation>
        </message>
        <message>
            <source>Plain quality</source>
            <translation>Einfache Qualität</translation>
        </message>
        <message>
            <source>Ways of looking, and what is shown: names, grid, walls, light, quality</source>
            <translation>Ansichten, und was gezeigt wird: Namen, Raster, Wände, Licht, Qualität</translation>
        </message>
        <message>
            <source>Click where it goes · wheel turns it · Esc puts nothing down</source>
            <comment>while a thing hangs on the pointer</comment>
            <translation>Klicken, wo es hin soll · Rad dreht es · Esc stellt nichts ab</translation>
        </message>
        <message>
            <source>Ways of looking</source>
            <comment>accessible name of a menu</comment>
            <translation>Blickweisen</translation>
        </message>
    </context>
    <context>
        <name>ScenePanel</name>
        <message>
            <source>Scene</source>
            <comment>the three-dimensional view</comment>
            <translation>Szene</translation>
        </message>
    </context>
    <context>
        <name>SceneScale</name>
        <message>
            <source>Scale: the bar is %1 m long</source>
            <comment>of a plan</comment>
            <translation>Maßstab: Der Strich ist %1 m lang</translation>
        </message>
        <message>
            <source>%1 m</source>
            <comment>a length in metres</comment>
            <translation>%1 m</translation>
        </message>
    </context>
    <context>
        <name>SceneTape</name>
        <message>
            <source>%1 m</source>
            <comment>a length in metres</comment>
            <translation>%1 m</translation>
        </message>
        <message>
            <source>Δ %1 · %2 · %3 m</source>
            <comment>a distance along x, y and z in metres</comment>
            <translation>Δ %1 · %2 · %3 m</translation>
        </message>
    </context>
    <context>
        <name>SceneViews</name>
        <message>
            <source>Saved views</source>
            <translation>Gespeicherte Ansichten</translation>
        </message>
        <message>
            <source>No view is saved yet. Turn the scene as you like it, then save it here.</source>
            <translation>Noch ist keine Ansicht gespeichert. Drehen Sie die Szene, wie Sie sie haben möchten, und speichern Sie sie hier.</translation>
        </message>
        <message>
            <source>Go to %1</source>
            <comment>a saved view</comment>
            <translation>Zu %1 gehen</translation>
        </message>
        <message>
            <source>Name of the view</source>
            <translation>Name der Ansicht</translation>
        </message>
        <message>
            <source>Rename %1</source>
            <comment>a saved view</comment>
            <translation>%1 umbenennen</translation>
        </message>
        <message>
            <source>Forget %1</source>
            <comment>a saved view</comment>
            <translation>%1 vergessen</translation>
        </message>
        <message>
            <source>Save this view</source>
            <translation>Diese Ansicht speichern</translation>
        </message>
    </context>
    <context>
        <name>SearchField</name>
        <message>
            <source>Clear the search</source>
            <comment>button in a search field</comment>
            <translation>Suche leeren</translation>
        </message>
    </context>
    <context>
        <name>StartPage</name>
        <message>
            <source>What would you like to work on?</source>
            <comment>headline of the start page</comment>
            <translation>Woran möchten Sie arbeiten?</translation>
        </message>
        <message>
            <source>Open a scenario to see it in 3D, change it, run it and look back. Files can be dropped anywhere here.</source>
            <comment>below the headline of the start page</comment>
            <translation>Öffnen Sie ein Szenario, um es in 3D zu sehen, zu ändern, durchzuführen und darauf zurückzublicken. Dateien lassen sich überall hierher ziehen.</translation>
        </message>
        <message>
            <source>Connect to an engine…</source>
            <comment>button on the start page</comment>
            <translation>Mit einer Engine verbinden …</translation>
        </message>
        <message>
            <source>Open a file…</source>
            <comment>button on the start page</comment>
            <translation>Datei öffnen …</translation>
        </message>
        <message>
            <source>Scenarios that come with Ward</source>
            <comment>start page</comment>
            <translation>Mitgelieferte Szenarien</translation>
        </message>
        <message>
            <source>Recent</source>
            <comment>start page</comment>
            <translation>Zuletzt geöffnet</translation>
        </message>
        <message>
            <source>Recordings</source>
            <comment>start page</comment>
            <translation>Aufzeichnungen</translation>
        </message>
        <message numerus="yes">
            <source>%n recording(s)</source>
            <comment>start page</comment>
            <translation>
                <numerusform>%n Aufzeichnung</numerusform>
                <numerusform>%n Aufzeichnungen</numerusform>
            </translation>
        </message>
        <message>
            <source>No session has been recorded yet. Every run is recorded and appears here.</source>
            <comment>start page</comment>
            <translation>Noch wurde keine Sitzung aufgezeichnet. Jeder Durchlauf wird aufgezeichnet und erscheint hier.</translation>
        </message>
        <message>
            <source>Ward did not close properly last time. Your work was kept.</source>
            <comment>start page, after a crash</comment>
            <translation>Ward wurde beim letzten Mal nicht ordentlich beendet. Ihre Arbeit ist erhalten.</translation>
        </message>
        <message>
            <source>Not now</source>
            <comment>answer to the offer to open again what was open before a crash</comment>
            <translation>Jetzt nicht</translation>
        </message>
        <message>
            <source>Open it again</source>
            <comment>answer to the offer to open again what was open before a crash</comment>
            <translation>Wieder öffnen</translation>
        </message>
        <message>
            <source>Still open behind this page.</source>
            <comment>start page, about the scenario that is open</comment>
            <translation>Hinter dieser Seite noch geöffnet.</translation>
        </message>
        <message>
            <source>Go back to it</source>
            <comment>button on the start page, to the scenario that is open</comment>
            <translation>Dorthin zurück</translation>
        </message>
        <message>
            <source>Your first scenario, step by step</source>
            <comment>guided first scenario</comment>
            <translation>Ihr erstes Szenario, Schritt für Schritt</translation>
        </message>
        <message>
            <source>%1 of %2 steps are done. It goes on where you left it.</source>
            <comment>guided first scenario</comment>
            <translation>%1 von %2 Schritten sind getan. Es geht dort weiter, wo Sie aufgehört haben.</translation>
        </message>
        <message numerus="yes">
            <source>Furnish a room, give a patient vitals, rehearse and look back: %n steps, about five minutes. Leave it whenever you like.</source>
            <comment>guided first scenario</comment>
            <translation>
                <numerusform>Ein Zimmer einrichten, einem Patienten Vitalwerte geben, proben und zurückblicken: %n Schritt, etwa fünf Minuten. Aufhören geht jederzeit.</numerusform>
                <numerusform>Ein Zimmer einrichten, einem Patienten Vitalwerte geben, proben und zurückblicken: %n Schritte, etwa fünf Minuten. Aufhören geht jederzeit.</numerusform>
            </translation>
        </message>
        <message>
            <source>Go on</source>
            <comment>goes on with the guided first scenario</comment>
            <translation>Weitermachen</translation>
        </message>
        <message>
            <source>Begin</source>
            <comment>begins the guided first scenario</comment>
            <translation>Beginnen</translation>
        </message>
        <message>
            <source>Begin with a room</source>
            <comment>start page, above the templates</comment>
            <translation>Mit einem Raum beginnen</translation>
        </message>
        <message>
            <source>Nothing yet. Scenarios that you open or save as files appear here.</source>
            <comment>start page, empty list of recent files</comment>
            <translation>Noch nichts. Szenarien, die Sie als Datei öffnen oder speichern, erscheinen hier.</translation>
        </message>
        <message>
            <source>They are listed as soon as the engine answers.</source>
            <comment>start page, recordings</comment>
            <translation>Sie werden aufgeführt, sobald die Engine antwortet.</translation>
        </message>
        <message>
            <source>Let go to open it</source>
            <comment>while a file is dragged over the start page</comment>
            <translation>Loslassen zum Öffnen</translation>
        </message>
    </context>
    <context>
        <name>ThinScrollBar</name>
        <message>
            <source>Scroll</source>
            <comment>accessible name of a scroll bar</comment>
            <translation>Rollen</translation>
        </message>
    </context>
    <context>
        <name>TimelineMenus</name>
        <message>
            <source>Event</source>
            <comment>accessible name of a menu</comment>
            <translation>Ereignis</translation>
        </message>
        <message>
            <source>Why did this happen? (W)</source>
            <translation>Warum ist das geschehen? (W)</translation>
        </message>
        <message>
            <source>Vital sign</source>
            <comment>accessible name of a menu</comment>
            <translation>Vitalwert</translation>
        </message>
        <message>
            <source>Why is %1 as it is at %2?</source>
            <extracomment>%1 a vital sign, %2 a time</extracomment>
            <translation>Warum ist %1 um %2 so?</translation>
        </message>
    </context>
    <context>
        <name>TimelinePanel</name>
        <message>
            <source>Phases</source>
            <translation>Phasen</translation>
        </message>
        <message>
            <source>Alarms</source>
            <translation>Alarme</translation>
        </message>
        <message>
            <source>Compressions</source>
            <translation>Kompressionen</translation>
        </message>
        <message>
            <source>Drugs and shocks</source>
            <translation>Medikamente, Schocks</translation>
        </message>
        <message>
            <source>Airway</source>
            <translation>Atemweg</translation>
        </message>
        <message>
            <source>Team and speech</source>
            <translation>Team und Sprache</translation>
        </message>
        <message>
            <source>Equipment</source>
            <translation>Geräte</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>Regeln</translation>
        </message>
        <message>
            <source>Instructor</source>
            <translation>Instruktor</translation>
        </message>
        <message>
            <source>Marks</source>
            <translation>Marken</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>Zeitleiste</translation>
        </message>
        <message>
            <source>No session to look at yet</source>
            <translation>Noch keine Sitzung zum Ansehen</translation>
        </message>
        <message>
            <source>Start a run or open a recording: every moment of it can be entered here, forwards and backwards.</source>
            <translation>Einen Lauf starten oder eine Aufzeichnung öffnen: Jeder Moment lässt sich hier aufsuchen, vorwärts und rückwärts.</translation>
        </message>
        <message>
            <source>HR</source>
            <translation>HF</translation>
        </message>
        <message>
            <source>SpO2</source>
            <translation>SpO2</translation>
        </message>
        <message>
            <source>ABP mean</source>
            <translation>MAD</translation>
        </message>
        <message>
            <source>EtCO2</source>
            <translation>EtCO2</translation>
        </message>
        <message>
            <source>Not done yet</source>
            <comment>lane that names what nobody has done</comment>
            <translation>Noch nicht getan</translation>
        </message>
        <message>
            <source>Not done</source>
            <comment>lane that names what nobody has done</comment>
            <translation>Nicht getan</translation>
        </message>
    </context>
    <context>
        <name>TimelineTransport</name>
        <message>
            <source>Shown time; type one to go there</source>
            <translation>Gezeigte Zeit; eine eintippen, um dorthin zu gehen</translation>
        </message>
        <message>
            <source>Go to …</source>
            <comment>placeholder of a field for a time such as 1:30</comment>
            <translation>Gehe zu …</translation>
        </message>
        <message>
            <source>Backwards (J)</source>
            <translation>Rückwärts (J)</translation>
        </message>
        <message>
            <source>Play from here (L)</source>
            <translation>Ab hier abspielen (L)</translation>
        </message>
        <message>
            <source>Stop (K)</source>
            <translation>Anhalten (K)</translation>
        </message>
        <message>
            <source>Forwards (L)</source>
            <translation>Vorwärts (L)</translation>
        </message>
        <message>
            <source>Loop I–O</source>
            <translation>Schleife I–O</translation>
        </message>
        <message>
            <source>The newest moment is shown</source>
            <translation>Der neueste Moment wird gezeigt</translation>
        </message>
        <message>
            <source>To the newest moment (End)</source>
            <translation>Zum neuesten Moment (Ende)</translation>
        </message>
        <message>
            <source>Show the whole session</source>
            <translation>Die ganze Sitzung zeigen</translation>
        </message>
        <message>
            <source>Mark (M)</source>
            <translation>Markieren (M)</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>Workspaces</source>
            <comment>accessible name of the switcher Author, Run, Debrief</comment>
            <translation>Arbeitsbereiche</translation>
        </message>
        <message>
            <source>Program menu (F10)</source>
            <comment>tool tip of the button with the program&apos;s name</comment>
            <translation>Programmmenü (F10)</translation>
        </message>
        <message>
            <source>Every command, by typing</source>
            <comment>tool tip of the command palette&apos;s button</comment>
            <translation>Alle Befehle, durch Tippen</translation>
        </message>
        <message>
            <source>Save</source>
            <comment>button in the top bar</comment>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>Save the scenario (Ctrl+S)</source>
            <comment>tool tip</comment>
            <translation>Szenario speichern (Strg+S)</translation>
        </message>
        <message>
            <source>%1, rename</source>
            <comment>accessible name of the scenario&apos;s title</comment>
            <translation>%1, umbenennen</translation>
        </message>
        <message>
            <source>Click to rename the scenario</source>
            <translation>Klicken, um das Szenario umzubenennen</translation>
        </message>
        <message>
            <source>Name of the scenario</source>
            <translation>Name des Szenarios</translation>
        </message>
    </context>
    <context>
        <name>VentilatorFace</name>
        <message>
            <source>Standby</source>
            <comment>state of a ventilator or pump</comment>
            <translation>Standby</translation>
        </message>
    </context>
    <context>
        <name>WhyLine</name>
        <message>
            <source>yes</source>
            <comment>a condition holds</comment>
            <extracomment>Of a condition, for screen readers</extracomment>
            <translation>ja</translation>
        </message>
        <message>
            <source>no</source>
            <comment>a condition does not hold</comment>
            <translation>nein</translation>
        </message>
        <message>
            <source>Show this moment (Enter)</source>
            <translation>Diesen Moment zeigen (Eingabe)</translation>
        </message>
        <message>
            <source>Show the rule (R)</source>
            <translation>Die Regel zeigen (R)</translation>
        </message>
        <message>
            <source>Select whom it happened to (E)</source>
            <translation>Auswählen, wem es geschah (E)</translation>
        </message>
        <message>
            <source>Why did this happen? (W)</source>
            <translation>Warum ist das geschehen? (W)</translation>
        </message>
    </context>
    <context>
        <name>WhyPanel</name>
        <message>
            <source>Why</source>
            <translation>Warum</translation>
        </message>
        <message>
            <source>Back to the answer before (Backspace)</source>
            <translation>Zurück zur Antwort davor (Rücktaste)</translation>
        </message>
        <message>
            <source>Ask the same of the shown moment</source>
            <translation>Dasselbe für den gezeigten Moment fragen</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Antwort</translation>
        </message>
        <message>
            <source>Looking into the recording…</source>
            <translation>Die Aufzeichnung wird angesehen …</translation>
        </message>
        <message>
            <source>There is no answer</source>
            <translation>Es gibt keine Antwort</translation>
        </message>
        <message>
            <source>What do you want to know?</source>
            <translation>Was möchten Sie wissen?</translation>
        </message>
        <message>
            <source>Nothing has happened yet</source>
            <translation>Noch ist nichts geschehen</translation>
        </message>
        <message>
            <source>Right-click an event in the log or on the timeline, or press W there; or ask on a rule, or on a vital sign in the Inspector.</source>
            <translation>Mit rechts auf ein Ereignis im Protokoll oder auf der Zeitleiste klicken oder dort W drücken; oder bei einer Regel oder bei einem Vitalwert im Inspektor fragen.</translation>
        </message>
        <message>
            <source>Start a run or open a recording: then events, rules and vital signs can be asked about.</source>
            <translation>Einen Durchlauf starten oder eine Aufzeichnung öffnen: Dann kann nach Ereignissen, Regeln und Vitalwerten gefragt werden.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Ask again</source>
            <translation>Noch einmal fragen</translation>
        </message>
        <message>
            <source>Vital signs to ask about</source>
            <translation>Vitalwerte, nach denen gefragt werden kann</translation>
        </message>
        <message>
            <source>Now:</source>
            <comment>before vital signs that can be asked about at the shown moment</comment>
            <translation>Jetzt:</translation>
        </message>
        <message>
            <source>Why is %1 as it is at the shown moment?</source>
            <translation>Warum ist %1 im gezeigten Moment so?</translation>
        </message>
    </context>
    <context>
        <name>ward::editor::ActionsModel</name>
        <message>
            <source>Assess and call</source>
            <translation>Erkennen und rufen</translation>
        </message>
        <message>
            <source>Compressions</source>
            <translation>Kompressionen</translation>
        </message>
        <message>
            <source>Defibrillation</source>
            <translation>Defibrillation</translation>
        </message>
        <message>
            <source>Airway and breathing</source>
            <translation>Atemweg und Beatmung</translation>
        </message>
        <message>
            <source>Drugs and fluids</source>
            <translation>Medikamente und Volumen</translation>
        </message>
        <message>
            <source>Monitoring</source>
            <translation>Überwachung</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>Sonstiges</translation>
        </message>
        <message>
            <source>The patient&apos;s course (instructor)</source>
            <translation>Verlauf des Patienten (Instruktor)</translation>
        </message>
        <message>
            <source>Tidal volume</source>
            <translation>Tidalvolumen</translation>
        </message>
        <message>
            <source>Drugs of this scenario</source>
            <translation>Medikamente dieses Szenarios</translation>
        </message>
    </context>
    <context>
        <name>ward::editor::CatalogueModel</name>
        <message>
            <source>%1 × %2 × %3 cm</source>
            <comment>width, height, depth</comment>
            <translation>%1 × %2 × %3 cm</translation>
        </message>
        <message>
            <source>All categories</source>
            <comment>choice above the catalogue</comment>
            <translation>Alle Kategorien</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>category and how many things it has</comment>
            <translation>%1 (%2)</translation>
        </message>
    </context>
    <context>
        <name>ward::editor::ConflictsModel</name>
        <message>
            <source>Removed meanwhile</source>
            <comment>an edit concerns a thing that somebody else removed</comment>
            <translation>Inzwischen entfernt</translation>
        </message>
        <message>
            <source>Place in the tree</source>
            <translation>Platz im Baum</translation>
        </message>
        <message>
            <source>on</source>
            <comment>value of a switch</comment>
            <translation>an</translation>
        </message>
        <message>
            <source>off</source>
            <comment>value of a switch</comment>
            <translation>aus</translation>
        </message>
        <message>
            <source>in “%1”</source>
            <comment>the thing that another one belongs to</comment>
            <translation>in „%1“</translation>
        </message>
        <message>
            <source>at the top</source>
            <comment>place in the tree</comment>
            <translation>ganz oben</translation>
        </message>
        <message>
            <source>not set</source>
            <comment>a value that is absent</comment>
            <translation>nicht gesetzt</translation>
        </message>
        <message>
            <source>removed</source>
            <comment>what an edit did with a thing</comment>
            <translation>entfernt</translation>
        </message>
    </context>
    <context>
        <name>ward::editor::InspectorModel</name>
        <message>
            <source>relative to %1</source>
            <translation>relativ zu %1</translation>
        </message>
        <message numerus="yes">
            <source>%n entities</source>
            <translation>
                <numerusform>%n Objekt</numerusform>
                <numerusform>%n Objekte</numerusform>
            </translation>
        </message>
        <message>
            <source>Position in the room</source>
            <translation>Lage im Raum</translation>
        </message>
        <message>
            <source>%1 years</source>
            <comment>age of a patient</comment>
            <translation>%1 Jahre</translation>
        </message>
        <message>
            <source>%1 kg</source>
            <comment>weight of a patient</comment>
            <translation>%1 kg</translation>
        </message>
    </context>
    <context>
        <name>ward::editor::LogModel</name>
        <message>
            <source>Simulation</source>
            <translation>Simulation</translation>
        </message>
        <message>
            <source>Script</source>
            <translation>Skript</translation>
        </message>
        <message>
            <source>Instructor</source>
            <translation>Instruktor</translation>
        </message>
        <message>
            <source>Learner</source>
            <translation>Teilnehmer</translation>
        </message>
        <message>
            <source>Scenario</source>
            <comment>who did something: it was written there</comment>
            <translation>Szenario</translation>
        </message>
        <message>
            <source>The patient&apos;s body</source>
            <comment>who did something</comment>
            <translation>Körper des Patienten</translation>
        </message>
        <message>
            <source>Learner %1</source>
            <comment>one of several; %1 is a number or a pseudonym</comment>
            <translation>Teilnehmer %1</translation>
        </message>
    </context>
    <context>
        <name>ward::editor::RulesModel</name>
        <message>
            <source>in every phase</source>
            <translation>in jeder Phase</translation>
        </message>
        <message>
            <source>(was for %1 %2)</source>
            <comment>behind a source: name and number that it was written for</comment>
            <translation>(galt für %1 %2)</translation>
        </message>
    </context>
    <context>
        <name>ward::editor::WhyModel</name>
        <message>
            <source>Rule “%1”</source>
            <translation>Regel „%1“</translation>
        </message>
        <message>
            <source>A rule of before</source>
            <translation>Eine frühere Regel</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <comment>%1 a vital sign, %2 whose</comment>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>Why did it happen?</source>
            <translation>Warum ist es geschehen?</translation>
        </message>
        <message>
            <source>Why did it fire, or not?</source>
            <comment>it = a rule</comment>
            <translation>Warum ist sie eingetreten oder nicht?</translation>
        </message>
        <message>
            <source>Why is it so?</source>
            <comment>it = a vital sign</comment>
            <translation>Warum ist das so?</translation>
        </message>
        <message>
            <source>Because</source>
            <comment>heading: what something came of</comment>
            <translation>Weil</translation>
        </message>
        <message>
            <source>When</source>
            <comment>heading: what a rule waits for</comment>
            <translation>Wenn</translation>
        </message>
        <message>
            <source>found: %1</source>
            <comment>what a condition compared with</comment>
            <translation>gefunden: %1</translation>
        </message>
        <message>
            <source>Near misses</source>
            <comment>heading: times at which a rule nearly fired</comment>
            <translation>Beinahe eingetreten</translation>
        </message>
        <message>
            <source>If</source>
            <comment>heading: what a rule asks</comment>
            <translation>Falls</translation>
        </message>
        <message>
            <source>There is more than is shown here.</source>
            <translation>Es gibt mehr, als hier gezeigt wird.</translation>
        </message>
    </context>
    <context>
        <name>ward::studio::CommandPalette</name>
        <message>
            <source>Command palette</source>
            <translation>Befehlspalette</translation>
        </message>
        <message>
            <source>Type what you want to do</source>
            <translation>Eingeben, was getan werden soll</translation>
        </message>
        <message>
            <source>Actions</source>
            <translation>Aktionen</translation>
        </message>
    </context>
    <context>
        <name>ward::studio::CommandPaletteModel</name>
        <message>
            <source>Nothing found. Try another word.</source>
            <translation>Nichts gefunden. Versuchen Sie ein anderes Wort.</translation>
        </message>
    </context>
    <context>
        <name>ward::studio::ConnectDialog</name>
        <message>
            <source>Use this computer&apos;s own engine</source>
            <translation>Die Engine dieses Rechners verwenden</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Verbinden</translation>
        </message>
        <message>
            <source>Connect to an engine</source>
            <translation>Mit einer Engine verbinden</translation>
        </message>
        <message>
            <source>An engine runs the sessions of several people. Whoever runs it gives you its address and a token.</source>
            <translation>Eine Engine führt die Sitzungen mehrerer Personen. Wer sie betreibt, nennt Adresse und Zugangsschlüssel.</translation>
        </message>
        <message>
            <source>&amp;Address</source>
            <translation>&amp;Adresse</translation>
        </message>
        <message>
            <source>Address of the engine</source>
            <translation>Adresse der Engine</translation>
        </message>
        <message>
            <source>&amp;Token</source>
            <translation>&amp;Zugangsschlüssel</translation>
        </message>
        <message>
            <source>Token of the engine</source>
            <translation>Zugangsschlüssel der Engine</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>The token is kept in this computer&apos;s keychain once the engine has accepted it. Leave it empty to use the one kept there.</source>
            <translation>Der Zugangsschlüssel kommt in den Schlüsselbund dieses Rechners, sobald die Engine ihn angenommen hat. Leer lassen, um den dort verwahrten zu verwenden.</translation>
        </message>
        <message>
            <source>Connecting …</source>
            <translation>Verbinde …</translation>
        </message>
    </context>
    <context>
        <name>ward::studio::EngineLink</name>
        <message>
            <source>Engine · local</source>
            <translation>Engine · lokal</translation>
        </message>
        <message>
            <source>Engine · %1</source>
            <translation>Engine · %1</translation>
        </message>
        <message>
            <source>Engine · restarting</source>
            <translation>Engine · startet neu</translation>
        </message>
        <message>
            <source>Engine · connecting</source>
            <translation>Engine · verbindet</translation>
        </message>
        <message>
            <source>Engine · not available</source>
            <translation>Engine · nicht verfügbar</translation>
        </message>
    </context>
    <context>
        <name>ward::studio::GuideViewModel</name>
        <message>
            <source>Look around</source>
            <comment>guide</comment>
            <translation>Umsehen</translation>
        </message>
        <message>
            <source>Drag in the scene with the right or middle mouse button to turn it; the wheel comes closer.</source>
            <comment>guide</comment>
            <translation>Mit der rechten oder mittleren Maustaste in der Szene ziehen dreht sie; das Rad geht näher heran.</translation>
        </message>
        <message>
            <source>Bring a ventilator</source>
            <comment>guide</comment>
            <translation>Ein Beatmungsgerät holen</translation>
        </message>
        <message>
            <source>Type “ventilator” in the Catalogue, press Enter, then click on the floor beside the bed.</source>
            <comment>guide</comment>
            <translation>Im Katalog „ventilator“ eintippen, Enter drücken, dann auf den Boden neben dem Bett klicken.</translation>
        </message>
        <message>
            <source>Choose the patient</source>
            <comment>guide</comment>
            <translation>Den Patienten auswählen</translation>
        </message>
        <message>
            <source>Click “Patient” in Entities, or the patient in the scene.</source>
            <comment>guide</comment>
            <translation>In den Objekten auf „Patient“ klicken oder in der Szene auf den Patienten.</translation>
        </message>
        <message>
            <source>Make the patient ill</source>
            <comment>guide</comment>
            <translation>Den Patienten krank machen</translation>
        </message>
        <message>
            <source>In the Inspector, set Heart rate to 124 and press Enter. Undo is Ctrl+Z, always.</source>
            <comment>guide</comment>
            <translation>Im Inspektor die Herzfrequenz auf 124 setzen und Enter drücken. Strg+Z macht immer rückgängig.</translation>
        </message>
        <message>
            <source>Run it</source>
            <comment>guide</comment>
            <translation>Ablaufen lassen</translation>
        </message>
        <message>
            <source>Press Rehearse at the top right. The scenario stays as it is; a run is a copy that is recorded.</source>
            <comment>guide</comment>
            <translation>Oben rechts „Proben“ drücken. Das Szenario bleibt, wie es ist; der Lauf ist eine Kopie und wird aufgezeichnet.</translation>
        </message>
        <message>
            <source>Bring something while it runs</source>
            <comment>guide</comment>
            <translation>Während des Laufs etwas holen</translation>
        </message>
        <message>
            <source>Press the defibrillator in the bar above, then click on the floor.</source>
            <comment>guide</comment>
            <translation>In der Leiste oben den Defibrillator drücken, dann auf den Boden klicken.</translation>
        </message>
        <message>
            <source>Mark the moment</source>
            <comment>guide</comment>
            <translation>Den Augenblick markieren</translation>
        </message>
        <message>
            <source>Press M whenever you want to come back to a moment later.</source>
            <comment>guide</comment>
            <translation>M drücken, wann immer Sie später zu einem Augenblick zurückkehren wollen.</translation>
        </message>
        <message>
            <source>End the session</source>
            <comment>guide</comment>
            <translation>Die Sitzung beenden</translation>
        </message>
        <message>
            <source>Press Stop in the bar above. The recording is kept by itself.</source>
            <comment>guide</comment>
            <translation>In der Leiste oben „Stopp“ drücken. Die Aufzeichnung bleibt von selbst erhalten.</translation>
        </message>
        <message>
            <source>Look back</source>
            <comment>guide</comment>
            <translation>Zurückblicken</translation>
        </message>
        <message>
            <source>Click anywhere in the Timeline: room, monitor and log show that moment.</source>
            <comment>guide</comment>
            <translation>Irgendwo in die Zeitleiste klicken: Raum, Monitor und Protokoll zeigen diesen Augenblick.</translation>
        </message>
        <message>
            <source>Keep it</source>
            <comment>guide</comment>
            <translation>Behalten</translation>
        </message>
        <message>
            <source>Go to Author and press Ctrl+S to save your scenario as a file.</source>
            <comment>guide</comment>
            <translation>Zu „Schreiben“ wechseln und mit Strg+S das Szenario als Datei speichern.</translation>
        </message>
        <message>
            <source>That is all you need for a first scenario</source>
            <comment>guide</comment>
            <translation>Mehr braucht ein erstes Szenario nicht</translation>
        </message>
        <message>
            <source>Next: add rules that react to learners, or open a scenario that comes with Ward. Ctrl+K finds every command.</source>
            <comment>guide</comment>
            <translation>Weiter: Regeln, die auf Lernende reagieren, oder ein Szenario, das Ward mitbringt. Strg+K findet jeden Befehl.</translation>
        </message>
    </context>
    <context>
        <name>ward::studio::PanelTitle</name>
        <message>
            <source>Float or dock %1</source>
            <translation>%1 abdocken oder andocken</translation>
        </message>
        <message>
            <source>Hide %1</source>
            <translation>%1 ausblenden</translation>
        </message>
    </context>
    <context>
        <name>ward::studio::Panels</name>
        <message>
            <source>Entities</source>
            <translation>Objekte</translation>
        </message>
        <message>
            <source>Catalogue</source>
            <translation>Katalog</translation>
        </message>
        <message>
            <source>Inspector</source>
            <translation>Inspektor</translation>
        </message>
        <message>
            <source>Monitor</source>
            <translation>Monitor</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>Zeitleiste</translation>
        </message>
        <message>
            <source>Phases and rules</source>
            <translation>Phasen und Regeln</translation>
        </message>
        <message>
            <source>Problems</source>
            <translation>Probleme</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <source>Actions</source>
            <translation>Maßnahmen</translation>
        </message>
        <message>
            <source>Measures</source>
            <translation>Messgrößen</translation>
        </message>
        <message>
            <source>Marks</source>
            <translation>Marken</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Warum</translation>
        </message>
    </context>
    <context>
        <name>ward::studio::PromoteDialog</name>
        <message>
            <source>Keep it for the next time?</source>
            <translation>Für das nächste Mal behalten?</translation>
        </message>
        <message>
            <source>This was added while the session ran. What you choose becomes part of the scenario, where it stands now; one undo takes it back.</source>
            <translation>Das kam während der Sitzung hinzu. Was Sie wählen, wird Teil des Szenarios, an der Stelle, an der es jetzt steht; einmal Rückgängig nimmt es zurück.</translation>
        </message>
        <message>
            <source>Leave the scenario as it is</source>
            <translation>Szenario so lassen, wie es ist</translation>
        </message>
        <message numerus="yes">
            <source>Add %n to the scenario</source>
            <comment>button</comment>
            <translation>
                <numerusform>%n zum Szenario hinzufügen</numerusform>
                <numerusform>%n zum Szenario hinzufügen</numerusform>
            </translation>
        </message>
        <message>
            <source>Added while the session ran</source>
            <translation>Während der Sitzung hinzugekommen</translation>
        </message>
    </context>
    <context>
        <name>ward::studio::RoomMonitor</name>
        <message>
            <source>Monitor · %1</source>
            <comment>title of a window; %1 is the patient</comment>
            <translation>Monitor · %1</translation>
        </message>
    </context>
    <context>
        <name>ward::studio::ScenePage</name>
        <message>
            <source>Scene</source>
            <translation>Szene</translation>
        </message>
    </context>
    <context>
        <name>ward::studio::ShellWindow</name>
        <message>
            <source>Panels</source>
            <translation>Fenster</translation>
        </message>
    </context>
    <context>
        <name>ward::studio::SpawnPalette</name>
        <message>
            <source>Add to the room</source>
            <translation>In den Raum stellen</translation>
        </message>
        <message>
            <source>What shall come into the room?</source>
            <translation>Was soll in den Raum?</translation>
        </message>
        <message>
            <source>Things</source>
            <translation>Dinge</translation>
        </message>
        <message>
            <source>Enter, then click where it shall stand</source>
            <comment>hint of the spawn palette</comment>
            <translation>Eingabetaste, dann anklicken, wo es stehen soll</translation>
        </message>
        <message>
            <source>No such thing. Try another word: defib, pump, ambu, chair …</source>
            <translation>So etwas gibt es nicht. Versuchen Sie ein anderes Wort: Defi, Pumpe, Ambu, Stuhl …</translation>
        </message>
    </context>
    <context>
        <name>ward::studio::StartPage</name>
        <message>
            <source>still running</source>
            <translation>läuft noch</translation>
        </message>
        <message>
            <source>comes with Ward; your changes are kept</source>
            <translation>gehört zu Ward; Ihre Änderungen bleiben erhalten</translation>
        </message>
    </context>
    <context>
        <name>ward::studio::StartWindow</name>
        <message>
            <source>Start page</source>
            <translation>Startseite</translation>
        </message>
    </context>
    <context>
        <name>ward::studio::StatusLine</name>
        <message>
            <source>No problems</source>
            <translation>Keine Probleme</translation>
        </message>
        <message numerus="yes">
            <source>%n problem(s)</source>
            <translation>
                <numerusform>%n Problem</numerusform>
                <numerusform>%n Probleme</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n remark(s)</source>
            <translation>
                <numerusform>%n Anmerkung</numerusform>
                <numerusform>%n Anmerkungen</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 errors, %2 warnings</source>
            <translation>%1 Fehler, %2 Warnungen</translation>
        </message>
        <message>
            <source>Saving your changes …</source>
            <translation>Änderungen werden gesichert …</translation>
        </message>
        <message>
            <source>Autosaved just now</source>
            <translation>Soeben gesichert</translation>
        </message>
        <message>
            <source>Autosaved %1 s ago</source>
            <translation>Vor %1 s gesichert</translation>
        </message>
        <message>
            <source>Autosaved %1 min ago</source>
            <translation>Vor %1 min gesichert</translation>
        </message>
        <message numerus="yes">
            <source>%n entities</source>
            <translation>
                <numerusform>%n Objekt</numerusform>
                <numerusform>%n Objekte</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n rules</source>
            <translation>
                <numerusform>%n Regel</numerusform>
                <numerusform>%n Regeln</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n phases</source>
            <translation>
                <numerusform>%n Phase</numerusform>
                <numerusform>%n Phasen</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 fps</source>
            <translation>%1 Bilder/s</translation>
        </message>
        <message>
            <source>Frames per second of the scene; nothing is drawn while nothing moves</source>
            <translation>Bilder je Sekunde der Szene; solange sich nichts bewegt, wird nichts gezeichnet</translation>
        </message>
        <message>
            <source>at rest</source>
            <translation>in Ruhe</translation>
        </message>
        <message>
            <source>Alarms without sound</source>
            <translation>Alarme ohne Ton</translation>
        </message>
    </context>
    <context>
        <name>ward::studio::Studio</name>
        <message>
            <source>The screen of the room&apos;s monitor is gone. The monitor is a window here until the screen is back.</source>
            <translation>Der Bildschirm des Monitors im Raum ist weg. Der Monitor ist hier ein Fenster, bis der Bildschirm wieder da ist.</translation>
        </message>
        <message>
            <source>Alarms without sound</source>
            <translation>Alarme ohne Ton</translation>
        </message>
        <message>
            <source>Monitor on a screen in the room</source>
            <translation>Monitor auf einem Bildschirm im Raum</translation>
        </message>
        <message>
            <source>Author</source>
            <translation>Schreiben</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>Durchführen</translation>
        </message>
        <message>
            <source>Debrief</source>
            <translation>Nachbesprechen</translation>
        </message>
        <message>
            <source>Start page</source>
            <translation>Startseite</translation>
        </message>
        <message>
            <source>Panel</source>
            <translation>Fenster</translation>
        </message>
        <message>
            <source>Opening …</source>
            <translation>Wird geöffnet …</translation>
        </message>
        <message>
            <source>Recordings</source>
            <translation>Aufzeichnungen</translation>
        </message>
        <message>
            <source>Library</source>
            <translation>Bibliothek</translation>
        </message>
        <message>
            <source>draft</source>
            <translation>Entwurf</translation>
        </message>
        <message>
            <source>draft · comes with Ward</source>
            <translation>Entwurf · mitgeliefert</translation>
        </message>
        <message>
            <source>unsaved changes</source>
            <translation>ungespeicherte Änderungen</translation>
        </message>
        <message>
            <source>recording</source>
            <translation>zeichnet auf</translation>
        </message>
        <message>
            <source>Space play · J K L shuttle · M mark · End live</source>
            <translation>Leertaste abspielen · J K L Lauf · M markieren · Ende live</translation>
        </message>
        <message>
            <source>Ended</source>
            <translation>Beendet</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>Läuft</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>Angehalten</translation>
        </message>
        <message>
            <source>A session is running</source>
            <translation>Eine Sitzung läuft</translation>
        </message>
        <message>
            <source>The session that is running ends when Ward closes. Its recording is kept, and every change to the scenario is saved.</source>
            <translation>Die laufende Sitzung endet, wenn Ward geschlossen wird. Ihre Aufzeichnung bleibt erhalten, und jede Änderung am Szenario ist gesichert.</translation>
        </message>
        <message>
            <source>End the session and close</source>
            <translation>Sitzung beenden und schließen</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Weitermachen</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>Open …</source>
            <translation>Öffnen …</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>Save as …</source>
            <translation>Speichern unter …</translation>
        </message>
        <message>
            <source>Close the scenario</source>
            <translation>Szenario schließen</translation>
        </message>
        <message>
            <source>Engine</source>
            <translation>Engine</translation>
        </message>
        <message>
            <source>Connect to an engine …</source>
            <translation>Mit einer Engine verbinden …</translation>
        </message>
        <message>
            <source>Use this computer&apos;s own engine</source>
            <translation>Die Engine dieses Rechners verwenden</translation>
        </message>
        <message>
            <source>Try to reach the engine again</source>
            <translation>Engine erneut ansprechen</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>Bearbeiten</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>Wiederholen</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>Duplizieren</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Select nothing</source>
            <translation>Auswahl aufheben</translation>
        </message>
        <message>
            <source>View</source>
            <translation>Ansicht</translation>
        </message>
        <message>
            <source>Every command …</source>
            <translation>Alle Befehle …</translation>
        </message>
        <message>
            <source>Reset the layout</source>
            <translation>Anordnung zurücksetzen</translation>
        </message>
        <message>
            <source>Program menu</source>
            <translation>Programmmenü</translation>
        </message>
        <message>
            <source>Next panel</source>
            <translation>Nächstes Fenster</translation>
        </message>
        <message>
            <source>Previous panel</source>
            <translation>Voriges Fenster</translation>
        </message>
        <message>
            <source>Light colours</source>
            <translation>Helle Farben</translation>
        </message>
        <message>
            <source>Larger interface</source>
            <translation>Größere Oberfläche</translation>
        </message>
        <message>
            <source>Smaller interface</source>
            <translation>Kleinere Oberfläche</translation>
        </message>
        <message>
            <source>Interface at 100 %</source>
            <translation>Oberfläche auf 100 %</translation>
        </message>
        <message>
            <source>Full screen</source>
            <translation>Vollbild</translation>
        </message>
        <message>
            <source>Scene</source>
            <translation>Szene</translation>
        </message>
        <message>
            <source>Frame the selection</source>
            <translation>Auswahl einpassen</translation>
        </message>
        <message>
            <source>Whole room</source>
            <translation>Ganzer Raum</translation>
        </message>
        <message>
            <source>Rehearse</source>
            <translation>Proben</translation>
        </message>
        <message>
            <source>Play or pause</source>
            <translation>Abspielen oder anhalten</translation>
        </message>
        <message>
            <source>One step (1/30 s)</source>
            <translation>Ein Schritt (1/30 s)</translation>
        </message>
        <message>
            <source>End the session</source>
            <translation>Sitzung beenden</translation>
        </message>
        <message>
            <source>Slower</source>
            <translation>Langsamer</translation>
        </message>
        <message>
            <source>Faster</source>
            <translation>Schneller</translation>
        </message>
        <message>
            <source>Speed %1×</source>
            <translation>Tempo %1×</translation>
        </message>
        <message>
            <source>Mark this moment</source>
            <translation>Diesen Moment markieren</translation>
        </message>
        <message>
            <source>Mark</source>
            <translation>Markierung</translation>
        </message>
        <message>
            <source>Go to the newest moment</source>
            <translation>Zum neuesten Moment</translation>
        </message>
        <message>
            <source>Add to the room</source>
            <translation>In den Raum stellen</translation>
        </message>
        <message>
            <source>Panels</source>
            <translation>Fenster</translation>
        </message>
        <message>
            <source>Open a scenario or a recording</source>
            <translation>Szenario oder Aufzeichnung öffnen</translation>
        </message>
        <message>
            <source>Ward files (*.ward.json *.wardrec)</source>
            <translation>Ward-Dateien (*.ward.json *.wardrec)</translation>
        </message>
        <message>
            <source>Save the scenario</source>
            <translation>Szenario speichern</translation>
        </message>
        <message>
            <source>Ward scenarios (*.ward.json)</source>
            <translation>Ward-Szenarien (*.ward.json)</translation>
        </message>
        <message>
            <source>A recording can only be looked at. Open a scenario to change or run it.</source>
            <translation>Eine Aufzeichnung lässt sich nur ansehen. Öffnen Sie ein Szenario, um es zu ändern oder durchzuführen.</translation>
        </message>
        <message>
            <source>Nothing has been run yet. Press Rehearse first.</source>
            <translation>Noch wurde nichts durchgeführt. Drücken Sie zuerst Proben.</translation>
        </message>
        <message>
            <source>An earlier moment is shown. Go back to live (End) to add something.</source>
            <translation>Ein früherer Moment wird gezeigt. Gehen Sie zu Live (Ende), um etwas hinzuzufügen.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Erneut versuchen</translation>
        </message>
        <message>
            <source>The session “%1” is still open at %2.</source>
            <translation>Die Sitzung „%1“ ist bei %2 noch offen.</translation>
        </message>
        <message>
            <source>Go to it</source>
            <translation>Dorthin</translation>
        </message>
        <message>
            <source>The session that is running ends when you go on. Its recording is kept, and every change to the scenario is saved.</source>
            <translation>Die laufende Sitzung endet, wenn es weitergeht. Ihre Aufzeichnung bleibt, und alle Änderungen am Szenario sind gespeichert.</translation>
        </message>
        <message>
            <source>Put nothing down</source>
            <translation>Nichts absetzen</translation>
        </message>
        <message>
            <source>read-only until the engine answers</source>
            <translation>nur zum Ansehen, bis die Engine antwortet</translation>
        </message>
        <message>
            <source>The engine is still starting. The scenario can be changed as soon as it answers.</source>
            <translation>Die Engine startet noch. Das Szenario kann geändert werden, sobald sie antwortet.</translation>
        </message>
        <message>
            <source>Your scenario</source>
            <translation>Ihr Szenario</translation>
        </message>
        <message>
            <source>“%1” was open at %2. Every change is there, and you are where you were.</source>
            <translation>„%1“ war um %2 geöffnet. Jede Änderung ist da, und Sie sind dort, wo Sie waren.</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Hilfe</translation>
        </message>
        <message>
            <source>Your first scenario, step by step</source>
            <translation>Ihr erstes Szenario, Schritt für Schritt</translation>
        </message>
        <message>
            <source>Scenario and program</source>
            <translation>Szenario und Programm</translation>
        </message>
        <message>
            <source>Guide</source>
            <translation>Anleitung</translation>
        </message>
        <message>
            <source>Space add · F frame · Ctrl K every command</source>
            <translation>Leertaste hinzufügen · F einpassen · Strg K alle Befehle</translation>
        </message>
        <message>
            <source>Space add · P play · J K L shuttle · M mark · End live</source>
            <translation>Leertaste hinzufügen · P abspielen · J K L Lauf · M markieren · Ende live</translation>
        </message>
        <message>
            <source>Arrange</source>
            <translation>Anordnen</translation>
        </message>
        <message>
            <source>Select everything in the room</source>
            <translation>Alles im Raum auswählen</translation>
        </message>
        <message>
            <source>Select the others</source>
            <translation>Die anderen auswählen</translation>
        </message>
        <message>
            <source>Tool</source>
            <translation>Werkzeug</translation>
        </message>
        <message>
            <source>Measure a distance</source>
            <translation>Einen Abstand messen</translation>
        </message>
        <message>
            <source>Select</source>
            <translation>Auswählen</translation>
        </message>
        <message>
            <source>Move</source>
            <translation>Bewegen</translation>
        </message>
        <message>
            <source>Rotate</source>
            <translation>Drehen</translation>
        </message>
        <message>
            <source>Snap to surfaces, on or off</source>
            <translation>An Flächen einrasten, an oder aus</translation>
        </message>
        <message>
            <source>Snap to the grid, on or off</source>
            <translation>Am Raster einrasten, an oder aus</translation>
        </message>
        <message>
            <source>Snap angles, on or off</source>
            <translation>Winkel einrasten, an oder aus</translation>
        </message>
        <message>
            <source>Own axes or the room&apos;s</source>
            <translation>Eigene Achsen oder die des Raums</translation>
        </message>
        <message>
            <source>Left edges to the first selected</source>
            <translation>Linke Kanten an das zuerst Ausgewählte</translation>
        </message>
        <message>
            <source>Centres, left to right, to the first selected</source>
            <translation>Mitten, links nach rechts, an das zuerst Ausgewählte</translation>
        </message>
        <message>
            <source>Right edges to the first selected</source>
            <translation>Rechte Kanten an das zuerst Ausgewählte</translation>
        </message>
        <message>
            <source>Back edges to the first selected</source>
            <translation>Hintere Kanten an das zuerst Ausgewählte</translation>
        </message>
        <message>
            <source>Centres, front to back, to the first selected</source>
            <translation>Mitten, vorn nach hinten, an das zuerst Ausgewählte</translation>
        </message>
        <message>
            <source>Front edges to the first selected</source>
            <translation>Vordere Kanten an das zuerst Ausgewählte</translation>
        </message>
        <message>
            <source>Equal gaps from left to right</source>
            <translation>Gleiche Abstände von links nach rechts</translation>
        </message>
        <message>
            <source>Equal gaps from front to back</source>
            <translation>Gleiche Abstände von vorn nach hinten</translation>
        </message>
        <message>
            <source>Turn to face each other</source>
            <translation>Einander zuwenden</translation>
        </message>
        <message>
            <source>Turn to face the first selected</source>
            <translation>Dem zuerst Ausgewählten zuwenden</translation>
        </message>
        <message>
            <source>Set down on what is below</source>
            <translation>Auf das abstellen, was darunter ist</translation>
        </message>
        <message>
            <source>Lock in place, or free again</source>
            <translation>Am Platz sperren oder wieder freigeben</translation>
        </message>
        <message>
            <source>Camera</source>
            <translation>Kamera</translation>
        </message>
        <message>
            <source>Frame the whole room</source>
            <translation>Den ganzen Raum zeigen</translation>
        </message>
        <message>
            <source>Turn round the room</source>
            <translation>Um den Raum drehen</translation>
        </message>
        <message>
            <source>Walk</source>
            <translation>Gehen</translation>
        </message>
        <message>
            <source>Plan from above</source>
            <translation>Grundriss von oben</translation>
        </message>
        <message>
            <source>At the bedside; again: the next bed</source>
            <translation>Am Bett; noch einmal: das nächste Bett</translation>
        </message>
        <message>
            <source>Save this view</source>
            <translation>Diese Ansicht speichern</translation>
        </message>
        <message>
            <source>Saved view %1</source>
            <translation>Gespeicherte Ansicht %1</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Zeigen</translation>
        </message>
        <message>
            <source>Hide the selection</source>
            <translation>Auswahl ausblenden</translation>
        </message>
        <message>
            <source>Only the selection; again: everything</source>
            <translation>Nur die Auswahl; noch einmal: alles</translation>
        </message>
        <message>
            <source>Show everything again</source>
            <translation>Alles wieder zeigen</translation>
        </message>
        <message>
            <source>Patients, shown or hidden</source>
            <translation>Patienten, gezeigt oder ausgeblendet</translation>
        </message>
        <message>
            <source>Staff and family, shown or hidden</source>
            <translation>Personal und Angehörige, gezeigt oder ausgeblendet</translation>
        </message>
        <message>
            <source>Devices, shown or hidden</source>
            <translation>Geräte, gezeigt oder ausgeblendet</translation>
        </message>
        <message>
            <source>Furniture, shown or hidden</source>
            <translation>Möbel, gezeigt oder ausgeblendet</translation>
        </message>
        <message>
            <source>Supplies, shown or hidden</source>
            <translation>Material, gezeigt oder ausgeblendet</translation>
        </message>
        <message>
            <source>Names of whatever is pointed at</source>
            <translation>Name dessen, worauf gezeigt wird</translation>
        </message>
        <message>
            <source>Names of people</source>
            <translation>Namen der Personen</translation>
        </message>
        <message>
            <source>Names of everything</source>
            <translation>Namen von allem</translation>
        </message>
        <message>
            <source>Grid on the floor, on or off</source>
            <translation>Raster auf dem Boden, an oder aus</translation>
        </message>
        <message>
            <source>Walls in the way: cut away or whole</source>
            <translation>Wände im Weg: weggeschnitten oder ganz</translation>
        </message>
        <message>
            <source>Day or night light</source>
            <translation>Tages- oder Nachtlicht</translation>
        </message>
        <message>
            <source>Quality by what this computer can do</source>
            <translation>Qualität nach dem, was dieser Rechner kann</translation>
        </message>
        <message>
            <source>Full quality</source>
            <translation>Volle Qualität</translation>
        </message>
        <message>
            <source>Plain quality</source>
            <translation>Einfache Qualität</translation>
        </message>
        <message>
            <source>Add to the room …</source>
            <translation>In den Raum stellen …</translation>
        </message>
        <message>
            <source>Keep what was added for the scenario …</source>
            <translation>Hinzugekommenes für das Szenario behalten …</translation>
        </message>
        <message>
            <source>Nothing was added in this session that the scenario does not have.</source>
            <translation>In dieser Sitzung kam nichts hinzu, was das Szenario nicht schon hat.</translation>
        </message>
        <message>
            <source>in the room · %1</source>
            <comment>where a thing is, when it came</comment>
            <translation>im Raum · %1</translation>
        </message>
        <message>
            <source>on %1 · %2</source>
            <comment>what a thing stands on, when it came</comment>
            <translation>auf %1 · %2</translation>
        </message>
        <message>
            <source>Added to the scenario</source>
            <translation>Zum Szenario hinzugefügt</translation>
        </message>
        <message numerus="yes">
            <source>Added to the scenario: %n</source>
            <comment>number of things</comment>
            <translation>
                <numerusform>Zum Szenario hinzugefügt: %n</numerusform>
                <numerusform>Zum Szenario hinzugefügt: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n other(s) work on “%1” at this engine.</source>
            <comment>people who have the same scenario open</comment>
            <translation>
                <numerusform>%n andere Person arbeitet bei dieser Engine an „%1“.</numerusform>
                <numerusform>%n andere arbeiten bei dieser Engine an „%1“.</numerusform>
            </translation>
        </message>
        <message>
            <source>Join</source>
            <translation>Mitarbeiten</translation>
        </message>
        <message>
            <source>Save the report of the debriefing</source>
            <translation>Bericht der Nachbesprechung speichern</translation>
        </message>
        <message>
            <source>Debriefing of %1</source>
            <comment>name of a file</comment>
            <translation>Nachbesprechung von %1</translation>
        </message>
        <message>
            <source>Web pages (*.html)</source>
            <translation>Webseiten (*.html)</translation>
        </message>
        <message>
            <source>The report has been saved: %1</source>
            <translation>Der Bericht ist gespeichert: %1</translation>
        </message>
        <message>
            <source>Stop opening</source>
            <translation>Öffnen abbrechen</translation>
        </message>
        <message>
            <source>Frames per second in the status line</source>
            <translation>Bilder pro Sekunde in der Statuszeile</translation>
        </message>
        <message>
            <source>Opening “%1” …</source>
            <translation>„%1“ wird geöffnet …</translation>
        </message>
        <message>
            <source>Program</source>
            <comment>accessible name of a menu</comment>
            <translation>Programm</translation>
        </message>
        <message>
            <source>Engine</source>
            <comment>accessible name of a menu</comment>
            <translation>Engine</translation>
        </message>
        <message>
            <source>Add to the room</source>
            <comment>accessible name of a menu</comment>
            <translation>In den Raum stellen</translation>
        </message>
        <message>
            <source>In the room</source>
            <comment>accessible name of a menu</comment>
            <translation>Im Raum</translation>
        </message>
        <message>
            <source>Dark colours</source>
            <translation>Dunkle Farben</translation>
        </message>
        <message>
            <source>The sound of alarms is switched off since an earlier session. The bell in the monitor switches it on.</source>
            <translation>Der Ton der Alarme ist seit einer früheren Sitzung ausgeschaltet. Die Glocke im Monitor schaltet ihn ein.</translation>
        </message>
    </context>
    <context>
        <name>ward::timeline::ExpectedModel</name>
        <message>
            <source>overdue by %1</source>
            <comment>of something that is expected; %1 is a time</comment>
            <translation>seit %1 überfällig</translation>
        </message>
        <message>
            <source>%1 left</source>
            <comment>of something that is expected; %1 is a time</comment>
            <translation>noch %1</translation>
        </message>
    </context>
    <context>
        <name>ward::timeline::LaneBuilder</name>
        <message>
            <source>Phases</source>
            <translation>Phasen</translation>
        </message>
        <message>
            <source>Alarms</source>
            <translation>Alarme</translation>
        </message>
        <message>
            <source>Compressions</source>
            <translation>Kompressionen</translation>
        </message>
        <message>
            <source>Drugs and shocks</source>
            <translation>Medikamente, Schocks</translation>
        </message>
        <message>
            <source>Airway</source>
            <translation>Atemweg</translation>
        </message>
        <message>
            <source>Team and speech</source>
            <translation>Team und Sprache</translation>
        </message>
        <message>
            <source>Equipment</source>
            <translation>Geräte</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>Regeln</translation>
        </message>
        <message>
            <source>Instructor</source>
            <translation>Instruktor</translation>
        </message>
        <message>
            <source>Marks</source>
            <translation>Marken</translation>
        </message>
        <message>
            <source>%1, not clear</source>
            <translation>%1, nicht alle weg</translation>
        </message>
        <message>
            <source>%1 removed</source>
            <translation>%1 entfernt</translation>
        </message>
    </context>
    <context>
        <name>ward::timeline::Measures</name>
        <message>
            <source>MAP below 65 mmHg</source>
            <comment>measure of a debriefing</comment>
            <translation>MAD unter 65 mmHg</translation>
        </message>
        <message>
            <source>SpO2 below 90 %</source>
            <comment>measure of a debriefing</comment>
            <translation>SpO2 unter 90 %</translation>
        </message>
        <message>
            <source>Times</source>
            <comment>heading of measures</comment>
            <translation>Zeiten</translation>
        </message>
        <message>
            <source>Quality</source>
            <comment>heading of measures</comment>
            <translation>Güte</translation>
        </message>
        <message>
            <source>within %1</source>
            <comment>measure: time that was asked for</comment>
            <translation>innerhalb von %1</translation>
        </message>
        <message>
            <source>before</source>
            <comment>measure: done before it was asked for</comment>
            <translation>vorher</translation>
        </message>
        <message>
            <source>not yet</source>
            <comment>measure: not done so far</comment>
            <translation>noch nicht</translation>
        </message>
        <message>
            <source>the session ended first</source>
            <comment>measure: before the time asked for was up</comment>
            <translation>Sitzung endete vorher</translation>
        </message>
        <message>
            <source>not done by %1</source>
            <comment>measure: %1 is the time of the session</comment>
            <translation>bis %1 nicht getan</translation>
        </message>
        <message>
            <source>n/a</source>
            <comment>measure that does not apply</comment>
            <translation>entfällt</translation>
        </message>
        <message>
            <source>“%1” was not reached</source>
            <comment>measure: %1 is a phase</comment>
            <translation>„%1“ wurde nicht erreicht</translation>
        </message>
        <message>
            <source>from “%1” at %2</source>
            <comment>measure: what it is counted from, a phase</comment>
            <translation>ab „%1“ um %2</translation>
        </message>
        <message>
            <source>Arrest recognised</source>
            <comment>measure of a debriefing</comment>
            <translation>Stillstand erkannt</translation>
        </message>
        <message>
            <source>Help called</source>
            <comment>measure of a debriefing</comment>
            <translation>Hilfe gerufen</translation>
        </message>
        <message>
            <source>First compressions</source>
            <comment>measure of a debriefing</comment>
            <translation>Erste Kompressionen</translation>
        </message>
        <message>
            <source>First shock</source>
            <comment>measure of a debriefing</comment>
            <translation>Erster Schock</translation>
        </message>
        <message>
            <source>from the loss of the pulse at %1</source>
            <comment>measure: what it is counted from</comment>
            <translation>ab dem Verlust des Pulses um %1</translation>
        </message>
        <message>
            <source>First %1</source>
            <comment>measure: %1 is a drug</comment>
            <translation>Erstmals %1</translation>
        </message>
        <message>
            <source>Compression fraction</source>
            <comment>measure of a debriefing</comment>
            <translation>Anteil der Kompressionen</translation>
        </message>
        <message>
            <source>of %1 without a pulse</source>
            <comment>measure: what a share is of</comment>
            <translation>von %1 ohne Puls</translation>
        </message>
        <message>
            <source>Longest pause of compressions</source>
            <comment>measure of a debriefing</comment>
            <translation>Längste Pause der Kompressionen</translation>
        </message>
        <message>
            <source>from %1</source>
            <comment>measure: when it began</comment>
            <translation>ab %1</translation>
        </message>
        <message>
            <source>Everybody clear at the shock</source>
            <comment>measure of a debriefing</comment>
            <translation>Alle weg vom Patienten beim Schock</translation>
        </message>
        <message>
            <source>somebody compressed the chest</source>
            <comment>measure: why it was not clear</comment>
            <translation>jemand drückte noch</translation>
        </message>
        <message>
            <source>Compressions with a pulse</source>
            <comment>measure of a debriefing</comment>
            <translation>Herzdruckmassage trotz Puls</translation>
        </message>
        <message>
            <source>later than a cycle of 2 min after the pulse came back</source>
            <comment>measure: which compressions are counted</comment>
            <translation>später als ein Zyklus von 2 min nach der Rückkehr des Pulses</translation>
        </message>
        <message>
            <source>Shocks right for the rhythm</source>
            <comment>measure of a debriefing</comment>
            <translation>Schocks passend zum Rhythmus</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <comment>measure: so many of so many</comment>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>First high alarm acknowledged</source>
            <comment>measure of a debriefing</comment>
            <translation>Erster hoher Alarm quittiert</translation>
        </message>
        <message>
            <source>from %1 at %2</source>
            <comment>measure: an alarm and when it began</comment>
            <translation>ab %1 um %2</translation>
        </message>
        <message>
            <source>Score %1</source>
            <comment>heading of measures; %1 is the total</comment>
            <translation>Punkte %1</translation>
        </message>
        <message>
            <source>Scored</source>
            <comment>measure without a reason</comment>
            <translation>Gewertet</translation>
        </message>
        <message>
            <source>at %1</source>
            <comment>measure: when</comment>
            <translation>um %1</translation>
        </message>
    </context>
    <context>
        <name>ward::timeline::Report</name>
        <message>
            <source>Vitals over the phases of the session</source>
            <comment>report: what the drawing shows</comment>
            <translation>Vitalwerte über den Phasen der Sitzung</translation>
        </message>
        <message>
            <source>met</source>
            <comment>report: verdict on a measure</comment>
            <translation>erfüllt</translation>
        </message>
        <message>
            <source>late</source>
            <comment>report: verdict on a measure</comment>
            <translation>zu spät</translation>
        </message>
        <message>
            <source>missed</source>
            <comment>report: verdict on a measure</comment>
            <translation>versäumt</translation>
        </message>
        <message>
            <source>open</source>
            <comment>report: verdict on a measure</comment>
            <translation>offen</translation>
        </message>
        <message>
            <source>n/a</source>
            <comment>report: verdict on a measure</comment>
            <translation>entfällt</translation>
        </message>
        <message>
            <source>Debriefing of a session of %1</source>
            <comment>report: %1 is its duration</comment>
            <translation>Nachbesprechung einer Sitzung von %1</translation>
        </message>
        <message>
            <source>Marks</source>
            <comment>report: heading</comment>
            <translation>Marken</translation>
        </message>
        <message>
            <source>none</source>
            <comment>report: no marks</comment>
            <translation>keine</translation>
        </message>
    </context>
    <context>
        <name>ward::timeline::TimelineViewModel</name>
        <message>
            <source>LIVE</source>
            <translation>LIVE</translation>
        </message>
        <message>
            <source>LIVE −%1</source>
            <comment>how far behind the live end the shown moment is</comment>
            <translation>LIVE −%1</translation>
        </message>
        <message>
            <source>END</source>
            <comment>the last moment of a session that has ended</comment>
            <translation>ENDE</translation>
        </message>
        <message>
            <source>END −%1</source>
            <comment>how far before the end of a session the shown moment is</comment>
            <translation>ENDE −%1</translation>
        </message>
    </context>
    <context>
        <name>ward::timeline::VitalsCurves</name>
        <message>
            <source>HR</source>
            <translation>HF</translation>
        </message>
        <message>
            <source>SpO2</source>
            <translation>SpO2</translation>
        </message>
        <message>
            <source>MAP</source>
            <translation>MAP</translation>
        </message>
        <message>
            <source>EtCO2</source>
            <translation>EtCO2</translation>
        </message>
        <message>
            <source>RR</source>
            <translation>AF</translation>
        </message>
    </context>
    <context>
        <name>ward::ui::ListPopup</name>
        <message>
            <source>Choices</source>
            <comment>list of a combo field</comment>
            <translation>Auswahl</translation>
        </message>
        <message>
            <source>Filter</source>
            <comment>placeholder above a long list</comment>
            <translation>Filtern</translation>
        </message>
    </context>
    <context>
        <name>ward::ui::Toaster</name>
        <message>
            <source>Close this notice</source>
            <translation>Hinweis schließen</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
    </context>
    <context>
        <name>ward::viewport</name>
        <message>
            <source>CPP %1</source>
            <comment>monitor: cerebral perfusion pressure beside ICP</comment>
            <translation>CPP %1</translation>
        </message>
        <message>
            <source>MAP</source>
            <comment>monitor alarm: mean arterial pressure</comment>
            <translation>MAP</translation>
        </message>
        <message>
            <source>%1 LOW %2</source>
            <comment>monitor alarm: parameter, value</comment>
            <translation>%1 TIEF %2</translation>
        </message>
        <message>
            <source>%1 HIGH %2</source>
            <comment>monitor alarm: parameter, value</comment>
            <translation>%1 HOCH %2</translation>
        </message>
        <message>
            <source>Leads off</source>
            <comment>monitor: ECG electrodes are not attached</comment>
            <translation>Elektroden ab</translation>
        </message>
        <message>
            <source>Sensor off</source>
            <comment>monitor: SpO2 probe is not attached</comment>
            <translation>Sensor ab</translation>
        </message>
        <message>
            <source>Pulse %1</source>
            <comment>monitor: pulse rate beside SpO2</comment>
            <translation>Puls %1</translation>
        </message>
        <message>
            <source>Zero transducer</source>
            <comment>monitor: arterial line not zeroed yet</comment>
            <translation>Druckwandler nullen</translation>
        </message>
        <message>
            <source>SpO2 POOR SIGNAL</source>
            <comment>monitor alarm: the probe finds no pulse it could measure</comment>
            <translation>SpO2 SIGNAL SCHWACH</translation>
        </message>
        <message>
            <source>just now</source>
            <comment>monitor: when a cuff pressure was measured</comment>
            <translation>gerade eben</translation>
        </message>
        <message>
            <source>%1 min ago</source>
            <comment>monitor: when a cuff pressure was measured</comment>
            <translation>vor %1 min</translation>
        </message>
    </context>
    <context>
        <name>ward::viewport::Monitor</name>
        <message>
            <source>VFIB</source>
            <translation>V-FLIMMERN</translation>
        </message>
        <message>
            <source>ASYSTOLE</source>
            <translation>ASYSTOLIE</translation>
        </message>
        <message>
            <source>APNOEA</source>
            <translation>APNOE</translation>
        </message>
        <message>
            <source>HR</source>
            <translation>HF</translation>
        </message>
        <message>
            <source>SpO2</source>
            <translation>SpO2</translation>
        </message>
        <message>
            <source>ABP</source>
            <translation>ABP</translation>
        </message>
        <message>
            <source>RR</source>
            <translation>AF</translation>
        </message>
        <message>
            <source>TEMP</source>
            <translation>TEMP</translation>
        </message>
        <message>
            <source>ECG LEADS OFF</source>
            <translation>EKG ELEKTRODEN AB</translation>
        </message>
        <message>
            <source>EtCO2</source>
            <translation>EtCO2</translation>
        </message>
        <message>
            <source>V-TACH</source>
            <translation>V-TACHY</translation>
        </message>
        <message>
            <source>EXTREME BRADY</source>
            <translation>EXTREME BRADY</translation>
        </message>
        <message>
            <source>EXTREME TACHY</source>
            <translation>EXTREME TACHY</translation>
        </message>
        <message>
            <source>PULSE</source>
            <translation>PULS</translation>
        </message>
        <message>
            <source>ICP</source>
            <translation>ICP</translation>
        </message>
        <message>
            <source>PAP MEAN</source>
            <translation>PAP MITTEL</translation>
        </message>
        <message>
            <source>CVP</source>
            <translation>ZVD</translation>
        </message>
        <message>
            <source>SpO2 NO PULSE</source>
            <translation>SpO2 KEIN PULS</translation>
        </message>
        <message>
            <source>SpO2 PROBE OFF</source>
            <translation>SpO2 SENSOR AB</translation>
        </message>
        <message>
            <source>CO2 LINE OFF</source>
            <translation>CO2-LEITUNG AB</translation>
        </message>
        <message>
            <source>ZERO TRANSDUCER</source>
            <translation>NULLABGLEICH NÖTIG</translation>
        </message>
    </context>
    <context>
        <name>ward::viewport::MonitorViewModel</name>
        <message>
            <source>REPLAY</source>
            <comment>monitor: a recorded moment is shown, not the present</comment>
            <translation>WIEDERGABE</translation>
        </message>
        <message>
            <source>REPLAY −%1</source>
            <comment>monitor: a moment so long before the present is shown</comment>
            <translation>WIEDERGABE −%1</translation>
        </message>
        <message>
            <source>%1 ended</source>
            <comment>monitor: alarm whose cause is over</comment>
            <translation>%1 vorbei</translation>
        </message>
        <message>
            <source>%1 ended %2</source>
            <comment>monitor: alarm whose cause is over, and since when</comment>
            <translation>%1 vorbei %2</translation>
        </message>
    </context>
    <context>
        <name>ward::viewport::SceneCommands</name>
        <message>
            <source>View</source>
            <extracomment>name of a saved view of the scene</extracomment>
            <translation>Ansicht</translation>
        </message>
    </context>
</TS>

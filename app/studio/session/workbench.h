// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/studio/session/draft_index.h"
#include "app/studio/session/inquirer.h"
#include "app/studio/session/recent_files.h"
#include "app/studio/session/recording_loader.h"
#include "app/studio/session/scenario_file.h"
#include "app/studio/session/scenario_loader.h"
#include "core/content/catalogue.h"
#include "core/content/schema.h"
#include "core/recording/event.h"
#include "sim-client/commands.h"
#include "sim-client/session_replica.h"
#include "sim-client/shown_world.h"

#include <QDateTime>
#include <QObject>
#include <QString>

#include <memory>
#include <vector>

class QSettings;

namespace ward::studio {

class EngineLink;

/// What is open: one scenario (a draft of the engine), at most one run of it, or a recording; and
/// which of them the panels show. Every command of a person that concerns a session goes through
/// here. GUI thread; everything that waits for the engine or the disk answers by a signal.
class Workbench : public QObject
{
    Q_OBJECT

public:
    /// Which session the panels show.
    enum class Plane { None, Draft, Run, Recording };

    /// `recent` outlives it and hears of every file that was opened or saved.
    Workbench(EngineLink &engine, QSettings &settings, RecentFiles &recent,
              const content::Schema &schema, const content::Catalogue &catalogue,
              QObject *parent = nullptr);
    ~Workbench() override;

    [[nodiscard]] client::ShownWorld &shown() { return m_shown; }
    /// Answers about the run or recording that is shown; nullptr where there is no past.
    [[nodiscard]] client::WhyDesk *whyDesk();
    [[nodiscard]] Plane plane() const { return m_plane; }
    [[nodiscard]] client::SessionReplica *draft() const { return m_draft.get(); }
    [[nodiscard]] client::SessionReplica *run() const { return m_run.get(); }
    /// The session of the shown plane; nullptr for recordings and when nothing is open.
    [[nodiscard]] client::SessionReplica *active() const;
    [[nodiscard]] bool isOpening() const { return m_opening; }
    /// What is being opened, for people.
    [[nodiscard]] QString openingTitle() const { return m_openingTitle; }
    /// What is being opened is not wanted any more; what is open stays as it is.
    void cancelOpening();
    /// A scenario is shown from its file while the engine is waited for: to read, not to edit.
    [[nodiscard]] bool isUnserved() const { return m_plane == Plane::Draft && !m_draft; }
    [[nodiscard]] bool isRunLive() const; ///< there is a run that has not ended
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString source() const { return m_file.source; }
    [[nodiscard]] bool hasFile() const;
    /// Whether the scenario holds something that its file does not.
    [[nodiscard]] bool hasUnsavedChanges() const;
    /// When the draft last changed; invalid while it has not.
    [[nodiscard]] QDateTime lastChange() const { return m_lastChange; }

    /// A `.ward.json` or a `.wardrec`. What is open stays until the new one is there: a file that
    /// cannot be opened changes nothing.
    void openFile(const QString &file);
    void openShipped(const QString &name);
    /// A scenario of one's own that begins as the template is: a new draft every time.
    void openTemplate(const QString &source);
    /// What `source()` was when the program ended: a file or one of the shipped ones, with the
    /// draft it had.
    void reopen(const QString &source);
    /// A recording that the engine keeps.
    void openRecording(const QString &recording);
    /// A run that goes on in the engine, with its scenario: after this program was started again.
    void join(const client::SessionInfo &run);
    /// A scenario that others work on at this engine: together with them.
    void joinDraft(const client::SessionInfo &draft);
    /// Lets go of scenario, run and recording; drafts stay in the engine's library, a live run
    /// ends.
    void close();
    /// Into the file it came from, or `file` from now on.
    void save(const QString &file = {});

    void startRun();
    void endRun();
    void show(Plane plane);

    void setRunning(bool running);
    void setRate(client::Rate rate);
    void step();
    void addMark(const QString &label, const QString &tag = {});
    void undo();
    void redo();

Q_SIGNALS:
    /// Anything of the above may differ.
    void changed();
    /// A plane is shown for the first time: a scenario was opened, a run started …
    void opened(ward::studio::Workbench::Plane plane);
    void failed(const ward::Error &why);
    /// How much of what is being opened has been read, 0 to 1; below 0 = nobody knows.
    void openingProgressed(double done);
    /// The engine did not take an edit or a command; nothing was lost.
    void refused(const ward::Message &why);
    void told(const ward::Message &message);
    /// Where moments of what is shown are read from now; empty where there is no past.
    void pastChanged(const ward::client::ShownWorld::SourceFactory &source);
    /// All events of the recording that is shown, and how to read it again on another thread.
    void recordingRead(const std::vector<ward::recording::Event> &events, qint64 lastTick);

private:
    enum class Drafts { Find, New };
    void open(const QString &source, Drafts drafts = Drafts::Find);
    void scenarioLoaded(Result<LoadedScenario> &loaded, Drafts drafts);
    void showUnserved(world::World world);
    void openWhenOnline();
    /// The scenario is called what its draft says.
    void followTitle();
    void openDraft(const ScenarioFile &file, const QString &draft);
    void draftOpened(const client::Outcome &outcome);
    void compareWithFile();
    void letGo(const std::string &keptDraft);
    void runStarted(const client::Outcome &outcome, const std::string &draft);
    void followRun(const std::string &session, const std::string &recording);
    /// Where a recording is: the engine's, by its name, or a file.
    struct RecordingPlace
    {
        std::string engine;
        std::string file;
    };
    void readRecording(const client::ShownWorld::SourceFactory &source, const QString &title,
                       const RecordingPlace &place);
    /// The past of a run or recording, until the next.
    void setPast(client::ShownWorld::SourceFactory source, const RecordingPlace &place);
    void draftSaved(const client::Outcome &outcome, const QString &target, const QString &title,
                    const std::string &draft);
    std::unique_ptr<client::SessionReplica> follow(const std::string &session);
    void documentEdited();
    void sessionClosed(const client::SessionReplica *replica, const Message &why);
    void reopenDraft(const std::string &draft, const Message &why);
    [[nodiscard]] QString instance() const;
    client::Done reportRefusal();

    EngineLink &m_engine;
    const content::Schema &m_schema;
    const content::Catalogue &m_catalogue;
    DraftIndex m_index;
    RecentFiles &m_recent;
    client::ShownWorld m_shown;
    RecordingLoader m_loader;
    ScenarioLoader m_scenarios;
    Inquirer m_inquirer;
    ScenarioFile m_file;
    ScenarioFile m_next; ///< what is being opened
    std::unique_ptr<client::SessionReplica> m_draft;
    std::unique_ptr<client::SessionReplica> m_run;
    client::ShownWorld::SourceFactory m_recordingSource;
    QString m_recordingTitle;
    QDateTime m_lastChange;
    Plane m_plane = Plane::None;
    bool m_opening = false;
    QString m_openingTitle;
    bool m_unwritten = false; ///< the engine's newest revision is not in the file
    Drafts m_drafts = Drafts::Find;
    bool m_starting = false; ///< a run was asked for and is not there yet
    bool m_asked = false;    ///< the engine was asked to open the draft
};

} // namespace ward::studio

// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/session/workbench.h"

#include "app/studio/engine/engine_link.h"
#include "core/content/document_codec.h"
#include "core/recording/reader.h"
#include "sim-client/connection.h"
#include "sim-client/engine_recording_source.h"

#include <QFileInfo>
#include <QPointer>

#include <optional>
#include <utility>

namespace ward::studio {

using client::ClockCommand;
using client::ClockState;
using client::Outcome;
using client::SessionReplica;

Workbench::Workbench(EngineLink &engine, QSettings &settings, RecentFiles &recent,
                     const content::Schema &schema, const content::Catalogue &catalogue,
                     QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_schema(schema)
    , m_catalogue(catalogue)
    , m_index(settings)
    , m_recent(recent)
    , m_scenarios(schema, catalogue)
    , m_inquirer(engine.connection())
{
    connect(&m_loader, &RecordingLoader::progressed, this, &Workbench::openingProgressed);
    connect(&m_engine, &EngineLink::changed, this, [this] {
        if (!m_asked)
            openWhenOnline();
    });
    connect(&m_shown, &client::ShownWorld::failed, this,
            [this](const Message &why) { Q_EMIT failed(Error(why)); });
    connect(&m_shown, &client::ShownWorld::liveChanged, this, &Workbench::changed);
    connect(&m_shown, &client::ShownWorld::documentChanged, this, &Workbench::followTitle);
}

Workbench::~Workbench()
{
    m_shown.setReplica(nullptr);
}

SessionReplica *Workbench::active() const
{
    switch (m_plane) {
    case Plane::Draft:
        return m_draft.get();
    case Plane::Run:
        return m_run.get();
    case Plane::None:
    case Plane::Recording:
        break;
    }
    return nullptr;
}

bool Workbench::isRunLive() const
{
    return m_run != nullptr && m_run->clock().state != ClockState::Ended;
}

void Workbench::followTitle()
{
    const content::Record *scenario =
        m_plane == Plane::Draft ? m_shown.document().scenario() : nullptr;
    const auto *name = scenario ? std::get_if<std::string>(&scenario->cell("name")) : nullptr;
    if (name == nullptr || name->empty() || m_file.title.toStdString() == *name)
        return;
    m_file.title = QString::fromStdString(*name);
    Q_EMIT changed();
}

QString Workbench::title() const
{
    return m_plane == Plane::Recording ? m_recordingTitle : m_file.title;
}

bool Workbench::hasFile() const
{
    return !m_file.source.isEmpty() && !isShipped(m_file.source);
}

bool Workbench::hasUnsavedChanges() const
{
    return m_draft != nullptr && (m_unwritten || m_draft->isModified());
}

QString Workbench::instance() const
{
    return QString::fromStdString(m_engine.connection().address().instance);
}

client::Done Workbench::reportRefusal()
{
    return [self = QPointer(this)](const Outcome &outcome) {
        if (self && !outcome.accepted)
            Q_EMIT self->refused(outcome.reason);
    };
}

void Workbench::openFile(const QString &file)
{
    const QString absolute = QFileInfo(file).absoluteFilePath();
    if (!absolute.endsWith(QStringLiteral(".wardrec")))
        return open(absolute);
    const std::string path = absolute.toStdString();
    // Opened once here, so that a file that is no recording is refused with its reason.
    if (auto reader = recording::RecordingReader::open(path); !reader)
        return Q_EMIT failed(reader.error());
    readRecording(
        [path]() -> std::unique_ptr<recording::RecordingSource> {
            auto reader = recording::RecordingReader::open(path);
            return reader ? std::move(*reader) : nullptr;
        },
        QFileInfo(file).completeBaseName(), {.engine = {}, .file = path});
}

void Workbench::openShipped(const QString &name)
{
    open(shippedSource(name));
}

void Workbench::openTemplate(const QString &source)
{
    open(source, Drafts::New);
}

void Workbench::reopen(const QString &source)
{
    isShipped(source) ? open(source) : openFile(source);
}

void Workbench::openRecording(const QString &recording)
{
    readRecording(client::engineRecordingSource(m_engine.connection(), recording.toStdString()),
                  recording, {.engine = recording.toStdString(), .file = {}});
}

void Workbench::open(const QString &source, Drafts drafts)
{
    if (!ScenarioLoader::isLarge(source)) {
        auto loaded = loadScenario(source, m_schema, m_catalogue);
        return scenarioLoaded(loaded, drafts);
    }
    m_loader.abandon();
    m_next = {};
    m_asked = false;
    m_opening = true;
    m_openingTitle = QFileInfo(source).fileName();
    Q_EMIT changed();
    Q_EMIT openingProgressed(-1);
    m_scenarios.load(source, [this, drafts](Result<LoadedScenario> &loaded) {
        m_opening = false;
        scenarioLoaded(loaded, drafts);
        if (!loaded)
            Q_EMIT changed();
    });
}

void Workbench::scenarioLoaded(Result<LoadedScenario> &loaded, Drafts drafts)
{
    if (!loaded)
        return Q_EMIT failed(loaded.error());
    m_loader.abandon();
    m_scenarios.abandon();
    m_opening = true;
    m_asked = false;
    m_next = std::move(loaded->file);
    m_openingTitle = m_next.title;
    m_drafts = drafts;
    // What is open stays until the engine has the new one; where nothing is, nobody has to wait.
    if (m_plane == Plane::None)
        showUnserved(std::move(loaded->world));
    openWhenOnline();
    Q_EMIT changed();
}

void Workbench::cancelOpening()
{
    // What is shown already, and only waits for the engine, is closed like anything else.
    if (!m_opening || isUnserved())
        return;
    m_loader.abandon();
    m_scenarios.abandon();
    m_opening = false;
    m_asked = false;
    m_next = {};
    Q_EMIT changed();
}

void Workbench::showUnserved(world::World world)
{
    m_file = m_next;
    m_shown.setDocument(m_file.document, std::move(world));
    m_plane = Plane::Draft;
    Q_EMIT pastChanged({});
    Q_EMIT changed();
    Q_EMIT opened(Plane::Draft);
}

void Workbench::openWhenOnline()
{
    // Which draft belongs to the file depends on the engine, which may still be starting.
    if (!m_opening || m_next.source.isEmpty() || !m_engine.isOnline())
        return;
    const ScenarioFile file = m_next;
    const auto known = m_drafts == Drafts::New
                           ? std::optional<QString>()
                           : m_index.draftFor(instance(), file.source, file.bytes);
    openDraft(file, known.value_or(QString()));
}

void Workbench::openDraft(const ScenarioFile &file, const QString &draft)
{
    client::OpenDraftCommand command;
    command.title = file.title.toStdString();
    if (draft.isEmpty())
        command.document = file.bytes.toStdString();
    else
        command.draft = draft.toStdString();
    m_asked = true;
    m_engine.connection().openDraft(command,
                                    [self = QPointer(this), file, draft](const Outcome &outcome) {
                                        if (!self || self->m_next.source != file.source)
                                            return;
                                        // A draft that this engine does not know any more: the file
                                        // itself is whole.
                                        if (!outcome.accepted && !draft.isEmpty())
                                            return self->openDraft(file, QString());
                                        self->draftOpened(outcome);
                                    });
}

void Workbench::draftOpened(const Outcome &outcome)
{
    ScenarioFile file = std::exchange(m_next, {});
    const bool shown = isUnserved() && m_file.source == file.source;
    m_opening = false;
    if (!outcome.accepted) {
        if (shown)
            letGo({});
        Q_EMIT failed(Error(outcome.reason));
        return Q_EMIT changed();
    }
    if (!shown)
        letGo(outcome.session);
    m_asked = false;
    m_file = std::move(file);
    m_index.remember(instance(), m_file.source, m_file.bytes,
                     QString::fromStdString(outcome.session));
    if (hasFile())
        m_recent.add(m_file.source, m_file.title);
    m_draft = follow(outcome.session);
    connect(m_draft.get(), &SessionReplica::readyChanged, this, &Workbench::compareWithFile);
    show(Plane::Draft);
    if (!shown)
        Q_EMIT opened(Plane::Draft);
}

void Workbench::compareWithFile()
{
    // A file that could not be written is older than the draft, which knows of a finished save.
    if (!m_draft->isReady() || !hasFile() || m_draft->isModified())
        return;
    m_unwritten = !(m_file.document == m_draft->document());
    if (m_unwritten)
        Q_EMIT changed();
}

std::unique_ptr<SessionReplica> Workbench::follow(const std::string &session)
{
    auto replica =
        std::make_unique<SessionReplica>(m_engine.connection(), session, m_schema, m_catalogue);
    for (const auto signal : {&SessionReplica::readyChanged, &SessionReplica::clockChanged,
                              &SessionReplica::undoChanged, &SessionReplica::modifiedChanged})
        connect(replica.get(), signal, this, &Workbench::changed);
    connect(replica.get(), &SessionReplica::documentChanged, this, [this] { documentEdited(); });
    connect(replica.get(), &SessionReplica::rejected, this,
            [this](const Message &reason, const std::vector<client::CellClash> &clashes) {
                // Clashes are a choice, which the Inspector offers.
                if (clashes.empty())
                    Q_EMIT refused(reason);
            });
    connect(replica.get(), &SessionReplica::notice, this, &Workbench::told);
    connect(replica.get(), &SessionReplica::closed, this,
            [this, closed = replica.get()](const Message &why) { sessionClosed(closed, why); });
    return replica;
}

void Workbench::documentEdited()
{
    // What comes with Ward has no file; changed, it is somebody's work that must be found again.
    const bool first = !std::exchange(m_lastChange, QDateTime::currentDateTime()).isValid();
    if (first && isShipped(m_file.source))
        m_recent.add(m_file.source, m_file.title);
}

void Workbench::sessionClosed(const SessionReplica *replica, const Message &why)
{
    // An engine that was started again has the draft in its library, but has not opened it.
    if (replica == m_draft.get())
        return reopenDraft(m_draft->session(), why);
    Q_EMIT told(why);
    Q_EMIT changed();
}

void Workbench::reopenDraft(const std::string &draft, const Message &why)
{
    client::OpenDraftCommand command;
    command.draft = draft;
    m_engine.connection().openDraft(
        command, [self = QPointer(this), draft, why](const Outcome &outcome) {
            if (!self || !self->m_draft || self->m_draft->session() != draft)
                return;
            if (!outcome.accepted) {
                Q_EMIT self->told(why);
                return Q_EMIT self->changed();
            }
            auto again = self->follow(outcome.session);
            if (self->m_plane == Plane::Draft)
                self->m_shown.setReplica(again.get());
            self->m_draft = std::move(again);
            Q_EMIT self->changed();
        });
}

void Workbench::close()
{
    letGo({});
    Q_EMIT changed();
}

void Workbench::letGo(const std::string &keptDraft)
{
    m_loader.abandon();
    m_scenarios.abandon();
    m_opening = false;
    m_asked = false;
    m_unwritten = false;
    m_next = {};
    m_shown.setReplica(nullptr);
    m_plane = Plane::None;
    if (isRunLive())
        m_run->endRun();
    if (m_draft && m_draft->session() != keptDraft)
        m_draft->closeDraft({.discard = false});
    m_run.reset();
    m_draft.reset();
    setPast({}, {});
    m_recordingTitle.clear();
    Q_EMIT pastChanged({});
    m_lastChange = {};
    m_file = {};
}

void Workbench::save(const QString &file)
{
    if (!m_draft)
        return;
    const QString target = file.isEmpty() ? m_file.source : QFileInfo(file).absoluteFilePath();
    m_draft->save({}, [self = QPointer(this), target, title = m_file.title,
                       draft = m_draft->session()](const Outcome &outcome) {
        if (self)
            self->draftSaved(outcome, target, title, draft);
    });
}

void Workbench::draftSaved(const Outcome &outcome, const QString &target, const QString &title,
                           const std::string &draft)
{
    if (!outcome.accepted)
        return Q_EMIT failed(Error(outcome.reason));
    // Something else may have been opened while the engine answered: the file is written all the
    // same, but it is not that scenario's.
    const bool shown = m_draft && m_draft->session() == draft;
    const QByteArray bytes = QByteArray::fromStdString(outcome.document);
    const Result<> written = writeScenario(target, bytes);
    if (!written) {
        m_unwritten = m_unwritten || shown;
        Q_EMIT failed(written.error());
        return Q_EMIT changed();
    }
    if (shown) {
        m_unwritten = false;
        m_file.source = target;
        m_file.bytes = bytes;
        content::ParsedDocument saved = content::parseDocument(outcome.document, "saved", m_schema);
        if (saved.document)
            m_file.document = std::move(*saved.document);
    }
    m_index.remember(instance(), target, bytes, QString::fromStdString(draft));
    m_recent.add(target, title);
    Q_EMIT told(
        Message("studio.file.saved", {{"file", QFileInfo(target).fileName().toStdString()}}));
    Q_EMIT changed();
}

void Workbench::startRun()
{
    if (!m_draft || isRunLive() || m_starting)
        return;
    m_starting = true;
    client::StartRunCommand command;
    command.draft = m_draft->session();
    m_engine.connection().startRun(
        command, [self = QPointer(this), draft = command.draft](const Outcome &outcome) {
            if (!self)
                return;
            self->m_starting = false;
            self->runStarted(outcome, draft);
        });
}

void Workbench::runStarted(const Outcome &outcome, const std::string &draft)
{
    const bool wanted = m_draft && m_draft->session() == draft;
    if (!wanted) {
        // Its scenario was left while the engine made it: nobody would ever end it.
        if (!outcome.accepted)
            return;
        auto *orphan =
            new SessionReplica(m_engine.connection(), outcome.session, m_schema, m_catalogue, this);
        orphan->endRun([orphan = QPointer(orphan)](const Outcome &) {
            if (orphan)
                orphan->deleteLater();
        });
        return;
    }
    if (!outcome.accepted)
        return Q_EMIT failed(Error(outcome.reason));
    followRun(outcome.session, outcome.recording);
}

void Workbench::followRun(const std::string &session, const std::string &recording)
{
    m_shown.setReplica(nullptr);
    m_run = follow(session);
    setPast(client::engineRecordingSource(m_engine.connection(), recording),
            {.engine = recording, .file = {}});
    show(Plane::Run);
    Q_EMIT opened(Plane::Run);
}

void Workbench::join(const client::SessionInfo &run)
{
    close();
    m_file.title = QString::fromStdString(run.title);
    followRun(run.session, run.recording);
    if (run.draft.empty())
        return;
    client::OpenDraftCommand command;
    command.draft = run.draft;
    m_engine.connection().openDraft(command, [self = QPointer(this)](const Outcome &outcome) {
        if (!self || !outcome.accepted || self->m_draft)
            return;
        self->m_draft = self->follow(outcome.session);
        Q_EMIT self->changed();
    });
}

void Workbench::joinDraft(const client::SessionInfo &draft)
{
    close();
    m_opening = true;
    m_openingTitle = QString::fromStdString(draft.title);
    m_asked = true;
    client::OpenDraftCommand command;
    command.draft = draft.session;
    m_engine.connection().openDraft(
        command, [self = QPointer(this), title = draft.title](const Outcome &outcome) {
            if (!self || !self->m_opening || self->m_draft)
                return; // something else was opened meanwhile
            self->m_opening = false;
            self->m_asked = false;
            if (!outcome.accepted) {
                Q_EMIT self->failed(Error(outcome.reason));
                return Q_EMIT self->changed();
            }
            self->m_file.title = QString::fromStdString(title);
            self->m_draft = self->follow(outcome.session);
            self->show(Plane::Draft);
            Q_EMIT self->opened(Plane::Draft);
        });
    Q_EMIT changed();
}

void Workbench::endRun()
{
    if (isRunLive())
        m_run->endRun(reportRefusal());
}

void Workbench::show(Plane plane)
{
    switch (plane) {
    case Plane::None:
        m_shown.setReplica(nullptr);
        break;
    case Plane::Draft:
        if (!m_draft)
            return;
        m_shown.setReplica(m_draft.get());
        break;
    case Plane::Run:
        if (!m_run)
            return;
        m_shown.setReplica(m_run.get(), m_recordingSource);
        break;
    case Plane::Recording:
        if (m_recordingTitle.isEmpty())
            return;
        m_shown.setRecording(m_recordingSource);
        break;
    }
    m_plane = plane;
    const bool hasPast = plane == Plane::Run || plane == Plane::Recording;
    Q_EMIT pastChanged(hasPast ? m_recordingSource : client::ShownWorld::SourceFactory());
    Q_EMIT changed();
}

void Workbench::setPast(client::ShownWorld::SourceFactory source, const RecordingPlace &place)
{
    m_recordingSource = std::move(source);
    if (!place.file.empty())
        m_inquirer.setFile(place.file);
    else
        m_inquirer.setRecording(place.engine);
}

client::WhyDesk *Workbench::whyDesk()
{
    const bool hasPast = m_plane == Plane::Run || m_plane == Plane::Recording;
    return hasPast && m_inquirer.canAnswer() ? &m_inquirer : nullptr;
}

void Workbench::readRecording(const client::ShownWorld::SourceFactory &source, const QString &title,
                              const RecordingPlace &place)
{
    m_scenarios.abandon();
    m_next = {};
    m_asked = false;
    m_opening = true;
    m_openingTitle = title;
    Q_EMIT changed();
    Q_EMIT openingProgressed(-1);
    m_loader.load(source, [this, source, title, place](const Result<LoadedRecording> &loaded) {
        m_opening = false;
        if (!loaded) {
            Q_EMIT failed(loaded.error());
            return Q_EMIT changed();
        }
        letGo({});
        setPast(source, place);
        m_recordingTitle = QString::fromStdString(loaded->info.scenarioTitle);
        if (m_recordingTitle.isEmpty())
            m_recordingTitle = title;
        show(Plane::Recording);
        Q_EMIT recordingRead(loaded->events, loaded->info.last.n);
        Q_EMIT opened(Plane::Recording);
    });
}

void Workbench::setRunning(bool running)
{
    if (!isRunLive())
        return;
    const bool fresh = m_run->clock().state == ClockState::Ready;
    m_run->clock({.change = !running ? ClockCommand::Change::Pause
                            : fresh  ? ClockCommand::Change::Start
                                     : ClockCommand::Change::Resume,
                  .rate = {},
                  .steps = 1},
                 reportRefusal());
}

void Workbench::setRate(client::Rate rate)
{
    if (isRunLive())
        m_run->clock({.change = ClockCommand::Change::Rate, .rate = rate, .steps = 1},
                     reportRefusal());
}

void Workbench::step()
{
    if (isRunLive())
        m_run->clock({.change = ClockCommand::Change::Step, .rate = {}, .steps = 1},
                     reportRefusal());
}

void Workbench::addMark(const QString &label, const QString &tag)
{
    if (!isRunLive())
        return;
    client::MarkCommand mark;
    mark.label = label.toStdString();
    mark.tag = tag.toStdString();
    // While an earlier moment is looked at, that moment is meant.
    if (!m_shown.isLive())
        mark.from = m_shown.tick();
    m_run->addMark(mark, reportRefusal());
}

void Workbench::undo()
{
    if (SessionReplica *session = active())
        session->undo(reportRefusal());
}

void Workbench::redo()
{
    if (SessionReplica *session = active())
        session->redo(reportRefusal());
}

} // namespace ward::studio

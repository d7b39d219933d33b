// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-client/shown_world.h"

#include <string>

namespace ward::client {

class Connection;

/// A RecordingSource over the wire: chunks and events of a recording the engine holds, also of the
/// run it is writing now (live time-shift). The factory is called on a reader thread; every read
/// there waits for the GUI thread's socket, with a limit, and keeps a small cache of chunks.
/// `connection` must outlive the sources' use; when it goes, reads fail with `client.source.gone`.
[[nodiscard]] ShownWorld::SourceFactory engineRecordingSource(Connection &connection,
                                                              std::string recording);

} // namespace ward::client

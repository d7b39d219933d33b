// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/document_codec.h"
#include "core/content/schema.h"
#include "resources/resources.h"
#include "sim-engine/kernel/actions/arguments.h"
#include "sim-engine/sessions/learner_script.h"
#include "tests/fuzz/fuzz_target.h"

#include <cstdlib>

/// A learner's script is read whole or not at all, its actions in order of time.
WARD_FUZZ_TARGET(learner)
{
    using namespace ward;
    static const content::Document document =
        *content::parseDocument(resources::file("scenarios/icu-arrest.ward.json"), "base",
                                content::Schema::shipped())
             .document;
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const sessions::LearnerScript script =
        sessions::readLearnerScript(bytes, "fuzz", document, content::Schema::shipped());
    if (content::hasErrors(script.diagnostics) && !script.actions.empty())
        std::abort();
    for (std::size_t i = 1; i < script.actions.size(); ++i) {
        if (script.actions[i].at < script.actions[i - 1].at)
            std::abort();
    }
    (void)kernel::parseArguments(bytes);
    return 0;
}

// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/inquiry/inquiry.h"

#include "sim-engine/inquiry/why_rule.h"
#include "sim-engine/inquiry/why_vital.h"

namespace ward::inquiry {

namespace {

Result<Answer> whyEvent(const History &history, std::uint64_t id)
{
    auto chain = history.chainFrom(id);
    if (!chain)
        return failure(std::move(chain.error()));
    if (chain->empty())
        return failure("inquiry.unknown-event",
                       {{"event", static_cast<std::int64_t>(id)},
                        {"last", static_cast<std::int64_t>(history.info().events)}});
    Answer answer;
    answer.headline = chain->front().what;
    answer.root = history.rootOf(chain->back());
    answer.chain = *std::move(chain);
    return answer;
}

} // namespace

Result<Answer> answer(recording::RecordingSource &source, const Question &question,
                      const Resimulate &resimulate, Cancelled cancelled)
{
    auto history = History::of(source, question.at, std::move(cancelled));
    if (!history)
        return failure(std::move(history.error()));
    switch (question.about) {
    case Question::About::Rule:
        return whyRule(*history, question.name, resimulate);
    case Question::About::Event:
        return whyEvent(*history, question.event);
    case Question::About::Vital:
        return whyVital(*history, question.name, question.entity, resimulate);
    }
    return failure("inquiry.cancelled");
}

} // namespace ward::inquiry

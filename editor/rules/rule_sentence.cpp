// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/rules/rule_sentence.h"

#include "editor/rules/rule_writer.h"

namespace ward::editor {

using content::Record;

std::vector<Token> ruleSentence(const content::Document &document, const content::Schema &schema,
                                const Id &rule)
{
    RuleWriter writer(document, schema);
    const Record *record = document.find(rule);
    if (!record)
        return {};
    if (record->kind == "event") {
        writer.keyword(RuleWriter::tr("at"));
        writer.time(*record, "at");
    }
    bool first = true;
    for (const Record *trigger : document.children(rule, "trigger")) {
        if (!first)
            writer.word(RuleWriter::tr("or"));
        writer.trigger(*trigger);
        first = false;
    }
    first = true;
    for (const Record *condition : document.children(rule, "condition")) {
        if (first)
            writer.lineBreak();
        first ? writer.keyword(RuleWriter::tr("if")) : writer.word(RuleWriter::tr("and"));
        writer.condition(*condition);
        first = false;
    }
    first = true;
    for (const Record *action : document.children(rule, "action")) {
        if (first && record->kind == "rule")
            writer.lineBreak();
        first ? writer.keyword(RuleWriter::tr("then")) : writer.word(QStringLiteral("·"));
        writer.action(*action);
        first = false;
    }
    if (record->kind == "rule")
        writer.firing(*record);
    return writer.take();
}

} // namespace ward::editor

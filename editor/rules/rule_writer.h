// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/document.h"
#include "core/content/schema.h"
#include "editor/rules/rule_sentence.h"

#include <QCoreApplication>
#include <QString>

#include <string>
#include <string_view>
#include <vector>

namespace ward::editor {

/// Builds the tokens of one rule from its records. A type it does not know, and what is not filled
/// in yet, is said too: no token is empty.
class RuleWriter
{
    Q_DECLARE_TR_FUNCTIONS(RuleSentence)
public:
    RuleWriter(const content::Document &document, const content::Schema &schema)
        : m_document(document)
        , m_schema(schema)
    {
    }

    [[nodiscard]] std::vector<Token> take() { return std::move(m_tokens); }

    void trigger(const content::Record &record);
    void condition(const content::Record &record);
    void action(const content::Record &record);
    /// How often a rule fires, where that is not once.
    void firing(const content::Record &rule);

    void keyword(const QString &text);
    void word(const QString &text);
    void subject(const QString &text);
    void value(const QString &text);
    /// The same, as what one cell of a record says.
    void word(const QString &text, const content::Record &record, std::string_view cell);
    void subject(const QString &text, const content::Record &record, std::string_view cell);
    void value(const QString &text, const content::Record &record, std::string_view cell);
    void lineBreak();
    /// "01:35".
    void time(const content::Record &record, std::string_view cell);

private:
    // trigger_phrases.cpp
    void triggerPhrase(const content::Record &record);
    void clockTrigger(const content::Record &record, const std::string &type);
    void vitalTrigger(const content::Record &record, const std::string &type);
    void entityTrigger(const content::Record &record, const std::string &type);
    void somethingHappens(const content::Record &record, const std::string &type);
    void parts(const content::Record &record, const QString &joint);
    // condition_phrases.cpp
    void group(const content::Record &record);
    void vitalCondition(const content::Record &record, const std::string &type);
    void entityCondition(const content::Record &record, const std::string &type);
    // action_phrases.cpp
    void valueAction(const content::Record &record, const std::string &type);
    void placeAction(const content::Record &record, const std::string &type);
    void toldAction(const content::Record &record, const std::string &type);
    void alarmAction(const content::Record &record);
    void timerAction(const content::Record &record);

    // rule_writer.cpp: what all of them need
    [[nodiscard]] std::string typeOf(const content::Record &record) const;
    [[nodiscard]] static std::string text(const content::Record &record, std::string_view cell);
    [[nodiscard]] static bool flag(const content::Record &record, std::string_view cell);
    [[nodiscard]] static bool has(const content::Record &record, std::string_view cell);
    [[nodiscard]] static std::int64_t whole(const content::Record &record, std::string_view cell,
                                            std::int64_t otherwise = 0);
    /// The quantity of a cell, as its chip.
    void amount(const content::Record &record, std::string_view cell);
    /// What a cell refers to, as its chip.
    void target(const content::Record &record, std::string_view cell);
    [[nodiscard]] static QString quoted(const QString &text);
    /// "arrest.20s", as an educator would write it: "arrest 20 s".
    [[nodiscard]] static QString momentName(const std::string &event);
    [[nodiscard]] static QString quantity(const content::Record &record, std::string_view cell);
    [[nodiscard]] static QString spaced(const content::Quantity &q);
    [[nodiscard]] static QString points(std::int64_t points);
    [[nodiscard]] QString fieldValue(const content::Record &record) const;
    [[nodiscard]] QString refName(const content::Record &record, std::string_view cell) const;
    /// The entity, or what prefab it is of; "anything" when the record says neither.
    [[nodiscard]] QString entityName(const content::Record &record) const;
    [[nodiscard]] QString prefabName(const content::Record &record) const;
    [[nodiscard]] QString alarmName(const content::Record &record) const;
    [[nodiscard]] QString enumLabel(std::string_view name, const std::string &value) const;
    [[nodiscard]] QString enumCell(const content::Record &record, std::string_view cell) const;
    [[nodiscard]] QString actionLabel(const std::string &name) const;
    [[nodiscard]] QString drugLabel(const std::string &name) const;
    /// "SpO2 · Bed 3": the place says which patient, shorter than the name.
    void vital(const content::Record &record);
    /// A word and a quantity, where the cell holds one.
    void optional(const content::Record &record, const QString &before, std::string_view cell);

    const content::Document &m_document;
    const content::Schema &m_schema;
    std::vector<Token> m_tokens;
};

} // namespace ward::editor

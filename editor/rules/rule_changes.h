// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/change_set.h"
#include "core/content/schema.h"

#include <QCoreApplication>
#include <QStringList>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ward::editor {

/// What a person can do with the phases and rules of a scenario, as ops: begin new ones, and change
/// the cells that the sentences show. Every op list is one gesture and applies to the document it
/// was made of. Borrows the document and the schema.
class RuleChanges
{
    Q_DECLARE_TR_FUNCTIONS(RuleChanges)
public:
    using Ops = std::vector<content::Op>;

    /// How a cell is changed by hand.
    enum class Editor { None, Text, Choice };

    /// `patients` and `actors`: the entities that are one, the first is taken where a new rule
    /// needs one.
    RuleChanges(const content::Document &document, const content::Schema &schema,
                std::vector<Id> patients, std::vector<Id> actors);

    [[nodiscard]] Editor editorOf(const Id &record, std::string_view cell) const;
    /// What stands in the field when a person begins to type.
    [[nodiscard]] QString typed(const Id &record, std::string_view cell) const;
    /// Numbers with units and arithmetic, times as "1:35". Codes `editor.number.*`,
    /// `base.time.malformed`, `content.units.*`.
    [[nodiscard]] Result<Ops> type(const Id &record, std::string_view cell,
                                   const std::string &text) const;
    [[nodiscard]] QStringList options(const Id &record, std::string_view cell) const;
    [[nodiscard]] int option(const Id &record, std::string_view cell) const; ///< −1: none of them
    [[nodiscard]] Ops choose(const Id &record, std::string_view cell, int option) const;

    /// Each with the new record's id; no ops where the scenario lacks what it needs.
    [[nodiscard]] std::pair<Id, Ops> whenValue() const;
    [[nodiscard]] std::pair<Id, Ops> atTime() const;
    [[nodiscard]] std::pair<Id, Ops> whenDone() const;
    [[nodiscard]] std::pair<Id, Ops> phase() const;
    /// What can be made to happen here, as it is called.
    [[nodiscard]] QStringList kinds() const;
    /// One more thing that happens, of one of the kinds.
    [[nodiscard]] Ops also(const Id &rule, int kind) const;

private:
    struct Choice
    {
        QString label;
        Ops ops;
        bool present = false;
    };
    [[nodiscard]] std::vector<Choice> choices(const Id &record, std::string_view cell) const;
    [[nodiscard]] std::vector<Choice> vitals(const content::Record &record) const;
    [[nodiscard]] std::vector<Choice> actionTypes(const content::Record &record) const;
    [[nodiscard]] std::vector<Choice> values(const content::Record &record, std::string_view cell,
                                             std::string_view enumName) const;
    [[nodiscard]] std::vector<Choice> targets(const content::Record &record, std::string_view cell,
                                              std::string_view kind) const;
    [[nodiscard]] Choice setTo(const content::Record &record, std::string_view cell, QString label,
                               content::CellValue value) const;
    /// Schema names of what can be made to happen here.
    [[nodiscard]] std::vector<std::string> kindNames() const;
    [[nodiscard]] QString kindLabel(const std::string &name) const;
    [[nodiscard]] content::Cells newAction(const std::string &type) const;
    [[nodiscard]] content::Record child(const Id &parent, std::string_view kind,
                                        content::Cells cells) const;
    [[nodiscard]] std::pair<Id, Ops> withMark(const content::Record &rule,
                                              const content::Record &trigger) const;
    [[nodiscard]] std::string freeName(std::string_view kind, const QString &wanted) const;
    [[nodiscard]] std::string unitOf(const content::Record &record, std::string_view cell) const;
    [[nodiscard]] QString placeName(const Id &entity) const;

    const content::Document &m_document;
    const content::Schema &m_schema;
    std::vector<Id> m_patients;
    std::vector<Id> m_actors;
};

} // namespace ward::editor

// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "editor/actions/actions_model.h"
#include "editor/catalogue/catalogue_model.h"
#include "editor/conflicts/conflicts_model.h"
#include "editor/entities/entities_view_model.h"
#include "editor/entities/entity_list_model.h"
#include "editor/inspector/inspector_model.h"
#include "editor/log/log_model.h"
#include "editor/problems/problems_model.h"
#include "editor/rules/rules_model.h"
#include "editor/why/why_model.h"

#include <QtQml/qqml.h>

/// Names under which the toolkit-free view-models are known to QML; the app makes the objects.
namespace ward::editor::qml {

struct ActionsModelType
{
    Q_GADGET
    QML_FOREIGN(ward::editor::ActionsModel)
    QML_NAMED_ELEMENT(ActionsModel)
    QML_UNCREATABLE("made by the app")
};
struct EntityListModelType
{
    Q_GADGET
    QML_FOREIGN(ward::editor::EntityListModel)
    QML_NAMED_ELEMENT(EntityListModel)
    QML_UNCREATABLE("made by the app")
};
struct EntitiesViewModelType
{
    Q_GADGET
    QML_FOREIGN(ward::editor::EntitiesViewModel)
    QML_NAMED_ELEMENT(EntitiesViewModel)
    QML_UNCREATABLE("made by the app")
};
struct InspectorModelType
{
    Q_GADGET
    QML_FOREIGN(ward::editor::InspectorModel)
    QML_NAMED_ELEMENT(InspectorModel)
    QML_UNCREATABLE("made by the app")
};
struct ConflictsModelType
{
    Q_GADGET
    QML_FOREIGN(ward::editor::ConflictsModel)
    QML_NAMED_ELEMENT(ConflictsModel)
    QML_UNCREATABLE("made by the app")
};
struct CatalogueModelType
{
    Q_GADGET
    QML_FOREIGN(ward::editor::CatalogueModel)
    QML_NAMED_ELEMENT(CatalogueModel)
    QML_UNCREATABLE("made by the app")
};
struct RulesModelType
{
    Q_GADGET
    QML_FOREIGN(ward::editor::RulesModel)
    QML_NAMED_ELEMENT(RulesModel)
    QML_UNCREATABLE("made by the app")
};
struct LogModelType
{
    Q_GADGET
    QML_FOREIGN(ward::editor::LogModel)
    QML_NAMED_ELEMENT(LogModel)
    QML_UNCREATABLE("made by the app")
};
struct ProblemsModelType
{
    Q_GADGET
    QML_FOREIGN(ward::editor::ProblemsModel)
    QML_NAMED_ELEMENT(ProblemsModel)
    QML_UNCREATABLE("made by the app")
};
struct WhyModelType
{
    Q_GADGET
    QML_FOREIGN(ward::editor::WhyModel)
    QML_NAMED_ELEMENT(WhyModel)
    QML_UNCREATABLE("made by the app")
};

} // namespace ward::editor::qml

// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/field_groups.h"
#include "core/content/translation.h"

#include <QLocale>

namespace ward::studio {

/// Schema and catalogue with the names that the user reads. What is stored is the same in every
/// language.
[[nodiscard]] inline const content::Schema &schemaForUser()
{
    return content::shippedSchema(QLocale().name().toStdString());
}
[[nodiscard]] inline const content::Catalogue &catalogueForUser()
{
    return content::shippedCatalogue(QLocale().name().toStdString());
}
[[nodiscard]] inline const content::FieldGroups &fieldGroupsForUser()
{
    return content::FieldGroups::shipped(QLocale().name().toStdString());
}

} // namespace ward::studio

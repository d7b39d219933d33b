// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/field_groups.h"
#include "core/content/translation.h"
#include "core/messages/viewer_locale.h"

namespace ward::studio {

/// Schema and catalogue with the names that the user reads. What is stored is the same in every
/// language.
[[nodiscard]] inline const content::Schema &schemaForUser()
{
    return content::shippedSchema(messages::viewerLocale());
}
[[nodiscard]] inline const content::Catalogue &catalogueForUser()
{
    return content::shippedCatalogue(messages::viewerLocale());
}
[[nodiscard]] inline const content::FieldGroups &fieldGroupsForUser()
{
    return content::FieldGroups::shipped(messages::viewerLocale());
}

} // namespace ward::studio

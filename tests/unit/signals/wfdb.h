// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ward::test {

/// One signal of a WFDB record in physical units.
struct WfdbSignal
{
    std::string name;
    double hertz = 0;
    double range = 0; ///< of the 12 bits, in physical units
    std::vector<double> samples;
};

/// Reads a record's .hea and .dat in format 212, with several samples per frame. Nothing when the
/// files are not there.
[[nodiscard]] std::optional<std::vector<WfdbSignal>> readRecord(const std::string &folder,
                                                                const std::string &name);
/// Sample numbers of the beats in an annotation file in MIT format.
[[nodiscard]] std::vector<std::int64_t> readBeats(const std::string &path);

/// Folder of the reference recordings: WARD_REFERENCE_DATA, else shared/data beside the source tree
/// or one further up; empty when there is none.
[[nodiscard]] std::string waveformFolder();

} // namespace ward::test

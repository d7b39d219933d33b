// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/compress.h"

#include <zstd.h>

#include <memory>

namespace ward {

namespace {
// Contexts are costly to make; one per thread lives as long as the thread.
ZSTD_CCtx *compressor()
{
    thread_local const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(
        ZSTD_createCCtx(), &ZSTD_freeCCtx);
    return context.get();
}
ZSTD_DCtx *decompressor()
{
    thread_local const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(
        ZSTD_createDCtx(), &ZSTD_freeDCtx);
    return context.get();
}
} // namespace

std::string compress(std::string_view bytes, int level)
{
    std::string out(ZSTD_compressBound(bytes.size()), '\0');
    const std::size_t size =
        ZSTD_compressCCtx(compressor(), out.data(), out.size(), bytes.data(), bytes.size(), level);
    out.resize(size); // cannot fail: the bound is kept and the level is clamped
    return out;
}

Result<std::string> decompress(std::string_view bytes, std::size_t limit)
{
    const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN)
        return failure("base.compress.malformed");
    if (size > limit)
        return failure("base.compress.too-large", {{"bytes", static_cast<std::int64_t>(size)}});
    std::string out(static_cast<std::size_t>(size), '\0');
    const std::size_t got =
        ZSTD_decompressDCtx(decompressor(), out.data(), out.size(), bytes.data(), bytes.size());
    if (ZSTD_isError(got) || got != out.size())
        return failure("base.compress.malformed");
    return out;
}

} // namespace ward

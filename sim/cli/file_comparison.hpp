#pragma once
#include <cstdint>
#include <fstream>
#include <functional>
#include <optional>
#include <ostream>
#include <string>

namespace diorama::cli {

/// How a text differs from a file.
struct Difference {
    bool missing = false;    ///< there is no such file
    std::uint64_t line = 0;  ///< the first that differs, from 1
};

/// Compares what `write` writes with a file, byte for byte, without holding either in memory.
/// Returns  nothing when they are the same
std::optional<Difference> compare_with_file(std::string const& path,
                                            std::function<void(std::ostream&)> const& write);

}  // namespace diorama::cli

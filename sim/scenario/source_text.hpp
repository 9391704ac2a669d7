#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace diorama::scenario {

/// What keeps a text from being parsed at all. Line 0 = the file as a whole.
struct TextFault {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::string what;
    std::string instead;
};

/// Reads at most 16 MiB of a file.
/// Returns  the fault, or nothing and the bytes in `text`
std::optional<TextFault> read_text(std::string const& path, std::string& text);

/// Looks for what the parser must not be given: bytes that are no text, and nesting so deep that a
/// recursive parser or the destructor of its result would run out of stack.
std::optional<TextFault> find_fault(std::string_view text);

}  // namespace diorama::scenario

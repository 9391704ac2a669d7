#include "problems/visible.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <iterator>

namespace diorama::problems {
namespace {

/// One character at the start of a text; length 0 where the bytes are not UTF-8.
struct Character {
    std::uint32_t code = 0;
    std::size_t length = 0;
};

Character first_character(std::string_view text) {
    auto const byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    std::uint8_t const lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    std::size_t const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || text.size() < length) return {};
    std::uint32_t code = lead & (0xffu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0) != 0x80) return {};
        code = code << 6 | (byte(i) & 0x3fu);
    }
    bool const overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    bool const surrogate = code >= 0xd800 && code <= 0xdfff;
    if (overlong || surrogate || code > 0x10ffff) return {};
    return {code, length};
}

bool is_dangerous(std::uint32_t code) {
    bool const control = code < 0x20 || (code >= 0x7f && code <= 0x9f);
    bool const separator = code == 0x2028 || code == 0x2029;
    bool const direction = code == 0x061c || code == 0x200e || code == 0x200f ||
                           (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
    return control || separator || direction;
}

}  // namespace

std::string visible(std::string_view text) {
    std::string shown;
    shown.reserve(text.size());
    while (!text.empty()) {
        auto const [code, length] = first_character(text);
        std::size_t const taken = length == 0 ? 1 : length;
        if (length > 0 && !is_dangerous(code)) {
            shown += text.substr(0, taken);
        } else {
            for (char const c : text.substr(0, taken))
                fmt::format_to(std::back_inserter(shown), "\\x{:02X}",
                               static_cast<std::uint8_t>(c));
        }
        text.remove_prefix(taken);
    }
    return shown;
}

}  // namespace diorama::problems

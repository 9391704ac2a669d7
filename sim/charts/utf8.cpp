#include "charts/csv_records.hpp"

namespace diorama::charts {
namespace {

bool continues(unsigned char byte) noexcept { return (byte & 0xC0U) == 0x80U; }

/// Returns  the length of the well-formed sequence at `at`, 0 = none (Unicode 15, table 3-7)
std::size_t sequence_length(std::string_view text, std::size_t at) noexcept {
    auto const byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i])
                                    : static_cast<unsigned char>(0);
    };
    unsigned char const lead = byte(0);
    if (lead < 0x80U) return 1;
    if (lead >= 0xC2U && lead <= 0xDFU) return continues(byte(1)) ? 2 : 0;
    if (lead >= 0xE0U && lead <= 0xEFU) {
        unsigned char const low = lead == 0xE0U ? 0xA0U : 0x80U;   // no overlong form
        unsigned char const high = lead == 0xEDU ? 0x9FU : 0xBFU;  // no surrogate
        return byte(1) >= low && byte(1) <= high && continues(byte(2)) ? 3 : 0;
    }
    if (lead >= 0xF0U && lead <= 0xF4U) {
        unsigned char const low = lead == 0xF0U ? 0x90U : 0x80U;
        unsigned char const high = lead == 0xF4U ? 0x8FU : 0xBFU;
        return byte(1) >= low && byte(1) <= high && continues(byte(2)) && continues(byte(3)) ? 4
                                                                                             : 0;
    }
    return 0;
}

}  // namespace

std::size_t first_wrong_utf8(std::string_view text) noexcept {
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t const length = sequence_length(text, at);
        if (length == 0) return at;
        at += length;
    }
    return text.size();
}

std::size_t characters(std::string_view text) noexcept {
    std::size_t count = 0;
    for (char const c : text)
        if (!continues(static_cast<unsigned char>(c))) ++count;
    return count;
}

}  // namespace diorama::charts

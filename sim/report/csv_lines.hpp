#pragma once
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <string_view>
#include <type_traits>

#include "charts/text_sink.hpp"
#include "report/csv_cell.hpp"

namespace diorama::report {

/// Writes lines of cells.
class Lines {
public:
    explicit Lines(std::ostream& out) : sink_(out) {}

    void header(std::string_view whole_line) {
        sink_.put(whole_line);
        sink_.end_line();
    }
    template <class Number>
    requires std::is_arithmetic_v<Number>
    void cell(Number value) {
        separate();
        if constexpr (std::is_floating_point_v<Number>)
            if (!std::isfinite(value)) return;  // as csv_cell(): not known
        std::array<char, 40> digits;
        auto const end = fmt::format_to(digits.data(), "{}", value);
        sink_.put(std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data())));
    }
    void flag(bool value) { cell(value ? 1 : 0); }
    /// A word of ours: nothing in it needs quotes.
    void word(std::string_view text) {
        separate();
        sink_.put(text);
    }
    /// Something from a file of the user's.
    void text(std::string_view text) { word(csv_cell(text)); }
    void end() {
        sink_.end_line();
        first_ = true;
    }

private:
    void separate() {
        if (!first_) sink_.put(',');
        first_ = false;
    }
    charts::TextSink sink_;
    bool first_ = true;
};

}  // namespace diorama::report

#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "measures/catalogue.hpp"

namespace diorama::measures {

/// A question about the published measures of last week, as in `when = "using.experience >= 0.25"`.
///
/// Grammar  question := all { "or" all }; all := one { "and" one };
///          one := "not" one | "(" question ")" | value relation value;
///          relation := >= | <= | > | < | ==; value := number | measure | "week"
class Condition {
public:
    /// What is wrong with a question, and at which character of it (from 0).
    struct Mistake {
        std::size_t offset;
        std::string what;
        std::string instead;
    };

    /// Takes    text as the author wrote it, at most 1,000 characters, at most 50 brackets deep
    /// Returns  the question, or the first mistake
    static std::variant<Condition, Mistake> parse(std::string_view text);

    /// Takes    row [measure_count]: measures of last week; week: the week that begins
    bool holds(std::span<double const> row, std::uint32_t week) const;

    std::string const& text() const { return text_; }

private:
    enum class Step : std::uint8_t {
        number,
        measure,
        week,
        ge,
        le,
        gt,
        lt,
        eq,
        both,
        either,
        negate
    };
    struct Instruction {
        Step step;
        double value = 0.0;       ///< of a number
        std::size_t measure = 0;  ///< place of a measure
    };
    friend class ConditionParser;

    std::string text_;
    std::vector<Instruction> program_;  ///< in postfix order
};

}  // namespace diorama::measures

#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "interventions/actions.hpp"
#include "measures/condition.hpp"

namespace diorama::interventions {

/// An action and when it happens: in one week, or when a question about last week's measures is
/// first answered yes (exactly one of the two). With `every_weeks` it happens again that often:
/// after `at_week`, or whenever the question holds and that many weeks have passed since.
struct Event {
    std::uint32_t at_week = 0;  ///< from 1; 0 = not by week
    std::optional<measures::Condition> when;
    std::uint32_t every_weeks = 0;
    Action action;
};

/// The `do` word of an action.
inline std::string_view kind_of(Action const& action) {
    return std::visit([](auto const& one) { return std::remove_cvref_t<decltype(one)>::kind; },
                      action);
}

}  // namespace diorama::interventions

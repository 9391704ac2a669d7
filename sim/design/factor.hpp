#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/model.hpp"
#include "mechanisms/reference.hpp"
#include "problems/problem.hpp"

namespace diorama::design {

/// A field of every event of one kind: `event.launch_unit.staff_share`.
struct EventField {
    std::string_view kind;
    std::size_t field = 0;  ///< place in the action's fields()
};

using Target = std::variant<mechanisms::ParameterRef, EventField>;

enum class Scale : std::uint8_t { linear, logarithmic };

/// A parameter that is varied, and from where to where.
struct Factor {
    std::string path;
    std::string unit;
    Target target;
    bool whole = false;           ///< takes whole numbers alone
    double declared_low = 0.0;    ///< what a scenario may say
    double declared_high = 0.0;   ///< what a scenario may say
    double default_value = 0.0;   ///< as declared
    double scenario_value = 0.0;  ///< what this scenario says
    double low = 0.0;
    double high = 0.0;
    Scale scale = Scale::linear;
};

/// A numeric parameter that is not varied, and why.
struct LeftOut {
    std::string path;
    std::string reason;
};

struct Factors {
    std::vector<Factor> list;       ///< in the catalogue's order, then the events'
    std::vector<Factor> rangeless;  ///< act too, but have no screening range of themselves
    std::vector<LeftOut> left_out;  ///< the rangeless ones, too
};

/// Every numeric parameter that acts in a model, each over its screening range (ranges.hpp).
///
/// Returns  parameters of mechanisms and fields of the kinds of event that the model has. Left out
///          are bare contagion's beside the whole model and the other way round, fields in which
///          events of one kind differ, and what has no range
Factors factors_of(engine::Model const& model);

/// `PATH=LOW:HIGH` or `PATH=LOW:HIGH:log` as typed.
struct RangeRequest {
    std::string path;
    double low = 0.0;
    double high = 0.0;
    Scale scale = Scale::linear;
    problems::Place place;  ///< of the path
};

/// Reads one request.
/// Takes    place: of the text
/// Returns  nothing when it cannot be understood; what is wrong was added to `problems`
std::optional<RangeRequest> read_range(std::string_view text, problems::Place place,
                                       problems::Problems& problems);

/// The factors that were asked for, in the order asked.
/// Errors   added to `problems`: a path that does not exist, is no number or does not act here, a
///          range outside of the declared one, a path asked for twice
std::vector<Factor> asked_factors(engine::Model const& model,
                                  std::vector<RangeRequest> const& requests,
                                  problems::Problems& problems);

/// The factor's value at a place of its range.
/// Takes    unit: 0 = low, 1 = high
/// Returns  within [low, high], a whole number where the factor takes no other
double value_at(Factor const& factor, double unit);

/// Where a value lies in the factor's range; the inverse of value_at() but for rounding.
double unit_of(Factor const& factor, double value);

/// Writes a value into a model: into every event of the kind where it is an event's.
void assign(Factor const& factor, double value, engine::Model& model);

/// Refuses ranges within which two parameters contradict each other: a `..._low` that may come to
/// lie above its `..._high`.
/// Errors   throws problems::InputError
void demand_consistent(engine::Model const& model, std::span<Factor const> factors,
                       problems::Place const& place);

}  // namespace diorama::design

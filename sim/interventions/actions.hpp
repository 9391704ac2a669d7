#pragma once
#include <array>
#include <string_view>
#include <variant>

#include "interventions/people_actions.hpp"
#include "interventions/structure_actions.hpp"
#include "mechanisms/reference.hpp"
#include "parameters/field.hpp"

namespace diorama::interventions {

/// More budget for initiatives: the factor on the budget is set.
struct AllocateBudget {
    double factor = 1.0;

    static constexpr std::string_view kind = "allocate_budget";
    static constexpr auto fields() {
        using P = AllocateBudget;
        using enum parameters::Grade;
        return std::array{parameters::Field<P>{"factor", "-", 0.0, 100.0, &P::factor, assumed,
                                               "as planned",
                                               "budget from now on, of the planned one"}};
    }
};

/// Less budget: a share of what there is goes.
struct CutBudget {
    double share = 0.3;

    static constexpr std::string_view kind = "cut_budget";
    static constexpr auto fields() {
        using P = CutBudget;
        using enum parameters::Grade;
        return std::array{parameters::Field<P>{"share", "share", 0.0, 1.0, &P::share, assumed,
                                               "a third",
                                               "part of the present budget that is cut"}};
    }
};

/// Sets any parameter to a new base value; what structures changed on top of it stays.
struct SetParameter {
    mechanisms::ParameterRef path;
    double value = 0.0;

    static constexpr std::string_view kind = "set";
    static constexpr std::array<parameters::Field<SetParameter>, 0> fields() { return {}; }
};

/// Everything that leadership can do. A new intervention adds its struct above and its name here.
using Action = std::variant<LaunchProject, CloseProject, LaunchUnit, DissolveUnit, LaunchDio,
                            StartMandate, EndMandate, IntegrateMedia, HoldForum, HoldFocusGroups,
                            StartThinkingGroups, OpenCustomerCommunity, Reorganise, Hire, LayOff,
                            AllocateBudget, CutBudget, SetParameter, EndDio, LinkDepartments>;

}  // namespace diorama::interventions

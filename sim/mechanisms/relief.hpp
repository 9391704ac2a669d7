#pragma once
#include <array>
#include <string_view>

#include "mechanisms/diaries.hpp"
#include "mechanisms/roles.hpp"
#include "parameters/field.hpp"

namespace diorama::mechanisms {

/// Hours of meetings that the holder of each role is freed from: cancelled, or taken over by
/// somebody whose week the model does not follow.
struct Relief {
    double chief_executive = 0.0;
    double finance_officer = 0.0;
    double marketing_officer = 0.0;
    double technology_officer = 0.0;
    double operating_officer = 0.0;
    double customer_experience_manager = 0.0;
    double brand_manager = 0.0;
    double marketing_manager = 0.0;
    double technology_manager = 0.0;
    double change_manager = 0.0;
    double talent_manager = 0.0;
    double programme_manager = 0.0;
    double data_strategy_manager = 0.0;
    double service_designer = 0.0;
    double business_analyst = 0.0;
    double department_manager = 0.0;

    static constexpr std::string_view kind = "relief";
    static constexpr std::string_view table = "leadership.freed_hours";
    static constexpr auto fields() {
        using P = Relief;
        constexpr auto hours = [](std::string_view name, double P::*member,
                                  std::string_view meaning) {
            return parameters::Field<P>{name,
                                        "hours/week",
                                        0.0,
                                        40.0,
                                        member,
                                        parameters::Grade::assumed,
                                        "a lever: nobody is freed unless somebody frees them",
                                        meaning};
        };
        return std::array{
            hours("chief_executive", &P::chief_executive, "meetings the chief executive is spared"),
            hours("finance_officer", &P::finance_officer,
                  "meetings the head of finance is spared: four free the Tuesday afternoon"),
            hours("marketing_officer", &P::marketing_officer,
                  "meetings the head of marketing is spared"),
            hours("technology_officer", &P::technology_officer,
                  "meetings the head of technology is spared"),
            hours("operating_officer", &P::operating_officer,
                  "meetings the head of operations is spared"),
            hours("customer_experience_manager", &P::customer_experience_manager,
                  "meetings the manager of customer experience is spared"),
            hours("brand_manager", &P::brand_manager, "meetings the brand manager is spared"),
            hours("marketing_manager", &P::marketing_manager,
                  "meetings the marketing manager is spared"),
            hours("technology_manager", &P::technology_manager,
                  "meetings the technology manager is spared"),
            hours("change_manager", &P::change_manager, "meetings the change manager is spared"),
            hours("talent_manager", &P::talent_manager, "meetings the talent manager is spared"),
            hours("programme_manager", &P::programme_manager,
                  "meetings the programme manager is spared"),
            hours("data_strategy_manager", &P::data_strategy_manager,
                  "meetings the manager of data strategy is spared"),
            hours("service_designer", &P::service_designer,
                  "meetings the service designer is spared"),
            hours("business_analyst", &P::business_analyst,
                  "meetings the business analyst is spared"),
            hours("department_manager", &P::department_manager,
                  "meetings the department manager is spared")};
    }

    /// Of one role [hours/week].
    constexpr double hours_of(Role role) const noexcept {
        return this->*members_by_role<Relief>[static_cast<std::size_t>(role)];
    }
};

/// Of all roles that somebody holds [hours/week].
double freed_hours(Relief const& p, RoleHolders const& roles, org::PersonId who) noexcept;

/// A week with fewer meetings.
/// Takes    week as booked; freed hours; steering [hours/week]
/// Returns  meetings max(0, booked - freed); spare max(0, 40 - meetings - desk - steering)
StaffWeek relieved_week(Diaries const& p, double meeting_hours, double freed,
                        double steering_hours) noexcept;

/// Takes the freed hours out of this week's diaries of those who lead.
/// Reads    steering_hours; Writes meeting_hours, spare_hours of holders of freed roles
/// Source   ours: what a room asks for first when it has seen who blocks; docs/model.md#relief
void relieve(Relief const& p, Diaries const& diaries, RoleHolders const& roles,
             org::Hierarchy const& hierarchy, LeaderWeeks& leaders) noexcept;

/// An imported calendar without the freed hours: whole hours, first those in common windows.
/// Takes    starts: first hours of the windows; freed [hours], rounded down
calendar::Hours relieved_calendar(calendar::Hours busy, std::span<std::uint8_t const> starts,
                                  double freed) noexcept;

}  // namespace diorama::mechanisms

#pragma once
#include <array>
#include <string_view>

#include "mechanisms/roles.hpp"
#include "parameters/field.hpp"

namespace diorama::mechanisms {

/// Hours that the holder of each role works alone before each step of an activity that lists no
/// action of theirs.
struct Preparation {
    double factor = 1.0;
    double chief_executive = 1.0;
    double finance_officer = 1.0;
    double marketing_officer = 1.0;
    double technology_officer = 1.0;
    double operating_officer = 1.0;
    double customer_experience_manager = 1.5;
    double brand_manager = 1.0;
    double marketing_manager = 1.0;
    double technology_manager = 1.0;
    double change_manager = 1.5;
    double talent_manager = 1.5;
    double programme_manager = 1.5;
    double data_strategy_manager = 2.0;
    double service_designer = 2.0;
    double business_analyst = 2.0;
    double department_manager = 1.0;

    static constexpr std::string_view kind = "preparation";
    static constexpr std::string_view table = "programme.individual_hours";
    static constexpr auto fields() {
        using P = Preparation;
        using parameters::Grade;
        // That there are such hours is P3's; how many they are, nobody has measured.
        constexpr std::string_view decides =
            "half a session: reads what the others bring and takes a position";
        constexpr std::string_view carries =
            "three quarters of a session: agrees it with those who have to live with it";
        constexpr std::string_view brings =
            "as long as a session: makes the material that the session works on";
        constexpr auto hours = [](std::string_view name, double P::*member, std::string_view source,
                                  std::string_view meaning) {
            return parameters::Field<P>{name,   "hours/step",   0.0,    40.0,
                                        member, Grade::assumed, source, meaning};
        };
        return std::array{
            parameters::Field<P>{
                "factor", "-", 0.0, 10.0, &P::factor, Grade::assumed,
                "the hours as they are listed",
                "by which all individual hours are multiplied, those of actions too; 0 = nobody "
                "prepares"},
            hours("chief_executive", &P::chief_executive, decides,
                  "weighs what the session asks of the whole organisation"),
            hours("finance_officer", &P::finance_officer, decides,
                  "puts a figure on what the session is about"),
            hours("marketing_officer", &P::marketing_officer, decides,
                  "holds the promise to customers against the session's draft"),
            hours("technology_officer", &P::technology_officer, decides,
                  "checks what the systems allow"),
            hours("operating_officer", &P::operating_officer, decides,
                  "checks what it means for daily operations"),
            hours("customer_experience_manager", &P::customer_experience_manager, carries,
                  "gathers what customers say about it"),
            hours("brand_manager", &P::brand_manager, decides,
                  "holds the draft against what the brand promises"),
            hours("marketing_manager", &P::marketing_manager, decides,
                  "lists the campaigns and channels concerned"),
            hours("technology_manager", &P::technology_manager, decides,
                  "lists the systems and interfaces concerned"),
            hours("change_manager", &P::change_manager, carries,
                  "sounds out those whom it will change"),
            hours("talent_manager", &P::talent_manager, carries,
                  "looks up skills, goals and pay that it touches"),
            hours("programme_manager", &P::programme_manager, carries,
                  "brings the plan and the open points up to date"),
            hours("data_strategy_manager", &P::data_strategy_manager, brings,
                  "draws the figures and says how far they can be trusted"),
            hours("service_designer", &P::service_designer, brings,
                  "draws the journey or the prototype to be discussed"),
            hours("business_analyst", &P::business_analyst, brings,
                  "studies one case from end to end"),
            hours("department_manager", &P::department_manager, decides,
                  "asks the own department how it is done today")};
    }

    /// Hours of one role before each step, the factor not in it.
    constexpr double hours_of(Role role) const noexcept {
        return this->*members_by_role<Preparation>[static_cast<std::size_t>(role)];
    }
};

/// What a role does alone when an activity lists no action of theirs.
constexpr std::string_view default_action(Role role) noexcept {
    // The first field is the factor.
    return Preparation::fields()[static_cast<std::size_t>(role) + 1].meaning;
}

}  // namespace diorama::mechanisms

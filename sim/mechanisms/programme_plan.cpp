#include "mechanisms/programme.hpp"

namespace diorama::mechanisms {

std::vector<Activity> default_activities() {
    using enum Role;
    using enum people::Practice;
    auto const activity = [](char const* name, people::Practice area, std::vector<Role> roles) {
        Activity one;
        one.name = name;
        one.area = area;
        one.roles = std::move(roles);
        return one;
    };
    return {
        activity("shared purpose", culture,
                 {chief_executive, talent_manager, change_manager, operating_officer}),
        activity("ways of working", culture,
                 {operating_officer, talent_manager, change_manager, programme_manager}),
        activity("recognition and pay", culture,
                 {finance_officer, talent_manager, operating_officer, change_manager}),
        activity("learning groups", culture,
                 {talent_manager, change_manager, technology_manager, department_manager}),
        activity("community of practice", culture,
                 {change_manager, talent_manager, marketing_manager, programme_manager}),
        activity("data inventory", data,
                 {technology_officer, data_strategy_manager, business_analyst, finance_officer}),
        activity("measures that matter", data,
                 {finance_officer, data_strategy_manager, marketing_officer, business_analyst}),
        activity("insight to agenda", data,
                 {data_strategy_manager, customer_experience_manager, operating_officer,
                  business_analyst}),
        activity(
            "data in daily work", data,
            {technology_manager, data_strategy_manager, department_manager, programme_manager}),
        activity("scorecard", data,
                 {chief_executive, finance_officer, data_strategy_manager, programme_manager}),
        activity(
            "customer journeys", experience,
            {marketing_officer, customer_experience_manager, service_designer, operating_officer}),
        activity(
            "touch points", experience,
            {customer_experience_manager, service_designer, brand_manager, technology_manager}),
        activity("channels joined up", experience,
                 {marketing_officer, technology_officer, customer_experience_manager,
                  marketing_manager}),
        activity(
            "service design", experience,
            {service_designer, customer_experience_manager, business_analyst, department_manager}),
        activity(
            "voice of the customer", experience,
            {marketing_officer, customer_experience_manager, brand_manager, data_strategy_manager}),
    };
}

}  // namespace diorama::mechanisms

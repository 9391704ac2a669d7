#include "mechanisms/programme.hpp"

namespace diorama::mechanisms {

std::vector<Activity> default_activities() {
    using enum Role;
    using enum people::Practice;
    auto const activity = [](char const* name, people::Practice area, std::vector<Role> roles,
                             char const* agenda, std::vector<std::string> tools,
                             char const* outcome) {
        Activity one;
        one.name = name;
        one.area = area;
        one.roles = std::move(roles);
        one.agenda = agenda;
        one.tools = std::move(tools);
        one.outcome = outcome;
        return one;
    };
    return {
        activity("shared purpose", culture,
                 {chief_executive, talent_manager, change_manager, operating_officer},
                 "what are we here for beyond profit, in one sentence each",
                 {"stories of customers", "purpose statement"},
                 "one sentence of purpose that everybody at the top stands by"),
        activity("ways of working", culture,
                 {operating_officer, talent_manager, change_manager, programme_manager},
                 "which rules and habits stop people from acting on their own",
                 {"list of rules", "decision rights"}, "rules struck off, decisions handed down"),
        activity("recognition and pay", culture,
                 {finance_officer, talent_manager, operating_officer, change_manager},
                 "what do we praise, promote and pay for, and what should we",
                 {"goals of last year", "pay bands"},
                 "goals and pay tied to the outcomes of the strategy"),
        activity("learning groups", culture,
                 {talent_manager, change_manager, technology_manager, department_manager},
                 "who learns from whom, and when do they meet",
                 {"map of skills", "calendar of groups"},
                 "groups with members, hours and a question each"),
        activity("community of practice", culture,
                 {change_manager, talent_manager, marketing_manager, programme_manager},
                 "what keeps people talking when the programme is over",
                 {"map of ties", "community canvas"}, "a community with a host in each department"),
        activity("data inventory", data,
                 {technology_officer, data_strategy_manager, business_analyst, finance_officer},
                 "what do we know of customers, and where is it kept",
                 {"list of systems", "data map"}, "one list of data with an owner each"),
        activity("measures that matter", data,
                 {finance_officer, data_strategy_manager, marketing_officer, business_analyst},
                 "which five figures would change what we do", {"measures tree"},
                 "few measures tied to strategy and money"),
        activity("insight to agenda", data,
                 {data_strategy_manager, customer_experience_manager, operating_officer,
                  business_analyst},
                 "which finding changes which decision",
                 {"findings of the quarter", "change agenda"},
                 "an agenda that findings feed every month"),
        activity("data in daily work", data,
                 {technology_manager, data_strategy_manager, department_manager, programme_manager},
                 "who needs which figure on which day", {"working day on paper", "screens"},
                 "figures at hand where the work is done"),
        activity("scorecard", data,
                 {chief_executive, finance_officer, data_strategy_manager, programme_manager},
                 "targets, owners and what follows when they are missed", {"balanced scorecard"},
                 "an approved scorecard with owners"),
        activity(
            "customer journeys", experience,
            {marketing_officer, customer_experience_manager, service_designer, operating_officer},
            "walk each journey stage by stage, as the customer meets us",
            {"journey map", "complaint log"}, "one agreed map for each kind of customer"),
        activity("touch points", experience,
                 {customer_experience_manager, service_designer, brand_manager, technology_manager},
                 "score each touch point against what was expected",
                 {"touch point matrix", "mystery visits"},
                 "touch points in the order in which they need mending"),
        activity(
            "channels joined up", experience,
            {marketing_officer, technology_officer, customer_experience_manager, marketing_manager},
            "where does a customer have to begin again", {"journey map", "channel costs"},
            "hand-overs between channels without a gap"),
        activity(
            "service design", experience,
            {service_designer, customer_experience_manager, business_analyst, department_manager},
            "draw the service anew and try it on people", {"prototype", "blueprint"},
            "a blueprint tried out with customers"),
        activity(
            "voice of the customer", experience,
            {marketing_officer, customer_experience_manager, brand_manager, data_strategy_manager},
            "how do we hear it, who answers, what changes", {"survey", "customer panel"},
            "a loop from what is heard to what is mended"),
    };
}

}  // namespace diorama::mechanisms

#include <catch2/catch.hpp>

#include "scenario/files.hpp"

using namespace scenario_test;
using diorama::mechanisms::Role;
using diorama::scenario::load;
using diorama::scenario::Scenario;

namespace {

Scenario with_chart(std::string const& chart, std::string const& ties = "") {
    Folder folder;
    auto const file = folder.write("s.toml", "weeks = 10\n[organisation.generate]\npeople = 30\n");
    std::vector<diorama::scenario::Setting> settings{{"organisation.chart", chart}};
    if (!ties.empty()) settings.push_back({"organisation.ties", ties});
    return load(file, set(settings));
}

std::string title(Scenario const& scenario, Role role) {
    auto const who = scenario.model.roles.of(role);
    return who == diorama::org::no_person ? "nobody"
                                          : std::string(scenario.model.organisation->title(who));
}

}  // namespace

TEST_CASE("every real chart becomes a model by --set alone", "[scenario][real]") {
    auto const data = real_data();
    if (data.empty()) return;
    REQUIRE(
        with_chart(data + "/krackhardt_hightech/reports_to.csv").model.organisation->headcount() ==
        21);
    REQUIRE(with_chart(data + "/sourcegraph_org_2022_2024/nodes_peak.csv")
                .model.organisation->headcount() == 273);
    // 1,468, 12,823 and 67,209 posts, less those that are vacant.
    auto const ready = data + "/uk_government_organograms/ready/";
    REQUIRE(with_chart(ready + "department_of_energy_and_climate_change__2013-09-30.csv")
                .model.organisation->headcount() == 1466);
    REQUIRE(
        with_chart(ready + "environment_agency__2013-09-30.csv").model.organisation->headcount() ==
        12821);
    REQUIRE(with_chart(ready + "her_majesty_s_revenue_and_customs__2011-03-31.csv")
                .model.organisation->headcount() == 67209);
}

TEST_CASE("the manufacturer runs with its own e-mail ties", "[scenario][real]") {
    auto const data = real_data();
    if (data.empty()) return;
    auto const folder = data + "/manufacturing_email/";
    auto const scenario = with_chart(folder + "reportsto.csv", folder + "email_weights.csv");
    REQUIRE(scenario.model.organisation->headcount() == 154);
    REQUIRE_FALSE(scenario.model.organisation->ties_generated);
    REQUIRE(scenario.model.organisation->ties.directed_count() > 154);
}

TEST_CASE("a software firm's titles fill the programme's roles", "[scenario][real]") {
    auto const data = real_data();
    if (data.empty()) return;
    auto const firm = with_chart(data + "/sourcegraph_org_2022_2024/nodes_peak.csv");
    REQUIRE(title(firm, Role::chief_executive) == "CEO, Cofounder, Board of Directors");
    REQUIRE(title(firm, Role::technology_officer) == "CTO, Cofounder, Board of Directors");
    REQUIRE(title(firm, Role::marketing_officer) == "VP of Marketing");
    REQUIRE(title(firm, Role::operating_officer) == "VP Operations");
    REQUIRE(title(firm, Role::talent_manager) == "VP, Talent");
    REQUIRE(title(firm, Role::customer_experience_manager) == "Director of Customer Support");
    REQUIRE(title(firm, Role::data_strategy_manager) == "Director of Data & Analytics");
}

TEST_CASE("titles of public bodies fill the programme's roles", "[scenario][real]") {
    auto const data = real_data();
    if (data.empty()) return;
    auto const ready = data + "/uk_government_organograms/ready/";
    auto const revenue = with_chart(ready + "her_majesty_s_revenue_and_customs__2011-03-31.csv");
    REQUIRE(title(revenue, Role::chief_executive) == "Chief Executive & Permanent Secretary");
    REQUIRE(title(revenue, Role::finance_officer) == "Director General, Chief Finance Officer");
    REQUIRE(title(revenue, Role::technology_officer) ==
            "Director General, Chief Information Officer");
    REQUIRE(title(revenue, Role::talent_manager) == "Head of Talent");
    REQUIRE(title(revenue, Role::change_manager) == "Change Director");
    auto const energy =
        with_chart(ready + "department_of_energy_and_climate_change__2013-09-30.csv");
    REQUIRE(title(energy, Role::chief_executive) == "Permanent Secretary");
    REQUIRE(title(energy, Role::finance_officer) ==
            "Director General, Finance & Corporate Services");
    auto const environment = with_chart(ready + "environment_agency__2013-09-30.csv");
    REQUIRE(title(environment, Role::chief_executive) == "Chief Executive Officer");
    REQUIRE(title(environment, Role::operating_officer) == "Executive Director of Operations");
    REQUIRE(title(environment, Role::talent_manager) == "Head of Human Resources");
}

TEST_CASE("a real chart's resolved scenario is found again, to the letter", "[scenario][real]") {
    auto const data = real_data();
    if (data.empty()) return;
    auto const first = with_chart(
        data +
        "/uk_government_organograms/ready/department_of_energy_and_climate_change__2013-09-30.csv");
    Folder folder;
    auto const second = load(folder.write("resolved.toml", first.resolved));
    REQUIRE(second.resolved == first.resolved);
    REQUIRE(second.model.scenario_digest == first.model.scenario_digest);
}

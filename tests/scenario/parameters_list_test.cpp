#include "scenario/parameters_list.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include "mechanisms/reference.hpp"
#include "scenario/files.hpp"
#include "scenario/inert_parameters.hpp"

using namespace scenario_test;
using diorama::scenario::list_parameters;
using diorama::scenario::ParameterRow;

namespace {

ParameterRow row_of(std::string_view path) {
    for (auto const& row : list_parameters())
        if (row.path == path) return row;
    FAIL("no row " << path);
    return {};
}

std::string value_text(ParameterRow const& row) {
    return std::visit([](auto const& value) -> std::string { return nlohmann::json(value).dump(); },
                      row.value);
}

}  // namespace

TEST_CASE("every declared parameter is listed once, with a source and a meaning",
          "[scenario][parameters]") {
    std::set<std::string> paths;
    for (auto const& row : list_parameters()) {
        INFO(row.path);
        REQUIRE(paths.insert(row.path).second);
        REQUIRE_FALSE(row.source.empty());
        REQUIRE_FALSE(row.meaning.empty());
        REQUIRE_FALSE(row.unit.empty());
        REQUIRE(row.low.has_value() == (row.type == "number" || row.type == "integer"));
        if (row.low) REQUIRE(*row.low < *row.high);
        REQUIRE(row.words.empty() == (row.type != "choice"));
    }
    for (auto const& path : diorama::mechanisms::parameter_paths()) REQUIRE(paths.count(path) == 1);
    REQUIRE(paths.count("event.launch_unit.staff_share") == 1);
    REQUIRE(paths.count("organisation.generate.people") == 1);
    REQUIRE(paths.count("community.rewired_share") == 1);
}

TEST_CASE("a row says type, range and default", "[scenario][parameters]") {
    auto const pledge = row_of("leadership.pledge_hours_per_week");
    REQUIRE(pledge.type == "number");
    REQUIRE(pledge.unit == "hours/week");
    REQUIRE(pledge.high == 40.0);
    REQUIRE(std::get<double>(pledge.value) == 12.0);
    auto const delegation = row_of("programme.delegation");
    REQUIRE(delegation.words == std::vector<std::string>{"never", "allowed"});
    REQUIRE(std::get<std::string>(delegation.value) == "never");
    REQUIRE(std::get<bool>(row_of("mechanisms.contagion").value) == false);
    REQUIRE(std::get<std::uint64_t>(row_of("weeks").value) == 208);
}

TEST_CASE("setting every parameter to its listed default changes nothing",
          "[scenario][parameters]") {
    Folder folder;
    auto const path = folder.write("s.toml", "");
    auto const plain = diorama::scenario::load(path);
    std::vector<diorama::scenario::Setting> settings;
    for (auto const& row : list_parameters())
        if (row.path.find("event.") != 0) settings.push_back({row.path, value_text(row)});
    auto const spelt = diorama::scenario::load(path, set(settings));
    REQUIRE(spelt.model.scenario_digest == plain.model.scenario_digest);
    REQUIRE(spelt.resolved == plain.resolved);
}

TEST_CASE("a value beyond a listed limit is refused", "[scenario][parameters]") {
    Folder folder;
    auto const path = folder.write("s.toml", "[organisation.generate]\npeople = 1\n");
    for (auto const& row : list_parameters()) {
        if (!row.low || row.path.find("event.") == 0 || *row.high > 1e15) continue;
        INFO(row.path);
        auto const below =
            nlohmann::json(row.type == "integer"
                               ? nlohmann::json(static_cast<std::int64_t>(*row.low) - 1)
                               : nlohmann::json(*row.low - 0.001))
                .dump();
        auto const above =
            nlohmann::json(row.type == "integer"
                               ? nlohmann::json(static_cast<std::int64_t>(*row.high) + 1)
                               : nlohmann::json(*row.high + 0.001))
                .dump();
        REQUIRE(complaints(folder, path, set({{row.path, below}})).find("out of range") !=
                std::string::npos);
        REQUIRE(complaints(folder, path, set({{row.path, above}})).find("out of range") !=
                std::string::npos);
    }
}

TEST_CASE("the schema knows every key of a scenario and no other", "[scenario][parameters]") {
    auto const schema = nlohmann::json::parse(diorama::scenario::json_schema());
    REQUIRE(schema["$schema"] == "https://json-schema.org/draft/2020-12/schema");
    REQUIRE(schema["additionalProperties"] == false);
    auto const& pledge = schema["properties"]["leadership"]["properties"]["pledge_hours_per_week"];
    REQUIRE(pledge["type"] == "number");
    REQUIRE(pledge["maximum"] == 40.0);
    REQUIRE(schema["properties"]["organisation"]["properties"]["generate"]["properties"]["people"]
                  ["default"] == 2000);
    REQUIRE(schema["properties"]["role"]["items"]["required"] == nlohmann::json::array({"role"}));
    auto const& events = schema["properties"]["event"]["items"]["oneOf"];
    REQUIRE(events.size() == std::variant_size_v<diorama::interventions::Action>);
    REQUIRE(events[0]["required"] == nlohmann::json::array({"do"}));
    for (auto const& path : diorama::mechanisms::parameter_paths()) {
        INFO(path);
        auto const* here = &schema["properties"];
        std::size_t from = 0;
        for (auto dot = path.find('.'); dot != std::string::npos; dot = path.find('.', from)) {
            REQUIRE(here->contains(path.substr(from, dot - from)));
            here = &here->at(path.substr(from, dot - from))["properties"];
            from = dot + 1;
        }
        REQUIRE(here->contains(path.substr(from)));
    }
}

TEST_CASE("what is said to hardly matter is a parameter, and stands so in the manual",
          "[scenario][parameters]") {
    std::ifstream in(DIORAMA_SOURCE_DIR "/docs/model.md");
    std::string const manual{std::istreambuf_iterator<char>(in), {}};
    auto const screening = manual.substr(manual.find("<!-- screening -->"));
    auto const quiet = screening.substr(screening.find("Within the noise of the seeds"));
    auto const rows = diorama::scenario::list_parameters();
    for (auto const path : diorama::scenario::inert_at_defaults) {
        INFO(path);
        REQUIRE(std::ranges::any_of(rows, [&](auto const& row) { return row.path == path; }));
        REQUIRE(quiet.find("`" + std::string(path) + "`") != std::string::npos);
    }
    REQUIRE_FALSE(diorama::scenario::hardly_matters("leadership.top_base_hours_per_week"));
}

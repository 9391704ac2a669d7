#include "page/experiment_facts.hpp"

#include <algorithm>

#include "engine/version.hpp"
#include "report/facts_file.hpp"

namespace diorama::page {

namespace {

constexpr std::string_view analysing_program = "diorama analyse";

FactorFacts factor_facts(store::FactorRow const& row) {
    FactorFacts facts{row.path, row.unit, row.scale, row.low, row.high, {}};
    for (auto const& level : row.levels) facts.levels.push_back(store::text_of(level));
    return facts;
}

std::vector<std::string> builds_of(store::Store& store) {
    std::vector<std::string> builds;
    store::Statement rows(store.database(), "SELECT build FROM builds ORDER BY 1");
    while (rows.step()) builds.emplace_back(rows.text(0));
    return builds;
}

}  // namespace

ExperimentFacts facts_of(store::Store& store, report::AnalysisReport const& report,
                         std::string commit, std::string command) {
    auto const& responses = report.responses;
    auto const& identity = responses.identity;
    ExperimentFacts facts{.version = std::string(engine::version()),
                          .commit = std::move(commit),
                          .command = std::move(command),
                          .store = report.store,
                          .engine_version = identity.engine_version,
                          .builds = builds_of(store),
                          .experiment = identity.experiment,
                          .design = identity.design,
                          .seeds = identity.seeds,
                          .design_size = identity.design_size,
                          .design_seed = identity.design_seed,
                          .design_points = responses.design_points,
                          .points = responses.points.size(),
                          .done = responses.done,
                          .failed = responses.failed,
                          .map_x = {},
                          .map_y = {},
                          .ways = {},
                          .factors = {},
                          .measures = {}};
    if (!report.maps.empty()) {
        facts.map_x = responses.axes[report.maps.front().x].path;
        facts.map_y = responses.axes[report.maps.front().y].path;
    }
    for (auto const& arm : identity.arms)
        facts.ways.push_back({arm.arm, arm.digest, arm.weeks, {}, {}, 0});
    for (auto const& factor : identity.factors) facts.factors.push_back(factor_facts(factor));
    for (auto const place : report.measures) {
        auto const& row = identity.measures[place];
        facts.measures.push_back({row.measure, row.unit, row.meaning, row.higher_is_better});
    }
    store.for_each_run([&](store::RunRow const& run) {
        auto const way = std::find_if(facts.ways.begin(), facts.ways.end(),
                                      [&](WayFacts const& one) { return one.arm == run.arm; });
        if (run.status != store::RunStatus::done || way == facts.ways.end() || !way->run_id.empty())
            return;
        way->run_id = run.run_id;
        way->digest = run.digest;
        way->seed = run.seed;
    });
    return facts;
}

void to_json(nlohmann::ordered_json& json, FactorFacts const& facts) {
    json = {{"path", facts.path}, {"unit", facts.unit}, {"scale", facts.scale}};
    if (facts.levels.empty()) {
        json["low"] = facts.low;
        json["high"] = facts.high;
    } else {
        json["levels"] = facts.levels;
    }
}

void from_json(nlohmann::ordered_json const& json, FactorFacts& facts) {
    json.at("path").get_to(facts.path);
    json.at("unit").get_to(facts.unit);
    json.at("scale").get_to(facts.scale);
    if (json.contains("levels")) {
        json.at("levels").get_to(facts.levels);
    } else {
        json.at("low").get_to(facts.low);
        json.at("high").get_to(facts.high);
    }
}

std::string json_of(ExperimentFacts const& facts) {
    return report::facts_text(analysing_program, facts);
}

ExperimentFacts read_experiment_facts(std::string const& path) {
    report::FactsFile const file{path, analysing_program,
                                 "name a folder of diorama analyse --out (of this version)"};
    auto facts = file.read<ExperimentFacts>();
    if (facts.ways.empty() || facts.measures.empty()) file.refuse("it has no way or no measure");
    return facts;
}

}  // namespace diorama::page

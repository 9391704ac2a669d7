#include "page/experiment_facts.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/version.hpp"
#include "report/facts_file.hpp"

namespace diorama::page {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view analysing_program = "diorama analyse";

FactorFacts factor_facts(store::FactorRow const& row) {
    FactorFacts facts{row.path, row.unit, row.scale, row.low, row.high, {}};
    for (auto const& level : row.levels) facts.levels.push_back(store::text_of(level));
    return facts;
}

FactorFacts factor_facts(Json const& json) {
    FactorFacts facts;
    json.at("path").get_to(facts.path);
    json.at("unit").get_to(facts.unit);
    json.at("scale").get_to(facts.scale);
    if (json.contains("levels")) {
        json.at("levels").get_to(facts.levels);
    } else {
        json.at("low").get_to(facts.low);
        json.at("high").get_to(facts.high);
    }
    return facts;
}

Json json_of(FactorFacts const& facts) {
    Json json = {{"path", facts.path}, {"unit", facts.unit}, {"scale", facts.scale}};
    if (facts.levels.empty()) {
        json["low"] = facts.low;
        json["high"] = facts.high;
    } else {
        json["levels"] = facts.levels;
    }
    return json;
}

WayFacts way_facts(Json const& json) {
    WayFacts facts;
    json.at("arm").get_to(facts.arm);
    json.at("scenario_hash").get_to(facts.scenario_hash);
    json.at("weeks").get_to(facts.weeks);
    json.at("run_id").get_to(facts.run_id);
    json.at("digest").get_to(facts.digest);
    json.at("seed").get_to(facts.seed);
    return facts;
}

Json json_of(WayFacts const& facts) {
    return {{"arm", facts.arm},       {"scenario_hash", facts.scenario_hash},
            {"weeks", facts.weeks},   {"run_id", facts.run_id},
            {"digest", facts.digest}, {"seed", facts.seed}};
}

MeasureFacts measure_facts(Json const& json) {
    MeasureFacts facts;
    json.at("measure").get_to(facts.measure);
    json.at("unit").get_to(facts.unit);
    json.at("meaning").get_to(facts.meaning);
    json.at("higher_is_better").get_to(facts.higher_is_better);
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

std::string json_of(ExperimentFacts const& facts) {
    Json json;
    json["program"] = analysing_program;
    json["version"] = facts.version;
    json["commit"] = facts.commit;
    json["command"] = facts.command;
    json["store"] = facts.store;
    json["engine_version"] = facts.engine_version;
    json["builds"] = facts.builds;
    json["experiment"] = facts.experiment;
    json["design"] = facts.design;
    json["design_size"] = facts.design_size;
    json["design_seed"] = facts.design_seed;
    json["seeds"] = facts.seeds;
    json["design_points"] = facts.design_points;
    json["points"] = facts.points;
    json["done"] = facts.done;
    json["failed"] = facts.failed;
    json["map_x"] = facts.map_x;
    json["map_y"] = facts.map_y;
    auto& ways = json["ways"] = Json::array();
    for (auto const& way : facts.ways) ways.push_back(json_of(way));
    auto& factors = json["factors"] = Json::array();
    for (auto const& factor : facts.factors) factors.push_back(json_of(factor));
    auto& measures = json["measures"] = Json::array();
    for (auto const& one : facts.measures)
        measures.push_back({{"measure", one.measure},
                            {"unit", one.unit},
                            {"meaning", one.meaning},
                            {"higher_is_better", one.higher_is_better}});
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

ExperimentFacts read_experiment_facts(std::string const& path) {
    report::FactsFile const file{path, analysing_program,
                                 "name a folder of diorama analyse --out (of this version)"};
    return file.read([&](Json const& json) {
        ExperimentFacts facts;
        json.at("version").get_to(facts.version);
        json.at("commit").get_to(facts.commit);
        json.at("command").get_to(facts.command);
        json.at("store").get_to(facts.store);
        json.at("engine_version").get_to(facts.engine_version);
        json.at("builds").get_to(facts.builds);
        json.at("experiment").get_to(facts.experiment);
        json.at("design").get_to(facts.design);
        json.at("design_size").get_to(facts.design_size);
        json.at("design_seed").get_to(facts.design_seed);
        json.at("seeds").get_to(facts.seeds);
        json.at("design_points").get_to(facts.design_points);
        json.at("points").get_to(facts.points);
        json.at("done").get_to(facts.done);
        json.at("failed").get_to(facts.failed);
        json.at("map_x").get_to(facts.map_x);
        json.at("map_y").get_to(facts.map_y);
        for (auto const& one : json.at("ways")) facts.ways.push_back(way_facts(one));
        for (auto const& one : json.at("factors")) facts.factors.push_back(factor_facts(one));
        for (auto const& one : json.at("measures")) facts.measures.push_back(measure_facts(one));
        if (facts.ways.empty() || facts.measures.empty())
            file.refuse("it has no way or no measure");
        return facts;
    });
}

}  // namespace diorama::page

#include "batch/asked_points.hpp"

#include <fmt/format.h>

#include <mutex>
#include <nlohmann/json.hpp>

#include "batch/factors.hpp"
#include "experiment/statistics.hpp"
#include "scenario/consistency.hpp"

namespace diorama::batch {

namespace {

using Json = nlohmann::ordered_json;

/// A point that was understood: an experiment of one point.
struct AskedPoint {
    Json id;
    Experiment experiment;
    std::uint32_t replicates = 0;
};

scenario::Value value_of_json(Json const& json, problems::Place const& place) {
    scenario::Value value;
    value.place = place;
    if (json.is_boolean()) {
        value.kind = scenario::Kind::flag;
        value.flag = json.get<bool>();
    } else if (json.is_number_integer()) {
        value.kind = scenario::Kind::whole;
        value.whole = json.get<std::int64_t>();
        value.number = static_cast<double>(value.whole);
    } else if (json.is_number()) {
        value.kind = scenario::Kind::number;
        value.number = json.get<double>();
    } else if (json.is_string()) {
        value.kind = scenario::Kind::text;
        value.text = json.get<std::string>();
    } else {
        value.kind = scenario::Kind::list;
    }
    return value;
}

void read_values(Json const& values, problems::Place const& place, AskedPoint& asked,
                 problems::Problems& problems) {
    auto& experiment = asked.experiment;
    experiment.points.assign(1, {});
    experiment.factors.clear();
    for (auto const& [path, json] : values.items()) {
        auto factor = listed_factor(path, place, {value_of_json(json, place)},
                                    experiment.study.arms, problems);
        if (!factor) continue;
        experiment.points.front().push_back(value_of(factor->levels.front()));
        experiment.factors.push_back(std::move(*factor));
    }
    if (!problems.empty()) return;
    PointModels models(experiment);
    for (std::size_t arm = 0; arm < experiment.study.arms.size(); ++arm) try {
            auto const model = models.at(arm, experiment.points.front());
            for (auto const& one : scenario::find_contradictions(model->parameters))
                problems.add(place, one.what, one.instead);
            for (auto const& outcome : experiment.outcomes)
                if (outcome.week > model->weeks)
                    problems.add(place,
                                 fmt::format("the run ends in week {}, before the week of {}",
                                             model->weeks, outcome.name),
                                 "run longer");
        } catch (problems::InputError const& error) {
            for (auto const& one : error.problems()) problems.add(one.place, one.what, one.instead);
        }
}

AskedPoint read_asked(std::string const& line, problems::Place const& place,
                      Experiment const& experiment, std::uint32_t replicates,
                      problems::Problems& problems) {
    AskedPoint asked{.id = nullptr, .experiment = experiment, .replicates = replicates};
    auto const json = Json::parse(line, nullptr, false);
    if (!json.is_object()) {
        problems.add(place, "this is no JSON object",
                     R"(write {"id": 1, "values": {"leadership.pledge_hours_per_week": 6}})");
        return asked;
    }
    if (json.contains("id")) asked.id = json.at("id");
    for (auto const& [key, value] : json.items())
        if (key != "id" && key != "values" && key != "replicates")
            problems.add(place, fmt::format("unknown key '{}'", key),
                         "known are id, replicates, values");
    if (json.contains("replicates")) {
        auto const& count = json.at("replicates");
        if (!count.is_number_integer() || count.get<std::int64_t>() < 1 ||
            count.get<std::int64_t>() > 1'000'000)
            problems.add(place, "replicates must be a whole number from 1 to 1000000",
                         "write \"replicates\": 4, or leave it out");
        else
            asked.replicates = count.get<std::uint32_t>();
    }
    if (!json.contains("values") || !json.at("values").is_object())
        problems.add(place, "values are missing",
                     R"(write "values": {"leadership.pledge_hours_per_week": 6})");
    else
        read_values(json.at("values"), place, asked, problems);
    return asked;
}

Json json_of(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json outcomes_json(Experiment const& experiment, std::vector<double> const& values) {
    auto json = Json::object();
    for (std::size_t k = 0; k < values.size(); ++k)
        json[experiment.outcomes[k].name] = json_of(values[k]);
    return json;
}

Json run_json(Experiment const& experiment, store::RunRow const& row) {
    Json json{{"arm", row.arm}, {"replicate", row.replicate}, {"seed", row.seed}};
    if (row.status == store::RunStatus::failed) {
        json["error"] = row.error;
    } else {
        json["digest"] = row.digest;
        json["outcomes"] = outcomes_json(experiment, row.outcomes);
    }
    return json;
}

Json answer_of(AskedPoint const& asked, std::vector<store::RunRow> const& rows) {
    bool failed = false;
    auto means = Json::object();
    auto runs = Json::array();
    for (auto const& arm : asked.experiment.study.arms) {
        std::vector<std::vector<double>> values(asked.experiment.outcomes.size());
        for (auto const& row : rows) {
            if (row.arm != arm.name) continue;
            runs.push_back(run_json(asked.experiment, row));
            failed = failed || row.status == store::RunStatus::failed;
            for (std::size_t k = 0; k < row.outcomes.size(); ++k)
                values[k].push_back(row.outcomes[k]);
        }
        std::vector<double> of_arm;
        for (auto const& one : values) of_arm.push_back(experiment::mean(one));
        means[arm.name] = outcomes_json(asked.experiment, of_arm);
    }
    return {{"id", asked.id},
            {"status", failed ? "failed" : "done"},
            {"outcomes", std::move(means)},
            {"runs", std::move(runs)}};
}

Json refusal_of(Json const& id, problems::Problems const& problems) {
    auto list = Json::array();
    for (auto const& one : problems.list()) list.push_back(one.text());
    return {{"id", id}, {"status", "refused"}, {"problems", std::move(list)}};
}

/// Hands out the lines one by one and takes the answers.
class Desk {
public:
    Desk(std::istream& asked, std::ostream& answers) : asked_(asked), answers_(answers) {}

    /// The next line that is not blank, and its number.
    bool next(std::string& line, std::uint32_t& number) {
        std::scoped_lock const lock(asked_mutex_);
        while (std::getline(asked_, line)) {
            number = ++line_;
            if (line.find_first_not_of(" \t\r") != std::string::npos) return true;
        }
        return false;
    }
    void answer(Json const& json, AskedCounts const& more) {
        std::scoped_lock const lock(answer_mutex_);
        answers_ << json.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n' << std::flush;
        if (!answers_) throw std::runtime_error("the results cannot be written");
        counts_.points += 1;
        counts_.refused += more.refused;
        counts_.runs += more.runs;
        counts_.failed += more.failed;
    }
    AskedCounts counts() const { return counts_; }

private:
    std::istream& asked_;
    std::ostream& answers_;
    std::mutex asked_mutex_, answer_mutex_;
    std::uint32_t line_ = 0;
    AskedCounts counts_;
};

/// Runs one point. False when it was given up.
bool run_point(AskedPoint const& asked, BatchPlan const& plan, parallel::Workers const& inside,
               std::atomic<bool> const& stop, Desk& desk) {
    PointModels models(asked.experiment);
    std::vector<store::RunRow> rows;
    AskedCounts counts;
    for (std::uint32_t replicate = 0; replicate < asked.replicates; ++replicate)
        for (std::uint32_t arm = 0; arm < asked.experiment.study.arms.size(); ++arm) {
            auto row = row_of_run(asked.experiment, models, {arm, 0, replicate}, plan,
                                  experiment::run_through, inside, [&] { return stop.load(); });
            if (!row) return false;
            ++counts.runs;
            counts.failed += row->status == store::RunStatus::failed ? 1 : 0;
            rows.push_back(std::move(*row));
        }
    desk.answer(answer_of(asked, rows), counts);
    return true;
}

}  // namespace

AskedCounts run_asked(Experiment const& experiment, std::istream& asked, std::string const& source,
                      std::ostream& answers, BatchPlan const& plan,
                      parallel::Workers const& workers, std::atomic<bool> const& stop) {
    Desk desk(asked, answers);
    std::atomic<bool> interrupted{false};
    workers.for_each(workers.threads(), [&](std::size_t) {
        parallel::Workers const inside(1);
        std::string line;
        std::uint32_t number = 0;
        while (!stop.load() && !interrupted.load() && desk.next(line, number)) {
            problems::Problems problems;
            auto const point =
                read_asked(line, {source, number, 1}, experiment, plan.replicates, problems);
            if (!problems.empty())
                desk.answer(refusal_of(point.id, problems), {.refused = 1});
            else if (!run_point(point, plan, inside, stop, desk))
                interrupted = true;
        }
    });
    auto counts = desk.counts();
    counts.interrupted = interrupted.load() || stop.load();
    return counts;
}

}  // namespace diorama::batch

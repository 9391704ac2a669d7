#include "setups.hpp"

#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <stdexcept>
#include <utility>

#include "random/draw.hpp"
#include "scenario/scenario.hpp"

namespace diorama::bench {

namespace {

constexpr std::size_t span = 7;

/// Draws for inventing work to do; no run of a scenario has this purpose.
random::Sequence invented(std::uint32_t people) {
    return random::Sequence({1, random::Purpose::verification, 0, people});
}

org::Tie random_tie(random::Sequence& draws, std::uint32_t people) {
    auto const a = random::below(draws.next_word(), people);
    return {org::person(a), org::person(random::below(draws.next_word(), people))};
}

std::shared_ptr<org::Organisation const> tree_and_random_ties(std::uint32_t people) {
    org::Chart chart;
    std::vector<org::Tie> ties;
    for (std::uint32_t i = 0; i < people; ++i) {
        chart.ids.push_back(std::to_string(i));
        chart.managers.push_back(i == 0 ? org::no_person : org::person((i - 1) / span));
        if (i > 0) ties.push_back({org::person((i - 1) / span), org::person(i)});
    }
    auto draws = invented(people);
    while (ties.size() < std::size_t{8} * people) ties.push_back(random_tie(draws, people));
    auto organisation = std::make_shared<org::Organisation>(org::assemble(std::move(chart)));
    organisation->ties = org::Ties(people, ties);
    return organisation;
}

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

File created(std::filesystem::path const& path) {
    File file(std::fopen(path.c_str(), "w"));
    if (!file) throw std::runtime_error("cannot write " + path.string());
    return file;
}

}  // namespace

std::shared_ptr<engine::Model const> contagion_model(std::uint32_t people) {
    static std::map<std::uint32_t, std::shared_ptr<engine::Model const>> made;
    auto& model = made[people];
    if (model) return model;
    engine::Model bare;
    bare.organisation = tree_and_random_ties(people);
    auto& on = std::get<mechanisms::Switches>(bare.parameters);
    for (auto const& field : mechanisms::Switches::fields())
        on.*std::get<bool mechanisms::Switches::*>(field.member) = false;
    on.contagion = true;
    bare.weeks = 100;
    bare.seed = 5;
    return model = std::make_shared<engine::Model const>(std::move(bare));
}

std::shared_ptr<engine::Model const> whole_model(std::uint32_t people, double ties_per_person) {
    static std::map<std::pair<std::uint32_t, double>, std::shared_ptr<engine::Model const>> made;
    auto& model = made[{people, ties_per_person}];
    if (model) return model;
    scenario::Overrides overrides;
    overrides.settings = {{"organisation.generate.people", std::to_string(people)},
                          {"community.ties_per_person", std::to_string(ties_per_person)}};
    auto loaded = scenario::load(DIORAMA_SOURCE_DIR "/tests/bench/whole-model.toml", overrides);
    return model = std::make_shared<engine::Model const>(std::move(loaded.model));
}

engine::Model scenario_model(std::string const& path) {
    return scenario::load(DIORAMA_SOURCE_DIR "/scenarios/" + path).model;
}

std::shared_ptr<engine::Model const> with_seed(engine::Model const& model, std::uint64_t seed) {
    auto other = std::make_shared<engine::Model>(model);
    other->seed = seed;
    return other;
}

WrittenChart write_chart(std::filesystem::path const& folder, std::uint32_t lines,
                         std::uint64_t ties) {
    WrittenChart written{folder / "chart.csv", folder / "ties.csv"};
    {
        auto const file = created(written.chart);
        std::fputs("id,manager_id,title,department\nP0000000,,Chief Executive,Executive\n",
                   file.get());
        for (std::uint32_t i = 1; i < lines; ++i)
            std::fprintf(file.get(), "P%07u,P%07u,%s,Department %u\n", i,
                         static_cast<unsigned>((i - 1) / span),
                         i * span + 1 < lines ? "Team leader" : "Adviser", i % 9);
    }
    {
        auto const file = created(written.ties);
        std::fputs("source,target\n", file.get());
        auto draws = invented(lines);
        for (std::uint64_t k = 0; k < ties; ++k) {
            auto const tie = random_tie(draws, lines);
            std::fprintf(file.get(), "P%07zu,P%07zu\n", org::row(tie.a), org::row(tie.b));
        }
    }
    written.chart_bytes = std::filesystem::file_size(written.chart);
    written.ties_bytes = std::filesystem::file_size(written.ties);
    return written;
}

}  // namespace diorama::bench

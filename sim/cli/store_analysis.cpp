#include "cli/store_analysis.hpp"

#include <fmt/format.h>

#include "cli/page_readers.hpp"
#include "cli/version.hpp"
#include "page/experiment_facts.hpp"
#include "page/experiment_tables.hpp"
#include "problems/problem.hpp"

namespace diorama::cli {

namespace {

std::vector<std::size_t> asked_measures(StoreQuestion const& question,
                                        analysis::Responses const& responses,
                                        problems::Problems& problems) {
    std::vector<std::size_t> places;
    std::vector<std::string_view> known;
    for (auto const& one : responses.identity.measures) known.push_back(one.measure);
    for (std::size_t k = 0; question.measures.empty() && k < known.size(); ++k) places.push_back(k);
    for (auto const& name : question.measures) {
        auto const found = std::find(known.begin(), known.end(), name);
        if (found == known.end())
            problems.add(question.measures_place,
                         fmt::format("the store has no measure '{}'", name),
                         problems::suggestion(name, known));
        else
            places.push_back(static_cast<std::size_t>(found - known.begin()));
    }
    return places;
}

/// The two axes of the map; one twice where the experiment has no second factor.
std::array<std::size_t, 2> map_axes(StoreQuestion const& question,
                                    analysis::Responses const& responses,
                                    problems::Problems& problems) {
    std::size_t const count = responses.axes.size();
    if (question.map.empty()) return {0, count > 1 ? std::size_t{1} : std::size_t{0}};
    auto const comma = std::min(question.map.find(','), question.map.size());
    std::array<std::string, 2> const paths{
        question.map.substr(0, comma),
        question.map.substr(std::min(comma + 1, question.map.size()))};
    std::vector<std::string_view> known;
    for (auto const& axis : responses.axes) known.push_back(axis.path);
    std::array<std::size_t, 2> axes{};
    for (std::size_t k = 0; k < 2; ++k) {
        auto const found = std::find(known.begin(), known.end(), paths[k]);
        if (found == known.end())
            problems.add(question.map_place,
                         fmt::format("the experiment has no factor '{}'", paths[k]),
                         "write two factors as A,B; " + problems::suggestion(paths[k], known));
        else
            axes[k] = static_cast<std::size_t>(found - known.begin());
    }
    return axes;
}

report::AnalysisReport analysed(std::string const& store, StoreQuestion const& question,
                                analysis::Responses const& responses) {
    problems::Problems problems;
    report::AnalysisReport result{.store = store,
                                  .responses = responses,
                                  .measures = asked_measures(question, responses, problems)};
    auto const axes = map_axes(question, responses, problems);
    problems.throw_if_any();
    parallel::Workers const workers(question.threads);
    result.effects = analysis::linear_effects(responses);
    result.levels = analysis::level_means(responses);
    result.variance = analysis::variance_table(responses);
    result.sobol = analysis::sobol_table(responses, workers);
    result.morris = analysis::morris_table(responses, workers);
    result.adequacy = analysis::adequacy(responses, question.half_width);
    result.maps = analysis::verdict_maps(responses, axes[0], axes[1]);
    return result;
}

}  // namespace

StoreAnalysis::StoreAnalysis(std::string const& store, StoreQuestion question)
    : question_(std::move(question)),
      store_(store, store::Access::read),
      responses_(analysis::read_responses(store_)),
      report_(analysed(store, question_, responses_)) {}

std::string StoreAnalysis::command() const {
    auto text = "diorama analyse " + at_a_shell(report_.store);
    if (!question_.measures.empty())
        text += " --measures " + at_a_shell(fmt::format("{}", fmt::join(question_.measures, ",")));
    if (!question_.map.empty()) text += " --map " + at_a_shell(question_.map);
    if (question_.half_width > 0.0) text += fmt::format(" --half-width {}", question_.half_width);
    return text;
}

void StoreAnalysis::write_tables(report::FolderDraft const& draft) {
    using Write = void (*)(report::AnalysisReport const&, std::ostream&);
    constexpr std::array<std::pair<std::string_view, Write>, 9> tables{
        {{"factors.csv", page::write_factors},
         {"effects.csv", report::write_effects},
         {"levels.csv", report::write_levels},
         {"variance.csv", report::write_variance},
         {"sensitivity.csv", report::write_sensitivity},
         {"adequacy.csv", report::write_adequacy},
         {"verdicts.csv", report::write_verdicts},
         {"winners.csv", page::write_winners},
         {"map.csv", page::write_map}}};
    for (auto const& [file, write_table] : tables)
        draft.write(file, [&, write = write_table](std::ostream& out) { write(report_, out); });
    draft.write("failures.csv", [&](std::ostream& out) { page::write_failures(store_, out); });
    draft.write("analysis.json", [&](std::ostream& out) { out << report::analysis_json(report_); });
    draft.write("experiment.json", [&](std::ostream& out) {
        out << page::json_of(page::facts_of(store_, report_, std::string(commit()), command()));
    });
}

}  // namespace diorama::cli

#include "viewer/live/historian.hpp"

#include <algorithm>
#include <cmath>

#include "viewer/live/take_picture.hpp"

namespace diorama::viewer::live {

namespace {

/// As many weeks as `diorama why` sums what holds a team over, where nothing else is asked for.
constexpr std::uint32_t held_weeks = 13;
/// Of more people a story is told only where somebody looks: it takes a pass over all moves.
constexpr std::size_t people_told_weekly = 5'000;

/// The log counts what holds people in the last weeks of a run only. A run that should end after
/// one week counts in every week, so that its story may be told in every week.
std::shared_ptr<engine::Model const> ending_at_once(engine::Model model) {
    model.weeks = 1;
    return std::make_shared<engine::Model const>(std::move(model));
}

std::vector<std::size_t> rows_of(Followed const& one, org::Hierarchy const& lines) {
    if (org::row(one.who) >= lines.headcount()) return {};
    if (!one.team) return {org::row(one.who)};
    std::vector<std::size_t> rows;
    for (auto const report : lines.reports_of(one.who)) rows.push_back(org::row(report));
    return rows;
}

/// What a team looks like as one dot.
Dot mean_of(std::vector<Dot> const& dots) {
    Dot mean;
    if (dots.empty()) return mean;
    mean.department = dots.front().department;
    auto const over = [&](auto Dot::*part) {
        double sum = 0.0;
        for (auto const& dot : dots) sum += dot.*part;
        return std::lround(sum / static_cast<double>(dots.size()));
    };
    mean.energy_percent = static_cast<std::int8_t>(over(&Dot::energy_percent));
    mean.trust_percent = static_cast<std::uint8_t>(over(&Dot::trust_percent));
    mean.availability_percent = static_cast<std::uint8_t>(over(&Dot::availability_percent));
    mean.participation_percent = static_cast<std::uint8_t>(over(&Dot::participation_percent));
    mean.pressure_percent = static_cast<std::uint8_t>(over(&Dot::pressure_percent));
    return mean;
}

}  // namespace

Historian::Historian(engine::Model model, std::vector<Followed> followed,
                     parallel::Workers const& workers)
    : run_(ending_at_once(std::move(model)), workers),
      followed_(std::move(followed)),
      histories_(followed_.size()) {
    for (auto const& one : followed_) watches_.emplace_back(one.who, held_weeks);
    run_.log_causes(held_weeks);
    note_week();
}

void Historian::advance(parallel::Workers const& workers) {
    run_.step(workers);
    for (auto& watch : watches_)
        if (org::row(watch.who()) < run_.world().people.headcount()) watch.note(run_);
    note_week();
}

void Historian::note_week() {
    auto const& world = run_.world();
    auto const held = run_.held();
    for (std::size_t n = 0; n < followed_.size(); ++n) {
        auto const rows = rows_of(followed_[n], *world.hierarchy);
        auto& history = histories_[n];
        std::vector<Dot> dots;
        auto& rungs = history.rungs.emplace_back();
        auto& holds = history.holds.emplace_back();
        for (auto const i : rows) {
            dots.push_back(dot_of(world, i));
            if (!dots.back().standing.present()) continue;
            for (std::size_t p = 0; p < people::practice_count; ++p) {
                ++rungs[p][dots.back().standing.rung(p)];
                if (!held.empty()) ++holds[p][static_cast<std::size_t>(held[i][p])];
            }
        }
        history.weeks.push_back(followed_[n].team || dots.empty() ? mean_of(dots) : dots.front());
        history.stories.emplace_back();
    }
    if (run_.world().people.headcount() <= people_told_weekly) tell();
}

void Historian::tell() {
    for (std::size_t n = 0; n < followed_.size(); ++n) {
        auto const who = followed_[n].who;
        auto& story = histories_[n].stories.back();
        if (story != nullptr || org::row(who) >= run_.world().people.headcount()) continue;
        story = std::make_shared<std::vector<std::string> const>(
            followed_[n].team ? reasons::tell_team(run_, who)
                              : reasons::tell_person(run_, watches_[n]));
    }
}

std::shared_ptr<History const> Historian::history(std::size_t n) const {
    return std::make_shared<History const>(histories_[n]);
}

std::vector<std::string> const* History::story(std::uint32_t week) const {
    for (std::size_t at = std::min<std::size_t>(week + 1U, stories.size()); at-- > 0;)
        if (stories[at] != nullptr) return stories[at].get();
    return nullptr;
}

mechanisms::Hold History::main_hold(std::uint32_t week, std::size_t practice) const {
    if (week >= holds.size()) return mechanisms::Hold::nothing;
    auto const& counts = holds[week][practice];
    // The first, `nothing`, counts those who are not held.
    auto const most = std::max_element(counts.begin() + 1, counts.end());
    return *most == 0 ? mechanisms::Hold::nothing
                      : static_cast<mechanisms::Hold>(most - counts.begin());
}

}  // namespace diorama::viewer::live

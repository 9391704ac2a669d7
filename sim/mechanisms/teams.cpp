#include "mechanisms/teams.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

namespace diorama::mechanisms {

namespace {

/// Whom a team would take later: the less free, then the higher row.
struct Later {
    std::vector<float> const* free_hours;
    bool operator()(std::uint32_t a, std::uint32_t b) const {
        return std::tuple(-(*free_hours)[a], a) > std::tuple(-(*free_hours)[b], b);
    }
};

/// Who could join a team, of some rows: the core group, ascending, and the freest of each
/// department who are available, as many as are wanted in all.
class Reserve {
public:
    Reserve(std::size_t wanted, Workforce const& workforce)
        : departments(workforce.departments),
          wanted_(wanted),
          later_{&workforce.people.free_hours} {}

    /// Keeps those who would be taken first: heaps with the last of them on top, whom most of a
    /// large department do not come before.
    void offer(std::size_t department, std::uint32_t row) {
        auto& members = departments[department];
        auto const sooner = [&](std::uint32_t a, std::uint32_t b) { return later_(b, a); };
        if (members.size() == wanted_) {
            if (!sooner(row, members.front())) return;
            std::pop_heap(members.begin(), members.end(), sooner);
            members.pop_back();
        }
        members.push_back(row);
        std::push_heap(members.begin(), members.end(), sooner);
    }
    /// Takes    next: of rows that come after these
    void join(Reserve const& next) {
        core.insert(core.end(), next.core.begin(), next.core.end());
        for (std::size_t d = 0; d < departments.size(); ++d)
            for (auto const row : next.departments[d]) offer(d, row);
    }
    /// The next one to be taken comes last.
    void sort() {
        for (auto& members : departments) std::sort(members.begin(), members.end(), later_);
    }

    std::vector<std::uint32_t> core;
    std::vector<std::vector<std::uint32_t>> departments;  ///< [departments]

private:
    std::size_t wanted_;
    Later later_;
};

/// Those who sit on the bench this week, by whom teams are filled.
class Bench {
public:
    Bench(parallel::Workers const& workers, Teams const& p, double freed_share, std::size_t wanted,
          Workforce const& workforce, StrategyState const& state)
        : reserve_(wanted, workforce) {
        auto const& people = workforce.people;
        std::vector<std::uint8_t> busy(people.headcount(), 0);
        for (auto const& one : workforce.programme.participants) busy[org::row(one.who)] = 1;
        for (auto const& team : state.teams)
            for (auto const row : team) busy[row] = 1;
        std::vector<Reserve> parts(workers.threads(), reserve_);
        workers.for_parts(people.headcount(), [&](parallel::Rows rows, std::size_t part) {
            for (auto row = static_cast<std::uint32_t>(rows.first); row < rows.last; ++row) {
                auto const standing = people.standings[row];
                if (busy[row] != 0 || !standing.present()) continue;
                if (standing.in_unit()) {
                    if (workforce.has_core) parts[part].core.push_back(row);
                    continue;
                }
                double const free = static_cast<double>(people.free_hours[row]) + freed_share;
                if (standing.in_project() || free < p.team_free_share) continue;
                parts[part].offer(people.departments[row], row);
            }
        });
        for (auto const& one : parts) reserve_.join(one);
        reserve_.sort();
    }

    void fill(std::vector<std::uint32_t>& team, std::size_t wanted, std::size_t first_department) {
        auto& departments = reserve_.departments;
        while (team.size() < wanted && core_taken_ < reserve_.core.size())
            team.push_back(reserve_.core[core_taken_++]);
        std::size_t empty = 0;
        for (std::size_t d = first_department; team.size() < wanted && empty < departments.size();
             ++d) {
            auto& members = departments[d % departments.size()];
            if (!members.empty()) {
                team.push_back(members.back());
                members.pop_back();
                empty = 0;
            } else {
                ++empty;
            }
        }
    }

private:
    Reserve reserve_;
    std::size_t core_taken_ = 0;
};

/// Places on teams that stand empty.
std::size_t vacancies(Teams const& p, StrategyState const& state) {
    std::size_t count = 0;
    for (std::size_t k = 0; k < state.teams.size(); ++k)
        if (state.initiatives[k].done_week == 0 && state.teams[k].size() < p.team_people)
            count += p.team_people - state.teams[k].size();
    return count;
}

double speed_of(Teams const& p, std::vector<std::uint32_t> const& team,
                Workforce const& workforce) {
    double const staffed = static_cast<double>(team.size()) / p.team_people;
    if (team.empty() || staffed < p.least_team_share) return 0.0;
    auto const core = std::count_if(team.begin(), team.end(), [&](std::uint32_t row) {
        return workforce.has_core && workforce.people.standings[row].in_unit();
    });
    return std::min(1.0, staffed) *
           (1.0 + p.core_speed_gain * static_cast<double>(core) / static_cast<double>(team.size()));
}

}  // namespace

void form_teams(parallel::Workers const& workers, Teams const& p,
                std::vector<Initiative> const& roadmap, double budget, double freed_share,
                Workforce const& workforce, StrategyState& state) {
    state.teams.resize(roadmap.size());
    state.speeds.assign(roadmap.size(), 0.0);
    for (std::size_t k = 0; k < roadmap.size(); ++k) {
        auto& team = state.teams[k];
        if (state.initiatives[k].done_week > 0) team.clear();
        std::erase_if(
            team, [&](std::uint32_t row) { return !workforce.people.standings[row].present(); });
    }
    state.team_gap = 0;
    std::optional<Bench> bench;  // everybody is looked at once a week at most
    double left = budget;
    for (std::size_t k = 0; k < roadmap.size() && left > 0.0; ++k) {
        auto const& one = state.initiatives[k];
        if (one.done_week > 0) continue;
        auto& team = state.teams[k];
        if (team.size() < p.team_people) {
            if (!bench)
                bench.emplace(workers, p, freed_share, vacancies(p, state), workforce, state);
            bench->fill(team, p.team_people, k);
        }
        if (team.size() < p.team_people)
            state.team_gap += p.team_people - static_cast<std::uint32_t>(team.size());
        state.speeds[k] = speed_of(p, team, workforce);
        // As execute_strategy pays: what an initiative leaves, the next one reaches.
        double const planned = roadmap[k].weeks > 0 ? one.cost / roadmap[k].weeks : one.cost;
        left -= std::min({left, planned * state.speeds[k], one.cost - one.spent});
    }
}

std::size_t team_people(StrategyState const& state) noexcept {
    std::size_t count = 0;
    for (auto const& team : state.teams) count += team.size();
    return count;
}

}  // namespace diorama::mechanisms

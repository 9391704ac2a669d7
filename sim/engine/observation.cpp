#include "engine/observation.hpp"

namespace diorama::engine {

namespace {
std::int64_t fixed(float value) {
    double const scaled = static_cast<double>(value) * Observation::fixed_point;
    return static_cast<std::int64_t>(scaled < 0.0 ? scaled - 0.5 : scaled + 0.5);
}
}  // namespace

void Observation::clear(std::size_t department_count) {
    auto kept = std::move(departments);
    *this = Observation{};
    kept.assign(department_count, Department{});
    departments = std::move(kept);
}

void Observation::count(people::People const& all, parallel::Rows rows) {
    for (std::size_t i = rows.first; i < rows.last; ++i) {
        auto const standing = all.standings[i];
        if (!standing.present()) continue;
        auto& department = departments[all.departments[i]];
        ++headcount;
        ++department.headcount;
        bool stuck = false;
        for (std::size_t p = 0; p < people::practice_count; ++p) {
            unsigned const rung = standing.rung(p);
            ++rungs[rung * people::practice_count + p];
            department.seats_wanted += rung == unsigned(people::Rung::willing) ? 1U : 0U;
            department.trained += rung >= unsigned(people::Rung::trained) ? 1U : 0U;
            bool const uses = rung >= unsigned(people::Rung::in_use);
            department.uses += uses ? 1U : 0U;
            department.customer_uses +=
                uses && p != std::size_t(people::Practice::culture) ? 1U : 0U;
            complied += standing.complied(p) ? 1U : 0U;
            stuck = stuck || rung == unsigned(people::Rung::willing) ||
                    rung == unsigned(people::Rung::trained);
        }
        unsigned const uses =
            unsigned(standing.uses(0)) + unsigned(standing.uses(1)) + unsigned(standing.uses(2));
        if (standing.in_project()) {
            member_uses += uses;
        } else if (all.product_advantage[i] > 0.0F) {
            ++near_people;
            near_uses += uses;
        }
        auto const vigour = fixed(all.energy[i]);
        if (vigour > 0) positive_energy += vigour;
        if (vigour > 0 && stuck) stuck_energy += vigour;
        energised += all.energy[i] >= 0.3F ? 1U : 0U;
        drained += all.energy[i] <= -0.3F ? 1U : 0U;
        integrated += standing.integrated() ? 1U : 0U;
        department.integrated += standing.integrated() ? 1U : 0U;
        visibly_integrated += standing.visibly_integrated() ? 1U : 0U;
        unit_people += standing.in_unit() ? 1U : 0U;
        project_people += standing.in_project() ? 1U : 0U;
        local_staff += standing.local_staff() ? 1U : 0U;
        department.local_staff += standing.local_staff() ? 1U : 0U;
        energy += vigour;
        trust += fixed(all.trust[i]);
        participation += fixed(all.participation[i]);
        department.energy += vigour;
        department.trust += fixed(all.trust[i]);
    }
}

void Observation::add(Observation const& other) {
    for (std::size_t k = 0; k < rungs.size(); ++k) rungs[k] += other.rungs[k];
    headcount += other.headcount;
    integrated += other.integrated;
    visibly_integrated += other.visibly_integrated;
    complied += other.complied;
    near_people += other.near_people;
    near_uses += other.near_uses;
    member_uses += other.member_uses;
    unit_people += other.unit_people;
    local_staff += other.local_staff;
    project_people += other.project_people;
    newcomers += other.newcomers;
    energy += other.energy;
    trust += other.trust;
    participation += other.participation;
    positive_energy += other.positive_energy;
    stuck_energy += other.stuck_energy;
    energised += other.energised;
    drained += other.drained;
    for (std::size_t d = 0; d < departments.size(); ++d) {
        auto& mine = departments[d];
        auto const& its = other.departments[d];
        mine.headcount += its.headcount;
        mine.integrated += its.integrated;
        mine.seats_wanted += its.seats_wanted;
        mine.local_staff += its.local_staff;
        mine.uses += its.uses;
        mine.trained += its.trained;
        mine.customer_uses += its.customer_uses;
        mine.energy += its.energy;
        mine.trust += its.trust;
    }
}

double informed(Observation const& seen) {
    if (seen.headcount == 0) return 0.0;
    std::uint64_t unaware = 0;
    for (std::size_t p = 0; p < people::practice_count; ++p) unaware += seen.rungs[p];
    return 1.0 - static_cast<double>(unaware) /
                     (people::practice_count * static_cast<double>(seen.headcount));
}

}  // namespace diorama::engine

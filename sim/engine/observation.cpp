#include "engine/observation.hpp"

#include <algorithm>

namespace diorama::engine {

void Observation::clear(std::size_t department_count) {
    auto kept = std::move(departments);
    *this = Observation{};
    kept.assign(department_count, Department{});
    departments = std::move(kept);
}

void Observation::forget_feelings() {
    near_people = near_uses = newcomers = energised = drained = 0;
    energy = trust = participation = positive_energy = stuck_energy = 0;
    for (auto& one : departments) one.energy = one.trust = 0;
}

void Observation::stand(people::Standing standing, std::size_t department, std::uint32_t sign) {
    if (!standing.present()) return;
    // -1 as 32 unsigned bits is not -1 as 64.
    auto const wide = static_cast<std::uint64_t>(static_cast<std::int32_t>(sign));
    auto& home = departments[department];
    headcount += wide;
    home.headcount += sign;
    for (std::size_t p = 0; p < people::practice_count; ++p) {
        unsigned const rung = standing.rung(p);
        bool const uses = rung >= unsigned(people::Rung::in_use);
        rungs[rung * people::practice_count + p] += wide;
        home.seats_wanted += rung == unsigned(people::Rung::willing) ? sign : 0U;
        home.trained += rung >= unsigned(people::Rung::trained) ? sign : 0U;
        home.uses += uses ? sign : 0U;
        home.customer_uses += uses && p != std::size_t(people::Practice::culture) ? sign : 0U;
        complied += standing.complied(p) ? wide : 0U;
    }
    member_uses += standing.in_project() ? wide * standing.uses_count() : 0U;
    integrated += standing.integrated() ? wide : 0U;
    home.integrated += standing.integrated() ? sign : 0U;
    visibly_integrated += standing.visibly_integrated() ? wide : 0U;
    unit_people += standing.in_unit() ? wide : 0U;
    project_people += standing.in_project() ? wide : 0U;
    local_staff += standing.local_staff() ? wide : 0U;
    home.local_staff += standing.local_staff() ? sign : 0U;
}

void Observation::stand(people::People const& all, parallel::Rows rows) {
    for (std::size_t i = rows.first; i < rows.last; ++i)
        stand(all.standings[i], all.departments[i], 1);
}

namespace {

using Block = std::array<std::int32_t, parallel::rows_per_block>;

/// Cut towards 0: half a unit is below what a float near 1 resolves.
inline std::int32_t fixed(float value) {
    return static_cast<std::int32_t>(value * Observation::fixed_point);
}

std::int64_t sum_of(Block const& values, std::size_t count) {
    std::int64_t sum = 0;
    for (std::size_t k = 0; k < count; ++k) sum += values[k];
    return sum;
}

}  // namespace

void Observation::feel(people::People const& all, parallel::Rows rows) {
    // Kept in blocks of plain numbers, which the compiler works on several at a time.
    Block vigour, confidence, say, positive, stuck;
    std::size_t const count = rows.size();
    auto const* const standings = all.standings.data() + rows.first;
    float const* const energies = all.energy.data() + rows.first;
    float const* const trusts = all.trust.data() + rows.first;
    float const* const says = all.participation.data() + rows.first;
    std::int32_t high = 0;
    std::int32_t low = 0;
    for (std::size_t k = 0; k < count; ++k) {
        std::int32_t const bits = standings[k].bits();
        std::int32_t const there = -(bits >> 12 & 1);  // all bits or none
        vigour[k] = fixed(energies[k]) & there;
        confidence[k] = fixed(trusts[k]) & there;
        say[k] = fixed(says[k]) & there;
        positive[k] = std::max(vigour[k], 0);
        stuck[k] = (bits & people::Standing::stuck_bits) != 0 ? positive[k] : 0;
        high -= energies[k] >= 0.3F ? there : 0;
        low -= energies[k] <= -0.3F ? there : 0;
    }
    energised += static_cast<std::uint64_t>(high);
    drained += static_cast<std::uint64_t>(low);
    energy += sum_of(vigour, count);
    trust += sum_of(confidence, count);
    participation += sum_of(say, count);
    positive_energy += sum_of(positive, count);
    stuck_energy += sum_of(stuck, count);
    for (std::size_t k = 0; k < count; ++k) {
        auto& home = departments[all.departments[rows.first + k]];
        home.energy += vigour[k];
        home.trust += confidence[k];
    }
}

void Observation::see_products(people::People const& all, parallel::Rows rows) {
    for (std::size_t i = rows.first; i < rows.last; ++i) {
        auto const standing = all.standings[i];
        if (!standing.present() || standing.in_project() || all.product_advantage[i] <= 0.0F)
            continue;
        ++near_people;
        near_uses += standing.uses_count();
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

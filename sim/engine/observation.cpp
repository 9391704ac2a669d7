#include "engine/observation.hpp"

#include <algorithm>

#include "mechanisms/homes.hpp"
#include "numerics/wide_vectors.hpp"

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

void Observation::move(people::Standing before, people::Standing after, std::size_t department) {
    constexpr unsigned where_bits = 0xf000;  // who is there, and in which structure
    if (((before.bits() ^ after.bits()) & where_bits) != 0) {
        stand(before, department, 0U - 1U);
        stand(after, department, 1);
        return;
    }
    if (!before.present()) return;
    auto& home = departments[department];
    // 1, 0 or -1, as unsigned numbers of the counter's width.
    auto const change = [](bool is, bool was) { return std::uint32_t{is} - std::uint32_t{was}; };
    auto const wide = [](std::uint32_t narrow) {
        return static_cast<std::uint64_t>(static_cast<std::int32_t>(narrow));
    };
    // Practices that stay where they are cost less than to find out which do.
    std::uint32_t wanted = 0, trained = 0, uses = 0, customer_uses = 0;
    for (std::size_t p = 0; p < people::practice_count; ++p) {
        using people::Rung;
        unsigned const was = before.rung(p);
        unsigned const is = after.rung(p);
        --rungs[was * people::practice_count + p];
        ++rungs[is * people::practice_count + p];
        auto const use = change(is >= unsigned(Rung::in_use), was >= unsigned(Rung::in_use));
        wanted += change(is == unsigned(Rung::willing), was == unsigned(Rung::willing));
        trained += change(is >= unsigned(Rung::trained), was >= unsigned(Rung::trained));
        uses += use;
        customer_uses += p != std::size_t(people::Practice::culture) ? use : 0U;
    }
    home.seats_wanted += wanted;
    home.trained += trained;
    home.uses += uses;
    home.customer_uses += customer_uses;
    member_uses += before.in_project() ? wide(uses) : 0U;
    for (std::size_t p = 0; p < people::practice_count; ++p)
        complied += wide(change(after.complied(p), before.complied(p)));
    auto const integrates = change(after.integrated(), before.integrated());
    integrated += wide(integrates);
    home.integrated += integrates;
    visibly_integrated += wide(change(after.visibly_integrated(), before.visibly_integrated()));
}

namespace {

/// The rungs that somebody stands on, as ones in counters of seven bits: three practices on three
/// rungs in each word, from the lowest rung up.
struct RungMarks {
    static constexpr unsigned bits_each = 7, counters = 9;
    static constexpr std::size_t most = 127;
    std::uint64_t low = 0, high = 0;

    constexpr void add(RungMarks const& other) {
        low += other.low;
        high += other.high;
    }
    constexpr std::uint32_t counter(std::size_t k) const {
        auto const word = k < counters ? low : high;
        return static_cast<std::uint32_t>(word >> (bits_each * (k % counters)) & most);
    }
};
static_assert(people::rung_count * people::practice_count == 2 * RungMarks::counters);

constexpr unsigned ladder_bits = 0x1ff;

/// [ladder bits of a standing]
constexpr auto rung_marks = [] {
    std::array<RungMarks, ladder_bits + 1> all{};
    for (unsigned bits = 0; bits <= ladder_bits; ++bits)
        for (std::size_t p = 0; p < people::practice_count; ++p) {
            people::Standing const standing(static_cast<std::uint16_t>(bits));
            std::size_t const k = standing.rung(p) * people::practice_count + p;
            if (k >= 2 * RungMarks::counters) continue;  // no rung at all
            auto& word = k < RungMarks::counters ? all[bits].low : all[bits].high;
            word += std::uint64_t{1} << (RungMarks::bits_each * (k % RungMarks::counters));
        }
    return all;
}();

/// Whether a change is one of rungs and nothing else, of somebody who is there, in no project, and
/// complies with nothing.
constexpr bool is_of_rungs_alone(mechanisms::Change const& one) noexcept {
    constexpr unsigned present = 0x1000, others = 0xf000 & ~present, project_and_complied = 0x2e00;
    unsigned const before = one.before.bits(), after = one.after.bits();
    return ((before | after) & project_and_complied) == 0 && ((before ^ after) & others) == 0 &&
           (before & after & present) != 0;
}

}  // namespace

void Observation::move(std::span<mechanisms::Change const> changes, std::size_t department) {
    constexpr std::size_t few = 6;  // to begin and end with counters costs as much as those do
    if (changes.size() < few) {
        for (auto const& one : changes) move(one.before, one.after, department);
        return;
    }
    auto& home = departments[department];
    while (!changes.empty()) {
        auto const some = changes.first(std::min(changes.size(), RungMarks::most));
        changes = changes.subspan(some.size());
        RungMarks was, is;
        std::uint32_t integrates = 0;
        for (auto const& one : some) {
            if (!is_of_rungs_alone(one)) {
                move(one.before, one.after, department);
                continue;
            }
            was.add(rung_marks[one.before.bits() & ladder_bits]);
            is.add(rung_marks[one.after.bits() & ladder_bits]);
            integrates += std::uint32_t{one.after.integrated()} - one.before.integrated();
        }
        for (std::size_t k = 0; k < rungs.size(); ++k) {
            using people::Rung;
            auto const rung = static_cast<Rung>(k / people::practice_count);
            auto const practice = static_cast<people::Practice>(k % people::practice_count);
            auto const more = is.counter(k) - was.counter(k);
            rungs[k] += static_cast<std::uint64_t>(static_cast<std::int32_t>(more));
            home.seats_wanted += rung == Rung::willing ? more : 0U;
            home.trained += rung >= Rung::trained ? more : 0U;
            home.uses += rung >= Rung::in_use ? more : 0U;
            home.customer_uses +=
                rung >= Rung::in_use && practice != people::Practice::culture ? more : 0U;
        }
        auto const wide = static_cast<std::uint64_t>(static_cast<std::int32_t>(integrates));
        integrated += wide;
        visibly_integrated += wide;  // nobody among them complies
        home.integrated += integrates;
    }
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

/// What the people of one block feel, in fixed point, and how many feel much or little.
struct Feelings {
    std::int64_t energy, trust, participation, positive_energy, stuck_energy;
    std::uint32_t energised, drained;
};

/// Writes    vigour, confidence: energy and trust of each who is there
Feelings sum_feelings(people::People const& all, parallel::Rows rows, Block& vigour,
                      Block& confidence) {
    std::size_t const count = rows.size();
    auto const* const standings = all.standings.data() + rows.first;
    float const* const energies = all.energy.data() + rows.first;
    float const* const trusts = all.trust.data() + rows.first;
    float const* const says = all.participation.data() + rows.first;
    return numerics::in_widest_vectors([=, &vigour, &confidence] {
        // Kept in blocks of plain numbers, which the compiler works on several at a time.
        Block say, positive, stuck;
        std::uint32_t high = 0;
        std::uint32_t low = 0;
        for (std::size_t k = 0; k < count; ++k) {
            std::int32_t const bits = standings[k].bits();
            std::int32_t const there = -(bits >> 12 & 1);  // all bits or none
            vigour[k] = fixed(energies[k]) & there;
            confidence[k] = fixed(trusts[k]) & there;
            say[k] = fixed(says[k]) & there;
            positive[k] = std::max(vigour[k], 0);
            stuck[k] = (bits & people::Standing::stuck_bits) != 0 ? positive[k] : 0;
            high += energies[k] >= 0.3F ? std::uint32_t(there & 1) : 0U;
            low += energies[k] <= -0.3F ? std::uint32_t(there & 1) : 0U;
        }
        return Feelings{sum_of(vigour, count),
                        sum_of(confidence, count),
                        sum_of(say, count),
                        sum_of(positive, count),
                        sum_of(stuck, count),
                        high,
                        low};
    });
}

}  // namespace

void Observation::feel(people::People const& all, parallel::Rows rows) {
    Block vigour, confidence;
    auto const sum = sum_feelings(all, rows, vigour, confidence);
    energised += sum.energised;
    drained += sum.drained;
    energy += sum.energy;
    trust += sum.trust;
    participation += sum.participation;
    positive_energy += sum.positive_energy;
    stuck_energy += sum.stuck_energy;
    auto const* const homes = all.departments.data() + rows.first;
    if (mechanisms::in_one_department(homes, rows.size())) {
        departments[homes[0]].energy += sum.energy;
        departments[homes[0]].trust += sum.trust;
        return;
    }
    // People of one department stand together, as a rule: a sum for each run of them.
    for (std::size_t k = 0; k < rows.size();) {
        auto const here = homes[k];
        std::int64_t energy_here = 0, trust_here = 0;
        for (; k < rows.size() && homes[k] == here; ++k) {
            energy_here += vigour[k];
            trust_here += confidence[k];
        }
        departments[here].energy += energy_here;
        departments[here].trust += trust_here;
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

#include "mechanisms/colleagues.hpp"

#include <algorithm>

#include "mechanisms/tie_sums.hpp"
#include "mechanisms/visible_sums.hpp"
#include "numerics/wide_vectors.hpp"
#include "people/visible.hpp"

namespace diorama::mechanisms {

namespace {

using internal::count_in;
using internal::ties_a_sum;
using internal::VisibleSum;
using people::practice_count;
using people::Visible;

/// One sum a person, of the first ties; further ones are put aside. Halves apart, in columns.
struct Sums {
    std::array<std::uint64_t, parallel::rows_per_block> counts, others;

    void put(std::size_t k, VisibleSum sum) noexcept {
        counts[k] = sum[0];
        others[k] = sum[1];
    }
};

void put_aside(std::size_t k, VisibleSum sum, std::vector<Colleagues::Rest>& rests) {
    rests.push_back({k, sum[0], sum[1]});
}

/// A tile's rows, of which the running sums are known.
void cut(org::Ties const& ties, parallel::Rows rows, VisibleSum const* running, std::size_t before,
         Sums& sums, std::vector<Colleagues::Rest>& rests) {
    auto const* const offsets = ties.offsets().data() + rows.first;
    std::uint32_t most = 0, begin = 0;
    for (std::uint32_t k = 0; k < rows.size(); ++k) {
        std::uint32_t const end = offsets[k + 1] - offsets[0];
        sums.put(before + k, running[end] - running[begin]);
        most = std::max(most, end - begin);
        begin = end;
    }
    if (most <= ties_a_sum) return;
    for (std::uint32_t k = 0; k < rows.size(); ++k) {
        begin = offsets[k] - offsets[0];
        std::uint32_t const end = offsets[k + 1] - offsets[0];
        if (end - begin <= ties_a_sum) continue;
        sums.put(before + k, running[begin + ties_a_sum] - running[begin]);
        for (auto t = begin + ties_a_sum; t < end; t += ties_a_sum)
            put_aside(before + k, running[std::min(end, t + ties_a_sum)] - running[t], rests);
    }
}

/// Sums over these colleagues, as many ties each as one holds.
template <class Spread, class Put>
void add_some_by_some(std::uint32_t const* visible, Spread const& spread,
                      std::span<org::PersonId const> colleagues, Put const& put) {
    for (std::size_t t = 0; t < colleagues.size(); t += ties_a_sum) {
        VisibleSum sum{};
        for (auto const peer :
             colleagues.subspan(t, std::min<std::size_t>(ties_a_sum, colleagues.size() - t)))
            sum += spread(visible[org::row(peer)]);
        put(sum);
    }
}

template <class Spread>
void add_laid_out(std::uint32_t const* visible, Spread const& spread, org::Ties const& ties,
                  parallel::Rows rows, Sums& sums, std::vector<Colleagues::Rest>& rests) {
    std::array<VisibleSum, internal::ties_per_tile + 1> running;
    for (std::size_t first = rows.first; first < rows.last; first += internal::rows_per_tile) {
        parallel::Rows const tile{first, std::min(first + internal::rows_per_tile, rows.last)};
        std::size_t const before = first - rows.first;
        auto const offsets = ties.offsets().subspan(tile.first, tile.size() + 1);
        if (offsets.back() - offsets.front() <= internal::ties_per_tile) {
            internal::run_over_tile(visible, spread, ties, tile, running.data());
            cut(ties, tile, running.data(), before, sums, rests);
            continue;
        }
        for (std::size_t k = 0; k < tile.size(); ++k) {  // somebody knows thousands
            sums.put(before + k, VisibleSum{});
            add_some_by_some(visible, spread,
                             ties.neighbours().subspan(offsets[k], offsets[k + 1] - offsets[k]),
                             [&](VisibleSum sum) { put_aside(before + k, sum, rests); });
        }
    }
}

/// Those whom people have met since the rows were laid out.
template <class Spread>
void add_met(std::uint32_t const* visible, Spread const& spread, org::Ties const& ties,
             parallel::Rows rows, Sums& sums, std::vector<Colleagues::Rest>& rests) {
    auto const offsets = ties.offsets();
    ties.for_added(org::person(rows.first), org::person(rows.last), [&](auto who, auto const& met) {
        std::size_t const k = org::row(who) - rows.first;
        std::size_t const known = offsets[org::row(who) + 1] - offsets[org::row(who)];
        bool const fit = known + met.size() <= ties_a_sum;
        add_some_by_some(visible, spread, met, [&](VisibleSum sum) {
            if (fit)
                sums.put(k, VisibleSum{sums.counts[k], sums.others[k]} + sum);
            else
                put_aside(k, sum, rests);
        });
    });
}

std::int32_t trained_in(std::uint64_t counts, std::uint64_t others) noexcept {
    return count_in<7>(counts) + 2 * count_in<3>(others);
}

double energy_in(std::uint64_t others, std::int32_t present) noexcept {
    return static_cast<double>(static_cast<std::int32_t>(others & 0xffffffU) -
                               present * Visible::energy_offset);
}

void into_columns(Sums const& sums, std::size_t count, Colleagues& out) {
    // Through one pointer each: of a dozen the compiler would have to ask whether they overlap.
    Sums const* const from = &sums;
    Colleagues* const to = &out;
    numerics::in_widest_vectors([=] {
        for (std::size_t k = 0; k < count; ++k) {
            std::uint64_t const counts = from->counts[k], others = from->others[k];
            to->aware[0][k] = static_cast<float>(count_in<0>(counts));
            to->aware[1][k] = static_cast<float>(count_in<1>(counts));
            to->aware[2][k] = static_cast<float>(count_in<2>(counts));
            to->present[k] = static_cast<float>(count_in<3>(counts));
            to->in_use[0][k] = static_cast<float>(count_in<4>(counts));
            to->in_use[1][k] = static_cast<float>(count_in<5>(counts));
            to->in_use[2][k] = static_cast<float>(count_in<6>(counts));
            to->trained[k] = static_cast<float>(trained_in(counts, others));
            to->energy[k] = energy_in(others, count_in<3>(counts));
        }
        if (!to->somebody_complies) return;
        for (std::size_t k = 0; k < count; ++k) {
            std::uint64_t const others = from->others[k];
            to->complied[0][k] = static_cast<float>(count_in<4>(others));
            to->complied[1][k] = static_cast<float>(count_in<5>(others));
            to->complied[2][k] = static_cast<float>(count_in<6>(others));
        }
    });
}

void into_columns(Colleagues::Rest const& rest, Colleagues& out) {
    auto const [k, counts, others] = rest;
    auto const add = [k = k](Colleagues::Column<float>& column, std::int32_t count) {
        column[k] += static_cast<float>(count);
    };
    add(out.aware[0], count_in<0>(counts));
    add(out.aware[1], count_in<1>(counts));
    add(out.aware[2], count_in<2>(counts));
    add(out.present, count_in<3>(counts));
    add(out.in_use[0], count_in<4>(counts));
    add(out.in_use[1], count_in<5>(counts));
    add(out.in_use[2], count_in<6>(counts));
    add(out.trained, trained_in(counts, others));
    out.energy[k] += energy_in(others, count_in<3>(counts));
    if (!out.somebody_complies) return;
    add(out.complied[0], count_in<4>(others));
    add(out.complied[1], count_in<5>(others));
    add(out.complied[2], count_in<6>(others));
}

template <class Spread>
void add_all(std::span<std::uint32_t const> visible, org::Ties const& ties, parallel::Rows rows,
             Sums& sums, std::vector<Colleagues::Rest>& rests) {
    add_laid_out(visible.data(), Spread{}, ties, rows, sums, rests);
    add_met(visible.data(), Spread{}, ties, rows, sums, rests);
}

// Compiled for such processors, with everything that they call.
[[gnu::target("avx2"), gnu::flatten]] void add_by_shuffle(std::span<std::uint32_t const> visible,
                                                          org::Ties const& ties,
                                                          parallel::Rows rows, Sums& sums,
                                                          std::vector<Colleagues::Rest>& rests) {
    add_all<internal::SpreadByShuffle>(visible, ties, rows, sums, rests);
}
[[gnu::target("arch=x86-64-v4,avx512vbmi"), gnu::flatten]] void add_by_shift(
    std::span<std::uint32_t const> visible, org::Ties const& ties, parallel::Rows rows, Sums& sums,
    std::vector<Colleagues::Rest>& rests) {
    add_all<internal::SpreadByShift>(visible, ties, rows, sums, rests);
}

}  // namespace

Spreading quickest_spreading() noexcept {
    static Spreading const answer = [] {
        __builtin_cpu_init();
        if (numerics::has_wide_vectors() && __builtin_cpu_supports("avx512vbmi"))
            return Spreading::by_shift;
        return __builtin_cpu_supports("avx2") ? Spreading::by_shuffle : Spreading::by_table;
    }();
    return answer;
}

void add_up(std::span<std::uint32_t const> visible, org::Ties const& ties, parallel::Rows rows,
            bool somebody_complies, Colleagues& out, Spreading spreading) {
    Sums sums;
    out.rests.clear();
    auto const add = spreading == Spreading::by_shift     ? add_by_shift
                     : spreading == Spreading::by_shuffle ? add_by_shuffle
                                                          : add_all<internal::SpreadByTable>;
    add(visible, ties, rows, sums, out.rests);
    out.somebody_complies = somebody_complies;
    into_columns(sums, rows.size(), out);
    for (auto const& rest : out.rests) into_columns(rest, out);
}

}  // namespace diorama::mechanisms

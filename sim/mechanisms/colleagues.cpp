#include "mechanisms/colleagues.hpp"

#include <algorithm>

#include "mechanisms/tie_sums.hpp"
#include "numerics/deposit_bits.hpp"
#include "numerics/wide_vectors.hpp"
#include "people/visible.hpp"

namespace diorama::mechanisms {

namespace {

using people::practice_count;
using people::Visible;

/// Words of so many ties side by side in one sum of 64 bits: energy has 21 bits, what is counted 5,
/// trained, over the practices, 7. Whoever knows more has several sums.
constexpr std::uint32_t ties_a_sum = 31;
constexpr unsigned aware_at = 21, present_at = 36, in_use_at = 41, trained_at = 56;
constexpr unsigned bits_each = 5;
static_assert(trained_at == in_use_at + practice_count * bits_each && trained_at + 7 < 64);
static_assert(practice_count == 3);

/// Every other field with the bits of the one above, which is taken away: two sums can be added.
constexpr std::uint64_t even_fields = 0x1fffffULL | 31ULL << (aware_at + bits_each) |
                                      31ULL << present_at | 31ULL << (in_use_at + bits_each) |
                                      127ULL << trained_at;
constexpr std::uint64_t odd_fields = ~even_fields & ~(1ULL << 63);

/// Where the bits of a word go, from the lowest, but for those of who complies.
constexpr std::uint64_t places =
    0xffffULL | (1ULL | 1ULL << bits_each | 1ULL << 2 * bits_each) << aware_at |
    1ULL << present_at | (1ULL | 1ULL << bits_each | 1ULL << 2 * bits_each) << in_use_at |
    3ULL << trained_at;

/// A word, spread out.
struct DepositBits {
    std::uint64_t operator()(std::uint32_t word) const noexcept {
        return numerics::deposit_bits(word, places);
    }
};
struct LookUp {
    static constexpr unsigned steps_bits = Visible::complied_shift - Visible::energy_bits;
    static constexpr auto table = [] {
        std::array<std::uint64_t, 1U << steps_bits> to{};
        for (std::uint32_t steps = 0; steps < to.size(); ++steps) {
            std::uint64_t from = std::uint64_t{steps} << Visible::energy_bits;
            for (std::uint64_t left = places; left != 0; left &= left - 1, from >>= 1)
                if ((from & 1U) != 0) to[steps] |= left & (0 - left);
        }
        return to;
    }();
    std::uint64_t operator()(std::uint32_t word) const noexcept {
        return (word & 0xffffU) | table[word >> Visible::energy_bits & (table.size() - 1)];
    }
};

/// Two sums a person, of the first ties and of the next ones; further ones are put aside.
struct Sums {
    std::array<std::uint64_t, parallel::rows_per_block> first, second;
};

/// A tile's rows, of which the running sums are known.
void cut(org::Ties const& ties, parallel::Rows rows, std::uint64_t const* running,
         std::size_t before, Sums& sums, std::vector<Colleagues::Rest>& rests) {
    auto const offsets = ties.offsets().subspan(rows.first, rows.size() + 1);
    std::array<std::uint32_t, internal::rows_per_tile> wide;
    std::size_t wide_count = 0;
    std::uint32_t begin = 0;
    for (std::uint32_t k = 0; k < rows.size(); ++k) {
        std::uint32_t const end = offsets[k + 1] - offsets[0];
        std::uint32_t const middle = std::min(end, begin + ties_a_sum);
        std::uint32_t const last = std::min(end, begin + 2 * ties_a_sum);
        std::uint64_t const half = running[middle];
        sums.first[before + k] = half - running[begin];
        sums.second[before + k] = running[last] - half;
        wide[wide_count] = k;
        wide_count += unsigned{last < end};
        begin = end;
    }
    for (auto const k : std::span(wide).first(wide_count)) {
        std::uint32_t const end = offsets[k + 1] - offsets[0];
        for (auto t = offsets[k] - offsets[0] + 2 * ties_a_sum; t < end; t += ties_a_sum)
            rests.push_back({before + k, running[std::min(end, t + ties_a_sum)] - running[t]});
    }
}

/// Sums over these colleagues, a few ties each.
template <class Spread, class Put>
void add_few_by_few(std::uint32_t const* visible, Spread const& spread,
                    std::span<org::PersonId const> colleagues, Put const& put) {
    for (std::size_t t = 0; t < colleagues.size(); t += ties_a_sum) {
        std::uint64_t sum = 0;
        for (auto const peer :
             colleagues.subspan(t, std::min<std::size_t>(ties_a_sum, colleagues.size() - t)))
            sum += spread(visible[org::row(peer)]);
        put(sum);
    }
}

template <class Spread>
void add_laid_out(std::uint32_t const* visible, Spread const& spread, org::Ties const& ties,
                  parallel::Rows rows, Sums& sums, std::vector<Colleagues::Rest>& rests) {
    std::array<std::uint64_t, internal::ties_per_tile + 1> running;
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
            sums.first[before + k] = sums.second[before + k] = 0;
            add_few_by_few(visible, spread,
                           ties.neighbours().subspan(offsets[k], offsets[k + 1] - offsets[k]),
                           [&](std::uint64_t sum) {
                               rests.push_back({before + k, sum});
                           });
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
        if (met.size() + (known - std::min<std::size_t>(known, ties_a_sum)) <= ties_a_sum)
            for (auto const peer : met) sums.second[k] += spread(visible[org::row(peer)]);
        else
            add_few_by_few(visible, spread, met, [&](std::uint64_t sum) {
                rests.push_back({k, sum});
            });
    });
}

void into_columns(Sums const& sums, std::size_t count, Colleagues& out) {
    // Through one pointer each: of a dozen the compiler would have to ask whether they overlap.
    Sums const* const from = &sums;
    Colleagues* const to = &out;
    numerics::in_widest_vectors([=] {
        // Two fields of five bits have six; 32 bits become a float in one instruction, 64 in many.
        auto const field = [](std::uint64_t sum, unsigned at) {
            return static_cast<std::int32_t>(static_cast<std::uint32_t>(sum >> at) & 63U);
        };
        for (std::size_t k = 0; k < count; ++k) {
            std::uint64_t const even =
                (from->first[k] & even_fields) + (from->second[k] & even_fields);
            std::uint64_t const odd =
                (from->first[k] & odd_fields) + (from->second[k] & odd_fields);
            std::int32_t const there = field(even, present_at);
            auto const energies = static_cast<std::int32_t>(even & 0x3ffffffU);
            to->present[k] = static_cast<float>(there);
            to->energy[k] = static_cast<double>(energies - there * Visible::energy_offset);
            to->aware[0][k] = static_cast<float>(field(odd, aware_at));
            to->aware[1][k] = static_cast<float>(field(even, aware_at + bits_each));
            to->aware[2][k] = static_cast<float>(field(odd, aware_at + 2 * bits_each));
            to->in_use[0][k] = static_cast<float>(field(odd, in_use_at));
            to->in_use[1][k] = static_cast<float>(field(even, in_use_at + bits_each));
            to->in_use[2][k] = static_cast<float>(field(odd, in_use_at + 2 * bits_each));
            to->trained[k] = static_cast<float>(static_cast<std::int32_t>(even >> trained_at));
        }
    });
}

void into_columns(Colleagues::Rest const& rest, Colleagues& out) {
    auto const field = [&](unsigned at, std::uint64_t bits = 31) {
        return static_cast<std::int32_t>(rest.sum >> at & bits);
    };
    auto const add = [&](Colleagues::Column<float>& column, std::int32_t count) {
        column[rest.k] += static_cast<float>(count);
    };
    for (unsigned p = 0; p < practice_count; ++p) {
        add(out.aware[p], field(aware_at + p * bits_each));
        add(out.in_use[p], field(in_use_at + p * bits_each));
    }
    add(out.present, field(present_at));
    add(out.trained, field(trained_at, 127));
    out.energy[rest.k] +=
        static_cast<double>(field(0, 0x1fffff) - field(present_at) * Visible::energy_offset);
}

/// A pass of its own, in those weeks alone in which somebody complies.
void add_complied(std::span<std::uint32_t const> visible, org::Ties const& ties,
                  parallel::Rows rows, Colleagues& out) {
    constexpr unsigned bits = 21;
    constexpr std::uint64_t most = (1U << bits) - 1U;
    auto const flags = [](std::uint32_t word) {
        std::uint64_t const of = word >> Visible::complied_shift & 7U;
        return (of & 1U) | (of & 2U) << (bits - 1) | (of & 4U) << (2 * bits - 2);
    };
    std::array<std::uint64_t, parallel::rows_per_block> sums;
    sum_over_ties<std::uint64_t>(visible.data(), flags, ties, rows, sums.data());
    for (std::size_t k = 0; k < rows.size(); ++k)
        for (std::size_t p = 0; p < practice_count; ++p)
            out.complied[p][k] = static_cast<float>(sums[k] >> (bits * p) & most);
    if (ties.headcount() <= most) return;
    for (std::size_t k = 0; k < rows.size(); ++k)
        if (auto const row = ties.of(org::person(rows.first + k)); row.size() > most)
            for (unsigned p = 0; p < practice_count; ++p)
                out.complied[p][k] =
                    static_cast<float>(std::count_if(row.begin(), row.end(), [&](auto peer) {
                        return (visible[org::row(peer)] >> (Visible::complied_shift + p) & 1U) != 0;
                    }));
}

template <class Spread>
void add_up_by(Spread const& spread, std::span<std::uint32_t const> visible, org::Ties const& ties,
               parallel::Rows rows, bool somebody_complies, Colleagues& out) {
    Sums sums;
    out.rests.clear();
    add_laid_out(visible.data(), spread, ties, rows, sums, out.rests);
    add_met(visible.data(), spread, ties, rows, sums, out.rests);
    into_columns(sums, rows.size(), out);
    for (auto const& rest : out.rests) into_columns(rest, out);
    out.somebody_complies = somebody_complies;
    if (somebody_complies) add_complied(visible, ties, rows, out);
}

}  // namespace

void add_up(std::span<std::uint32_t const> visible, org::Ties const& ties, parallel::Rows rows,
            bool somebody_complies, Colleagues& out) {
    if (numerics::can_deposit_bits())
        add_up_by(DepositBits{}, visible, ties, rows, somebody_complies, out);
    else
        add_up_by_table(visible, ties, rows, somebody_complies, out);
}

void add_up_by_table(std::span<std::uint32_t const> visible, org::Ties const& ties,
                     parallel::Rows rows, bool somebody_complies, Colleagues& out) {
    add_up_by(LookUp{}, visible, ties, rows, somebody_complies, out);
}

}  // namespace diorama::mechanisms

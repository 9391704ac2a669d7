#include "mechanisms/second_look.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "mechanisms/ladder_terms.hpp"
#include "numerics/wide_vectors.hpp"

namespace diorama::mechanisms {

namespace {

/// Sums are worked out in single precision here, within a few millionths of what climb() finds. A
/// bound lies this far above, in units of influence, so that no rounding can cost a move.
constexpr float influence_margin = 1e-4F;
constexpr float rate_margin = 1e-6F;

constexpr std::size_t most_looks = people::practice_count * parallel::rows_per_block;

/// What is asked of each: columns, so that the answers come many at a time.
struct Looks {
    std::size_t count = 0;
    std::array<std::uint16_t, most_looks> mover;     ///< place among the candidates
    std::array<std::uint16_t, most_looks> practice;  ///< on which they may move
    std::array<std::uint32_t, most_looks> stays;     ///< the answer, 1 or 0

    std::array<std::uint32_t, most_looks> draw;
    std::array<std::uint32_t, most_looks> is_aware;  ///< or else unaware, 1 or 0
    std::array<float, most_looks> present;           ///< colleagues, at least 1
    std::array<float, most_looks> news;              ///< rate of contact * aware colleagues
    std::array<float, most_looks> message;           ///< rate of being told from above
    std::array<float, most_looks> in_use;            ///< colleagues
    std::array<float, most_looks> threshold;
    std::array<float, most_looks> proof_weight;
    std::array<float, most_looks> others;  ///< influences but for colleagues' use
};

/// Those of the candidates who are asked again.
void list_looks(LadderView const& v, people::People const& people, Surroundings const& around,
                parallel::Rows rows, Candidates const& candidates, Looks& looks) noexcept {
    std::size_t count = 0;
    for (std::size_t m = 0; m < candidates.mover_count; ++m) {
        auto const [k, moves] = candidates.movers[m];
        std::size_t const i = rows.first + k;
        // Numbers instead of conditions: nobody could foresee which way these go.
        unsigned const asked = unsigned{around.keeps(i)} & unsigned{v.voice_of[i] != no_voice};
        unsigned const bits = people.standings[i].bits();
        for (unsigned p = 0; p < people::practice_count; ++p) {
            looks.mover[count] = static_cast<std::uint16_t>(m);
            looks.practice[count] = static_cast<std::uint16_t>(p);
            looks.is_aware[count] = bits >> (3 * p) & 1U;
            unsigned const is_low = unsigned{(bits >> (3 * p) & 6U) == 0};
            count += asked & is_low & (moves >> p);
        }
    }
    looks.count = count;
}

/// What people bring along for every practice: influences that no colleague, manager or department
/// changes.
void add_up_own(LadderView const& v, people::People const& people, parallel::Rows rows,
                std::array<float, parallel::rows_per_block>& own) noexcept {
    auto const f = rows.first;
    auto const energy_weight = static_cast<float>(v.influence.energy_weight);
    auto const trust_weight = static_cast<float>(v.influence.trust_weight);
    auto const late_weight = static_cast<float>(v.influence.innovativeness_weight);
    auto const purpose = static_cast<float>(v.influence.purpose_weight * v.climate.purpose_share);
    float const* const energy = people.energy.data() + f;
    float const* const trust = people.trust.data() + f;
    float const* const product = people.product_advantage.data() + f;
    float const* const reactance = people.reactance.data() + f;
    float const* const pressure = people.reactance_pressure.data() + f;
    float const* const late = people.innovativeness.data() + f;
    float* const sum = own.data();
    numerics::in_widest_vectors([=] {
        for (std::size_t k = 0; k < rows.size(); ++k)
            sum[k] = energy_weight * energy[k] + trust_weight * (trust[k] - 0.5F) + purpose +
                     product[k] - reactance[k] * pressure[k] - late_weight * late[k];
    });
}

/// Collects what each look needs from where it lies.
template <class Around>
void gather(LadderView const& v, people::People const& people, Exposure const& exposure,
            Around const* table, Complied const* complied, WeekDraws const& draws,
            parallel::Rows rows, Candidates const& candidates, Looks& looks) noexcept {
    std::array<float, parallel::rows_per_block> own;
    add_up_own(v, people, rows, own);
    auto const& p = v.influence;
    auto const hierarchy = static_cast<float>(p.hierarchy_weight / 5.0);
    auto const community = static_cast<float>(1.0 - p.hierarchy_weight);
    auto const relief = static_cast<float>(v.embedding.friction_relief_share);
    auto const scar_gain = static_cast<float>(v.embedding.scar_threshold_gain);
    auto const internalisation = static_cast<float>(p.internalisation);
    auto const contact = static_cast<float>(v.rates.contact_rate_per_week);
    auto const told = static_cast<float>(v.rates.message_rate_per_week);
    auto const complied_weight = static_cast<float>(exposure.complied_weight);
    std::array<float, people::practice_count> advantage;
    for (std::size_t n = 0; n < advantage.size(); ++n)
        advantage[n] = static_cast<float>(v.climate.advantage[n]);
    float const* const talk = v.departments.talk.data();
    float const* const scar = v.departments.scar.data();
    float const* const friction = v.departments.friction.data();
    for (std::size_t n = 0; n < looks.count; ++n) {
        std::size_t const practice = looks.practice[n];
        std::size_t const k = candidates.movers[looks.mover[n]].row;
        std::size_t const i = rows.first + k;
        auto const& seen = table[i];
        auto const department = people.departments[i];
        Voice const& manager = v.voices[v.voice_of[i]];
        unsigned const complies = people.standings[i].bits() >> (9 + practice) & 1U;
        auto in_use = static_cast<float>(seen.counter(4 + practice));
        if (complied != nullptr)
            in_use +=
                complied_weight * static_cast<float>(complied[i].word >> (16 * practice) & 0xffffU);
        looks.draw[n] = draws.words[practice][k];
        looks.present[n] = static_cast<float>(std::max(seen.counter(3), 1U));
        looks.news[n] = contact * static_cast<float>(seen.counter(practice));
        looks.message[n] = told * people.message[i];
        looks.in_use[n] = in_use;
        looks.threshold[n] = people.threshold[i] + scar_gain * scar[department];
        looks.proof_weight[n] = community * talk[department];
        looks.others[n] = own[k] + advantage[practice] +
                          internalisation * static_cast<float>(complies) +
                          hierarchy * static_cast<float>(manager.rungs[practice]) *
                              manager.presence * (0.5F + 0.5F * people.trust[i]) -
                          friction[department] * (1.0F - relief * manager.embedded[practice]);
    }
}

/// No less than e^x, and at most 6 % more: between powers of two, the chord instead of the curve.
float exp_at_most(float x) noexcept {
    float const octaves = std::min(std::max(x * 1.442695F, -100.0F), 100.0F);
    return std::bit_cast<float>(static_cast<std::int32_t>((octaves + 127.0F) * 0x1p23F));
}

/// Who stays whatever else is found.
void answer(LadderView const& v, Looks& looks) noexcept {
    auto const steepness = static_cast<float>(v.readiness.steepness);
    auto const midpoint = static_cast<float>(v.readiness.midpoint) - influence_margin;
    auto const at_zero = static_cast<float>(v.readiness.at_zero);
    auto const scale = static_cast<float>(v.readiness.scale);
    auto const spontaneous = static_cast<float>(v.rates.spontaneous_rate_per_week);
    auto const willing = static_cast<float>(v.rates.willing_rate_per_week);
    std::size_t const count = looks.count;
    auto* const one = &looks;
    numerics::in_widest_vectors([=] {
        auto& all = *one;
        for (std::size_t n = 0; n < count; ++n) {
            float const unaware_rate = all.news[n] / all.present[n] + all.message[n];
            float const threshold = std::min(all.threshold[n], 0.95F);
            float const beyond =
                2.0F * (all.in_use[n] / all.present[n] - threshold) / (1.0F - threshold);
            float const proof = std::min(std::max(beyond, 0.0F), 1.0F);
            float const x = all.proof_weight[n] * proof + all.others[n];
            float const odds = exp_at_most(steepness * (x - midpoint));
            float const ready =
                std::max((odds / (1.0F + odds) - at_zero + rate_margin) * scale, 0.0F);
            float const aware_rate = spontaneous + willing * ready;
            float const rate = all.is_aware[n] != 0 ? aware_rate : unaware_rate;
            // Rounded down to what a float holds.
            float const u =
                static_cast<float>(static_cast<std::int32_t>(all.draw[n] >> 8)) * 0x1p-24F;
            all.stays[n] = u > rate * (1.0F + rate_margin) + rate_margin ? 1U : 0U;
        }
    });
}

void drop(Looks const& looks, Candidates& candidates) noexcept {
    for (std::size_t n = 0; n < looks.count; ++n) {
        auto& moves = candidates.movers[looks.mover[n]].moves;
        moves = static_cast<std::uint16_t>(moves & ~(looks.stays[n] << looks.practice[n]));
    }
    std::size_t left = 0;
    for (std::size_t m = 0; m < candidates.mover_count; ++m) {
        auto const mover = candidates.movers[m];
        candidates.movers[left] = mover;
        left += unsigned{mover.moves != 0};
    }
    candidates.mover_count = left;
}

}  // namespace

void look_again(LadderView const& view, people::People const& people, Exposure const& exposure,
                Surroundings const& around, WeekDraws const& draws, parallel::Rows rows,
                Candidates& candidates) noexcept {
    Looks looks;
    list_looks(view, people, around, rows, candidates, looks);
    around.with_counters([&](auto const* table, Complied const* complied) {
        gather(view, people, exposure, table, complied, draws, rows, candidates, looks);
    });
    answer(view, looks);
    drop(looks, candidates);
}

}  // namespace diorama::mechanisms

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
template <class T>
using Column = std::array<T, most_looks>;

/// Who is asked about which practice: in one word, written at once.
struct Place {
    std::uint32_t word;
    Place() = default;
    Place(std::size_t mover, std::size_t row, std::size_t practice)
        : word(static_cast<std::uint32_t>(mover << 16 | row << 4 | practice)) {}
    std::size_t mover() const { return word >> 16; }        ///< place among the candidates
    std::size_t row() const { return word >> 4 & 0xfffU; }  ///< from the block's first
    std::size_t practice() const { return word & 0xfU; }    ///< on which they may move
};
struct Asked {
    std::size_t count = 0;
    Column<Place> who;
    Column<std::uint32_t> answer;  ///< 1 or 0
};

/// Of those unaware: all that there is to know. Columns, so that the answers come many at a time.
struct Unaware {
    Asked asked;  ///< answers: whether they rise
    Column<std::uint32_t> draw;
    Column<std::uint32_t> aware;    ///< colleagues
    Column<std::uint32_t> present;  ///< colleagues
    Column<float> message;
};

/// Of those aware: what bounds their chance.
struct Aware {
    Asked asked;  ///< answers: whether they stay, whatever else is found
    Column<std::uint32_t> draw;
    Column<float> present;  ///< colleagues, at least 1
    Column<float> in_use;   ///< colleagues
    Column<float> threshold;
    Column<float> proof_weight;
    Column<float> others;  ///< influences but for colleagues' use
};

/// Those of the candidates who are asked again.
void list_asked(LadderView const& v, people::People const& people, Surroundings const& around,
                parallel::Rows rows, Candidates const& candidates, Asked& unaware,
                Asked& aware) noexcept {
    std::size_t unaware_count = 0, aware_count = 0;
    for (std::size_t m = 0; m < candidates.mover_count; ++m) {
        auto const [k, moves] = candidates.movers[m];
        std::size_t const i = rows.first + k;
        // Numbers instead of conditions: nobody could foresee which way these go.
        unsigned const has_counters = unsigned{around.keeps(i)};
        unsigned const is_led = unsigned{v.voice_of[i] != no_voice};
        unsigned const bits = people.standings[i].bits();
        for (unsigned p = 0; p < people::practice_count; ++p) {
            Place const place(m, k, p);
            unsigned const rung = bits >> (3 * p) & 7U;
            unsigned const may_move = has_counters & (moves >> p) & 1U;
            unaware.who[unaware_count] = place;
            unaware_count += may_move & unsigned{rung == unsigned(people::Rung::unaware)};
            aware.who[aware_count] = place;
            aware_count += may_move & is_led & unsigned{rung == unsigned(people::Rung::aware)};
        }
    }
    unaware.count = unaware_count;
    aware.count = aware_count;
}

template <class Around>
void gather_unaware(people::People const& people, Around const* table, WeekDraws const& draws,
                    parallel::Rows rows, Unaware& all) noexcept {
    for (std::size_t n = 0; n < all.asked.count; ++n) {
        std::size_t const practice = all.asked.who[n].practice();
        std::size_t const k = all.asked.who[n].row();
        auto const& seen = table[rows.first + k];
        all.draw[n] = draws.words[practice][k];
        all.present[n] = seen.counter(3);
        all.aware[n] = seen.counter(practice);
        all.message[n] = people.message[rows.first + k];
    }
}

/// As Step::from_unaware() and Glance, in columns.
void answer_unaware(LadderView const& v, Unaware& unaware) noexcept {
    auto const contact = v.rates.contact_rate_per_week;
    auto const told = v.rates.message_rate_per_week;
    std::size_t const count = unaware.asked.count;
    std::uint32_t const* const draw = unaware.draw.data();
    std::uint32_t const* const present = unaware.present.data();
    std::uint32_t const* const aware = unaware.aware.data();
    float const* const message = unaware.message.data();
    std::uint32_t* const rises = unaware.asked.answer.data();
    numerics::in_widest_vectors([=] {
        for (std::size_t n = 0; n < count; ++n) {
            double const each = present[n] > 0 ? 1.0 / present[n] : 0.0;
            auto const share = static_cast<float>(aware[n] * each);
            double const rate =
                contact * static_cast<double>(share) + told * static_cast<double>(message[n]);
            double const u = random::uniform(draw[n]);
            rises[n] = std::uint32_t{u < rate} & std::uint32_t{u < numerics::chance(rate)};
        }
    });
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

/// Collects what each answer needs from where it lies.
template <class Around>
void gather_aware(LadderView const& v, people::People const& people, Exposure const& exposure,
                  Around const* table, Complied const* complied, WeekDraws const& draws,
                  parallel::Rows rows, Aware& all) noexcept {
    std::array<float, parallel::rows_per_block> own;
    add_up_own(v, people, rows, own);
    auto const& p = v.influence;
    auto const hierarchy = static_cast<float>(p.hierarchy_weight / 5.0);
    auto const community = static_cast<float>(1.0 - p.hierarchy_weight);
    auto const relief = static_cast<float>(v.embedding.friction_relief_share);
    auto const scar_gain = static_cast<float>(v.embedding.scar_threshold_gain);
    auto const internalisation = static_cast<float>(p.internalisation);
    auto const complied_weight = static_cast<float>(exposure.complied_weight);
    std::array<float, people::practice_count> advantage;
    for (std::size_t n = 0; n < advantage.size(); ++n)
        advantage[n] = static_cast<float>(v.climate.advantage[n]);
    float const* const talk = v.departments.talk.data();
    float const* const scar = v.departments.scar.data();
    float const* const friction = v.departments.friction.data();
    for (std::size_t n = 0; n < all.asked.count; ++n) {
        std::size_t const practice = all.asked.who[n].practice();
        std::size_t const k = all.asked.who[n].row();
        std::size_t const i = rows.first + k;
        auto const& seen = table[i];
        auto const department = people.departments[i];
        Voice const& manager = v.voices[v.voice_of[i]];
        unsigned const complies = people.standings[i].bits() >> (9 + practice) & 1U;
        auto in_use = static_cast<float>(seen.counter(4 + practice));
        if (complied != nullptr)
            in_use +=
                complied_weight * static_cast<float>(complied[i].word >> (16 * practice) & 0xffffU);
        all.draw[n] = draws.words[practice][k];
        all.present[n] = static_cast<float>(std::max(seen.counter(3), 1U));
        all.in_use[n] = in_use;
        all.threshold[n] = people.threshold[i] + scar_gain * scar[department];
        all.proof_weight[n] = community * talk[department];
        all.others[n] = own[k] + advantage[practice] +
                        internalisation * static_cast<float>(complies) +
                        hierarchy * static_cast<float>(manager.rungs[practice]) * manager.presence *
                            (0.5F + 0.5F * people.trust[i]) -
                        friction[department] * (1.0F - relief * manager.embedded[practice]);
    }
}

/// No less than e^x, and at most 6 % more: between powers of two, the chord instead of the curve.
float exp_at_most(float x) noexcept {
    float const octaves = std::min(std::max(x * 1.442695F, -100.0F), 100.0F);
    return std::bit_cast<float>(static_cast<std::int32_t>((octaves + 127.0F) * 0x1p23F));
}

void answer_aware(LadderView const& v, Aware& aware) noexcept {
    auto const steepness = static_cast<float>(v.readiness.steepness);
    auto const midpoint = static_cast<float>(v.readiness.midpoint) - influence_margin;
    auto const at_zero = static_cast<float>(v.readiness.at_zero);
    auto const scale = static_cast<float>(v.readiness.scale);
    auto const spontaneous = static_cast<float>(v.rates.spontaneous_rate_per_week);
    auto const willing = static_cast<float>(v.rates.willing_rate_per_week);
    std::size_t const count = aware.asked.count;
    auto* const one = &aware;
    numerics::in_widest_vectors([=] {
        auto& all = *one;
        for (std::size_t n = 0; n < count; ++n) {
            float const threshold = std::min(all.threshold[n], 0.95F);
            float const beyond =
                2.0F * (all.in_use[n] / all.present[n] - threshold) / (1.0F - threshold);
            float const proof = std::min(std::max(beyond, 0.0F), 1.0F);
            float const x = all.proof_weight[n] * proof + all.others[n];
            float const odds = exp_at_most(steepness * (x - midpoint));
            float const ready =
                std::max((odds / (1.0F + odds) - at_zero + rate_margin) * scale, 0.0F);
            float const rate = spontaneous + willing * ready;
            // Rounded down to what a float holds.
            float const u =
                static_cast<float>(static_cast<std::int32_t>(all.draw[n] >> 8)) * 0x1p-24F;
            all.asked.answer[n] = u > rate * (1.0F + rate_margin) + rate_margin ? 1U : 0U;
        }
    });
}

/// What was found, among the candidates: those who neither may move nor do are none any more.
void settle(Asked const& unaware, Asked const& aware, Candidates& candidates) noexcept {
    for (std::size_t n = 0; n < unaware.count; ++n) {
        auto const who = unaware.who[n];
        auto& moves = candidates.movers[who.mover()].moves;
        // From what may be to what is.
        unsigned const rises = unaware.answer[n] << (Mover::rises_shift + who.practice());
        moves = static_cast<std::uint16_t>((moves & ~(1U << who.practice())) | rises);
    }
    for (std::size_t n = 0; n < aware.count; ++n) {
        auto const who = aware.who[n];
        auto& moves = candidates.movers[who.mover()].moves;
        moves = static_cast<std::uint16_t>(moves & ~(aware.answer[n] << who.practice()));
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
    Unaware unaware;
    Aware aware;
    list_asked(view, people, around, rows, candidates, unaware.asked, aware.asked);
    around.with_counters([&](auto const* table, Complied const* complied) {
        gather_unaware(people, table, draws, rows, unaware);
        gather_aware(view, people, exposure, table, complied, draws, rows, aware);
    });
    answer_unaware(view, unaware);
    answer_aware(view, aware);
    settle(unaware.asked, aware.asked, candidates);
}

}  // namespace diorama::mechanisms

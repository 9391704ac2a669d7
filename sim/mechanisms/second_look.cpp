#include "mechanisms/second_look.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "mechanisms/ladder_terms.hpp"
#include "numerics/wide_vectors.hpp"

namespace diorama::mechanisms {

namespace {

/// So many candidates at once, so that what is put aside for them stays in the first-level cache.
constexpr std::size_t movers_at_once = 256;
constexpr std::size_t most_looks = people::practice_count * movers_at_once;
template <class T>
using Column = std::array<T, most_looks>;

static_assert(parallel::rows_per_block <= 0x1000);  // what a Place has bits for

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
    Column<std::uint32_t> rises;  ///< 1 or 0
};

/// What decides, in columns, so that the answers come many at a time.
struct Unaware {
    Asked asked;
    Column<std::uint32_t> draw;
    Column<float> aware, present;  ///< colleagues
    Column<float> message;
};
struct Aware {
    Asked asked;
    Column<std::uint32_t> draw;
    Column<double> influence;  ///< all that speaks for it, less what speaks against
};
struct Willing {
    Asked asked;
    Column<std::uint32_t> draw;
    Column<double> seat_chance, helped_rate;
};
struct Trained {
    Asked asked;
    Column<std::uint32_t> draw;
    Column<double> use_rate;
};
struct Looks {
    Unaware unaware;
    Aware aware;
    Willing willing;
    Trained trained;
};

/// Every practice on which one of these may move.
/// Returns  how many
std::size_t list_moves(std::span<Mover const> movers, Column<Place>& moves) noexcept {
    // Numbers instead of conditions: nobody could foresee who may move on which.
    std::size_t count = 0;
    for (std::size_t m = 0; m < movers.size(); ++m)
        for (unsigned p = 0; p < people::practice_count; ++p) {
            moves[count] = Place(m, movers[m].row, p);
            count += movers[m].moves >> p & 1U;
        }
    return count;
}

/// Those of the candidates who are asked again.
void list_asked(LadderView const& v, people::People const& people, parallel::Rows rows,
                std::span<Mover const> movers, Looks& looks) noexcept {
    using people::Rung;
    Column<Place> moves;
    std::size_t const count = list_moves(movers, moves);
    std::size_t unaware = 0, aware = 0, willing = 0, trained = 0;
    for (std::size_t n = 0; n < count; ++n) {
        auto const place = moves[n];
        std::size_t const i = rows.first + place.row();
        unsigned const is_led = unsigned{v.voice_of[i] != no_voice};
        unsigned const rung = people.standings[i].rung(place.practice());
        looks.unaware.asked.who[unaware] = place;
        unaware += unsigned{rung == unsigned(Rung::unaware)};
        looks.aware.asked.who[aware] = place;
        aware += is_led & unsigned{rung == unsigned(Rung::aware)};
        looks.willing.asked.who[willing] = place;
        willing += unsigned{rung == unsigned(Rung::willing)};
        looks.trained.asked.who[trained] = place;
        trained += unsigned{rung == unsigned(Rung::trained)};
    }
    // The one thing that gather_aware() reads far away.
    for (auto const place : std::span(looks.aware.asked.who).first(aware))
        __builtin_prefetch(v.voices.data() + v.voice_of[rows.first + place.row()]);
    looks.unaware.asked.count = unaware;
    looks.aware.asked.count = aware;
    looks.willing.asked.count = willing;
    looks.trained.asked.count = trained;
}

void gather_unaware(people::People const& people, Colleagues const& colleagues,
                    WeekDraws const& draws, parallel::Rows rows, Unaware& all) noexcept {
    for (std::size_t n = 0; n < all.asked.count; ++n) {
        std::size_t const practice = all.asked.who[n].practice();
        std::size_t const k = all.asked.who[n].row();
        all.draw[n] = draws.words[practice][k];
        all.present[n] = colleagues.present[k];
        all.aware[n] = colleagues.aware[practice][k];
        all.message[n] = people.message[rows.first + k];
    }
}

/// As Step::from_aware(), up to where exponentials begin.
void gather_aware(LadderView const& v, people::People const& people, Exposure const& exposure,
                  Colleagues const& colleagues, WeekDraws const& draws, parallel::Rows rows,
                  Aware& all) noexcept {
    // One by one all the same, but with three operands an instruction instead of two.
    numerics::in_widest_vectors([&] {
        for (std::size_t n = 0; n < all.asked.count; ++n) {
            std::size_t const practice = all.asked.who[n].practice();
            std::size_t const k = all.asked.who[n].row();
            std::size_t const i = rows.first + k;
            Glance const seen(colleagues, k, exposure.complied_weight);
            all.draw[n] = draws.words[practice][k];
            all.influence[n] =
                influences(v, meet(v, people, seen, i), static_cast<double>(seen.in_use(practice)),
                           people.standings[i].complied(practice), practice)
                    .sum();
        }
    });
}

/// As Step::from_willing(), up to where exponentials begin.
void gather_willing(LadderView const& v, people::People const& people, Exposure const& exposure,
                    Colleagues const& colleagues, WeekDraws const& draws, parallel::Rows rows,
                    Willing& all) noexcept {
    for (std::size_t n = 0; n < all.asked.count; ++n) {
        std::size_t const k = all.asked.who[n].row();
        auto const department = people.departments[rows.first + k];
        Glance const seen(colleagues, k, exposure.complied_weight);
        all.draw[n] = draws.words[all.asked.who[n].practice()][k];
        all.seat_chance[n] = static_cast<double>(v.departments.seat_chance[department]);
        all.helped_rate[n] =
            helped_rate(v, static_cast<double>(v.departments.talk[department]), seen);
    }
}

/// As Step::from_trained(), up to where exponentials begin.
void gather_trained(LadderView const& v, people::People const& people, Exposure const& exposure,
                    Colleagues const& colleagues, WeekDraws const& draws, parallel::Rows rows,
                    Trained& all) noexcept {
    for (std::size_t n = 0; n < all.asked.count; ++n) {
        std::size_t const practice = all.asked.who[n].practice();
        std::size_t const k = all.asked.who[n].row();
        Glance const seen(colleagues, k, exposure.complied_weight);
        all.draw[n] = draws.words[practice][k];
        all.use_rate[n] =
            use_rate(v, people, rows.first + k, static_cast<double>(seen.in_use(practice)));
    }
}

/// Whether a hazard of `rate` fires, without a branch.
inline std::uint32_t fires(std::uint32_t draw, double rate) noexcept {
    double const u = random::uniform(draw);
    return std::uint32_t{u < rate} & std::uint32_t{u < numerics::chance(rate)};
}

/// As Step::from_unaware() and Glance.
void answer_unaware(LadderView const& v, Unaware& unaware) noexcept {
    auto const contact = v.rates.contact_rate_per_week;
    auto const told = v.rates.message_rate_per_week;
    std::size_t const count = unaware.asked.count;
    std::uint32_t const* const draw = unaware.draw.data();
    float const* const present = unaware.present.data();
    float const* const aware = unaware.aware.data();
    float const* const message = unaware.message.data();
    std::uint32_t* const rises = unaware.asked.rises.data();
    numerics::in_widest_vectors([=] {
        for (std::size_t n = 0; n < count; ++n) {
            auto const there = static_cast<double>(present[n]);
            double const each = there > 0.0 ? 1.0 / there : 0.0;
            auto const share = static_cast<float>(static_cast<double>(aware[n]) * each);
            rises[n] = fires(draw[n], contact * static_cast<double>(share) +
                                          told * static_cast<double>(message[n]));
        }
    });
}

/// As Step::from_aware(), from there on.
void answer_aware(LadderView const& v, Aware& aware) noexcept {
    Readiness const readiness = v.readiness;
    auto const spontaneous = v.rates.spontaneous_rate_per_week;
    auto const willing = v.rates.willing_rate_per_week;
    std::size_t const count = aware.asked.count;
    std::uint32_t const* const draw = aware.draw.data();
    double const* const influence = aware.influence.data();
    std::uint32_t* const rises = aware.asked.rises.data();
    numerics::in_widest_vectors([=] {
        for (std::size_t n = 0; n < count; ++n)
            rises[n] = fires(draw[n], spontaneous + willing * readiness(influence[n]));
    });
}

/// As Step::from_willing(), from there on; but for those who may fall.
void answer_willing(Willing& willing) noexcept {
    std::size_t const count = willing.asked.count;
    std::uint32_t const* const draw = willing.draw.data();
    double const* const seat_chance = willing.seat_chance.data();
    double const* const helped_rate = willing.helped_rate.data();
    std::uint32_t* const rises = willing.asked.rises.data();
    numerics::in_widest_vectors([=] {
        for (std::size_t n = 0; n < count; ++n)
            rises[n] =
                std::uint32_t{is_trained(random::uniform(draw[n]), seat_chance[n], helped_rate[n])};
    });
}

/// As Step::from_trained(), from there on; but for those who may fall.
void answer_trained(Trained& trained) noexcept {
    std::size_t const count = trained.asked.count;
    std::uint32_t const* const draw = trained.draw.data();
    double const* const use_rate = trained.use_rate.data();
    std::uint32_t* const rises = trained.asked.rises.data();
    numerics::in_widest_vectors([=] {
        for (std::size_t n = 0; n < count; ++n) rises[n] = fires(draw[n], use_rate[n]);
    });
}

/// From what may be to what is: who rises, and that nobody else moves.
void note_rises(Asked const& asked, std::span<Mover> movers) noexcept {
    for (std::size_t n = 0; n < asked.count; ++n) {
        auto const who = asked.who[n];
        auto& moves = movers[who.mover()].moves;
        unsigned const rises = asked.rises[n] << (Mover::rises_shift + who.practice());
        moves = static_cast<std::uint16_t>((moves & ~(1U << who.practice())) | rises);
    }
}

/// The same where some may fall, from this draw on: who neither rises nor is below it remains one
/// who may move.
void note_rises(Asked const& asked, Column<std::uint32_t> const& draws, std::uint32_t falls_from,
                std::span<Mover> movers) noexcept {
    for (std::size_t n = 0; n < asked.count; ++n) {
        auto const who = asked.who[n];
        auto& moves = movers[who.mover()].moves;
        unsigned const rises = asked.rises[n];
        unsigned const settled = rises | unsigned{draws[n] < falls_from};
        moves = static_cast<std::uint16_t>((moves & ~(settled << who.practice())) |
                                           rises << (Mover::rises_shift + who.practice()));
    }
}

/// Those who neither may move nor do are candidates no more.
void drop_others(Candidates& candidates) noexcept {
    std::size_t left = 0;
    for (std::size_t m = 0; m < candidates.mover_count; ++m) {
        auto const mover = candidates.movers[m];
        candidates.movers[left] = mover;
        left += unsigned{mover.moves != 0};
    }
    candidates.mover_count = left;
}

}  // namespace

void look_again(LadderView const& view, LadderLimits const& limits, people::People const& people,
                Exposure const& exposure, Colleagues const& colleagues, WeekDraws const& draws,
                parallel::Rows rows, Candidates& candidates) noexcept {
    using people::Rung;
    Looks looks;
    auto const all = std::span(candidates.movers).first(candidates.mover_count);
    for (std::size_t first = 0; first < all.size(); first += movers_at_once) {
        auto const movers = all.subspan(first, std::min(movers_at_once, all.size() - first));
        list_asked(view, people, rows, movers, looks);
        gather_unaware(people, colleagues, draws, rows, looks.unaware);
        gather_aware(view, people, exposure, colleagues, draws, rows, looks.aware);
        gather_willing(view, people, exposure, colleagues, draws, rows, looks.willing);
        gather_trained(view, people, exposure, colleagues, draws, rows, looks.trained);
        answer_unaware(view, looks.unaware);
        answer_aware(view, looks.aware);
        answer_willing(looks.willing);
        answer_trained(looks.trained);
        note_rises(looks.unaware.asked, movers);
        note_rises(looks.aware.asked, movers);
        note_rises(looks.willing.asked, looks.willing.draw,
                   limits.falls_from[unsigned(Rung::willing)], movers);
        note_rises(looks.trained.asked, looks.trained.draw,
                   limits.falls_from[unsigned(Rung::trained)], movers);
    }
    drop_others(candidates);
}

}  // namespace diorama::mechanisms

#include "mechanisms/ladder.hpp"

#include <algorithm>
#include <bit>

#include "mechanisms/ladder_terms.hpp"
#include "numerics/portable.hpp"
#include "random/draw.hpp"

namespace diorama::mechanisms {

namespace {

/// Whether a hazard of `rate` fires for the uniform `u`. A chance never exceeds its rate, so most
/// draws are settled by a comparison, without an exponential.
bool fires(double u, double rate) { return u < rate && u < numerics::chance(rate); }

/// One person on one of the ladders. What a rung does not ask for is not worked out.
struct Step {
    LadderView const& v;
    people::People const& people;
    std::size_t i;
    Glance const& seen;
    people::Standing before;
    std::size_t practice;
    double u;

    double in_use() const { return static_cast<double>(seen.in_use(practice)); }
    double of_department(std::vector<float> const& column) const {
        return static_cast<double>(column[people.departments[i]]);
    }
    double reinforced() const {
        auto const* const manager = manager_of(v, i);
        return reinforcement(v, manager, presence_of(v, manager),
                             of_department(v.departments.support), in_use(), practice);
    }
    /// -1 where the draw, from above, is one of falling at this rate without reinforcement, else 0.
    int fall(double decay) const {
        double const from_above = 1.0 - u;
        return from_above < decay && fires(from_above, decay * (1.0 - reinforced())) ? -1 : 0;
    }

    int from_unaware() const {
        double const rate = aware_rate(v, seen.aware(practice), people.message[i]);
        return fires(u, rate) ? 1 : 0;
    }
    int from_aware() const {
        if (u >= willing_rate(v, 1.0)) return 0;
        double const x =
            influences(v, meet(v, people, seen, i), in_use(), before.complied(practice), practice)
                .sum();
        return u < willing_rate(v, v.readiness.at_most(x)) &&
                       fires(u, willing_rate(v, v.readiness(x)))
                   ? 1
                   : 0;
    }
    int from_willing() const {
        if (is_trained(u, of_department(v.departments.seat_chance),
                       helped_rate(v, of_department(v.departments.talk), seen)))
            return 1;
        return fall(v.rates.willing_decay_per_week);
    }
    int from_trained() const {
        if (fires(u, use_rate(v, people, i, in_use()))) return 1;
        return fall(v.rates.training_decay_per_week);
    }
    int from_in_use() const {
        if (u < v.rates.habit_rate_per_week && fires(u, v.rates.habit_rate_per_week * reinforced()))
            return 1;
        return fall(v.rates.use_decay_per_week);
    }

    /// -1, 0 or +1 rung. One draw serves both ways: up from the low end, down from the high end;
    /// where the two meet (they cannot at sensible rates), up wins. What is dear to compute is
    /// looked at last, and only where its largest value could matter.
    int move() const {
        using people::Rung;
        switch (static_cast<Rung>(before.rung(practice))) {
            case Rung::unaware:
                return from_unaware();
            case Rung::aware:
                return from_aware();
            case Rung::willing:
                return from_willing();
            case Rung::trained:
                return from_trained();
            case Rung::in_use:
                return from_in_use();
            case Rung::habitual:
                return fall(v.rates.habit_decay_per_week);
        }
        return 0;
    }
};

/// Complying is a flag beside the rung: it comes with a mandate and lapses without one; own use
/// makes it meaningless.
void comply(LadderView const& v, people::People const& people, std::size_t i,
            people::Standing before, people::Standing& standing) {
    auto const draws =
        random::words({v.seed, random::Purpose::ladder, v.week, static_cast<std::uint32_t>(i), 1});
    double const strength = v.climate.mandate_strength;
    double const comply_chance = numerics::chance(v.mandate.comply_rate_per_week * strength *
                                                  (0.3 + 0.7 * presence_of(v, manager_of(v, i))) *
                                                  std::max(0.0, 1.0 - reactance_of(people, i)));
    double const lapse_chance =
        strength > 0.0 ? 0.0 : numerics::chance(v.mandate.lapse_rate_per_week);
    for (std::size_t p = 0; p < people::practice_count; ++p) {
        double const u = random::uniform(draws[p]);
        unsigned const rung = before.rung(p);
        bool const can_comply =
            rung >= unsigned(people::Rung::aware) && rung < unsigned(people::Rung::in_use);
        if (before.complied(p)) {
            if (u < lapse_chance) standing.set_complied(p, false);
        } else if (can_comply && u < comply_chance) {
            standing.set_complied(p, true);
        }
        if (standing.uses(p)) standing.set_complied(p, false);
    }
}

}  // namespace

people::Standing advance(LadderView const& view, people::People const& people, std::size_t i,
                         Glance const& seen, PersonDraws const& draws, unsigned moves) noexcept {
    auto const before = people.standings[i];
    auto standing = before.raised(moves >> Mover::rises_shift);
    for (auto practices = moves & Mover::practices; practices != 0; practices &= practices - 1) {
        auto const p = static_cast<std::size_t>(std::countr_zero(practices));
        int const step = Step{view, people, i, seen, before, p, random::uniform(draws[p])}.move();
        if (step != 0)
            standing.set_rung(p, static_cast<unsigned>(static_cast<int>(before.rung(p)) + step));
    }
    bool const complies = (before.bits() >> 9 & 7U) != 0;
    if ((moves & Mover::complying) != 0 && (view.climate.mandate_strength > 0.0 || complies))
        comply(view, people, i, before, standing);
    return standing;
}

}  // namespace diorama::mechanisms

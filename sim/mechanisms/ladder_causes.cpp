#include "mechanisms/ladder_causes.hpp"

#include <algorithm>
#include <array>

#include "mechanisms/ladder_terms.hpp"
#include "numerics/portable.hpp"
#include "random/draw.hpp"

namespace diorama::mechanisms {

namespace {

using people::Rung;

/// Sizes with names, of which the largest two are kept. Of equal ones the first counts; what is not
/// above 0 does not count at all.
template <class Name>
class Largest {
public:
    void add(Name name, double size) {
        if (size <= 0.0) return;
        sum_ += size;
        if (size > first_) {
            second_ = first_;
            second_name_ = first_name_;
            first_ = size;
            first_name_ = name;
        } else if (size > second_) {
            second_ = size;
            second_name_ = name;
        }
    }
    Name first() const { return first_name_; }
    Causes causes() const {
        Causes all{first_name_, second_name_, 1.0, 0.0};
        if (sum_ > 0.0) {
            all.main_share = first_ / sum_;
            all.second_share = second_ / sum_;
        }
        return all;
    }

private:
    double sum_ = 0.0, first_ = 0.0, second_ = 0.0;
    Name first_name_{}, second_name_{};
};

/// What one person saw of one practice this week.
struct Saw {
    double aware;
    double in_use;
    std::size_t practice;
};

double leader_part(Meets const& m, std::size_t practice) {
    bool const uses = m.manager == nullptr || m.manager->rungs[practice] >= unsigned(Rung::in_use);
    return uses ? m.presence : 0.0;
}

Causes why_aware(LadderView const& v, Meets const& m, Saw const& seen) {
    Largest<Cause> pushes;
    pushes.add(Cause::colleagues, v.rates.contact_rate_per_week * seen.aware);
    pushes.add(Cause::message, v.rates.message_rate_per_week * m.message);
    return pushes.causes();
}

Causes why_willing(LadderView const& v, Readiness const& readiness, people::People const& people,
                   Meets const& m, Saw const& seen, std::size_t i, bool complied) {
    auto const& influence = v.influence;
    double const h = influence.hierarchy_weight;
    std::array<std::pair<Cause, double>, 9> const terms{
        {{Cause::colleagues, (1.0 - h) * m.talk * social_proof(seen.in_use, m.threshold)},
         {Cause::manager, h * hierarchy_pull(m, seen.practice)},
         {Cause::energy, influence.energy_weight * static_cast<double>(people.energy[i])},
         {Cause::trust, influence.trust_weight * (m.trust - 0.5)},
         {Cause::purpose, influence.purpose_weight * v.climate.purpose_share},
         {Cause::advantage, v.climate.advantage[seen.practice]},
         {Cause::product, static_cast<double>(people.product_advantage[i])},
         {Cause::personality,
          -influence.innovativeness_weight * static_cast<double>(people.innovativeness[i])},
         {Cause::internalisation, complied ? influence.internalisation : 0.0}}};
    double pushing = 0.0;
    for (auto const& [name, size] : terms) pushing += std::max(size, 0.0);
    double const led = v.rates.willing_rate_per_week *
                       willingness(v, readiness, m, seen.in_use, complied, seen.practice);
    Largest<Cause> pushes;
    pushes.add(Cause::spontaneous, v.rates.spontaneous_rate_per_week);
    if (pushing > 0.0)
        for (auto const& [name, size] : terms) pushes.add(name, led * size / pushing);
    return pushes.causes();
}

Causes why_trained(Meets const& m, double u) {
    return {u < m.seat_chance ? Cause::seat : Cause::helper, Cause::none, 1.0, 0.0};
}

Causes why_in_use(LadderView const& v, Meets const& m, Saw const& seen) {
    double const colleagues = std::min(seen.in_use, 1.0);
    double const near = std::max(colleagues, m.support);
    Largest<Cause> pushes;
    pushes.add(Cause::alone, v.rates.alone_share);
    pushes.add(colleagues >= m.support ? Cause::colleagues : Cause::support,
               (1.0 - v.rates.alone_share) * near);
    return pushes.causes();
}

Causes why_habitual(LadderView const& v, Meets const& m, Saw const& seen) {
    auto const& weights = v.reinforcement;
    Largest<Cause> pushes;
    pushes.add(Cause::manager, weights.leader_weight * leader_part(m, seen.practice));
    pushes.add(Cause::measurement, weights.measurement_weight * v.climate.measurement_share);
    pushes.add(Cause::colleagues, weights.colleague_weight * std::min(seen.in_use, 1.0));
    pushes.add(Cause::support, weights.support_weight * m.support);
    pushes.add(Cause::embedding, weights.embedding_weight * embedded(m.manager, seen.practice));
    return pushes.causes();
}

Causes why_fallen(LadderView const& v, Meets const& m, Saw const& seen) {
    auto const& weights = v.reinforcement;
    Largest<Cause> missing;
    missing.add(Cause::without_manager,
                weights.leader_weight * (1.0 - leader_part(m, seen.practice)));
    missing.add(Cause::without_measurement,
                weights.measurement_weight * (1.0 - v.climate.measurement_share));
    missing.add(Cause::without_colleagues,
                weights.colleague_weight * (1.0 - std::min(seen.in_use, 1.0)));
    missing.add(Cause::without_support, weights.support_weight * (1.0 - m.support));
    missing.add(Cause::without_embedding,
                weights.embedding_weight * (1.0 - embedded(m.manager, seen.practice)));
    return missing.causes();
}

/// The flag beside the rung: it came with a mandate, lapsed without one, or own use made it void.
void explain_flag(std::uint32_t person, std::size_t p, people::Standing before,
                  people::Standing after, std::vector<Move>& moves) {
    if (before.complied(p) == after.complied(p)) return;
    if (after.complied(p))
        moves.emplace_back(person, p, before.rung(p), complied_place, Causes{Cause::mandate});
    else
        moves.emplace_back(person, p, complied_place, after.rung(p),
                           Causes{after.uses(p) ? Cause::own_use : Cause::mandate_ended});
}

Hold holds_unaware(LadderView const& v, Meets const& m, Saw const& seen) {
    double const contact = v.rates.contact_rate_per_week;
    double const message = v.rates.message_rate_per_week;
    if (2.0 * (contact * seen.aware + message * m.message) >= contact + message)
        return Hold::only_time;
    Largest<Hold> missing;
    missing.add(Hold::colleagues_unaware, contact * (1.0 - seen.aware));
    missing.add(Hold::no_message, message * (1.0 - m.message));
    return missing.first();
}

/// Of the three factors of a manager's example, the one that is smallest.
Hold weakest_of_manager(Meets const& m, std::size_t practice) {
    double const rung = m.manager != nullptr ? m.manager->rungs[practice] / 5.0 : 1.0;
    double const trust = 0.5 + 0.5 * m.trust;
    if (rung <= m.presence && rung <= trust) return Hold::manager_not_using;
    return m.presence <= trust ? Hold::manager_absent : Hold::little_trust;
}

Hold holds_aware(LadderView const& v, Readiness const& readiness, people::People const& people,
                 Meets const& m, Saw const& seen, std::size_t i, bool complied) {
    auto const& influence = v.influence;
    auto const& rates = v.rates;
    double const hazard = rates.spontaneous_rate_per_week +
                          rates.willing_rate_per_week *
                              willingness(v, readiness, m, seen.in_use, complied, seen.practice);
    if (2.0 * hazard >= rates.spontaneous_rate_per_week + rates.willing_rate_per_week)
        return Hold::only_time;
    double const h = influence.hierarchy_weight;
    Largest<Hold> missing;
    missing.add(Hold::colleagues_not_using,
                (1.0 - h) * (1.0 - m.talk * social_proof(seen.in_use, m.threshold)));
    missing.add(weakest_of_manager(m, seen.practice), h * (1.0 - hierarchy_pull(m, seen.practice)));
    missing.add(Hold::late_personality,
                influence.innovativeness_weight * static_cast<double>(people.innovativeness[i]));
    missing.add(Hold::little_purpose, influence.purpose_weight * (1.0 - v.climate.purpose_share));
    missing.add(Hold::reactance, m.reactance);
    missing.add(Hold::friction, team_friction(v, m, seen.practice));
    missing.add(Hold::low_energy, -influence.energy_weight * static_cast<double>(people.energy[i]));
    missing.add(Hold::little_trust, influence.trust_weight * (0.5 - m.trust));
    missing.add(Hold::no_advantage, -v.climate.advantage[seen.practice]);
    return missing.first();
}

Hold holds_willing(Meets const& m) {
    double const chance = 1.0 - (1.0 - m.seat_chance) * (1.0 - numerics::chance(m.helped_rate));
    return 2.0 * chance >= 1.0 ? Hold::only_time : Hold::no_seat;
}

Hold holds_trained(LadderView const& v, Meets const& m, Saw const& seen) {
    double const near = std::max(std::min(seen.in_use, 1.0), m.support);
    double const helped = v.rates.alone_share + (1.0 - v.rates.alone_share) * near;
    double const time = std::min(1.0, 2.0 * m.free);
    if (2.0 * time * m.tools * helped >= 1.0) return Hold::only_time;
    if (time <= m.tools && time <= helped) return Hold::no_time;
    return m.tools <= helped ? Hold::poor_tools : Hold::no_help_near;
}

}  // namespace

void explain_move(LadderView const& view, people::People const& people, std::size_t i,
                  Seen const& around, PersonDraws const& draws, people::Standing after,
                  std::vector<Move>& moves) {
    auto const& readiness = view.readiness;
    auto const before = people.standings[i];
    auto const person = static_cast<std::uint32_t>(i);
    Meets const m = meet(view, people, around, i);
    for (std::size_t p = 0; p < people::practice_count; ++p) {
        unsigned const from = before.rung(p);
        unsigned const to = after.rung(p);
        Saw const seen{static_cast<double>(around.aware[p]), static_cast<double>(around.in_use[p]),
                       p};
        auto const why = [&]() -> Causes {
            if (to < from) return why_fallen(view, m, seen);
            switch (static_cast<Rung>(to)) {
                case Rung::unaware:
                    break;
                case Rung::aware:
                    return why_aware(view, m, seen);
                case Rung::willing:
                    return why_willing(view, readiness, people, m, seen, i, before.complied(p));
                case Rung::trained:
                    return why_trained(m, random::uniform(draws[p]));
                case Rung::in_use:
                    return why_in_use(view, m, seen);
                case Rung::habitual:
                    return why_habitual(view, m, seen);
            }
            return {};
        };
        if (from != to) moves.emplace_back(person, p, from, to, why());
        explain_flag(person, p, before, after, moves);
    }
}

Held explain_hold(LadderView const& view, people::People const& people, std::size_t i,
                  Seen const& around, people::Standing after) {
    Held held;
    held.fill(Hold::nothing);
    auto const before = people.standings[i];
    if (!before.present()) return held;
    auto const& readiness = view.readiness;
    Meets const m = meet(view, people, around, i);
    for (std::size_t p = 0; p < people::practice_count; ++p) {
        if (before.uses(p) || after.rung(p) > before.rung(p)) continue;
        Saw const seen{static_cast<double>(around.aware[p]), static_cast<double>(around.in_use[p]),
                       p};
        switch (static_cast<Rung>(before.rung(p))) {
            case Rung::unaware:
                held[p] = holds_unaware(view, m, seen);
                break;
            case Rung::aware:
                held[p] = holds_aware(view, readiness, people, m, seen, i, before.complied(p));
                break;
            case Rung::willing:
                held[p] = holds_willing(m);
                break;
            case Rung::trained:
                held[p] = holds_trained(view, m, seen);
                break;
            case Rung::in_use:
            case Rung::habitual:
                break;
        }
    }
    return held;
}

}  // namespace diorama::mechanisms

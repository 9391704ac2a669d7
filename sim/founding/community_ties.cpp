#include "founding/community_ties.hpp"

#include <algorithm>
#include <cassert>

#include "founding/rewiring.hpp"
#include "founding/tie_chances.hpp"
#include "founding/tree_rings.hpp"
#include "random/draw.hpp"

namespace diorama::founding {
namespace {

constexpr unsigned furthest = 6;
constexpr std::uint32_t department_circle = 16;
constexpr double most_chance = 0.95;

/// The people `up` steps to a common manager and `down` steps below it from someone.
struct Ring {
    unsigned distance;
    TreeRings::Range all;     ///< that far below the common manager …
    TreeRings::Range branch;  ///< … less those in one's own branch
    double kept;              ///< 1, or less where more stand there than the chances are meant for
    std::uint32_t size() const noexcept { return all.size() - branch.size(); }
    std::uint32_t at(std::uint32_t k) const noexcept {
        std::uint32_t const place = all.first + k;
        return place < branch.first ? place : place + branch.size();
    }
};

class Weaver {
public:
    Weaver(org::Hierarchy const& hierarchy, std::span<std::uint16_t const> departments,
           CommunityTies const& p, std::uint64_t seed)
        : rings_(hierarchy), departments_(departments), p_(p), seed_(seed) {
        people_.reserve(rings_.headcount());
        for (std::uint32_t place = 0; place < rings_.headcount(); ++place)
            people_.push_back(sociability(seed, rings_.person_at(place)));
    }

    org::TieList weave() {
        count_pairs();
        share_out();
        for (std::uint32_t i = 0; i < rings_.headcount(); ++i) tie_near(i);
        tie_department_circles();
        if (anywhere_ > 0.0)
            for (std::uint32_t i = 0; i < rings_.headcount(); ++i) tie_anywhere(i);
        org::TieList ties(rings_.headcount(), std::move(ties_));
        ties.forget_weights();  // two who found each other are tied once
        return ties;
    }

private:
    /// Calls see(ring) for each ring whose pairs are this person's to draw: the deeper of two
    /// draws, and of two equally deep ones each sees the other.
    template <class See>
    void each_ring(std::uint32_t i, See&& see) const {
        std::uint32_t branch = i;
        std::uint32_t common = rings_.manager_of(i);
        for (unsigned up = 1; up <= furthest && common != TreeRings::none; ++up) {
            TreeRings::Range all{common, common + 1};
            TreeRings::Range own{};
            for (unsigned down = 0; down <= up && up + down <= furthest; ++down) {
                if (down > 0) {
                    all = rings_.below(common, down);
                    own = rings_.below(branch, down - 1);
                }
                if (all.size() == own.size()) continue;
                std::uint32_t const mine =
                    up == down ? all.size() : rings_.below(common, up).size();
                see(Ring{up + down, all,
                         own.size() > 0 ? own : TreeRings::Range{all.last, all.last},
                         kept(std::max(all.size(), mine), up)},
                    up == down);
            }
            branch = common;
            common = rings_.manager_of(common);
        }
    }

    /// The share of pairs that the chances are meant for where so many stand in one ring.
    double kept(std::uint32_t widest, unsigned up) const {
        std::uint32_t const limit = up <= 1 ? p_.team_people : p_.circle_people;
        return widest > limit ? static_cast<double>(limit) / widest : 1.0;
    }

    /// True when no chance of a near tie covers this pair: too many steps, or too crowded a ring.
    bool far_apart(std::uint32_t i, std::uint32_t j) const {
        auto const met = rings_.meeting(i, j, furthest);
        if (met.common == TreeRings::none) return true;
        std::uint32_t const widest = std::max(rings_.below(met.common, met.from_a).size(),
                                              rings_.below(met.common, met.from_b).size());
        return kept(widest, std::max(met.from_a, met.from_b)) < 1.0;
    }

    /// Expected pairs at each distance, and pairs that no distance covers.
    void count_pairs() {
        double near = 0.0;
        for (std::uint32_t i = 0; i < rings_.headcount(); ++i)
            each_ring(i, [&](Ring const& ring, bool mutual) {
                double const pairs = ring.size() * (mutual ? 0.5 : 1.0);
                pairs_[ring.distance] += pairs * ring.kept;
                near += pairs * ring.kept;
            });
        double const people = static_cast<double>(rings_.headcount());
        far_pairs_ = std::max(0.0, people * (people - 1.0) / 2.0 - near);
    }

    /// Chances near, and how many ties further away make up the number of ties a person has.
    void share_out() {
        double const wanted = p_.ties_per_person * static_cast<double>(rings_.headcount()) / 2.0;
        std::array<double, furthest> shares = p_.distance_shares();
        double near = 0.0;
        for (unsigned d = 1; d <= furthest; ++d) near += shares[d - 1] * pairs_[d];
        if (near > wanted)
            for (double& share : shares) share *= wanted / near;
        for (unsigned d = 1; d <= furthest; ++d)
            near_.emplace_back(shares[d - 1], p_.activity_spread, p_.crowd_pull);
        // Further away nobody is tied more closely than six steps away.
        far_ = std::clamp(wanted - near, 0.0, shares[furthest - 1] * far_pairs_);
    }

    void add(std::uint32_t i, std::uint32_t j) {
        ties_.add({rings_.person_at(i), rings_.person_at(j), 1.0F, org::TieOrigin::generated});
    }

    random::Sequence draws(std::uint32_t place, std::uint32_t nth) const {
        // Purposes within one person's ties lie far apart on the count of draws.
        return random::Sequence({seed_, random::Purpose::founding_ties, 0,
                                 static_cast<std::uint32_t>(rings_.person_at(place)),
                                 nth << 28U | 1U});
    }

    void tie_near(std::uint32_t i) {
        random::Sequence sequence = draws(i, 0);
        each_ring(i, [&](Ring const& ring, bool mutual) {
            TieChances const& chances = near_[ring.distance - 1];
            if (ring.kept == 1.0) {
                for (std::uint32_t k = 0; k < ring.size(); ++k) {
                    std::uint32_t const j = ring.at(k);
                    if (mutual && j <= i) continue;
                    if (chances.drawn(people_[i], people_[j], sequence.next_word())) add(i, j);
                }
                return;
            }
            // A crowded ring: as many candidates as the limit allows, whoever they are.
            double const expected = ring.size() * ring.kept * (mutual ? 0.5 : 1.0);
            std::uint32_t candidates = static_cast<std::uint32_t>(expected);
            if (sequence.next_uniform() < expected - candidates) ++candidates;
            for (std::uint32_t k = 0; k < candidates; ++k) {
                std::uint32_t const j = ring.at(random::below(sequence.next_word(), ring.size()));
                if (chances.drawn(people_[i], people_[j], sequence.next_word())) add(i, j);
            }
        });
    }

    /// People of a department in random circles: counted out once, so that no one is in two.
    std::vector<std::vector<std::uint32_t>> department_circles() const {
        std::size_t department_count = 0;
        for (std::uint16_t const d : departments_)
            department_count = std::max<std::size_t>(department_count, d + 1U);
        std::vector<std::uint32_t> sizes(department_count, 0);
        for (std::uint16_t const d : departments_) ++sizes[d];
        std::vector<std::uint32_t> first(department_count + 1, 0);
        for (std::size_t d = 0; d < department_count; ++d)
            first[d + 1] = first[d] + (sizes[d] + department_circle - 1) / department_circle;
        std::vector<std::vector<std::uint32_t>> circles(first.back());
        for (std::uint32_t i = 0; i < rings_.headcount(); ++i) {
            std::uint16_t const d = departments_[org::row(rings_.person_at(i))];
            std::uint32_t const count = first[d + 1U] - first[d];
            circles[first[d] + random::below(draws(i, 1).next_word(), count)].push_back(i);
        }
        return circles;
    }

    void tie_department_circles() {
        if (far_ <= 0.0 || p_.department_share <= 0.0) {
            anywhere_ = far_;
            return;
        }
        auto const circles = department_circles();
        // How likely a tie is depends on how many pairs are far apart, so all are looked at first.
        std::vector<bool> apart;
        std::size_t possible_count = 0;
        each_pair(circles, [&](std::uint32_t i, std::uint32_t j) {
            apart.push_back(far_apart(i, j));
            possible_count += apart.back() ? 1U : 0U;
        });
        double const possible = static_cast<double>(possible_count);
        double const most = std::min(p_.distance_2_share, most_chance) * possible;
        double const within = std::min(far_ * p_.department_share, most);
        anywhere_ = far_ - within;
        if (within <= 0.0) return;
        TieChances const chances(within / possible, p_.activity_spread, p_.crowd_pull);
        random::Sequence sequence = draws(0, 3);
        std::uint32_t whose = TreeRings::none;
        std::size_t pair = 0;
        each_pair(circles, [&](std::uint32_t i, std::uint32_t j) {
            if (!apart[pair++]) return;
            if (i != whose) sequence = draws(whose = i, 3);
            if (chances.drawn(people_[i], people_[j], sequence.next_word())) add(i, j);
        });
    }

    using Circles = std::vector<std::vector<std::uint32_t>>;
    template <class See>
    static void each_pair(Circles const& circles, See&& see) {
        for (std::vector<std::uint32_t> const& circle : circles)
            for (std::size_t x = 0; x < circle.size(); ++x)
                for (std::size_t y = x + 1; y < circle.size(); ++y) see(circle[x], circle[y]);
    }

    /// Ties to anyone who is far away; active people reach out more and are reached more.
    void tie_anywhere(std::uint32_t i) {
        random::Sequence sequence = draws(i, 2);
        double const people = static_cast<double>(rings_.headcount());
        double const expected = anywhere_ / people * activity_[people_[i].activity];
        std::uint32_t count = random::poisson(std::min(expected, 400.0), sequence.next_uniform());
        // In a small firm nearly everyone is near: then some find nobody, as they should.
        for (std::uint32_t tries = 64 * count; count > 0 && tries > 0; --tries) {
            std::uint32_t const j =
                random::below(sequence.next_word(), static_cast<std::uint32_t>(rings_.headcount()));
            double const welcome = activity_[people_[j].activity] / activity_.back();
            if (sequence.next_uniform() >= welcome) continue;
            if (i == j || !far_apart(i, j)) continue;
            add(i, j);
            --count;
        }
    }

    TreeRings rings_;
    std::span<std::uint16_t const> departments_;
    CommunityTies const& p_;
    std::uint64_t seed_;
    std::array<double, activity_classes> activity_ = activities(p_.activity_spread);
    std::vector<Sociability> people_;  ///< [places]
    std::array<double, furthest + 1> pairs_{};
    double far_pairs_ = 0.0;
    double far_ = 0.0;
    double anywhere_ = 0.0;
    std::vector<TieChances> near_;  ///< [distance - 1]
    org::LooseTies ties_;
};

}  // namespace

CommunityTies any_mail() noexcept {
    CommunityTies p;
    p.ties_per_person = 41.4;
    p.distance_1_share = 0.61;
    p.distance_2_share = 0.46;
    p.distance_3_share = 0.33;
    p.distance_4_share = 0.24;
    p.distance_5_share = 0.21;
    p.distance_6_share = 0.19;
    return p;
}

org::TieList weave_ties(org::Hierarchy const& hierarchy, std::span<std::uint16_t const> departments,
                        CommunityTies const& p, std::uint64_t seed) {
    assert(departments.size() == hierarchy.headcount());
    org::TieList ties = Weaver(hierarchy, departments, p, seed).weave();
    if (p.rewired_share <= 0.0) return ties;
    std::vector<std::uint64_t> keys = ties.keys();
    ties = {};
    keys = rewired(std::move(keys), hierarchy.headcount(), p.rewired_share, seed);
    return {hierarchy.headcount(), keys, org::TieOrigin::generated};
}

std::vector<org::Tie> generate_ties(org::Hierarchy const& hierarchy,
                                    std::span<std::uint16_t const> departments,
                                    CommunityTies const& p, std::uint64_t seed) {
    return weave_ties(hierarchy, departments, p, seed).list();
}

}  // namespace diorama::founding

#include "viewer/map/layout.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace diorama::viewer::map {

namespace {

constexpr float whole_turn = 2.0F * std::numbers::pi_v<float>;

/// How far down the reporting lines each row comes, so that teams stay together.
std::vector<std::uint32_t> walk_order(org::Hierarchy const& lines) {
    std::vector<std::uint32_t> rank(lines.headcount());
    std::vector<org::PersonId> open(lines.roots.rbegin(), lines.roots.rend());
    std::uint32_t next = 0;
    while (!open.empty()) {
        auto const who = open.back();
        open.pop_back();
        rank[org::row(who)] = next++;
        auto const reports = lines.reports_of(who);
        open.insert(open.end(), reports.rbegin(), reports.rend());
    }
    return rank;
}

/// The part of `order` that holds one department.
struct Share {
    std::uint16_t department;
    std::uint32_t first, last;
    std::size_t places;
};

/// Rows by department (largest first would tear neighbours apart: the chart's order), then depth,
/// then teams.
std::vector<Share> sort_people(org::Organisation const& organisation, Layout& layout) {
    auto const rank = walk_order(organisation.hierarchy);
    auto const& depths = organisation.hierarchy.depths;
    auto const& departments = organisation.departments;
    layout.order.resize(organisation.headcount());
    std::iota(layout.order.begin(), layout.order.end(), 0U);
    std::sort(layout.order.begin(), layout.order.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (departments[a] != departments[b]) return departments[a] < departments[b];
        if (depths[a] != depths[b]) return depths[a] < depths[b];
        return rank[a] < rank[b];
    });
    std::vector<Share> shares;
    for (std::uint32_t i = 0; i < layout.order.size(); ++i) {
        auto const department = departments[layout.order[i]];
        if (shares.empty() || shares.back().department != department)
            shares.push_back({department, i, i, 0});
        shares.back().last = i + 1;
    }
    return shares;
}

/// Cuts each department into places of at most `per_place` people, never across layers.
void cut_places(org::Organisation const& organisation, std::vector<Share>& shares, Layout& layout) {
    layout.place_of.resize(organisation.headcount());
    layout.offsets.assign(1, 0);
    auto const& depths = organisation.hierarchy.depths;
    for (Share& share : shares) {
        std::size_t const before = layout.offsets.size();
        for (std::uint32_t i = share.first; i < share.last;) {
            std::uint32_t end = i;
            while (end < share.last && end - i < layout.people_per_place &&
                   depths[layout.order[end]] == depths[layout.order[i]]) {
                layout.place_of[layout.order[end]] =
                    static_cast<std::uint32_t>(layout.offsets.size() - 1);
                ++end;
            }
            layout.offsets.push_back(end);
            i = end;
        }
        share.places = layout.offsets.size() - before;
    }
}

struct Spot {
    ImVec2 at;
    float angle, radius;
};

/// Spots of a wedge, ring after ring from the inside, until there are `count` or the rim is
/// reached.
std::vector<Spot> spots_of(float from, float to, float inner, float spacing, std::size_t count) {
    std::vector<Spot> spots;
    for (float radius = inner; radius <= 1.0F && spots.size() < count; radius += spacing * 0.92F) {
        auto const fits = static_cast<int>((to - from) * radius / spacing + 0.15F);
        std::size_t const wanted = count - spots.size();
        int const seats =
            static_cast<int>(std::min<std::size_t>(static_cast<std::size_t>(fits), wanted));
        for (int i = 0; i < seats; ++i) {
            // A last ring that is not full is spread over the whole width.
            float const angle =
                from + (to - from) * (static_cast<float>(i) + 0.5F) / static_cast<float>(seats);
            spots.push_back({{std::sin(angle) * radius, -std::cos(angle) * radius}, angle, radius});
        }
    }
    return spots;
}

/// Those of one layer sit by angle, so that a team is a slice and not a ring.
void seat_layers(org::Organisation const& organisation, Layout& layout, std::size_t first_place,
                 std::vector<Spot>& spots) {
    auto const depth_at = [&](std::size_t place) {
        return organisation.hierarchy.depths[layout.order[layout.offsets[first_place + place]]];
    };
    for (std::size_t i = 0; i < spots.size();) {
        std::size_t end = i;
        while (end < spots.size() && depth_at(end) == depth_at(i)) ++end;
        std::sort(spots.begin() + static_cast<long>(i), spots.begin() + static_cast<long>(end),
                  [](Spot const& a, Spot const& b) {
                      return a.angle != b.angle ? a.angle < b.angle : a.radius < b.radius;
                  });
        for (std::size_t k = i; k < end; ++k) layout.places[first_place + k] = spots[k].at;
        i = end;
    }
}

/// Sunflower seeds: even over a small disc, the first in the centre.
void seat_middle(Layout& layout, std::size_t first_place, std::size_t count) {
    constexpr float golden_angle = 2.39996323F;
    for (std::size_t i = 0; i < count; ++i) {
        float const radius = layout.spacing * 0.62F * std::sqrt(static_cast<float>(i));
        float const angle = golden_angle * static_cast<float>(i);
        layout.places[first_place + i] = {std::sin(angle) * radius, -std::cos(angle) * radius};
    }
}

/// Seats everybody with wedges as wide as their weights say.
/// Returns  the wedges that are too narrow for their people
std::vector<std::size_t> try_weights(org::Organisation const& organisation,
                                     std::vector<Share> const& shares, std::size_t middle,
                                     std::vector<double> const& weights, Layout& layout) {
    std::size_t const wedge_count = shares.size() - (middle < shares.size() ? 1 : 0);
    float const gap =
        wedge_count > 1 ? std::min(0.035F, 0.25F / static_cast<float>(wedge_count)) : 0.0F;
    std::size_t const in_middle = middle < shares.size() ? shares[middle].places : 0;
    layout.middle_radius =
        in_middle == 0 ? layout.spacing * 1.5F
                       : layout.spacing * (0.62F * std::sqrt(static_cast<float>(in_middle)) + 1.2F);
    float const inner = std::max(layout.middle_radius + layout.spacing * 0.9F, 0.2F);
    double sum = 0.0;
    for (double const weight : weights) sum += weight;
    float const open = whole_turn - gap * static_cast<float>(wedge_count);
    layout.wedges.clear();
    layout.places.assign(layout.offsets.size() - 1, {});
    std::vector<std::size_t> narrow;
    float angle = 0.0F;
    std::size_t place = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        Share const& share = shares[i];
        Wedge wedge{share.department, share.last - share.first, angle, angle, i == middle};
        if (i == middle) {
            seat_middle(layout, place, share.places);
        } else {
            float const width = open * static_cast<float>(weights[i] / sum);
            auto spots = spots_of(angle, angle + width, inner, layout.spacing, share.places);
            if (spots.size() < share.places)
                narrow.push_back(i);
            else
                seat_layers(organisation, layout, place, spots);
            wedge.to_angle = angle + width;
            angle += width + gap;
        }
        layout.wedges.push_back(wedge);
        place += share.places;
    }
    return narrow;
}

/// Wedges that are too narrow are widened until all hold their people, at this spacing.
bool try_spacing(org::Organisation const& organisation, std::vector<Share> const& shares,
                 std::size_t middle, Layout& layout) {
    std::vector<double> weights;
    for (std::size_t i = 0; i < shares.size(); ++i)
        weights.push_back(i == middle ? 0.0 : static_cast<double>(shares[i].places));
    for (int attempt = 0; attempt < 30; ++attempt) {
        auto const narrow = try_weights(organisation, shares, middle, weights, layout);
        if (narrow.empty()) return true;
        // Where nearly all are too narrow, there are too many people for this spacing.
        if (attempt > 3 && narrow.size() * 2 > shares.size()) return false;
        for (std::size_t const i : narrow) weights[i] *= 1.06;
    }
    return false;
}

}  // namespace

Layout lay_out(org::Organisation const& organisation, std::size_t most_places) {
    Layout layout;
    std::size_t const headcount = organisation.headcount();
    if (headcount == 0) {
        layout.offsets.assign(1, 0);
        return layout;
    }
    layout.people_per_place = static_cast<std::uint32_t>((headcount + most_places - 1) /
                                                         std::max<std::size_t>(most_places, 1));
    auto shares = sort_people(organisation, layout);
    cut_places(organisation, shares, layout);
    std::size_t middle = shares.size();
    auto const& roots = organisation.hierarchy.roots;
    if (!roots.empty() && shares.size() > 1)
        for (std::size_t i = 0; i < shares.size(); ++i)
            if (shares[i].department == organisation.departments[org::row(roots.front())] &&
                (shares[i].last - shares[i].first) * 25U <= headcount + 75U)
                middle = i;
    layout.spacing =
        std::min(0.3F, 1.95F / std::sqrt(static_cast<float>(layout.offsets.size() - 1)));
    while (!try_spacing(organisation, shares, middle, layout)) layout.spacing *= 0.97F;
    return layout;
}

Finder::Finder(Layout const& layout) : places_(layout.places) {
    side_ = std::clamp(static_cast<int>(std::sqrt(static_cast<float>(places_.size()))), 1, 256);
    auto const cells = static_cast<std::size_t>(side_) * static_cast<std::size_t>(side_);
    offsets_.assign(cells + 1, 0);
    for (auto const& place : places_) ++offsets_[cell_of(place) + 1];
    std::partial_sum(offsets_.begin(), offsets_.end(), offsets_.begin());
    members_.resize(places_.size());
    auto next = offsets_;
    for (std::uint32_t i = 0; i < places_.size(); ++i) members_[next[cell_of(places_[i])]++] = i;
}

std::size_t Finder::cell_of(ImVec2 point) const {
    auto const along = [&](float value) {
        return std::clamp(static_cast<int>((value + 1.0F) / 2.0F * static_cast<float>(side_)), 0,
                          side_ - 1);
    };
    return static_cast<std::size_t>(along(point.y) * side_ + along(point.x));
}

std::size_t Finder::nearest(ImVec2 point, float reach) const {
    if (places_.empty() || std::abs(point.x) > 2.0F || std::abs(point.y) > 2.0F) return none;
    std::size_t best = none;
    float best_squared = reach * reach;
    float const cell = 2.0F / static_cast<float>(side_);
    int const around = std::clamp(static_cast<int>(std::ceil(reach / cell)), 1, side_);
    auto const centre = static_cast<int>(cell_of(point));
    for (int dy = -around; dy <= around; ++dy)
        for (int dx = -around; dx <= around; ++dx) {
            int const x = centre % side_ + dx;
            int const y = centre / side_ + dy;
            if (x < 0 || y < 0 || x >= side_ || y >= side_) continue;
            auto const at = static_cast<std::size_t>(y * side_ + x);
            for (std::uint32_t k = offsets_[at]; k < offsets_[at + 1]; ++k) {
                ImVec2 const place = places_[members_[k]];
                float const squared = (place.x - point.x) * (place.x - point.x) +
                                      (place.y - point.y) * (place.y - point.y);
                if (squared > best_squared) continue;
                best_squared = squared;
                best = members_[k];
            }
        }
    return best;
}

Wedge const* wedge_at(Layout const& layout, ImVec2 point) {
    float const radius = std::hypot(point.x, point.y);
    if (radius > 1.02F || radius < layout.middle_radius) return nullptr;
    float angle = std::atan2(point.x, -point.y);
    if (angle < 0.0F) angle += whole_turn;
    for (Wedge const& wedge : layout.wedges)
        if (!wedge.middle && angle >= wedge.from_angle && angle <= wedge.to_angle) return &wedge;
    return nullptr;
}

}  // namespace diorama::viewer::map

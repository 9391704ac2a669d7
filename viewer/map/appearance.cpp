#include "viewer/map/appearance.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "viewer/charts/palette.hpp"

namespace diorama::viewer::map {

namespace {

float level_of(live::Dot const& dot, Scheme scheme) {
    switch (scheme) {
        case Scheme::ladder: {
            unsigned sum = 0;
            for (std::size_t p = 0; p < people::practice_count; ++p) sum += dot.standing.rung(p);
            return static_cast<float>(sum) / 3.0F;
        }
        case Scheme::energy:
            return static_cast<float>(dot.energy_percent) / 100.0F;
        case Scheme::trust:
            return static_cast<float>(dot.trust_percent) / 100.0F;
        case Scheme::availability:
            return static_cast<float>(dot.availability_percent) / 100.0F;
        case Scheme::net_energy:
            return static_cast<float>(dot.net_energy_percent) / 100.0F;
    }
    return 0.0F;
}

Post post_of(people::Standing standing) {
    if (standing.in_unit()) return Post::unit;
    if (standing.in_project()) return Post::project;
    if (standing.local_staff()) return Post::local_staff;
    return Post::ordinary;
}

Shape shape_of(Post post) {
    switch (post) {
        case Post::unit:
            return Shape::diamond;
        case Post::project:
            return Shape::triangle;
        default:
            return Shape::disc;
    }
}

Dot in_post(Dot dot, Sight const& sight) {
    dot.shape = static_cast<std::uint32_t>(shape_of(sight.post));
    if (sight.post != Post::ordinary) {
        dot.shape |= rim_bit;
        dot.radius *= 1.3F;
    }
    return dot;
}

}  // namespace

std::string_view scheme_name(Scheme scheme) {
    static constexpr std::array<std::string_view, scheme_count> names{"Ladder", "Energy", "Trust",
                                                                      "Free time", "Net energy"};
    return names[static_cast<std::size_t>(scheme)];
}

std::string_view scheme_key(Scheme scheme) {
    static constexpr std::array<std::string_view, scheme_count> keys{
        "grey and small: not heard of it; dark, full and large: uses it by habit",
        "orange: drained; green: energised; large: strongly so",
        "yellow and large: trusts the leadership; dark and small: does not",
        "yellow and large: has time for new ways; dark and small: has none",
        "green: gives others energy; orange: takes it; large: strongly so"};
    return keys[static_cast<std::size_t>(scheme)];
}

Sight sight_of(live::Dot const& person, Scheme scheme) {
    people::Standing const standing = person.standing;
    Sight sight{.present_share = 0.0F};
    if (!standing.present()) return sight;
    unsigned complied = 0;
    for (std::size_t p = 0; p < people::practice_count; ++p)
        complied += standing.complied(p) && !standing.uses(p) ? 1U : 0U;
    sight.level = level_of(person, scheme);
    sight.uses_share = static_cast<float>(standing.uses_count()) / 3.0F;
    sight.complied_share = static_cast<float>(complied) / 3.0F;
    sight.present_share = 1.0F;
    sight.post = post_of(standing);
    return sight;
}

void see(live::Picture const& picture, Layout const& layout, Scheme scheme,
         std::vector<Sight>& sights) {
    std::size_t const places = layout.places.size();
    sights.resize(places);
    for (std::size_t place = 0; place < places; ++place) {
        auto const rows = layout.people_at(place);
        if (rows.size() == 1) {
            sights[place] = sight_of(picture.people[rows.front()], scheme);
            continue;
        }
        Sight sight{.present_share = 0.0F};
        float present = 0.0F;
        for (std::uint32_t const row : rows) {
            Sight const one = sight_of(picture.people[row], scheme);
            present += one.present_share;
            sight.level += one.level;
            sight.uses_share += one.uses_share;
            sight.complied_share += one.complied_share;
        }
        if (present > 0.0F) {
            sight.level /= present;
            sight.uses_share /= present;
            sight.complied_share /= present;
            sight.present_share = present / static_cast<float>(rows.size());
        }
        sights[place] = sight;
    }
}

Dot dot_of(Sight const& sight, Scheme scheme, bool dark) {
    Dot dot;
    switch (scheme) {
        case Scheme::ladder:
            dot.core = charts::rung_colour(sight.level, dark);
            dot.radius = 0.56F + 0.44F * std::min(sight.level / 4.0F, 1.0F);
            // Before anybody tries anything the dot is a small core in a pale body.
            dot.fill_share = 0.55F + 0.45F * std::min(sight.level / 4.0F, 1.0F);
            if (sight.complied_share > sight.uses_share + 0.3F) {
                dot.fill_share = 0.34F;  // obeys: a rim with hardly anything inside
                dot.shape |= rim_bit;
                dot.core = charts::category_colour(1, dark);
            }
            break;
        case Scheme::energy:
        case Scheme::net_energy:
            dot.core = charts::drained_energised(sight.level * 1.6F, dark);
            dot.radius = 0.5F + 0.5F * std::min(std::abs(sight.level) * 1.6F, 1.0F);
            dot.fill_share = sight.level < 0.0F ? 0.6F : 1.0F;
            break;
        case Scheme::trust:
        case Scheme::availability:
            dot.core = charts::cividis(sight.level);
            dot.radius = 0.45F + 0.55F * sight.level;
            dot.fill_share = 1.0F;
            break;
    }
    std::uint32_t const rim = dot.shape;
    dot = in_post(dot, sight);
    dot.shape |= rim;
    if (sight.present_share < 0.05F) {
        dot.radius = 0.35F;
        dot.fill_share = 0.0F;
    }
    return dot;
}

Dot difference_dot(Sight const& first, Sight const& second, Scheme scheme, bool dark) {
    float const full = scheme == Scheme::ladder ? 3.0F : 0.5F;
    float const ahead = std::clamp((second.level - first.level) / full, -1.0F, 1.0F);
    Dot dot;
    dot.core = charts::blue_orange(ahead, dark);
    dot.radius = 0.4F + 0.6F * std::sqrt(std::abs(ahead));
    dot.fill_share = ahead < 0.0F ? 0.6F : 1.0F;
    return dot;
}

}  // namespace diorama::viewer::map

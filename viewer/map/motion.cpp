#include "viewer/map/motion.hpp"

#include <algorithm>
#include <cmath>

namespace diorama::viewer::map {

namespace {

constexpr float growing_seconds = 0.18F;
constexpr float flying_seconds = 0.45F;
constexpr float flash_seconds = 0.6F;

/// Nearer to `goal` by `share`.
/// Returns  whether there is still a way to go
bool approach(float& value, float goal, float share, float near) {
    value += (goal - value) * share;
    if (std::abs(goal - value) > near) return true;
    value = goal;
    return false;
}

}  // namespace

void Motion::follow(std::vector<Sight> const& sights, std::vector<ImVec2> const& goals) {
    wanted_ = sights;
    goals_ = goals;
    moving_ = true;
    if (shown_.size() == wanted_.size()) {
        for (std::size_t i = 0; i < wanted_.size(); ++i)
            if (wanted_[i].uses_share > shown_[i].uses_share + 0.02F)
                flashes_[i] = std::min(1.0F, 3.0F * (wanted_[i].uses_share - shown_[i].uses_share));
        return;
    }
    settle();
}

void Motion::pass(float seconds) {
    if (!moving_) return;
    float const growth = 1.0F - std::exp(-seconds / growing_seconds);
    float const flight = 1.0F - std::exp(-seconds / flying_seconds);
    float const fading = std::exp(-seconds / flash_seconds);
    bool moving = false;
    for (std::size_t i = 0; i < wanted_.size(); ++i) {
        Sight& now = shown_[i];
        Sight const& goal = wanted_[i];
        now.post = goal.post;
        moving |= approach(now.level, goal.level, growth, 0.01F);
        moving |= approach(now.uses_share, goal.uses_share, growth, 0.01F);
        moving |= approach(now.complied_share, goal.complied_share, growth, 0.01F);
        moving |= approach(now.present_share, goal.present_share, growth, 0.01F);
        moving |= approach(places_[i].x, goals_[i].x, flight, 0.001F);
        moving |= approach(places_[i].y, goals_[i].y, flight, 0.001F);
        flashes_[i] *= fading;
        if (flashes_[i] < 0.02F) flashes_[i] = 0.0F;
        moving |= flashes_[i] > 0.0F;
    }
    moving_ = moving;
}

void Motion::settle() {
    shown_ = wanted_;
    places_ = goals_;
    flashes_.assign(wanted_.size(), 0.0F);
    moving_ = false;
}

}  // namespace diorama::viewer::map

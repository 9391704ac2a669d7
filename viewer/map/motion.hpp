#pragma once
#include <memory>
#include <vector>

#include "viewer/map/appearance.hpp"

namespace diorama::viewer::map {

/// Lets the map move from picture to picture: dots grow into what they become, flash when somebody
/// takes up a practice, and those called into a unit or a project fly there.
class Motion {
public:
    /// Takes    sights of the new picture; goals [places]: where each dot is to be, in disc units
    /// Call it when the picture, the scheme or the layout changes.
    void follow(std::vector<Sight> const& sights, std::vector<ImVec2> const& goals);

    /// Lets `seconds` pass; everything at once where they are many.
    void pass(float seconds);
    /// As it will be when it has come to rest, for shots.
    void settle();
    bool moving() const { return moving_; }

    std::vector<Sight> const& sights() const { return shown_; }
    std::vector<ImVec2> const& places() const { return places_; }
    std::vector<float> const& flashes() const { return flashes_; }  ///< [places, 0 to 1]

private:
    std::vector<Sight> shown_, wanted_;
    std::vector<ImVec2> places_, goals_;
    std::vector<float> flashes_;
    bool moving_ = false;
};

}  // namespace diorama::viewer::map

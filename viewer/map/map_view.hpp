#pragma once
#include <memory>
#include <vector>

#include "viewer/charts/look.hpp"
#include "viewer/map/appearance.hpp"
#include "viewer/map/ground.hpp"
#include "viewer/map/motion.hpp"
#include "viewer/map/ties_view.hpp"

namespace diorama::viewer::map {

/// How near the camera comes: so that of two million people each can be seen.
inline constexpr float most_zoom = 64.0F;

/// The part of the map that is shown: zoom 1 is all of it.
struct Camera {
    ImVec2 centre{0.0F, 0.0F};  ///< in disc units
    float zoom = 1.0F;
};

/// Which ties are drawn.
enum class TiesShown : std::uint8_t { none, of_chosen, strongest };

struct MapOptions {
    Scheme scheme = Scheme::ladder;
    Camera camera;
    TiesShown ties = TiesShown::of_chosen;
    org::PersonId chosen = org::no_person;
    bool chosen_team = false;
    std::vector<org::PersonId> pinned;
    org::PersonId blocker = org::no_person;  ///< because of whom a session slipped this week
    live::Picture const* other = nullptr;    ///< draw the difference of the picture to this one
    DotPainter* painter = nullptr;
    bool settled = false;  ///< without motion, for shots
};

/// What the mouse is over.
struct MapReading {
    bool inside = false;
    org::PersonId person = org::no_person;  ///< one of those at the place
    std::size_t people_here = 0;
    Wedge const* wedge = nullptr;
};

/// One branch's people on the ground.
class MapView {
public:
    /// Draws the map into the box.
    /// Takes    mouse in pixels; seconds since the last frame
    /// Returns  what the mouse is over
    MapReading draw(ImDrawList& list, ImVec2 from, ImVec2 to, Ground const& ground,
                    std::shared_ptr<live::Picture const> const& picture, MapOptions const& options,
                    charts::Look const& look, ImVec2 mouse, float seconds);

    /// Where a person's dot was drawn last, in pixels.
    ImVec2 place_on_screen(Ground const& ground, org::PersonId who) const;
    bool moving() const { return motion_.moving(); }

private:
    void follow(Ground const& ground, std::shared_ptr<live::Picture const> const& picture,
                MapOptions const& options);
    void draw_dots(ImDrawList& list, Ground const& ground, MapOptions const& options, bool dark);
    void add_people(Ground const& ground, std::size_t place, MapOptions const& options, bool dark);

    std::shared_ptr<live::Picture const> picture_;
    Scheme scheme_ = Scheme::ladder;
    Layout const* layout_ = nullptr;
    live::Picture const* other_ = nullptr;
    std::vector<Sight> sights_, other_sights_;
    Motion motion_;
    DotLayer dots_;
    Bundles bundles_;
    ImVec2 middle_{0, 0};
    float radius_ = 1.0F;  ///< of the disc, in pixels
    ImVec2 corner_{1, 1};  ///< of the box, in disc units: structures stand there
    ImVec2 followed_corner_{0, 0};
    bool near_ = false;  ///< so near that those who share a place are drawn one by one
};

}  // namespace diorama::viewer::map

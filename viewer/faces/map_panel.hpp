#pragma once
#include <array>
#include <future>
#include <memory>

#include "viewer/faces/scene.hpp"
#include "viewer/map/map_view.hpp"

namespace diorama::viewer::faces {

/// The organisation, once or once for each branch, with what the mouse does to it.
class MapPanel {
public:
    /// Draws the maps into the box; a click chooses a person, a double click the team, the wheel
    /// comes nearer, dragging moves the map.
    void draw(Scene& scene, Box box, map::DotPainter* painter);
    /// Whether dots are still on their way.
    bool moving() const;

private:
    struct Shown {
        std::size_t branch;
        std::size_t other;  ///< the branch that it is compared with; itself: none
    };
    void settle_ground(Scene& scene);
    void draw_one(Scene& scene, Box box, Shown shown, map::DotPainter* painter);
    void act(Scene& scene, map::MapReading const& reading, live::Picture const& picture);
    map::MapReading draw_as_rows(Scene& scene, Box box, Shown shown, ImVec2 mouse);
    map::MapReading draw_as_map(Scene& scene, Box box, Shown shown, map::DotPainter* painter,
                                ImVec2 mouse);
    void move_camera(Scene& scene, Box box);
    void move_rows();

    std::unique_ptr<map::Ground> ground_;
    std::future<std::unique_ptr<map::Ground>> seating_;  ///< of a large organisation
    std::array<map::MapView, live::most_branches> views_;
    bool dragged_ = false;
    std::size_t first_row_ = 0;       ///< where few people are rows
    std::size_t last_first_row_ = 0;  ///< as of the last frame
};

/// What is known of a person in a line or two: title, department, rungs.
std::string person_words(live::State const& state, live::Picture const& picture, org::PersonId who);

}  // namespace diorama::viewer::faces

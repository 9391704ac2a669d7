#pragma once
#include <memory>
#include <string>

#include "viewer/faces/scene.hpp"
#include "viewer/live/presenter.hpp"

namespace diorama::viewer::faces {

/// A run sheet in a room: what is asked, what was said, what came.
class Workshop {
public:
    void end(Choices& choices);
    bool running() const { return presenter_ != nullptr; }
    live::Presenter* presenter() { return presenter_.get(); }
    live::Presenter const* presenter() const { return presenter_.get(); }

    /// Begins the run sheet of what was opened since the last frame; what has none ends it.
    void settle(Scene& scene);
    /// Page down and page up: the step after, the step before.
    void next(Scene& scene);
    void back(Scene& scene);
    /// Arrow up, arrow down and enter: the room's guess, a fiftieth of what may be said at a time.
    void move_guess(Scene& scene, int steps);
    void enter_guess(Scene& scene);

    /// The band with the present step over the stage.
    /// Returns  what is left below it
    Box draw(Scene& scene, Box box);

private:
    enum class Visit : std::uint8_t { first, again };
    void enter(Scene& scene, Visit visit);
    /// Whether a guess is asked for; then the slider is where this step has it.
    bool asks();
    void draw_prediction(Scene& scene, Box box);
    void draw_reveal(Scene& scene, Box box);

    std::shared_ptr<live::Opened const> opened_;  ///< as of the last frame
    std::unique_ptr<live::Presenter> presenter_;
    double said_ = 0.0;  ///< on the slider
    std::size_t said_for_ = static_cast<std::size_t>(-1);
};

}  // namespace diorama::viewer::faces

#pragma once
#include <future>
#include <memory>
#include <string>

#include "viewer/faces/scene.hpp"
#include "viewer/live/presenter.hpp"

namespace diorama::viewer::faces {

/// A run sheet in a room: what is asked, what was said, what came.
class Workshop {
public:
    /// Reads a run sheet in the background and begins it.
    void begin(std::string const& path);
    void end();
    bool running() const { return presenter_ != nullptr; }
    /// Whether a run sheet is on its way.
    bool reading() const { return reading_.valid(); }
    live::Presenter* presenter() { return presenter_.get(); }

    /// Takes a sheet that has been read meanwhile; tells of problems.
    void settle(Scene& scene);
    /// Page down and page up: the step after, the step before.
    void next(Scene& scene);
    void back(Scene& scene);

    /// The band with the present step over the stage.
    /// Returns  what is left below it
    Box draw(Scene& scene, Box box);

    std::vector<problems::Problem> const& problems() const { return problems_; }

private:
    struct Read {
        scenario::RunSheet sheet;
        std::vector<problems::Problem> problems;
    };
    void enter(Scene& scene);
    void draw_prediction(Scene& scene, Box box);
    void draw_reveal(Scene& scene, Box box);

    std::future<Read> reading_;
    std::unique_ptr<live::Presenter> presenter_;
    bool begun_ = false;
    std::vector<problems::Problem> problems_;
    double said_ = 0.0;  ///< on the slider
    std::size_t said_for_ = static_cast<std::size_t>(-1);
};

}  // namespace diorama::viewer::faces

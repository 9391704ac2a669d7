#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace screen {

/// Pixels of a picture: four bytes each, top row first.
struct Pixels {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;

    std::uint32_t at(int x, int y) const;
    /// How many different colours there are, counted in steps of eight.
    std::size_t colours() const;
    /// Share of pixels in the box that differ clearly from the top left pixel of the picture.
    double inked_share(int left, int top, int right, int bottom) const;
    /// Share of pixels that are not the same in both.
    double changed_share(Pixels const& other) const;
};

/// Errors   width 0 where there is no such picture
Pixels read_png(std::string const& path);

struct Ended {
    int status = -1;
    std::string said;  ///< on stdout and stderr
};
Ended run(std::string const& command);

/// Whether the tools of this suite are installed (Xvfb, xdotool).
bool has_tools();

/// The real program under a virtual screen, with a mouse and keys that nobody holds. Pictures go to
/// build/.../viewer-screens and stay there.
class Screen {
public:
    Screen(int width, int height);
    ~Screen();
    Screen(Screen const&) = delete;
    Screen& operator=(Screen const&) = delete;

    /// Starts the viewer and waits until its window has drawn something.
    void start(std::vector<std::string> const& arguments);
    void key(std::string const& name) const;
    void move(int x, int y) const;  ///< the mouse; waits for nothing
    void click(int x, int y) const;
    void drag(int from_x, int from_y, int to_x, int to_y) const;
    /// What is to be seen now, kept as NAME.png; where something is waited for, as soon as it is
    /// there, or after ten seconds without it.
    using Until = std::function<bool(Pixels const&)>;
    Pixels look(std::string const& name, Until const& until = {}) const;
    bool running() const;
    std::string said() const;  ///< by the program until now
    /// Closes the window as a person would.
    /// Returns  what the program said, and its exit status
    Ended close();
    void resize(int width, int height) const;

private:
    std::string with_display(std::string const& command) const;
    /// What is to be seen now.
    Pixels grab() const;
    /// Until something is different from `before` and the screen has come to rest.
    void wait_for_effect(Pixels const& before) const;
    std::string display_, folder_, log_;
    int screen_process_ = 0, viewer_process_ = 0;
    int width_, height_;
};

}  // namespace screen

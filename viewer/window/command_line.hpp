#pragma once
#include <cstdint>
#include <string>

namespace diorama::viewer::window {

/// What the viewer was asked for.
struct Wish {
    std::string path;  ///< what to open; "" = ask
    std::string shot;  ///< draw into this PNG without a screen and end
    std::uint32_t week = 0;
    int width = 1920, height = 1080;
    float type_factor = 1.0F;
    bool dark = false;
    bool author = false;
    std::string keys;             ///< pressed one after the other before the shot
    std::uint32_t keys_week = 0;  ///< in which they are pressed
    bool full_screen = false;
    bool stopwatch = false;                ///< print how long frames take at the end
    std::uint32_t lose_context_after = 0;  ///< frames, to see that nothing is lost; 0 = never
    std::uint32_t end_after = 0;           ///< frames; 0 = when the window is closed
    bool help = false, version = false;
    std::string mistake;  ///< what is wrong with the command line; "" = nothing
};

Wish read_command_line(int count, char const* const* words);
char const* usage();

}  // namespace diorama::viewer::window

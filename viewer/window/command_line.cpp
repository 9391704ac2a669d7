#include "viewer/window/command_line.hpp"

#include <charconv>
#include <cstring>
#include <string_view>
#include <vector>

namespace diorama::viewer::window {

namespace {

template <class Number>
bool read(std::string_view text, Number low, Number high, Number& into) {
    Number value{};
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < low || value > high)
        return false;
    into = value;
    return true;
}

bool read_size(std::string_view text, Wish& wish) {
    auto const cross = text.find('x');
    return cross != std::string_view::npos && read(text.substr(0, cross), 64, 16384, wish.width) &&
           read(text.substr(cross + 1), 64, 16384, wish.height);
}

/// One option with a value.
/// Returns  what is wrong with it, or ""
std::string take(std::string_view option, std::string_view value, Wish& wish) {
    std::uint32_t percent = 0;
    if (option == "--shot") {
        wish.shot = value;
        return value.empty() ? "a file to draw into is missing" : "";
    }
    if (option == "--week")
        return read<std::uint32_t>(value, 0, 100000, wish.week) ? "" : "a week is a number from 0";
    if (option == "--size")
        return read_size(value, wish) ? "" : "a size is WIDTHxHEIGHT, such as 1920x1080";
    if (option == "--scale") {
        if (!read<std::uint32_t>(value, 50, 400, percent)) return "a scale is 50 to 400 (per cent)";
        wish.type_factor = static_cast<float>(percent) / 100.0F;
        return "";
    }
    if (option == "--keys-week")
        return read<std::uint32_t>(value, 0, 100000, wish.keys_week) ? ""
                                                                     : "a week is a number from 0";
    if (option == "--keys") {
        wish.keys = value;
        return "";
    }
    if (option == "--lose-context-after")
        return read<std::uint32_t>(value, 1, 1000000, wish.lose_context_after)
                   ? ""
                   : "a number of frames";
    if (option == "--end-after")
        return read<std::uint32_t>(value, 1, 100000000, wish.end_after) ? "" : "a number of frames";
    return "there is no such option";
}

}  // namespace

Wish read_command_line(int count, char const* const* words) {
    Wish wish;
    auto const wrong = [&](std::string_view word, std::string const& what) {
        if (wish.mistake.empty()) wish.mistake = std::string(word) + ": " + what;
    };
    for (int i = 1; i < count; ++i) {
        std::string_view word = words[i];
        if (word == "--help" || word == "-h")
            wish.help = true;
        else if (word == "--version")
            wish.version = true;
        else if (word == "--dark")
            wish.dark = true;
        else if (word == "--author")
            wish.author = true;
        else if (word == "--full-screen")
            wish.full_screen = true;
        else if (word == "--stopwatch")
            wish.stopwatch = true;
        else if (word.starts_with("--")) {
            auto const equals = word.find('=');
            std::string_view value;
            if (equals != std::string_view::npos) {
                value = word.substr(equals + 1);
                word = word.substr(0, equals);
            } else if (i + 1 < count) {
                value = words[++i];
            }
            std::string const what = take(word, value, wish);
            if (!what.empty()) wrong(word, what);
        } else if (wish.path.empty()) {
            wish.path = word;
        } else {
            wrong(word, "one scenario, study, folder or chart at a time");
        }
    }
    if (!wish.shot.empty() && wish.path.empty() && wish.mistake.empty() && !wish.help)
        wrong("--shot", "needs a scenario to draw");
    return wish;
}

char const* usage() {
    return "diorama-viewer [OPTIONS] [SCENARIO | STUDY | RESULT FOLDER | CHART.csv]\n"
           "\n"
           "Shows an organisation in motion. `?` in the window lists all keys.\n"
           "\n"
           "  --shot OUT.png    draw one picture without a screen and end\n"
           "  --week N          in this week (default 0)\n"
           "  --keys TEXT       press these keys first: f forks, d shows the difference, ...\n"
           "  --keys-week N     press them in this week (default 0)\n"
           "  --size WxH        of picture or window (default 1920x1080)\n"
           "  --scale PERCENT   of type: 100, 125, 150, 200\n"
           "  --dark            light on dark\n"
           "  --author          begin with all parameters\n"
           "  --full-screen     without a frame\n"
           "  --stopwatch       say at the end how long frames took\n"
           "  --end-after N     end after N frames\n"
           "  --lose-context-after N  lose the graphics context after N frames, to see it come "
           "back\n"
           "  --help, --version\n";
}

}  // namespace diorama::viewer::window

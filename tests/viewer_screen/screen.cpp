#include "viewer_screen/screen.hpp"

#include <signal.h>
#include <stb/stb_image.h>
#include <stb/stb_image_write.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <thread>

namespace screen {

namespace {

void wait_milliseconds(int milliseconds) {
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
}

/// Starts a program with its own words; the child leaves when this test does.
int start_process(std::vector<std::string> const& words, std::string const& log,
                  std::string const& display) {
    int const child = fork();
    if (child != 0) return child;
    if (!display.empty()) setenv("DISPLAY", display.c_str(), 1);
    setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
    setenv("XDG_DATA_HOME", DIORAMA_BINARY_DIR, 1);
    // What it writes without being told where is out of the way of the sources.
    if (chdir(DIORAMA_BINARY_DIR "/viewer-screens") != 0) _exit(126);
    if (std::freopen(log.c_str(), "w", stdout) == nullptr || dup2(1, 2) < 0) _exit(126);
    std::vector<char*> pointers;
    for (auto const& word : words) pointers.push_back(const_cast<char*>(word.c_str()));
    pointers.push_back(nullptr);
    execvp(pointers[0], pointers.data());
    _exit(127);
}

std::string text_of(std::string const& path) {
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

std::uint32_t Pixels::at(int x, int y) const {
    std::size_t const place = (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                               static_cast<std::size_t>(x)) *
                              4;
    return static_cast<std::uint32_t>(rgba[place] | rgba[place + 1] << 8 | rgba[place + 2] << 16);
}

std::size_t Pixels::colours() const {
    std::set<std::uint32_t> seen;
    for (std::size_t i = 0; i + 3 < rgba.size(); i += 4)
        seen.insert(static_cast<std::uint32_t>(rgba[i] >> 3 | rgba[i + 1] >> 3 << 5 |
                                               rgba[i + 2] >> 3 << 10));
    return seen.size();
}

double Pixels::inked_share(int left, int top, int right, int bottom) const {
    auto const far = [](std::uint32_t a, std::uint32_t b) {
        int sum = 0;
        for (unsigned shift = 0; shift < 24; shift += 8)
            sum +=
                std::abs(static_cast<int>(a >> shift & 255U) - static_cast<int>(b >> shift & 255U));
        return sum > 60;
    };
    std::size_t inked = 0, all = 0;
    for (int y = std::max(0, top); y < std::min(bottom, height); ++y)
        for (int x = std::max(0, left); x < std::min(right, width); ++x, ++all)
            inked += far(at(x, y), at(0, 0)) ? 1 : 0;
    return all == 0 ? 0.0 : static_cast<double>(inked) / static_cast<double>(all);
}

double Pixels::changed_share(Pixels const& other) const {
    if (other.rgba.size() != rgba.size() || rgba.empty()) return 1.0;
    std::size_t changed = 0;
    for (std::size_t i = 0; i < rgba.size(); i += 4)
        changed += std::memcmp(&rgba[i], &other.rgba[i], 3) != 0 ? 1 : 0;
    return static_cast<double>(changed) / (static_cast<double>(rgba.size()) / 4.0);
}

Pixels read_png(std::string const& path) {
    Pixels pixels;
    int channels = 0;
    unsigned char* const data =
        stbi_load(path.c_str(), &pixels.width, &pixels.height, &channels, 4);
    if (data == nullptr) return {};
    std::size_t const bytes =
        static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height) * 4;
    pixels.rgba.assign(data, data + bytes);
    stbi_image_free(data);
    return pixels;
}

Ended run(std::string const& command) {
    Ended ended;
    std::FILE* const pipe = popen((command + " 2>&1").c_str(), "r");
    if (pipe == nullptr) return ended;
    char buffer[512];
    while (std::fgets(buffer, sizeof buffer, pipe) != nullptr) ended.said += buffer;
    ended.status = WEXITSTATUS(pclose(pipe));
    return ended;
}

bool has_tools() { return run("command -v Xvfb && command -v xdotool").status == 0; }

Screen::Screen(int width, int height)
    : folder_(std::string(DIORAMA_BINARY_DIR) + "/viewer-screens"), width_(width), height_(height) {
    std::filesystem::create_directories(folder_);
    log_ = folder_ + "/viewer-" + std::to_string(getpid()) + ".log";
    int const number = 200 + getpid() % 20000;
    display_ = ":" + std::to_string(number);
    screen_process_ = start_process(
        {"Xvfb", display_, "-screen", "0",
         std::to_string(width) + "x" + std::to_string(height) + "x24", "-fbdir", folder_},
        folder_ + "/xvfb.log", "");
    for (int i = 0; i < 1000 && run(with_display("xdotool getdisplaygeometry")).status != 0; ++i)
        wait_milliseconds(20);
}

Screen::~Screen() {
    for (int const process : {viewer_process_, screen_process_}) {
        if (process == 0) continue;
        kill(process, SIGKILL);
        waitpid(process, nullptr, 0);
    }
}

std::string Screen::with_display(std::string const& command) const {
    return "DISPLAY=" + display_ + " " + command;
}

void Screen::start(std::vector<std::string> const& arguments) {
    std::vector<std::string> words{DIORAMA_VIEWER_PROGRAM, "--size",
                                   std::to_string(width_) + "x" + std::to_string(height_)};
    words.insert(words.end(), arguments.begin(), arguments.end());
    viewer_process_ = start_process(words, log_, display_);
    for (int i = 0; i < 1200 && grab().colours() <= 20; ++i) wait_milliseconds(50);
    auto const before = grab();
    run(with_display("xdotool search --name Diorama windowmove 0 0"));
    wait_for_effect(before);
}

// For no longer than a presenter's clicker holds its key, however long a frame takes.
void Screen::key(std::string const& name) const {
    auto const before = grab();
    // There is no window manager that would give a new window the keys.
    run(with_display("xdotool search --name Diorama windowfocus key --delay 10 " + name));
    wait_for_effect(before);
}

void Screen::move(int x, int y) const {
    run(with_display("xdotool mousemove " + std::to_string(x) + " " + std::to_string(y)));
}

void Screen::click(int x, int y) const {
    auto const before = grab();
    run(with_display("xdotool mousemove " + std::to_string(x) + " " + std::to_string(y) +
                     " sleep 0.06 mousedown 1 sleep 0.06 mouseup 1"));
    wait_for_effect(before);
}

void Screen::drag(int from_x, int from_y, int to_x, int to_y) const {
    auto const before = grab();
    run(with_display("xdotool mousemove " + std::to_string(from_x) + " " + std::to_string(from_y) +
                     " sleep 0.06 mousedown 1 sleep 0.06 mousemove " +
                     std::to_string((from_x + to_x) / 2) + " " +
                     std::to_string((from_y + to_y) / 2) + " sleep 0.06 mousemove " +
                     std::to_string(to_x) + " " + std::to_string(to_y)));
    wait_for_effect(before);
    run(with_display("xdotool mouseup 1"));
    wait_for_effect(before);
}

Pixels Screen::grab() const {
    // The screen's memory lies in a file; its format is that of `xwd`.
    std::string const raw = text_of(folder_ + "/Xvfb_screen0");
    auto const word = [&](std::size_t place) {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < 4; ++i)
            value = value << 8 | static_cast<unsigned char>(raw[place * 4 + i]);
        return value;
    };
    if (raw.size() < 100) return {};
    std::size_t const head = word(0) + static_cast<std::size_t>(word(19)) * 12;
    Pixels pixels;
    pixels.width = static_cast<int>(word(4));
    pixels.height = static_cast<int>(word(5));
    std::size_t const row = word(12);
    if (raw.size() < head + row * static_cast<std::size_t>(pixels.height)) return {};
    pixels.rgba.resize(static_cast<std::size_t>(pixels.width) *
                       static_cast<std::size_t>(pixels.height) * 4);
    auto* to = pixels.rgba.data();
    for (int y = 0; y < pixels.height; ++y) {
        auto const* from = reinterpret_cast<unsigned char const*>(raw.data()) + head +
                           row * static_cast<std::size_t>(y);
        for (int x = 0; x < pixels.width; ++x, from += 4, to += 4) {
            to[0] = from[2];
            to[1] = from[1];
            to[2] = from[0];
            to[3] = 255;
        }
    }
    return pixels;
}

Pixels Screen::look(std::string const& name, Until const& until) const {
    auto pixels = grab();
    for (int waited = 0; until && waited < 10000 && !until(pixels); waited += 50) {
        if (!running()) FAIL("the program has ended: " << text_of(log_));
        wait_milliseconds(50);
        pixels = grab();
    }
    // Kept for people to look at: written quickly rather than small.
    stbi_write_png_compression_level = 1;
    stbi_write_png((folder_ + "/" + name + ".png").c_str(), pixels.width, pixels.height, 4,
                   pixels.rgba.data(), pixels.width * 4);
    return pixels;
}

void Screen::wait_for_effect(Pixels const& before) const {
    // Something changes within half a second, or nothing will; then it comes to rest, or goes on,
    // as time does while it plays.
    int waited = 0;
    for (; waited < 500 && grab().rgba == before.rgba; waited += 20) wait_milliseconds(20);
    Pixels last = grab();
    for (waited = 0; waited < 500; waited += 50) {
        wait_milliseconds(50);
        Pixels now = grab();
        if (now.rgba == last.rgba) return;
        last = std::move(now);
    }
}

bool Screen::running() const {
    return viewer_process_ != 0 && waitpid(viewer_process_, nullptr, WNOHANG) == 0;
}

Ended Screen::close() {
    // Without a window manager nobody sends the wish to close: Alt F4 is nobody's either.
    kill(viewer_process_, SIGTERM);
    for (int i = 0; i < 1000; ++i) {
        int status = 0;
        if (waitpid(viewer_process_, &status, WNOHANG) == viewer_process_) {
            viewer_process_ = 0;
            return {WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status), text_of(log_)};
        }
        wait_milliseconds(10);
    }
    FAIL("the program has not ended ten seconds after it was asked to: " << text_of(log_));
    return {};
}

std::string Screen::said() const { return text_of(log_); }

void Screen::resize(int width, int height) const {
    auto const before = grab();
    run(with_display("xdotool search --name Diorama windowsize " + std::to_string(width) + " " +
                     std::to_string(height)));
    wait_for_effect(before);
}

}  // namespace screen

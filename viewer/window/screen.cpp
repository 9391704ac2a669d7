#include "viewer/window/screen.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "viewer/window/canvas.hpp"
#include "viewer/window/glfw_window.hpp"
#include "viewer/window/offscreen.hpp"
#include "viewer/window/recent.hpp"
#include "viewer/window/recording.hpp"

namespace diorama::viewer::window {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begun) {
    return std::chrono::duration<double>(Clock::now() - begun).count();
}

/// How long frames took: building them (what the viewer does) and all of it (with the driver).
struct Stopwatch {
    Clock::time_point begun = Clock::now();
    double first_picture_seconds = 0.0;
    double longest_building = 0.0;  ///< the first frame, with its type, among them
    std::vector<double> building, whole;

    void say() const {
        if (building.empty()) return;
        auto sorted = building;
        std::sort(sorted.begin(), sorted.end());
        double sum = 0.0;
        for (double const one : whole) sum += one;
        std::printf("first picture after %.2f s\n", first_picture_seconds);
        std::printf(
            "%zu frames, building: median %.1f ms, 99 of 100 within %.1f ms; longest of all %.1f "
            "ms\n",
            sorted.size(), 1e3 * sorted[sorted.size() / 2], 1e3 * sorted[sorted.size() * 99 / 100],
            1e3 * longest_building);
        std::printf("%.1f frames a second while drawing without a pause\n",
                    static_cast<double>(whole.size()) / std::max(sum, 1e-9));
    }
};

/// Where a picture goes that nobody gave a name: pictures/NAME-week-012.png.
std::string usual_path(live::State const& state, char const* ending) {
    std::array<char, 32> number{};
    std::snprintf(number.data(), number.size(), "-week-%03u", state.shown_week);
    return "pictures/" + plain_name(state.opened ? state.opened->name : "diorama") + number.data() +
           ending;
}

/// What goes out of the window into files.
class Takings {
public:
    void take(faces::App& app, live::State const& state, int width, int height) {
        auto& choices = app.choices();
        if (choices.snapshot) {
            choices.snapshot = false;
            std::string path = std::exchange(choices.snapshot_path, {});
            // An earlier picture, of another workshop say, is never lost.
            path = free_path(path.empty() ? usual_path(state, ".png") : path);
            std::string const why = write_png(read_pixels(width, height), path);
            choices.notice = why.empty() ? "Picture in " + path : "No picture: " + why;
            choices.notice_failed = !why.empty();
        }
        record(app, state, width, height);
    }

    /// Ends a recording that goes on, and waits until it is in its file.
    /// Returns  what became of it; "" where nothing was recorded
    std::string end() {
        if (!recording_) return {};
        recording_->finish();
        while (!recording_->done()) std::this_thread::sleep_for(std::chrono::milliseconds(20));
        std::string text = outcome();
        recording_.reset();
        return text;
    }

private:
    void record(faces::App& app, live::State const& state, int width, int height) {
        auto& choices = app.choices();
        if (choices.recording && !recording_) {
            std::string const path = std::exchange(choices.recording_path, {});
            recording_.emplace(free_path(path.empty() ? usual_path(state, ".webp") : path));
            week_ = 0xffffffffU;
        }
        if (!recording_) return;
        if (choices.recording && state.picture_week != week_) {
            week_ = state.picture_week;
            recording_->add(read_pixels(width, height));
        }
        if (!choices.recording) recording_->finish();
        if (!recording_->done()) return;
        choices.notice = outcome();
        choices.notice_failed = !recording_->problem().empty();
        choices.recording = false;
        recording_.reset();
    }

    /// Of a recording that is done.
    std::string outcome() const {
        std::string const why = recording_->problem();
        if (!why.empty()) return "No recording: " + why;
        std::string text = "Recording in " + recording_->path();
        if (recording_->left_out() > 0)
            text += "; " + std::to_string(recording_->left_out()) +
                    " pictures are missing: they came too fast, or the window's size changed. "
                    "Slower play records all of them.";
        return text;
    }

    std::optional<Recording> recording_;
    std::uint32_t week_ = 0;
};

std::atomic<bool> asked_to_end{false};

/// Ends in order when somebody presses Ctrl-C where the viewer was started, or the session ends.
void listen_to_signals() {
    for (int const signal : {SIGINT, SIGTERM, SIGHUP})
        std::signal(signal, [](int) { asked_to_end = true; });
}

/// What was tried and never saved is kept in the user's data folder, and it is said where.
/// Returns  whether nothing is lost
bool keep_unsaved(live::Session& session) {
    auto const told = session.state()->messages;
    std::uint64_t const seen = told.empty() ? 0 : told.back().number;
    // A week of millions may have to be waited for.
    bool const answered = session.wait_done(session.keep_unsaved(), std::chrono::minutes(1));
    if (!answered) std::fprintf(stderr, "not saved: the simulation did not answer\n");
    for (live::Message const& message : session.state()->messages)
        if (message.number > seen) std::fprintf(stderr, "%s\n", message.text.c_str());
    return answered && !session.state()->keeping_failed;
}

/// A window that somebody closes ends; but once it stays where what was tried there would be lost,
/// so that it can be saved elsewhere.
class Farewell {
public:
    bool ends(GlfwWindow& window, faces::App& app, live::Session& session) {
        if (asked_to_end || app.choices().quit) return true;
        if (!window.closing()) return false;
        if (warned_ || keep_unsaved(session)) return true;
        warned_ = true;
        window.stay();
        app.choices().sheet = faces::Sheet::save;
        app.choices().notice =
            "Not closed: what you tried could not be kept. Save it on another disk; closed once "
            "more it is lost.";
        app.choices().notice_failed = true;
        return false;
    }

private:
    bool warned_ = false;
};

/// The window and what is drawn on it, until it is closed or the graphics card loses it.
enum class End : std::uint8_t { closed, lost };

End show_until_end(Wish const& wish, faces::App& app, live::Session& session, Stopwatch& watch,
                   std::uint32_t& frames, Takings& takings) {
    Farewell farewell;
    GlfwWindow window(wish, [&](std::string const& path) { app.open(path); });
    Canvas canvas(app);
    int still = 0;  // frames since something moved: ImGui needs a few to come to rest
    auto last = Clock::now();
    while (!farewell.ends(window, app, session)) {
        int width = 0, height = 0;
        window.size(width, height);
        bool const nothing_to_see = width == 0 || height == 0;
        bool const busy = app.moving() || still < 3 || window.keys_waiting() || wish.end_after > 0;
        window.take_events(nothing_to_see ? 0.1 : busy ? 0.0 : 0.25);
        window.size(width, height);
        if (width == 0 || height == 0) continue;
        still = app.moving() ? 0 : still + 1;
        if (!busy) still = 0;
        auto const begun = Clock::now();
        float const seconds = std::min(0.25F, static_cast<float>(seconds_since(last)));
        last = begun;
        window.begin_frame();
        canvas.draw(width, height, seconds);
        auto const state = session.state();
        takings.take(app, *state, width, height);
        window.show();
        window.name(state->opened == nullptr ? "Diorama" : state->opened->name + " – Diorama");
        if (watch.first_picture_seconds == 0.0 && !state->branches.empty())
            watch.first_picture_seconds = seconds_since(watch.begun);
        // What is measured and counted is the organisation, not the wait for it.
        watch.longest_building = std::max(watch.longest_building, canvas.building_seconds());
        if (!state->branches.empty()) {
            watch.building.push_back(canvas.building_seconds());
            watch.whole.push_back(seconds_since(begun));
            ++frames;
        }
        if (wish.end_after > 0 && frames >= wish.end_after) break;
        if (window.lost() || (wish.lose_context_after > 0 && frames == wish.lose_context_after))
            return End::lost;
        // A driver that does not wait for the screen would draw as fast as it can.
        double const left = 1.0 / 60.0 - seconds_since(begun);
        if (left > 0.002 && wish.end_after == 0) window.take_events(left);
    }
    return End::closed;
}

}  // namespace

int show_window(Wish const& wish) {
    Stopwatch watch;
    Desktop const desktop;  // first, as the session's thread wakes its window to the last
    live::Settings settings;
    settings.on_change = [] { Desktop::wake(); };
    settings.unsaved_paths = unsaved_paths;
    live::Session session(settings);
    faces::App app(session, faces::find_fonts());
    app.choices().type_factor = wish.type_factor;
    app.choices().dark = wish.dark;
    if (wish.author) app.choices().face = faces::Face::author;
    app.recent = read_recent();
    if (!wish.path.empty()) app.open(wish.path);
    app.choices().first_week = wish.week;
    listen_to_signals();
    Takings takings;
    std::uint32_t frames = 0;
    auto const keep = [&] {
        keep_unsaved(session);
        keep_recent(app.recent);
        if (std::string const text = takings.end(); !text.empty())
            std::fprintf(stderr, "%s\n", text.c_str());
    };
    try {
        while (show_until_end(wish, app, session, watch, frames, takings) == End::lost) {
            std::fprintf(stderr, "the graphics card lost the picture; drawing it anew\n");
            app.choices().notice = "The graphics card lost the picture; nothing else was lost.";
            app.choices().notice_failed = false;
        }
    } catch (std::exception const&) {
        keep();  // no second window, say: what was tried in the first is still there
        throw;
    }
    keep();
    if (wish.stopwatch) watch.say();
    return 0;
}

}  // namespace diorama::viewer::window

#include "viewer/window/shot.hpp"

#include <chrono>
#include <cstdio>
#include <thread>

#include "viewer/window/canvas.hpp"
#include "viewer/window/offscreen.hpp"

namespace diorama::viewer::window {

namespace {

constexpr float frame_seconds = 1.0F / 60.0F;

/// Says every two seconds what is being waited for.
class Patience {
public:
    void pass(live::State const& state) {
        auto const now = std::chrono::steady_clock::now();
        if (now - told_ < std::chrono::seconds(2)) return;
        told_ = now;
        if (state.busy.work != live::Work::none)
            std::fprintf(stderr, "%s\n", state.busy.what.c_str());
        else if (state.ensemble.running)
            std::fprintf(stderr, "%u of %u runs\n", state.ensemble.runs_done, state.ensemble.runs);
    }

private:
    std::chrono::steady_clock::time_point told_ = std::chrono::steady_clock::now();
};

/// Waits for as long as it takes: a picture of anything less would be of another week. Seeds, too,
/// are waited for.
void wait_for(live::Session& session, live::Ticket ticket) {
    Patience patience;
    while (!session.wait(ticket, std::chrono::milliseconds(250))) patience.pass(*session.state());
    for (auto state = session.state(); state->ensemble.running; state = session.state()) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        patience.pass(*state);
    }
}

/// A frame with one key typed; commands that it gave are carried out before the next.
void press(Canvas& canvas, live::Session& session, Wish const& wish, char key) {
    ImGui::GetIO().AddInputCharacter(static_cast<unsigned>(key));
    canvas.draw(wish.width, wish.height, frame_seconds);
    wait_for(session, session.last_ticket());
}

/// Whether there is such a week; else it is told.
bool has_week(live::State const& state, Wish const& wish, char const* option, std::uint32_t week) {
    if (week <= state.opened->weeks) return true;
    std::fprintf(stderr, "%s: %s has %u weeks\n", option, wish.path.c_str(), state.opened->weeks);
    return false;
}

int draw_into_file(faces::App& app, live::Session& session, Wish const& wish) {
    Offscreen const offscreen(wish.width, wish.height);
    Canvas canvas(app);
    canvas.draw(wish.width, wish.height, frame_seconds);
    app.choices().sheet = faces::Sheet::none;  // of a chart: its findings, which nobody asked for
    for (char const key : wish.keys) press(canvas, session, wish, key);
    wait_for(session, session.go_to(wish.week));
    app.choices().settled = true;
    // The second frame knows the sizes that the first one found.
    for (int i = 0; i < 3; ++i) canvas.draw(wish.width, wish.height, frame_seconds);
    std::string const why = write_png(offscreen.read(), wish.shot);
    if (why.empty()) return 0;
    std::fprintf(stderr, "the picture could not be written: %s\n", why.c_str());
    return 1;
}

}  // namespace

int take_shot(Wish const& wish) {
    live::Session session;
    wait_for(session, session.open(wish.path));
    auto const state = session.state();
    if (state->opened == nullptr) {
        for (auto const& problem : state->problems)
            std::fprintf(stderr, "%s\n", problem.text().c_str());
        return 2;
    }
    if (!has_week(*state, wish, "--week", wish.week) ||
        !has_week(*state, wish, "--keys-week", wish.keys_week))
        return 2;
    wait_for(session, session.go_to(wish.keys_week));
    faces::App app(session, faces::find_fonts());
    app.choices().type_factor = wish.type_factor;
    app.choices().dark = wish.dark;
    if (wish.author) app.choices().face = faces::Face::author;
    ImGui::GetIO().DisplaySize = {static_cast<float>(wish.width), static_cast<float>(wish.height)};
    ImGui::GetIO().DeltaTime = frame_seconds;
    return draw_into_file(app, session, wish);
}

}  // namespace diorama::viewer::window

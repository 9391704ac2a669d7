#include "viewer/window/shot.hpp"

#include <cstdio>

#include "viewer/window/canvas.hpp"
#include "viewer/window/offscreen.hpp"

namespace diorama::viewer::window {

namespace {

constexpr float frame_seconds = 1.0F / 60.0F;

/// A frame with one key typed; commands that it gave are carried out before the next.
void press(Canvas& canvas, live::Session& session, Wish const& wish, char key) {
    ImGui::GetIO().AddInputCharacter(static_cast<unsigned>(key));
    canvas.draw(wish.width, wish.height, frame_seconds);
    // Seeds go on in the background for as long as they need.
    session.wait(session.last_ticket());
    while (session.state()->ensemble.running)
        session.wait(session.last_ticket(), std::chrono::seconds(1));
}

int draw_into_file(faces::App& app, live::Session& session, Wish const& wish) {
    Offscreen const offscreen(wish.width, wish.height);
    Canvas canvas(app);
    canvas.draw(wish.width, wish.height, frame_seconds);
    for (char const key : wish.keys) press(canvas, session, wish, key);
    session.wait(session.go_to(wish.week));
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
    session.wait(session.open(wish.path));
    auto const state = session.state();
    if (state->opened == nullptr) {
        for (auto const& problem : state->problems)
            std::fprintf(stderr, "%s\n", problem.text().c_str());
        return 2;
    }
    if (wish.week > state->opened->weeks) {
        std::fprintf(stderr, "--week: %s has %u weeks\n", wish.path.c_str(), state->opened->weeks);
        return 2;
    }
    session.wait(session.go_to(wish.keys_week));
    faces::App app(session, faces::find_fonts());
    app.choices().type_factor = wish.type_factor;
    app.choices().dark = wish.dark;
    if (wish.author) app.choices().face = faces::Face::author;
    ImGui::GetIO().DisplaySize = {static_cast<float>(wish.width), static_cast<float>(wish.height)};
    ImGui::GetIO().DeltaTime = frame_seconds;
    return draw_into_file(app, session, wish);
}

}  // namespace diorama::viewer::window

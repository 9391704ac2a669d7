#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "viewer/live/session.hpp"
#include "viewer/map/map_view.hpp"

namespace diorama::viewer::faces {

enum class Face : std::uint8_t { stage, author };

/// Which futures the stage shows.
enum class View : std::uint8_t { side_by_side, one, difference };

/// What lies over the face; one at a time, closed by Escape.
enum class Sheet : std::uint8_t {
    none,
    help,
    open,
    intervene,
    levers,
    diaries,
    person,
    chart,
    save,
    run_sheets,
    findings
};

/// An event that is being written.
struct EventDraft {
    std::size_t kind = 0;    ///< place in interventions::Action
    std::uint32_t week = 0;  ///< 0: next week
    bool by_condition = false;
    std::string condition;
    interventions::Action action;
    std::string parameter = "leadership.pledge_hours_per_week";  ///< of `set`
    double value = 0.0;
    std::string mistake;  ///< why it cannot be added
};

/// What the room said before it saw.
struct RoomGuess {
    std::string measure;
    std::uint32_t week = 0;
    double value = 0.0;
    std::string label;
};

/// What a lever was moved to: shown until the simulation has taken it over.
struct PendingValue {
    double value = 0.0;
    live::Ticket ticket = 0;
    live::BranchId branch = live::no_branch;
};

/// A future that was asked for: it is the chosen one before it can be shown.
struct ComingBranch {
    live::BranchId id{};
    live::Ticket ticket = 0;  ///< shown, or refused, when it is done
};

/// Everything that people chose in the viewer and that is no part of a simulation.
struct Choices {
    Face face = Face::stage;
    View view = View::side_by_side;
    Sheet sheet = Sheet::none;
    std::size_t branch = 0;  ///< place in State::branches
    ComingBranch coming;
    map::Scheme scheme = map::Scheme::ladder;
    map::Camera camera;
    map::TiesShown ties = map::TiesShown::of_chosen;
    org::PersonId chosen = org::no_person;
    bool chosen_team = false;
    bool dark = false;
    float type_factor = 1.0F;  ///< 1, 1.25, 1.5, 2
    std::string enlarged;      ///< measure in the large chart
    std::array<std::string, 3> charts{"integrated", "leader_given_hours", "trust"};
    std::string open_path, save_path;
    std::string suggested_path;  ///< what save_path is as long as nobody typed another
    std::string filter;          ///< of parameters and measures
    int author_tab = 0;
    EventDraft draft;
    std::vector<std::string> lever_paths;  ///< a run sheet's; empty: the usual five
    std::array<PendingValue, 5> pending;   ///< of the stage's levers
    PendingValue pending_freed;            ///< of the hours that a leader is freed of meetings
    std::vector<RoomGuess> guesses;
    bool quit = false;
    char typed = 0;             ///< a key that was clicked instead; taken in the next frame
    bool snapshot = false;      ///< a picture is wanted of this frame
    std::string snapshot_path;  ///< "": a name of its own in pictures/
    bool recording = false;     ///< every week that is shown goes into an animation
    std::string recording_path;
    /// Asked for from a sheet, which shall not be in the picture: from the next frame on.
    bool snapshot_next = false, recording_next = false;
    float mouse_still_seconds = 0.0F;  ///< what it points at is told for a while only
    std::uint64_t message_seen = 0;
    std::string notice;  ///< to be told, by whoever has something to tell
    bool notice_failed = false;
    std::string to_open;           ///< a path that is to be opened
    std::uint32_t first_week = 0;  ///< to show as soon as something is open
    bool settled = false;          ///< no motion, no hints: for shots
};

}  // namespace diorama::viewer::faces

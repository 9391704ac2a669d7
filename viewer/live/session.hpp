#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "diorama.hpp"
#include "viewer/live/picture.hpp"

namespace diorama::viewer::live {

/// A branch by number. Numbers are given once and never again in a session; 0 is none.
enum class BranchId : std::uint32_t {};
inline constexpr BranchId no_branch{0};
inline constexpr std::size_t most_branches = 4;

/// Limits of a session. The defaults suit a laptop; nothing of a result depends on them.
struct Settings {
    std::size_t threads = 0;  ///< of the simulation; 0 = one for a few people, else all cores
    std::size_t ensemble_threads = 0;  ///< of ensembles; 0 = all cores but one, at least one
    /// Kept states and pictures of all branches together; beyond it they thin out. The states that
    /// a branch stands at are always kept.
    std::uint64_t memory_bytes = 1'500'000'000;
    std::uint64_t digest_people = 50'000;      ///< up to here every week has its digest; beyond it
                                               ///< those at which a branch rests
    std::uint64_t net_energy_people = 50'000;  ///< up to here dots have their net energy
    /// Up to here a branch whose past was changed is simulated anew as far as it was before.
    std::uint64_t catch_up_people = 100'000;
    std::size_t series_departments = 500;    ///< up to here Series has departments
    std::uint64_t history_people = 200'000;  ///< up to here pins have histories
    /// Called in the simulation's thread after each new state, to wake a sleeping window; may be
    /// empty. Must not call into the session.
    std::function<void()> on_change;
    /// The files in which a branch that nobody saved may be kept when another path is opened, or
    /// when keep_unsaved() asks for it, from the names of what is open and of the branch: the first
    /// that can be written is. None, or no function: it is not kept. Called in the simulation's
    /// thread.
    std::function<std::vector<std::string>(std::string const&, std::string const&)> unsaved_paths;
    /// For tests: waits this long before each simulated week, as a slow model would.
    std::chrono::microseconds slowed_by{0};
};

/// What was opened.
enum class Source : std::uint8_t { nothing, scenario, study, result_folder, chart };

/// What stays the same while it is open.
struct Opened {
    Source source = Source::nothing;
    std::string path;  ///< as it was opened
    std::string name, description;
    std::uint32_t weeks = 0;                          ///< the last week that can be shown
    std::vector<std::string> notes;                   ///< what was decided for the author
    std::vector<std::string> findings;                ///< of a chart: what it is, a sentence each
    std::vector<std::string> measures_of_interest;    ///< the study's, in its order; may be empty
    std::vector<scenario::Expectation> expectations;  ///< the study's
    /// The workshop that it was opened for; null where none was asked for.
    std::shared_ptr<scenario::RunSheet const> run_sheet;
    std::shared_ptr<org::Organisation const> organisation;
    /// Places in the record's columns; those of bare contagion are two.
    std::span<measures::Measure const> measures;
};

/// An event of a branch and what became of it: a mark on the time line.
struct EventMark {
    interventions::Event event;
    bool added = false;       ///< in this session; the others are the scenario's
    std::uint32_t place = 0;  ///< among the branch's events, as EventRecord counts; for remove()
    std::vector<std::uint32_t> weeks;   ///< in which it happened, as far as is known
    std::vector<std::uint32_t> people;  ///< concerned, each time
};

/// One future. All branches always show the same week.
struct Branch {
    BranchId id = no_branch;
    std::string name;
    std::uint32_t colour_index = 0;  ///< 0 to 3; stays with the branch while it lives
    BranchId parent = no_branch;     ///< forked from; none for what was opened
    std::uint32_t forked_at_week = 0;
    std::shared_ptr<engine::Model const> model;
    std::uint32_t weeks_done = 0;  ///< as far as it was ever simulated with these events
    /// Of State::picture_week, the same week for every branch. Never null.
    std::shared_ptr<Picture const> picture;
    /// Of state and record in that week, as `diorama run` prints it at its end; nothing while it is
    /// not known (Settings::digest_people).
    std::optional<std::uint64_t> digest;
    std::shared_ptr<Series const> series;  ///< weeks 0 to weeks_done
    std::shared_ptr<std::vector<EventMark> const> events;
    std::shared_ptr<Bands const> bands;  ///< null until an ensemble was run; gone when it is stale
    bool stored_digest_differs = false;  ///< a result folder that this version does not reproduce
};

/// A person, or a manager with all who report to them, that the room follows.
struct Pin {
    org::PersonId who = org::no_person;
    bool team = false;
    /// By branch, in State::branches' order; null until the first was worked out. Of 2 million
    /// people none (Settings::history_people): the pin still shows this week's dot.
    std::vector<std::shared_ptr<History const>> histories;
};

enum class Work : std::uint8_t { none, opening, simulating, saving };

/// Progress of what the simulation's thread does now.
struct Busy {
    Work work = Work::none;
    std::string what;         ///< a sentence for people; "" when idle
    double done_share = 0.0;  ///< [0, 1]; 0 where it cannot be told
};

struct EnsembleProgress {
    bool running = false;
    std::uint32_t runs_done = 0, runs = 0;
    double seconds_left = 0.0;  ///< 0 = not known yet
};

/// Something to tell: a refused command, a failed or finished save. Numbers rise by one.
struct Message {
    std::uint64_t number = 0;
    bool failed = false;
    std::string text;
};

/// Everything there is to draw. Immutable; the same pointer as long as nothing changed.
struct State {
    std::uint64_t version = 0;             ///< rises with each change
    std::shared_ptr<Opened const> opened;  ///< null before the first successful open
    std::vector<Branch> branches;          ///< at most four; the first is the baseline
    std::uint32_t shown_week = 0;     ///< the week asked for; pictures follow, Busy tells how far
    std::uint32_t picture_week = 0;   ///< the week that every branch's picture is of
    std::uint32_t pause_at_week = 0;  ///< play stops there; 0 = at the end
    bool playing = false;
    double weeks_per_second = 4.0;
    Busy busy;
    EnsembleProgress ensemble;
    std::vector<Pin> pins;
    /// Why the last open() failed, with places; what was open before is still there.
    std::vector<problems::Problem> problems;
    std::vector<Message> messages;  ///< the last 20
    bool can_undo = false;          ///< an added event, a set, a removal, a fork or a close
    bool unsaved = false;           ///< a branch has interventions that no file has
    bool keeping_failed = false;    ///< the last keep_unsaved() could not write all of them
    /// Commands up to this ticket have been carried out or refused.
    std::uint64_t tickets_done = 0;

    Branch const* find(BranchId id) const;
    /// Whether every picture is of the shown week and nothing is being worked on.
    bool at_rest() const;
};

/// A number that each command gets; State::tickets_done tells when it is through.
using Ticket = std::uint64_t;

/// What can be shown and done live: up to four branches of one scenario, on a thread of its own.
///
/// Every command returns at once (it is queued) and may be called from any thread; what is wrong
/// with it comes back as State::messages. state() takes a pointer under a lock that is never held
/// for longer than that. Wherever a branch was scrubbed, forked or paused, its state in a week is
/// that of `diorama run` with the same events, to the last bit.
class Session {
public:
    explicit Session(Settings settings = {});
    /// Stops what is running within a week of simulation.
    ~Session();
    Session(Session const&) = delete;
    Session& operator=(Session const&) = delete;

    /// The newest state. Never null, never waits for the simulation.
    std::shared_ptr<State const> state() const;
    /// The ticket of the command given last, such as that of a fork().
    Ticket last_ticket() const;
    /// Waits until the ticket is done and all is at rest (play has stopped), for tests and shots.
    /// Returns  whether it came to that in time
    bool wait(Ticket ticket, std::chrono::milliseconds at_most = std::chrono::minutes(2)) const;
    /// Waits until the ticket is done, whatever plays or is simulated meanwhile.
    /// Returns  whether it came to that in time
    bool wait_done(Ticket ticket, std::chrono::milliseconds at_most) const;

    /// Opens a scenario, a study (each arm a branch, at most the first four), a result folder, a
    /// chart (.csv, .graphml: a model of it on the defaults) or a run sheet (what it is about, and
    /// Opened::run_sheet), in the background. On success all branches are new and week 0 is shown;
    /// else State::problems says what is wrong where.
    Ticket open(std::string path);

    // Time. The last week is Opened::weeks.
    Ticket play();
    /// Plays and stops at that week, as a run sheet asks.
    Ticket play_until(std::uint32_t week);
    Ticket pause();
    Ticket toggle();                            ///< play or pause
    Ticket step(std::int32_t weeks = 1);        ///< negative: back; pauses
    Ticket set_speed(double weeks_per_second);  ///< kept within [0.1, 1000]
    Ticket go_to(std::uint32_t week);           ///< scrubbing; only the newest one counts
    Ticket go_to_event(bool forward);           ///< the next (last) week with an event mark

    // Branches.
    /// A branch like this one up to `week`, free to go another way. Its name: the next letter, or
    /// `name`. The fifth is refused.
    /// Returns  the id it will have
    BranchId fork(BranchId from, std::uint32_t week, std::string name = {});
    Ticket close_branch(BranchId branch);  ///< the last one is not closed
    Ticket rename(BranchId branch, std::string name);

    // Interventions. All are kept in the branch's list of events and saved with it.
    /// Adds an event. With neither week nor condition: next week, seen from the shown one. In a
    /// week that was simulated already: what came after it is simulated anew. With a condition: it
    /// is asked from next week on (saved as `week >= N and (...)`).
    Ticket intervene(BranchId branch, interventions::Event event);
    /// A parameter by its path (`leadership.pledge_hours_per_week`) from `week` on, 0 = next week:
    /// the `set` event. A lever moved twice in one week leaves one event, the later value.
    /// Takes    value: a flag is 0 or 1, a choice the place of its word
    Ticket set_parameter(BranchId branch, std::string path, double value, std::uint32_t week = 0);
    /// Takes an added event back; `place` as EventMark says.
    Ticket remove_event(BranchId branch, std::uint32_t place);
    /// Takes the last change of branches or their events back, step by step.
    Ticket undo();

    // Many seeds.
    /// Runs every branch with seeds seed + 1, ... over all weeks in the background, the same
    /// seeds for each, and gives them bands. 0 stops and forgets. An intervention makes
    /// the bands of its branch stale: they are dropped and worked out anew.
    Ticket ensemble(std::uint32_t replicates);
    Ticket stop_ensemble();  ///< keeps what is done

    // Following people. At most eight pins.
    Ticket pin_person(org::PersonId who);
    Ticket pin_team(org::PersonId manager);
    Ticket unpin(org::PersonId who, bool team);

    // Out. Files are written beside and renamed: whole or not at all; the outcome is a message.
    /// The scenario with every default and this branch's events: `diorama run` of it gives this
    /// branch byte for byte.
    Ticket save_scenario(BranchId branch, std::string path);
    /// weekly.csv as `diorama run --out` writes it, of the weeks done.
    Ticket save_weekly(BranchId branch, std::string path);
    /// The scenario of every branch with interventions that no file has, where
    /// Settings::unsaved_paths says; of branches that are not shown yet, too. Where that fails,
    /// what was asked to be opened is not: State::keeping_failed.
    Ticket keep_unsaved();

private:
    class Engine;
    std::unique_ptr<Engine> engine_;
};

}  // namespace diorama::viewer::live

#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "viewer/live/session.hpp"

namespace diorama::viewer::live {

/// What a reveal shows: what the room said, and what came.
struct Revealed {
    scenario::Prediction prediction;
    std::vector<double> guesses;   ///< in the order in which they were entered
    std::optional<double> median;  ///< of the guesses
    std::optional<double> actual;  ///< nothing while that week was not simulated yet
    double median_error = 0.0;     ///< median less actual, where both are there
};

/// Leads a session through a run sheet. Lives in the window's thread and gives the session
/// commands; each step is carried out once, when it is first come to. Going back, and on again,
/// shows the week in which a step was left, and changes nothing.
class Presenter {
public:
    /// Carries out the first step.
    /// Takes    session: outlives the presenter; what the sheet is about is open in it
    ///          (Opened::run_sheet)
    Presenter(Session& session, scenario::RunSheet sheet);

    scenario::RunSheet const& sheet() const { return sheet_; }
    std::size_t place() const { return place_; }  ///< of the present step
    scenario::RunStep const& step() const { return sheet_.steps[place_]; }
    std::size_t entered() const { return entered_; }  ///< steps carried out so far
    bool at_end() const { return place_ + 1 >= sheet_.steps.size(); }

    /// Whether the present step still plays, simulates or waits for its fork.
    bool busy() const;
    /// Goes on to the next step. Where the present one has not been played to its end yet, shows
    /// that at once instead; at the end nothing happens.
    void next();
    void back();

    /// Enters a guess of the room for the present step's prediction; refused outside its range.
    /// Returns  whether it was taken
    bool guess(double value);
    /// Takes the guess that was entered last back.
    void forget_guess();
    std::vector<double> const& guesses(std::string const& prediction) const;
    /// What the present step reveals; nothing where it is no reveal.
    std::optional<Revealed> revealed() const;

    /// A preset by its number, as on the keys, in a branch from next week on.
    void apply_preset(std::size_t number, BranchId branch);
    /// The branch that a sheet calls so, "" = the first; none while it is not there.
    BranchId branch(std::string const& name) const;

private:
    void enter();
    /// A step that was carried out before: the week in which it was left.
    void show_again();
    void carry_out(scenario::RunStep const& step);
    std::optional<double> value_of(scenario::Prediction const& one) const;

    Session& session_;
    scenario::RunSheet sheet_;
    std::size_t place_ = 0;
    std::size_t entered_ = 0;                             ///< steps carried out so far
    std::vector<std::uint32_t> left_at_week_;             ///< [steps]
    std::map<std::string, std::vector<double>> guesses_;  ///< by prediction
    std::map<std::string, BranchId> forks_;               ///< by name
    Ticket last_ = 0;                                     ///< of the present step's commands
};

}  // namespace diorama::viewer::live

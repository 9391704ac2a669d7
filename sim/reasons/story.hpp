#pragma once
#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "engine/simulation.hpp"
#include "mechanisms/causes.hpp"
#include "org/person.hpp"

/// Why somebody stands where they stand: what moved them, when and with which share of all that
/// pushed; which message, which colleagues, which sessions, decisions and events stood behind it;
/// what made them fall back, and what still holds them.
namespace diorama::reasons {

/// What a log of causes does not keep of one person: noted while the run goes on.
class PersonWatch {
public:
    /// Takes    weeks: how many of the last weeks holds are counted over, as the log's
    PersonWatch(org::PersonId who, std::uint32_t weeks) : who_(who), weeks_(weeks) {}
    /// Notes the week that `run` has just done.
    void note(engine::Simulation const& run);

    org::PersonId who() const { return who_; }
    /// Strength of what was heard of the manager in a week, [0, 1]; 0 without one.
    double message(std::uint32_t week) const;
    /// In how many of the weeks that were counted each hold was the largest, practice by practice.
    engine::CauseLog::Holds holds() const;
    std::size_t held_weeks() const { return held_.size(); }

private:
    org::PersonId who_;
    std::uint32_t weeks_;
    std::vector<float> messages_;        ///< [week in which it is heard]
    std::deque<mechanisms::Held> held_;  ///< of the last weeks in which holds were counted
};

/// Takes    run: finished, with a log of causes; watch: that noted all of its weeks
/// Returns  sentences with their numbers, in the order in which they are to be read; ids, no names
/// Errors   asserts that causes were logged
/// Cost     one pass over the log
std::vector<std::string> tell_person(engine::Simulation const& run, PersonWatch const& watch);

/// The same of the people who report to `manager`. Without a watch: what holds a team is in the
/// log.
std::vector<std::string> tell_team(engine::Simulation const& run, org::PersonId manager);

}  // namespace diorama::reasons

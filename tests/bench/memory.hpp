#pragma once
#include <cstdint>
#include <string>

namespace diorama::bench {

/// What a process that runs the whole model takes of memory.
struct Memory {
    double resident_bytes = 0.0;  ///< in the last week (VmRSS)
    double peak_bytes = 0.0;      ///< since its start (VmHWM): reading and founding too
    double directed_ties = 0.0;
};

/// Runs the whole model for some weeks in a process of its own and asks it.
Memory memory_of_another_process(std::uint32_t people, double ties_per_person);

/// That process: prints its memory and ends. Arguments: people, ties a person.
int be_the_other_process(std::string const& people, std::string const& ties_per_person);

/// Wall time of one command, its output thrown away.
/// Errors   throws std::runtime_error when the command fails
double seconds_of_command(std::string const& command);

}  // namespace diorama::bench

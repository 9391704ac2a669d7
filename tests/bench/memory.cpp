#include "memory.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "figures.hpp"
#include "setups.hpp"

namespace diorama::bench {

namespace {

/// [bytes] a line "VmRSS:   1234 kB" of this process's status.
double status_bytes(std::string const& key) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(key + ":"))
            return 1024.0 * std::strtod(line.c_str() + key.size() + 1, nullptr);
    throw std::runtime_error("no " + key + " in /proc/self/status");
}

}  // namespace

Memory memory_of_another_process(std::uint32_t people, double ties_per_person) {
    auto const self = std::filesystem::read_symlink("/proc/self/exe").string();
    auto const command = fmt::format("'{}' --memory {} {}", self, people, ties_per_person);
    std::FILE* const pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) throw std::runtime_error("cannot start " + command);
    Memory memory;
    int const read = std::fscanf(pipe, "%lf %lf %lf", &memory.resident_bytes, &memory.peak_bytes,
                                 &memory.directed_ties);
    if (pclose(pipe) != 0 || read != 3) throw std::runtime_error("failed: " + command);
    return memory;
}

int be_the_other_process(std::string const& people, std::string const& ties_per_person) {
    parallel::Workers const workers(2);
    engine::Simulation run(
        whole_model(static_cast<std::uint32_t>(std::stoul(people)), std::stod(ties_per_person)),
        workers);
    while (run.week() < 5) run.step(workers);
    fmt::print("{:.0f} {:.0f} {}\n", status_bytes("VmRSS"), status_bytes("VmHWM"),
               run.world().ties.directed_count());
    return 0;
}

double seconds_of_command(std::string const& command) {
    int status = 0;
    double const seconds =
        seconds_of([&] { status = std::system((command + " >/dev/null 2>&1").c_str()); });
    if (status != 0) throw std::runtime_error("failed: " + command);
    return seconds;
}

}  // namespace diorama::bench

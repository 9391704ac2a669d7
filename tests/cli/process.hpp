#pragma once
#include <sys/types.h>

#include <string>
#include <vector>

#include "own_files.hpp"

namespace diorama::test {

/// How a call of the program ended.
struct Outcome {
    int status = 0;  ///< exit status, or 128 + the signal that killed it
    std::string out;
    std::string err;
};

/// The built program, running on its own.
class Running {
public:
    /// Takes    words: of the command line; folder: to run in
    Running(std::vector<std::string> const& words, std::string const& folder);
    ~Running();
    Running(Running const&) = delete;
    Running& operator=(Running const&) = delete;

    void send(int signal) const;
    struct Thread {
        pid_t id = 0;
        char state = '?';  ///< R it works or could, S it waits
        long ticks = 0;    ///< hundredths of a second that it has worked
    };
    /// Those that have worked most first.
    std::vector<Thread> threads() const;
    /// As if a fault had been in what this thread does.
    void send_to(Thread const& thread, int signal) const;
    /// Whether it has come to its end, waited for or not.
    bool has_ended() const;
    /// Whether it handles this signal itself just now.
    bool handles(int signal) const;
    Outcome wait();

private:
    pid_t process_ = 0;
    bool waited_ = false;
    OwnFolder told_;  ///< what it says, in `out` and `err`
};

/// A folder of its own for a test, in which the program runs.
class Folder : public OwnFolder {
public:
    /// Names of everything directly within it or within `below`, sorted.
    std::vector<std::string> names(std::string const& below = "") const;
    /// Runs the program in this folder.
    Outcome diorama(std::vector<std::string> const& words) const;
};

/// A scenario of thirty weeks in an invented organisation of 120 people, with an event.
extern std::string const small_scenario;

/// All files of two result folders, run.json aside, that are not the same bytes.
std::vector<std::string> different_files(Folder const& folder, std::string const& one,
                                         std::string const& other);

}  // namespace diorama::test

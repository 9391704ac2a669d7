#pragma once
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "viewer/live/session.hpp"

namespace diorama::viewer::live {

/// One future of what was opened, at week 0.
struct OpenedBranch {
    std::string name;
    std::shared_ptr<scenario::Scenario const> scenario;
    engine::Simulation founded;
};

/// What came of opening a path.
struct Opening {
    std::shared_ptr<Opened const> opened;     ///< null where it failed
    std::vector<OpenedBranch> branches;       ///< at least one where it did not
    std::vector<problems::Problem> problems;  ///< why it failed
    std::string stored_digest;                ///< of a result folder: of its last week
    std::uint32_t stored_weeks = 0;
};

/// Reads whatever the path is and founds the people of each future.
///
/// Takes    threads: for founding; say: told what is being done and how far, may be empty
/// Errors   none: what is wrong is among the problems, with its place
Opening open_path(std::string const& path, std::size_t threads,
                  std::function<void(std::string, double)> const& say);

/// Whether a path is a chart by its ending: .csv, .tsv, .graphml.
bool looks_like_chart(std::string const& path);

/// Opens one path at a time on a thread of its own, so that what is on the stage goes on meanwhile.
/// Of several that are asked for while one is being read, the newest is read next.
class Opener {
public:
    /// Both get the number of the request.
    using Done = std::function<void(std::uint64_t, Opening)>;
    using Say = std::function<void(std::uint64_t, std::string, double)>;

    /// Both are called from the opener's thread.
    Opener(std::size_t threads, Say say, Done done);
    ~Opener();
    Opener(Opener const&) = delete;
    Opener& operator=(Opener const&) = delete;

    void open(std::uint64_t number, std::string path);

private:
    void work(std::stop_token const& stop);

    std::size_t threads_;
    Say say_;
    Done done_;
    std::mutex mutex_;
    std::condition_variable_any asked_;
    struct Request {
        std::uint64_t number = 0;
        std::string path;
    };
    std::optional<Request> next_;
    std::jthread thread_;  ///< last: it uses all the others
};

}  // namespace diorama::viewer::live

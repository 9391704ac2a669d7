#pragma once
#include <cstdint>
#include <exception>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace diorama::cli {

/// What a command may replace where its result goes.
enum class Replacing : std::uint8_t {
    nothing,      ///< the folder must be empty or not there
    checkpoints,  ///< of the run itself: `--resume`
    results       ///< and what an earlier command left: `--force`
};

/// Refuses a place for results that holds something else. Whatever is not ours is never replaced.
///
/// Takes    path; ours, marker: as report::look_at_folder()
/// Errors   throws problems::InputError
void demand_place(std::string const& path, std::span<std::string_view const> ours,
                  std::string_view marker, Replacing replacing);

/// A result that is told on stdout whether its folder can be written or not: the disk may be full
/// after an hour of work.
class KeptResult {
public:
    explicit KeptResult(std::string place) : place_(std::move(place)) {}
    /// Takes    write(): throws where the folder cannot be written
    template <class Write>
    void write(Write const& write) {
        try {
            write();
        } catch (std::exception const&) {
            failure_ = std::current_exception();
            place_.clear();
        }
    }
    /// The folder that holds the result; "" where none does.
    std::string const& place() const noexcept { return place_; }
    /// Errors   throws what write() threw
    void rethrow() const {
        if (failure_) std::rethrow_exception(failure_);
    }

private:
    std::string place_;
    std::exception_ptr failure_;
};

/// Refuses a file that exists.
/// Errors   throws problems::InputError
void demand_new_file(std::string const& path, bool force);

}  // namespace diorama::cli

#pragma once
#include <functional>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>

namespace diorama::report {

/// What stands where a result is to go.
enum class FolderState : std::uint8_t {
    free,        ///< nothing, or an empty folder
    result,      ///< an earlier result and nothing else
    unfinished,  ///< checkpoints of a run that did not end, and nothing else
    foreign,     ///< something that is not ours
    not_a_folder
};

struct FolderLook {
    FolderState state = FolderState::free;
    std::string stranger;  ///< the first name that is not ours, of a foreign folder
};

/// Takes    path; ours: the names that a result may have (`arm-*`: all that begin so);
///          marker: the one that every result has
FolderLook look_at_folder(std::string const& path, std::span<std::string_view const> ours,
                          std::string_view marker);

/// Writes one file through `write`, whole or not at all: under another name first, then renamed.
/// Errors   throws std::runtime_error that says why, and leaves no part of the file behind
void write_file(std::string const& path, std::function<void(std::ostream&)> const& write);

/// A result folder on its way. Everything is written to `PATH.tmp-N` (N the process) beside it and
/// takes the name PATH at the end, so that a half-written folder is never mistaken for a result.
class FolderDraft {
public:
    /// Makes the folder, and those above it where they are missing. Drafts of the same PATH whose
    /// processes were killed are removed.
    /// Errors   throws std::runtime_error that says why it cannot
    explicit FolderDraft(std::string path);
    /// Removes what was not published, and the folders above that were made for it.
    ~FolderDraft();
    FolderDraft(FolderDraft const&) = delete;
    FolderDraft& operator=(FolderDraft const&) = delete;

    /// Errors   as write_file()
    void write(std::string_view name, std::function<void(std::ostream&)> const& write_to) const;
    /// Moves a file of the folder that stands at PATH into this one.
    void keep(std::string_view name) const;
    /// Where the files written so far can be read.
    std::string const& place() const { return draft_; }
    /// Puts the draft in the place of whatever stands at PATH.
    void publish();

private:
    std::string path_, draft_;
    std::string first_made_;  ///< the uppermost folder that had to be made, or ""
    bool published_ = false;
    int held_ = -1;  ///< says while it is open that the draft has somebody
};

}  // namespace diorama::report

#include "report/run_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <vector>

namespace diorama::report {

namespace fs = std::filesystem;

namespace {

/// Half-written ones too, which a run that was killed may leave.
bool is_checkpoint(std::string_view name) { return name.starts_with("checkpoint-"); }

/// A pattern that ends in `*` stands for all names that begin like it.
bool fits(std::string_view name, std::string_view pattern) {
    if (pattern.ends_with('*')) return name.starts_with(pattern.substr(0, pattern.size() - 1));
    return name == pattern;
}

/// The path without a slash at its end, from the root, so that its parent can be named.
fs::path placed(std::string const& path) {
    auto const whole = fs::weakly_canonical(fs::absolute(path));
    return whole.has_filename() ? whole : whole.parent_path();
}

[[noreturn]] void cannot(std::string_view what, std::string const& path, int error) {
    std::string why = error == 0 ? "unknown reason" : std::strerror(error);
    throw std::runtime_error(fmt::format("cannot {} {}: {}", what, path, why));
}

}  // namespace

FolderLook look_at_folder(std::string const& path, std::span<std::string_view const> ours,
                          std::string_view marker) {
    std::error_code error;
    auto const status = fs::status(path, error);
    if (!fs::exists(status)) return {};
    if (!fs::is_directory(status)) return {FolderState::not_a_folder, {}};
    std::vector<std::string> names;
    for (fs::directory_iterator entry(path, error), end; !error && entry != end;
         entry.increment(error))
        names.push_back(entry->path().filename().string());
    if (error) cannot("read", path, error.value());
    std::sort(names.begin(), names.end());
    bool marked = false;
    bool only_checkpoints = true;
    for (auto const& name : names) {
        bool const known =
            std::any_of(ours.begin(), ours.end(), [&](auto one) { return fits(name, one); });
        if (!known && !is_checkpoint(name)) return {FolderState::foreign, name};
        marked = marked || name == marker;
        only_checkpoints = only_checkpoints && is_checkpoint(name);
    }
    if (names.empty()) return {};
    if (marked) return {FolderState::result, {}};
    if (only_checkpoints) return {FolderState::unfinished, {}};
    return {FolderState::foreign, names.front()};
}

void write_file(std::string const& path, std::function<void(std::ostream&)> const& write) {
    std::string const draft = fmt::format("{}.tmp-{}", path, getpid());
    struct Remover {
        std::string const& file;
        ~Remover() { std::remove(file.c_str()); }
    } const remover{draft};
    errno = 0;
    std::ofstream file(draft, std::ios::binary);
    if (!file) cannot("write", path, errno);
    write(file);
    // The stream keeps a failure, not its reason: ask while it is still the last error.
    if (file.flush(); !file) cannot("write", path, errno);
    if (file.close(); !file) cannot("write", path, errno);
    if (std::rename(draft.c_str(), path.c_str()) != 0) cannot("write", path, errno);
}

namespace {

/// Holds a folder as its own while this process lives; whoever can hold it too knows that its
/// maker does not. -1 where the file system knows no such thing.
int hold(fs::path const& folder) {
    int const held = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (held < 0) return -1;
    if (::flock(held, LOCK_EX | LOCK_NB) == 0) return held;
    ::close(held);
    return -1;
}

/// Removes drafts of this path that processes left behind which were killed. A draft of a process
/// that lives is let alone, here by its number, on another machine by its hold.
void remove_drafts_of_the_dead(std::string const& path) {
    auto const prefix = fs::path(path).filename().string() + ".tmp-";
    std::error_code error;
    std::vector<fs::path> left;
    for (fs::directory_iterator at(fs::path(path).parent_path(), error), end; !error && at != end;
         at.increment(error)) {
        auto const name = at->path().filename().string();
        if (!name.starts_with(prefix)) continue;
        pid_t maker = 0;
        auto const last = name.data() + name.size();
        auto const [stop, reason] = std::from_chars(name.data() + prefix.size(), last, maker);
        if (reason != std::errc{} || stop != last || maker <= 0) continue;
        if (::kill(maker, 0) != 0 && errno == ESRCH) left.push_back(at->path());
    }
    for (auto const& draft : left)
        if (int const held = hold(draft); held >= 0) {
            fs::remove_all(draft, error);
            ::close(held);
        }
}

}  // namespace

FolderDraft::FolderDraft(std::string path)
    : path_(placed(path).string()), draft_(fmt::format("{}.tmp-{}", path_, getpid())) {
    std::error_code error;
    remove_drafts_of_the_dead(path_);
    fs::path missing;
    for (auto above = fs::path(path_).parent_path(); !fs::exists(above, error);
         above = above.parent_path())
        missing = above;
    first_made_ = missing.string();
    fs::create_directories(fs::path(path_).parent_path(), error);
    if (!error) {
        fs::remove_all(draft_, error);
        error.clear();
        fs::create_directory(draft_, error);
    }
    if (!error) {
        held_ = hold(draft_);
        return;
    }
    int const reason = error.value();
    if (!first_made_.empty()) fs::remove_all(first_made_, error);
    cannot("write to", path, reason);
}

FolderDraft::~FolderDraft() {
    if (held_ >= 0) ::close(held_);
    if (published_) return;
    std::error_code error;
    fs::remove_all(draft_, error);
    // Only while empty: a checkpoint may have been written below meanwhile.
    if (first_made_.empty()) return;
    auto const last = fs::path(first_made_);
    for (auto above = fs::path(path_).parent_path();; above = above.parent_path()) {
        if (!fs::remove(above, error) || above == last) break;
    }
}

void FolderDraft::write(std::string_view name,
                        std::function<void(std::ostream&)> const& write_to) const {
    write_file((fs::path(draft_) / name).string(), write_to);
}

void FolderDraft::keep(std::string_view name) const {
    std::error_code error;
    fs::rename(fs::path(path_) / name, fs::path(draft_) / name, error);
    if (error) cannot("move", (fs::path(path_) / name).string(), error.value());
}

void FolderDraft::publish() {
    std::string const old = fmt::format("{}.old-{}", path_, getpid());
    std::error_code error;
    fs::rename(path_, old, error);
    bool const replaces = !error;
    if (std::rename(draft_.c_str(), path_.c_str()) != 0) {
        int const reason = errno;
        if (replaces) fs::rename(old, path_, error);
        cannot("write to", path_, reason);
    }
    published_ = true;
    if (replaces) fs::remove_all(old, error);
}

}  // namespace diorama::report

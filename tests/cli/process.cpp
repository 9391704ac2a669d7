#include "cli/process.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <stdexcept>

namespace diorama::test {

namespace fs = std::filesystem;

std::string const small_scenario =
    "name = \"small\"\n"
    "weeks = 30\n"
    "[organisation.generate]\n"
    "people = 120\n"
    "[[event]]\n"
    "at_week = 10\n"
    "do = \"launch_unit\"\n";

namespace {

void redirect(int descriptor, char const* file) {
    int const opened = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (opened < 0 || dup2(opened, descriptor) < 0) _exit(126);
}

}  // namespace

Running::Running(std::vector<std::string> const& words, std::string const& folder) {
    auto const out = told_ / "out", err = told_ / "err";
    std::vector<char*> arguments{const_cast<char*>(DIORAMA_PROGRAM)};
    for (auto const& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    process_ = fork();
    if (process_ < 0) throw std::runtime_error("cannot start a process");
    if (process_ > 0) return;
    if (chdir(folder.c_str()) != 0) _exit(126);
    redirect(STDOUT_FILENO, out.c_str());
    redirect(STDERR_FILENO, err.c_str());
    execv(DIORAMA_PROGRAM, arguments.data());
    _exit(126);
}

Running::~Running() {
    if (!waited_) {
        kill(process_, SIGKILL);
        waitpid(process_, nullptr, 0);
    }
}

void Running::send(int signal) const { kill(process_, signal); }

namespace {

/// What stands behind the name in a stat file of /proc: state, then numbers.
std::vector<std::string> stat_of(std::string const& path) {
    std::ifstream file(path);
    std::string text;
    std::getline(file, text);
    auto const name_end = text.rfind(')');
    if (name_end == std::string::npos) return {};
    std::istringstream words(text.substr(name_end + 1));
    return {std::istream_iterator<std::string>(words), {}};
}

}  // namespace

std::vector<Running::Thread> Running::threads() const {
    constexpr std::size_t user_ticks = 11;
    auto const tasks = "/proc/" + std::to_string(process_) + "/task";
    std::vector<Thread> threads;
    std::error_code error;
    for (auto const& task : std::filesystem::directory_iterator(tasks, error))
        if (auto const stat = stat_of(task.path() / "stat"); stat.size() > user_ticks)
            threads.push_back({static_cast<pid_t>(std::stol(task.path().filename().string())),
                               stat.front().front(), std::stol(stat[user_ticks])});
    std::sort(threads.begin(), threads.end(),
              [](auto const& a, auto const& b) { return a.ticks > b.ticks; });
    return threads;
}

void Running::send_to(Thread const& thread, int signal) const {
    tgkill(process_, thread.id, signal);
}

bool Running::has_ended() const {
    // Not by its state in /proc: while another thread than the first starts the program again, the
    // first one is a zombie there.
    siginfo_t ended{};
    return waitid(P_PID, static_cast<id_t>(process_), &ended, WEXITED | WNOHANG | WNOWAIT) != 0 ||
           ended.si_pid != 0;
}

bool Running::handles(int signal) const {
    std::ifstream status("/proc/" + std::to_string(process_) + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("SigCgt:"))
            return (std::stoull(line.substr(7), nullptr, 16) >> (signal - 1) & 1U) != 0;
    return false;
}

Outcome Running::wait() {
    int status = 0;
    waitpid(process_, &status, 0);
    waited_ = true;
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), told_.read("out"),
            told_.read("err")};
}

std::vector<std::string> Folder::names(std::string const& below) const {
    std::vector<std::string> names;
    for (auto const& entry : fs::directory_iterator(*this / below))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

Outcome Folder::diorama(std::vector<std::string> const& words) const {
    return Running(words, path()).wait();
}

std::vector<std::string> different_files(Folder const& folder, std::string const& one,
                                         std::string const& other) {
    auto const some = folder.names(one);
    auto const more = folder.names(other);
    std::set<std::string> all(some.begin(), some.end());
    all.insert(more.begin(), more.end());
    all.erase("run.json");
    std::vector<std::string> different;
    for (auto const& name : all) {
        auto const a = one + "/" + name;
        auto const b = other + "/" + name;
        if (!folder.has(a) || !folder.has(b) || folder.read(a) != folder.read(b))
            different.push_back(name);
    }
    return different;
}

}  // namespace diorama::test

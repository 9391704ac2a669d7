#include "cli/crash_guard.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <utility>
#include <vector>

namespace diorama::cli {

namespace {

constexpr std::array fatal_signals{SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
constexpr std::size_t id_digits = 16;
constexpr char const* unknown_run = "----------------";
/// A handler writes and starts the program: little, but an overrun stack leaves it none.
constexpr std::size_t handler_stack_bytes = 64 << 10;

/// The run that this thread does, for a handler to read.
struct RunOfThread {
    std::array<char, id_digits> id;
    bool volatile runs;
};
thread_local constinit RunOfThread run_of_thread{};
std::atomic<int> runs_in_flight{0};

/// Everything that the handler needs, made ready before: it may not allocate.
struct Restart {
    std::string notes;
    std::string pid;
    std::vector<std::string> words;
    std::vector<char*> word_pointers;
    std::atomic<bool> const* stop = nullptr;
    bool alone = false;  ///< runs go one by one already
};
Restart* restart = nullptr;

/// Gives this thread a stack for handlers, and takes it away at its end.
class HandlerStack {
public:
    HandlerStack() : bytes_(std::make_unique<char[]>(handler_stack_bytes)) {
        stack_t stack{};
        stack.ss_sp = bytes_.get();
        stack.ss_size = handler_stack_bytes;
        sigaltstack(&stack, nullptr);
    }
    ~HandlerStack() {
        stack_t none{};
        none.ss_flags = SS_DISABLE;
        sigaltstack(&none, nullptr);
    }
    HandlerStack(HandlerStack const&) = delete;
    HandlerStack& operator=(HandlerStack const&) = delete;

private:
    std::unique_ptr<char[]> bytes_;
};

/// A line put together without allocating.
class Line {
public:
    void add(char const* text, std::size_t size) {
        size = std::min(size, text_.size() - size_);
        std::memcpy(text_.data() + size_, text, size);
        size_ += size;
    }
    void add(char const* text) { add(text, std::strlen(text)); }
    void add_number(int number) {
        if (number >= 10) add_number(number / 10);
        char const digit = static_cast<char>('0' + number % 10);
        add(&digit, 1);
    }
    bool write_to(int descriptor) const {
        return write(descriptor, text_.data(), size_) == static_cast<ssize_t>(size_);
    }

private:
    std::array<char, 256> text_{};
    std::size_t size_ = 0;
};

bool note(char const* run, int signal) {
    int const file = open(restart->notes.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (file < 0) return false;
    Line line;
    line.add(restart->pid.c_str());
    line.add(" ");
    line.add(run, id_digits);
    line.add(" ");
    line.add_number(signal);
    line.add("\n");
    return line.write_to(file) && close(file) == 0;
}

void say_what_happened(char const* run, int signal) {
    Line line;
    line.add("\ndiorama: ");
    if (run == unknown_run)
        line.add("a run");
    else {
        line.add("run ");
        line.add(run, id_digits);
    }
    line.add(" ended the program with signal ");
    line.add_number(signal);
    line.add(run == unknown_run ? "; the runs go on one by one, to find it\n"
                                : "; it is kept as failed, and the others go on\n");
    line.write_to(STDERR_FILENO);
}

extern "C" void on_crash(int signal) {
    // SA_RESETHAND: what goes wrong from here on, and raising it again, ends the process.
    bool const known = run_of_thread.runs;
    bool const hopeless =
        restart->stop->load() || runs_in_flight.load() == 0 || (!known && restart->alone);
    char const* const run = known ? run_of_thread.id.data() : unknown_run;
    if (!hopeless && note(run, signal)) {
        say_what_happened(run, signal);
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, nullptr);
        execv("/proc/self/exe", restart->word_pointers.data());
    }
    raise(signal);
}

std::vector<std::string> own_words() {
    std::ifstream file("/proc/self/cmdline", std::ios::binary);
    std::vector<std::string> words;
    for (std::string word; std::getline(file, word, '\0');) words.push_back(word);
    return words;
}

struct Note {
    bool of_this_call = false;
    std::string run;
    int signal = 0;
};

std::vector<Note> read_notes(std::string const& path) {
    std::vector<Note> notes;
    std::ifstream file(path);
    for (std::string text; std::getline(file, text);) {
        std::istringstream line(text);
        long process = 0;
        Note one;
        // A line that a full disk cut short says nothing.
        if (!(line >> process >> one.run >> one.signal) || one.run.size() != id_digits) continue;
        // Starting anew does not change the number of the process.
        one.of_this_call = process == getpid();
        notes.push_back(std::move(one));
    }
    return notes;
}

void handle_crashes(void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = static_cast<int>(SA_ONSTACK | SA_RESETHAND | SA_NODEFER);
    sigemptyset(&action.sa_mask);
    for (int const signal : fatal_signals) sigaction(signal, &action, nullptr);
}

}  // namespace

CrashGuard::CrashGuard(std::string const& store, std::atomic<bool> const& stop)
    : notes_(store + ".crashes") {
    restart =
        new Restart{notes_, std::to_string(getpid()), own_words(), {}, &stop, runs_go_alone()};
    for (auto& word : restart->words) restart->word_pointers.push_back(word.data());
    restart->word_pointers.push_back(nullptr);
    handle_crashes(on_crash);
}

CrashGuard::~CrashGuard() {
    handle_crashes(SIG_DFL);
    delete std::exchange(restart, nullptr);
}

batch::GivenUp CrashGuard::given_up(bool retry_failed) const {
    batch::GivenUp runs;
    for (auto const& one : read_notes(notes_)) {
        if (one.run == unknown_run || (retry_failed && !one.of_this_call)) continue;
        runs[std::stoull(one.run, nullptr, 16)] =
            fmt::format("ended the program with signal {} ({})", one.signal, strsignal(one.signal));
    }
    return runs;
}

bool CrashGuard::runs_go_alone() const {
    auto const notes = read_notes(notes_);
    return std::any_of(notes.begin(), notes.end(),
                       [](auto const& one) { return one.of_this_call && one.run == unknown_run; });
}

void CrashGuard::watch(store::RunRow const* run) {
    thread_local HandlerStack const stack;
    if (run != nullptr) {
        std::copy_n(run->run_id.begin(), id_digits, run_of_thread.id.begin());
        ++runs_in_flight;
    } else {
        --runs_in_flight;
    }
    run_of_thread.runs = run != nullptr;
}

void CrashGuard::forget() const {
    std::error_code error;
    std::filesystem::remove(notes_, error);
}

}  // namespace diorama::cli

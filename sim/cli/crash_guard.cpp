#include "cli/crash_guard.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
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
/// The thread that failed first, 0 = none has.
std::atomic<pid_t> failed_thread{0};

/// Everything that the handler needs, made ready before: it may not allocate.
struct Restart {
    std::string notes;
    std::string call;
    std::vector<std::string> words;  ///< none: it cannot be started again
    std::vector<char*> word_pointers;
    std::atomic<bool> const* stop = nullptr;
    bool alone = false;     ///< runs go one by one already
    sigset_t signals = {};  ///< that it was started with: held back
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
    line.add(restart->call.c_str());
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

/// Notes the run and starts the program again. Returns where that cannot be done.
void start_again(int signal) {
    bool const known = run_of_thread.runs;
    bool const hopeless = restart->words.empty() || restart->stop->load() ||
                          runs_in_flight.load() == 0 || (!known && restart->alone);
    char const* const run = known ? run_of_thread.id.data() : unknown_run;
    if (hopeless || !note(run, signal)) return;
    say_what_happened(run, signal);
    pthread_sigmask(SIG_SETMASK, &restart->signals, nullptr);
    execv("/proc/self/exe", restart->word_pointers.data());
}

extern "C" void on_crash(int signal) {
    pid_t first = 0;
    if (failed_thread.compare_exchange_strong(first, gettid()))
        start_again(signal);
    else if (first != gettid())
        // Its run is not noted but met again: to be ended here would keep the first thread from
        // starting the program.
        for (;;) pause();
    std::signal(signal, SIG_DFL);
    raise(signal);
}

/// What tells this call of the program from all others: the number of its process, which those in
/// containers share, and the tick that it began at. Neither changes when it starts itself again.
std::string own_call() {
    constexpr std::ptrdiff_t begin_tick = 19;
    std::ifstream file("/proc/self/stat");
    std::string text;
    std::getline(file, text);
    // Behind the name, which may hold anything.
    std::istringstream stat(text.substr(std::min(text.size(), text.rfind(')') + 1)));
    std::vector<std::string> const numbers{std::istream_iterator<std::string>(stat), {}};
    return fmt::format("{}@{}", getpid(),
                       std::ssize(numbers) > begin_tick ? numbers[begin_tick] : std::string("?"));
}

std::vector<std::string> own_words() {
    std::ifstream file("/proc/self/cmdline", std::ios::binary);
    std::vector<std::string> words;
    for (std::string word; std::getline(file, word, '\0');) words.push_back(word);
    return words;
}

struct Note {
    bool of_this_call = false;
    std::optional<std::uint64_t> run;  ///< none: of which it was is not known
    int signal = 0;
};

std::vector<Note> read_notes(std::string const& path) {
    auto const this_call = own_call();
    std::vector<Note> notes;
    std::ifstream file(path);
    for (std::string text; std::getline(file, text);) {
        std::istringstream line(text);
        std::string call, run;
        Note one;
        // A line that a full disk cut short says nothing.
        if (!(line >> call >> run >> one.signal) || run.size() != id_digits) continue;
        one.of_this_call = call == this_call;
        if (run != unknown_run) {
            auto& number = one.run.emplace();
            auto const end = run.data() + run.size();
            if (std::from_chars(run.data(), end, number, 16).ptr != end) continue;
        }
        notes.push_back(one);
    }
    return notes;
}

void handle_crashes(void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = static_cast<int>(SA_ONSTACK | SA_NODEFER);
    sigemptyset(&action.sa_mask);
    for (int const signal : fatal_signals) sigaction(signal, &action, nullptr);
}

}  // namespace

CrashGuard::CrashGuard(std::string const& experiment, std::string const& store,
                       std::atomic<bool> const& stop)
    : notes_(store + ".crashes") {
    restart = new Restart{notes_, own_call(), {}, {}, &stop, runs_go_alone()};
    if (std::filesystem::is_regular_file(experiment)) restart->words = own_words();
    for (auto& word : restart->words) restart->word_pointers.push_back(word.data());
    restart->word_pointers.push_back(nullptr);
    pthread_sigmask(SIG_SETMASK, nullptr, &restart->signals);
    // Started by another name than its own, the program would keep that one in lists of processes.
    prctl(PR_SET_NAME, program_invocation_short_name);
    handle_crashes(on_crash);
}

CrashGuard::~CrashGuard() {
    handle_crashes(SIG_DFL);
    delete std::exchange(restart, nullptr);
}

batch::GivenUp CrashGuard::given_up(bool retry_failed) const {
    batch::GivenUp runs;
    for (auto const& one : read_notes(notes_)) {
        if (!one.run || (retry_failed && !one.of_this_call)) continue;
        runs[*one.run] =
            fmt::format("ended the program with signal {} ({})", one.signal, strsignal(one.signal));
    }
    return runs;
}

bool CrashGuard::runs_go_alone() const {
    auto const notes = read_notes(notes_);
    return std::any_of(notes.begin(), notes.end(),
                       [](auto const& one) { return one.of_this_call && !one.run; });
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

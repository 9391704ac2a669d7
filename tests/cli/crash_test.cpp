#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <thread>

#include "cli/batches.hpp"

using diorama::test::batch_words;
using diorama::test::experiment;
using diorama::test::Folder;
using diorama::test::Outcome;
using diorama::test::rows_of;
using diorama::test::Running;
using diorama::test::short_scenario;
using nlohmann::json;

namespace {

template <class Holds>
void wait_until(Running const& running, Holds const& holds) {
    for (int tries = 0; tries < 20'000 && !running.has_ended() && !holds(); ++tries)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
}

/// Waits until a batch into a.sqlite is ready for crashes and has written runs since.
bool runs_are_written(Running const& running, Folder const& folder) {
    std::error_code error;
    auto const written = [&] {
        return std::filesystem::last_write_time(folder / "a.sqlite-wal", error);
    };
    wait_until(running, [&] { return running.handles(SIGSEGV); });
    auto const before = written();
    wait_until(running, [&] { return written() != before; });
    return running.handles(SIGSEGV);
}

/// Eight runs that take a good part of a second each, in JSON on two threads.
std::vector<std::string> long_runs(Folder const& folder) {
    folder.write("s.toml", "weeks = 400\n[organisation.generate]\npeople = 10000\n");
    folder.write("e.toml",
                 "scenario = \"s.toml\"\nmeasures = [\"using\"]\nreplicates = 8\n[design]\n"
                 "kind = \"grid\"\n[[factor]]\npath = \"leadership.pledge_hours_per_week\"\n"
                 "values = [4]\n");
    auto words = batch_words;
    words.insert(words.end(), {"--format", "json", "--threads", "2"});
    return words;
}

/// Waits until both threads that do runs are at work, a third of the way through one.
/// Returns  these two, and the one that does no run
std::vector<Running::Thread> threads_at_work(Running const& running) {
    constexpr long some_ticks = 8, hardly_any_ticks = 2;
    std::vector<Running::Thread> threads, begun;
    // Which does no run is told by what it worked lately: it may have set up the batch before.
    auto const worked = [&](Running::Thread const& now) {
        for (auto const& then : begun)
            if (then.id == now.id) return now.ticks - then.ticks;
        return 0L;
    };
    wait_until(running, [&] {
        threads = running.threads();
        if (threads.size() != 3) return false;
        std::sort(threads.begin(), threads.end(),
                  [&](auto const& a, auto const& b) { return worked(a) > worked(b); });
        if (begun.size() != 3 || worked(threads[2]) >= hardly_any_ticks) begun = threads;
        return worked(threads[1]) >= some_ticks;
    });
    REQUIRE(threads.size() == 3);
    REQUIRE(worked(threads[1]) >= some_ticks);
    return threads;
}

/// Lets the thread of a batch that does no run fail, and waits until the runs go one by one.
void fail_outside_runs(Running& running) {
    auto const before = threads_at_work(running);
    running.send_to(before.back(), SIGSEGV);
    // It has started again when there is a thread that was not there before; how many there are
    // besides is not the test's business.
    auto const is_new = [&](auto const& one) {
        return std::none_of(before.begin(), before.end(),
                            [&](auto const& old) { return old.id == one.id; });
    };
    std::vector<Running::Thread> begun;
    wait_until(running, [&] {
        begun = running.threads();
        return running.handles(SIGSEGV) && std::any_of(begun.begin(), begun.end(), is_new);
    });
    if (running.has_ended()) FAIL("it did not start again: " << running.wait().err);
    wait_until(running, [&] { return running.threads().front().ticks > begun.front().ticks + 8; });
}

/// The experiment of short runs; the id of the last run that two replicates of it have.
std::string last_run_of_two_replicates(Folder const& folder) {
    folder.write("s.toml", short_scenario);
    folder.write("e.toml", experiment(1));
    REQUIRE(
        folder.diorama({"batch", "e.toml", "--store", "b.sqlite", "--replicates", "2"}).status ==
        0);
    auto const runs = folder.diorama({"export", "b.sqlite", "--table", "runs"}).out;
    return runs.substr(runs.rfind('\n', runs.size() - 2) + 1, 16);
}

}  // namespace

TEST_CASE("runs that end the program are rows with their error, and the others go on by themselves",
          "[cli][batch][crash]") {
    Folder const folder;
    folder.write("s.toml", short_scenario);
    folder.write("e.toml", experiment(60));
    auto words = batch_words;
    words.insert(words.end(), {"--format", "json", "--threads", "2"});
    // A signal from outside may come between two runs. It then ends the program, as it should, and
    // the same words go on.
    std::string told;
    Outcome ended;
    for (int calls = 0; calls < 10; ++calls) {
        Running running(words, folder.path());
        for (int const signal : {SIGSEGV, SIGABRT, SIGFPE})
            if (runs_are_written(running, folder))
                running.send_to(running.threads().front(), signal);
        ended = running.wait();
        told += ended.err;
        if (ended.status < 128) break;
    }
    INFO(told);
    REQUIRE(ended.status < 2);
    REQUIRE(told.find("it is kept as failed, and the others go on") != std::string::npos);
    auto const counts = json::parse(ended.out);
    auto const runs = folder.diorama({"export", "a.sqlite", "--table", "runs"}).out;
    REQUIRE(runs.find("ended the program with signal") != std::string::npos);
    REQUIRE(std::count(runs.begin(), runs.end(), '\n') == 1200 + 1);
    REQUIRE(counts.at("planned") == 1200);
    REQUIRE(counts.at("failed").get<int>() + counts.at("done").get<int>() +
                counts.at("skipped").get<int>() ==
            1200);
    REQUIRE_FALSE(folder.has("a.sqlite.crashes"));
    words = batch_words;
    words.push_back("--retry-failed");
    REQUIRE(folder.diorama(words).status == 0);
    words = batch_words;
    words[3] = "whole.sqlite";
    REQUIRE(folder.diorama(words).status == 0);
    REQUIRE(rows_of(folder, "a.sqlite") == rows_of(folder, "whole.sqlite"));
}

TEST_CASE("a second run that fails while the program is about to start again does not end it",
          "[cli][batch][crash]") {
    Folder const folder;
    auto const words = long_runs(folder);
    Running running(words, folder.path());
    auto const threads = threads_at_work(running);
    auto const sleeps = [&](Running::Thread const& thread) {
        auto const now = running.threads();
        return std::any_of(now.begin(), now.end(), [&](auto const& one) {
            return one.id == thread.id && one.state == 'S';
        });
    };
    // A pipe holds the first one up as it notes its run: until somebody reads.
    auto const notes = folder / "a.sqlite.crashes";
    REQUIRE(mkfifo(notes.c_str(), 0600) == 0);
    for (auto const& thread : {threads[0], threads[1]}) {
        running.send_to(thread, SIGSEGV);
        wait_until(running, [&] { return sleeps(thread); });
    }
    REQUIRE_FALSE(running.has_ended());
    std::filesystem::rename(notes, folder / "pipe");
    int const pipe = open((folder / "pipe").c_str(), O_RDONLY | O_NONBLOCK);
    auto const ended = running.wait();
    close(pipe);
    INFO(ended.err);
    REQUIRE(ended.err.find("the others go on") != std::string::npos);
    // Nobody kept the note, and neither run had a fault of its own.
    REQUIRE(ended.status == 0);
    REQUIRE(json::parse(ended.out).at("failed") == 0);
}

TEST_CASE("after a crash of which the run is not known they go one by one, and the next is known",
          "[cli][batch][crash]") {
    Folder const folder;
    auto words = long_runs(folder);
    Running running(words, folder.path());
    fail_outside_runs(running);
    running.send_to(running.threads().front(), SIGFPE);
    auto const ended = running.wait();
    INFO(ended.err);
    REQUIRE(ended.status == 1);
    REQUIRE(ended.err.find("a run ended the program with signal 11; the runs go on one by one") !=
            std::string::npos);
    REQUIRE(ended.err.find("ended the program with signal 8; it is kept as failed") !=
            std::string::npos);
    auto const runs = folder.diorama({"export", "a.sqlite", "--table", "runs"}).out;
    REQUIRE(std::count(runs.begin(), runs.end(), '\n') == 8 + 1);
    REQUIRE(runs.find("ended the program with signal 8") != std::string::npos);
    REQUIRE(runs.find("ended the program with signal 11") == std::string::npos);
    words.push_back("--retry-failed");
    auto const retried = folder.diorama(words);
    REQUIRE(retried.status == 0);
    REQUIRE(json::parse(retried.out).at("done") == 1);
}

TEST_CASE("a fault outside of all runs ends the program when it comes again",
          "[cli][batch][crash]") {
    Folder const folder;
    auto const words = long_runs(folder);
    Running running(words, folder.path());
    fail_outside_runs(running);
    running.send_to(running.threads().back(), SIGSEGV);
    REQUIRE(running.wait().status == 128 + SIGSEGV);
    auto const rest = folder.diorama(words);
    INFO(rest.err);
    REQUIRE(rest.status == 0);
    REQUIRE(json::parse(rest.out).at("failed") == 0);
}

TEST_CASE("notes of crashes hold for the store that they were made beside", "[cli][batch][crash]") {
    Folder const folder;
    auto const run = last_run_of_two_replicates(folder);
    auto words = batch_words;
    words.insert(words.end(), {"--format", "json"});
    auto const note = "1 " + run + " 11\n";
    // The store is gone: so is what stood beside it.
    folder.write("a.sqlite.crashes", note);
    REQUIRE(json::parse(folder.diorama(words).out).at("failed") == 0);
    REQUIRE_FALSE(folder.has("a.sqlite.crashes"));
    // The program was killed between the note and its row, and the disk was full.
    words.insert(words.end(), {"--replicates", "2"});
    folder.write("a.sqlite.crashes", note + "1 what is this? 11\n2 zzzzzzzzzzzzzzzz 6\n3");
    auto const ended = folder.diorama(words);
    INFO(ended.err);
    REQUIRE(ended.status == 1);
    REQUIRE(json::parse(ended.out).at("failed") == 1);
    words.push_back("--retry-failed");
    REQUIRE(json::parse(folder.diorama(words).out).at("done") == 1);
}

TEST_CASE("runs that ended an earlier call are tried again, also where calls have one number",
          "[cli][batch][crash]") {
    Folder const folder;
    auto const run = last_run_of_two_replicates(folder);
    REQUIRE(folder.diorama(batch_words).status == 0);
    // As in containers, where each call may be process 1.
    auto const command = "cd " + folder.path() + " && echo $$ " + run +
                         " 11 >a.sqlite.crashes && exec " + DIORAMA_PROGRAM +
                         " batch e.toml --store a.sqlite --quiet --replicates 2 --retry-failed"
                         " >told.txt 2>&1";
    auto const status = std::system(command.c_str());
    INFO(folder.read("told.txt"));
    REQUIRE(status == 0);
}

TEST_CASE("a crash ends a batch whose experiment cannot be read a second time",
          "[cli][batch][crash]") {
    Folder const folder;
    auto const words = long_runs(folder);
    auto const text = folder.read("e.toml");
    std::filesystem::remove(folder / "e.toml");
    REQUIRE(mkfifo((folder / "e.toml").c_str(), 0600) == 0);
    Running running(words, folder.path());
    folder.write("e.toml", text);
    running.send_to(threads_at_work(running).front(), SIGSEGV);
    wait_until(running, [] { return false; });
    REQUIRE(running.has_ended());
    REQUIRE(running.wait().status == 128 + SIGSEGV);
}

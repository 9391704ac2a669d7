#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "own_files.hpp"

namespace {

namespace fs = std::filesystem;

std::string text_of(fs::path const& path) {
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), {}};
}

struct Outcome {
    int status;
    std::string out;
    std::string err;
};

/// A copy of ./dio in a folder of its own, whose name has a space, on a machine whose tools only
/// write down how they were called.
class Machine {
public:
    Machine() : folder_(fs::path(around_.path()) / "dio test") {
        fs::create_directories(folder_ / "repo" / "sim");
        fs::create_directories(folder_ / "tools");
        fs::create_directories(folder_ / "elsewhere");
        fs::copy(fs::path(DIORAMA_SOURCE_DIR) / "dio", folder_ / "repo" / "dio");
        std::ofstream(folder_ / "repo" / "CMakePresets.json") << "{}\n";
        std::ofstream(folder_ / "repo" / "sim" / "a.cpp") << "\n";
        tool("dpkg-query", "for p in \"$@\"; do echo \"installed $p\"; done");
        tool("apt-get", "");
        tool("sudo", "exit 1");
        tool("id", "echo 1000");
        tool("ninja", "echo 'diorama: phony'");
        tool("cmake",
             "case $1 in\n"
             "--preset) : >build/release/build.ninja ;;\n"
             "--build) mkdir -p \"$2/bin\"\n"
             "    printf '#!/bin/sh\\necho \"$PWD\" \"$@\"\\nexit 7\\n' >\"$2/bin/diorama\"\n"
             "    chmod +x \"$2/bin/diorama\"; echo noise ;;\n"
             "esac");
        tool("ctest",
             "while [ \"$1\" != -O ]; do shift; done\n"
             "echo '67% tests passed, 1 tests failed out of 3' | tee \"$2\"\nexit 8");
    }

    void tool(std::string const& name, std::string const& does) const {
        auto const path = folder_ / "tools" / name;
        std::ofstream(path) << "#!/bin/sh\necho " + name + " \"$@\" >>'" + calls_path().string() +
                                   "'\n" + does + "\n";
        fs::permissions(path, fs::perms::owner_all);
    }

    /// What ./dio answers when it is called from another folder.
    Outcome dio(std::string const& words) const {
        auto const command = "cd '" + (folder_ / "elsewhere").string() + "' && PATH='" +
                             (folder_ / "tools").string() + "':\"$PATH\" ../repo/dio " + words +
                             " >../out 2>../err </dev/null";
        int const status = std::system(command.c_str());
        return {WEXITSTATUS(status), text_of(folder_ / "out"), text_of(folder_ / "err")};
    }

    fs::path source() const { return folder_ / "repo" / "sim" / "a.cpp"; }
    fs::path elsewhere() const { return folder_ / "elsewhere"; }
    std::string calls() const { return text_of(calls_path()); }
    void forget_calls() const { fs::remove(calls_path()); }

private:
    fs::path calls_path() const { return folder_ / "calls"; }
    diorama::test::OwnFolder around_;
    fs::path folder_;
};

}  // namespace

using Catch::Matchers::Contains;

TEST_CASE("dio builds and becomes the program, in the caller's folder and with its exit status",
          "[house][dio]") {
    Machine const machine;
    auto const outcome = machine.dio("run a.toml --weeks 3");
    REQUIRE(outcome.status == 7);
    REQUIRE(outcome.out == fs::canonical(machine.elsewhere()).string() + " run a.toml --weeks 3\n");
    REQUIRE_THAT(outcome.err, Contains("dio: building diorama"));
}

TEST_CASE("a second call of dio goes straight to the program", "[house][dio]") {
    Machine const machine;
    machine.dio("run");
    machine.forget_calls();
    auto const again = machine.dio("run");
    REQUIRE(again.status == 7);
    REQUIRE(again.err.empty());
    REQUIRE(machine.calls().empty());
}

TEST_CASE("dio builds again when a source has changed", "[house][dio]") {
    Machine const machine;
    machine.dio("run");
    machine.forget_calls();
    std::ofstream(machine.source()) << "int changed;\n";
    machine.dio("run");
    REQUIRE_THAT(machine.calls(), Contains("cmake --build"));
}

TEST_CASE("dio installs missing packages as root and asks nothing", "[house][dio]") {
    Machine const machine;
    machine.tool("id", "echo 0");
    machine.tool("dpkg-query", "echo 'installed cmake'");
    machine.tool("apt-get", "[ \"$DEBIAN_FRONTEND\" = noninteractive ]");
    auto const outcome = machine.dio("run");
    REQUIRE(outcome.status == 7);
    REQUIRE_THAT(outcome.err, Contains("dio: installing g++ ninja-build "));
    REQUIRE_THAT(machine.calls(), Contains("install --no-install-recommends g++ ninja-build "));
    REQUIRE_THAT(machine.calls(), !Contains("apt-get -q -y -o DPkg::Lock::Timeout=600 -o "
                                            "Dpkg::Use-Pty=0 update"));
}

TEST_CASE("dio that may not install says what to install and stops", "[house][dio]") {
    Machine const machine;
    machine.tool("dpkg-query", "echo 'installed cmake'");
    auto const outcome = machine.dio("run");
    REQUIRE(outcome.status == 1);
    REQUIRE(outcome.out.empty());
    REQUIRE_THAT(outcome.err, Contains("as root: apt-get install --no-install-recommends g++ "));
    REQUIRE_THAT(machine.calls(), !Contains("apt-get"));
}

TEST_CASE("the last line of dio test counts, and a failed test is a failure", "[house][dio]") {
    Machine const machine;
    auto const one_failed = machine.dio("test");
    REQUIRE(one_failed.status == 1);
    REQUIRE_THAT(one_failed.out, Catch::Matchers::EndsWith("\n2 passed, 1 failed\n"));
    machine.tool("ctest",
                 "while [ \"$1\" != -O ]; do shift; done\n"
                 "echo '100% tests passed, 0 tests failed out of 3' | tee \"$2\"");
    auto const none_failed = machine.dio("test");
    REQUIRE(none_failed.status == 0);
    REQUIRE_THAT(none_failed.out, Catch::Matchers::EndsWith("\n3 passed, 0 failed\n"));
}

TEST_CASE("a failed build is said plainly and leaves nothing that looks built", "[house][dio]") {
    Machine const machine;
    machine.tool("cmake", "[ \"$1\" = --preset ] && : >build/release/build.ninja");
    for (int call = 0; call < 2; ++call) {
        auto const outcome = machine.dio("run");
        REQUIRE(outcome.status == 1);
        REQUIRE_THAT(outcome.err, Contains("dio: the build failed"));
    }
}

TEST_CASE("dio view says so where the viewer could not be configured", "[house][dio]") {
    Machine const machine;
    auto const outcome = machine.dio("view");
    REQUIRE(outcome.status == 1);
    REQUIRE_THAT(outcome.err, Contains("no viewer"));
}

namespace {

/// A machine on which callgrind counts `measured` instructions, and 1,000 were kept.
std::string guarded(Machine const& machine, std::string const& measured) {
    machine.tool("cmake",
                 "case $1 in\n"
                 "--preset) : >build/release/build.ninja ;;\n"
                 "--build) mkdir -p \"$2/bin\"; cp /bin/true \"$2/bin/diorama_bench_cases\" ;;\n"
                 "esac");
    machine.tool("valgrind", "echo '==1== I   refs:      " + measured + "' >&2");
    auto const kept = machine.source().parent_path().parent_path() / "tests" / "bench";
    fs::create_directories(kept);
    std::ofstream(kept / "instructions.txt") << "# kept\nfounding 1000 2\n";
    return (kept / "instructions.txt").string();
}

}  // namespace

TEST_CASE("dio bench --instructions fails where a count is further off than its tolerance",
          "[house][dio]") {
    for (auto const& [measured, status] :
         {std::pair{"1,020", 0}, {"980", 0}, {"1,021", 1}, {"979", 1}, {"", 1}}) {
        Machine const machine;
        guarded(machine, measured);
        auto const outcome = machine.dio("bench --instructions");
        INFO(measured << ": " << outcome.out << outcome.err);
        REQUIRE(outcome.status == status);
        if (*measured != '\0')
            REQUIRE_THAT(outcome.out, Contains(status == 0 ? "% within 2%" : "% beyond 2%"));
    }
}

TEST_CASE("dio bench --keep keeps what was counted", "[house][dio]") {
    Machine const machine;
    auto const kept = guarded(machine, "123,456");
    REQUIRE(machine.dio("bench --keep").status == 0);
    REQUIRE(text_of(kept) == "# kept\nfounding           123456 2\n");
    REQUIRE(machine.dio("bench --instructions").status == 0);
}

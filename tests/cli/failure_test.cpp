#include <sys/mount.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "cli/process.hpp"

using diorama::test::Folder;
using diorama::test::small_scenario;
using Words = std::vector<std::string>;

namespace {

/// A disk of 64 kB, as far as this machine lets one be made.
class TinyDisk {
public:
    explicit TinyDisk(std::string path) : path_(std::move(path)) {
        std::filesystem::create_directory(path_);
        mounted_ = mount("tmpfs", path_.c_str(), "tmpfs", 0, "size=64k") == 0;
    }
    ~TinyDisk() {
        if (mounted_) umount(path_.c_str());
    }
    TinyDisk(TinyDisk const&) = delete;
    TinyDisk& operator=(TinyDisk const&) = delete;
    bool mounted() const { return mounted_; }

private:
    std::string path_;
    bool mounted_;
};

}  // namespace

TEST_CASE("a full disk is told in a plain sentence and leaves nothing half-written", "[cli]") {
    Folder const folder;
    folder.write("s.toml", small_scenario);
    TinyDisk const disk(folder / "disk");
    if (!disk.mounted()) {
        WARN("not looked at: this user may not mount a small disk");
        return;
    }
    auto const run = folder.diorama({"run", "s.toml", "--out", "disk/o"});
    INFO(run.err);
    REQUIRE(run.status == 1);
    REQUIRE(run.err.starts_with("diorama: cannot write "));
    REQUIRE(run.err.find("No space left on device\n") != std::string::npos);
    REQUIRE(folder.names("disk").empty());
    // What was found is told all the same.
    REQUIRE(run.out.find(" person-weeks a second, digest ") != std::string::npos);
    REQUIRE(run.out.find("The result is in") == std::string::npos);

    auto const generate =
        folder.diorama({"org", "generate", "--people", "5000", "--out", "disk/c.csv"});
    REQUIRE(generate.status == 1);
    REQUIRE(folder.names("disk").empty());

    auto const checkpoint =
        folder.diorama({"run", "s.toml", "--set", "organisation.generate.people=3000", "--out",
                        "disk/o", "--checkpoint-every", "5"});
    REQUIRE(checkpoint.status == 1);
    REQUIRE(checkpoint.err.find("No space left on device") != std::string::npos);
}

TEST_CASE("a place that cannot be written to is told before the run", "[cli]") {
    Folder const folder;
    folder.write("s.toml", small_scenario);
    folder.write("file", "");
    auto const below_file = folder.diorama({"run", "s.toml", "--out", "file/o"});
    REQUIRE(below_file.status == 1);
    REQUIRE(below_file.err.starts_with("diorama: cannot write to file/o: "));
    auto const not_ours = folder.diorama({"run", "s.toml", "--out", "/proc/o"});
    REQUIRE(not_ours.status == 1);
    REQUIRE(not_ours.err.starts_with("diorama: cannot write to /proc/o: "));
    if (geteuid() != 0) {
        std::filesystem::create_directory(folder / "closed");
        std::filesystem::permissions(folder / "closed", std::filesystem::perms::owner_read);
        REQUIRE(folder.diorama({"run", "s.toml", "--out", "closed/o"}).status == 1);
        std::filesystem::permissions(folder / "closed", std::filesystem::perms::owner_all);
        REQUIRE(folder.names("closed").empty());
    }
}

#include "cli/command_line.hpp"

#include <fmt/format.h>

#include <array>

#include "cli/command_readers.hpp"
#include "cli/page_readers.hpp"
#include "cli/version.hpp"
#include "engine/version.hpp"

namespace diorama::cli {

namespace {

struct Reader {
    std::string_view name;  ///< as typed; two words for a command of a group
    std::string_view summary;
    Command (*read)(Arguments const&);
};

constexpr std::array readers{
    Reader{"run", "one run of a scenario; --out DIR writes the result folder", read_run},
    Reader{"compare", "all arms of a study over the same seeds, with intervals", read_compare},
    Reader{"batch", "a designed experiment into a store; goes on where it stopped", read_batch},
    Reader{"analyse", "effects, sensitivity indices and verdicts of a store", read_analyse},
    Reader{"merge", "puts the stores of several machines together", read_merge},
    Reader{"verify", "does runs of a store again and compares their digests", read_verify},
    Reader{"export", "a table of a store as CSV", read_export},
    Reader{"report", "a result folder as one page, HTML or Markdown", read_report},
    Reader{"bottlenecks", "what stands in the way, by what removing it would bring",
           read_bottlenecks},
    Reader{"why", "why a team or a person stands where it stands", read_why},
    Reader{"check", "reads a scenario, a study or an experiment and runs nothing", read_check},
    Reader{"parameters", "every parameter: unit, default, range, grade, source", read_parameters},
    Reader{"measures", "everything that is published each week", read_measures},
    Reader{"org check", "what an organisation chart is, and what is wrong with it", read_org_check},
    Reader{"org generate", "invents an organisation", read_org_generate},
    Reader{"replay", "runs a result folder again and compares it byte for byte", read_replay},
    Reader{"selftest", "compares every mechanism that has a closed form with it", read_selftest},
    Reader{"screen", "which parameters move a scenario's outcomes, and which do not", read_screen},
    Reader{"calibrate", "fits parameters to an observed adoption curve", read_calibrate},
};

std::string general_help(std::string_view prefix = "") {
    std::string text =
        "Diorama: a scale model of an organisation, in motion.\n"
        "Usage: diorama COMMAND [OPTIONS]\n\nCommands:\n";
    for (auto const& one : readers)
        if (one.name.starts_with(prefix))
            text += fmt::format("  {:<14}{}\n", one.name, one.summary);
    text +=
        "\n`diorama COMMAND --help` says more; `diorama --version` says which program this is.\n"
        "Exit status: 0 done, 1 failed while running, 2 wrong input or command line, 130 "
        "interrupted.\n\n"
        "Example:\n  diorama compare scenarios/unit-vs-dio.toml\n";
    return text;
}

std::string version_text() {
    return fmt::format("diorama {} (commit {})\n", engine::version(), commit());
}

bool asks_for_help(std::string_view word) {
    return word == "--help" || word == "-h" || word == "help";
}

[[noreturn]] void refuse(problems::Place place, std::string what, std::string instead) {
    throw problems::InputError({{std::move(place), std::move(what), std::move(instead)}});
}

/// The command called `first` or `first second`, or a problem that names those there are.
Reader const& find_reader(Arguments const& arguments) {
    std::vector<std::string_view> first_words;
    std::vector<std::string_view> second_words;
    std::string const& first = arguments[0];
    for (auto const& one : readers) {
        auto const blank = one.name.find(' ');
        first_words.push_back(one.name.substr(0, blank));
        if (blank == std::string_view::npos) {
            if (one.name == first) return one;
            continue;
        }
        if (one.name.substr(0, blank) != first) continue;
        second_words.push_back(one.name.substr(blank + 1));
        if (arguments.size() > 1 && arguments[1] == second_words.back()) return one;
    }
    if (first.starts_with('-'))
        refuse(arguments.place(0), fmt::format("{} stands where a command is expected", first),
               "write the command first, as in diorama run SCENARIO " + first);
    if (second_words.empty())
        refuse(arguments.place(0), fmt::format("unknown command '{}'", first),
               problems::suggestion(first, first_words));
    if (arguments.size() == 1)
        refuse(arguments.place(1), fmt::format("'{}' is no command by itself", first),
               problems::suggestion("", second_words));
    refuse(arguments.place(1), fmt::format("unknown command '{} {}'", first, arguments[1]),
           problems::suggestion(arguments[1], second_words));
}

}  // namespace

Command read_command_line(Arguments const& arguments) {
    if (arguments.size() == 0)
        refuse(arguments.place(0), "no command is given",
               "write one, as in diorama compare scenarios/unit-vs-dio.toml; diorama --help lists "
               "them");
    if (asks_for_help(arguments[0])) return SayOptions{general_help()};
    if (arguments[0] == "--version") return SayOptions{version_text()};
    if (arguments[0] == "org" && arguments.size() > 1 && asks_for_help(arguments[1]))
        return SayOptions{general_help("org")};
    return find_reader(arguments).read(arguments);
}

}  // namespace diorama::cli

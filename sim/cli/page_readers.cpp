#include "cli/page_readers.hpp"

#include <algorithm>
#include <array>

#include "batch/slurm_script.hpp"
#include "cli/shared_options.hpp"

namespace diorama::cli {

namespace {

/// The command line that gives the same tables: without where they go and how it is told.
std::string typed_command(Arguments const& arguments) {
    constexpr std::array<std::string_view, 3> with_value{"--out", "--threads", "--format"};
    constexpr std::array<std::string_view, 2> alone{"--force", "--quiet"};
    std::string text = "diorama";
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        auto const& word = arguments[i];
        if (std::find(alone.begin(), alone.end(), word) != alone.end()) continue;
        if (std::find(with_value.begin(), with_value.end(), word) != with_value.end()) {
            ++i;
            continue;
        }
        if (std::any_of(with_value.begin(), with_value.end(),
                        [&](auto one) { return word.starts_with(std::string(one) + "="); }))
            continue;
        text += " " + at_a_shell(word);
    }
    return text;
}

}  // namespace

std::string at_a_shell(std::string const& word) {
    constexpr std::string_view plain =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./=:+,-%";
    if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) return word;
    return batch::shell_quoted(word);
}

void declare_page(Words& words) {
    words.option("--page-runs", "N",
                 "Runs spent on the page's bottlenecks and assumptions, 0 = none (if not given, "
                 "twice the study's own, or what a first look takes)");
    words.option("--leader-hour-rate", "MONEY",
                 "What an hour of a leader is counted at on the page (120)");
    words.flag("--names", "Write leaders' names to leaders.csv and the page too");
}

void read_page(Words& words, CompareOptions& options) {
    if (auto const runs = words.whole_number("--page-runs", 0, 1'000'000))
        options.page_runs = static_cast<std::size_t>(*runs);
    if (auto const rate = words.number("--leader-hour-rate", 0.0, 1e6))
        options.leader_hour_rate = *rate;
    options.names = words.given("--names");
    options.command = typed_command(words.arguments());
    demand_company(words, {"--page-runs", "--leader-hour-rate", "--names"}, "--out",
                   "name the page's folder with --out DIR");
}

Command read_report(Arguments const& arguments) {
    Words words(arguments, "report",
                "Writes a result folder of compare, run or analyse, or a store, as one page that "
                "needs no other file: the question, the verdict, the reasons, every number with "
                "where it comes from. A store is analysed first, by the options of analyse.",
                "  diorama report results/unit-or-dio --out unit-or-dio.html\n"
                "  diorama report availability.sqlite --measures using --out availability.html\n"
                "  diorama report results/unit-or-dio --format md --out unit-or-dio.md");
    words.positional("DIR-or-STORE",
                     "A result folder of diorama compare, run or analyse, or a store of batch");
    words.option("--out", "FILE", "The page's file");
    words.option("--format", "html|md", "One HTML file, or Markdown with its figures beside it");
    declare_question(words);
    words.flag("--force", "Replace FILE where it exists");
    words.flag("--quiet", "Say nothing but problems");
    if (auto help = words.split()) return SayOptions{std::move(*help)};
    ReportOptions options;
    options.source = words.required(
        "DIR-or-STORE",
        "the result folder or the store, as in diorama report results/dio --out dio.html");
    options.question = read_question(words);
    for (std::string const option : {"--measures", "--map", "--half-width"})
        if (words.given(option)) options.asked.emplace_back(option, arguments.option_place(option));
    read_out(words, options);
    if (options.out.empty())
        words.add(arguments.place(arguments.size()), "the page has no file to go to",
                  "name it with --out FILE.html");
    options.markdown = words.choice("--format", {"html", "md"}) == 1;
    options.quiet = words.given("--quiet");
    words.throw_if_any();
    return options;
}

Command read_bottlenecks(Arguments const& arguments) {
    Words words(arguments, "bottlenecks",
                "Takes away one thing after the other from an arm of a study (the meetings of each "
                "leader whom the programme requires, each mechanism's brake), runs it again with "
                "the same luck and says what that brings, the largest gain first.",
                "  diorama bottlenecks scenarios/unit-vs-dio.toml --arm DIO");
    words.positional("STUDY", "A study");
    words.option("--arm", "NAME", "The arm to look at (whichever is ahead, if not given)");
    words.option("--measure", "NAME", "What a gain is a gain of (the study's first measure)");
    words.option("--week", "N", "The week in which it is read (the last one)");
    words.option("--replicates", "N", "Seeds for each knock-out (8)");
    declare_common(words);
    if (auto help = words.split()) return SayOptions{std::move(*help)};
    BottlenecksOptions options;
    options.study = words.required(
        "STUDY", "a study's file, as in diorama bottlenecks scenarios/unit-vs-dio.toml");
    options.common = read_common(words);
    options.arm = words.text("--arm");
    options.arm_place = arguments.option_place("--arm");
    options.measure = words.text("--measure");
    options.measure_place = arguments.option_place("--measure");
    options.week_place = arguments.option_place("--week");
    if (auto const week = words.whole_number("--week", 1, most_count))
        options.week = static_cast<std::uint32_t>(*week);
    if (auto const replicates = words.whole_number("--replicates", 1, 100'000))
        options.replicates = static_cast<std::uint32_t>(*replicates);
    words.throw_if_any();
    return options;
}

Command read_why(Arguments const& arguments) {
    Words words(arguments, "why",
                "Says in sentences why a team or a person stands where it stands: which messages, "
                "colleagues, sessions, decisions and lapses moved them and what still holds them. "
                "Runs the scenario of the folder again, with its causes noted; that takes as long "
                "as one run.",
                "  diorama why results/dio --team R0464\n"
                "  diorama why results/unit-or-dio --arm DIO --seed 3 --person R0471");
    words.positional("DIR", "A result folder of diorama run or diorama compare");
    words.option("--team", "ID", "The people who report to this manager");
    words.option("--person", "ID", "One person");
    words.option("--arm", "NAME", "Which arm of a comparison (the one ahead, if not given)");
    words.option("--seed", "N", "Which run of a comparison (its first seed)");
    words.option("--weeks", "N", "Weeks over which what holds people is counted (13)");
    declare_threads(words);
    declare_manner(words);
    if (auto help = words.split()) return SayOptions{std::move(*help)};
    WhyOptions options;
    options.folder = words.required("DIR", "the result folder, as in diorama why results/dio");
    options.team = words.text("--team");
    options.person = words.text("--person");
    options.who_place = arguments.option_place(options.team.empty() ? "--person" : "--team");
    if (options.team.empty() == options.person.empty())
        words.add(arguments.place(arguments.size()),
                  options.team.empty() ? "nobody is asked about" : "two things are asked at once",
                  "write --team ID or --person ID");
    options.arm = words.text("--arm");
    options.arm_place = arguments.option_place("--arm");
    options.seed = words.whole_number("--seed", 0, most_seed);
    if (auto const weeks = words.whole_number("--weeks", 1, most_count))
        options.causes_weeks = static_cast<std::uint32_t>(*weeks);
    options.threads = read_threads(words);
    read_manner(words, options);
    words.throw_if_any();
    return options;
}

}  // namespace diorama::cli

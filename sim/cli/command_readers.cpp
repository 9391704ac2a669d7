#include "cli/command_readers.hpp"

#include <fmt/format.h>

#include <limits>
#include <optional>

#include "cli/words.hpp"
#include "founding/generated_chart.hpp"

namespace diorama::cli {

namespace {

constexpr std::uint64_t most_threads = 1024;
constexpr std::uint64_t most_seed =
    std::numeric_limits<std::int64_t>::max();  // TOML has no larger number
constexpr std::uint64_t most_count = 1'000'000'000;

/// Ends the reading: the help text when it was asked for, else nothing.
std::optional<Command> helped(Words& words) {
    if (auto help = words.split()) return SayOptions{std::move(*help)};
    return std::nullopt;
}

void declare_format(Words& words, std::string const& choices = "text|json") {
    words.option("--format", choices, "How to answer on stdout (text if not given)");
}

Format read_format(Words& words) {
    return words.choice("--format", {"text", "json"}) == 0 ? Format::text : Format::json;
}

void declare_threads(Words& words) {
    words.option("--threads", "N", "Threads to work on (0 or not given: one per core)");
}

std::size_t read_threads(Words& words) {
    return words.whole_number("--threads", 0, most_threads).value_or(0);
}

void declare_settings(Words& words) {
    words.repeated_option("--set", "PATH=VALUE",
                          "Set a parameter, as in leadership.pledge_hours_per_week=6; repeatable");
}

std::vector<scenario::Setting> read_settings(Words& words) {
    std::vector<scenario::Setting> settings;
    auto const texts = words.texts("--set");
    for (std::size_t i = 0; i < texts.size(); ++i) {
        auto const equals = texts[i].find('=');
        if (equals == std::string::npos || equals == 0)
            words.add(words.arguments().value_place("--set", i),
                      fmt::format("'{}' sets nothing", texts[i]),
                      "write PATH=VALUE, as in --set leadership.pledge_hours_per_week=6");
        else
            settings.push_back({texts[i].substr(0, equals), texts[i].substr(equals + 1)});
    }
    return settings;
}

void declare_overrides(Words& words) {
    words.option("--seed", "N", "Seed of the first run, in place of the scenario's");
    words.option("--weeks", "N", "Weeks to run, in place of the scenario's");
    declare_settings(words);
}

scenario::Overrides read_overrides(Words& words) {
    scenario::Overrides overrides;
    overrides.settings = read_settings(words);
    overrides.seed = words.whole_number("--seed", 0, most_seed);
    if (auto const weeks = words.whole_number("--weeks", 1, most_count))
        overrides.weeks = static_cast<std::uint32_t>(*weeks);
    return overrides;
}

void declare_common(Words& words) {
    declare_overrides(words);
    declare_threads(words);
    words.option("--out", "DIR", "Write the result folder DIR");
    words.flag("--force", "Replace DIR where it holds an earlier result");
    words.flag("--quiet", "No progress on stderr");
    declare_format(words);
}

Common read_common(Words& words) {
    Common common;
    common.overrides = read_overrides(words);
    common.threads = read_threads(words);
    common.out = words.text("--out");
    common.force = words.given("--force");
    common.quiet = words.given("--quiet");
    common.format = read_format(words);
    return common;
}

std::uint64_t most_people() {
    for (auto const& field : founding::GeneratedChart::fields())
        if (field.name == "people") return static_cast<std::uint64_t>(field.high);
    return most_count;
}

}  // namespace

Command read_run(Arguments const& arguments) {
    Words words(
        arguments, "run",
        "Runs a scenario once and says what became of the organisation. With --out, all that was "
        "published goes to a folder: scenario.toml (every default written out), weekly.csv, "
        "departments.csv, people.csv, sessions.csv, events.csv, leaders.csv, run.json.",
        "  diorama run scenarios/dio.toml --set organisation.chart=our-people.csv --out "
        "results/dio");
    words.positional("SCENARIO", "The scenario's TOML file");
    declare_common(words);
    words.option("--checkpoint-every", "N",
                 "Write DIR/checkpoint-WEEK.bin every N weeks; the newest two stay");
    words.flag_or_value("--resume", "FILE",
                        "Go on from the newest checkpoint in DIR, or from FILE");
    words.flag("--names", "Write people's names to people.csv and chart.csv too");
    if (auto help = helped(words)) return *help;
    RunOptions options;
    options.scenario =
        words.required("SCENARIO", "the scenario's file, as in diorama run scenarios/dio.toml");
    options.common = read_common(words);
    if (auto const weeks = words.whole_number("--checkpoint-every", 1, most_count)) {
        options.checkpoint_every_weeks = static_cast<std::uint32_t>(*weeks);
        if (!words.given("--out"))
            words.add(arguments.option_place("--checkpoint-every"),
                      "--checkpoint-every has no folder to write to", "name it with --out DIR");
    }
    options.resume = words.given("--resume");
    if (options.resume) {
        std::string const value = words.text("--resume");
        if (value != "true")
            options.resume_file = value;  // CLI11's word for a flag without a value
        if (options.resume_file.empty() && !words.given("--out"))
            words.add(arguments.option_place("--resume"), "--resume does not say where from",
                      "name the folder with --out DIR, or the checkpoint with --resume=FILE");
    }
    options.names = words.given("--names");
    words.throw_if_any();
    return options;
}

Command read_compare(Arguments const& arguments) {
    Words words(
        arguments, "compare",
        "Runs every arm of a study over the same seeds and compares them: paired differences with "
        "95 % intervals, the chance of each to be best, weeks to half, and the study's own "
        "expectations. Exits with 1 when an expectation fails.",
        "  diorama compare scenarios/unit-vs-dio.toml --set organisation.chart=our-people.csv\n"
        "  diorama compare scenarios/unit.toml scenarios/dio.toml --replicates 20");
    words.positionals("FILE", "A study, or two or more scenarios of which each becomes an arm");
    words.option("--replicates", "N", "Seeds for each arm, in place of the study's");
    declare_common(words);
    if (auto help = helped(words)) return *help;
    CompareOptions options;
    words.required("FILE", "a study's file, as in diorama compare scenarios/unit-vs-dio.toml");
    options.files = words.texts("FILE");
    options.common = read_common(words);
    if (auto const replicates = words.whole_number("--replicates", 1, 1'000'000))
        options.replicates = static_cast<std::uint32_t>(*replicates);
    words.throw_if_any();
    return options;
}

Command read_check(Arguments const& arguments) {
    Words words(arguments, "check",
                "Reads a scenario or a study with all that it names (bases, chart, ties), says "
                "what is wrong "
                "with any of it and what was decided where it leaves something open. Runs nothing.",
                "  diorama check scenarios/dio.toml --set organisation.chart=our-people.csv");
    words.positional("FILE", "A scenario or a study");
    declare_overrides(words);
    words.flag("--quiet", "No progress on stderr");
    declare_format(words);
    if (auto help = helped(words)) return *help;
    CheckOptions options;
    options.file =
        words.required("FILE", "a scenario or a study, as in diorama check scenarios/dio.toml");
    options.common.overrides = read_overrides(words);
    options.common.quiet = words.given("--quiet");
    options.common.format = read_format(words);
    words.throw_if_any();
    return options;
}

Command read_parameters(Arguments const& arguments) {
    Words words(
        arguments, "parameters",
        "Lists every parameter of a scenario: path, unit, default, range, how well the default is "
        "known and where it comes from. `--format schema` is a JSON schema for editors.",
        "  diorama parameters --format schema > diorama.schema.json");
    declare_format(words, "text|json|schema");
    if (auto help = helped(words)) return *help;
    auto const format = static_cast<Format>(words.choice("--format", {"text", "json", "schema"}));
    words.throw_if_any();
    return ParametersOptions{format};
}

Command read_measures(Arguments const& arguments) {
    Words words(arguments, "measures",
                "Lists everything that is published each week, with units and meanings.",
                "  diorama measures --format json");
    declare_format(words);
    if (auto help = helped(words)) return *help;
    MeasuresOptions const options{read_format(words)};
    words.throw_if_any();
    return options;
}

Command read_org_check(Arguments const& arguments) {
    Words words(arguments, "org check",
                "Says what an organisation chart is: people, vacant posts, layers, spans, "
                "departments, ties; "
                "and every problem with its line. CSV (comma, semicolon or tab) or GraphML.",
                "  diorama org check our-people.csv --ties our-ties.csv\n"
                "  diorama org check our-people.csv --repair --out repaired.csv");
    words.positional("CHART", "The chart's file");
    words.option("--ties", "FILE", "Who talks with whom: source,target[,weight][,kind]");
    words.flag("--repair", "Mend what can be mended and say what was done");
    words.option("--out", "FILE", "Write the repaired chart to FILE (needs --repair)");
    words.flag("--force", "Replace FILE where it exists");
    words.flag("--names", "Write people's names to FILE too");
    words.flag("--quiet", "No progress on stderr");
    declare_format(words);
    if (auto help = helped(words)) return *help;
    OrgCheckOptions options;
    options.chart =
        words.required("CHART", "the chart's file, as in diorama org check our-people.csv");
    options.ties = words.text("--ties");
    options.repair = words.given("--repair");
    options.out = words.text("--out");
    if (words.given("--out") && !options.repair)
        words.add(arguments.option_place("--out"), "--out has nothing to write without --repair",
                  "add --repair");
    options.force = words.given("--force");
    options.names = words.given("--names");
    options.quiet = words.given("--quiet");
    options.format = read_format(words);
    words.throw_if_any();
    return options;
}

Command read_org_generate(Arguments const& arguments) {
    Words words(arguments, "org generate",
                "Invents an organisation: a chart (CSV, or GraphML where the name ends in "
                ".graphml) and its "
                "ties beside it as CHART-ties.csv.",
                "  diorama org generate --people 2000 --seed 1 --out our-size.csv\n"
                "  diorama org generate --people 500 --set organisation.generate.mean_span=5 --out "
                "flat.csv");
    words.option("--people", "N", "How many people (2000 if not given)");
    words.option("--seed", "N", "Another seed gives another organisation of the same kind");
    declare_settings(words);
    words.option("--out", "CHART", "The chart's file");
    words.flag("--force", "Replace files that exist");
    words.flag("--quiet", "No progress on stderr");
    declare_format(words);
    if (auto help = helped(words)) return *help;
    OrgGenerateOptions options;
    if (auto const people = words.whole_number("--people", 1, most_people()))
        options.people = static_cast<std::uint32_t>(*people);
    options.settings = read_settings(words);
    options.seed = words.whole_number("--seed", 0, most_seed);
    options.out = words.required("--out", "--out CHART.csv");
    options.force = words.given("--force");
    options.quiet = words.given("--quiet");
    options.format = read_format(words);
    words.throw_if_any();
    return options;
}

Command read_replay(Arguments const& arguments) {
    Words words(
        arguments, "replay",
        "Runs the scenario of a result folder again and compares every CSV file byte for byte. "
        "Exits with 1 where one differs.",
        "  diorama replay results/dio");
    words.positional("DIR", "A result folder of diorama run");
    declare_threads(words);
    words.flag("--quiet", "No progress on stderr");
    declare_format(words);
    if (auto help = helped(words)) return *help;
    ReplayOptions options;
    options.folder = words.required("DIR", "the result folder, as in diorama replay results/dio");
    options.threads = read_threads(words);
    options.quiet = words.given("--quiet");
    options.format = read_format(words);
    words.throw_if_any();
    return options;
}

Command read_selftest(Arguments const& arguments) {
    Words words(arguments, "selftest",
                "Compares every mechanism that has a closed form or an exact law with it: what "
                "theory says, what the simulation did, the interval and the verdict. Takes less "
                "than a minute. Exits with 1 where one differs.",
                "  diorama selftest --seed 2");
    words.option("--seed", "N", "Another seed is other luck (1 if not given)");
    declare_threads(words);
    words.flag("--quiet", "No progress on stderr");
    declare_format(words);
    if (auto help = helped(words)) return *help;
    SelftestOptions options;
    options.seed = words.whole_number("--seed", 0, most_seed).value_or(options.seed);
    options.threads = read_threads(words);
    options.quiet = words.given("--quiet");
    options.format = read_format(words);
    words.throw_if_any();
    return options;
}

}  // namespace diorama::cli

#include "cli/command_readers.hpp"

#include "cli/design_readers.hpp"
#include "cli/page_readers.hpp"
#include "cli/shared_options.hpp"

namespace diorama::cli {

namespace {

/// A quarter of a year: long enough for chance to even out, short enough to be now.
constexpr std::uint32_t usual_causes_weeks = 13;

std::uint32_t read_causes_weeks(Words& words, Arguments const& arguments) {
    if (!words.given("--causes")) return 0;
    if (!words.given("--out"))
        words.add(arguments.option_place("--causes"), "--causes has no folder to write to",
                  "name it with --out DIR");
    if (words.text("--causes") == "true") return usual_causes_weeks;  // CLI11: without a value
    auto const weeks = words.whole_number("--causes", 1, most_count);
    return weeks ? static_cast<std::uint32_t>(*weeks) : usual_causes_weeks;
}

}  // namespace

Command read_run(Arguments const& arguments) {
    Words words(
        arguments, "run",
        "Runs a scenario once and says what became of the organisation. With --out, all that was "
        "published goes to a folder: scenario.toml (every default written out), weekly.csv, "
        "departments.csv, people.csv, sessions.csv, events.csv, leaders.csv, teams.csv, run.json.",
        "  diorama run scenarios/dio.toml --set organisation.chart=our-people.csv --out "
        "results/dio");
    words.positional("SCENARIO", "The scenario's TOML file");
    declare_common(words);
    words.option("--checkpoint-every", "N",
                 "Write DIR/checkpoint-WEEK.bin every N weeks; the newest two stay");
    words.flag_or_value("--resume", "FILE",
                        "Go on from the newest checkpoint in DIR, or from FILE");
    words.flag("--names", "Write people's names to people.csv and chart.csv too");
    words.flag_or_value("--causes", "WEEKS",
                        "Write moves.csv, why each person moved, and reasons.csv, what held each "
                        "team over the last WEEKS weeks (13)");
    if (auto help = words.split()) return SayOptions{std::move(*help)};
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
    options.causes_weeks = read_causes_weeks(words, arguments);
    words.throw_if_any();
    return options;
}

Command read_compare(Arguments const& arguments) {
    Words words(
        arguments, "compare",
        "Runs every arm of a study over the same seeds and compares them: paired differences with "
        "95 % intervals, the chance of each to be best, weeks to half, and the study's own "
        "expectations. With --out, DIR/report.html says it on one page. Exits with 1 when an "
        "expectation fails.",
        "  diorama compare scenarios/unit-vs-dio.toml --set organisation.chart=our-people.csv\n"
        "  diorama compare scenarios/unit.toml scenarios/dio.toml --replicates 20");
    words.positionals("FILE", "A study, or two or more scenarios of which each becomes an arm");
    words.option("--replicates", "N", "Seeds for each arm, in place of the study's");
    words.option("--timing", "areas|activities",
                 "How much of the programme's timing plan is told, in place of the study's");
    declare_robustness(words);
    declare_page(words);
    declare_common(words);
    if (auto help = words.split()) return SayOptions{std::move(*help)};
    CompareOptions options;
    words.required("FILE", "a study's file, as in diorama compare scenarios/unit-vs-dio.toml");
    options.files = words.texts("FILE");
    options.common = read_common(words);
    if (auto const replicates = words.whole_number("--replicates", 1, 1'000'000))
        options.replicates = static_cast<std::uint32_t>(*replicates);
    if (words.given("--timing"))
        options.timing =
            static_cast<scenario::TimingDetail>(words.choice("--timing", {"areas", "activities"}));
    options.robustness = read_robustness(words);
    read_page(words, options);
    words.throw_if_any();
    return options;
}

Command read_check(Arguments const& arguments) {
    Words words(
        arguments, "check",
        "Reads a scenario, a study, an experiment or a run sheet with all that it names "
        "(bases, chart, ties), says what is wrong with any of it and what was decided where "
        "it leaves something open. Runs nothing.",
        "  diorama check scenarios/dio.toml --set organisation.chart=our-people.csv");
    words.positional("FILE", "A scenario, a study, an experiment or a run sheet");
    declare_overrides(words);
    declare_manner(words);
    if (auto help = words.split()) return SayOptions{std::move(*help)};
    CheckOptions options;
    options.file =
        words.required("FILE", "a scenario or a study, as in diorama check scenarios/dio.toml");
    options.common.overrides = read_overrides(words);
    for (std::string const option : {"--seed", "--weeks", "--set"})
        if (words.given(option)) options.asked.emplace_back(option, arguments.option_place(option));
    read_manner(words, options.common);
    words.throw_if_any();
    return options;
}

Command read_parameters(Arguments const& arguments) {
    Words words(
        arguments, "parameters",
        "Lists every parameter of a scenario: path, unit, default, range, how well the default is "
        "known and where it comes from. `--format schema` is a JSON schema for editors.",
        "  diorama parameters --format schema > diorama.schema.json");
    words.option("--format", "text|json|schema", "How to answer on stdout (text if not given)");
    if (auto help = words.split()) return SayOptions{std::move(*help)};
    auto const format = static_cast<Format>(words.choice("--format", {"text", "json", "schema"}));
    words.throw_if_any();
    return ParametersOptions{format};
}

Command read_measures(Arguments const& arguments) {
    Words words(arguments, "measures",
                "Lists everything that is published each week, with units and meanings.",
                "  diorama measures --format json");
    declare_format(words);
    if (auto help = words.split()) return SayOptions{std::move(*help)};
    MeasuresOptions const options{read_format(words)};
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
    declare_manner(words);
    if (auto help = words.split()) return SayOptions{std::move(*help)};
    ReplayOptions options;
    options.folder = words.required("DIR", "the result folder, as in diorama replay results/dio");
    options.threads = read_threads(words);
    read_manner(words, options);
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
    declare_manner(words);
    if (auto help = words.split()) return SayOptions{std::move(*help)};
    SelftestOptions options;
    options.seed = words.whole_number("--seed", 0, most_seed).value_or(options.seed);
    options.threads = read_threads(words);
    read_manner(words, options);
    words.throw_if_any();
    return options;
}

}  // namespace diorama::cli

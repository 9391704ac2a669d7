#include "cli/design_readers.hpp"

#include "cli/command_readers.hpp"
#include "cli/shared_options.hpp"

namespace diorama::cli {

namespace {

/// The `PATH=LOW:HIGH` of a repeatable option.
std::vector<design::RangeRequest> read_ranges(Words& words, std::string const& option) {
    std::vector<design::RangeRequest> ranges;
    auto const texts = words.texts(option);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        problems::Problems problems;
        auto range =
            design::read_range(texts[i], words.arguments().value_place(option, i), problems);
        for (auto const& one : problems.list()) words.add(one.place, one.what, one.instead);
        if (range) ranges.push_back(std::move(*range));
    }
    return ranges;
}

}  // namespace

void declare_robustness(Words& words) {
    words.option("--robustness", "DRAWS",
                 "Test the study's expectations with DRAWS other sets of parameters, too");
    words.option("--spread", "SHARE",
                 "How far a draw moves each parameter, up or down (0.35 if not given)");
    words.option("--draw-replicates", "N", "Seeds for each draw (4 if not given)");
}

design::RobustnessPlan read_robustness(Words& words) {
    design::RobustnessPlan plan;
    plan.draws = words.whole_number("--robustness", 1, 1'000'000).value_or(0);
    plan.spread = words.number("--spread", 0.01, 0.99).value_or(plan.spread);
    if (auto const replicates = words.whole_number("--draw-replicates", 1, 10'000))
        plan.replicates = static_cast<std::uint32_t>(*replicates);
    demand_company(words, {"--spread", "--draw-replicates"}, "--robustness",
                   "say how many draws with --robustness DRAWS");
    return plan;
}

Command read_screen(Arguments const& arguments) {
    Words words(
        arguments, "screen",
        "Morris screening: which of a scenario's parameters move its outcomes, and which do not. "
        "Every numeric parameter that acts in the scenario is varied from 0.65 to 1.45 times its "
        "value there, or as --vary says. For each measure mu* (mean size of the effects, with a "
        "95 % interval), mu (their mean) and sigma (their spread) of a move over the whole range, "
        "and the parameters whose effect is not beyond the noise of the seeds.",
        "  diorama screen scenarios/unit-then-dio.toml --trajectories 20 --replicates 2\n"
        "  diorama screen scenarios/dio.toml --vary tools.quality_at_start=0.3:0.9 --vary-alone");
    words.positional("SCENARIO", "The scenario's TOML file");
    words.option("--trajectories", "N", "Trajectories through the parameters (20 if not given)");
    words.option("--replicates", "N", "Seeds for each point, the same for all (2 if not given)");
    words.option("--measures", "A,B", "What to look at (the measures that tell most)");
    words.option("--week", "N", "The week in which it is looked at (the last one)");
    words.repeated_option("--vary", "PATH=LOW:HIGH",
                          "Another range for a parameter; LOW:HIGH:log in equal steps of its "
                          "logarithm; repeatable");
    words.flag("--vary-alone", "Screen the parameters of --vary and no others");
    declare_common(words);
    if (auto help = words.split()) return SayOptions{std::move(*help)};
    ScreenOptions options;
    options.scenario = words.required(
        "SCENARIO", "the scenario's file, as in diorama screen scenarios/unit-then-dio.toml");
    options.common = read_common(words);
    options.trajectories = words.whole_number("--trajectories", 2, 100'000).value_or(20);
    options.replicates = words.whole_number("--replicates", 1, 10'000).value_or(2);
    options.measures = split_list(words.text("--measures"), ',');
    options.measures_place = place_if_given(words, "--measures");
    if (auto const week = words.whole_number("--week", 1, most_count)) {
        options.week = static_cast<std::uint32_t>(*week);
        options.week_place = arguments.value_place("--week");
    }
    options.vary = read_ranges(words, "--vary");
    options.vary_alone = words.given("--vary-alone");
    if (options.vary_alone && !words.given("--vary"))
        words.add(arguments.option_place("--vary-alone"), "--vary-alone has nothing to vary",
                  "name the parameters with --vary PATH=LOW:HIGH");
    words.throw_if_any();
    return options;
}

Command read_calibrate(Arguments const& arguments) {
    Words words(
        arguments, "calibrate",
        "Fits parameters of a scenario to an observed adoption curve, over the same seeds for "
        "every parameter set, and says how well: fitted values, those on an edge of their range, "
        "intervals of the values that fit about as well, and the error beside that of Bass' curve, "
        "of a logistic one and of the same model without its network.",
        "  diorama calibrate scenarios/verification/word-of-mouth.toml --observed adoption.csv \\\n"
        "      --fit ladder.use_rate_per_week=0.01:0.5:log --fit influence.steepness=1:25");
    words.positional("SCENARIO", "The scenario's TOML file");
    words.option("--observed", "CURVE.csv",
                 "Columns week, or month or date (2007-10), and share, or percent");
    words.option("--first-week", "N",
                 "The week of the run in which the first row of a dated curve stands (0)");
    words.repeated_option("--fit", "PATH=LOW:HIGH",
                          "A parameter and where to look for its value; LOW:HIGH:log in equal "
                          "steps of its logarithm; repeatable");
    words.option("--measure", "A+B",
                 "What was observed: a measure, or the sum of several "
                 "(using.experience+habitual.experience)");
    words.option("--replicates", "N", "Seeds for each parameter set (4 if not given)");
    words.option("--evaluations", "N", "Parameter sets to try (800 if not given)");
    words.option("--hold-out", "SHARE", "Part of the last observations to keep from the fit (0)");
    words.option("--tolerance", "SHARE",
                 "How much worse an error still counts as fitting, for the intervals (0.005)");
    declare_common(words);
    if (auto help = words.split()) return SayOptions{std::move(*help)};
    CalibrateOptions options;
    options.scenario = words.required(
        "SCENARIO", "the scenario's file, as in diorama calibrate scenarios/nothing.toml");
    options.observed = words.required("--observed", "--observed CURVE.csv");
    options.common = read_common(words);
    options.first_week = words.number("--first-week", 0.0, 5200.0).value_or(0.0);
    words.required("--fit", "--fit PATH=LOW:HIGH, as in --fit tools.quality_at_start=0.3:0.9");
    options.fit = read_ranges(words, "--fit");
    options.measures = split_list(words.text("--measure"), '+');
    options.measures_place = place_if_given(words, "--measure");
    options.replicates = words.whole_number("--replicates", 1, 10'000).value_or(4);
    options.evaluations = words.whole_number("--evaluations", 10, 10'000'000).value_or(800);
    options.hold_out_share = words.number("--hold-out", 0.0, 0.9).value_or(0.0);
    options.hold_out_place = place_if_given(words, "--hold-out");
    options.tolerance = words.number("--tolerance", 0.0, 1.0).value_or(0.005);
    words.throw_if_any();
    return options;
}

}  // namespace diorama::cli

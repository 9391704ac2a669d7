#include "cli/command_readers.hpp"
#include "cli/shared_options.hpp"
#include "founding/generated_chart.hpp"

namespace diorama::cli {

namespace {

std::uint64_t most_people() {
    for (auto const& field : founding::GeneratedChart::fields())
        if (field.name == "people") return static_cast<std::uint64_t>(field.high);
    return most_count;
}

}  // namespace

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
    declare_manner(words);
    if (auto help = words.split()) return SayOptions{std::move(*help)};
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
    read_manner(words, options);
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
    declare_manner(words);
    if (auto help = words.split()) return SayOptions{std::move(*help)};
    OrgGenerateOptions options;
    if (auto const people = words.whole_number("--people", 1, most_people()))
        options.people = static_cast<std::uint32_t>(*people);
    options.settings = read_settings(words);
    options.seed = words.whole_number("--seed", 0, most_seed);
    options.out = words.required("--out", "--out CHART.csv");
    options.force = words.given("--force");
    read_manner(words, options);
    words.throw_if_any();
    return options;
}

}  // namespace diorama::cli

#include <fmt/format.h>
#include <malloc.h>

#include <cstdio>
#include <exception>
#include <string_view>
#include <vector>

#include "figures.hpp"
#include "memory.hpp"

/// Runs the benchmarks whose names match --benchmark_filter, repetitions of all in random order so
/// that what else the machine does falls on all alike, and ends in one table of the best of each.
int main(int argc, char** argv) try {
    using namespace diorama::bench;
    mallopt(M_MMAP_THRESHOLD, 1 << 20);  // as the program does
    if (argc == 4 && std::string_view(argv[1]) == "--memory")
        return be_the_other_process(argv[2], argv[3]);
    std::vector<char*> arguments(argv, argv + argc);
    char interleaved[] = "--benchmark_enable_random_interleaving=true";
    arguments.insert(arguments.begin() + 1, interleaved);
    int count = static_cast<int>(arguments.size());
    benchmark::Initialize(&count, arguments.data());
    if (benchmark::ReportUnrecognizedArguments(count, arguments.data())) return 2;

    register_machine();
    register_contagion();
    register_whole_model();
    register_batch();
    register_store();
    register_loading();
    Figures figures;
    benchmark::RunSpecifiedBenchmarks(&figures);

    std::vector<Line> lines{{"what", "figure", "bound or target", "ratio"}};
    add_machine_lines(figures, lines);
    add_contagion_lines(figures, lines);
    add_whole_model_lines(figures, lines);
    add_batch_lines(figures, lines);
    add_store_lines(figures, lines);
    add_loading_lines(figures, lines);
    fmt::print("\n{}", table(lines));
    return 0;
} catch (std::exception const& error) {
    fmt::print(stderr, "diorama_bench: {}\n", error.what());
    return 1;
}

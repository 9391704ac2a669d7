#include "batch/slurm_script.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

namespace diorama::batch {

std::string shell_quoted(std::string const& word) {
    std::string quoted = "'";
    for (char const letter : word) {
        if (letter == '\'')
            quoted += "'\\''";
        else
            quoted += letter;
    }
    return quoted + "'";
}

std::vector<Chunk> chunks_of(std::size_t tasks, std::size_t max_array_size) {
    assert(max_array_size >= 2);
    std::vector<Chunk> chunks;
    // Indices run from 1, and the largest must be below the limit.
    std::size_t const most = max_array_size - 1;
    for (std::size_t first = 1; first <= tasks; first += most)
        chunks.push_back({first, std::min(most, tasks - first + 1)});
    return chunks;
}

std::string part_store(ClusterJob const& job, std::size_t part) {
    return fmt::format("{}/part-{:04}.sqlite", job.folder, part);
}

std::string slurm_script(ClusterJob const& job) {
    std::string command = shell_quoted(job.program) + " batch";
    for (auto const& word : job.arguments) command += " " + shell_quoted(word);
    return fmt::format(
        "#!/bin/sh\n"
        "# One part of a batch of Diorama; the array's index says which.\n"
        "part=$((DIORAMA_OFFSET + SLURM_ARRAY_TASK_ID))\n"
        "cd {} || exit 1\n"
        "store={}/part-$(printf %04d \"$part\").sqlite\n"
        "exec {} --store \"$store\" --shard \"$part/{}\" --threads \"${{SLURM_CPUS_PER_TASK:-1}}\" "
        "--quiet\n",
        shell_quoted(job.working_folder), shell_quoted(job.folder), command, job.tasks);
}

}  // namespace diorama::batch

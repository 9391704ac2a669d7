#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace diorama::batch {

/// A batch cut into tasks of a cluster, each a part of the experiment with a store of its own.
struct ClusterJob {
    std::string program;                 ///< absolute path of diorama
    std::vector<std::string> arguments;  ///< of `batch`, but for the store, the part and threads
    std::string working_folder;          ///< absolute; where the tasks run
    std::string folder;                  ///< absolute; scripts, logs and stores of the parts
    std::size_t tasks = 1;
};

/// The tasks of one array: from `first` on (from 1), this many.
struct Chunk {
    std::size_t first = 1;
    std::size_t count = 0;
};

/// Cuts tasks into arrays that Slurm accepts.
/// Takes    max_array_size: Slurm's MaxArraySize, one more than the largest index; at least 2
std::vector<Chunk> chunks_of(std::size_t tasks, std::size_t max_array_size);

/// The shell script of all arrays: task I of N runs part `offset + I`. The offset is handed over in
/// the environment as DIORAMA_OFFSET.
std::string slurm_script(ClusterJob const& job);

/// `folder/part-0007.sqlite`; part from 1.
std::string part_store(ClusterJob const& job, std::size_t part);

/// A word for a POSIX shell, whatever stands in it.
std::string shell_quoted(std::string const& word);

}  // namespace diorama::batch

#pragma once
#include <cstddef>
#include <string>

/// What the machine can give: rates on one thread or two, whatever the program.
namespace diorama::bench {

/// [KB] tables whose random reads are measured: the first lies in the innermost cache.
inline constexpr std::size_t random_read_kb[] = {16, 1024, 4096, 8192, 16384, 131072};

/// All return the best of a few repetitions, per second and over all threads.
double streamed_bytes_per_second(std::size_t threads);
double random_reads_per_second(std::size_t threads, std::size_t kilobytes);
double multiplications_per_second(std::size_t threads);

/// Names of the benchmarks that measure them; their counter is "rate".
std::string machine_name(std::string const& what, std::size_t threads);
std::string random_reads(std::size_t kilobytes);

}  // namespace diorama::bench

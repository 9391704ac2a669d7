#pragma once
#include <cstddef>
#include <memory>
#include <type_traits>

namespace diorama::parallel {

/// Half-open range of rows.
struct Rows {
    std::size_t first = 0;
    std::size_t last = 0;
    std::size_t size() const noexcept { return last - first; }
};

/// Rows are cut into chunks of this many, whatever the number of workers: sums over chunks in
/// chunk order then have the same bits for any number of them.
inline constexpr std::size_t rows_per_chunk = 2048;

/// What a kernel puts aside for the people it is at has room for this many rows: a chunk is gone
/// through in blocks. Long enough for the processor to look ahead in each of two dozen columns, short
/// enough for all of it to stay in the second-level cache.
inline constexpr std::size_t rows_per_block = 1024;

constexpr std::size_t chunk_count(std::size_t rows) noexcept {
    return (rows + rows_per_chunk - 1) / rows_per_chunk;
}
constexpr Rows chunk(std::size_t index, std::size_t rows) noexcept {
    std::size_t const first = index * rows_per_chunk;
    return {first, first + rows_per_chunk < rows ? first + rows_per_chunk : rows};
}

/// One of `parts` parts of the rows, of about the same size.
constexpr Rows part(std::size_t index, std::size_t parts, std::size_t rows) noexcept {
    return {rows * index / parts, rows * (index + 1) / parts};
}
/// Which part a row is in.
constexpr std::size_t part_of(std::size_t row, std::size_t parts, std::size_t rows) noexcept {
    std::size_t index = row * parts / rows;
    while (row >= part(index, parts, rows).last) ++index;
    return index;
}

/// Calls body(Rows) for each block of `rows`, in order.
template <class Body>
void for_blocks(Rows rows, Body&& body) {
    for (std::size_t first = rows.first; first < rows.last; first += rows_per_block)
        body(Rows{first, first + rows_per_block < rows.last ? first + rows_per_block : rows.last});
}

/// A fixed number of workers. One worker runs everything in the calling thread without any library.
/// More of them than cores is allowed (tests do it). Bodies must write to their own rows only; an
/// exception from a body is rethrown to the caller after the others have stopped (of several, any
/// one; indices not yet begun are then left out).
/// Nothing here is reentrant: a body must not call into the same Workers.
class Workers {
public:
    /// threads 0 = one per core; asserts at most 4096.
    explicit Workers(std::size_t threads = 0);
    ~Workers();
    Workers(Workers const&) = delete;
    Workers& operator=(Workers const&) = delete;

    std::size_t threads() const noexcept { return threads_; }

    /// Calls body(index) once for each index in [0, count), in any order, on any worker.
    template <class Body>
    void for_each(std::size_t count, Body&& body) const {
        if (threads_ == 1 || count < 2) {
            for (std::size_t i = 0; i < count; ++i) body(i);
            return;
        }
        using Called = std::remove_reference_t<Body>;
        run(
            count, [](void* context, std::size_t i) { (*static_cast<Called*>(context))(i); },
            const_cast<void*>(static_cast<void const*>(std::addressof(body))));
    }

    /// Calls body(Rows, chunk index) once for each chunk of `rows` rows.
    template <class Body>
    void for_chunks(std::size_t rows, Body&& body) const {
        auto const one = [&](std::size_t i) { body(chunk(i, rows), i); };
        for_each(chunk_count(rows), one);
    }

    /// Calls body(Rows, part) once for each worker's part of `rows` rows: some may be empty.
    template <class Body>
    void for_parts(std::size_t rows, Body&& body) const {
        auto const one = [&](std::size_t i) { body(part(i, threads_, rows), i); };
        for_each(threads_, one);
    }

private:
    void run(std::size_t count, void (*body)(void*, std::size_t), void* context) const;

    struct Arena;
    std::size_t threads_;
    std::unique_ptr<Arena> arena_;
};

/// The number of cores this process may use, at least 1.
std::size_t core_count() noexcept;

}  // namespace diorama::parallel

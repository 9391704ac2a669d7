#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "batch/verify.hpp"
#include "cli/commands.hpp"
#include "cli/interruption.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/result_place.hpp"
#include "report/store_tables.hpp"
#include "store/merge.hpp"

namespace diorama::cli {

namespace {

std::string merged_text(MergeOptions const& options, store::Merged const& merged) {
    return fmt::format("{} runs in {}: {} added, {} there already, {} failed, {} conflicts\n",
                       merged.runs, options.into, merged.added, merged.repeated, merged.failed,
                       merged.conflicts.size());
}

std::string merged_json(store::Merged const& merged) {
    nlohmann::ordered_json json;
    json["runs"] = merged.runs;
    json["added"] = merged.added;
    json["repeated"] = merged.repeated;
    json["failed"] = merged.failed;
    auto& list = json["conflicts"] = nlohmann::ordered_json::array();
    for (auto const& one : merged.conflicts)
        list.push_back({{"run_id", one.run_id},
                        {"file", one.file},
                        {"digest", one.digest},
                        {"other_digest", one.other_digest}});
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string verified_json(batch::Verification const& verification) {
    nlohmann::ordered_json json;
    json["runs"] = verification.runs.size();
    std::size_t differing = 0;
    auto list = nlohmann::ordered_json::array();
    for (auto const& one : verification.runs) {
        if (one.same()) continue;
        ++differing;
        list.push_back({{"run_id", one.run.run_id},
                        {"arm", one.run.arm},
                        {"point", one.run.point},
                        {"seed", one.run.seed},
                        {"digest", one.run.digest},
                        {"now", one.digest}});
    }
    json["differing"] = differing;
    json["differences"] = std::move(list);
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

/// Writes beside the file and renames, so that a table is there whole or not at all.
void write_table_file(ExportOptions const& options, store::Store& store) {
    auto const draft = options.out + ".part";
    std::ofstream out(draft, std::ios::binary | std::ios::trunc);
    report::write_store_table(store, options.table, out);
    out.close();
    std::error_code error;
    if (out) std::filesystem::rename(draft, options.out, error);
    if (out && !error) return;
    std::filesystem::remove(draft, error);
    throw std::runtime_error(fmt::format("cannot write {}", options.out));
}

}  // namespace

int merge_stores(MergeOptions const& options) {
    store::Merged merged;
    {
        Progress const progress("merging into " + options.into, "", 0, voice(options.quiet));
        merged = store::merge(options.stores, options.into);
    }
    say(options.format == Format::json ? merged_json(merged) : merged_text(options, merged));
    for (auto const& one : merged.conflicts)
        remark(fmt::format("{}: run {} came to {} here and to {} in {}", one.file, one.run_id,
                           one.digest, one.other_digest, options.into));
    return merged.conflicts.empty() ? exit_done : exit_failed;
}

int verify(VerifyOptions const& options) {
    store::Store store(options.store, store::Access::read);
    // Most batches run each run on one thread, and none on more than there are cores.
    parallel::Workers const workers(options.threads > 0 ? options.threads
                                                        : parallel::core_count() + 1);
    Interruption const interruption;
    batch::Verification verification;
    {
        Progress progress("verifying", "runs", options.sample, voice(options.quiet));
        verification = batch::verify_runs(
            store, options.sample, workers,
            [&](std::size_t done, std::size_t) { progress.set_done(done); },
            interruption.requested());
    }
    auto const same =
        static_cast<std::size_t>(std::count_if(verification.runs.begin(), verification.runs.end(),
                                               [](auto const& one) { return one.same(); }));
    if (options.format == Format::json)
        say(verified_json(verification));
    else
        say(fmt::format(
            "{} of {} runs came out with the same digest on {} threads ({} finished runs "
            "in the store)\n",
            same, verification.runs.size(), workers.threads(), verification.finished_runs));
    for (auto const& one : verification.runs)
        if (!one.same())
            remark(fmt::format("run {} (arm {}, point {}, seed {}): {} in the store, {} now",
                               one.run.run_id, one.run.arm, one.run.point, one.run.seed,
                               one.run.digest, one.digest));
    if (verification.interrupted) return exit_interrupted;
    if (verification.runs.empty()) {
        remark("the store has no finished run: nothing was verified");
        return exit_failed;
    }
    return same == verification.runs.size() ? exit_done : exit_failed;
}

int export_table(ExportOptions const& options) {
    if (!options.out.empty()) demand_new_file(options.out, options.force);
    store::Store store(options.store, store::Access::read);
    Progress const progress("writing " + options.table, "", 0, voice(options.quiet));
    if (options.out.empty()) {
        report::write_store_table(store, options.table, std::cout);
        if (!std::cout.flush()) throw std::runtime_error("cannot write to the standard output");
        return exit_done;
    }
    write_table_file(options, store);
    return exit_done;
}

}  // namespace diorama::cli

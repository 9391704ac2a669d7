#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "charts/chart_reader.hpp"
#include "charts/csv_records.hpp"
#include "charts/text_index.hpp"
#include "org/chart.hpp"
#include "problems/problem.hpp"

namespace diorama::charts {

/// A chart on its way in: managers are still texts, and nothing has been held against anything.
/// Readers of every format fill it; settle() checks it, once, for all of them.
class Draft {
public:
    Draft(std::string path, RepairMode mode, ChartReading& reading, problems::Problems& problems)
        : path_(std::move(path)), mode_(mode), reading_(reading), problems_(problems) {}

    /// Begins a post. False when the id was met before and the row is to be left out.
    bool begin_post(std::string_view id, Spot id_spot);
    void set_manager(std::string_view manager, Spot spot);
    void add_matrix_manager(std::string_view manager, Spot spot);
    void set_title(std::string_view text) { titles_.push_back(title_texts_.number(text)); }
    void set_department(std::string_view text, Spot spot);
    void set_location(std::string_view text) { locations_.push_back(location_texts_.number(text)); }
    void set_team(std::string_view text) { teams_.push_back(team_texts_.number(text)); }
    void set_name(std::string_view text) { reading_.chart.names.push_back(text); }
    void set_fte(std::string_view text, Spot spot, bool decimal_comma);
    void set_level(std::string_view text, Spot spot);
    /// Takes    status, flag: cells of a column that says how a post is filled, and of one that
    /// says
    ///          whether it is vacant; "" without such a column
    void set_vacancy(std::string_view status, std::string_view flag);

    /// Managers without a row of their own are people too: for bare lists of lines.
    void add_managers_as_roots();
    /// Holds everything against everything, repairs or complains, and fills the chart.
    void settle();

    std::size_t posts() const noexcept { return id_spots_.size(); }
    bool names_a_root() const noexcept;

    /// A mistake: a problem, or in repair mode the repair that `done` says.
    void mistake(Spot spot, std::string what, std::string instead, std::string done);
    void note(std::string text) { reading_.notes.push_back(std::move(text)); }

private:
    struct MatrixText {
        std::uint32_t post;
        std::uint32_t manager;  ///< place in manager_texts_
        Spot spot;
    };

    /// Cells that say neither that a post is vacant nor that it is filled.
    struct Unclear {
        std::size_t posts = 0;
        std::vector<std::string> cells;  ///< the first few, each once
        void add(std::string_view cell);
    };

    std::uint32_t keep_manager(std::string_view manager);
    std::vector<std::uint32_t> find_managers() const;
    void fill_labels();
    void resolve_managers(std::span<std::uint32_t const> found);
    void resolve_matrix_lines(std::span<std::uint32_t const> found);
    void cut_cycles();
    void check_depth();
    void settle_vacancies();
    std::string_view id_of(std::size_t post) const {
        return ids_[static_cast<std::uint32_t>(post)];
    }
    std::string near_id(std::string_view id) const;
    bool means_nobody(std::string_view text) const;

    std::string path_;
    RepairMode mode_;
    ChartReading& reading_;
    problems::Problems& problems_;
    TextIndex ids_;                               ///< a post's row is its id's number
    org::TextColumn manager_texts_;               ///< looked up at the end, all at once
    std::vector<std::uint32_t> managers_;         ///< [posts], place in manager_texts_ or none
    std::vector<Spot> id_spots_, manager_spots_;  ///< [posts]
    std::vector<MatrixText> matrix_;
    TextIndex title_texts_, department_texts_, location_texts_, team_texts_;
    std::vector<std::uint32_t> titles_, departments_, locations_, teams_;
    Unclear unclear_status_, unclear_flags_;
    std::size_t generated_ids_ = 0;
    std::size_t unknown_managers_ = 0;
    bool too_many_departments_ = false;
};

}  // namespace diorama::charts

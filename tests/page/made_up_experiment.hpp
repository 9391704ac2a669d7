#pragma once
#include <string>

#include "own_files.hpp"

namespace made_up {

/// A folder of `analyse --out`: two ways over two factors, small enough to check by hand; removed
/// at its end.
class ExperimentFolder {
public:
    ExperimentFolder() {
        // Of what it says nothing, there is a header all the same.
        for (auto const* table :
             {"factors.csv", "levels.csv", "variance.csv", "sensitivity.csv", "failures.csv"})
            write(table, "arm,measure\n");
        facts("Where?", "Left", "a.x", "hours");
        winners("3", "1", "0");
        write(
            "map.csv",
            "measure,x,y,points,best,certain,tied,lead,lead_low,lead_high,p_best\n"
            "using,1,0.5,1,Left,1,0,0.1,0.05,0.15,1\nusing,2,0.5,1,Right,0,0,0.02,-0.01,0.05,0.7\n"
            "using,1,0.7,1,Left,1,0,0.1,0.05,0.15,1\nusing,2,0.7,1,Left,0,1,0,0,0,0.5\n");
        write("effects.csv",
              "arm,measure,factor,level,effect,low,high,standardised,fit_share\n"
              "Left,using,a.x,,0.2,0.1,0.3,0.8,0.9\nLeft,using,b.y,,0.01,-0.1,0.12,0.05,0.9\n"
              "Right,using,a.x,,-0.2,-0.3,-0.1,-0.8,0.7\n");
        write("adequacy.csv",
              "arm,measure,of,least_replicates,most_replicates,target_half_width,median_half_width,"
              "largest_half_width,narrow_share,needed_for_half,needed_for_all\n"
              "Left,using,mean,4,6,0.01,0.02,0.04,0.25,16,64\n");
    }

    std::string const& path() const { return folder_.path(); }
    void write(std::string const& name, std::string const& text) const {
        folder_.write(name, text);
    }
    /// experiment.json; the texts as they stand within quotes of JSON.
    void facts(std::string const& title, std::string const& way, std::string const& factor,
               std::string const& unit) const {
        write(
            "experiment.json",
            R"({"program": "diorama analyse", "version": "0.6.0", "commit": "abc", "command":
              "diorama analyse a.sqlite", "store": "a.sqlite", "engine_version": "0.6.0", "builds":
              ["abc"], "experiment": ")" +
                title + R"(", "design": "grid", "design_size": 0, "design_seed": 1, "seeds":
              "common", "design_points": 4, "points": 4, "done": 30, "failed": 2, "map_x": ")" +
                factor + R"(", "map_y": "b.y", "ways": [{"arm": ")" + way +
                R"(", "scenario_hash": "01", "weeks": 10, "run_id": "r1", "digest": "d1", "seed": 1},
              {"arm": "Right", "scenario_hash": "02", "weeks": 10, "run_id": "r2", "digest": "d2",
              "seed": 1}], "factors": [{"path": ")" +
                factor + R"(", "unit": ")" + unit +
                R"(", "scale": "levels", "levels": ["1", "2"]}, {"path": "b.y", "unit": "share",
              "scale": "levels", "levels": ["0.5", "0.7"]}], "measures": [{"measure": "using", "unit":
              "share", "meaning": "people using it", "higher_is_better": true}]})");
    }
    /// winners.csv: at how many of four points Left and Right are certainly ahead.
    void winners(std::string const& left, std::string const& right, std::string const& tied) const {
        write("winners.csv",
              "measure,arm,points,best_at,certain_at,tied_at,largest_regret\n"
              "using,Left,4," +
                  left + "," + left + "," + tied + ",0.02\nusing,Right,4," + right + "," + right +
                  "," + tied + ",0.1\n");
    }

private:
    diorama::test::OwnFolder folder_;
};

}  // namespace made_up

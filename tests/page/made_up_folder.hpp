#pragma once
#include <filesystem>
#include <fstream>
#include <string>

namespace made_up {

/// A result folder of a comparison of two ways, small enough to check by hand; removed at its end.
class ResultFolder {
public:
    ResultFolder() : path_(std::filesystem::temp_directory_path() / "diorama-page-test") {
        path_ += std::to_string(reinterpret_cast<std::uintptr_t>(this));
        std::filesystem::create_directories(path_);
        write("study.json", R"({"program": "diorama compare", "version": "0.5.0", "commit": "abc",
            "study": "Left or right?", "description": "Two ways", "command": "diorama compare s.toml",
            "baseline": "Left", "weeks": 8, "measure": "integrated", "leader_hour_rate": 120,
            "names": false, "planned_seeds": 2, "seeds": [1, 2],
            "arms": [{"name": "Left", "description": "", "scenario_hash": "01", "people": 10,
                      "departments": 1, "managers": 2, "layers": 2, "ties": 12, "ties_generated": true},
                     {"name": "Right", "description": "", "scenario_hash": "02", "people": 10,
                      "departments": 1, "managers": 2, "layers": 2, "ties": 12, "ties_generated": true}]})");
        lead("0.1", "0.05", "0.15", "1", "1");
        write("results.csv",
              "study,arm,measure,unit,week,mean,low,high\n"
              "s,Left,integrated,share,8,0.3,0.2,0.4\ns,Right,integrated,share,8,0.4,0.35,0.45\n");
        write("courses.csv",
              "arm,measure,unit,week,mean,low,high,run_low,run_high,difference,difference_low,"
              "difference_high\n"
              "Left,integrated,share,0,0.1,,,0.1,0.1,,,\nLeft,integrated,share,8,0.3,0.2,0.4,0.2,0."
              "4,,,\n"
              "Right,integrated,share,0,0.1,,,0.1,0.1,0,,\n"
              "Right,integrated,share,8,0.4,0.35,0.45,0.3,0.5,0.1,0.05,0.15\n");
    }
    ~ResultFolder() {
        std::error_code error;
        std::filesystem::remove_all(path_, error);
    }
    ResultFolder(ResultFolder const&) = delete;
    ResultFolder& operator=(ResultFolder const&) = delete;

    std::string path() const { return path_.string(); }
    void write(std::string const& name, std::string const& text) const {
        std::ofstream(path_ / name, std::ios::binary) << text;
    }
    /// leads.csv: how far Right is ahead of Left.
    void lead(std::string const& difference, std::string const& low, std::string const& high,
              std::string const& p_best, std::string const& decided) const {
        write("leads.csv",
              "study,measure,unit,week,first,second,difference,difference_low,difference_high,"
              "p_best,decided\n"
              "s,integrated,share,8,Right,Left," +
                  difference + "," + low + "," + high + "," + p_best + "," + decided + "\n");
    }

private:
    std::filesystem::path path_;
};

}  // namespace made_up

/// Times the whole program from outside, cold: a process a run, start included.
///
///     build/bench/whole_program build/render scenes [RUNS]

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Run {
    double wall = 0, processor = 0;  ///< Seconds.
    double megabytes = 0;            ///< At the peak.
};

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
}

Run run_once(const std::vector<std::string>& words) {
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    const auto start = std::chrono::steady_clock::now();
    const pid_t child = fork();
    if (child == 0) {
        const int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO);
        execv(arguments[0], arguments.data());
        _exit(127);
    }
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        fmt::print(stderr, "{} failed\n", words[0]);
        std::exit(1);
    }
    return {wall.count(), seconds(usage.ru_utime) + seconds(usage.ru_stime),
            static_cast<double>(usage.ru_maxrss) / 1024};
}

double median(std::vector<Run> runs, double Run::*figure) {
    std::ranges::sort(runs, {}, figure);
    return runs[runs.size() / 2].*figure;
}

void report(const std::string& name, const std::vector<std::string>& words, int runs) {
    run_once(words);  // Files into the page cache.
    std::vector<Run> all;
    for (int k = 0; k < runs; ++k) all.push_back(run_once(words));
    const double fastest = std::ranges::min_element(all, {}, &Run::wall)->wall;
    fmt::print("{:42} {:8.3f} {:8.3f} {:8.3f} {:8.1f}\n", name, median(all, &Run::wall), fastest,
               median(all, &Run::processor), median(all, &Run::megabytes));
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        fmt::print(stderr, "usage: whole_program RENDER SCENES [RUNS]\n");
        return 2;
    }
    const std::string render = argv[1];
    const fs::path scenes = argv[2];
    const int runs = argc > 3 ? std::max(1, std::atoi(argv[3])) : 15;
    const fs::path output = fs::temp_directory_path() / ("lectern-bench-" + std::to_string(getpid()));
    const auto still = [&](const std::string& scene, const std::string& figure, const std::string& format = "png") {
        report(scene + "/" + figure + (format == "png" ? "" : " as " + format),
               {render, scenes / (scene + ".yaml"), "--only", figure, "--format", format, "--scale", "1", "-o", output},
               runs);
    };
    fmt::print("{:42} {:>8} {:>8} {:>8} {:>8}\n", "", "median s", "least s", "cpu s", "peak MB");
    report("--version", {render, "--version"}, runs);
    still("tangent_line", "tangent_line");
    still("sauna", "negative_gradient");
    still("sauna", "temperature");
    still("tangent_plane", "tangent_plane");
    still("multiple_minima", "surface");
    for (const char* format : {"svg", "pdf"}) {  // a second each at most
        still("sauna", "temperature", format);
        still("tangent_plane", "tangent_plane", format);
        still("multiple_minima", "surface", format);
    }
    // A surface of 1,000,000 cells.
    fs::create_directories(output);
    const fs::path fine = output / "fine.yaml";
    std::ofstream(fine) << "functions: {'T(x, y)': '50 - 1/50 x^2 (x - 6) y^2 (y - 6)', 'f(x, y)': 'sin(3x) cos(2y)'}\n"
                           "domain: {x: [0, 5], y: [0, 5]}\n"
                           "figures:\n"
                           "  sauna: {view: 3d, layers: [{surface: T, samples: 1001, contours: [x, y, z]}]}\n"
                           "  waves: {view: 3d, layers: [{surface: f, samples: 1001}]}\n";
    for (const char* figure : {"sauna", "waves"})
        report(std::string("1,000,000 cells, ") + figure, {render, fine, "--only", figure, "-o", output}, runs);
    std::vector<std::string> all{render};
    for (const char* scene : {"sauna", "tangent_plane", "multiple_minima"})
        all.push_back(scenes / (std::string(scene) + ".yaml"));
    for (const char* word : {"--scale", "1", "-o"}) all.emplace_back(word);
    all.push_back(output);
    report("three scenes with their clips, scale 1", all, std::max(3, runs / 3));
    fs::remove_all(output);
    return 0;
}

#include "app/arguments.h"
#include "app/exit_status.h"
#include "app/run.h"
#include "lectern/base/heap.h"

#include <fmt/format.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <exception>

namespace {

/// Set by the first Ctrl-C; the second ends the process at once.
std::atomic<bool> interrupted{false};

extern "C" void on_interrupt(int signal) {
    interrupted = true;
    std::signal(signal, SIG_DFL);
}

}  // namespace

int main(int argc, char** argv) {
    using namespace lectern;
    std::signal(SIGINT, on_interrupt);
    std::signal(SIGTERM, on_interrupt);
    // A file-size limit must become an error that names the file, not a death by signal.
    std::signal(SIGXFSZ, SIG_IGN);
    prepare_heap();
    try {
        const ParsedArguments parsed = parse_arguments(argc, argv);
        if (!parsed.arguments) return parsed.status;
        return run(*parsed.arguments, interrupted);
    } catch (const std::exception& fault) {
        fmt::print(stderr, "render: a fault of Lectern itself: {}\n", fault.what());
        return own_fault;
    }
}

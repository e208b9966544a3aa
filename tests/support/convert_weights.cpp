// Reads weights in any form and writes their tensors: convert_weights IN OUT. For the round trip through Python.
#include <cstdio>

#include "core/model/weights/checkpoint_io.h"

int main(int argc, char** argv) {
    if (argc != 3)
        return 2;
    const auto checkpoint = boxwright::readCheckpoint(argv[1]);
    if (!checkpoint) {
        std::fprintf(stderr, "%s\n", checkpoint.error().text().c_str());
        return 1;
    }
    const auto written =
        boxwright::writeStateDict(argv[2], checkpoint->model, checkpoint->options, checkpoint->classes);
    if (!written)
        std::fprintf(stderr, "%s\n", written.error().text().c_str());
    return written ? 0 : 1;
}

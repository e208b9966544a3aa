#include "core/base/module_file.h"

#include <dlfcn.h>

namespace boxwright {

Result<void*> openModule(const std::string& name, const char* function) {
    const std::string file = name + ".so";
    // Local: its libraries must not answer for symbols of ours, nor ours for theirs.
    void* module = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    void* found = module != nullptr ? dlsym(module, function) : nullptr;
    if (found != nullptr)
        return found;
    const char* reason = dlerror();
    return fail(ErrorKind::NotFound,
                "A part of Boxwright cannot be loaded (" + std::string(reason != nullptr ? reason : function) +
                    "). Install Boxwright anew.",
                file);
}

} // namespace boxwright

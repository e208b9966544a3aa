#pragma once

#include <array>
#include <utility>

#include "ui/actions.h"

namespace boxwright {

/// Switches of Annotate that the settings keep, and how they are at first.
inline constexpr std::array annotateToggles{
    std::pair{ActionId::Crosshair, true},    std::pair{ActionId::Minimap, true},
    std::pair{ActionId::KeepView, false},    std::pair{ActionId::Thumbnails, false},
    std::pair{ActionId::AskForClass, false}, std::pair{ActionId::RightClickDeletes, false}};

} // namespace boxwright

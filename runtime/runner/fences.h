// See fences.cpp. Part of the executable alone; elsewhere Lua is as it is.
#pragma once

namespace lunabloc::runner {

// The one metatable that may make tables weak: that of the numbers of objects (shown.cpp).
void allow_weak_tables_of(const void* metatable);

}  // namespace lunabloc::runner

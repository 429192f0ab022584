// The window's memory.
#pragma once

namespace lunabloc::ide::app {

// What was freed stays with the process, for the next frame: to be given a page by the system costs far more than to fill it, and
// a long program is laid out into some megabytes as often as a block is taken. Once, before the first window.
void keep_freed_memory();

}  // namespace lunabloc::ide::app

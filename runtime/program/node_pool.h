// Memory for green nodes: many, small, of few sizes, made and dropped by the ten thousand at every parse.
//
// Each thread keeps the pieces that it has dropped, by size, and takes from them first; what a thread leaves behind goes
// to the next that asks. Built with the address sanitizer, every node has memory of its own, so that it can watch them.
#pragma once

#include <cstddef>

namespace lunabloc::program {

// Aligned for a pointer. Throws std::bad_alloc.
void* take_node_memory(std::size_t size_bytes);
// The same size as it was taken with.
void give_node_memory(void* memory, std::size_t size_bytes) noexcept;

}  // namespace lunabloc::program

// Rows of ours as the engine holds them, column by column.
#pragma once

#include <duckdb.h>

#include <string>
#include <vector>

#include "data/import.h"

namespace lunabloc::engine {

// The engine's name of a kind.
std::string sql_type(const data::Column& column);
// To be destroyed.
duckdb_logical_type type_of(const data::Column& column);

// Long texts stay where they are: the batch has to live until the engine has copied the chunk.
void put(duckdb_data_chunk chunk, const std::vector<data::Column>& columns, const data::Batch& batch);

}  // namespace lunabloc::engine

// A table of the engine as a file of comma-separated text: beside the file until all of it is there, so a file that is there
// is whole.
#pragma once

#include <filesystem>
#include <functional>

#include "data/engine_client.h"
#include "data/pipeline.h"

namespace lunabloc::data {

// Gives each page of the answer to `take`, until there is no more or it says why not.
Result<void> each_page(EngineClient& engine, const Query& query, const EngineClient::Watch& progress, const std::function<Result<void>(Page)>& take);

// How many rows were written. Errors: those of the engine, of the disk, "tables.stopped".
Result<std::uint64_t> export_csv(EngineClient& engine, const Pipeline& pipeline, const std::filesystem::path& file, const EngineClient::Watch& progress);

}  // namespace lunabloc::data

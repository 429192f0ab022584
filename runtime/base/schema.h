// Schemas: what a data file may say. A schema is itself a data file (assets/schemas/<name>.yaml):
//
//   type: map                 # map list text integer number boolean any
//   keys:                     # for a map: the keys that exist
//     id:    {type: text, required: true, pattern: "[a-z_.]+"}
//     level: {type: integer, min: 1, max: 7}
//     shape: {type: text, one_of: [statement, reporter]}
//   others: {type: text}      # for a map: what any other key holds; without it other keys are refused
//   items: {type: text}       # for a list
//   either: [{…}, {…}]        # any of these
//
// An unknown key is an error that proposes the nearest known one.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/data_file.h"

namespace lunabloc::base {

// Everything that is wrong, in the order of the file; empty when all is well.
// Errors: "schema.unknown_key" {nom}{proche}, "schema.missing_key" {nom}, "schema.wrong_type" {nom}{attendu},
// "schema.wrong_value" {nom}{attendu}.
std::vector<Error> check_schema(const DataValue& value, const DataValue& schema);

// A schema's file, read once as long as it stays as it is: there is one for a hundred lessons. From any thread.
Result<std::shared_ptr<const DataValue>> load_schema(const std::filesystem::path& file);

// Loads a data file and checks it; the first thing wrong is the error.
Result<DataValue> load_checked(const std::filesystem::path& file, const std::filesystem::path& schema_file);

// The known word that is least far from `word` (edits of letters), or "" when none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& known);

}  // namespace lunabloc::base

// A pupil's machine and the class box (server.h).
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace lunabloc::box {

struct Place {
  std::string url;   // "http://192.168.1.20:8080"
  std::string code;
};

// Errors: "box.bad_url" {nom}, "box.no_answer" {nom}, "box.refused" {nom}: the code is not the class's; "box.wait": too often;
// "class.bad_deposit" {nom}.
Result<void> send_deposit(const Place& place, const std::string& pseudonym, const std::filesystem::path& deposit);

}  // namespace lunabloc::box

// Pages that open anywhere: one HTML file, its style and its small script inside, nothing from a network. A policy in the page
// lets this script run and no other.
#pragma once

#include <string>

#include "base/messages.h"
#include "report/film.h"

namespace lunabloc::report {

// The whole page; `body` is markup, `title` a text.
std::string page(const std::string& title, const std::string& body, const base::Messages& messages);
// The film with its buttons: play, a bar of moments, what it shows in words.
std::string film_markup(const Film& film, const base::Messages& messages);

}  // namespace lunabloc::report

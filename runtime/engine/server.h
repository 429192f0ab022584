// lunabloc-data at work: one request after the other over its pipes (data/engine_protocol.h), until the other end closes them.
//
// A second thread reads, so that « stop » is heard while a query or an import goes on.
#pragma once

namespace lunabloc::engine {

// Gives the exit code.
int serve(int input, int output);

}  // namespace lunabloc::engine

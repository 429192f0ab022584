#include "engine/queued_writer.h"

#include <utility>

namespace lunabloc::engine {

QueuedWriter::~QueuedWriter() {
  if (!thread_.joinable()) return;
  rows_.fail({ErrorKind::stopped, "tables.stopped", {}, {}, {}});
  thread_.join();
}

Result<void> QueuedWriter::finish(data::TableAbout about) {
  rows_.close();
  thread_.join();
  if (Result<void> written = rows_.state(); !written) return written;
  return writer_->finish(std::move(about));
}

Result<void> QueuedWriter::put(RowQueue::Load& load) {
  for (const data::Aside& aside : load.asides)
    if (Result<void> done = writer_->set_aside(aside); !done) return done;
  return load.batch.rows == 0 ? Result<void>() : writer_->add(load.batch);
}

void QueuedWriter::work() {
  while (RowQueue::Load* const load = rows_.next())
    if (Result<void> done = put(*load); !done) rows_.fail(done.error());
}

}  // namespace lunabloc::engine

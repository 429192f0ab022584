#include "box/server.h"

#include <fmt/format.h>
#include <httplib.h>

#include <atomic>
#include <mutex>
#include <thread>

#include "base/written.h"
#include "box/address.h"
#include "box/rate_limit.h"
#include "portfolio/class_folder.h"
#include "portfolio/shared_file.h"

namespace lunabloc::box {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestBody = 50U << 20U;

std::chrono::seconds now() { return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now().time_since_epoch()); }

// Takes the same time wherever they differ.
bool same(const std::string& one, const std::string& other) {
  unsigned difference = one.size() == other.size() ? 0U : 1U;
  for (std::size_t i = 0; i < one.size() && i < other.size(); ++i) difference |= static_cast<unsigned char>(one[i]) ^ static_cast<unsigned char>(other[i]);
  return difference == 0;
}

constexpr std::string_view kStyle =
    "body{font-family:Andika,Verdana,sans-serif;font-size:1.125rem;line-height:1.5;color:#1d2430;background:#fff;max-width:34rem;margin:2rem auto;padding:0 1rem}"
    "h1{color:#174f8a;font-size:1.6rem}label{display:block;margin:1rem 0 .3rem}input{font:inherit;width:100%;box-sizing:border-box;min-height:2.75rem;padding:.3rem .6rem;border:2px solid #5b6472;border-radius:8px}"
    "button{font:inherit;min-height:2.75rem;margin-top:1.2rem;padding:.3rem 1.4rem;border:0;border-radius:8px;background:#174f8a;color:#fff}:focus-visible{outline:3px solid #b25000;outline-offset:2px}"
    ".problem{border-left:6px solid #b25000;padding:.3rem .8rem;background:#fff4e8}";

class HttpServer final : public Server {
 public:
  HttpServer(Settings settings, const base::Messages& messages) : settings_(std::move(settings)), messages_(messages) {
    server_.set_payload_max_length(kLargestBody);
    server_.set_read_timeout(std::chrono::seconds(10));
    server_.set_write_timeout(std::chrono::seconds(20));
    server_.set_keep_alive_max_count(20);
    server_.new_task_queue = [] { return new httplib::ThreadPool(8); };
    server_.set_default_headers({{"Cache-Control", "no-store"}, {"X-Content-Type-Options", "nosniff"}, {"Referrer-Policy", "no-referrer"}, {"X-Frame-Options", "DENY"}});
    server_.set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) { return before(request, response); });
    server_.set_exception_handler([](const httplib::Request&, httplib::Response& response, std::exception_ptr) { response.status = 500; });
    server_.Get("/", [this](const httplib::Request&, httplib::Response& response) { ask(response, {}); });
    server_.Post("/famille", [this](const httplib::Request& request, httplib::Response& response) { family(request, response); });
    server_.Put(R"(/eleves/([^/]+)/([0-9a-f.\-zip]+))", [this](const httplib::Request& request, httplib::Response& response) { deposit(request, response); });
    server_.Get(R"(/retours/([^/]+))", [this](const httplib::Request& request, httplib::Response& response) { returns(request, response); });
  }

  bool bind() {
    if (settings_.port == 0) port_ = server_.bind_to_any_port(settings_.address);
    else port_ = server_.bind_to_port(settings_.address, settings_.port) ? settings_.port : -1;
    return port_ > 0;
  }

  int port() const override { return port_; }
  void run() override {
    begun_ = true;
    if (!stopped_) server_.listen_after_bind();
    over_ = true;
  }
  // A server that is only starting does not hear that it is to stop.
  void stop() override {
    const bool first = !stopped_.exchange(true);
    while (begun_ && !over_ && !server_.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    if (first && server_.is_running()) server_.stop();
  }

 private:
  using Answer = httplib::Server::HandlerResponse;

  Answer before(const httplib::Request& request, httplib::Response& response) {
    if (!is_local(request.remote_addr)) {
      response.status = 403;
      return Answer::Handled;
    }
    const std::lock_guard guard(limits_);
    if (!requests_.allow(request.remote_addr, now()) || guesses_.is_over(request.remote_addr, now())) {
      response.status = 429;
      response.set_header("Retry-After", "60");
      return Answer::Handled;
    }
    return Answer::Unhandled;
  }

  void guessed(const httplib::Request& request) {
    const std::lock_guard guard(limits_);
    (void)guesses_.allow(request.remote_addr, now());
  }

  bool has_code(const httplib::Request& request, httplib::Response& response) {
    if (!settings_.code.empty() && same(request.get_header_value("X-Lunabloc-Code"), settings_.code)) return true;
    guessed(request);
    response.status = 403;
    return false;
  }

  void ask(httplib::Response& response, const std::string& problem) {
    const auto said = [&](const char* id) { return base::in_markup(messages_.text(id)); };
    response.set_header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'");
    response.set_content(fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{}</title><style>{}</style></head>\n"
                                     "<body><main>\n<h1>{}</h1>\n<p>{}</p>\n{}<form method=\"post\" action=\"/famille\">\n<label for=\"pseudonyme\">{}</label><input id=\"pseudonyme\" name=\"pseudonyme\" autocomplete=\"off\" required>\n"
                                     "<label for=\"billet\">{}</label><input id=\"billet\" name=\"billet\" autocomplete=\"off\" required>\n<button type=\"submit\">{}</button>\n</form>\n</main></body>\n</html>\n",
                                     messages_.language(), said("box.title"), kStyle, said("box.title"), said("box.about"),
                                     problem.empty() ? "" : fmt::format("<p class=\"problem\" role=\"alert\">{}</p>\n", base::in_markup(problem)), said("box.pseudonym"), said("box.ticket"), said("box.show")),
                         "text/html; charset=utf-8");
  }

  void family(const httplib::Request& request, httplib::Response& response) {
    const std::string pseudonym = request.get_param_value("pseudonyme"), ticket = request.get_param_value("billet");
    if (!portfolio::is_pseudonym(pseudonym) || !settings_.is_family(pseudonym, ticket)) {
      guessed(request);
      response.status = 403;
      return ask(response, messages_.text("box.wrong"));
    }
    response.set_content(settings_.family_page(pseudonym), "text/html; charset=utf-8");
  }

  void deposit(const httplib::Request& request, httplib::Response& response) {
    if (!has_code(request, response)) return;
    const Result<portfolio::Deposit> done = portfolio::accept_deposit(settings_.folder, request.matches[1], request.matches[2], request.body);
    response.status = !done ? 400 : done->fresh ? 201 : 200;
  }

  void returns(const httplib::Request& request, httplib::Response& response) {
    if (!has_code(request, response)) return;
    const std::string pseudonym = request.matches[1];
    if (!portfolio::is_pseudonym(pseudonym)) {
      response.status = 400;
      return;
    }
    response.set_content(portfolio::read_shared(settings_.folder, fs::path("retours") / (pseudonym + ".jsonl")).value_or(""), "application/x-ndjson; charset=utf-8");
  }

  Settings settings_;
  const base::Messages& messages_;
  httplib::Server server_;
  int port_ = -1;
  std::atomic<bool> begun_ = false, stopped_ = false, over_ = false;
  std::mutex limits_;
  RateLimit requests_{kRequestsAMinute}, guesses_{kGuessesAMinute};
};

}  // namespace

Result<std::unique_ptr<Server>> Server::open(Settings settings, const base::Messages& messages) {
  if (!is_local(settings.address)) return failure(ErrorKind::failed, "box.not_local", {{"nom", settings.address}});
  const std::string place = settings.address + ":" + std::to_string(settings.port);
  auto server = std::make_unique<HttpServer>(std::move(settings), messages);
  if (!server->bind()) return failure(ErrorKind::failed, "box.cannot_listen", {{"nom", place}});
  return server;
}

}  // namespace lunabloc::box

#include "report/pages.h"

#include <fmt/format.h>

#include "base/base64.h"
#include "base/sha256.h"
#include "base/written.h"

namespace lunabloc::report {
namespace {

constexpr std::string_view kStyle = R"(:root{color-scheme:light}
body{font-family:Andika,Verdana,"DejaVu Sans",sans-serif;font-size:1.0625rem;line-height:1.55;color:#1d2430;background:#fff;max-width:62rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.75rem;line-height:1.25;color:#174f8a;margin:.2em 0 .4em}h2{font-size:1.3rem;color:#174f8a;margin:2em 0 .5em;border-bottom:2px solid #174f8a;padding-bottom:.2em}h3{font-size:1.06rem;margin:.2em 0}
a{color:#174f8a}.about,.note{color:#4a5361}
.works{display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:1.1rem}
article{border:1px solid #8d96a5;border-radius:10px;padding:.9rem;background:#fbfcfe}
article svg,article img{display:block;max-width:100%;height:auto;margin:.4rem auto;background:#fff;border:1px solid #d5dae3;border-radius:6px}
.film{max-width:28rem}.film svg{display:block;max-width:100%;height:auto}.bar[hidden]{display:none}.bar{display:flex;gap:.6rem;align-items:center;flex-wrap:wrap}
button{font:inherit;min-height:2.75rem;padding:.3rem 1rem;border:2px solid #174f8a;border-radius:8px;background:#174f8a;color:#fff;cursor:pointer}
button:hover{background:#0f3a67}input[type=range]{flex:1 1 8rem;min-height:2.75rem;accent-color:#174f8a}
:focus-visible{outline:3px solid #b25000;outline-offset:2px}
summary{cursor:pointer;min-height:1.5rem;padding:.25rem 0}.program{list-style:none;padding-left:0;margin:.3rem 0}.program li{border-left:4px solid #174f8a;padding:.1rem .5rem;margin:.15rem 0;background:#eef1f6}
table{border-collapse:collapse}th,td{border:1px solid #6b7686;padding:.35em .6em;text-align:left;vertical-align:top}thead th{background:#eef1f6}.wide{overflow-x:auto}
.ask li{margin:.4em 0;font-size:1.1rem}.all{font-weight:700}
@media print{body{font-size:11pt;max-width:none;padding:0}.bar,summary{display:none}article,tr{break-inside:avoid}h2{break-after:avoid}.wide{overflow:visible}.wide table{font-size:8.5pt;line-height:1.3}.wide th,.wide td{padding:.2em .35em}}
)";

// A film is played by showing and hiding its layers. Without the script the last frame is seen.
constexpr std::string_view kScript = R"(for(const film of document.querySelectorAll('.film')){
const svg=film.querySelector('svg'),bar=film.querySelector('input'),button=film.querySelector('button'),told=film.querySelector('output');
const layers=[...svg.querySelectorAll('[data-f]')].map(g=>[g,+g.dataset.f,g.dataset.u===undefined?1e9:+g.dataset.u]);
const last=+bar.max;let timer=0;
const show=n=>{bar.value=n;told.textContent=n+' / '+last;for(const[g,f,u]of layers){if(f<=n&&n<u)g.removeAttribute('display');else g.setAttribute('display','none')}};
const stop=()=>{clearInterval(timer);timer=0;button.textContent=button.dataset.play};
const play=()=>{let n=+bar.value>=last?0:+bar.value;show(n);button.textContent=button.dataset.stop;timer=setInterval(()=>{n++;show(n);if(n>=last)stop()},Math.min(250,Math.max(40,6000/last)))};
button.addEventListener('click',()=>timer?stop():play());
bar.addEventListener('input',()=>{stop();show(+bar.value)});
film.querySelector('.bar').hidden=false;show(last)}
)";

std::string bytes_of_hex(const std::string& hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
  return bytes;
}

std::string policy() {
  return fmt::format("default-src 'none'; img-src data:; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'", base::to_base64(bytes_of_hex(base::sha256(kStyle))),
                     base::to_base64(bytes_of_hex(base::sha256(kScript))));
}

}  // namespace

std::string page(const std::string& title, const std::string& body, const base::Messages& messages) {
  return fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<main>\n{}</main>\n<script>{}</script>\n</body>\n</html>\n",
                     messages.language(), policy(), base::in_markup(title), kStyle, body, kScript);
}

std::string film_markup(const Film& film, const base::Messages& messages) {
  if (film.empty()) return {};
  if (!film.moves()) return still_svg(film);
  const std::string play = base::in_markup(messages.text("report.play")), stop = base::in_markup(messages.text("report.pause"));
  return fmt::format("<div class=\"film\">{}<div class=\"bar\" hidden><button type=\"button\" data-play=\"{}\" data-stop=\"{}\">{}</button><input type=\"range\" min=\"0\" max=\"{}\" value=\"{}\" aria-label=\"{}\"><output></output></div></div>",
                     moving_svg(film), play, stop, play, film.frames - 1, film.frames - 1, base::in_markup(messages.text("report.moment")));
}

}  // namespace lunabloc::report

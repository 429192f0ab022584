// The library of the stage, graphs, texts, time and sound, as a program meets it: the same in both modes.
#include "run_support.h"

namespace lunabloc::vm {
namespace {

using testing::ElementsAre;
using trace::EventKind;

std::vector<std::string> answers(const std::string& program) {
  const std::vector<std::string> fast = said(run(program));
  const trace::Trace exact = run(program, exactly());
  EXPECT_EQ(said(exact), fast) << program;
  EXPECT_EQ(ending(exact), "finished") << program << error_of(exact, program).message;
  return fast;
}

std::string answer(const std::string& expression) {
  const std::vector<std::string> all = answers("say(" + expression + ")");
  return all.empty() ? "nothing" : all.back();
}

TEST(Texts, LettersAreCountedAsAChildDoes) {
  EXPECT_EQ(answer("text.length('été')"), "3");
  EXPECT_EQ(answer("text.bytes('été')"), "5");
  EXPECT_EQ(answer("text.length('e\\u{301}te\\u{301}')"), "3") << "accents of their own";
  EXPECT_EQ(answer("text.length('👍🏽👩‍🚀🇫🇷')"), "3");
  EXPECT_EQ(answer("text.length('a\\xFFb')"), "3") << "a byte that is no UTF-8";
  EXPECT_EQ(answer("text.letter('forêt', 4)"), "ê");
  EXPECT_EQ(answer("text.letter('forêt', 9)"), "");
  EXPECT_EQ(answer("text.slice('déjeuner', 2, 4)"), "éje");
  EXPECT_EQ(answer("text.slice('déjeuner', 5, 99)"), "uner");
  EXPECT_EQ(answer("text.reverse('éclair')"), "rialcé");
  EXPECT_EQ(answer("text.find('forêt noire', 'noire')"), "7");
  EXPECT_EQ(answer("text.find('forêt', 'x')"), "0");
}

TEST(Texts, AreChanged) {
  EXPECT_EQ(answer("text.upper('œuf à Noël')"), "ŒUF À NOËL");
  EXPECT_EQ(answer("text.lower('ÉTÉ ŒUF')"), "été œuf");
  EXPECT_EQ(answer("text.replace('papa', 'pa', 'ma')"), "mama");
  EXPECT_EQ(answer("text.times('ha', 3)"), "hahaha");
  EXPECT_EQ(answer("text.words('le chat  dort\\n')"), "{\"le\", \"chat\", \"dort\"}");
  EXPECT_EQ(answer("text.letters('été')"), "{\"é\", \"t\", \"é\"}");
  EXPECT_EQ(answer("text.split('a,b,,c', ',')"), "{\"a\", \"b\", \"\", \"c\"}");
  EXPECT_EQ(answer("text.join({1, 'b', 3.5}, '-')"), "1-b-3.5");
  EXPECT_EQ(answer("text.contains('bonjour', 'jour')"), "true");
  EXPECT_EQ(answer("text.code('é')"), "233");
  EXPECT_EQ(answer("text.from_code(233)"), "é");
  EXPECT_EQ(answer("text.is_letter('é')"), "true");
  EXPECT_EQ(answer("text.is_letter('3')"), "false");
  EXPECT_EQ(answer("text.number('12,5') + 1"), "13.5");
  EXPECT_EQ(answer("text.number('abc')"), "nil");
  EXPECT_EQ(answer("text.of(12) .. '!'"), "12!");
}

TEST(Texts, HaveBounds) {
  for (const char* const program : {"text.times('abc', 1 << 60)", "local s = text.times('a', 1 << 23) text.replace(s, 'a', s)"})
    EXPECT_EQ(ending(run(program)), "error") << program;
  EXPECT_EQ(answer("text.find(text.times('a', 4000000), text.times('a', 2000000) .. 'b')"), "0");
}

TEST(Graphs, AreMadeAndWalked) {
  EXPECT_THAT(answers("graph.edge('Gare', 'Mairie')\ngraph.edge('Mairie', 'Parc', 5)\ngraph.node(7)\n"
                      "say(graph.neighbours('Mairie'))\nsay(graph.nodes())\nsay(graph.weight('Parc', 'Mairie'))\n"
                      "say(graph.weight('Gare', 'Parc'))\nsay(graph.linked('Gare', 'Mairie'))\n"
                      "say(graph.visited(7))\ngraph.visit(7)\nsay(graph.visited(7))"),
              ElementsAre("{\"Gare\", \"Parc\"}", "{\"Gare\", \"Mairie\", \"Parc\", 7}", "5", "nil", "true", "false", "true"));
}

TEST(Graphs, AreGivenByTheRequestAndVisitsAreCounted) {
  trace::RunRequest request = exactly("graph");
  request.world.map = {"Gare-Mairie", "Gare - Marché 3", "Zoo"};
  const trace::Trace trace =
      run("for _, n in ipairs(graph.neighbours('Gare')) do graph.visit(n) say(n .. graph.weight('Gare', n)) end", request);
  EXPECT_THAT(said(trace), ElementsAre("Mairie1", "Marché3"));
  EXPECT_EQ(trace::cost_of(trace, "visites"), 2);
  EXPECT_THAT(named(trace, EventKind::world), ElementsAre("graph.visit=Mairie", "graph.visit=Marché"));
}

TEST(Graphs, APointThatIsNotThereIsNamed) {
  const std::string program = "graph.edge('A', 'B')\nsay(graph.neighbours('C'))";
  const Error error = error_of(run(program, exactly()), program);
  EXPECT_EQ(error.message, "run.no_node");
  EXPECT_EQ(argument(error, "nom"), "C");
}

TEST(Time, TheTimerBeginsAgain) {
  EXPECT_THAT(answers("wait(1)\ntime.reset_timer()\nwait(0.5)\nsay(time.timer())\nsay(time.now())\nsay(time.text(75))"),
              ElementsAre("0.5", "1.5", "1:15"));
}

TEST(Sound, NotesTakeTheirTime) {
  const trace::Trace trace = run("sound.volume(50)\nsound.note('la', 0.5)\nsound.note('do#5', 1)\nsound.note(880)\nsound.play('pop')\nsay(time.now())");
  EXPECT_THAT(said(trace), ElementsAre("2.0"));
  EXPECT_THAT(named(trace, EventKind::world),
              ElementsAre("sound.volume=50.0", "sound.note=la", "sound.note=do#5", "sound.note=880 Hz", "sound.play=pop"));
  EXPECT_EQ(ending(run("sound.note('zut', 1)")), "error");
}

TEST(Stage, SpritesMoveAndTurn) {
  EXPECT_THAT(answers("local cat = stage.sprite('cat')\ncat:move(10)\ncat:turn_left(90)\ncat:move(5)\ncat:change_x(-3)\n"
                      "say(cat:x()) say(cat:y()) say(cat:direction())\ncat:go_to(30, 40)\ncat:point(180)\ncat:move(40)\nsay(cat:y())\n"
                      "cat:set_size(50) cat:change_size(10)\nsay(cat:size())\ncat:next_costume()\nsay(cat:costume())\nsay(cat == stage.sprite('cat'))"),
              ElementsAre("7", "5", "0", "0", "60", "cat_walk", "true"));
}

TEST(Stage, ALoopThatMovesTakesAFrameATurn) {
  EXPECT_THAT(answers("local cat = stage.sprite('cat')\nfor _ = 1, 31 do\n  cat:move(1)\nend\nsay(cat:x())\nsay(math.floor(time.now() * 100 + 0.5))"),
              ElementsAre("31", "100"));
}

TEST(Stage, AGlideIsOnItsWay) {
  EXPECT_THAT(answers("local cat = stage.sprite('cat')\nwhen.start(function() cat:glide(2, 100, 50) say('there') end)\nwait(1)\n"
                      "say(cat:x())\nsay(cat:y())\nwait(1.5)\nsay(cat:x())"),
              ElementsAre("50", "25", "there", "100"));
}

TEST(Stage, SpritesTouch) {
  EXPECT_THAT(answers("local a, b = stage.sprite('ball'), stage.sprite('b', 'ball')\nb:go_to(40, 0)\nsay(a:touching(b))\nb:go_to(36, 0)\nsay(a:touching(b))\n"
                      "b:hide()\nsay(a:touching(b))\nsay(a:touching_edge())\na:go_to(222, 0)\nsay(a:touching_edge())\nsay(a:distance_to(b))\n"
                      "a:move(10) a:bounce()\nsay(a:direction())\nsay(a:x())"),
              ElementsAre("false", "true", "false", "false", "true", "186", "-90", "222"));
}

TEST(Stage, ClonesHaveALifeOfTheirOwn) {
  EXPECT_THAT(answers("local ball = stage.sprite('ball')\nlocal other = ball:clone()\nother:move(60)\nsay(ball:x()) say(other:x()) say(ball:touching(other))\n"
                      "other:delete()\nsay(other:x())"),
              ElementsAre("0", "60", "false", "0"));
  const std::string program = "local ball = stage.sprite('ball')\nwhile true do ball:clone() end";
  EXPECT_EQ(error_of(run(program), program).message, "run.too_many_sprites");
}

TEST(Stage, SayingForATimeWaits) {
  EXPECT_THAT(answers("local cat = stage.sprite('cat')\ncat:say('bonjour', 2)\nsay(time.now())\ncat:think(12)\nsay(time.now())"), ElementsAre("2.0", "2.0"));
}

TEST(Stage, ADotForAColonIsAnErrorOfTheProgram) {
  EXPECT_EQ(ending(run("local cat = stage.sprite('cat')\ncat.move(10)")), "error");
  EXPECT_EQ(ending(run("stage.sprite('cat'):set_costume('rien')")), "error");
}

}  // namespace
}  // namespace lunabloc::vm

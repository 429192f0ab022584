-- etape: creer
-- ecart: le départ compte 1
-- idee: compter les piquets au lieu des intervalles
local queue = {}
local number = {}
local found = -1
list.insert(queue, start)
number[start] = 1
graph.visit(start)
while found == -1 and #queue > 0 do
  local stop = list.remove(queue, 1)
  if stop == goal then
    found = number[stop]
  else
    for _, near in ipairs(graph.neighbours(stop)) do
      if not graph.visited(near) then
        graph.visit(near)
        number[near] = number[stop] + 1
        list.insert(queue, near)
      end
    end
  end
end
say(found)

-- etape: creer
-- ecart: marque quand l’arrêt sort de la file
-- idee: marquer trop tard : l’arrêt entre plusieurs fois
local queue = {}
local number = {}
local found = -1
list.insert(queue, start)
number[start] = 0
while found == -1 and #queue > 0 do
  local stop = list.remove(queue, 1)
  graph.visit(stop)
  if stop == goal then
    found = number[stop]
  else
    for _, near in ipairs(graph.neighbours(stop)) do
      if not graph.visited(near) then
        number[near] = number[stop] + 1
        list.insert(queue, near)
      end
    end
  end
end
say(found)

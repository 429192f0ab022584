-- etape: creer
-- ecart: le numéro est calculé à partir du départ
-- idee: croire que tous les arrêts sont à un trajet
local queue = {}
local number = {}
local found = -1
list.insert(queue, start)
number[start] = 0
graph.visit(start)
while found == -1 and #queue > 0 do
  local stop = list.remove(queue, 1)
  if stop == goal then
    found = number[stop]
  else
    for _, near in ipairs(graph.neighbours(stop)) do
      if not graph.visited(near) then
        graph.visit(near)
        number[near] = number[start] + 1
        list.insert(queue, near)
      end
    end
  end
end
say(found)

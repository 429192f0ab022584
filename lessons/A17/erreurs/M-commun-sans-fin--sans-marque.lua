-- etape: modifier
-- ecart: aucune marque
-- idee: croire que la vague s’arrête seule
local queue = {}
local number = {}
local found = -1
list.insert(queue, start)
number[start] = 0
while found == -1 and #queue > 0 do
  local stop = list.remove(queue, 1)
  if stop == goal then
    found = number[stop]
  else
    for _, near in ipairs(graph.neighbours(stop)) do
      number[near] = number[stop] + 1
      list.insert(queue, near)
    end
  end
end
say(found)

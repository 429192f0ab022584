local queue = {}
local number = {}
list.insert(queue, start)
number[start] = 0
graph.visit(start)
while #queue > 0 do
  local stop = list.remove(queue, 1)
  say(stop .. " : " .. number[stop])
  for _, near in ipairs(graph.neighbours(stop)) do
    if not graph.visited(near) then
      graph.visit(near)
      number[near] = number[stop] + 1
      list.insert(queue, near)
    end
  end
end

-- Un arbre de cinq étages
function tree(n, length)

end
tree(5, 60)

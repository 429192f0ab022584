grid.west()
grid.west()
grid.west()
grid.west()

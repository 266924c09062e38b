// `npm start`: from a fresh clone to a running demo city. Plain JavaScript without a dependency: it runs before anything is installed.
import { ensureInstalled } from './prepare/installed.mjs'
import { handOver } from './prepare/handOver.mjs'
import { ensureWebPages } from './prepare/webPages.mjs'

ensureInstalled({ forDeveloping: false })
ensureWebPages()
handOver('src/cli/main.ts', ['demo', ...process.argv.slice(2)])

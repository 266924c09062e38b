// `npm test`: everything there is to check, on a fresh clone too. Plain JavaScript without a dependency: it runs before anything is installed.
import { ensureInstalled } from './prepare/installed.mjs'
import { handOver } from './prepare/handOver.mjs'

ensureInstalled({ forDeveloping: true })
handOver('tools/test/main.ts', process.argv.slice(2))

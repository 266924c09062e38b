import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { home, localNode } from './home.mjs'

/**
 * Goes on as the program itself, in the Node it brings along: its input, output, signals and exit code become this
 * process's. An older Node can't turn itself into another program, so this one stays as a door that only passes things on.
 */
export function handOver(script, words) {
  // The channel carries no messages. It closes when this process is gone, however it went, and the program then ends itself.
  const child = spawn(localNode(), [join(home, script), ...words], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  endWithNpm(child)
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)))
}

/** npm that is killed can't tell its script; the script notices that somebody else has become its parent. */
function endWithNpm(child) {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  setInterval(() => { if (process.ppid !== parent) child.kill('SIGTERM') }, 500).unref()
}

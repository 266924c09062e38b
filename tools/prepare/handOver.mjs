import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { home, localNode } from './home.mjs'

/**
 * Young objects get little room on purpose: a machine with much memory lets Node take over a hundred megabytes for them, and the program
 * has to fit beside its database on a small one. Collecting them more often takes four hundredths of a submission's processor time.
 * They get it from the start: growing into it by and by had the modules and rules of a start collected again and again.
 * What has grown old is looked through once there is three quarters more of it than the last time: left to itself, Node waits for three times
 * as much, and the garbage of a busy day stays for hours.
 * Nothing is put among the old from the start: V8 guesses so of a whole kind of object when the first hundred of it, made while a measure is
 * read, stay; and then every answer's are looked through in vain, which costs a screening a fifth of its pace, or not, as the guess falls.
 * Young objects are collected where they are made: beside a database on two cores, waking helpers for so little costs more than they give.
 */
const nodeFlags = ['--max-semi-space-size=8', '--min-semi-space-size=8', '--heap-growing-percent=75', '--no-allocation-site-pretenuring', '--no-parallel-scavenge']

/** What was compiled at one start need not be at the next: it took a tenth of the time until the first page. */
const compiled = join(home, 'node_modules', '.cache', 'node')

/**
 * Goes on as the program itself, in the Node it brings along: its input, output, signals and exit code become this
 * process's. An older Node can't turn itself into another program, so this one stays as a door that only passes things on.
 */
export function handOver(script, words) {
  // The channel carries no messages. It closes when this process is gone, however it went, and the program then ends itself.
  const child = spawn(localNode(), [...nodeFlags, join(home, script), ...words], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env: { NODE_COMPILE_CACHE: compiled, ...process.env } })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  endWithNpm(child)
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)))
}

/** npm that is killed can't tell its script; the script looks now and then whether it still has the same ancestors. */
function endWithNpm(child) {
  if (process.env.npm_lifecycle_event === undefined) return
  const before = ancestors()
  setInterval(() => { if (ancestors() !== before) child.kill('SIGTERM') }, 500).unref()
}

/** The parent; and where that is the shell in which npm runs a script, npm behind it. */
function ancestors() {
  const parent = process.ppid
  try {
    const isShellOfNpm = readFileSync(`/proc/${parent}/cmdline`, 'utf8').startsWith('sh\0-c\0')
    return isShellOfNpm ? `${parent} ${/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${parent}/status`, 'utf8'))?.[1]}` : `${parent}`
  } catch {
    // No such folder on this system, or the parent ended between the question and the answer.
    return `${parent}`
  }
}

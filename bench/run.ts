import { loadavg } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { firstLoads, type FirstLoad } from './first-load.ts'
import { prepareLists } from './list.ts'
import { prepareNotice } from './notice.ts'
import { measureRaces } from './races.ts'
import { measureStarts } from './start.ts'
import { prepareSubmissions } from './submit.ts'
import { startInstance, type Instance } from './support/instance.ts'
import { drive, type Ask, type Load } from './support/load.ts'
import { floodNginx, insertBare } from './support/peers.ts'
import { memoryMB, processorMs } from './support/processes.ts'
import { inWords, spreadOf, table, type Line } from './support/report.ts'

/** The table of numbers, measured through the whole program. `run.ts submit races` measures only these. */

const RUNS = 3
const CONNECTIONS = 8
const SUBMISSIONS = 3_000
const LISTS = 4_000

type Part = (instance: Instance) => Promise<readonly Line[]>
const parts: Readonly<Record<string, Part>> = { submit, list, notice, memory, bare }
const alone: Readonly<Record<string, () => Promise<readonly Line[]>>> = { races, start, pages }

async function submit(instance: Instance): Promise<readonly Line[]> {
  const loads = await measured(instance, 'submit', SUBMISSIONS, await prepareSubmissions(instance))
  const perSecond = spreadOf(loads.map((load) => load.perSecond))
  const p99 = spreadOf(loads.map((load) => load.p99))
  return [
    { what: 'submit a 40-field application, 8 connections', measured: inWords(perSecond, 0, '/s'), aim: '≥ 1,000/s', isMet: perSecond.median >= 1_000, peers: 'bare `pg` insert below, 8,760/s given; NocoBase 243/s, HotCRP 108/s given' },
    { what: 'the same, p99', measured: inWords(p99, 1, ' ms'), aim: '≤ 30 ms', isMet: p99.median <= 30, peers: '' },
  ]
}

async function list(instance: Instance): Promise<readonly Line[]> {
  const asks = await prepareLists(instance)
  const loads = await measured(instance, 'list', LISTS, async (count) => asks(count))
  const perSecond = spreadOf(loads.map((load) => load.perSecond))
  const p50 = spreadOf(loads.map((load) => load.p50))
  return [
    { what: 'list 20 of 10,000 cases, filtered and sorted', measured: inWords(perSecond, 0, '/s'), aim: '≥ 2,000/s', isMet: perSecond.median >= 2_000, peers: 'NocoBase 66/s given' },
    { what: 'the same, p50', measured: inWords(p50, 1, ' ms'), aim: '≤ 5 ms', isMet: p50.median <= 5, peers: 'NocoBase 114 ms given' },
  ]
}

async function notice(instance: Instance): Promise<readonly Line[]> {
  const { page, gzippedKB, flood } = await prepareNotice(instance)
  // The first of its kind is read, with everything that comes over its connection.
  await flood()
  // In turn, so that both have the machine as it is in these minutes.
  const both = await repeated(async () => ({ ours: await flood(), nginx: await floodNginx(page) }))
  const perSecond = spreadOf(both.map(({ ours }) => ours.perSecond))
  const nginx = spreadOf(both.flatMap((each) => each.nginx?.perSecond ?? []))
  return [
    { what: 'public notice page, one process', measured: inWords(perSecond, 0, '/s'), aim: '≥ 40,000/s', isMet: perSecond.median >= 40_000, peers: `nginx static ${Number.isNaN(nginx.median) ? 'not installed' : inWords(nginx, 0, '/s')} here, 78,000/s given` },
    firstLoadLine({ name: 'the same page of 30 names', kilobytes: gzippedKB, files: 1, aimKB: 20, peers: '' }),
  ]
}

async function pages(): Promise<readonly Line[]> {
  return firstLoads().map(firstLoadLine)
}

const firstLoadLine = ({ name, kilobytes, files, aimKB, peers }: FirstLoad): Line => ({
  what: `first load, gzipped: ${name}`, measured: `${kilobytes.toFixed(1)} KB in ${files} ${files === 1 ? 'file' : 'files'}`, aim: `≤ ${aimKB} KB`, isMet: kilobytes <= aimKB, peers,
})

/** Last of all, when everything else has been done and only the program itself is left. */
async function memory(instance: Instance): Promise<readonly Line[]> {
  await instance.leave()
  await pause(1_000)
  const { application, database } = memoryMB(instance.pid)
  const all = application + database
  const measuredWords = `${all.toFixed(0)} MB (application ${application.toFixed(0)}, database ${database.toFixed(0)}; once)`
  return [{ what: 'memory after all that, application and database', measured: measuredWords, aim: '≤ 300 MB', isMet: all <= 300, peers: 'NocoBase 534–800 MB given' }]
}

/** The peer of `submit`. After `memory`: its rows fill the database's buffers, which nothing of ours does. */
async function bare(instance: Instance): Promise<readonly Line[]> {
  const perSecond = spreadOf(await repeated(() => insertBare(instance.databaseUrl, CONNECTIONS, SUBMISSIONS)))
  return [{ what: 'for comparison: bare `pg` insert of 10 KB, 8 connections', measured: inWords(perSecond, 0, '/s'), aim: '', peers: '8,760/s given' }]
}

async function races(): Promise<readonly Line[]> {
  const { nominations, seats } = await measureRaces({ nominations: 100, seats: 30 })
  return ([['nominations of a district', nominations], ['seats of a round', seats]] as const).map(([what, { rounds, fewest, most }]) => ({
    what: `10 ${what}, 40 racing, ${rounds} rounds`, measured: `${fewest}–${most} admitted`, aim: 'never 11', isMet: fewest === 10 && most === 10, peers: 'NocoBase admits 14–20, given',
  }))
}

async function start(): Promise<readonly Line[]> {
  const { first, again, throughNpm } = await measureStarts(RUNS)
  console.error(`start: the first one, telling the story, ${(first / 1_000).toFixed(1)} s; again by bin/shouxi ${inWords(spreadOf(again), 0, ' ms')}`)
  const spread = spreadOf(throughNpm)
  return [{ what: 'second start to first page', measured: inWords(spread, 0, ' ms'), aim: '≤ 3,000 ms', isMet: spread.median <= 3_000, peers: 'NocoBase 5.7 s given' }]
}

/** Once to warm up, then for the record; what a request costs the processor tells more than its time where others are busy too. */
async function measured(instance: Instance, what: string, count: number, prepare: (count: number) => Promise<Iterator<Ask, undefined>>): Promise<readonly Load[]> {
  await drive(instance.url, CONNECTIONS, await prepare(count))
  return repeated(async () => {
    const asks = await prepare(count)
    await instance.settle()
    const before = processorMs(instance.pid)
    const load = await drive(instance.url, CONNECTIONS, asks)
    const after = processorMs(instance.pid)
    const cost = (of: 'application' | 'database'): string => ((after[of] - before[of]) / load.answers).toFixed(2)
    console.error(`${what}: ${load.perSecond.toFixed(0)}/s, p50 ${load.p50.toFixed(1)}, p99 ${load.p99.toFixed(1)} ms; processor ms each: application ${cost('application')}, database ${cost('database')}; load ${loadavg()[0]?.toFixed(1)}`)
    return load
  })
}

async function repeated<T>(run: () => Promise<T>): Promise<readonly T[]> {
  const results: T[] = []
  for (let time = 0; time < RUNS; time += 1) results.push(await run())
  return results
}

async function onOneInstance(names: readonly string[]): Promise<readonly Line[]> {
  if (names.length === 0) return []
  const instance = await startInstance()
  try {
    const lines: Line[] = []
    for (const name of names) lines.push(...await parts[name]?.(instance) ?? [])
    return lines
  } finally {
    await instance.stop()
  }
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in parts) && !(name in alone))
if (unknown.length > 0) throw new Error(`no benchmark ${unknown.join(', ')}; there are ${[...Object.keys(parts), ...Object.keys(alone)].join(', ')}`)
const wanted = (name: string): boolean => asked.length === 0 || asked.includes(name)
const lines = [...await onOneInstance(Object.keys(parts).filter(wanted))]
for (const [name, part] of Object.entries(alone)) if (wanted(name)) lines.push(...await part())
console.log(table(lines))

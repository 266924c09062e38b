import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { loadPolicies } from '../src/adapters/policies/loadPolicies.ts'
import { compile, type Judge } from '../src/policy/conditions.ts'
import { eligibility } from '../src/policy/eligibility.ts'
import type { Policy } from '../src/policy/policy.ts'
import { applicant, registry, type Synthetic } from './screening/applicants.ts'
import { peersOf } from './screening/peers.ts'

/**
 * 条件审核 — a million applicants, each judged by every version there is, in one process: every verdict with its clause, its facts and its
 * sentence. A verdict is that on one condition. Other engines judge the same people by the same conditions in the same run, without a word.
 * Seconds are the processor's: a machine shared with others measures the same.
 */

const APPLICANTS = Number(process.argv[2] ?? 1_000_000)
const BATCH = 100
const PEER_SECONDS = 3
const referenceDay = '2024-07-31'

const policies = [...loadPolicies(join(import.meta.dirname, '..', 'policies')).values()]
const forms = policies.map(({ form }) => form)
const conditions = policies.flatMap((policy) => policy.conditions)

const peopleFrom = (first: number, count: number): readonly Synthetic[] =>
  Array.from({ length: count }, (_, index) => applicant(first + index, forms, conditions.map(({ id }) => id)))

/** Looks at everything that was said: a sentence that nobody reads might not have been made. */
function judgeAll(people: readonly Synthetic[], judges: readonly Judge[]): Readonly<{ verdicts: number; characters: number; eligible: number }> {
  let [verdicts, characters, eligible] = [0, 0, 0]
  for (const { answers, attested } of people) {
    for (const judge of judges) {
      const found = judge(answers, { referenceDay, attested, registry })
      if (eligibility(found) === 'eligible') eligible += 1
      verdicts += found.length
      for (const { text, clause, facts } of found) characters += text.length + clause.length + Object.values(facts).join('').length
    }
  }
  return { verdicts, characters, eligible }
}

function screenEverybody(): void {
  const judges = policies.map(compile)
  const total = { verdicts: 0, characters: 0, eligible: 0, ms: 0 }
  for (let first = 0; first < APPLICANTS; first += BATCH) {
    const people = peopleFrom(first, Math.min(BATCH, APPLICANTS - first))
    const begun = processorMs()
    const { verdicts, characters, eligible } = judgeAll(people, judges)
    total.ms += processorMs() - begun
    total.verdicts += verdicts
    total.characters += characters
    total.eligible += eligible
  }
  const perSecond = total.verdicts / total.ms * 1000
  tell('shouxi, with clause, facts and sentence', perSecond, APPLICANTS / total.ms * 1000)
  const memoryMB = process.resourceUsage().maxRSS / 1024
  console.log(`  ${APPLICANTS.toLocaleString()} applicants × ${policies.length} versions: ${total.verdicts.toLocaleString()} verdicts, ${total.characters.toLocaleString()} characters, ${total.eligible.toLocaleString()} eligible`)
  console.log(`  aim ≥ 300,000 verdicts/s: ${perSecond >= 300_000 ? 'met' : 'NOT MET'}; peak memory ${memoryMB.toFixed(0)} MB, aim ≤ 300 MB: ${memoryMB <= 300 ? 'met' : 'NOT MET'}`)
}

function processorMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function tell(who: string, verdictsPerSecond: number, applicantsPerSecond: number): void {
  console.log(`${who}: ${Math.round(verdictsPerSecond).toLocaleString()} verdicts/s, ${Math.round(applicantsPerSecond).toLocaleString()} applicants/s`)
}

type Engine = Readonly<{ policy: Policy; facts: readonly Readonly<Record<string, string | number | boolean>>[]; screen(facts: object): unknown }>

async function screenByPeers(): Promise<void> {
  const people = peopleFrom(0, 2_000)
  const byName = Map.groupBy(policies.flatMap((policy) => {
    const { peers, factsOf } = peersOf(policy)
    const facts = people.map((person) => factsOf(person, referenceDay))
    return peers.map(({ name, screen }) => ({ name, engine: { policy, facts, screen: screen as Engine['screen'] } }))
  }), ({ name }) => name)
  for (const [name, engines] of byName) await measure(name, engines.map(({ engine }) => engine))
}

async function measure(name: string, engines: readonly Engine[]): Promise<void> {
  const begun = processorMs()
  let [applicants, verdicts] = [0, 0]
  for (; processorMs() - begun < PEER_SECONDS * 1000; applicants += 1) {
    for (const { policy, facts, screen } of engines) {
      await screen(facts[applicants % facts.length] ?? {})
      verdicts += policy.conditions.length
    }
  }
  const seconds = (processorMs() - begun) / 1000
  tell(`${name}, yes or no`, verdicts / seconds, applicants / seconds)
}

/** Little room, as the command has it: what is thrown away at once need not fill half a gigabyte first. */
const LITTLE_ROOM = ['--max-semi-space-size=8', '--min-semi-space-size=8', '--heap-growing-percent=75', '--no-allocation-site-pretenuring', '--no-parallel-scavenge']

if (LITTLE_ROOM.every((flag) => process.execArgv.includes(flag))) {
  screenEverybody()
  await screenByPeers()
} else {
  const { status } = spawnSync(process.execPath, [...LITTLE_ROOM, import.meta.filename, ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exitCode = status ?? 1
}

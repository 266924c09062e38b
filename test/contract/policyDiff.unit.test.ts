import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readVersion } from '../../src/adapters/policies/readVersion.ts'
import { differences } from '../../src/policy/compare.ts'
import { caseDifferences } from '../../src/policy/caseDifferences.ts'
import { casesSchema } from '../../src/policy/cases.ts'
import { describedSchema } from '../../src/policy/jsonSchemas.ts'
import { silentKeys } from '../../src/policy/keyDifferences.ts'
import { meaningOf, placeOf, type PolicyFileName } from '../../src/policy/meanings/keys.ts'
import { keysIn } from '../../src/policy/meanings/walk.ts'
import type { Policy } from '../../src/policy/policy.ts'
import { wordingDifferences } from '../../src/policy/wordingDifferences.ts'
import { getPolicy, policiesFolder, shipped, shippedVersions, textOf } from '../policy/versions.ts'

/*
 * Whoever compares two versions trusts that what `policy diff` doesn't tell is the same. So every key of a measure is changed, one at a
 * time, and has to be told; those that order nothing stand in a list with the reason.
 */

const invented = 'yanshizhou/chief-technician/2026-07-01'
const sixth = readVersion(join(import.meta.dirname, '../policy/sixth'), invented, (id) => readFileSync(join(policiesFolder, id, 'form.yaml'), 'utf8')).policy ?? expect.fail('no sixth measure')

/** What no measure has yet. */
const spare: Policy = {
  ...sixth,
  conditions: [{
    id: 'years', title: '年度', modality: 'required', clause: '第一条', quote: '年度',
    test: { kind: 'all', of: [{ kind: 'age-at-most', years: 55, until: 'birthday' }, { kind: 'honour', withinYears: 3, calendarYears: true }] },
  }, {
    id: 'spare', title: '团体', modality: 'required', clause: '第一条', quote: '团体', materials: ['form'],
    test: { kind: 'competition', levels: ['national'], classes: ['1'], tiers: ['1'], groups: ['worker'], rankAtMost: 3, rankBy: 'effective', teams: [{ members: 3, rankAtMost: 1 }], withinYears: 4 },
  }],
  stages: [...sixth.stages, {
    kind: 'review', title: '评审', body: '专家', skillsTest: true, clause: '第一条', quote: '评审',
    criteria: { stated: true, clause: '第一条', quote: '评审', value: [{ id: 'one', title: '业绩', weightPercent: 100, hint: '看成果' }] },
  }],
  withheldFromExperts: [{ field: 'name', reason: '盲评' }, { material: 'form', reason: '盲评' }],
}
const prized = {
  ...spare,
  title: { ...sixth.title, prizeFen: { stated: true, value: 100_00, clause: '第一条', quote: '奖金' }, reverification: { ...sixth.title?.reverification, leadsTo: { stated: true, value: 'next-term', clause: '第一条', quote: '下一期' } } },
} as Policy
/** The same measure, of which the text would say nothing. */
const unsaid = unstated(prized) as Policy

function unstated(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if ('stated' in value) return { stated: false, ask: '是多少？', neededFor: 'publish' }
  return Array.isArray(value) ? value.map(unstated) : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unstated(inner)]))
}

const measures = [...shippedVersions.map(getPolicy), sixth, prized, unsaid]

/** Places of whole keys that are told nowhere, and why; besides the silent keys, which are so wherever they stand. */
const silentPlaces: Readonly<Record<string, string>> = {
  'policy jurisdiction': '地区，写在编号里',
  'policy scheme': '称号，写在编号里',
  'policy nonOperative': '不需要系统办理的条款，按其定义不是规则',
  'policy nonOperative.clause': '同上',
  'policy nonOperative.reason': '同上',
  'form basedOn': '借用谁的：对照的是借来以后的整张表',
  'form without': '同上',
  'form changes': '同上',
  'form additions': '同上',
}

type Step = string | number
type Node = Readonly<{ at: string; steps: readonly Step[]; value: unknown }>

/** Every key of a measure with its value, and every entry of its lists, by the place at which its meaning stands. */
function nodesOf(value: unknown, steps: readonly Step[] = []): readonly Node[] {
  const own = steps.length === 0 ? [] : [{ at: placeAt(steps), steps, value }]
  if (typeof value !== 'object' || value === null) return own
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => nodesOf(inner, [...steps, Array.isArray(value) ? Number(key) : key]))]
}

function placeAt(steps: readonly Step[]): string {
  const keys = steps.filter((step) => typeof step === 'string')
  // The names of columns in `where`, and of readings, are the author's own.
  const named = keys.map((key, index) => keys[index - 1] === 'where' || keys[index - 1] === 'alternatives' ? '*' : key)
  const [first, ...rest] = named
  const { file, path } = first === 'form' && rest.length > 0 ? placeOf('form', rest) : placeOf('policy', named)
  return `${file} ${path.join('.')}`
}

/** The same value otherwise: another of those that may be written, or a little more of it. */
function changed({ at, value }: Node): unknown {
  const [file = 'policy', path = ''] = at.split(' ')
  const others = Object.keys(meaningOf({ file: file as PolicyFileName, path: path.split('.') })?.values ?? {}).filter((each) => each !== String(value))
  if (typeof value === 'boolean') return !value
  if (typeof value === 'number') return others.length > 0 ? Number(others[0]) : value + 1
  if (value === null) return '2099-12-31'
  if (/^\d{4}-\d{2}-\d{2}$/.test(String(value))) return '1999-01-01'
  return others[0] ?? `${String(value)}甲`
}

function replaced(whole: unknown, [step, ...rest]: readonly Step[], change: (value: unknown) => unknown): unknown {
  if (step === undefined) return change(whole)
  if (Array.isArray(whole)) return whole.map((each: unknown, index) => index === step ? replaced(each, rest, change) : each)
  return { ...whole as object, [step]: replaced((whole as Readonly<Record<string, unknown>>)[step], rest, change) }
}

function without(whole: unknown, steps: readonly Step[]): unknown {
  return replaced(whole, steps.slice(0, -1), (around) => {
    const { [String(steps.at(-1))]: _, ...rest } = around as Readonly<Record<string, unknown>>
    return rest
  })
}

/** A key under a silent one is silent with it. */
function isSilent(at: string): boolean {
  const [top, ...rest] = at.split(' ')[1]?.split('.') ?? []
  // `title` is a name within an entry, and the years of the title at the top.
  const silent = [...(top === 'title' && rest.length > 0 ? [] : [top ?? '']), ...rest].some((key) => Object.hasOwn(silentKeys, key))
  return silent || Object.hasOwn(silentPlaces, at)
}

/** Another kind is another whole: what it brings with it differs. */
const kinds: Readonly<Record<string, unknown>> = {
  'policy nominations.kind': { kind: 'unlimited' }, 'policy cadence.value.kind': { kind: 'every-years', years: 9 }, 'policy conditions.test.kind': { kind: 'age-at-most', years: 99 },
}
function otherwise({ policy, at, steps, value }: Node & Readonly<{ policy: Policy }>): unknown {
  const whole = kinds[at]
  if (whole === undefined) return replaced(policy, steps, () => changed({ at, steps, value }))
  return replaced(policy, steps.slice(0, -1), (around) => at === 'policy nominations.kind' && value === 'unlimited' ? { ...around as object, kind: 'per-body', rows: [{ body: '甲区', count: 1, each: false }] } : whole)
}

const tells = (from: Policy, to: unknown): boolean => differences(from, to as Policy).length > 0

/** What can be written in one way alone is told by its coming and going. */
function isOnlyChoice(at: string): boolean {
  const [file = 'policy', path = ''] = at.split(' ')
  return Object.keys(meaningOf({ file: file as PolicyFileName, path: path.split('.') })?.values ?? {}).length === 1
}

const nodes = measures.flatMap((policy) => nodesOf({ ...policy, id: undefined }).filter(({ value, steps }) => value !== undefined && (!steps.includes('alternatives') || steps[0] === 'interpretations')).map((node) => ({ ...node, policy })))
/** The same key is told in the same way wherever it stands: two of each are enough. */
const some = [...Map.groupBy(nodes, ({ at }) => at).values()].flatMap((same) => [...same.slice(0, 1), ...same.slice(-1)])
const keysOf = (file: PolicyFileName) => keysIn(file, describedSchema(file)).map(({ place, required }) => ({ at: `${place.file} ${place.path.join('.')}`, required }))
const keys = [...keysOf('policy'), ...keysOf('form')]

describe('policy diff 新旧对照', () => {
  it('tells of every value that is otherwise', () => {
    const values = some.filter(({ value, steps, at }) => (typeof value !== 'object' || value === null) && steps.at(-1) !== 'stated' && !isSilent(at) && !isOnlyChoice(at))
    expect(values.length).toBeGreaterThan(200)
    expect(values.filter((node) => !tells(node.policy, otherwise(node))).map(({ at, value }) => [at, value])).toEqual([])
  })

  it('tells of every key that came or went', () => {
    const required = new Set(keys.filter((key) => key.required).map(({ at }) => at))
    const optional = new Set(keys.map(({ at }) => at).filter((at) => !required.has(at)))
    // A switch that is off and one that isn't written are the same.
    const own = some.filter(({ at, steps, value }) => optional.has(at) && typeof steps.at(-1) === 'string' && value !== false && !isSilent(at))
    expect(own.length).toBeGreaterThan(40)
    expect(own.filter(({ policy, steps }) => !tells(policy, without(policy, steps)) || !tells(without(policy, steps) as Policy, policy)).map(({ at }) => at)).toEqual([])
  })

  it('knows every key that a file may have', () => {
    const written = new Set(nodes.map(({ at }) => at))
    expect([...new Set(keys.map(({ at }) => at))].filter((at) => !written.has(at) && !isSilent(at))).toEqual([])
  })

  it('says why of each key of which it tells nothing, and tells nothing of it', () => {
    const silent = some.filter(({ at, value }) => isSilent(at) && (typeof value !== 'object' || value === null) && !/(?:^| |\.)(?:id|title)$/.test(at))
    // Under a name that no reading bears, a rule rests on nothing.
    expect(silent.filter((node) => tells(node.policy, otherwise(node))).map(({ at }) => at)).toEqual([])
    expect([...Object.values(silentKeys), ...Object.values(silentPlaces)].filter((why) => why.length < 2)).toEqual([])
  })
})

describe('policy diff of papers and examples', () => {
  /** Every value in a file, each otherwise by itself; a clause only says where words are from, and where both stand the text is what is printed. */
  const variants = (whole: unknown): readonly Readonly<{ steps: readonly Step[]; other: unknown }>[] => leavesOf(whole).map((steps) => ({
    steps, other: replaced(whole, steps, (value) => typeof value === 'boolean' ? !value : typeof value === 'number' ? value + 1 : otherWords(String(value))),
  }))
  const others: Readonly<Record<string, string>> = { document: 'letter', letter: 'document', strokes: 'rank', rank: 'strokes', landscape: 'portrait', portrait: 'landscape' }
  const otherWords = (value: string): string => others[value] ?? `${value}甲`

  function leavesOf(value: unknown, steps: readonly Step[] = []): readonly (readonly Step[])[] {
    if (typeof value !== 'object' || value === null) return [steps]
    const said = 'text' in value ? ['quote'] : []
    return Object.entries(value).filter(([key]) => key !== 'clause' && !said.includes(key)).flatMap(([key, inner]) => leavesOf(inner, [...steps, Array.isArray(value) ? Number(key) : key]))
  }

  it.each(shippedVersions)('tells of every word that the papers of %s would say otherwise', (id) => {
    const { form } = getPolicy(id)
    const wording = shipped().wordingOf(id)
    const silent = variants(wording).filter(({ other }) => wordingDifferences({ wording, form }, { wording: other as typeof wording, form }).length === 0)
    expect(variants(wording).length).toBeGreaterThan(50)
    expect(silent.map(({ steps }) => steps.join('.'))).toEqual([])
  })

  it.each(shippedVersions)('tells of everything that the examples of %s would say otherwise', (id) => {
    const policy = getPolicy(id)
    const cases = casesSchema.parse(parse(textOf(id, 'cases.yaml')))
    // Which competition of the examples is which, only the file itself asks.
    const told = variants(cases).filter(({ steps }) => !(steps[0] === 'competitions' && steps.at(-1) === 'id'))
    expect(told.length).toBeGreaterThan(100)
    expect(told.filter(({ other }) => caseDifferences({ policy, cases }, { policy, cases: other as typeof cases }).length === 0).map(({ steps }) => steps.join('.'))).toEqual([])
  })
})

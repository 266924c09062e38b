import { z } from 'zod'
import { checkAnswers, normaliseAnswers, problemPlace } from './answers.ts'
import { registryOf, type Registry } from './competition.ts'
import { exampleCompetitions } from './competitionSchema.ts'
import { judge, judgeReverification } from './conditions.ts'
import type { Outcome, Verdict } from './condition.ts'
import { checkDigit } from './idNumber.ts'
import type { Answers, Policy } from './policy.ts'
import { rank, type Ranked } from './ranking.ts'
import { readYaml, type Yaml } from './readPolicy.ts'
import { day } from './schemaParts.ts'
import { noticePeriod, type WorkingCalendar } from './workdays.ts'

/** 实例 — one worked example of a version: what it says, where it stands, and where it came out otherwise than expected. */
export type CaseResult = Readonly<{ title: string; line: number; differences: readonly string[] }>

const answers = z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.record(z.string(), z.string()))]))
const sex = z.enum(['male', 'female'])
const outcome = z.enum(['met', 'not-met', 'needs-judgement', 'evidence-missing'])
const changed = { title: z.string(), born: z.exactOptional(day), with: z.exactOptional(answers), without: z.exactOptional(z.array(z.string())) }

export const casesSchema = z.strictObject({
  base: z.strictObject({ born: day, sex, answers }),
  competitions: z.exactOptional(exampleCompetitions),
  applicants: z.array(z.strictObject({
    ...changed, on: day,
    attested: z.exactOptional(z.record(z.string(), z.boolean())),
    verdicts: z.record(z.string(), outcome),
    says: z.exactOptional(z.record(z.string(), z.string())),
  })),
  /** A holder at re-verification: the form is that of the re-verification, and holds nothing but what the example says. */
  reverifications: z.exactOptional(z.array(z.strictObject({
    title: z.string(), on: day, termFrom: z.exactOptional(day), with: z.exactOptional(answers),
    attested: z.exactOptional(z.record(z.string(), z.boolean())),
    verdicts: z.record(z.string(), outcome),
    says: z.exactOptional(z.record(z.string(), z.string())),
  }))),
  forms: z.array(z.strictObject({ ...changed, problems: z.array(z.string()) })),
  rankings: z.array(z.strictObject({
    title: z.string(),
    people: z.array(z.strictObject({
      id: z.string(), score: z.string().regex(/^\d{1,3}\.\d{2}$/, '请写两位小数，如 90.00，写在引号里。'), honours: z.exactOptional(z.array(z.int()).length(4)),
      age: z.exactOptional(z.int()), industry: z.exactOptional(z.string()),
    })),
    order: z.array(z.union([z.string(), z.array(z.string())])),
  })),
  notices: z.array(z.strictObject({ title: z.string(), postedOn: day, firstDay: day, lastDay: day })),
})

export type Cases = z.infer<typeof casesSchema>
type Changed = Readonly<{ title: string; born?: string; with?: Answers; without?: readonly string[] }>

/** Runs every worked example of a version. Throws where the file itself is not of the agreed shape. */
export function runCases(policy: Policy, text: string, calendar: WorkingCalendar): readonly CaseResult[] {
  const yaml = readYaml('cases.yaml', text)
  return runCasesIn(policy, yaml, casesSchema.parse(yaml.value), calendar)
}

/** The same, of a file that has been read and found of the agreed shape. */
export function runCasesIn(policy: Policy, yaml: Yaml, cases: Cases, calendar: WorkingCalendar): readonly CaseResult[] {
  const lineOf = (...path: (string | number)[]) => yaml.mistake(path, '').line
  const results = (section: keyof Cases, list: readonly Readonly<{ title: string; differences: readonly string[] }>[]) =>
    list.map((each, index) => ({ ...each, line: lineOf(section, index) }))
  return [
    ...results('applicants', cases.applicants.map((each) => ({ title: each.title, differences: applicantDifferences(policy, cases, each) }))),
    ...results('reverifications', (cases.reverifications ?? []).map((each) => ({ title: each.title, differences: reverificationDifferences(policy, cases, each) }))),
    ...results('forms', cases.forms.map((each) => ({ title: each.title, differences: formDifferences(policy, cases, each) }))),
    ...results('rankings', cases.rankings.map((each) => ({ title: each.title, differences: rankingDifferences(policy, each) }))),
    ...results('notices', cases.notices.map((each) => ({ title: each.title, differences: noticeDifferences(policy, calendar, each) }))),
  ]
}

function answersOf(policy: Policy, { base }: Cases, { born = base.born, with: own = {}, without = [] }: Changed): Answers {
  const person = { sex: base.sex, birthMonth: born.slice(0, 7), idNumber: fictionalIdNumber(born, base.sex) }
  const whole = { ...base.answers, ...person, ...own }
  return normaliseAnswers(policy.form, Object.fromEntries(Object.entries(whole).filter(([field]) => !without.includes(field))))
}

/** A number of the right form for an example; no area has the code 000000, so it is nobody's. */
export function fictionalIdNumber(born: string, ofSex: 'male' | 'female'): string {
  const body = `000000${born.replaceAll('-', '')}00${ofSex === 'male' ? 1 : 2}`
  return body + checkDigit(body)
}

function applicantDifferences(policy: Policy, cases: Cases, example: Cases['applicants'][number]): string[] {
  const { on: referenceDay, attested = {} } = example
  return verdictDifferences(judge(policy, answersOf(policy, cases, example), { referenceDay, attested, registry: registryIn(cases) }), example)
}

type Reverified = NonNullable<Cases['reverifications']>[number]

function reverificationDifferences(policy: Policy, cases: Cases, example: Reverified): string[] {
  const { on: referenceDay, with: answered = {}, attested = {}, termFrom } = example
  return verdictDifferences(judgeReverification(policy, answered, { referenceDay, attested, registry: registryIn(cases), ...(termFrom && { termFrom }) }), example)
}

const registries = new WeakMap<Cases, Registry>()

/** The examples' own competitions, put together once for all of them. */
function registryIn(cases: Cases): Registry {
  const registry = registries.get(cases) ?? registryOf(cases.competitions ?? [])
  registries.set(cases, registry)
  return registry
}

type Expected = Readonly<{ verdicts: Readonly<Record<string, Outcome>>; says?: Readonly<Record<string, string>> }>

function verdictDifferences(found: readonly Verdict[], { verdicts: expected, says = {} }: Expected): string[] {
  const verdicts = new Map(found.map((each) => [each.condition, each]))
  return [
    ...Object.entries(expected).flatMap(([condition, wanted]) => differs(condition, wanted, verdicts.get(condition)?.outcome)),
    ...Object.entries(says).flatMap(([condition, wanted]) => differs(condition, wanted, verdicts.get(condition)?.text)),
  ]
}

function formDifferences(policy: Policy, cases: Cases, example: Cases['forms'][number]): string[] {
  const found = checkAnswers(policy.form, answersOf(policy, cases, example))
    .map((problem) => `${problemPlace(problem)} ${problem.code}`)
  return differs('problems', example.problems.join('，'), found.join('，'))
}

function rankingDifferences(policy: Policy, { people, order }: Cases['rankings'][number]): string[] {
  const placed = rank(policy, people.map(({ id, score, honours = [0, 0, 0, 0], age, industry = 'other' }): Ranked => ({
    id,
    score: { tenThousandths: Number(score.replace('.', '')) * 100, sheets: 1 },
    facts: {
      honours: { national: honours[0] ?? 0, provincial: honours[1] ?? 0, municipal: honours[2] ?? 0, district: honours[3] ?? 0 },
      age, industry,
    },
  })))
  const groups = [...Map.groupBy(placed, ({ place }) => place).values()].map((group) => group.map(({ id }) => id).sort().join('='))
  const wanted = order.map((group) => (typeof group === 'string' ? group : group.toSorted().join('=')))
  return differs('order', wanted.join(' '), groups.join(' '))
}

function noticeDifferences(policy: Policy, calendar: WorkingCalendar, { postedOn, firstDay, lastDay }: Cases['notices'][number]): string[] {
  const notice = policy.stages.find(({ kind }) => kind === 'publicity')?.notice
  if (!notice?.stated) return ['原文没有写明公示期']
  const period = noticePeriod(calendar, postedOn, notice.value)
  return [...differs('firstDay', firstDay, period.firstDay), ...differs('lastDay', lastDay, period.lastDay)]
}

function differs(what: string, wanted: string, found: string | undefined): string[] {
  return wanted === found ? [] : [`${what}：应为“${wanted}”，实为“${found ?? '无'}”`]
}

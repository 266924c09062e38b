import type { Applicant } from '../../policy/applicant.ts'
import type { Verdict } from '../../policy/condition.ts'
import { eligibility, eligibilityName, type Eligibility } from '../../policy/eligibility.ts'
import type { Policy } from '../../policy/policy.ts'
import { wallClock } from '../../adapters/clock/clock.ts'
import { dayOf } from '../../domain/shared/time.ts'
import type { Command, Input } from '../command.ts'
import { applicantsFrom, everyApplicant, verdictsOn, type Stdin } from '../screen.ts'
import { asRead, readingOption } from '../readings.ts'
import { competitionsOption, dayOption, needed, policyFolders, policyNamed, policyOption, registryFor } from '../shipped.ts'

/** 试算 — who would gain or lose by a draft, and by which clause: tried on last year's applicants before anybody is bound by it. */
export function policySimulate(stdin: Stdin): Command {
  return {
    name: 'policy simulate',
    summary: `试算：同一批申报人，由 --against 改按 --policy，谁由不符合变为可以、谁由可以变为不符合，依据哪一条；${applicantsFrom}`,
    options: {
      policy: { ...policyOption, summary: '拟实行的版本' },
      against: { ...policyOption, summary: '现行的版本' },
      on: { kind: 'text', value: '日期', summary: '计算周岁和年限的日子', standard: '今天' },
      reading: { ...readingOption, summary: `--policy ${readingOption.summary}；与 --against 是同一版本的，试的是另一种读法` },
      ...policyFolders,
      competitions: competitionsOption,
    },
    async run(input, console) {
      const drafted = asRead(input, policyNamed(input, needed(input, 'policy', '地区/称号/施行日')))
      const current = policyNamed(input, needed(input, 'against', '地区/称号/施行日'))
      const on = dayOption(input, 'on') ?? dayOf(wallClock.now())
      const by = (policy: Policy) => ({ policy, known: { referenceDay: on, registry: registryFor(input, policy) } })
      const [before, after] = [by(current), by(drafted)]
      const tally = { applicants: 0, gains: 0, loses: 0, differs: 0, same: 0 }
      const written = await everyApplicant(stdin(), console, [drafted, current], (applicant) => {
        const change = changeOf(judgedBy(before, applicant), judgedBy(after, applicant))
        tally.applicants += 1
        tally[change.change] += 1
        return change.change === 'same' ? undefined : asAsked(input, { id: applicant.id, ...change })
      })
      await console.write(`${input.isSet('json') ? JSON.stringify({ summary: tally }) : tallyInWords(tally)}\n`)
      return written
    },
  }
}

type Judging = Readonly<{ policy: Policy; known: Parameters<typeof verdictsOn>[2] }>

const judgedBy = ({ policy, known }: Judging, applicant: Applicant): Judged => ({ policy, verdicts: verdictsOn(policy, applicant, known) })

type Judged = Readonly<{ policy: Policy; verdicts: readonly Verdict[] }>
type Reason = Readonly<{ policy: string; id: string; clause: string; outcome: Verdict['outcome']; text: string }>
type Change = Readonly<{ change: 'gains' | 'loses' | 'differs' | 'same'; from: Eligibility; to: Eligibility; because: readonly Reason[] }>

/** Excluded means excluded by a rule that binds: everything short of it is still open. */
function changeOf(current: Judged, drafted: Judged): Change {
  const from = eligibility(current.verdicts)
  const to = eligibility(drafted.verdicts)
  if (from === to) return { change: 'same', from, to, because: [] }
  if (from === 'ineligible') return { change: 'gains', from, to, because: reasons(current, 'not-met') }
  if (to === 'ineligible') return { change: 'loses', from, to, because: reasons(drafted, 'not-met') }
  return { change: 'differs', from, to, because: [...reasons(current, outcomeOf[from]), ...reasons(drafted, outcomeOf[to])] }
}

const outcomeOf: Readonly<Record<Eligibility, Verdict['outcome']>> = {
  'eligible': 'met', 'needs-judgement': 'needs-judgement', 'incomplete': 'evidence-missing', 'ineligible': 'not-met',
}

/** What was met is no reason for anything. */
function reasons({ policy, verdicts }: Judged, outcome: Verdict['outcome']): readonly Reason[] {
  if (outcome === 'met') return []
  return verdicts
    .filter((each) => each.modality !== 'preferred' && (each.outcome === outcome || (outcome === 'needs-judgement' && each.modality === 'generally' && each.outcome === 'not-met')))
    .filter((each) => outcome !== 'not-met' || each.modality === 'required')
    .map((each) => ({ policy: policy.id, id: each.condition, clause: each.clause, outcome: each.outcome, text: each.text }))
}

type Tally = Readonly<Record<'applicants' | Change['change'], number>>

const changeName: Readonly<Record<Change['change'], string>> = { gains: '变为可以', loses: '变为不符合', differs: '结论有变', same: '不变' }

function asAsked(input: Input, change: Change & Readonly<{ id: string }>): string {
  if (input.isSet('json')) return JSON.stringify(change)
  const because = change.because.map(({ policy, clause, text }) => `${policy} ${clause}：${text}`).join(' ')
  return `${change.id}：${changeName[change.change]}（由${eligibilityName[change.from]}到${eligibilityName[change.to]}）。${because}`
}

const tallyInWords = ({ applicants, gains, loses, differs, same }: Tally): string =>
  `共${applicants}人：${gains}人由不符合变为可以，${loses}人由可以变为不符合，${differs}人结论有变，${same}人不变。`

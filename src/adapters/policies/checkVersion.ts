import { calendarsOf, type Calendars } from '../../policy/calendar.ts'
import { casesSchema, runCasesIn } from '../../policy/cases.ts'
import { coverage, type Citing } from '../../policy/coverage.ts'
import type { Policy, PolicyId } from '../../policy/policy.ts'
import { inChinese } from '../../policy/mistakeWords.ts'
import { readYaml, shapeMistakes, type PolicyMistake } from '../../policy/readPolicy.ts'
import { missing, readVersion, textOf } from './readVersion.ts'

/** 政策数据检查 — how the clauses of a version's text are accounted for, and all that is wrong with its files. */
export type CheckedVersion = Readonly<{
  id: PolicyId
  clauses: number
  carried: number
  declared: number
  uncovered: readonly Readonly<{ clause: string; line: number; text: string }>[]
  quoteErrors: readonly PolicyMistake[]
  mistakes: readonly PolicyMistake[]
}>

export type Checking = Readonly<{
  folder: string
  id: PolicyId
  /** Where worked examples count working days. */
  calendars?: Calendars
  /** form.yaml of a version that lies elsewhere. */
  formOf?: ((id: PolicyId) => string | undefined) | undefined
}>

export function checkVersion({ folder, id, calendars = calendarsOf([]), formOf }: Checking): CheckedVersion {
  const version = readVersion(folder, id, formOf)
  const text = textOf(folder, id, 'policy.yaml') ?? ''
  const { clauses, uncovered, misdeclared } = coverage(version.policy ?? citingIn(text, textOf(folder, id, 'form.yaml') ?? ''), version.source)
  const count = (standing: string): number => clauses.filter((each) => each.standing === standing).length
  return {
    id, clauses: clauses.length, carried: count('carried'), declared: count('non-operative'),
    uncovered: uncovered.map(({ name, line, text: words }) => ({ clause: name, line, text: words })),
    quoteErrors: version.misquotes,
    mistakes: [...version.mistakes, ...declarationMistakes(text, misdeclared), ...exampleMistakes(version, textOf(folder, id, 'cases.yaml'), calendars)],
  }
}

/** A version of the wrong shape still cites and declares: what it accounts for need not wait for the last comma. */
function citingIn(policy: string, form: string): Citing {
  const rules = readYaml('policy.yaml', policy).value
  const declared = typeof rules === 'object' && rules !== null && 'nonOperative' in rules && Array.isArray(rules.nonOperative) ? rules.nonOperative : []
  return { ...(rules as object), form: readYaml('form.yaml', form).value, nonOperative: declared.filter(isDeclaration) } as Citing
}

function isDeclaration(value: unknown): value is Policy['nonOperative'][number] {
  return typeof value === 'object' && value !== null && 'clause' in value && typeof value.clause === 'string' && 'reason' in value && typeof value.reason === 'string'
}

function declarationMistakes(text: string, misdeclared: readonly string[]): readonly PolicyMistake[] {
  if (misdeclared.length === 0) return []
  const yaml = readYaml('policy.yaml', text)
  const declared = (yaml.value as Partial<Policy> | undefined)?.nonOperative ?? []
  return misdeclared.map((clause) => yaml.mistake(
    ['nonOperative', declared.findIndex((each) => each.clause === clause)],
    `“${clause}”已有规则引用，或者原文没有这一条款，不应列为不需系统办理。`,
  ))
}

/** 实例 — where the measure does something else than its worked examples say. They can only be tried on a measure that could be read. */
export function exampleMistakes({ policy, id }: Readonly<{ id: PolicyId; policy?: Policy | undefined }>, text: string | undefined, calendars: Calendars): readonly PolicyMistake[] {
  if (text === undefined) return [missing('cases.yaml')]
  const yaml = readYaml('cases.yaml', text)
  const shape = casesSchema.safeParse(yaml.value, { error: inChinese })
  if (!shape.success || yaml.mistakes.length > 0) return shapeMistakes(yaml, shape)
  if (!policy) return []
  const calendar = calendars.knownOn('9999-12-31', id.split('/')[0] ?? '')
  return runCasesIn(policy, yaml, shape.data, calendar).flatMap(({ title, line, differences }) =>
    differences.map((difference) => ({ file: 'cases.yaml' as const, line, key: title, text: `实例的结果与规则不符：${difference}。` })))
}

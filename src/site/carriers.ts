import type { Policy } from '../policy/policy.ts'

/** Kinds of rules by the key they stand under in a policy. */
const kindName: Readonly<Record<string, string>> = {
  document: '文件', bodies: '机构', cadence: '选拔周期', seats: '名额', nominations: '推荐名额', reportDeadline: '报送截止', termYears: '管理期',
  allowanceFenPerMonth: '津贴', personalApplication: '申报方式', conditions: '条件', tieBreaks: '排序', stages: '程序', materials: '材料',
  form: '申报表', interpretations: '读法', title: '管理期内',
}

/** What a clause became, in words: `conditions.5.also.0` is 条件“年龄一般不超过55周岁”. */
export function carrierInWords(policy: Policy, path: string): string {
  const [first = '', ...rest] = path.split('.')
  const kind = kindName[first] ?? first
  const title = titleOn(policy[first as keyof Policy], rest)
  return title === undefined || title === kind ? kind : `${kind}“${title}”`
}

/** The title or label nearest to the end of a path. */
function titleOn(value: unknown, path: readonly string[]): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { title, label } = value as Readonly<{ title?: unknown; label?: unknown }>
  const [next, ...rest] = path
  const deeper = next === undefined ? undefined : titleOn((value as Readonly<Record<string, unknown>>)[next], rest)
  return deeper ?? [title, label].find((each) => typeof each === 'string')
}

import type { Condition, Test } from './condition.ts'
import { chosenLabel } from './facts.ts'
import { modalityName, parametersOf, UNSTATED, type Concerned, type Parameter } from './describe.ts'
import type { Material, Policy } from './policy.ts'
import type { TitleRules } from './titleRules.ts'

/** 新旧对照 — one thing that is otherwise under the later version, as a sentence to whoever it concerns. */
export type Difference = Readonly<{ whom: Concerned; about: string; text: string; clauses: Readonly<{ from?: string; to?: string }> }>

/** Everything that changes from one version to another, in the order in which an official asks for it. */
export function differences(from: Policy, to: Policy): readonly Difference[] {
  return [
    ...parameterDifferences(parametersOf(from), parametersOf(to)),
    ...conditionDifferences(from, to),
    ...listDifferences(from.stages, to.stages, ({ kind }) => kind, { whom: () => '选拔办', noun: '阶段' }),
    ...listDifferences(from.materials, to.materials, ({ title }) => title, { whom: providerOf, noun: '材料' }),
    ...titleDifferences(from.title, to.title),
    ...listDifferences(from.title?.duties ?? [], to.title?.duties ?? [], ({ title }) => title, { whom: ({ by }) => by.includes('holder') ? '称号持有人' : by.includes('unit') ? '用人单位' : '选拔办', noun: '职责' }),
  ]
}

/** What changes for who holds the title already, and for who watches over it. */
function titleDifferences(from: TitleRules | undefined, to: TitleRules | undefined): readonly Difference[] {
  const byTitle = (whom: Concerned, noun: string, itemsOf: (rules: TitleRules) => readonly Titled[]) =>
    listDifferences(from ? itemsOf(from) : [], to ? itemsOf(to) : [], ({ title }) => title, { whom: () => whom, noun })
  return [
    ...byTitle('称号持有人', '待遇', ({ benefits }) => benefits),
    ...byTitle('选拔办', '年度事项', ({ yearly }) => yearly),
    ...byTitle('称号持有人', '变动后果', ({ changes }) => changes),
    ...byTitle('称号持有人', '取消资格的情形', ({ revocation }) => revocation?.grounds ?? []),
    ...byTitle('称号持有人', '复核认定条件', ({ reverification }) => reverification?.conditions ?? []),
    ...listDifferences(from?.bars ?? [], to?.bars ?? [], ({ quote }) => quote, { whom: () => '申报人', noun: '不得申报的情形' }),
  ]
}

function parameterDifferences(from: readonly Parameter[], to: readonly Parameter[]): readonly Difference[] {
  const names = [...new Set([...from, ...to].map(({ name }) => name))]
  return names.flatMap((name): Difference[] => {
    const old = from.find((each) => each.name === name)
    const fresh = to.find((each) => each.name === name)
    if (old?.words === fresh?.words) return []
    const whom = fresh?.whom ?? old?.whom ?? '选拔办'
    return [{ whom, about: name, text: `${name}由“${old?.words ?? UNSTATED}”${cited(old)}改为“${fresh?.words ?? UNSTATED}”${cited(fresh)}。`, clauses: clausesOf(old, fresh) }]
  })
}

type Clausal = Readonly<{ clause?: string }>

const cited = (at: Clausal | undefined): string => at?.clause === undefined ? '' : `（${at.clause}）`

function clausesOf(from: Clausal | undefined, to: Clausal | undefined): Difference['clauses'] {
  return { ...(from?.clause !== undefined && { from: from.clause }), ...(to?.clause !== undefined && { to: to.clause }) }
}

function conditionDifferences(from: Policy, to: Policy): readonly Difference[] {
  const pairs = paired(from.conditions, to.conditions)
  const kept = new Set(pairs.map(([, condition]) => condition))
  const met = new Set(pairs.map(([condition]) => condition))
  return [
    ...pairs.flatMap(([old, fresh]) => changedCondition(old, fresh, to)),
    ...to.conditions.filter((condition) => !kept.has(condition)).map((condition): Difference => ({
      whom: '申报人', about: condition.title, text: `新增${modalityName[condition.modality]}条件：${condition.title}（${condition.clause}：${condition.quote}）。`, clauses: { to: condition.clause },
    })),
    ...from.conditions.filter((condition) => !met.has(condition)).map((condition): Difference => ({
      whom: '申报人', about: condition.title, text: `不再有${modalityName[condition.modality]}条件：${condition.title}（${condition.clause}：${condition.quote}）。`, clauses: { from: condition.clause },
    })),
  ]
}

type Pair = readonly [Condition, Condition]

/** The same condition bears the same id; what two texts number differently is the same where it is the only one of its kind and weight. */
function paired(from: readonly Condition[], to: readonly Condition[]): readonly Pair[] {
  const byId = from.flatMap((old): Pair[] => {
    const fresh = to.find(({ id, test }) => id === old.id && test.kind === old.test.kind)
    return fresh ? [[old, fresh]] : []
  })
  const left = (conditions: readonly Condition[], side: 0 | 1) => conditions.filter((each) => !byId.some((pair) => pair[side] === each))
  const kindOf = ({ test, modality }: Condition): string => `${test.kind} ${modality}`
  const fresh = Map.groupBy(left(to, 1), kindOf)
  const byKind = [...Map.groupBy(left(from, 0), kindOf)].flatMap(([kind, [only, ...others]]): Pair[] => {
    const [match, ...rivals] = fresh.get(kind) ?? []
    return only && match && others.length + rivals.length === 0 && comparable(only.test) ? [[only, match]] : []
  })
  return [...byId, ...byKind]
}

const comparable = ({ kind }: Test): boolean => kind === 'age-at-most' || kind === 'level-at-least' || kind === 'below-retirement-age'

function changedCondition(old: Condition, fresh: Condition, { form }: Policy): readonly Difference[] {
  const sameWeight = old.modality === fresh.modality
  if (sameWeight && JSON.stringify(old.test) === JSON.stringify(fresh.test)) return []
  const weight = sameWeight ? '' : `由“${modalityName[old.modality]}”改为“${modalityName[fresh.modality]}”。`
  const words = old.title === fresh.title ? `“${fresh.title}”的要求有变：原为“${old.quote}”（${old.clause}），改为“${fresh.quote}”（${fresh.clause}）。`
    : `“${old.title}”（${old.clause}）改为“${fresh.title}”（${fresh.clause}）。`
  return [{ whom: '申报人', about: fresh.title, text: `${words}${weight}${consequence(old.test, fresh.test, (level) => chosenLabel(form, 'skillLevel', level))}`, clauses: { from: old.clause, to: fresh.clause } }]
}

/** For whom exactly it is otherwise, where a number tells. */
function consequence(old: Test, fresh: Test, levelName: (level: string) => string): string {
  if (old.kind === 'age-at-most' && fresh.kind === 'age-at-most' && old.years !== fresh.years) {
    const [low, high] = [Math.min(old.years, fresh.years), Math.max(old.years, fresh.years)]
    return `满${low + 1}周岁到${high}周岁的人${fresh.years < old.years ? '不再符合' : '也符合'}这一条。`
  }
  if (old.kind === 'level-at-least' && fresh.kind === 'level-at-least' && old.level !== fresh.level) {
    // The smaller number is the higher level.
    return fresh.level < old.level ? `${levelName(String(old.level))}不再够，须有${levelName(String(fresh.level))}。` : `有${levelName(String(fresh.level))}的人也符合这一条。`
  }
  return ''
}

type Titled = Readonly<{ title: string; clause: string }>
type Quoted = Readonly<{ clause: string } & ({ title: string } | { quote: string })>

const nameOf = (item: Quoted): string => 'title' in item ? item.title : item.quote
type Naming<T> = Readonly<{ whom(item: T): Concerned; noun: string }>

function listDifferences<T extends Quoted>(from: readonly T[], to: readonly T[], key: (item: T) => string, { whom, noun }: Naming<T>): readonly Difference[] {
  const old = new Set(from.map(key))
  const fresh = new Set(to.map(key))
  return [
    ...to.filter((item) => !old.has(key(item))).map((item): Difference => ({ whom: whom(item), about: nameOf(item), text: `新增${noun}：${nameOf(item)}（${item.clause}）。`, clauses: { to: item.clause } })),
    ...from.filter((item) => !fresh.has(key(item))).map((item): Difference => ({ whom: whom(item), about: nameOf(item), text: `不再有${noun}：${nameOf(item)}（${item.clause}）。`, clauses: { from: item.clause } })),
  ]
}

const providerOf = ({ from }: Material): Concerned => from === 'applicant' ? '申报人' : from === 'district' ? '推荐单位' : '选拔办'

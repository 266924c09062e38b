import { clauseInWords } from './clauseWords.ts'
import type { Condition, Test } from './condition.ts'
import { chosenLabel } from './facts.ts'
import { modalityName, parametersOf, UNSTATED, type Concerned, type Parameter } from './parameters.ts'
import { keyDifferences, type Entry, type KeyDifference, type Section } from './keyDifferences.ts'
import { meaningOf } from './meanings/keys.ts'
import type { Form, Material, Policy, Stage } from './policy.ts'
import { testInWords } from './testInWords.ts'
import type { Duty } from './titleRules.ts'

/** 新旧对照 — one thing that is otherwise under the later version, as a sentence to whoever it concerns. */
export type Difference = Readonly<{ whom: Concerned; about: string; text: string; clauses: Readonly<{ from?: string; to?: string }> }>

/** Everything that changes from one version to another, in the order in which an official asks for it. */
export function differences(from: Policy, to: Policy): readonly Difference[] {
  return [
    ...parameterDifferences(parametersOf(from), parametersOf(to)),
    ...conditionDifferences(from, to),
    ...procedureDifferences(from, to),
    ...keyed({ file: 'policy', path: ['materials'] }, from.materials, to.materials, ([material]) => providerOf(material?.item as Material | undefined)),
    ...titleDifferences(from, to),
    ...formDifferences(from.form, to.form),
    ...textDifferences(from, to),
  ]
}

/** The stages, what each of them orders, and which comes before which. */
function procedureDifferences(from: Policy, to: Policy): readonly Difference[] {
  const kinds = (one: Policy, other: Policy): readonly Stage[] => one.stages.filter(({ kind }) => other.stages.some((stage) => stage.kind === kind))
  const [old, fresh] = [kinds(from, to), kinds(to, from)]
  const isReordered = old.some(({ kind }, at) => kind !== fresh[at]?.kind)
  const inWords = (stages: readonly Stage[]): string => stages.map(({ kind }) => meaningOf({ file: 'policy', path: ['stages', 'kind'] })?.values?.[kind] ?? kind).join('、')
  return [
    // Notices are values of the version, told among them.
    ...keyed({ file: 'policy', path: ['stages'], without: ['stages.notice', 'stages.localNotice'] }, from.stages, to.stages, ([, inner]) => inner?.noun === '推荐单位' ? '推荐单位' : '选拔办'),
    ...(isReordered ? [{ whom: '选拔办' as const, about: '程序', text: `各阶段的先后，由“${inWords(old)}”改为“${inWords(fresh)}”。`, clauses: {} }] : []),
  ]
}

/** Lists of the years of the title, in the order in which a holder asks for them. */
const titleLists = [['benefits', '称号持有人'], ['yearly', '选拔办'], ['changes', '称号持有人']] as const

/** What changes for who holds the title already, and for who watches over it. */
function titleDifferences({ title: from, form: oldForm }: Policy, { title: to, form: freshForm }: Policy): readonly Difference[] {
  const at = (...path: readonly string[]): Section => ({ file: 'policy', path: ['title', ...path] })
  const forms = { from: from?.reverification?.form ?? oldForm, to: to?.reverification?.form ?? freshForm }
  const rules: Section = { ...at('reverification', 'conditions'), say: (key, value, side) => key.endsWith('.test') ? testInWords(value as Test, forms[side]) : undefined }
  const told = [
    'benefits', 'yearly', 'changes', 'bars', 'duties', 'termStart', 'prizeFen', 'revocation.grounds', 'reverification.conditions', 'reverification.form',
    ...['paid', 'firstPayment', 'lastPaidMonth', 'fenPerMonthAfterReverification'].map((key) => `allowance.${key}`),
  ].map((key) => `title.${key}`)
  return [
    ...titleLists.flatMap(([list, whom]) => keyed(at(list), from?.[list] ?? [], to?.[list] ?? [], () => whom)),
    ...keyed(at('revocation', 'grounds'), from?.revocation?.grounds ?? [], to?.revocation?.grounds ?? [], () => '称号持有人'),
    ...keyed(rules, from?.reverification?.conditions ?? [], to?.reverification?.conditions ?? [], () => '称号持有人'),
    ...keyed(at('bars'), from?.bars ?? [], to?.bars ?? [], () => '申报人'),
    ...keyed(at('duties'), from?.duties ?? [], to?.duties ?? [], ([duty]) => debtorOf(duty?.item as Duty | undefined)),
    ...keyed({ ...at(), without: told }, from ?? {}, to ?? {}, () => '称号持有人'),
    ...formDifferences(from?.reverification?.form, to?.reverification?.form, '称号持有人'),
  ]
}

const debtorOf = (duty: Duty | undefined): Concerned => duty?.by.includes('holder') ? '称号持有人' : duty?.by.includes('unit') ? '用人单位' : '选拔办'

/** Fields of a form by their ids, on whichever page they stand. */
function formDifferences(from: Form | undefined, to: Form | undefined, whom: Concerned = '申报人'): readonly Difference[] {
  const fields = (form: Form | undefined) => form?.pages.flatMap((page) => page.fields) ?? []
  return [
    ...keyed({ file: 'form', path: [], without: ['pages.fields'] }, from ?? {}, to ?? {}, () => whom),
    ...keyed({ file: 'form', path: ['pages', 'fields'] }, fields(from), fields(to), () => whom),
  ]
}

/** The document itself, the bodies in it, and how it is read. */
function textDifferences(from: Policy, to: Policy): readonly Difference[] {
  const single = (key: 'titleName' | 'document' | 'bodies' | 'interpretations' | 'withheldFromExperts') => keyed({ file: 'policy', path: [key] }, from[key], to[key], () => '选拔办')
  return [...single('titleName'), ...single('document'), ...single('bodies'), ...single('interpretations'), ...single('withheldFromExperts')]
}

/** Key by key, as sentences. */
function keyed(section: Section, from: unknown, to: unknown, whom: (of: readonly Entry[]) => Concerned): readonly Difference[] {
  return keyDifferences(section, from, to).map(({ of, text, clauses }: KeyDifference): Difference => {
    const isEntry = /^(?:新增|不再有)/u.test(text)
    const around = (isEntry ? of.slice(0, -1) : of).map(({ noun, name }) => `${noun}“${name}”`).join('的')
    const joined = around === '' ? text : isEntry ? `${around}${text}` : `${around}有变：${text}`
    return { whom: whom(of), about: of[0]?.name ?? text.split('，')[0] ?? text, text: `${joined}${between(clauses)}。`, clauses }
  })
}

function between({ from, to }: Difference['clauses']): string {
  if (from === undefined || to === undefined || from === to) return cited({ ...((to ?? from) !== undefined && { clause: to ?? from ?? '' }) })
  return `（原：${clauseInWords(from)}；现：${clauseInWords(to)}）`
}

function parameterDifferences(from: readonly Parameter[], to: readonly Parameter[]): readonly Difference[] {
  const names = [...new Set([...from, ...to].map(({ name }) => name))]
  return names.flatMap((name): Difference[] => {
    const old = from.find((each) => each.name === name)
    const fresh = to.find((each) => each.name === name)
    if (old?.words === fresh?.words) return []
    const [was, is] = [old?.words ?? absent(fresh), fresh?.words ?? absent(old)]
    const whom = fresh?.whom ?? old?.whom ?? '选拔办'
    return [{ whom, about: name, text: `${name}由“${was}”${cited(old)}改为“${is}”${cited(fresh)}。`, clauses: clausesOf(old, fresh) }]
  })
}

/** A text that orders a thing without a value says more than one that doesn't speak of it. */
const absent = (other: Parameter | undefined): string => other?.words === UNSTATED ? '没有这一项' : UNSTATED

type Clausal = Readonly<{ clause?: string }>

const cited = (at: Clausal | undefined): string => at?.clause === undefined ? '' : `（${clauseInWords(at.clause)}）`

function clausesOf(from: Clausal | undefined, to: Clausal | undefined): Difference['clauses'] {
  return { ...(from?.clause !== undefined && { from: from.clause }), ...(to?.clause !== undefined && { to: to.clause }) }
}

function conditionDifferences(from: Policy, to: Policy): readonly Difference[] {
  const pairs = paired(from.conditions, to.conditions)
  const kept = new Set(pairs.map(([, condition]) => condition))
  const met = new Set(pairs.map(([condition]) => condition))
  return [
    ...pairs.flatMap(([old, fresh]) => [...changedCondition(old, fresh, from.form, to.form), ...evidenceOf(old, fresh, { from: from.materials, to: to.materials })]),
    ...to.conditions.filter((condition) => !kept.has(condition)).map((condition): Difference => ({
      whom: '申报人', about: condition.title, text: `新增${modalityName[condition.modality]}条件：${condition.title}（${clauseInWords(condition.clause)}：${condition.quote}）。`, clauses: { to: condition.clause },
    })),
    ...from.conditions.filter((condition) => !met.has(condition)).map((condition): Difference => ({
      whom: '申报人', about: condition.title, text: `不再有${modalityName[condition.modality]}条件：${condition.title}（${clauseInWords(condition.clause)}：${condition.quote}）。`, clauses: { from: condition.clause },
    })),
  ]
}

type Pair = readonly [Condition, Condition]

/** The same condition bears the same id, for the same words or the same kind of rule; what two texts number differently is the same where it is the only one of its kind and weight. */
function paired(from: readonly Condition[], to: readonly Condition[]): readonly Pair[] {
  const byId = from.flatMap((old): Pair[] => {
    const fresh = to.find((each) => each.id === old.id && (takenOf(each.test).kind === takenOf(old.test).kind || (each.clause === old.clause && each.quote === old.quote)))
    return fresh ? [[old, fresh]] : []
  })
  const left = (conditions: readonly Condition[], side: 0 | 1) => conditions.filter((each) => !byId.some((pair) => pair[side] === each))
  const kindOf = ({ test, modality }: Condition): string => `${takenOf(test).kind} ${modality}`
  const fresh = Map.groupBy(left(to, 1), kindOf)
  const byKind = [...Map.groupBy(left(from, 0), kindOf)].flatMap(([kind, [only, ...others]]): Pair[] => {
    const [match, ...rivals] = fresh.get(kind) ?? []
    return only && match && others.length + rivals.length === 0 && comparable(takenOf(only.test)) ? [[only, match]] : []
  })
  return [...byId, ...byKind]
}

const comparable = ({ kind }: Test): boolean => kind === 'age-at-most' || kind === 'level-at-least' || kind === 'below-retirement-age'

/** The rule as the reading that was taken has it. */
const takenOf = (test: Test): Test => test.kind === 'as-read' ? takenOf(test.of) : test

function changedCondition(old: Condition, fresh: Condition, oldForm: Form, form: Form): readonly Difference[] {
  const sameWeight = old.modality === fresh.modality
  const [was, is] = [testInWords(old.test, oldForm), testInWords(fresh.test, form)]
  const sameRule = was === is || JSON.stringify(old.test) === JSON.stringify(fresh.test)
  if (sameWeight && sameRule) return []
  const weight = sameWeight ? '' : `由“${modalityName[old.modality]}”改为“${modalityName[fresh.modality]}”。`
  const sameWords = old.quote === fresh.quote && old.clause === fresh.clause && old.title === fresh.title
  const words = sameWords && !sameRule ? `“${fresh.title}”（${clauseInWords(fresh.clause)}）的判断${exchange(old.test, fresh.test, oldForm, form)}。`
    : old.title === fresh.title ? `“${fresh.title}”的要求有变：原为“${old.quote}”（${clauseInWords(old.clause)}），改为“${fresh.quote}”（${clauseInWords(fresh.clause)}）。`
      : `“${old.title}”（${clauseInWords(old.clause)}）改为“${fresh.title}”（${clauseInWords(fresh.clause)}）。`
  const told = consequence(takenOf(old.test), takenOf(fresh.test), (level) => chosenLabel(form, 'skillLevel', level))
  return [{ whom: '申报人', about: fresh.title, text: `${words}${weight}${told}`, clauses: { from: old.clause, to: fresh.clause } }]
}

/** Of a rule made of rules, only those that are otherwise: a reader is not asked to find them. */
function exchange(old: Test, fresh: Test, oldForm: Form, form: Form): string {
  const [was, is] = [takenOf(old), takenOf(fresh)]
  const [before, after] = [partsWithin(was), partsWithin(is)]
  const key = (test: Test): string => JSON.stringify(test)
  const gone = before.filter((part) => !after.some((each) => key(each) === key(part)))
  const added = after.filter((part) => !before.some((each) => key(each) === key(part)))
  if (was.kind === is.kind && gone.length < before.length && added.length < after.length) {
    const [only, other] = [gone[0], added[0]]
    if (only && other && gone.length + added.length === 2) return exchange(only, other, oldForm, form)
    const listed = (parts: readonly Test[], within: Form): string => parts.map((part) => testInWords(part, within)).join('；') || '没有这一项'
    return `中，由“${listed(gone, oldForm)}”改为“${listed(added, form)}”`
  }
  return `由“${testInWords(old, oldForm)}”改为“${testInWords(fresh, form)}”`
}

const partsWithin = (test: Test): readonly Test[] => test.kind === 'all' || test.kind === 'any' ? test.of : []

/** By which material it is checked. */
function evidenceOf(old: Condition, fresh: Condition, materials: Readonly<Record<'from' | 'to', readonly Material[]>>): readonly Difference[] {
  const titles = (ids: readonly string[], side: 'from' | 'to') => ids.map((each) => materials[side].find(({ id }) => id === each)?.title ?? each).join('、')
  const section: Section = {
    file: 'policy', path: ['conditions'], without: ['conditions.test', 'conditions.modality'],
    say: (at, value, side) => at === 'conditions.materials' && Array.isArray(value) ? titles(value, side) : undefined,
  }
  return keyed(section, old, fresh, () => '申报人').map((each) => ({ ...each, about: fresh.title, text: `“${fresh.title}”有变：${each.text}` }))
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

const providerOf = (material: Material | undefined): Concerned => material?.from === 'applicant' ? '申报人' : material?.from === 'district' ? '推荐单位' : '选拔办'

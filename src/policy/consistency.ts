import { partsOf, type Test } from './condition.ts'
import { answerMistakes, missingFields, needs, type Inconsistency, type Path } from './fieldsNeeded.ts'
import type { Form, Policy } from './policy.ts'
import { rereadIn, type Reread } from './readings.ts'
import { titleMistakes } from './titleConsistency.ts'

export type { Inconsistency } from './fieldsNeeded.ts'

/** Every contradiction between the parts of a version, at once. */
export function inconsistencies(policy: Policy): readonly Inconsistency[] {
  return [
    ...repeatedIds(policy),
    ...policy.conditions.flatMap(({ test }, index) => missingFields(test, policy.form, ['conditions', index, 'test'])),
    ...policy.conditions.flatMap(({ test }, index) => unreadMistakes(test, policy, ['conditions', index, 'test'])),
    ...(policy.title?.reverification?.conditions ?? []).flatMap(({ test }, index) => unreadMistakes(test, policy, ['title', 'reverification', 'conditions', index, 'test'])),
    ...rereadMistakes(policy),
    ...unlistedMaterials(policy),
    ...policy.tieBreaks.flatMap((tieBreak, index) => tieBreakMistakes(tieBreak, policy.form, ['tieBreaks', index])),
    ...capMistakes(policy),
    ...stageMistakes(policy),
    ...withheldMistakes(policy),
    ...validityMistakes(policy),
    ...titleMistakes(policy),
    ...unknownReadings(policy, new Set(policy.interpretations.map(({ id }) => id)), []),
    ...formMistakes(policy.form),
  ]
}

function repeatedIds({ conditions, materials, interpretations, form }: Policy): Inconsistency[] {
  const fields = form.pages.flatMap(({ fields: inPage }, page) => inPage.map(({ id }, index) => ({ id, at: ['pages', page, 'fields', index, 'id'] })))
  const lists = { conditions, materials, interpretations }
  return [
    ...Object.entries(lists).flatMap(([name, list]) => repeated(list.map(({ id }, index) => ({ id, at: [name, index, 'id'] })), 'policy.yaml')),
    ...repeated(fields, 'form.yaml'),
  ]
}

function repeated(placed: readonly Readonly<{ id: string; at: readonly (string | number)[] }>[], file: Inconsistency['file']): Inconsistency[] {
  const seen = new Set<string>()
  return placed.flatMap(({ id, at }) => {
    if (seen.has(id)) return [{ file, at, text: `编号“${id}”重复。` }]
    seen.add(id)
    return []
  })
}

/** A rule that rests on a reading names one that is recorded, and says how each of the others would judge. */
function unreadMistakes(test: Test, policy: Policy, at: Path): Inconsistency[] {
  const below = partsOf(test).flatMap((part) => unreadMistakes(part, policy, at))
  if (test.kind !== 'as-read') return below
  return [...below, ...readingMistakes(policy, { at, interpretation: test.interpretation, readings: Object.keys(test.alternatives) }, '怎样判断')]
}

function readingMistakes({ interpretations }: Policy, { at, interpretation, readings }: Reread, how: string): Inconsistency[] {
  const known = interpretations.find(({ id }) => id === interpretation)
  if (!known) return [{ file: 'policy.yaml', at, text: `interpretations 里没有“${interpretation ?? ''}”这一条。` }]
  const recorded = (known.alternatives ?? []).map(({ id }) => id)
  const computed = (known.alternatives ?? []).filter(({ notComputed }) => notComputed === undefined).map(({ id }) => id)
  return [
    ...computed.filter((id) => !readings.includes(id)).map((id): Inconsistency => ({ file: 'policy.yaml', at, text: `没有写按读法“${id}”${how}。` })),
    ...readings.filter((id) => !recorded.includes(id)).map((id): Inconsistency => ({ file: 'policy.yaml', at, text: `解释“${known.id}”里没有“${id}”这种读法。` })),
  ]
}

/** A reading that was not taken is worked out by some rule, or says why it is not: nothing is recorded for show. */
function rereadMistakes(policy: Policy): Inconsistency[] {
  const { conditions, title, form: _, ...others } = policy
  const places = rereadIn(policy)
  const values = [...rereadIn(others), ...rereadIn(title, ['title']), ...rereadIn(conditions, ['conditions'])].filter(({ at }) => !at.includes('test') && at[0] !== 'interpretations')
  const computed = new Set(places.flatMap(({ interpretation, readings }) => readings.map((id) => `${interpretation} ${id}`)))
  const rested = new Set(places.map(({ interpretation }) => interpretation))
  return [
    ...values.flatMap((place) => place.interpretation === undefined
      ? [{ file: 'policy.yaml' as const, at: [...place.at, 'alternatives'], text: '写了 alternatives，也要用 interpretation 写明是哪一条解释。' }]
      // That no such reading is recorded is told of every rule that names one.
      : policy.interpretations.some(({ id }) => id === place.interpretation) ? readingMistakes(policy, place, '是什么') : []),
    ...policy.interpretations.flatMap(({ id, alternatives = [] }, index) => alternatives.flatMap((other, at): Inconsistency[] => {
      const isComputed = computed.has(`${id} ${other.id}`)
      // A rule that leaves a reading out is told itself.
      if (isComputed === (other.notComputed === undefined) || (!isComputed && rested.has(id))) return []
      const text = isComputed ? `规则里已经写了按读法“${other.id}”怎样，不要再写 notComputed。`
        : `没有写按读法“${other.id}”会怎样：请在依据它的规则里写 alternatives，或者在这里用 notComputed 写明为什么不推算。`
      return [{ file: 'policy.yaml', at: ['interpretations', index, 'alternatives', at], text }]
    })),
  ]
}

function unlistedMaterials({ conditions, materials }: Policy): Inconsistency[] {
  const listed = new Set(materials.map(({ id }) => id))
  return conditions.flatMap(({ materials: named = [] }, index) => named.flatMap((id, at): Inconsistency[] =>
    listed.has(id) ? [] : [{ file: 'policy.yaml', at: ['conditions', index, 'materials', at], text: `材料清单（materials）里没有“${id}”。` }]))
}

/** What is withheld under a name that nothing bears would be shown after all. */
function withheldMistakes({ withheldFromExperts = [], materials, form }: Policy): Inconsistency[] {
  const fields = new Set(form.pages.flatMap((page) => page.fields.map(({ id }) => id)))
  const listed = new Set(materials.map(({ id }) => id))
  return withheldFromExperts.flatMap((each, index): Inconsistency[] => {
    const [id, isKnown, where] = 'field' in each ? [each.field, fields.has(each.field), '申报表'] : [each.material, listed.has(each.material), '材料清单']
    return isKnown ? [] : [{ file: 'policy.yaml', at: ['withheldFromExperts', index], text: `${where}里没有“${id}”` }]
  })
}

function tieBreakMistakes(tieBreak: Policy['tieBreaks'][number], form: Form, at: Path): Inconsistency[] {
  switch (tieBreak.by) {
    case 'honours-by-level-then-number':
      return needs(form, 'honours', at)
    case 'age-at-most':
      return [...(tieBreak.years === undefined ? [{ file: 'policy.yaml' as const, at, text: '按年龄优先时要写明 years。' }] : []), ...needs(form, 'idNumber', at)]
    case 'preferred-industry':
      return tieBreak.oneOf === undefined
        ? [{ file: 'policy.yaml', at, text: '按产业优先时要用 oneOf 写明优先哪些产业。' }]
        : [...needs(form, 'industry', at), ...answerMistakes(form, { kind: 'answer-is', field: 'industry', oneOf: tieBreak.oneOf }, at)]
  }
}

/** Only a single answer can be the same as another's. */
function capMistakes({ seats: { cap }, form }: Policy): Inconsistency[] {
  const field = cap && form.pages.flatMap(({ fields }) => fields).find(({ id }) => id === cap.field)
  return !cap || field?.kind === 'text' || field?.kind === 'choice'
    ? []
    : [{ file: 'policy.yaml', at: ['seats', 'cap', 'field'], text: `申报表里没有叫“${cap.field}”的文字题或选择题。` }]
}

function stageMistakes({ stages }: Policy): Inconsistency[] {
  const weights = stages.flatMap(({ criteria }, index) => {
    const sum = criteria?.stated ? criteria.value.reduce((total, { weightPercent }) => total + weightPercent, 0) : 100
    return sum === 100 ? [] : [{ file: 'policy.yaml' as const, at: ['stages', index, 'criteria'], text: `评分权重之和应为100%，现在是${sum}%。` }]
  })
  const ends = stages[0]?.kind === 'announce' && stages.at(-1)?.kind === 'publish'
    ? []
    : [{ file: 'policy.yaml' as const, at: ['stages'], text: '阶段应从 announce（部署申报）开始，到 publish（公布）结束。' }]
  const unposted = stages.flatMap((stage, index) => stage.kind === 'publicity' && !stage.notice
    ? [{ file: 'policy.yaml' as const, at: ['stages', index], text: '公示阶段要写明公示期 notice；原文没有写明的，写 stated: false。' }]
    : [])
  const kinds = stages.map(({ kind }, index) => ({ id: kind, at: ['stages', index, 'kind'] }))
  return [...weights, ...ends, ...unposted, ...repeated(kinds, 'policy.yaml')]
}

/** Wherever a rule says under which reading it holds, that reading is recorded. */
function unknownReadings(value: unknown, known: ReadonlySet<string>, at: Path): Inconsistency[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'interpretation' in value && 'clause' in value && !known.has(String(value.interpretation))
    ? [{ file: at[0] === 'form' ? 'form.yaml' as const : 'policy.yaml' as const, at: [...at.slice(at[0] === 'form' ? 1 : 0), 'interpretation'], text: `interpretations 里没有“${String(value.interpretation)}”这一条。` }]
    : []
  return [...own, ...Object.entries(value).flatMap(([key, each]) => unknownReadings(each, known, [...at, Array.isArray(value) ? Number(key) : key]))]
}

function validityMistakes({ validity: { from, until } }: Policy): Inconsistency[] {
  return until !== null && until < from ? [{ file: 'policy.yaml', at: ['validity', 'until'], text: '有效期的终止日早于起始日。' }] : []
}

function formMistakes(form: Form): Inconsistency[] {
  return form.pages.flatMap(({ fields }, page) => fields.flatMap((field, index) => {
    const at = ['pages', page, 'fields', index]
    if (field.kind !== 'rows') return []
    return [
      ...(field.minRows > field.maxRows ? [{ file: 'form.yaml' as const, at: [...at, 'minRows'], text: '最少行数大于最多行数。' }] : []),
      ...field.columns.flatMap(({ required, whenBlank }, column) => required && whenBlank !== undefined
        ? [{ file: 'form.yaml' as const, at: [...at, 'columns', column, 'whenBlank'], text: '必填的列不会空着，不能写空着是什么意思。' }] : []),
      ...repeated(field.columns.map(({ id }, column) => ({ id, at: [...at, 'columns', column, 'id'] })), 'form.yaml'),
    ]
  }))
}

import { missingFields, type Inconsistency } from './fieldsNeeded.ts'
import type { Policy } from './policy.ts'

/** Contradictions within what a version orders for the years of the title. */
export function titleMistakes({ title, form }: Policy): readonly Inconsistency[] {
  if (!title) return []
  const { reverification } = title
  const asked = reverification?.form ?? form
  return [
    ...changesTwice(title.changes),
    ...(reverification?.conditions ?? []).flatMap(({ test }, index) => missingFields(test, asked, ['title', 'reverification', 'conditions', index, 'test'])),
  ]
}

/** What befalls a holder has one consequence: of two, nobody could tell which. */
function changesTwice(changes: NonNullable<Policy['title']>['changes']): Inconsistency[] {
  const seen = new Map<string, string>()
  return changes.flatMap(({ id, on }, index) => on.flatMap((kind) => {
    const before = seen.get(kind)
    seen.set(kind, id)
    return before === undefined ? [] : [{ file: 'policy.yaml' as const, at: ['title', 'changes', index, 'on'], text: `“${kind}”已经在“${before}”里规定了后果，不能再规定一次。` }]
  }))
}

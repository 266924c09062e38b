import { partsOf, type Condition, type Test } from './condition.ts'

/** 依据 — where in an application the proof of a condition is looked for: fields of the form, and items of the list of materials. */
export type Evidence = Readonly<{ fields: readonly string[]; materials: readonly string[] }>

export function evidenceOf({ test, materials = [] }: Pick<Condition, 'test' | 'materials'>): Evidence {
  return { fields: [...new Set(fieldsOf(test))], materials }
}

/** The fields a rule reads. A reading that was not taken reads none. */
function fieldsOf(test: Test): readonly string[] {
  switch (test.kind) {
    case 'level-at-least': return ['skillLevel']
    case 'age-at-most': return ['idNumber']
    case 'below-retirement-age': return ['idNumber', test.categoryField]
    case 'honour': return ['honours']
    case 'competition': return ['prizes']
    case 'answer-is':
    case 'number-at-least':
    case 'rows-at-least':
    case 'rows-each-term-year': return [test.field]
    case 'former-title-needs-news': return [test.field, test.newsField]
    case 'attested': return test.evidence ?? []
    case 'as-read': return fieldsOf(test.of)
    case 'all':
    case 'any':
    case 'count-of':
    case 'not': return partsOf(test).flatMap(fieldsOf)
  }
}

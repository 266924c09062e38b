import { attestedIn, type Condition, type Modality, type Test } from '../../policy/condition.ts'
import { html, type Html } from '../html.ts'
import { cited, type Reading } from './policyReading.ts'

const modalityInWords: Readonly<Record<Modality, string>> = {
  required: '必须具备', generally: '一般应当具备，个别人可以写明理由破格', preferred: '条件相当时优先，不具备也能申报',
}

/** 条件 — each rule with how binding it is, who looks at it, and its words. */
export function conditionRules(rules: readonly Condition[], reading: Reading): Html {
  return html`<ul class="rules">${rules.map((condition) => html`<li><h3>${condition.title}</h3><p>${modalityInWords[condition.modality]}。${checkedBy(condition.test)}</p>${cited(condition, reading)}</li>`)}</ul>`
}

const attestor = { unit: '用人单位', district: '推荐部门', office: '选拔办' } as const

/** Who looks at it: a person who affirms a sentence, or the system, which compares what was filled in and leaves the decision to people. */
function checkedBy(test: Test): string {
  const affirmed = attestedIn(test).map(({ by, statement }) => `由${attestor[by]}确认：${statement}。`).join('')
  return affirmed === '' ? '系统按填报的内容比对，由人决定。' : affirmed
}

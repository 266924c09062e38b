import { attestedIn, partsOf, type Condition, type Modality, type Test } from '../../policy/condition.ts'
import { html, type Html } from '../html.ts'
import { cited, type Reading } from './policyReading.ts'

const modalityInWords: Readonly<Record<Modality, string>> = {
  required: '必须具备', generally: '一般应当具备，个别人可以写明理由破格', preferred: '条件相当时优先，不具备也能申报',
}

/** 条件 — each rule with how binding it is, who looks at it, and its words. */
export function conditionRules(rules: readonly Condition[], reading: Reading): Html {
  return html`<ul class="rules">${rules.map((condition) => html`<li><h3>${condition.title}</h3><p>${modalityInWords[condition.modality]}。${checkedBy(condition.test)}</p>${asksForPrizes(condition.test) && html`<p>${byRegistry}</p>`}${cited(condition, reading)}</li>`)}</ul>`
}

/** 竞赛名录 — by what a prize is graded, and what becomes of one that is in no list. */
const byRegistry = '竞赛的级别、类别以主管部门逐年公布的竞赛名录为准。没有列入名录的，或者填报的与名录不同的，由审核人核对主办单位的文件后认定；按填报的级别、名次也不够的，不符合。'

const asksForPrizes = (test: Test): boolean => test.kind === 'competition' || partsOf(test).some(asksForPrizes)

const attestor = { unit: '用人单位', district: '推荐部门', office: '选拔办' } as const

/** Who looks at it: a person who affirms a sentence, or the system, which compares what was filled in and leaves the decision to people. */
function checkedBy(test: Test): string {
  const affirmed = attestedIn(test).map(({ by, statement }) => `由${attestor[by]}确认：${statement}。`).join('')
  return affirmed === '' ? '系统按填报的内容比对，由人决定。' : affirmed
}

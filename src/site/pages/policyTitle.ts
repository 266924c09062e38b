import type { Cited } from '../../policy/policy.ts'
import type { Benefit, Reverification, TitleRules } from '../../policy/titleRules.ts'
import { html, type Content, type Html } from '../html.ts'
import { facts, type Fact } from '../parts.ts'
import { yuan } from '../words.ts'
import { conditionRules } from './policyConditions.ts'
import { cited, stated, type Reading } from './policyReading.ts'

/** 管理期内 — what the text orders for the years of the title. */
export function titleRules(rules: TitleRules, reading: Reading): Html {
  const { benefits, duties, yearly, changes, revocation, bars, reverification, endOfTerm } = rules
  return html`<section aria-labelledby="title"><h2 id="title">管理期内</h2>
${facts(termFacts(rules, reading))}
${group('待遇', benefits.map((benefit) => ({ ...benefit, title: `${benefit.title}${owing(benefit)}` })), reading)}
${group('职责和义务', duties.map((duty) => ({ ...duty, title: `${duty.title}（${duty.by.map((each) => debtor[each]).join('、')}）` })), reading)}
${group('年度管理', yearly, reading)}
${group('情况变动', changes, reading)}
${group('取消资格的情形', revocation?.grounds ?? [], reading)}
${revocation && html`<h3>取消资格的程序和后果</h3>${facts([
    ['由谁批准', stated(revocation.chain, (bodies) => bodies.map((body) => revoking[body]).join('，再报'), reading)],
    ['后果', cited(revocation.effects, reading)],
  ])}`}
${bars.length > 0 && html`<h3>不得申报</h3>${bars.map((bar) => cited(bar, reading))}`}
${reverification && html`<h3>复核认定</h3>${cited(reverification, reading)}${facts(reverificationFacts(reverification, reading))}${conditionRules(reverification.conditions, reading)}`}
${endOfTerm && html`<h3>期满评估</h3>${cited(endOfTerm, reading)}`}</section>`
}

const termStartInWords = { 'approval-day': '自批准之日起', 'next-month': '自批准之日的次月起', 'month-after-publication': '自发文公布之日的次月起' } as const
const paidInWords = { 'monthly': '按月发放', 'yearly': '每年集中发放一次' } as const
const firstPaymentInWords = { 'at-once': '自管理期开始', 'next-year': '次年' } as const
const lastMonthInWords = { 'month-of-event': '发至停止的当月', 'month-before': '发至停止的上一个月', 'by-day': '停止的当月按日折算' } as const

/** How long the title runs and how its money is paid, or that the text leaves it open. */
function termFacts({ termStart, prizeFen, allowance }: TitleRules, reading: Reading): readonly Fact[] {
  return [
    ['管理期起算', stated(termStart, (start) => termStartInWords[start], reading)],
    ...(prizeFen ? [['奖金', stated(prizeFen, yuan, reading)] as const] : []),
    ...(allowance ? [['津贴发放', stated(allowance.paid, (paid) => paidInWords[paid], reading)] as const, ['首次发放', stated(allowance.firstPayment, (first) => firstPaymentInWords[first], reading)] as const] : []),
    ...(allowance?.lastPaidMonth ? [['停发月份', stated(allowance.lastPaidMonth, (month) => lastMonthInWords[month], reading)] as const] : []),
  ]
}

const debtor = { holder: '本人', unit: '用人单位', department: '有关部门' } as const

/** 可以、应当 — who gives it, of whom it is asked, and whether they must. */
function owing({ by, where, optional }: Benefit): string {
  const giver = where ?? (by && debtor[by])
  return giver === undefined ? '' : `（${giver}${optional ? '，可以实行' : ''}）`
}

const whenInWords = { 'second-year': '管理期第二年', 'end-of-term': '管理期届满时', 'after-first-year': '管理期第一年期满后' } as const
const leadsToInWords = { 'next-term': '进入下一个管理期', 'rest-of-term': '继续本管理期余下的时间' } as const

function reverificationFacts({ when, leadsTo }: Reverification, reading: Reading): readonly Fact[] {
  return [
    ['何时办理', stated(when, (time) => whenInWords[time], reading)],
    ...(leadsTo ? [['通过以后', stated(leadsTo, (end) => leadsToInWords[end], reading)] as const] : []),
  ]
}

const revoking = { 'office': '选拔办', 'leading-group': '人才工作领导小组', 'government': '政府' } as const

function group(heading: string, rules: readonly (Cited & Readonly<{ title: string }>)[], reading: Reading): Content {
  return rules.length > 0 && html`<h3>${heading}</h3><ul class="rules">${rules.map((rule) => html`<li><p>${rule.title}</p>${cited(rule, reading)}</li>`)}</ul>`
}

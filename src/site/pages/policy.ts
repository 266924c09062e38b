import { clauseInWords } from '../../policy/clauseWords.ts'
import { coverage, type CoveredClause } from '../../policy/coverage.ts'
import { rowInWords } from '../../policy/nominations.ts'
import { capInWords, noticeInWords, tieBreakInWords } from '../../policy/parameters.ts'
import type { Alternative, Policy, Stage } from '../../policy/policy.ts'
import { effectOf, type ReadingEffect } from '../../policy/readings.ts'
import { dayInChinese } from '../../domain/shared/time.ts'
import { endOfDayInWords } from '../../policy/day.ts'
import { carrierInWords } from '../carriers.ts'
import { document } from '../document.ts'
import { html, type Content, type Html } from '../html.ts'
import { siteLinks } from '../links.ts'
import type { Frame, PolicyData } from '../pages.ts'
import { facts, type Fact } from '../parts.ts'
import { yuan } from '../words.ts'
import { conditionRules } from './policyConditions.ts'
import { cited, stated, type Reading } from './policyReading.ts'
import { titleRules } from './policyTitle.ts'
import { demands } from './round.ts'

/** 办法解读 — every rule beside the words it comes from, and every clause beside the rule it became. */
export function policyPage({ policy, source, isElsewhere = false }: PolicyData, frame: Frame): string {
  const covered = coverage(policy, source)
  const reading = { policy, anchors: new Map(covered.clauses.map(({ name }, index) => [name, `clause-${index + 1}`])) }
  const { name, number, issuedBy, issuedOn } = policy.document
  return document({
    title: `办法解读：${name}`,
    path: siteLinks.policy(policy.id),
    above: [{ title: '办法解读', href: siteLinks.policies() }],
    content: html`<h1><small>办法解读</small>${name}</h1>
<p class="lead">${issuedBy.join('、')}${dayInChinese(issuedOn)}${number && `以${number}`}印发。下面说明系统怎样执行它：每条规则都注明条款和原文。</p>
${isElsewhere && html`<p class="soft">这是其他地方的办法，列在这里供对照，本站不按它办理。</p>`}
${contents(policy)}
${summary(reading)}
${procedure(reading)}
${conditions(reading)}
${ordering(reading)}
${materials(reading)}
${policy.title && titleRules(policy.title, reading)}
${interpretations(reading)}
${clauseByClause(reading, covered.clauses)}`,
  }, frame)
}

function contents({ title }: Policy): Html {
  const parts = [['summary', '要点'], ['procedure', '程序'], ['conditions', '条件'], ['ordering', '条件相当时的先后'], ['materials', '材料'], ...(title ? [['title', '管理期内']] : []), ['readings', '怎样理解原文'], ['clauses', '逐条对照']]
  return html`<nav class="contents no-print" aria-label="本页内容"><ul>${parts.map(([id, words]) => html`<li><a href="#${id}">${words}</a></li>`)}</ul></nav>`
}

const seatsInWords = { 'about': (count: number) => `${count}名左右`, 'at-most': (count: number) => `不超过${count}名`, 'planned': (count: number) => `拟选拔${count}名` } as const

function summary(reading: Reading): Html {
  const { policy } = reading
  const { seats, nominations, personalApplication, validity } = policy
  const { clause, quote } = validity
  const rows: readonly Fact[] = [
    ['有效期', html`${dayInChinese(validity.from)}至${validity.until ? dayInChinese(validity.until) : '另行通知'}${clause !== undefined && quote !== undefined && cited({ ...validity, clause, quote }, reading)}`],
    ['名额', html`${seatsInWords[seats.kind](seats.count)}${cited(seats, reading)}`],
    ...(seats.cap ? [['同类上限', html`${capInWords(policy, seats.cap)}${cited(seats.cap, reading)}`] as const] : []),
    ['推荐名额', html`${nominations.kind === 'unlimited' ? '不限' : nominations.rows.map(rowInWords).join('，')}${cited(nominations, reading)}`],
    ['个人申请', html`${personalApplication.allowed ? '受理' : '不受理'}${cited(personalApplication, reading)}`],
    ['报送截止', stated(policy.reportDeadline, (day) => endOfDayInWords(dayInChinese(day)), reading)],
    ['选拔周期', stated(policy.cadence, (cadence) => cadence.kind === 'single-round' ? `只用于${cadence.label}` : `每${cadence.years === 1 ? '' : cadence.years}年一次${cadence.quarter ? `，第${'一二三四'[cadence.quarter - 1]}季度部署` : ''}`, reading)],
    ['管理期', stated(policy.termYears, (years) => `${years}年`, reading)],
    ['津贴', stated(policy.allowanceFenPerMonth, (fen) => `每人每月${yuan(fen)}`, reading)],
  ]
  return html`<section aria-labelledby="summary"><h2 id="summary">要点</h2>${facts(rows)}</section>`
}

function procedure(reading: Reading): Html {
  return html`<section aria-labelledby="procedure"><h2 id="procedure">程序</h2>
<ol class="rules">${reading.policy.stages.map((stage) => html`<li><h3>${stage.title}</h3><p>由${stage.body}办理。</p>${cited(stage, reading)}${stageDetails(stage, reading)}</li>`)}</ol></section>`
}

function stageDetails(stage: Stage, reading: Reading): Content {
  const { notice, localNotice, criteria, aspects = [], nominators = [] } = stage
  const rows: readonly Fact[] = [
    ...nominators.map((nominator): Fact => ['谁来推荐', html`${nominator.title}${cited(nominator, reading)}`]),
    ...(localNotice ? [['推荐前公示', stated(localNotice, noticeInWords, reading)] as const] : []),
    ...(notice ? [['公示期限', stated(notice, noticeInWords, reading)] as const] : []),
    ...aspects.map((aspect): Fact => ['评审方面', html`${aspect.title}${cited(aspect, reading)}`]),
    ...(criteria ? [['评分指标', stated(criteria, (list) => list.map(({ title, weightPercent }) => `${title}${weightPercent}%`).join('，'), reading)] as const] : []),
  ]
  return rows.length > 0 && facts(rows)
}

function conditions(reading: Reading): Html {
  return html`<section aria-labelledby="conditions"><h2 id="conditions">条件</h2>${conditionRules(reading.policy.conditions, reading)}</section>`
}

function ordering(reading: Reading): Html {
  const { tieBreaks, form } = reading.policy
  return html`<section aria-labelledby="ordering"><h2 id="ordering">条件相当时的先后</h2>
${tieBreaks.length > 0
    ? html`<p>评审得分相同的，从上到下逐项比较，先分出高低的一项决定。</p><ol class="rules">${tieBreaks.map((rule) => html`<li><h3>${tieBreakInWords(rule, form)}</h3>${cited(rule, reading)}</li>`)}</ol>`
    : html`<p><strong class="unstated">文件没有写明</strong></p>`}</section>`
}

function materials(reading: Reading): Html {
  return html`<section aria-labelledby="materials"><h2 id="materials">材料</h2>
<ol class="rules">${reading.policy.materials.map((material) => html`<li><h3>${material.title}</h3><p>${demands(material).join('，')}。</p>${cited(material, reading)}</li>`)}</ol></section>`
}

function interpretations(reading: Reading): Html {
  const readings = reading.policy.interpretations
  return html`<section aria-labelledby="readings"><h2 id="readings">怎样理解原文</h2>
${readings.length > 0
    ? html`<p>原文可以有不同理解的地方，系统采用下面的读法，不藏在程序里；没有采用的，也写明换成它会有什么不同。</p><ul class="rules">${readings.map((each) => html`<li>${cited(each, reading)}<p>${each.reading}</p>${(each.alternatives ?? []).map((other) => notTaken(other, effectOf(reading.policy, each.id, other)))}<p class="soft">${each.decidedBy}</p></li>`)}</ul>`
    : html`<p>没有需要另作说明的地方。</p>`}</section>`
}

/** What would be otherwise under a reading that was not taken, or why that can't be said. */
function notTaken({ reading }: Alternative, effect: ReadingEffect): Html {
  return html`<p class="soft">没有采用的读法：${reading}</p>${effect.kind === 'not-computed'
    ? html`<p class="soft">换成这种读法会怎样，系统不推算：${effect.reason}</p>`
    : html`<ul class="soft">${effect.changes.map(({ whom, text }) => html`<li>换成这种读法，对${whom}：${text}</li>`)}</ul>`}`
}

function clauseByClause({ policy, anchors }: Reading, clauses: readonly CoveredClause[]): Html {
  return html`<section aria-labelledby="clauses"><h2 id="clauses">逐条对照</h2>
<p>原文每一条，以及它落实成了哪条规则。</p>
<dl class="clauses">${clauses.map((clause) => html`<div id="${anchors.get(clause.name)}"><dt>${clauseInWords(clause.name)}</dt><dd><p>${clause.text}</p><p class="soft">${standing(clause, policy)}</p></dd></div>
`)}</dl></section>`
}

function standing(clause: CoveredClause, policy: Policy): string {
  switch (clause.standing) {
    case 'carried': return `落实为：${[...new Set(clause.by.map((path) => carrierInWords(policy, path)))].join('、')}`
    case 'non-operative': return `不由系统办理：${clause.reason}`
    case 'uncovered': return '还没有落实为规则。'
  }
}

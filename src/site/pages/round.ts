import { dayInChinese } from '../../domain/shared/time.ts'
import type { Material, Policy } from '../../policy/policy.ts'
import { document } from '../document.ts'
import { html, type Content, type Html } from '../html.ts'
import { siteLinks } from '../links.ts'
import type { Amendment, Frame, RoundData } from '../pages.ts'
import { clauseChip, deadline, facts, table } from '../parts.ts'
import { sourceText } from '../source.ts'
import type { Deadline } from '../words.ts'

/** 通知 — what is wanted, from whom, until when; then the text itself. */
export function roundPage(data: RoundData, frame: Frame): string {
  const { title } = data
  return document({
    title,
    path: siteLinks.round(data.id),
    isWide: true,
    content: html`<h1>${title}</h1>
<p class="lead">${standing(data)}</p>
${givenUp(data)}
${corrections(data)}
${outcome(data)}
${keyFacts(data)}
${data.terminated === undefined && data.applyBy.kind === 'running' && html`<p class="no-print"><a class="button" href="${siteLinks.app()}">登录申报</a></p>`}
${suppliedValues(data.supplied)}
${materialList(data.policy)}
<section aria-labelledby="text"><h2 id="text">通知全文</h2>
<p><a href="${siteLinks.policy(data.policy.id)}">逐条解读：每条规则对应哪一句原文</a></p>
<div class="source">${sourceText(data.source)}</div>
<p class="soft">附件是申报用的表格，登录后在网上填写。</p></section>`,
  }, frame)
}

/** 更正 — before anything else, because whoever read the first notice reads this page again for its days. */
function corrections({ amendments, counting }: RoundData): Content {
  return amendments.length > 0 && html`<section class="note" aria-labelledby="amended"><h2 id="amended">通知已更正</h2>
${amendments.map(correction)}
${counting !== '' && html`<p>${counting}</p>`}
<p class="soft">本页其他地方都已按更正后的内容显示。</p></section>`
}

function correction({ on, issuedAs, reason, changes }: Amendment): Html {
  return html`<h3>${dayInChinese(on)}更正${issuedAs !== '' && `（${issuedAs}）`}</h3>
${table({
    caption: `${dayInChinese(on)}更正的内容`,
    isHeaded: true,
    rows: changes,
    columns: [
      { title: '更正的地方', cell: ({ name }) => name },
      { title: '原来', cell: ({ was }) => html`<del>${was}</del>` },
      { title: '更正为', cell: ({ now }) => html`<strong>${now}</strong>` },
    ],
  })}
<p>理由：${reason}</p>`
}

function givenUp({ terminated }: RoundData): Content {
  return terminated !== undefined && html`<section class="note" aria-labelledby="terminated"><h2 id="terminated">本轮已经终止，通知撤回</h2>
<p>${dayInChinese(terminated.on)}终止${terminated.issuedAs !== '' && `（${terminated.issuedAs}）`}。理由：${terminated.reason}</p>
<p>已经提交的申报随之结束，申报人和单位登录后可以看到。下面是撤回以前的通知，不再执行。</p></section>`
}

function standing({ terminated, isWithout, applyBy, stageName, policy }: RoundData): Content {
  if (terminated) return `本轮已于${dayInChinese(terminated.on)}终止，不再申报。`
  if (isWithout) return '本轮已经办结，无人入选。'
  return applyBy.kind === 'over' ? `申报已经截止，现在是“${stageName}”。` : html`请${!policy.personalApplication.allowed && '用人单位'}在${deadline(applyBy)}前申报。`
}

const noticeIs = { 'hanging': '本轮候选人正在公示', 'over': '本轮候选人的公示已经结束', 'taken-down': '本轮候选人的公示已经撤下' } as const

function outcome({ notice, list }: RoundData): Content {
  return html`${list !== undefined && html`<p class="note honoured"><a href="${siteLinks.list(list)}">本轮名单已经公布</a></p>`}
${notice !== undefined && html`<p class="note"><a href="${siteLinks.notice(notice.id)}">${noticeIs[notice.stage]}</a></p>`}`
}

/** What the text says of the number, alone and within brackets. */
const seatsWords: Readonly<Record<Policy['seats']['kind'], Readonly<{ alone: string; stated: (count: number) => string }>>> = {
  'about': { alone: '左右', stated: (count) => `${count}名左右` },
  'at-most': { alone: '（不超过）', stated: (count) => `不超过${count}名` },
  'planned': { alone: '（拟选拔）', stated: (count) => `拟选拔${count}名` },
}

/** A round may have fewer places than the text names: beside its quotation both numbers have to stand. */
function seatsInWords(seats: number, { kind, count }: Policy['seats']): string {
  const { alone, stated } = seatsWords[kind]
  return `${seats}名${seats === count ? alone : `（原文：${stated(count)}）`}`
}

function keyFacts({ policy, seats, applyBy, reportBy, announcedOn, documentNumber, terminated }: RoundData): Html {
  // Nobody counts days towards what was given up.
  const lastDayIn = (day: Deadline): Content => (terminated ? dayInChinese(day.lastDay) : deadline(day))
  return facts([
    ['发文字号', documentNumber],
    ['发布日期', dayInChinese(announcedOn)],
    ['名额', html`${seatsInWords(seats, policy.seats)} ${clauseChip(policy.seats)}`],
    ['单位申报截止', lastDayIn(applyBy)],
    ['推荐部门报送截止', html`${lastDayIn(reportBy)} ${policy.reportDeadline.stated && clauseChip(policy.reportDeadline)}`],
    ['个人能否直接申报', html`${policy.personalApplication.allowed ? '可以' : '不受理，由用人单位申报'} ${clauseChip(policy.personalApplication)}`],
  ])
}

function suppliedValues(supplied: RoundData['supplied']): Content {
  return supplied.length > 0 && html`<section aria-labelledby="supplied"><h2 id="supplied">依据其他文件确定的事项</h2>
<p>通知没有写明下列事项，选拔办按注明的出处确定。</p>
${table({
    caption: '依据其他文件确定的事项',
    isHeaded: true,
    rows: supplied,
    columns: [
      { title: '事项', cell: ({ label }) => label },
      { title: '本轮规定', cell: ({ value }) => value },
      { title: '出处', cell: ({ citation }) => citation },
    ],
  })}</section>`
}

const provider = { applicant: '申报人', district: '推荐部门', generated: '系统按填报内容生成' } as const

function materialList({ materials }: Policy): Html {
  return html`<section aria-labelledby="materials"><h2 id="materials">申报材料（${materials.length}项）</h2>
${table<Material>({
    caption: '申报材料',
    isHeaded: true,
    rows: materials,
    columns: [
      { title: '材料', cell: ({ title }) => title },
      { title: '由谁提供', cell: ({ from }) => provider[from] },
      { title: '要求', cell: (material) => demands(material).join('，') },
      { title: '依据', cell: clauseChip },
    ],
  })}</section>`
}

/** What the text asks of one item. */
export function demands({ required, sealed, verifiedMark, paperCopies, per, accept }: Material): readonly string[] {
  return [
    required ? '必须提供' : '有则提供',
    per === 'recommending-body' ? '每个推荐部门一份' : '',
    sealed ? '加盖公章' : '',
    verifiedMark ? '注明已审验' : '',
    paperCopies === undefined ? '' : `纸质一式${paperCopies}份`,
    `电子版：${accept.join('、').toUpperCase()}`,
  ].filter((words) => words !== '')
}

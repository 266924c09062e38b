import { answerWayName } from '../../domain/notice/answering.ts'
import { receiptInWords } from '../../domain/shared/receipt.ts'
import { dayInChinese } from '../../domain/shared/time.ts'
import { document } from '../document.ts'
import { html, type Html } from '../html.ts'
import { siteLinks } from '../links.ts'
import type { Candidate, Frame, ObjectionData, ObjectionProgress, ReceivedData } from '../pages.ts'
import { contactFacts, errorSummary, facts, field, lastDay, problemsWith } from '../parts.ts'
import { momentInChinese } from '../words.ts'

/** 异议 — one form, without script. Sent back with every problem named and every word kept. */
export function objectionPage(data: ObjectionData, frame: Frame): string {
  const { notice, refusals } = data
  return document({
    title: '提出异议',
    path: siteLinks.objection(notice.id),
    above: [{ title: notice.title, href: siteLinks.notice(notice.id) }],
    isPrivate: true,
    hasErrors: refusals.length > 0,
    content: html`${errorSummary(refusals)}
<h1>提出异议</h1>
<p class="lead">您的姓名和联系方式严格保密，只用于核实，不告诉被反映人和他的单位。</p>
${open(data.candidates).length > 0 ? form(data) : closed()}
<section aria-labelledby="other"><h2 id="other">也可以书面或者当面提出</h2>${facts(contactFacts(frame.site))}</section>`,
  }, frame)
}

/** Those whose notice still hangs; one that has not begun can be objected to as well. */
function open(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.filter(({ period }) => period.kind !== 'over')
}

function closed(): Html {
  return html`<p class="note">名单不再公示，网上不再受理异议。发现弄虚作假等问题的，仍可以按下面的方式反映。</p>`
}

function form({ notice, candidates, typed, refusals, key }: ObjectionData): Html {
  return html`<form action="${siteLinks.objection(notice.id)}" method="post" accept-charset="utf-8" novalidate>
<input type="hidden" name="key" value="${key}">
${choice(open(candidates), typed.application, problemsWith('application', refusals))}
${field({ id: 'name', label: '您的真实姓名', hint: '以单位名义提出的，填写单位名称和联系人', value: typed.name, autocomplete: 'name' }, refusals)}
${field({ id: 'contact', label: '联系方式', hint: '手机号码或者电子邮箱，核实时和您联系', value: typed.contact, autocomplete: 'tel' }, refusals)}
${field({ id: 'facts', label: '具体事实', hint: '什么时间、什么事、怎么知道的。不少于10个字，不超过5000字', value: typed.facts, rows: 8 }, refusals)}
${field({ id: 'evidence', label: '证据或者线索', hint: '有哪些材料、谁可以证明；材料本身在核实时提交', value: typed.evidence, rows: 4, isOptional: true }, refusals)}
<p>提交后给您一个回执编号。选拔办核实后形成结论，并按您留的联系方式答复。</p>
<button class="button" type="submit">提交异议</button>
</form>`
}

/** Which person: the first radio bears the field's own id, so that the error summary leads to it. */
function choice(candidates: readonly Candidate[], chosen: string, problems: readonly string[]): Html {
  const isWrong = problems.length > 0
  return html`<fieldset class="field${isWrong && ' wrong'}"${isWrong && html` aria-describedby="application-error"`}>
<legend>对谁有异议</legend>
${isWrong && html`<p class="error" id="application-error">${problems}</p>`}
${candidates.map((candidate, index) => radio(candidate, index === 0 ? 'application' : `application-${index + 1}`, candidate.application === chosen))}
</fieldset>`
}

function radio({ application, name, unit, period }: Candidate, id: string, isChosen: boolean): Html {
  return html`<div class="radio"><input type="radio" id="${id}" name="application" value="${application}"${isChosen && html` checked`}>
<label for="${id}"><strong>${name}</strong><span class="soft">${unit}<br>公示最后一天：${lastDay(period)}</span></label></div>
`
}

/** 回执 — what the objector takes along, and where the matter stands whenever they look again. */
export function receivedPage({ notice, receipt, receivedAt, progress }: ReceivedData, frame: Frame): string {
  const title = progress.kind === 'checking' ? '异议已收到' : '异议已有结论'
  return document({
    title,
    path: siteLinks.received(notice.id, receipt),
    above: [{ title: notice.title, href: siteLinks.notice(notice.id) }],
    isPrivate: true,
    content: html`<h1>${title}</h1>
<p class="lead">${progress.kind === 'checking' ? '请记下回执编号，打印或者截图保存。要在网上看办到哪一步，请收藏本页：只凭回执编号不能在网上查询。' : '这件异议已经核实、复核，形成结论。'}</p>
<p class="receipt"><span>回执编号</span><strong>${receiptInWords(receipt)}</strong></p>
${facts([
      ['收到时间', momentInChinese(receivedAt)],
      ['办理情况', stateInWords(progress)],
      ['公示', html`<a href="${siteLinks.notice(notice.id)}">${notice.title}</a>`],
    ])}
<section aria-labelledby="next"><h2 id="next">接下来</h2>
<ul class="points">${whatFollows(progress).map((each) => html`
<li>${each}</li>`)}
</ul>
${facts(contactFacts(frame.site))}</section>`,
  }, frame)
}

function stateInWords(progress: ObjectionProgress): string {
  switch (progress.kind) {
    case 'checking': return '已受理，正在核实'
    case 'settled': return `${dayInChinese(progress.settledOn)}已有结论，等待答复`
    case 'answered': return `${dayInChinese(progress.settledOn)}已有结论；${answerInWords(progress)}`
  }
}

function answerInWords({ answeredOn, way }: Extract<ObjectionProgress, { kind: 'answered' }>): string {
  return way === 'unreachable' ? `${dayInChinese(answeredOn)}登记：${answerWayName[way]}` : `${dayInChinese(answeredOn)}登记：已用${answerWayName[way]}方式答复`
}

/** Says what is true today: the stop holds until there is a finding, the answer is owed from then on. */
function whatFollows(progress: ObjectionProgress): readonly string[] {
  if (progress.kind === 'checking') {
    return [
      progress.isGivenUp ? '本轮选拔已经终止，没有人入选；您的异议仍要核实、答复。' : '核实期间，被反映人的选拔暂停，直到异议有结论；其他人不受影响。',
      '选拔办指定人员核实，另一人复核后形成结论。',
      '有了结论，选拔办按您留的联系方式答复；需要补充材料的，也按这个方式联系。查询进展请报回执编号。',
    ]
  }
  const where = '结论涉及个人，不在网上公布。'
  if (progress.kind === 'settled') return [`选拔办按您留的联系方式把结论告诉您。${where}`, '没有等到答复的，请和受理部门联系，并报回执编号。']
  return progress.way === 'unreachable'
    ? [`选拔办按您留的联系方式没有联系上您。请和受理部门联系，并报回执编号。${where}`]
    : [`没有收到答复，或者对结论还有疑问的，请和受理部门联系，并报回执编号。${where}`]
}

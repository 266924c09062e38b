import { dayInChinese } from '../../domain/shared/time.ts'
import { document } from '../document.ts'
import { html, type Html } from '../html.ts'
import { siteLinks } from '../links.ts'
import type { Candidate, Frame, NoticeData, Site } from '../pages.ts'
import { clauseChip, contactFacts, deadline, facts, lastDay, personName, table } from '../parts.ts'
import { NOT_STARTED, PROVISIONAL } from '../words.ts'

/** 公示 — who is put forward, until when one may object, and how. */
export function noticePage(data: NoticeData, frame: Frame): string {
  return document({
    title: data.title,
    path: siteLinks.notice(data.id),
    above: [{ title: data.round.title, href: siteLinks.round(data.round.id) }],
    isWide: true,
    content: html`<h1>${data.title}</h1>
${standing(data)}
<p>根据<a href="${siteLinks.policy(data.policy.id)}">《${data.policy.name}》</a>${data.policy.number && `（${data.policy.number}）`}，现将${data.candidates.length}名候选人（${data.order}）予以公示，接受社会监督。</p>
${people(data.candidates)}
${counting(data)}
${howToObject(data, frame.site)}`,
  }, frame)
}

function standing({ id, period }: NoticeData): Html {
  if (period.kind === 'over') return html`<p class="lead">公示已于${dayInChinese(period.lastDay)}24时结束。</p>`
  const until = period.kind === 'not-started'
    ? html`<span class="pending">${NOT_STARTED}。</span>现在也可以提出异议。`
    : html`公示到${deadline(period)}。对名单有异议的，请在此之前提出。`
  return html`<p class="lead">${until}</p><p class="no-print"><a class="button" href="${siteLinks.objection(id)}">提出异议</a></p>`
}

function people(candidates: readonly Candidate[]): Html {
  return table({
    caption: `候选人名单，共${candidates.length}人`,
    className: 'people',
    rows: candidates,
    columns: [
      { title: '姓名', cell: ({ name }) => personName(name) },
      { title: '单位', cell: ({ unit }) => unit },
      { title: '职业（工种）', cell: ({ occupation }) => occupation },
      { title: '公示最后一天', cell: ({ period }) => lastDay(period) },
    ],
  })
}

function counting({ websiteOn, workingDays, countFirstDay, basis, period }: NoticeData): Html {
  const isProvisional = period.kind === 'running' && period.provisional
  return html`<section aria-labelledby="period"><h2 id="period">公示期怎么算</h2>
${facts([
    ['网站公示', dayInChinese(websiteOn)],
    ['公示期限', html`${workingDays}个工作日 ${clauseChip(basis)}`],
    ['从哪天起算', `网站和候选人所在单位都张贴之日${countFirstDay ? '（当日计入）' : '的次日（当日不计入）'}。${NOT_STARTED}的，以单位张贴后显示的日期为准。`],
    ['怎样截止', `最后一天24时。工作日以国务院公布的放假安排为准，调休上班日算工作日。${isProvisional ? `最后一天为${PROVISIONAL}。` : ''}`],
  ])}</section>`
}

function howToObject({ id, period }: NoticeData, site: Site): Html {
  return html`<section aria-labelledby="object"><h2 id="object">有异议，怎么提出</h2>
${period.kind === 'over' && html`<p>公示期已满，网上不再受理异议。发现弄虚作假等问题的，仍可以向受理部门反映。</p>`}
<ul class="points">
<li>请用真实姓名，写明具体事实和联系方式；有证据的，说明证据或线索。</li>
<li>以单位名义提出的，书面材料加盖公章。</li>
<li>您的姓名和联系方式严格保密，不告诉被反映人和他的单位。</li>
<li>异议查清之前，只暂停被反映的那一个人，不影响其他候选人。</li>
</ul>
${period.kind !== 'over' && html`<p class="no-print"><a href="${siteLinks.objection(id)}">在网上提出异议</a></p>`}
${facts(contactFacts(site))}</section>`
}

import { dayInChinese } from '../../domain/shared/time.ts'
import { endOfDayInWords } from '../../policy/day.ts'
import { document } from '../document.ts'
import { html, type Content, type Html } from '../html.ts'
import { siteLinks } from '../links.ts'
import type { Candidate, EndedNoticeData, Frame, NoticeData, NoticeFacts, Site } from '../pages.ts'
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
${data.candidates.length === 0
      ? html`<p>根据${measure(data)}公示候选人；现在没有可以在网上公开的候选人。</p>`
      : html`<p>根据${measure(data)}，现将${data.candidates.length}名候选人（${data.order}）予以公示，接受社会监督。</p>
${people(data.candidates)}`}
${counting(data)}
${howToObject(data.id, frame.site)}`,
  }, frame)
}

/** 公示已结束 — that it was held, on what and how long; whoever was on it is named here no more. */
export function endedNoticePage(data: EndedNoticeData, frame: Frame): string {
  const { title, round, lastDay: ended, people: count, websiteOn, workingDays, basis, isTakenDown } = data
  return document({
    title,
    path: siteLinks.notice(data.id),
    above: [{ title: round.title, href: siteLinks.round(round.id) }],
    isWide: true,
    content: html`<h1>${title}</h1>
<p class="lead">${isTakenDown ? html`本轮选拔已经终止，公示于${dayInChinese(ended)}撤下。<a href="${siteLinks.round(round.id)}">看终止的理由</a>` : `公示已于${endOfDayInWords(dayInChinese(ended))}结束。`}</p>
${outcome(data)}
<p>根据${measure(data)}，${round.title}的候选人已在网站和所在单位公示。${isTakenDown ? '公示撤下以后' : '公示期满'}，候选人的姓名、单位等个人信息不再在网上显示。</p>
${facts([
      ['公示内容', `${round.title}候选人，共${count}人`],
      ['网站公示', `${dayInChinese(websiteOn)}至${dayInChinese(ended)}`],
      ['公示期限', html`${workingDays}个工作日 ${clauseChip(basis)}`],
    ])}
<section aria-labelledby="object"><h2 id="object">还有情况要反映</h2>
<p>${isTakenDown ? '公示已经撤下' : '公示期已满'}，网上不再受理异议。发现弄虚作假等问题的，仍可以向受理部门反映。</p>
${facts(contactFacts(frame.site))}</section>`,
  }, frame)
}

function outcome({ list }: EndedNoticeData): Content {
  return list !== undefined && html`<p class="note honoured"><a href="${siteLinks.list(list)}">本轮名单已经公布</a></p>`
}

const measure = ({ policy: { id, name, number } }: NoticeFacts): Html =>
  html`<a href="${siteLinks.policy(id)}">《${name}》</a>${number && `（${number}）`}`

function standing({ id, period }: NoticeData): Html {
  const until = period.kind === 'running'
    ? html`公示到${deadline(period)}。对名单有异议的，请在此之前提出。`
    : html`<span class="pending">${NOT_STARTED}。</span>现在也可以提出异议。`
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
    ['怎样截止', `${endOfDayInWords('最后一天')}。工作日以国务院公布的放假安排为准，调休上班日算工作日。${isProvisional ? `最后一天为${PROVISIONAL}。` : ''}`],
  ])}</section>`
}

function howToObject(id: string, site: Site): Html {
  return html`<section aria-labelledby="object"><h2 id="object">有异议，怎么提出</h2>
<ul class="points">
<li>请用真实姓名，写明具体事实和联系方式；有证据的，说明证据或线索。</li>
<li>以单位名义提出的，书面材料加盖公章。</li>
<li>您的姓名和联系方式严格保密，不告诉被反映人和他的单位。</li>
<li>异议查清之前，只暂停被反映的那一个人，不影响其他候选人。</li>
</ul>
<p class="no-print"><a href="${siteLinks.objection(id)}">在网上提出异议</a></p>
${facts(contactFacts(site))}</section>`
}

import { dayInChinese } from '../../domain/shared/time.ts'
import { document } from '../document.ts'
import { html } from '../html.ts'
import { siteLinks } from '../links.ts'
import type { Frame, ListData } from '../pages.ts'
import { personName, table } from '../parts.ts'

/** 名单 — the year's 首席技师. The one page in the colour of the honour. */
export function listPage(data: ListData, frame: Frame): string {
  const { year, titleName, round, holders } = data
  const title = `${year}年度${titleName}名单`
  return document({
    title,
    path: siteLinks.list(round.id),
    above: [{ title: round.title, href: siteLinks.round(round.id) }],
    tone: 'honour',
    isWide: true,
    content: html`<div class="roll">
<div class="roll-head">
<p class="roll-year">${year}年度</p>
<h1><span class="unseen">${year}年度</span>${titleName}<span class="unseen">名单</span></h1>
<p>共${holders.length}名</p>
</div>
${table({
      caption: `${title}，共${holders.length}名`,
      className: 'people honours',
      isHeaded: true,
      rows: holders,
      columns: [
        { title: '姓名', cell: ({ name }) => personName(name) },
        { title: '单位', cell: ({ unit }) => unit },
        { title: '职业（工种）', cell: ({ occupation }) => occupation },
        { title: '证书编号', cell: ({ number }) => html`<a href="${siteLinks.certificate(number)}">${number}</a>` },
      ],
    })}
<p class="signed">${data.issuer}<br>${data.documentNumber}<br>${dayInChinese(data.publishedOn)}</p>
</div>
<p class="soft">${data.termYears !== undefined && `管理期${data.termYears}年。`}依据<a href="${siteLinks.policy(data.policy.id)}">《${data.policy.name}》</a>选拔。按规定不对外公开的人员不列入本名单。${data.notice !== undefined && html`公布以前<a href="${siteLinks.notice(data.notice)}">公示</a>过。`}</p>`,
  }, frame)
}

import { dayInChinese } from '../../domain/shared/time.ts'
import { document } from '../document.ts'
import { html, type Content, type Html } from '../html.ts'
import { siteLinks } from '../links.ts'
import type { Frame, HomeData } from '../pages.ts'
import { deadline } from '../parts.ts'
import { NOT_STARTED } from '../words.ts'
import { certificateForm } from './verify.ts'

/** 首页 — the question a visitor comes with first: what hangs now, until when. */
export function homePage(data: HomeData, frame: Frame): string {
  const { titleName } = frame.site
  return document({
    title: titleName,
    path: siteLinks.home(),
    isWide: true,
    content: html`<h1>${titleName}选拔</h1>
<p class="lead">公示、名单和办法都在这里公开，谁都可以查看，不用登录。</p>
<div class="split">
<div>
${section('notices', '正在公示', data.notices.map(notice), '现在没有正在公示的名单。')}
${section('lists', '已公布的名单', data.lists.map(list), '还没有公布过名单。')}
${data.without.length > 0 && section('without', '无人入选的选拔', data.without.map(without), '')}
${data.terminated.length > 0 && section('terminated', '已终止的选拔', data.terminated.map(terminated), '')}
${section('rounds', '正在进行的选拔', data.rounds.map(round), '现在没有正在进行的选拔。')}
</div>
<div>
<section class="card" aria-labelledby="check"><h2 id="check">查验证书</h2>${certificateForm({ typed: '' })}</section>
${section('policies', '办法解读', data.policies.map(policy), '还没有公开的办法。')}
<p><a href="${siteLinks.policies()}">办法一览</a></p>
<section aria-labelledby="staff"><h2 id="staff">申报和办理</h2>
<p>申报人、用人单位和工作人员请<a href="${siteLinks.app()}">登录办理</a>。</p></section>
</div>
</div>`,
  }, frame)
}

function section(id: string, title: string, items: readonly Html[], empty: string): Html {
  const content: Content = items.length > 0 ? html`<ul class="items">${items.map((item) => html`<li>${item}</li>`)}</ul>` : html`<p class="soft">${empty}</p>`
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${content}</section>`
}

function notice({ id, title, people, period }: HomeData['notices'][number]): Html {
  return html`<h3><a href="${siteLinks.notice(id)}">${title}</a></h3>
<p>共${people}人。${period.kind === 'not-started' ? html`<span class="pending">${NOT_STARTED}</span>` : html`公示到${deadline(period)}`}</p>`
}

function list({ round: id, title, people, publishedOn }: HomeData['lists'][number]): Html {
  return html`<h3 class="honoured"><a href="${siteLinks.list(id)}">${title}</a></h3><p class="soft">共${people}人，${dayInChinese(publishedOn)}公布</p>`
}

function without({ id, title }: HomeData['without'][number]): Html {
  return html`<h3><a href="${siteLinks.round(id)}">${title}</a></h3><p class="soft">已经办结，没有人当选。</p>`
}

function terminated({ id, title }: HomeData['terminated'][number]): Html {
  return html`<h3><a href="${siteLinks.round(id)}">${title}</a></h3><p class="soft">已经终止，通知撤回，不再申报和评审。</p>`
}

function round({ id, title, stageName, seats, applyBy, reportBy }: HomeData['rounds'][number]): Html {
  return html`<h3><a href="${siteLinks.round(id)}">${title}</a></h3>
<p>名额${seats}名，现在是“${stageName}”。</p>
<p>单位申报：${deadline(applyBy)}</p>
<p>推荐部门报送：${deadline(reportBy)}</p>`
}

function policy({ id, name, number, standing }: HomeData['policies'][number]): Html {
  const below = [number, notInForce[standing]].filter((each) => each !== '').join('，')
  return html`<a href="${siteLinks.policy(id)}">${name}</a>${below && html`<br><span class="soft">${below}</span>`}`
}

const notInForce: Readonly<Record<HomeData['policies'][number]['standing'], string>> = { 'not-yet': '尚未施行', 'in-force': '', 'expired': '已经失效' }

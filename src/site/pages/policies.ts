import type { Policy } from '../../policy/policy.ts'
import { standingOn, validityInWords, type Standing } from '../../policy/validity.ts'
import { document } from '../document.ts'
import { html, type Html } from '../html.ts'
import { siteLinks } from '../links.ts'
import type { Frame, PoliciesData } from '../pages.ts'

/** 办法一览 — every measure that is explained here, and which of them a round may still be opened under. */
export function policiesPage({ today, here, elsewhere }: PoliciesData, frame: Frame): string {
  return document({
    title: '办法解读',
    path: siteLinks.policies(),
    content: html`<h1>办法解读</h1>
<p class="lead">每份办法逐条说明：系统按哪一条、哪一句执行，原文没有写明的，也照实说明。</p>
${listed('here', '本地的办法', here, today)}
${elsewhere.length > 0 && listed('elsewhere', '其他地方的办法', elsewhere, today)}`,
  }, frame)
}

function listed(id: string, title: string, policies: readonly Policy[], today: string): Html {
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${policies.length > 0 ? html`<ul class="items">${policies.map((policy) => html`<li>${line(policy, today)}</li>`)}</ul>` : html`<p class="soft">还没有公开的办法。</p>`}</section>`
}

function line(policy: Policy, today: string): Html {
  const { name, number, issuedBy } = policy.document
  return html`<h3><a href="${siteLinks.policy(policy.id)}">${name}</a></h3>
<p class="soft">${issuedBy.join('、')}${number && `，${number}`}</p>
<p><strong>${standingInWords[standingOn(policy, today)]}</strong>，${validityInWords(policy)}</p>`
}

const standingInWords: Readonly<Record<Standing, string>> = { 'not-yet': '尚未施行', 'in-force': '现行有效', 'expired': '已经失效，依据它授予的称号不受影响' }

import { document } from '../document.ts'
import { html } from '../html.ts'
import { siteLinks } from '../links.ts'
import type { ErrorData, Frame } from '../pages.ts'
import { contactFacts, facts } from '../parts.ts'

/** Nothing lives at this address. */
export function notFoundPage(frame: Frame): string {
  return document({
    title: '没有找到这个网页',
    isPrivate: true,
    content: html`<h1>没有找到这个网页</h1>
<p class="lead">网址可能输错了，或者网页已经移走。</p>
<ul class="points">
<li>手工输入网址的，请检查有没有多字、漏字。</li>
<li>要看公示、名单和办法，请从<a href="${siteLinks.home()}">首页</a>进入。</li>
<li>要核对证书，请到<a href="${siteLinks.verify()}">证书查验</a>。</li>
</ul>`,
  }, frame)
}

const turnedAway: Readonly<Record<number, string>> = {
  413: '内容太长。请删减后再提交，其余材料可以在核实时提交。',
  429: '这个网络地址在10分钟内提交得太多。请过10分钟再提交。',
}

/** The request itself could not be taken: too much, too often, or not what a form sends. */
export function turnedAwayPage({ status }: Readonly<{ status: number }>, frame: Frame): string {
  return document({
    title: '没有收到您提交的内容',
    isPrivate: true,
    content: html`<h1>没有收到您提交的内容</h1>
<p class="lead">${turnedAway[status] ?? '提交的内容格式不正确。请回到表单，刷新后再提交一次。'}</p>
<ul class="points">
<li>按“后退”可以回到表单，填写的内容一般都还在。</li>
<li>期限快到了仍然不能提交的，请用下面的方式联系受理部门。</li>
</ul>
${facts(contactFacts(frame.site))}`,
  }, frame)
}

/** Something broke on our side: what it means for the visitor, and what to do now. */
export function errorPage({ reference }: ErrorData, frame: Frame): string {
  return document({
    title: '网页暂时打不开',
    isPrivate: true,
    content: html`<h1>网页暂时打不开</h1>
<p class="lead">问题出在我们这边，不是您操作有误。</p>
<ul class="points">
<li>请过几分钟再试。</li>
<li>刚才在提交异议的，没有看到回执编号就是还没有收到：请按“后退”回到表单，再提交一次。</li>
<li>期限快到了仍然打不开的，请用下面的方式联系受理部门。</li>
</ul>
${facts([...contactFacts(frame.site), ...(reference === undefined ? [] : [['问题编号', html`<code>${reference}</code>`] as const])])}`,
  }, frame)
}

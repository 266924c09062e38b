import { dayInChinese } from '../../domain/shared/time.ts'
import { document } from '../document.ts'
import { html, type Html } from '../html.ts'
import { siteLinks } from '../links.ts'
import type { CertificateData, Frame, VerifyData } from '../pages.ts'
import { contactFacts, facts } from '../parts.ts'

type Valid = Extract<CertificateData, { kind: 'valid' }>

/** 证书查验 — one question: which number. */
export function verifyPage(data: VerifyData, frame: Frame): string {
  return document({
    title: '查验证书',
    path: siteLinks.verify(),
    hasErrors: data.problem !== undefined,
    content: html`<h1>查验证书</h1>
<p class="lead">输入证书编号，核对证书是不是真的。也可以用手机扫证书上的二维码。</p>
${certificateForm(data)}`,
  }, frame)
}

/** The form stands on the home page too; it asks by GET, so that an answer can be bookmarked and shared. */
export function certificateForm({ typed, problem }: VerifyData): Html {
  return html`<form action="${siteLinks.verify()}" method="get" novalidate>
<div class="field${problem !== undefined && ' wrong'}">
<label for="number">证书编号</label>
<p class="hint" id="number-hint">印在证书下方，例如 2024-003</p>
${problem !== undefined && html`<p class="error" id="number-error" role="alert">${problem}</p>`}
<input type="text" id="number" name="number" value="${typed}" class="short" required autocomplete="off" aria-describedby="number-hint${problem !== undefined && ' number-error'}"${problem !== undefined && html` aria-invalid="true"`}>
</div>
<button class="button" type="submit">查验</button>
</form>`
}

/** What people type, read as the number that is printed: full-width digits, long dashes and spaces come from other keyboards, and noughts or the dash are left out. */
export function certificateNumberIn(typed: string): string | undefined {
  const number = typed.normalize('NFKC').replaceAll(/[\s\p{Cc}\p{Cf}]/gu, '').replaceAll(/[\p{Pd}−]/gu, '-')
    .replace(/^(\d{4})-?(\d{1,3})$/, (_, year: string, count: string) => `${year}-${count.padStart(3, '0')}`)
  return number === '' || number.length > 60 ? undefined : number
}

/** 查验结果 — what the record says of one number. */
export function certificatePage(data: CertificateData, frame: Frame): string {
  return document({
    title: data.kind === 'valid' ? '证书有效' : '没有查到这个编号',
    path: siteLinks.certificate(data.number),
    above: [{ title: '查验证书', href: siteLinks.verify() }],
    ...(data.kind === 'valid' ? { tone: 'honour' as const } : {}),
    content: data.kind === 'valid' ? valid(data) : notFound(data.number, frame),
  }, frame)
}

function valid(holder: Valid): Html {
  const { name, unit, occupation, titleName, documentNumber, grantedOn, termYears, number, list } = holder
  return html`<div class="certificate">
<h1 class="verdict"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 12.5l4.5 4.5L19 7.5"/></svg>证书有效</h1>
<p class="holder">${name}</p>
<p class="granted">${titleName}</p>
${facts([
    ['单位', unit],
    ['职业（工种）', occupation],
    ['证书编号', number],
    ['批准文号', documentNumber],
    ['授予日期', dayInChinese(grantedOn)],
    // In years: from which day they count is for the measure to say.
    ...(termYears === undefined ? [] : [['管理期', `${termYears}年`] as const]),
  ])}</div>
<p>请核对手中证书与上面各项是否一致；不一致的，以本页为准。</p>
<p><a href="${siteLinks.list(list.round)}">${list.title}</a></p>
<p><a href="${siteLinks.verify()}">查验另一张证书</a></p>`
}

function notFound(number: string, { site }: Frame): Html {
  return html`<h1>没有查到这个编号</h1>
<p class="lead">公开的登记中没有编号“${number}”。</p>
<p>可能有三种情况：</p>
<ul class="points">
<li>编号输错了：请对照证书再输一次，注意年份和中间的短横线。</li>
<li>按规定不对外公开的证书，在这里查不到。</li>
<li>证书不是由本市颁发的，或者不是真的。</li>
</ul>
<p>拿不准的，请向受理部门核实，不要只凭本页下结论。</p>
${facts(contactFacts(site))}
<section aria-labelledby="again"><h2 id="again">再查一次</h2>${certificateForm({ typed: number })}</section>`
}

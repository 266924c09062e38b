import { html, Html, type Content } from './html.ts'
import { siteLinks } from './links.ts'
import type { Frame, Site } from './pages.ts'
import { style } from './style.ts'

/** What a page gives to be put in its surroundings. */
export type Sheet = Readonly<{
  title: string
  /** Where the page lives: the switch of the elder version leads back to it. A page about a failure lives nowhere. */
  path?: string
  /** Steps above this page; the home page is always the first. */
  above?: readonly Readonly<{ title: string; href: string }>[]
  /** The honour's own red, for what is granted. */
  tone?: 'honour'
  /** Forms and receipts are for one visitor and no search engine. */
  isPrivate?: boolean
  /** The table of a list takes the width of the screen; prose keeps to a column. */
  isWide?: boolean
  /** Stands before the title in the tab while a form has errors. */
  hasErrors?: boolean
  content: Content
}>

/** The sheet is this project's own and holds nothing that came from outside, so it stands as it is. */
const styleElement = new Html(`<style>${style}</style>`)

/** A whole page. The same bytes for the same data: nothing in it depends on who looks or when. */
export function document(sheet: Sheet, { site, isElder }: Frame): string {
  const { title, path, tone, isPrivate, isWide, hasErrors, content } = sheet
  return html`<!doctype html>
<html lang="zh-CN"${isElder && html` data-elder`}${tone && html` class="${tone}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="format-detection" content="telephone=no">
${isPrivate && html`<meta name="robots" content="noindex">`}
<title>${hasErrors && '有错误：'}${title}${path !== siteLinks.home() && ` - ${site.titleName}`}</title>
<link rel="icon" href="${ICON}">
${styleElement}
</head>
<body>
<a class="skip" href="#content">跳到正文</a>
${header(site, path, isElder)}
${breadcrumb(sheet)}
<main id="content" class="${isWide ? 'wide' : 'column'}" tabindex="-1">
${content}
</main>
${footer(site)}
</body>
</html>
`.markup
}

/** 首, drawn: the same mark as in the application. */
const MARK = 'M6 9h20M11 4l2.5 5M21 4l-2.5 5M16 9v4M9 13.5h14V27H9zM9 18h14M9 22.5h14'
const ICON = `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="${MARK}" fill="none" stroke="#8f1414" stroke-width="2.2"/></svg>`)}`

function header(site: Site, path: string | undefined, isElder: boolean): Html {
  return html`<header>
${site.isDemo && html`<p class="demo">演示网站：人员、单位和文件都是虚构的，没有任何效力。</p>`}
<div class="bar">
<a class="name" href="${siteLinks.home()}"><svg viewBox="0 0 32 32" aria-hidden="true"><path d="${MARK}"/></svg>${site.titleName}</a>
<nav aria-label="主要栏目">
${place('首页', siteLinks.home(), path)}
${place('证书查验', siteLinks.verify(), path)}
<a href="${siteLinks.app()}">登录办理</a>
<a class="elder" href="${siteLinks.elder(!isElder, path ?? siteLinks.home())}">${isElder ? '标准版' : '长者版'}</a>
</nav>
</div>
</header>`
}

function place(title: string, href: string, path: string | undefined): Html {
  return html`<a href="${href}"${href === path && html` aria-current="page"`}>${title}</a>`
}

function breadcrumb({ path, above = [], title }: Sheet): Content {
  if (path === undefined || path === siteLinks.home()) return undefined
  const steps = [{ title: '首页', href: siteLinks.home() }, ...above]
  return html`<nav class="crumbs" aria-label="所在位置"><ol>
${steps.map((step) => html`<li><a href="${step.href}">${step.title}</a></li>`)}
<li aria-current="page">${title}</li>
</ol></nav>`
}

function footer(site: Site): Html {
  return html`<footer>
<div class="bar">
<p>主办：${site.host}<br>承办：${site.office}</p>
<ul>
<li><a href="${siteLinks.record()}">存证记录</a></li>
<li><a href="${siteLinks.privacy()}">个人信息保护说明</a></li>
<li><a href="${siteLinks.accessibility()}">无障碍说明</a></li>
</ul>
</div>
</footer>`
}

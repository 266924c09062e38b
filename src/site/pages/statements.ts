import type { Form, FormField } from '../../policy/policy.ts'
import { document } from '../document.ts'
import { html, type Html } from '../html.ts'
import { siteLinks } from '../links.ts'
import type { Frame, PrivacyData, Site } from '../pages.ts'
import { contactFacts, facts, table } from '../parts.ts'

/** 个人信息保护说明 — which data, what for, who sees them. The law asks a public body to say so, not to ask for consent. */
export function privacyPage({ forms }: PrivacyData, frame: Frame): string {
  const { host, office } = frame.site
  return document({
    title: '个人信息保护说明',
    path: siteLinks.privacy(),
    content: html`<h1>个人信息保护说明</h1>
<p class="lead">本说明告诉您：我们收集哪些个人信息、为什么、给谁看、您有什么权利。</p>
<section aria-labelledby="who"><h2 id="who">谁在处理</h2>
<p>处理者是${host}，具体由${office}承办。处理的依据是为履行法定职责所必需（《中华人民共和国个人信息保护法》第十三条第一款第三项），不以取得同意为条件，但必须向您说明（第三十五条）。</p></section>
${published()}
<section aria-labelledby="fields"><h2 id="fields">申报时收集哪些信息，为什么</h2>
<p>规则用不到的信息不收集；填写的内容全部加密保存，只给办理这件事的人看。标“敏感”的，泄露或者被人冒用容易使人受到侵害（第二十八条）：填表时逐项说明为什么必须用到和对您的影响（第三十条），除照片外，办理的人要点开才看得见；评审专家都看不到。</p>
${forms.map(fieldTable)}</section>
${objectors()}
${rights(frame.site)}`,
  }, frame)
}

function published(): Html {
  return html`<section aria-labelledby="published"><h2 id="published">公开哪些信息</h2>
<p>公示和公布名单只公开姓名、单位、职业（工种）；证书查验另外显示证书编号、批准文号和授予日期。身份证号码、出生日期、电话、照片一律不公开。按规定不对外公开的人员，任何信息都不在网上出现。</p></section>`
}

function fieldTable({ title, pages }: Form): Html {
  return table<FormField>({
    caption: title,
    rows: pages.flatMap(({ fields }) => fields),
    columns: [
      { title: '信息', cell: ({ label, sensitive }) => html`${label}${sensitive && html` <span class="tag">敏感</span>`}` },
      { title: '用途', cell: ({ purpose }) => purpose },
    ],
  })
}

function objectors(): Html {
  return html`<section aria-labelledby="objectors"><h2 id="objectors">提出异议的人</h2>
<p>姓名、联系方式和反映的内容只用于核实，加密保存，不告诉被反映人和他的单位。</p></section>
<section aria-labelledby="visitors"><h2 id="visitors">只是来看看的人</h2>
<p>公开网页不需要登录，不用跟踪工具。选用长者版时，浏览器里会记下这一个选择，别的什么也不记。服务器的访问日志按网络安全的规定留存。</p></section>`
}

function rights(site: Site): Html {
  return html`<section aria-labelledby="rights"><h2 id="rights">您的权利</h2>
<p>您可以查阅、复制自己的信息；发现不准确、不完整的，可以要求更正、补充；可以要求解释处理规则，包括系统给出的每一条审核意见依据哪一条款、哪些事实。系统只提出意见，决定由人作出。行使这些权利，请联系：</p>
${facts(contactFacts(site))}</section>`
}

/** 无障碍说明 — what helps, what is measured by, whom to tell where it does not work. */
export function accessibilityPage(frame: Frame): string {
  const { site, isElder } = frame
  return document({
    title: '无障碍说明',
    path: siteLinks.accessibility(),
    content: html`<h1>无障碍说明</h1>
<p class="lead">公开网页力求人人能用：看不清、听不见、用不了鼠标、用旧手机的人都一样。</p>
<section aria-labelledby="large"><h2 id="large">字太小</h2>
<p><a href="${siteLinks.elder(!isElder, siteLinks.accessibility())}">${isElder ? '换回标准版' : '换成长者版（大字）'}</a>。每页右上角都有这个按钮，选一次就记住。也可以用浏览器自己的放大功能，放到四倍内容也不会丢。</p></section>
<section aria-labelledby="keyboard"><h2 id="keyboard">用键盘或读屏软件</h2>
<p>每页第一个链接是“跳到正文”。所有链接、按钮和输入框都能用Tab键到达，焦点有明显的框。表格有标题和表头，图形不承载文字没有说的内容，颜色不单独表示意思。</p></section>
<section aria-labelledby="script"><h2 id="script">旧浏览器</h2>
<p>公开网页和异议表单不使用脚本，关闭脚本也能用；每页不超过20KB，网速慢也打得开。登录办理需要较新的浏览器。</p></section>
<section aria-labelledby="standard"><h2 id="standard">按什么标准</h2>
<p>按《中华人民共和国无障碍环境建设法》和GB/T 37668（对应WCAG 2.1 AA级）设计，每次改动都用自动工具检查。自动工具查不出所有问题，用着不方便的，请告诉我们，也可以请我们用电话或者当面办理：</p>
${facts(contactFacts(site))}</section>`,
  }, frame)
}

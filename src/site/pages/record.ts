import { document } from '../document.ts'
import { html, type Html } from '../html.ts'
import { siteLinks } from '../links.ts'
import type { Checkpoint, Frame, RecordData } from '../pages.ts'
import { facts, table } from '../parts.ts'
import { momentInChinese } from '../words.ts'

/** 存证 — heads of the journal, so that nobody can change the past unseen. */
export function recordPage({ checkpoints, algorithms, publicKey }: RecordData, frame: Frame): string {
  return document({
    title: '存证记录',
    path: siteLinks.record(),
    isWide: true,
    content: html`<h1>存证记录</h1>
<p class="lead">选拔的每一步都记在只能增加、不能修改的记录里。这里定期公布记录的“指纹”，谁改动过去的记录，都会被发现。</p>
<section aria-labelledby="check"><h2 id="check">怎么核对</h2>
<ul class="points">
<li>把下面最近一次的指纹和签名抄下来或者截图保存。</li>
<li>以后要求承办单位用系统的核验程序重新计算：同样条数的记录，指纹应当和您保存的一个字不差。</li>
<li>签名用公钥验证，证明指纹确由本系统公布。</li>
</ul>
${facts([['算法', algorithms], ['签名公钥', publicKey === undefined ? '第一次公布指纹时一并公布' : html`<code>${publicKey}</code>`]])}</section>
${checkpoints.length > 0 ? heads(checkpoints) : html`<p class="note">还没有公布过指纹。系统运行后会按时公布。</p>`}`,
  }, frame)
}

function heads(checkpoints: readonly Checkpoint[]): Html {
  return table({
    caption: '已公布的指纹，最近的在前',
    className: 'hashes',
    rows: checkpoints,
    columns: [
      { title: '公布时间', cell: ({ at }) => momentInChinese(at) },
      { title: '记录条数', cell: ({ size }) => size },
      { title: '指纹（根哈希）', cell: ({ root }) => html`<code>${root}</code>` },
      { title: '签名', cell: ({ signature }) => html`<code>${signature}</code>` },
    ],
  })
}

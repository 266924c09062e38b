import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escaped, html, Html } from './html.ts'

describe('writing HTML', () => {
  it('escapes what is put into text', () => {
    expect(html`<p>${'<script>alert(1)</script> & 演示'}</p>`.markup).toBe('<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; 演示</p>')
  })

  it('escapes both quotes, so that a value can not end its attribute', () => {
    expect(html`<a title="${`" onclick="x' `}">`.markup).toBe('<a title="&quot; onclick=&quot;x&#39; ">')
  })

  it('refuses a value without quotes, which no escaping could protect', () => {
    expect(() => html`<a title=${'x onclick=y'}>`).toThrow('put quotes around the value after: <a title=')
  })

  it('keeps markup written by another template, lists in order, and leaves out what is not there', () => {
    expect(html`<ul>${['甲', '乙'].map((name) => html`<li>${name}</li>`)}${undefined}${null}${false}${0}</ul>`.markup).toBe('<ul><li>甲</li><li>乙</li>0</ul>')
  })

  it('takes data that only looks like markup for text', () => {
    const fromJson = JSON.parse('{"markup":"<script>"}') as never
    expect(html`${fromJson}`.markup).toBe('[object Object]')
  })

  it('keeps rare characters whole and replaces half of one', () => {
    expect(html`<b>${'𠮷演·𬭚'}</b>`.markup).toBe('<b>𠮷演·𬭚</b>')
    expect(escaped('\ud842演\u0000')).toBe('\uFFFD演\uFFFD')
  })

  it('never lets any text open a tag or end a quoted value, and loses none of it', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      const written = escaped(text)
      expect(written).not.toMatch(/[<>"']/)
      expect(unescaped(written)).toBe(text.toWellFormed().replaceAll('\u0000', '\uFFFD'))
      expect(new Html(written).markup).toBe(written)
    }))
  })
})

const CHARACTERS: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }
const unescaped = (markup: string): string => markup.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => CHARACTERS[entity] ?? '')

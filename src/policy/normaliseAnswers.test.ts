import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weihai2024 } from '../../test/policy/versions.ts'
import { nameAsRegistered, normaliseAnswers } from './normaliseAnswers.ts'

const { form } = weihai2024()
const normalised = (field: string, text: string) => normaliseAnswers(form, { [field]: text })[field]

describe('normalising answers', () => {
  it.each(['•', '・', '‧', '·', '･', ' · ', '.', '．', ' . '])('writes the dot of a name as the register does, whatever was typed: %s', (dot) => {
    expect(normalised('name', `阿卜杜拉${dot}演示`)).toBe('阿卜杜拉\u00B7演示')
  })

  it('writes the names of witnesses so, too, and keeps a blank in the middle of a number for the check to find', () => {
    expect(normaliseAnswers(form, { experience: [{ witness: '阿卜杜拉•演示', where: '甲•乙' }] })).toEqual({ experience: [{ witness: '阿卜杜拉\u00B7演示', where: '甲•乙' }] })
    expect(normalised('birthMonth', '１９８０\u3000０３')).toBe('1980 03')
  })

  it.each([['李 演', '李演'], ['李\u3000演', '李演'], ['𠮷 野 演', '𠮷野演'], ['Anna Li', 'Anna Li'], ['J. Li', 'J. Li'], ['李演 A', '李演 A']])(
    'writes a Chinese name without the blanks that make two characters as wide as three: %s', (typed, kept) => {
      expect([normalised('name', typed), nameAsRegistered(typed)]).toEqual([kept, kept])
      expect(normalised('post', typed)).toBe(typed)
    })

  it('leaves bullets in other texts alone', () => expect(normalised('deeds', '•一\r\n•二 ')).toBe('•一\n•二'))

  it('makes ID and phone numbers half-width, without spaces', () => {
    expect(normalised('idNumber', '１１０１０５ 1949-1231 002ｘ')).toBe('11010519491231002X')
    expect([normalised('phone', '１３８ 0000-0000'), normalised('phone', '0631－5200000'), normalised('phone', '138-0000-0000转1')]).toEqual(['13800000000', '0631-5200000', '138-0000-0000转1'])
  })

  it('composes letters but never puts another ideograph in the place of one', () => {
    expect(normalised('name', 'e\u0301')).toBe('\u00E9')
    const registered = '\uF979\uFA30\u{2F800}𠮷\u{E0100}'
    expect(normalised('name', registered)).toBe(registered)
  })

  it('drops what no form can print and no database keeps', () => expect(normalised('name', '\u0000演\u200B示\uD800甲\uFEFF')).toBe('演示\uFFFD甲'))

  it.each([['birthMonth', ' １９８０－０３\u3000'], ['experience.from', ' １９８０－０３\u3000']])('writes a month half-width, without spaces: %s', (place, text) => {
    const [field = '', column] = place.split('.')
    expect(normaliseAnswers(form, { [field]: column ? [{ [column]: text }] : text })).toEqual({ [field]: column ? [{ [column]: '1980-03' }] : '1980-03' })
  })

  it('writes a number and a day so, too', () => {
    const asked = { ...form, pages: [{ id: 'page', title: '页', fields: [{ id: 'years', kind: 'number' }, { id: 'signedOn', kind: 'day' }] }] } as unknown as typeof form
    expect(normaliseAnswers(asked, { years: '１２\u3000', signedOn: '\u3000２０２４－０７－３１' })).toEqual({ years: '12', signedOn: '2024-07-31' })
  })

  it('ends every line as one does, however the text was written', () => expect(normalised('deeds', '一\r二\r\n三\n四')).toBe('一\n二\n三\n四'))

  it('drops rows in which nothing was written', () => {
    expect(normaliseAnswers(form, { honours: [{ name: ' ', level: '' }, { name: '演示称号', level: 'national' }] }))
      .toEqual({ honours: [{ name: '演示称号', level: 'national' }] })
  })

  it('keeps what is not of the form, for the check to name it', () => {
    expect(normaliseAnswers(form, { shoeSize: ' 42 ', frontLine: true })).toEqual({ shoeSize: ' 42 ', frontLine: true })
  })

  it('changes nothing the second time', () => {
    const text = fc.string({ unit: 'binary' })
    const fields = ['name', 'idNumber', 'phone', 'deeds', 'birthMonth', 'sex', 'unitAddress']
    const answers = fc.record({
      ...Object.fromEntries(fields.map((field) => [field, text])),
      experience: fc.array(fc.record({ from: text, to: text, where: text, witness: text })),
    })
    fc.assert(fc.property(answers, (typed) => {
      const once = normaliseAnswers(form, typed)
      expect(normaliseAnswers(form, once)).toEqual(once)
    }))
  })
})

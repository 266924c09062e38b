import { describe, expect, it } from 'vitest'
import { textOf, weihai2024Id } from '../../test/policy/versions.ts'
import { examinePolicy, readPolicy, readYaml, type PolicyMistake } from './readPolicy.ts'

const policy = textOf(weihai2024Id, 'policy.yaml')
const form = textOf(weihai2024Id, 'form.yaml')
const source = textOf(weihai2024Id, 'source.md')

function mistakes(changed: Partial<Readonly<{ id: string; policy: string; form: string }>>): readonly PolicyMistake[] {
  const read = readPolicy({ id: weihai2024Id, policy, form, source, ...changed })
  return read.kind === 'wrong' ? read.mistakes : []
}

/** Replaces what must be there, so that a test never passes because its change found nothing to change. */
function edit(text: string, ...changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((edited, [from, to]) => {
    if (!edited.includes(from)) throw new Error(`not in the file: ${from}`)
    return edited.replace(from, to)
  }, text)
}

const lineOf = (text: string, words: string) => text.slice(0, text.indexOf(words)).split('\n').length

describe('reading the files of a version', () => {
  it('gives the version under the name of its folder', () => {
    const read = readPolicy({ id: weihai2024Id, policy, form, source })
    expect(read).toMatchObject({ kind: 'read', policy: { id: weihai2024Id, titleName: '威海市首席技师', form: { title: '威海市首席技师申报表' } } })
  })

  it('tells every mistake of shape in both files at once, each with line and key', () => {
    const wrongPolicy = edit(policy, ['kind: planned, count: 10', 'kind: planned, count: ten'], ['modality: generally', 'modality: usually'], ['titleName:', 'titelName:'])
    const wrongForm = edit(form, ['kind: phone', 'kind: telephone'])
    expect(mistakes({ policy: wrongPolicy, form: wrongForm }).map(({ file, line, key }) => [file, line, key])).toEqual([
      ['policy.yaml', 1, 'titleName'],
      ['policy.yaml', lineOf(wrongPolicy, 'titelName'), 'titelName'],
      ['policy.yaml', lineOf(wrongPolicy, 'seats:'), 'seats.count'],
      ['policy.yaml', lineOf(wrongPolicy, 'modality: usually'), 'conditions.5.modality'],
      ['form.yaml', lineOf(wrongForm, 'kind: telephone'), 'pages.0.fields.8.kind'],
    ])
  })

  it('tells them in Chinese', () => {
    const [first] = mistakes({ policy: edit(policy, ['kind: planned, count: 10', 'kind: planned, count: ten']) })
    expect(first?.text).toBe('应是整数，这里是“ten”。')
    expect(mistakes({ policy: edit(policy, ['scheme: chief', 'cheme: chief']) }).map(({ text }) => text)).toContain('不认识“cheme”，请核对拼写。是不是“scheme”？')
  })

  it('tells where a file is not YAML', () => {
    const broken = edit(policy, ['validity: {', 'validity: {{'])
    expect(mistakes({ policy: broken })[0]).toMatchObject({ file: 'policy.yaml', line: lineOf(broken, 'bodies:'), key: '', text: expect.stringContaining('不是正确的 YAML') })
  })

  it('tells that a word with a star at its head is not in quotes', () => {
    expect(mistakes({ form: 'title: 表\ninstructions: [&甲 一, *甲, *重要*]\n' })).toEqual([
      { file: 'form.yaml', line: 2, key: '', text: '“*重要*”在 YAML 里指前面用“&重要*”标出的内容，但前面没有。话以星号开头的，整句用引号括起来。' },
    ])
  })

  it('tells once that words with braces are not in quotes, whatever the parser trips over further down', () => {
    const unquoted = edit(policy, ['validity: {', 'reading: [{ text: 关于{year}年度 }]\nvalidity: {'])
    const found = mistakes({ policy: unquoted }).filter(({ text }) => text.includes('用引号括起来'))
    expect([found.length, found[0]?.line]).toEqual([1, unquoted.split('\n').findIndex((line) => line.startsWith('reading')) + 1])
    expect(mistakes({ policy: unquoted }).filter(({ text }) => text.includes('Unexpected')).length).toBe(1)
  })

  it('refuses a key that stands twice, for one of the two would silently win', () => {
    expect(mistakes({ policy: `${policy}\nscheme: chief-technician\n` })[0]?.text).toContain('不是正确的 YAML')
  })

  it('refuses a cap on the seats by a field in which no two answers are the same one answer', () => {
    const cappedBy = (field: string) => mistakes({ policy: edit(policy, ['count: 10, clause', `count: 10, cap: { field: ${field}, atMost: 4, clause: 二第一段, quote: 首席技师10名 }, clause`]) })
    expect(cappedBy('occupation')).toEqual([])
    expect(cappedBy('honours').map(({ key, text }) => [key, text])).toEqual([['seats.cap.field', '申报表里没有叫“honours”的文字题或选择题。']])
  })

  it('refuses a quote that is not in its clause, and a clause the text does not have', () => {
    const wrong = edit(policy, ['quote: 推荐人选年龄一般不超过55周岁', 'quote: 推荐人选年龄一律不超过55周岁'], ['clause: 三（四）', 'clause: 三（九）'])
    expect(mistakes({ policy: wrong })).toEqual([
      { file: 'policy.yaml', line: lineOf(wrong, 'quote: 推荐人选年龄一律'), key: 'conditions.5.quote', text: '“一第二段”中没有这句原文：推荐人选年龄一律不超过55周岁' },
      { file: 'policy.yaml', line: lineOf(wrong, 'clause: 三（九）'), key: 'stages.4.clause', text: '原文没有“三（九）”这一条款。' },
    ])
  })

  it('refuses rules that ask what the form does not', () => {
    const texts = mistakes({
      policy: edit(policy, ['field: frontLine, oneOf', 'field: backLine, oneOf'], ['field: industry, oneOf: [strategic-emerging,', 'field: industry, oneOf: [space,']),
      form: edit(form, ['- id: skillLevel', '- id: level'], ['{ id: achievedIn,', '{ id: gainedIn,']),
    }).map(({ file, key, text }) => `${file} ${key} ${text}`)
    expect(texts).toEqual([
      'policy.yaml conditions.1.test 这条规则要用字段“skillLevel”，但申报表（form.yaml）里没有。',
      'policy.yaml conditions.3.test.of.0.field 这条规则要用字段“backLine”，但申报表（form.yaml）里没有。',
      'policy.yaml conditions.7.test.newsField 字段“newAchievements”缺少“achievedIn”这一列。',
      'policy.yaml conditions.8.test.of.0.oneOf 字段“industry”没有“space”这个选项。',
    ])
  })

  it('refuses a rule on a reading that is not recorded, and one that leaves a reading out', () => {
    const asRead = (interpretation: string, alternatives: string) =>
      `test: { kind: as-read, interpretation: ${interpretation}, of: { kind: age-at-most, years: 55 }, alternatives: { ${alternatives}: { kind: age-at-most, years: 56 } } }`
    const texts = (rule: string) => mistakes({
      policy: edit(policy.replace(/    test:\n      kind: as-read\n      interpretation: age-day\n(?: {6,}.*\n)+/u, `    ${rule}\n`).replace(/(- id: age-day\n(?:    .*\n)+?)    alternatives:\n.*\n/u, '$1'), ['- id: deadline-included\n', "- id: deadline-included\n    alternatives: [{ id: birth-year, reading: 按出生年份计算。 }]\n"]),
    }).map(({ key, text }) => `${key} ${text}`)
    expect(texts(asRead('age-hour', 'birth-year'))).toEqual([
      'conditions.5.test interpretations 里没有“age-hour”这一条。',
      'interpretations.2.alternatives.0 没有写按读法“birth-year”会怎样：请在依据它的规则里写 alternatives，或者在这里用 notComputed 写明为什么不推算。',
    ])
    expect(texts(asRead('deadline-included', 'birth-hour'))).toEqual([
      'conditions.5.test 没有写按读法“birth-year”怎样判断。', 'conditions.5.test 解释“deadline-included”里没有“birth-hour”这种读法。',
    ])
    expect(texts(asRead('deadline-included', 'birth-year'))).toEqual([])
  })

  it('refuses evidence that the form does not ask', () => {
    const wrong = edit(policy, ['statement: 取得的业绩在行业内得到公认 }', 'statement: 取得的业绩在行业内得到公认, evidence: [papers] }'])
    expect(mistakes({ policy: wrong }).map(({ key, text }) => `${key} ${text}`)).toEqual(['conditions.2.test.evidence.0 这条规则要用字段“papers”，但申报表（form.yaml）里没有。'])
  })

  it('refuses material that is not on the list', () => {
    const wrong = edit(policy, ['materials: [certificate]', 'materials: [certificate, licence]'])
    expect(mistakes({ policy: wrong }).map(({ key, text }) => `${key} ${text}`)).toEqual(['conditions.1.materials.1 材料清单（materials）里没有“licence”。'])
  })

  it('refuses a count that its parts can never make up, a number field that is none, and teams without their size', () => {
    const test = (rule: string) => mistakes({ policy: edit(policy, ['test: { kind: level-at-least, level: 1 }', `test: ${rule}`]) }).map(({ key, text }) => `${key} ${text}`)
    expect(test('{ kind: count-of, count: 2, of: [{ kind: level-at-least, level: 1 }] }')).toEqual(['conditions.1.test.count 只列了1项，不可能具备2项。'])
    expect(test('{ kind: number-at-least, field: phone, least: 10 }')).toEqual(['conditions.1.test.field 字段“phone”应是 number，申报表里是 phone。'])
    expect(test('{ kind: competition, levels: [municipal], teams: [{ members: 3, rankAtMost: 1 }] }')).toEqual(['conditions.1.test 字段“prizes”缺少“teamSize”这一列。'])
  })

  it('refuses repeated ids, stages out of frame and a validity that ends before it begins', () => {
    const wrong = edit(policy, ['- id: age-45', '- id: age'], ['- kind: publish', '- kind: shortlist'], ['until: 2024-12-31', 'until: 2023-12-31'])
    expect(mistakes({ policy: wrong }).map(({ key, text }) => `${key} ${text}`)).toEqual([
      'conditions.6.id 编号“age”重复。',
      'stages 阶段应从 announce（部署申报）开始，到 publish（公布）结束。',
      'validity.until 有效期的终止日早于起始日。',
    ])
  })

  it('refuses weights that do not make a whole, and a publicity stage without a period', () => {
    const criteria = 'criteria: { stated: true, value: [{ id: a, title: 甲, weightPercent: 40 }, { id: b, title: 乙, weightPercent: 50 }], clause: 三（三）, quote: 材料评审 }'
    const stated = policy.replace(/criteria:\n(?: {6}.*\n)+/u, `${criteria}\n`)
    const unposted = stated.replace(/ {4}notice:\n(?: {6}.*\n)+/u, '').replace(/(公示当日计入。)/u, '$1, notComputed: 没有公示期')
    expect(mistakes({ policy: unposted }).map(({ key, text }) => `${key} ${text}`)).toEqual([
      'stages.3.criteria 评分权重之和应为100%，现在是90%。',
      'stages.4 公示阶段要写明公示期 notice；原文没有写明的，写 stated: false。',
    ])
  })

  it('names the line in the form for what is wrong with the form', () => {
    const wrong = edit(form, ['- { id: remarks,', '- { id: secret,'])
    expect(mistakes({ form: wrong })).toEqual([{ file: 'form.yaml', line: lineOf(wrong, '- { id: secret, label: 备注'), key: 'pages.5.fields.2.id', text: '编号“secret”重复。' }])
  })

  it('refuses a version that lies in the folder of another jurisdiction', () => {
    expect(mistakes({ id: 'yantai/chief-technician/2024-07-11' })).toEqual([{ file: 'policy.yaml', line: lineOf(policy, 'jurisdiction:'), key: 'jurisdiction', text: '所在文件夹是“yantai”，这里写的是“weihai”。' }])
    expect(mistakes({ id: 'weihai/craftsmen/2024-07-11' }).map(({ line, key, text }) => `${line} ${key} ${text}`)).toEqual([`${lineOf(policy, 'scheme:')} scheme 所在文件夹是“craftsmen”，这里写的是“chief-technician”。`])
  })
})

describe('a file that its parser warns of or gives up', () => {
  const odd = (text: string, key: string) => edit(text, [`${key}: `, `${key}: !odd `])

  it('is wrong as a whole, whatever could be read of it', () => {
    expect(mistakes({ policy: odd(policy, 'titleName') })).toEqual([{ file: 'policy.yaml', key: '', line: lineOf(policy, 'titleName'), text: `不是正确的 YAML：Unresolved tag: !odd at line ${lineOf(policy, 'titleName')}, column 12:` }])
    expect(mistakes({ form: odd(form, 'title') })).toEqual([{ file: 'form.yaml', key: '', line: lineOf(form, 'title: '), text: `不是正确的 YAML：Unresolved tag: !odd at line ${lineOf(form, 'title: ')}, column 8:` }])
  })

  it('is told beside what is wrong with the shape of the other, in Chinese', () => {
    const told = mistakes({ policy: odd(policy, 'titleName'), form: edit(form, ['title: ', 'tytle: ']) })
    expect(told.map(({ file, key, text }) => [file, key, text])).toEqual([
      ['policy.yaml', '', `不是正确的 YAML：Unresolved tag: !odd at line ${lineOf(policy, 'titleName')}, column 12:`],
      ['form.yaml', 'title', '缺少“title”，应是文字。'], ['form.yaml', 'tytle', '不认识“tytle”，请核对拼写。是不是“title”？'],
    ])
  })

  it('has its quotes looked for all the same, and gives no version', () => {
    const found = examinePolicy({ id: weihai2024Id, policy: edit(odd(policy, 'titleName'), ['quote: 推荐人选年龄一般不超过55周岁', 'quote: 推荐人选年龄一律不超过55周岁']), form, source })
    expect([found.policy, found.mistakes.length, found.misquotes.map(({ text }) => text)]).toEqual([undefined, 1, ['“一第二段”中没有这句原文：推荐人选年龄一律不超过55周岁']])
  })
})

describe('a file of YAML', () => {
  const told = (text: string) => readYaml('form.yaml', text).mistakes.map(({ line, text: words }) => `${line} ${words}`)

  it('is read, and knows the line of each key, or of the nearest above it', () => {
    const yaml = readYaml('form.yaml', 'a: 1\nb:\n  - c: 2\n    d: { e: 3 }\n  - 4\n1: x\n')
    expect([yaml.file, yaml.value, yaml.mistakes]).toEqual(['form.yaml', { a: 1, b: [{ c: 2, d: { e: 3 } }, 4], 1: 'x' }, []])
    const places = [['a'], ['b'], ['b', 0], ['b', 0, 'c'], ['b', 0, 'd', 'e'], ['b', 1], ['b', 1, 'x'], ['b', 7], [1], ['z'], ['z', 'a'], []]
    expect(places.map((at) => yaml.mistake(at, '错').line)).toEqual([1, 2, 3, 3, 4, 5, 5, 2, 6, 1, 1, 1])
    expect(readYaml('form.yaml', 'a:\n  b:\n    c:\n      - 1\n').mistake(['a', 'b', 'c'], '错').line).toBe(3)
    expect(yaml.mistake(['b', 0, 'd', 'e'], '错')).toEqual({ file: 'form.yaml', key: 'b.0.d.e', line: 4, text: '错' })
  })

  it('may be a list, a word or nothing', () => {
    const list = readYaml('form.yaml', '- a\n- b')
    expect([list.value, list.mistake([1], '错').line, readYaml('form.yaml', '\nwords').mistake(['a'], '错').line]).toEqual([['a', 'b'], 2, 1])
    expect([readYaml('form.yaml', 'words').value, readYaml('form.yaml', '').value, readYaml('form.yaml', '').mistake(['a'], '错').line]).toEqual(['words', null, 1])
  })

  it('is no value at all where it is none, and tells each mistake in one line', () => {
    expect(['a: 1\na: 3', 'a: *甲'].map((text) => readYaml('form.yaml', text).value)).toEqual([undefined, undefined])
    expect(told('a: 1\nb: 2\na: 3\nb: 4')).toEqual(['3 不是正确的 YAML：Map keys must be unique at line 3, column 1:', '4 不是正确的 YAML：Map keys must be unique at line 4, column 1:'])
  })

  it('advises quotes at the first token out of place alone, and keeps what else is wrong', () => {
    expect(told('a: [x: {y}z, {q}w]\nb: {p}r\n')).toEqual(['1 不是正确的 YAML：Unexpected scalar at node end at line 1, column 11:（话里有花括号、冒号的，整句用引号括起来。）'])
    expect(told('- *甲\n- }')).toEqual([
      '2 不是正确的 YAML：Unexpected flow-map-end token in YAML stream: "}" at line 2, column 3:（话里有花括号、冒号的，整句用引号括起来。）',
      '1 “*甲”在 YAML 里指前面用“&甲”标出的内容，但前面没有。话以星号开头的，整句用引号括起来。',
    ])
  })

  it('tells every word with a star at its head that nothing was marked for', () => {
    const unmarked = (name: string) => `“*${name}”在 YAML 里指前面用“&${name}”标出的内容，但前面没有。话以星号开头的，整句用引号括起来。`
    expect(told('a: *甲\nb: [*乙, &丙 1, *丙]')).toEqual([`1 ${unmarked('甲')}`, `2 ${unmarked('乙')}`])
    expect(readYaml('form.yaml', 'a: &丙 1\nb: *丙')).toMatchObject({ mistakes: [], value: { a: 1, b: 1 } })
  })
})

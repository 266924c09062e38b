import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { casesSchema } from './cases.ts'
import { complaintsOf, inChinese } from './mistakeWords.ts'
import { readPolicy, readYaml, shapeMistakes } from './readPolicy.ts'

/** Wrong in every way that a schema can tell. */
const policy = `jurisdiction: Yanshi
scheme: chief-technician
titelName: 演示市首席技师
document: { name: '', number: 26, kind: law, issuedOn: 2024-02-30, issuedBy: [] }
validity: { from: 2024-07-11, until: 2024-13-01, until_: 2024-12-31 }
bodies: [演示市人力资源和社会保障局]
cadence: { stated: maybe, value: { kind: every-years, years: 2 } }
seats: { kind: planed, count: 1.5, clause: 第一条, quote: 选拔10名 }
nominations: { kind: per-bodies, clause: 第一条, quote: 各推荐1名 }
reportDeadline: { stated: false, ask: 哪一天报送？ }
termYears: { stated: true, value: 21, clause: 第一条, quote: 管理期为21年 }
allowanceFenPerMonth: { stated: true, value: -1, clause: 第一条, quote: 每月津贴 }
personalApplication: { allowed: no, clause: 第一条, quote: 不受理个人申请 }
ageReferenceDay:
conditions:
  - id: age
    title: 年龄
    modality: usually
    test: { kind: age-at-most, years: 二十 }
    clause: 第一条
    quote: 年龄
  - id: honour
    title: 荣誉
    modality: required
    test: { kind: any, of: [{ kind: honor }, { kind: honour, levelAtLeast: national-1 }] }
    clause: 第一条
    quote: 荣誉
  - id: reading
    title: 读法
    modality: required
    test: { kind: as-read, interpretation: a, of: { kind: age-at-most, years: 55 }, alternatives: { Other: { kind: age-at-most, years: 56 } } }
    clause: 第一条
    quote: 读法
tieBreaks: 没有
stages: [{ kind: publicity, title: 公示, body: 选拔办, media: [newspaper], skillTest: true, clause: 第一条, quote: 公示 }]
materials: [{ id: photo, title: 照片, from: applicant, required: true, accept: [jpg], maxFiles: 51, clause: 第一条, quote: 照片 }]
interpretations: []
withheldFromExperts: [{ field: phone }, 电话]
nonOperative: []
`

const form = `title: 申报表
instructions: []
pages:
  - id: person
    title: 基本情况
    fields: [{ id: Name, label: 姓名, kind: text, maxChars: 20001, required: true, purpose: 核对身份 }, { id: age, label: 年龄, kind: age }]
`

const source = '第一条　选拔10名。各推荐1名。管理期为21年。每月津贴。不受理个人申请。年龄。荣誉。读法。公示。照片。'

describe('the mistakes of a file', () => {
  it('are told all at once, each with line, key, what was expected and what was probably meant', () => {
    const read = readPolicy({ id: 'yanshi/chief-technician/2024-07-11', policy, form, source })
    expect(read.kind === 'wrong' ? read.mistakes.map(({ file, line, key, text }) => `${file}:${line} ${key} ${text}`) : []).toEqual([
      'policy.yaml:1 jurisdiction 只能用小写字母、数字和连字符，以字母开头。',
      'policy.yaml:1 titleName 缺少“titleName”，应是文字。',
      'policy.yaml:3 titelName 不认识“titelName”，请核对拼写。是不是“titleName”？',
      'policy.yaml:4 document.name 不能空着。',
      'policy.yaml:4 document.number 应是文字，这里是 26。请加引号：\'26\'。',
      'policy.yaml:4 document.kind 应是 measure、call 之一，这里是“law”。',
      'policy.yaml:4 document.issuedOn 请写成存在的日期，如 2024-07-31。',
      'policy.yaml:4 document.issuedBy 至少写1项，这里有0项。',
      'policy.yaml:5 validity.until 请写成存在的日期，如 2024-07-31。',
      'policy.yaml:5 validity.until_ 不认识“until_”，请核对拼写。这里还可以写 clause、quote、also、interpretation。',
      'policy.yaml:6 bodies 应是一组键（名称、冒号、值），这里是列表。',
      'policy.yaml:7 cadence.stated 应是 true、false 之一，这里是“maybe”。',
      'policy.yaml:8 seats.kind 应是 about、at-most、planned 之一，这里是“planed”。是不是“planned”？',
      'policy.yaml:8 seats.count 应是整数，这里是 1.5。',
      'policy.yaml:9 nominations.kind 应是 unlimited、per-body 之一，这里是“per-bodies”。',
      'policy.yaml:10 reportDeadline.neededFor 缺少“neededFor”，应是文字。',
      'policy.yaml:11 termYears.value 不能大于 20，这里是 21。',
      'policy.yaml:12 allowanceFenPerMonth.value 不能小于 0，这里是 -1。',
      'policy.yaml:13 personalApplication.allowed 应是 true 或 false，这里是“no”。',
      'policy.yaml:14 ageReferenceDay 应是 application-deadline、year-end 之一，这里是空的。',
      'policy.yaml:18 conditions.0.modality 应是 required、generally、preferred 之一，这里是“usually”。',
      'policy.yaml:19 conditions.0.test.years 应是整数，这里是“二十”。',
      'policy.yaml:25 conditions.1.test.of.0.kind 应是 all、any、not、count-of、number-at-least、level-at-least、age-at-most、below-retirement-age、answer-is、honour、competition、rows-at-least、rows-each-term-year、former-title-needs-news、attested、as-read 之一，这里是“honor”。是不是“honour”？',
      'policy.yaml:25 conditions.1.test.of.1.levelAtLeast 应是 national、provincial、municipal、district 之一，这里是“national-1”。是不是“national”？',
      'policy.yaml:31 conditions.2.test.alternatives.Other “Other”的写法不对：只能用小写字母、数字和连字符，以字母开头。',
      'policy.yaml:34 tieBreaks 应是列表（每项前面写“- ”，或者写在方括号里），这里是“没有”。',
      'policy.yaml:35 stages.0.media.0 应是 website、unit 之一，这里是“newspaper”。',
      'policy.yaml:35 stages.0.skillTest 不认识“skillTest”，请核对拼写。是不是“skillsTest”？',
      'policy.yaml:36 materials.0.maxFiles 不能大于 50，这里是 51。',
      'policy.yaml:38 withheldFromExperts.0.reason 缺少“reason”，应是文字。',
      'policy.yaml:38 withheldFromExperts.1 应是一组键（名称、冒号、值），这里是“电话”。',
      'form.yaml:6 pages.0.fields.0.id 字段编号用英文小驼峰，如 birthMonth。',
      'form.yaml:6 pages.0.fields.0.maxChars 不能大于 20000，这里是 20001。',
      'form.yaml:6 pages.0.fields.1.kind 应是 text、long-text、choice、day、month、id-number、phone、photo、yes-no、number、rows 之一，这里是“age”。',
    ])
  })

  it('are told of the worked examples too', () => {
    const yaml = readYaml('cases.yaml', `base: { born: 1980-02-30, sex: man, answers: { name: 1 } }
applicants: []
forms: []
rankings: [{ title: 先后, people: [{ id: 甲, score: '90', honours: [0, 0] }], order: [1] }]
`)
    expect(shapeMistakes(yaml, casesSchema.safeParse(yaml.value, { error: inChinese })).map(({ line, key, text }) => `${line} ${key} ${text}`)).toEqual([
      '1 base.born 请写成存在的日期，如 2024-07-31。',
      '1 base.sex 应是 male、female 之一，这里是“man”。',
      '1 base.answers.name 应是文字，或者 true 或 false，或者列表（每项前面写“- ”，或者写在方括号里），这里是 1。',
      '1 notices 缺少“notices”，应是列表（每项前面写“- ”，或者写在方括号里）。',
      '4 rankings.0.people.0.score 请写两位小数，如 90.00，写在引号里。',
      '4 rankings.0.people.0.honours 应正好写4项，这里有2项。',
      '4 rankings.0.order.0 应是文字，或者列表（每项前面写“- ”，或者写在方括号里），这里是 1。',
    ])
  })

  it('ask for a whole number where none but whole ones fit, and for a number elsewhere', () => {
    const counted = policy.replace('count: 1.5', 'count: 十')
      .replace('allowanceFenPerMonth: { stated: true, value: -1,', 'allowanceFenPerMonth: { stated: true,')
      .replace('kind: age-at-most, years: 二十', 'kind: number-at-least, field: tradeYears, least: 十')
    const read = readPolicy({ id: 'yanshi/chief-technician/2024-07-11', policy: counted, form, source })
    const told = new Map(read.kind === 'wrong' ? read.mistakes.map(({ key, text }) => [key, text]) : [])
    expect(['seats.count', 'allowanceFenPerMonth.value', 'conditions.0.test.least'].map((key) => told.get(key)))
      .toEqual(['应是整数，这里是“十”。', '缺少“value”，应是整数。', '应是数，这里是“十”。'])
  })

  it('tell of a file in which nothing stands', () => {
    const read = readPolicy({ id: 'yanshi/chief-technician/2024-07-11', policy: '', form: '- 一', source })
    expect(read.kind === 'wrong' ? read.mistakes.map(({ file, line, key, text }) => [file, line, key, text]) : []).toEqual([
      ['policy.yaml', 1, '', '应是一组键（名称、冒号、值），这里是空的。'],
      ['form.yaml', 1, '', '应是一组键（名称、冒号、值），这里是列表。'],
    ])
  })
})

describe('one mistake in words', () => {
  const told = (schema: z.ZodType, value: unknown): readonly string[] =>
    schema.safeParse(value, { error: inChinese }).error?.issues.flatMap(complaintsOf).map(({ at, text }) => `${at.join('.')} ${text}`) ?? []

  const kinds = z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('age'), years: z.int() }), z.strictObject({ kind: z.literal('level') })])
  const numberOrWord = z.union([z.number(), z.string()])
  const oneWay = z.strictObject({ a: z.string(), b: z.string() })
  const otherWay = z.strictObject({ a: z.string(), c: z.string(), d: z.string() })

  it.each<[string, z.ZodType, unknown, readonly string[]]>([
    ['a file of words in which nothing stands', z.string(), undefined, [' 这个文件是空的，应是文字。']],
    ['a file of choices in which nothing stands', z.enum(['a', 'b']), undefined, [' 这个文件是空的，应是 a、b 之一。']],
    ['a missing choice', z.object({ a: z.enum(['x', 'y']) }), {}, ['a 缺少“a”，应是 x、y 之一。']],
    ['a missing choice of one', z.object({ a: z.literal('x') }), {}, ['a 缺少“a”，应是 x。']],
    ['an entry that is missing', z.tuple([z.string()]), [undefined], ['0 这个文件是空的，应是文字。']],
    ['an empty word where a number belongs', z.number(), '', [' 应是数，这里是空的文字。']],
    ['a yes where a word belongs', z.string(), true, [' 应是文字，这里是 true。请加引号：\'true\'。']],
    ['a list where a word belongs', z.string(), [], [' 应是文字，这里是列表。']],
    ['a group where a word belongs', z.string(), {}, [' 应是文字，这里是一组键。']],
    ['a number where a switch belongs', z.boolean(), 1, [' 应是 true 或 false，这里是 1。']],
    ['a word where a record belongs', z.record(z.string(), z.string()), '甲', [' 应是一组键（名称、冒号、值），这里是“甲”。']],
    ['a word where nothing belongs', z.null(), '甲', [' 应是 null，这里是“甲”。']],
    ['a thing of a kind without a name', z.date(), '甲', [' 应是date，这里是“甲”。']],
    ['a number that is a choice in quotes', z.enum(['1', '2']), 1, [" 应是 1、2 之一，这里是 1。请加引号：'1'。"]],
    ['a word that is no choice', z.enum(['1', '2']), '3', [' 应是 1、2 之一，这里是“3”。是不是“1”？']],
    ['a number that is no choice', z.enum(['one', 'two']), 7, [' 应是 one、two 之一，这里是 7。']],
    ['the nearest of several choices', z.enum(['provincial', 'provinces', 'province']), 'provinc', [' 应是 provincial、provinces、province 之一，这里是“provinc”。是不是“province”？']],
    ['a choice in other letters', z.enum(['About']), 'aBOUT', [' 应是 About，这里是“aBOUT”。是不是“About”？']],
    ['a kind that is missing', kinds, {}, ['kind 缺少“kind”，应是 age、level 之一。']],
    ['a kind that is none', kinds, { kind: 'lvel' }, ['kind 应是 age、level 之一，这里是“lvel”。是不是“level”？']],
    ['no kind at all', kinds, '甲', [' 应是一组键（名称、冒号、值），这里是“甲”。']],
    ['one of two sorts', numberOrWord, true, [' 应是数，或者文字，这里是 true。']],
    ['one of two sorts that is missing', z.object({ a: numberOrWord }), {}, ['a 缺少“a”，应是数，或者文字。']],
    ['one of two sorts, of which one would be too long', z.union([z.string().max(1), z.boolean()]), ['甲'], [' 应是文字，或者 true 或 false，这里是列表。']],
    ['the way that the author came nearest to', z.union([otherWay, oneWay]), { a: '甲' }, ['b 缺少“b”，应是文字。']],
    ['the nearer way whichever comes first', z.union([oneWay, otherWay]), { a: '甲' }, ['b 缺少“b”，应是文字。']],
    ['a way where another is a word', z.union([z.string(), z.strictObject({ a: z.string() })]), { a: 1 }, [' 应是文字，这里是一组键。']],
    ['too short a word', z.string().min(1), '', [' 不能空着。']],
    ['a word of fewer letters', z.string().min(3), '甲', [' 至少写3字。']],
    ['too long a word', z.string().max(2), '甲乙丙', [' 至多写2字。']],
    ['too long a list', z.array(z.string()).max(1), ['甲', '乙'], [' 至多写1项，这里有2项。']],
    ['too short a list', z.array(z.string()).min(1), [], [' 至少写1项，这里有0项。']],
    ['a longer list than just so long', z.array(z.string()).length(1), ['甲', '乙'], [' 应正好写1项，这里有2项。']],
    ['too small a number', z.number().min(3), 2, [' 不能小于 3，这里是 2。']],
    ['too large a number', z.number().max(3), 4, [' 不能大于 3，这里是 4。']],
    ['keys that nobody knows, a line for each', z.strictObject({ name: z.string() }), { name: '甲', nmae: 1, x: 2 }, ['nmae 不认识“nmae”，请核对拼写。', 'x 不认识“x”，请核对拼写。']],
    ['a key that nobody knows where others are open', z.strictObject({ name: z.exactOptional(z.string()), age: z.exactOptional(z.string()) }), { zzzzzz: 1 }, ['zzzzzz 不认识“zzzzzz”，请核对拼写。这里还可以写 name、age。']],
    ['a key that was probably meant', z.strictObject({ name: z.exactOptional(z.string()), names: z.exactOptional(z.string()) }), { nams: 1 }, ['nams 不认识“nams”，请核对拼写。是不是“name”？']],
    ['a name that may not be one', z.record(z.string().regex(/^a/, '以a开头。').regex(/b$/, '以b结尾。'), z.string()), { x: '甲' }, ['x “x”的写法不对：以a开头。以b结尾。']],
    ['what no other words fit', z.string().refine(() => false), '甲', [' 写法不对。']],
  ])('tells of %s', (_, schema, value, words) => expect(told(schema, value)).toEqual(words))
})

import { describe, expect, it } from 'vitest'
import { answerIn, typed } from '../../test/cli/typed.ts'
import { weihai2024, weihai2024Id } from '../../test/policy/versions.ts'
import { policySimulate } from './policy/simulate.ts'
import { schemaCommands } from './schema.ts'
import { screenCommand } from './screen.ts'

const welder = { id: 'a1', born: '1980-03-02', sex: 'male', answers: { skillLevel: '1', frontLine: true, formerHolder: false, industry: 'marine' } }
const attested = Object.fromEntries(weihai2024().conditions.map(({ id }) => [id, true]))

/** Cut where no line ends, as pipes do. */
async function* piped(text: string, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function screened(lines: readonly (object | string)[], ...words: readonly string[]) {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  const said = await typed([screenCommand(() => piped(text))], 'screen', '--policy', weihai2024Id, '--on', '2024-07-31', ...words)
  return { code: said.code, lines: said.out.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>) }
}

describe('screening by a reading that was not taken --reading', () => {
  const justOver = { ...welder, born: '1969-07-30', attested }
  const age = (line: Readonly<Record<string, unknown>> | undefined) => (line?.['conditions'] as readonly Readonly<Record<string, unknown>>[] | undefined)?.find(({ id }) => id === 'age')

  it('judges as that reading has it', async () => {
    const [taken, other] = await Promise.all([screened([justOver]), screened([justOver], '--reading', 'age-day=until-55th-birthday')])
    expect([taken.lines[0], other.lines[0]].map((line) => age(line)?.['outcome'])).toEqual(['met', 'not-met'])
    expect(age(taken.lines[0])?.['text']).toContain('原文另有一种读法（到55岁生日为止，过了55岁生日即超过），按那种读法则不符合')
  })

  it('names the readings there are, and why one can’t be worked out', async () => {
    const command = screenCommand(() => piped(''))
    const asked = async (policy: string, reading: string) => (await typed([command], 'screen', '--policy', policy, '--on', '2024-07-31', '--reading', reading))
    const unknown = await asked(weihai2024Id, 'age-day=by-hour')
    expect([unknown.code, unknown.err]).toEqual([2, [`--reading age-day=by-hour：${weihai2024Id} 没有这种读法。可以换的：age-day=until-55th-birthday、publicity-first-day=first-day-counts。`]])
    expect((await asked('huancui/chief-technician/2022-12-01', 'several=three,office=separate')).err).toEqual(['--reading office=separate：不改变条件和期限，只涉及由哪个机构办；事项按采用的读法分派。'])
  })
})

describe('shouxi screen 条件审核', () => {
  it('refuses to begin without a version, with one that does not exist, or without a day', async () => {
    const command = screenCommand(() => piped(''))
    expect((await typed([command], 'screen', '--on', '2024-07-31')).code).toBe(2)
    expect((await typed([command], 'screen', '--policy', weihai2024Id)).code).toBe(2)
    const unknown = await typed([command], 'screen', '--policy', 'nowhere/none/2020-01-01', '--on', '2024-07-31')
    expect([unknown.code, unknown.out[0]]).toEqual([1, expect.stringContaining('没有政策版本“nowhere/none/2020-01-01”')])
  })

  it('tells every line it can not read by its number, and goes on with the others', async () => {
    const { code, lines } = await screened(['{"id":', '', { id: 'b', answers: { skillLevel: '9', honours: [{ level: 'galactic' }] }, age: 4 }, { ...welder, id: 7 }])
    expect(code).toBe(1)
    expect(lines.map(({ line, code: why, id }) => [line, why, id])).toEqual([[1, 'not-json', undefined], [3, 'wrong-record', undefined], [undefined, undefined, '7']])
    expect((await screened([{ id: 'b', answers: { skillLevel: '9', honours: [{ level: 'galactic' }] } }])).lines[0]?.['error']).toMatch(/^skillLevel：“9”不是可选项，应为 .*；honours\.0\.level：“galactic”不是可选项/)
  })

  it.each([
    [{ id: 'b', answers: { honours: 'yes', skillLevel: [{}], frontLine: 'perhaps', workStartMonth: '2024-13' } },
      'honours：“yes”不对，应为表格，一行一个对象，没有的写 []；skillLevel：这样的表格不是可选项，应为 -1、0、1、2、3；frontLine：“perhaps”不对，应为 true 或 false；workStartMonth：“2024-13”不对，应为存在的年月，如 2019-05。'],
    [{ id: 'b', answers: { honours: [{ level: 'national', awardedIn: '去年' }], prizes: [{ rank: '第三' }, { rank: ' ３ ' }] } },
      'honours.0.awardedIn：“去年”不对，应为存在的年月，如 2019-05；prizes.0.rank：“第三”不对，应为数字。'],
    [[], '整行：应为一个对象，如 {"id":"1","answers":{}}。'],
    [{ answers: [] , age: 4 }, 'id：应为编号，不空的文字或者整数；answers：应为一个对象，按字段编号写；不认识“age”，可以写 id、answers、attested、born、sex、termFrom。'],
  ])('says of every value that no form could hold what was expected: %j', async (record, error) =>
    expect((await screened([record])).lines).toEqual([{ line: 1, code: 'wrong-record', error }]))

  it('reads nothing but UTF-8, whose line it is that is no text, and the others all the same', async () => {
    const gbk = [...new TextEncoder().encode('{"id":"'), 0xcd, 0xf5, ...new TextEncoder().encode(`","answers":{}}\n${JSON.stringify(welder)}`)]
    async function* file() { yield Uint8Array.from(gbk) }
    const { code, out } = await typed([screenCommand(file)], 'screen', '--policy', weihai2024Id, '--on', '2024-07-31')
    expect([code, out[0], JSON.parse(out[1] ?? '')]).toEqual([1, '{"line":1,"code":"not-utf8","error":"这一行有不是 UTF-8 编码的文字，请把文件另存为 UTF-8 再试。"}', expect.objectContaining({ id: 'a1' })])
  })

  it('says what it waits for where nobody has named a file', async () => {
    const waiting = async (isTTY: boolean) => (await typed([screenCommand(() => Object.assign(piped(''), { isTTY }))], 'screen', '--policy', weihai2024Id, '--on', '2024-07-31')).err
    expect([await waiting(true), await waiting(false)]).toEqual([['等待输入申报人，一行一个 JSON，按 Ctrl-D 结束。记录在文件里的，按 Ctrl-C，再在命令末尾写 < 文件名。'], []])
  })

  it('takes yes and no as other programs write them too', async () => {
    const { lines: [line] } = await screened([{ ...welder, attested, answers: { ...welder.answers, frontLine: 'true', formerHolder: 'false' } }])
    expect(line).toMatchObject({ outcome: 'eligible' })
  })

  it('gives every condition with its clause, its facts and a sentence', async () => {
    const { code, lines: [line] } = await screened([{ ...welder, attested }])
    expect(code).toBe(0)
    expect(line).toMatchObject({ id: 'a1', outcome: 'eligible' })
    const conditions = line?.['conditions'] as readonly Readonly<Record<string, unknown>>[]
    expect(conditions.map(({ id }) => id)).toEqual(weihai2024().conditions.map(({ id }) => id))
    expect(conditions.find(({ id }) => id === 'age')).toEqual({
      id: 'age', clause: '一第二段', modality: 'generally', outcome: 'met',
      facts: { 出生日期: '1980-03-02', 计算日: '2024-07-31', 周岁: '44' }, text: '截至2024年7月31日满44周岁，没有超过55周岁。',
    })
  })

  it.each([
    ['incomplete', { ...welder, attested, answers: { frontLine: true, formerHolder: false, industry: 'marine' } }],
    ['ineligible', { ...welder, attested, answers: { ...welder.answers, skillLevel: 2 } }],
    ['needs-judgement', welder],
    ['needs-judgement', { ...welder, attested, born: '1960-01-01' }],
  ])('%s', async (outcome, record) => expect((await screened([record])).lines[0]).toMatchObject({ outcome }))

  it('stops reading when nobody reads the verdicts', async () => {
    let asked = 0
    async function* endless() {
      for (;;) {
        asked += 1
        yield new TextEncoder().encode(`${JSON.stringify(welder)}\n`)
      }
    }
    const input = { operands: [], text: (option: string) => ({ policy: weihai2024Id, on: '2024-07-31' })[option], isSet: () => false }
    const outcome = await screenCommand(endless).run(input, { tell() {}, announce() {}, write: async () => asked < 3 })
    expect([outcome, asked]).toEqual([{ kind: 'written', holds: true }, 3])
  })
})

describe('shouxi policy simulate 试算', () => {
  const simulate = (...words: readonly string[]) => typed(
    [policySimulate(() => piped([{ ...welder, attested }, { ...welder, id: 'a2', attested: { ...attested, enterprise: false } }].map((each) => JSON.stringify(each)).join('\n')))],
    'policy', 'simulate', '--policy', weihai2024Id, '--against', weihai2024Id, '--on', '2024-07-31', ...words)

  it('finds nobody touched where nothing changes', async () => {
    expect(await simulate()).toEqual({ code: 0, err: [], out: ['共2人：0人由不符合变为可以，0人由可以变为不符合，0人结论有变，2人不变。'] })
    expect(answerIn(await simulate('--json'))).toEqual({ summary: { applicants: 2, gains: 0, loses: 0, differs: 0, same: 2 } })
  })
})

describe('shouxi schema', () => {
  it('describes an applicant by the fields that the forms ask', async () => {
    const schema = answerIn(await typed(schemaCommands, 'schema', 'applicant', '--policy', weihai2024Id)) as { properties: { answers: { properties: Record<string, unknown> } } }
    expect(Object.keys(schema.properties.answers.properties)).toEqual(weihai2024().form.pages.flatMap(({ fields }) => fields).map(({ id }) => id))
    expect(schema.properties.answers.properties['skillLevel']).toMatchObject({ anyOf: expect.arrayContaining([{ const: '2', title: expect.stringContaining('技师') }]) as unknown })
  })

  it('describes the files of a version', async () => {
    expect(answerIn(await typed(schemaCommands, 'schema', 'policy', '--json'))).toMatchObject({ title: '政策数据 policy.yaml', type: 'object', additionalProperties: false })
  })
})

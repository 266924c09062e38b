import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoAccounts } from '../../src/demo/people.ts'
import { overseerRoles } from '../../src/domain/shared/actor.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { readWord } from '../golden/readers.ts'
import { ok } from '../support/round.ts'

type Item = Readonly<{ id: string; act: string; actTitle: string; unitName: string; stageName: string; note: string; due: string | null; isOver: boolean }>
type Answers = Readonly<Record<string, unknown>>
type File = Readonly<{ material: string; sha256: string }>
type Case = Readonly<{ verdicts: readonly Readonly<{ condition: string; facts: Readonly<Record<string, string>> }>[]; content: Readonly<{ answers: Answers; attachments: readonly File[]; withheld: readonly string[] }>; verification: Readonly<{ screenshot: string | null }>; now: readonly unknown[]; papers: readonly Readonly<{ href: string }>[] }>

let app: TestApp
beforeAll(async () => { app = await startTestApp('told') }, 120_000)
afterAll(() => app.stop())

const caseFor = async (name: string, id: string): Promise<Case> => ok(await app.as(name).get(`/api/cases/${id}`)) as unknown as Case

/** What identifies a person further reaches the screens of those who handle the case, and of nobody who only decides or audits. */
describe('who reads sensitive data 最小必要', () => {
  const whole = 'demo-case-01'
  const nameOf = (role: string): string => demoAccounts.find((each) => each.role === role)?.signInName ?? ''
  const handlers = ['jingban', 'fuhe', 'dongqu', 'danwei1'] as const
  const keptBack = ['birthMonth', 'photo', 'politicalStatus', 'idNumber', 'phone', 'secret']

  it.each(handlers)('%s handles it, and has it all', async (name) => {
    const { content, verification } = await caseFor(name, whole)
    expect([keptBack.filter((field) => !(field in content.answers)), content.attachments.map(({ material }) => material), content.withheld, verification.screenshot !== null])
      .toEqual([[], ['id-card', 'certificate', 'achievements', 'awards'], [], true])
  })

  it.each(overseerRoles)('%s is sent none of it, in no answer, and is told what is kept back', async (role) => {
    const { content: { answers, attachments } } = await caseFor('jingban', whole)
    const { body } = await app.as(nameOf(role)).get(`/api/cases/${whole}`)
    const seen = body as unknown as Case
    expect(Object.keys(answers).filter((field) => !(field in seen.content.answers)).toSorted()).toEqual(keptBack.toSorted())
    expect([seen.content.attachments.map(({ material }) => material), seen.verification.screenshot]).toEqual([['achievements', 'awards'], null])
    expect(seen.content.withheld).toEqual([...keptBack, 'id-card', 'certificate'])
    const text = JSON.stringify(body)
    expect([answers['birthMonth'], answers['idNumber'], answers['phone'], answers['photo'], ...attachments.slice(0, 2).map(({ sha256 }) => sha256)].filter((secret) => text.includes(String(secret)))).toEqual([])
  })

  it('a verdict on age tells those who handle the case the day of birth, and everybody else the age alone', async () => {
    const factsFor = async (name: string) => (await caseFor(name, whole)).verdicts.find(({ condition }) => condition === 'age')?.facts
    const { 出生日期: born = '', ...others } = await factsFor('jingban') ?? {}
    expect(born).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect(Object.keys(others).toSorted()).toEqual(['周岁', '计算日'])
    expect(await Promise.all(handlers.map(factsFor))).toEqual(handlers.map(() => ({ 出生日期: born, ...others })))
    expect(await Promise.all(overseerRoles.map((role) => factsFor(nameOf(role))))).toEqual(overseerRoles.map(() => others))
    const bodies = await Promise.all(overseerRoles.map(async (role) => JSON.stringify(await caseFor(nameOf(role), whole))))
    expect(bodies.filter((body) => body.includes(born))).toEqual([])
  })

  it.each(overseerRoles)('%s opens no file that shows it, and every other', async (role) => {
    const { content: { answers, attachments }, verification } = await caseFor('jingban', whole)
    const files = [...attachments.map(({ sha256 }) => sha256), String(answers['photo']), String(verification.screenshot)]
    const statuses = await Promise.all(files.map(async (sha256) => (await app.as(nameOf(role)).get(`/api/cases/${whole}/files/${sha256}`)).status))
    expect(statuses).toEqual([404, 404, 200, 200, 404, 404])
  })

  it.each(overseerRoles)('%s reads the same papers as the office, their cells for it empty', async (role) => {
    const { content: { answers } } = await caseFor('jingban', whole)
    const [office, overseer] = await Promise.all(['jingban', nameOf(role)].map((name) => formOf(name)))
    const [year, month] = String(answers['birthMonth']).split('-')
    const bears = (words: string) => [answers['idNumber'], answers['phone'], `${year}年${Number(month)}月`].map((number) => words.includes(String(number)))
    expect([bears(office ?? ''), bears(overseer ?? '')]).toEqual([[true, true, true], [false, false, false]])
    expect(overseer).toContain(String(answers['name']))
  })

  async function formOf(name: string): Promise<string> {
    const response = await fetch(`${app.url}/api/cases/${whole}/papers/form.docx`, { headers: { cookie: await app.as(name).cookie() } })
    expect(response.status).toBe(200)
    return readWord(new Uint8Array(await response.arrayBuffer())).join('').replace(/\s/g, '')
  }
})

describe('what an auditor looks for in the journal', () => {
  const streams = async (asked: string) => [...new Set((ok(await app.as('shenji').get(`/api/journal?limit=200&stream=${encodeURIComponent(asked)}`))['rows'] as readonly Readonly<{ stream: string }>[]).map(({ stream }) => stream))]
  it.each(['application/demo-case-22', 'demo-case-22', '申报 -case-22'])('is found by its whole name, its number, or the end of it as lists show it: %s', async (asked) =>
    expect(await streams(asked)).toContain('application/demo-case-22'))
  it('is nothing where no number ends so', async () => expect(await streams('application/case-22')).toEqual([]))
})

describe('what waits for a district 区市的待办', () => {
  const waiting = async (name: string): Promise<readonly Item[]> => (ok(await app.as(name).get('/api/worklist'))['items'] ?? []) as readonly Item[]

  it('names the unit of each case, and has no form that is still being filled in', async () => {
    expect((await waiting('dongqu')).map(({ id, stageName, unitName }) => [id, stageName, unitName])).toEqual([
      ['demo-case-22', '已实地核验', '演示海洋装备有限公司'], ['demo-case-23', '待区市核验', '演示精密机床有限公司'],
    ])
    expect((ok(await app.as('dongqu').get('/api/cases?stage=draft'))['rows'] as readonly Item[]).map(({ id }) => id)).toEqual(['demo-case-21'])
  })

  it('comes with the places that the district has used, while it has to decide, and with none where it has decided', async () => {
    const quotaFor = async (name: string, id: string) => (await app.as(name).get(`/api/cases/${id}`)).body['quota'] as unknown
    expect(await quotaFor('dongqu', 'demo-case-22')).toEqual({ used: 0, count: null, agreed: 0, row: null, sharedWith: [], hasPlace: false, full: null, clause: '二第一段', quote: expect.stringContaining('不限定申报名额') as unknown })
    expect([await quotaFor('dongqu', 'demo-case-01'), await quotaFor('jingban', 'demo-case-22')]).toEqual([null, null])
  })

  it('has the places of the round under way beside it, and on the page of the round; no other desk has', async () => {
    const places = { used: 0, count: null, agreed: 0, row: null, sharedWith: [], clause: '二第一段', quote: expect.stringContaining('不限定申报名额') as unknown }
    const desk = async (name: string) => ok(await app.as(name).get('/api/worklist'))['places'] as readonly Readonly<{ round: string }>[]
    const [open] = await desk('dongqu')
    expect(open).toEqual({ ...places, round: open?.round, roundTitle: expect.stringContaining('首席技师') as unknown })
    const page = async (name: string) => ok(await app.as(name).get(`/api/rounds/${open?.round ?? ''}`))['places'] as unknown
    expect([await page('dongqu'), await page('jingban'), await desk('jingban'), await desk('danwei1')]).toEqual([places, null, [], []])
  })

  it('has a correction from the day after its days are over, until the day for reports, with what can be done', async () => {
    const before = (await waiting('danwei1')).map(({ id }) => id)
    const overdue = async () => (await waiting('dongqu')).filter(({ id }) => id === 'demo-case-24')
    ok(await app.as('guanli').send('POST', '/api/clock', { to: '2024-07-29' }))
    expect(await overdue()).toEqual([])
    ok(await app.as('guanli').send('POST', '/api/clock', { to: '2024-07-30' }))
    expect(await overdue()).toMatchObject([{
      act: 'ReturnForCorrection', actTitle: '处理逾期补正', unitName: '演示精密机床有限公司', due: '2024-07-31', isOver: false,
      note: '补正期限2024年7月30日24时已过，单位不能再提交。可以再退回一次，给新的补正期限；也可以不予推荐。',
    }])
    expect((await waiting('danwei2')).find(({ id }) => id === 'demo-case-24')).toMatchObject({ isOver: true, actTitle: '查看逾期补正', note: '补正期限已过，不能再提交；还需要补正的，请联系退回申报的部门。' })
    // A form that nobody handed in by the last day of applications waits for nobody any more.
    expect([before, (await waiting('danwei1')).map(({ id }) => id)]).toEqual([expect.arrayContaining(['demo-case-21']), expect.not.arrayContaining(['demo-case-21'])])
    expect((await caseFor('danwei2', 'demo-case-24')).now).toEqual([{ actTitle: '处理逾期补正', who: '演示东区人力资源和社会保障局', due: '2024-07-31', workingDaysLeft: 0, afterNotice: null }])
    expect((await caseFor('dongqu', 'demo-case-24')).now).toMatchObject([{ who: '本单位' }])
  })
})

describe('the next deadline of the demo 到下一个期限', () => {
  const forward = () => app.as('guanli').send('POST', '/api/clock', { toNextDeadline: true })

  it('is one of a round where nothing waits for who asks, and no day at all once time opens nothing more', async () => {
    expect(ok(await app.as('guanli').get('/api/worklist'))).toMatchObject({ total: 0, nextDue: null })
    const days: unknown[] = []
    let answer = await forward()
    for (; answer.status === 200 && days.length < 3; answer = await forward()) days.push(answer.body['today'])
    // The units’ day and the districts’ day, of which the first may have passed before.
    expect(days.slice(-1)).toEqual(['2024-08-01'])
    expect(answer).toMatchObject({ status: 422, body: { refusals: [{ code: 'no-deadline-ahead', detail: expect.stringMatching(/^各轮都没有要等的期限，不用往前拨。现在有待办的是：.*经办 周演（jingban）/) as unknown }] } })
    expect(ok(await app.as('guanli').get('/api/clock'))).toMatchObject({ today: '2024-08-01' })
  })

  it('lies in a time that calendars know: nobody takes the clock where days have no names', async () => {
    const far = await app.as('guanli').send('POST', '/api/clock', { to: '9999-12-31' })
    expect(far).toMatchObject({ status: 422, body: { refusals: [{ code: 'clock-too-far', detail: '演示时钟最多拨到2099年12月31日。' }] } })
    expect(ok(await app.as('guanli').get('/api/clock'))).toMatchObject({ today: '2024-08-01' })
  })
})

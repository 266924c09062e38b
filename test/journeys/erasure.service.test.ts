import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { codes, ok } from '../support/round.ts'

type Rows = readonly Readonly<{ id: string; name: string; stage: string }>[]

/** 个人信息保护法 第四十七条, on the demo's two rounds: one finished, one running. */
describe('erasing a person 删除个人信息', () => {
  let app: TestApp
  let ofFinished: Rows
  beforeAll(async () => {
    app = await startTestApp('told')
    ofFinished = ok(await app.as('jingban').get('/api/cases?round=demo-round-1&limit=100'))['rows'] as unknown as Rows
  }, 120_000)
  afterAll(() => app?.stop())

  const propose = (application: string, by = 'jingban') => app.as(by).send('POST', '/api/erasures', { application, ground: 'consent-withdrawn', reason: '本人书面申请。' })
  const staged = (stage: string) => ofFinished.find((row) => row.stage === stage)?.id ?? ''

  it('is refused while the round runs and while the title lives, with every reason and its clause', async () => {
    const running = await propose('demo-case-27')
    expect(codes(running)).toEqual(['round-running'])
    expect(JSON.stringify(running.body)).toContain('第四十七条第二款')
    expect(codes(await propose(staged('titled')))).toEqual(['title-living'])
    expect(codes(await propose('nobody'))).toEqual(['not-found'])
  })

  it('takes two hands, and afterwards nobody can read the person', async () => {
    const application = staged('not-selected')
    const { name } = ofFinished.find(({ id }) => id === application)!
    const before = ok(await app.as('jingban').get(`/api/cases/${application}/erasure`))
    expect(before).toMatchObject({ name, keeping: [], cases: 1, titles: 0 })
    const id = String(ok(await propose(application))['id'])
    expect(codes(await app.as('jingban').send('POST', `/api/erasures/${id}/approve`))).toEqual(['role-not-allowed'])
    ok(await app.as('fuhe').send('POST', `/api/erasures/${id}/approve`))
    ok(await app.as('jingban').send('POST', '/api/clock', { days: 1 }))

    const { rows } = ok(await app.as('shenji').get('/api/erasures')) as unknown as { rows: Rows }
    expect(rows).toMatchObject([{ id, stage: 'done', name: '' }])
    expect(JSON.stringify(ok(await app.as('jingban').get(`/api/cases/${application}`)))).not.toContain(name)
    expect(codes(await app.as('fuhe').send('POST', `/api/erasures/${id}/approve`))).toEqual(['act-not-open'])
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { codes, ok } from '../support/round.ts'

type Listed = Readonly<{ rows: readonly Readonly<Record<string, unknown>>[]; total: number }>

/** A city has four hundred units: whatever is listed says how much there is, and can be turned and searched to its last line. */
describe('lists of a city 单位和账号一览', () => {
  const UNITS = 45
  let app: TestApp

  beforeAll(async () => {
    app = await startTestApp()
    for (let at = 1; at <= UNITS; at++) {
      const name = `演示大厂${String(at).padStart(2, '0')}`
      const { id } = ok(await app.as('guanli').send('POST', '/api/organisations', { kind: 'unit', name, creditCode: '', district: at % 2 === 0 ? 'demo-district-1' : 'demo-district-2' }))
      if (at <= 25) ok(await app.as('guanli').send('POST', '/api/accounts', { signInName: `Dachang${at}`, displayName: `大厂${at}经办`, role: 'unit', body: id }))
    }
  })
  afterAll(() => app.stop())

  const asked = async (path: string): Promise<Listed> => ok(await app.as('guanli').get(path)) as unknown as Listed
  const names = async (path: string, column = 'name'): Promise<readonly unknown[]> => (await asked(path)).rows.map((row) => row[column])

  it('give twenty lines and the number of all, and the next twenty when asked', async () => {
    const pages = await Promise.all([0, 20, 40, 60].map((offset) => asked(`/api/organisations?q=演示大厂&offset=${offset}`)))
    expect(pages.map(({ rows, total }) => [rows.length, total])).toEqual([[20, UNITS], [20, UNITS], [5, UNITS], [0, UNITS]])
    expect(pages.flatMap(({ rows }) => rows.map(({ name }) => name))).toEqual(Array.from({ length: UNITS }, (_, at) => `演示大厂${String(at + 1).padStart(2, '0')}`))
  })

  it('find a body by a part of its name, by its kind, and turn round', async () => {
    expect(await names('/api/organisations?q=大厂4')).toEqual(['演示大厂40', '演示大厂41', '演示大厂42', '演示大厂43', '演示大厂44', '演示大厂45'])
    expect(await names('/api/organisations?q=大厂0&descending=true&limit=2')).toEqual(['演示大厂09', '演示大厂08'])
    expect((await names('/api/organisations?kind=district,office&limit=500', 'kind')).toSorted()).toEqual(['district', 'district', 'office'])
    expect((await asked('/api/organisations?q=演示大厂02')).rows.map(({ district, districtName }) => [district, districtName])).toEqual([['demo-district-1', '演示东区人力资源和社会保障局']])
  })

  it('find an account by either name in capitals or not, by its body, role and state', async () => {
    expect(await names('/api/accounts?q=DACHANG2&sort=signInName', 'displayName')).toEqual(['大厂2经办', '大厂20经办', '大厂21经办', '大厂22经办', '大厂23经办', '大厂24经办', '大厂25经办'])
    expect(await names('/api/accounts?q=大厂7经办', 'bodyName')).toEqual(['演示大厂07'])
    expect(await names('/api/accounts?body=大厂1&sort=displayName&limit=3', 'bodyName')).toEqual(['演示大厂10', '演示大厂11', '演示大厂12'])
    const totals = await Promise.all(['role=unit', 'role=unit&state=waiting', 'role=unit&state=working', 'role=unit&state=disabled', 'body=没有这个单位'].map(async (words) => (await asked(`/api/accounts?${words}`)).total))
    expect(totals).toEqual([29, 25, 4, 0, 0])
  })

  it('find an account by a person’s name with whatever blanks it was entered and is typed', async () => {
    ok(await app.as('guanli').send('POST', '/api/accounts', { signInName: 'kongge', displayName: '空 格演', role: 'district', body: 'demo-district-1' }))
    expect(await Promise.all(['空格演', '空 格 演', 'KONGGE'].map((q) => names(`/api/accounts?q=${q}`, 'signInName')))).toEqual([['kongge'], ['kongge'], ['kongge']])
  })

  it('say of an account that is locked until when, and of it alone', async () => {
    const signIn = (password: string) => fetch(`${app.url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name: 'danwei2', password }) })
    const lockedNow = async (): Promise<unknown[]> => (await asked('/api/accounts?role=unit&state=working&sort=signInName')).rows.filter(({ lockedUntil }) => lockedUntil !== null)
    for (let wrong = 0; wrong < 4; wrong++) await signIn('不是这个')
    expect(await lockedNow()).toEqual([])
    await signIn('不是这个')
    const [locked, ...others] = await lockedNow() as { id: string; signInName: string; lockedUntil: string }[]
    const minutes = (Date.parse(locked?.lockedUntil ?? '') - Date.now()) / 60_000
    expect([locked?.signInName, others, minutes > 14 && minutes <= 15]).toEqual(['danwei2', [], true])
    expect((ok(await app.as('guanli').get(`/api/accounts/${locked?.id ?? ''}`)) as { account: unknown }).account).toMatchObject({ lockedUntil: locked?.lockedUntil })
    ok(await app.as('guanli').send('POST', `/api/accounts/${locked?.id ?? ''}/password`, {}))
    expect(await lockedNow()).toEqual([])
  })

  it('refuse to be asked for more at a time than anybody reads', async () => {
    expect(codes(await app.as('guanli').get('/api/organisations?limit=501'))).toEqual(['wrong-words'])
  })
})

import { expect } from 'vitest'
import { demoAnswers, type DemoTechnician } from '../../src/demo/answers.ts'
import { portrait, scan } from '../../src/demo/pictures.ts'
import type { Answer, Person, TestApp } from './app.ts'

/** Walks a round of 威海市 2024 through the API, one hand after the other, as the pages do. */
export class RoundWalk {
  readonly app: TestApp
  round = ''

  constructor(app: TestApp) {
    this.app = app
  }

  async announce(plan: Partial<{ title: string; applyBy: string; reportBy: string; seats: number }> = {}): Promise<void> {
    const maker = this.app.as('jingban')
    const drafted = await maker.send('POST', '/api/rounds', { policy, plan: { ...standardPlan, ...plan } })
    this.round = String(ok(drafted)['id'])
    ok(await this.act('jingban', 'rounds', this.round, 'ProposeAnnouncement'))
    ok(await this.act('fuhe', 'rounds', this.round, 'AnnounceRound'))
  }

  /** Any act, on the version the subject has now. */
  async act(by: string, subjects: string, id: string, act: string, words: object = {}): Promise<Answer> {
    return this.app.as(by).send('POST', `/api/${subjects}/${id}/${act}`, { ...words, expectedVersion: await this.version(by, subjects, id) })
  }

  private async version(by: string, subjects: string, id: string): Promise<number> {
    const person = this.app.as(by)
    if (subjects === 'cases') return Number((await person.get(`/api/cases/${id}`)).body['version'])
    if (subjects === 'rounds') return Number((await person.get(`/api/rounds/${id}`)).body['version'])
    const { body } = await this.app.as('jingban').get(`/api/rounds/${this.round}`)
    const round = body as unknown as { noticeVersion: number; decisions: { id: string; version: number }[] }
    return subjects === 'notices' ? round.noticeVersion : round.decisions.find((each) => each.id === id)?.version ?? 0
  }

  /** The unit starts the case, fills it in and attaches the evidence; the technician gets an account and signs. */
  async submit(unit: string, serial: number, technician: DemoTechnician): Promise<string> {
    const person = this.app.as(unit)
    const id = String(ok(await person.send('POST', '/api/cases', { round: this.round, name: technician.name }))['id'])
    await this.fillIn(unit, id, serial, technician)
    const { draftVersion, caseVersion } = await this.sign(unit, id, serial, technician)
    ok(await person.send('POST', `/api/cases/${id}/SubmitApplication`, { draftVersion, unitOpinion: '情况属实，同意推荐。', attested: [], expectedVersion: caseVersion }))
    return id
  }

  async fillIn(unit: string, id: string, serial: number, technician: DemoTechnician): Promise<void> {
    const person = this.app.as(unit)
    const photo = ok(await person.upload(`/api/cases/${id}/photo`, { name: 'photo.png', type: 'image/png', bytes: portrait(serial) }))
    ok(await person.send('PATCH', `/api/cases/${id}/draft`, { baseVersion: 0, changes: demoAnswers(technician, serial, String(photo['sha256'])) }))
    for (const material of requiredMaterials) {
      ok(await person.upload(`/api/cases/${id}/files?material=${material}`, { name: `${material}.pdf`, type: 'application/pdf', bytes: scan(material) }))
    }
  }

  /** The technician signs under the account the unit opened for them, once they have set a password that nobody else knows. */
  private async sign(unit: string, id: string, serial: number, { name }: DemoTechnician): Promise<{ draftVersion: number; caseVersion: number }> {
    const signInName = `ren${serial}`
    const { code } = ok(await this.app.as(unit).send('POST', `/api/cases/${id}/invitation`, { signInName }))
    const technician = await activate(this.app.url, signInName, String(code))
    const draft = ok(await technician.get(`/api/cases/${id}/draft`))
    const draftVersion = Number(draft['version'])
    ok(await technician.send('POST', `/api/cases/${id}/SignCommitment`, { draftVersion, signature: name, expectedVersion: draft['caseVersion'] }))
    return { draftVersion, caseVersion: Number(draft['caseVersion']) + 1 }
  }

  async verifyAndRecommend(district: string, id: string, day: string, secret = false): Promise<void> {
    const bureau = this.app.as(district)
    const shot = ok(await bureau.upload(`/api/cases/${id}/screenshot`, { name: 'page.png', type: 'image/png', bytes: portrait(7) }))
    ok(await this.act(district, 'cases', id, 'VerifyOriginals', {
      visitedOn: day, by: '核验人员', certificateChecked: true, certificateScreenshot: shot['sha256'],
      originals: requiredMaterials.map((material) => ({ material, seen: true, note: '' })),
    }))
    ok(await this.act(district, 'cases', id, 'RecommendApplication', { opinion: '材料真实，同意推荐。', secret, attested: districtAttests }))
    ok(await this.act(district, 'cases', id, 'PostLocalNotice', { postedOn: day, place: '公告栏' }))
  }

  async report(district: string, id: string): Promise<void> {
    ok(await this.act(district, 'cases', id, 'EndLocalNotice', { outcome: 'clear', finding: '' }))
    ok(await this.act(district, 'cases', id, 'ReportApplication'))
  }

  async admit(id: string): Promise<void> {
    ok(await this.act('jingban', 'cases', id, 'ProposeQualification', { admit: true, reason: '', attested: ['parent-measure'] }))
    ok(await this.act('fuhe', 'cases', id, 'ConfirmQualification'))
  }

  async score(expert: string, application: string, base: number): Promise<void> {
    const person = this.app.as(expert)
    const desk = ok(await person.get(`/api/desk/${application}`)) as unknown as { sheetId: string; criteria: { id: string }[] }
    const marks = Object.fromEntries(desk.criteria.map(({ id }) => [id, base]))
    ok(await person.send('POST', `/api/sheets/${desk.sheetId}/SubmitScores`, { application, marks, comment: '' }))
  }

  /** The demo clock, forward to the first moment after a day. */
  async pass(day: string): Promise<void> {
    ok(await this.app.as('jingban').send('POST', '/api/clock', { to: day }))
  }
}

export const policy = 'weihai/chief-technician/2024-07-11'
export const requiredMaterials = ['id-card', 'certificate', 'achievements', 'awards'] as const
export const districtAttests = ['enterprise', 'recognised-achievement', 'front-line', 'views-heard']

export const standardPlan = {
  year: 2024, title: '2024年度威海市首席技师选拔', documentNumber: '威人社函〔2024〕36号', applyBy: '2024-07-20', reportBy: '2024-07-31', seats: 2,
  supplied: {
    localNotice: { value: { workingDays: 3, countFirstDay: false }, citation: '上级办法第九条' },
    termYears: { value: 4, citation: '上级办法第四条' },
    criteria: { value: [{ id: 'skills', title: '实地技能考查', weightPercent: 60 }, { id: 'material', title: '材料评审', weightPercent: 40 }], citation: '评分标准' },
  },
}

/** The body of an accepted answer; a refusal fails the test with its reasons. */
export function ok({ status, body }: Answer): Readonly<Record<string, unknown>> {
  expect({ status, refusals: body['refusals'] }).toEqual({ status: 200, refusals: undefined })
  return body
}

/** The codes of a refusal, in order. */
export function codes({ body }: Answer): readonly string[] {
  return (body['refusals'] as unknown as { code: string }[] | undefined)?.map(({ code }) => code) ?? []
}

export const ownPassword = 'Zhufu-2024-jishi'

/** What the technician does with the code from the unit's slip of paper. */
export async function activate(url: string, name: string, code: string): Promise<Person> {
  const { person } = await import('./app.ts')
  const response = await fetch(`${url}/api/activation`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ code, password: ownPassword }),
  })
  expect(response.status, await response.text()).toBe(200)
  return person(url, name, ownPassword)
}

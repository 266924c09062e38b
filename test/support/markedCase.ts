import { demoAnswers } from '../../src/demo/answers.ts'
import { portrait, scan } from '../../src/demo/pictures.ts'
import type { Answers } from '../../src/policy/policy.ts'
import type { Person, TestApp } from './app.ts'
import { activate, districtAttests, ok, requiredMaterials, RoundWalk } from './round.ts'

/** Stands in every field in which a hand can write, and in no other. */
export const mark = '标记甲'
const marked = (words: string): string => `${mark}：${words}。`

/** 一件标记过的申报 — one case from the first page to the certificate, through every act that asks for words, with the mark in each of them. */
export class MarkedCase {
  readonly app: TestApp
  readonly walk: RoundWalk
  id = ''
  objection = 'objection-of-the-mark'
  readonly signInName = `${mark}登录`

  constructor(app: TestApp) {
    this.app = app
    this.walk = new RoundWalk(app)
  }

  get round(): string { return this.walk.round }

  async toTheCertificate(): Promise<void> {
    await this.walk.announce({ seats: 1 })
    const technician = await this.filledIn()
    await this.submitted(technician)
    await this.returnedAndSubmittedAgain(technician)
    await this.recommended()
    await this.qualified()
    await this.scored()
    await this.publicised()
    await this.decided()
  }

  private act(by: string, subjects: string, id: string, act: string, words: object = {}): Promise<unknown> {
    return this.walk.act(by, subjects, id, act, words).then(ok)
  }

  private onCase(by: string, act: string, words: object = {}): Promise<unknown> {
    return this.act(by, 'cases', this.id, act, words)
  }

  private async filledIn(): Promise<Person> {
    const unit = this.app.as('danwei1')
    const name = `${mark}演`
    this.id = String(ok(await unit.send('POST', '/api/cases', { round: this.round, name }))['id'])
    const photo = ok(await unit.upload(`/api/cases/${this.id}/photo`, { name: `${mark}.png`, type: 'image/png', bytes: portrait(41) }))
    // Older than is asked in general, so that the office has to set that aside in words.
    const answers = demoAnswers({ name, bornOn: '1966-03-01', occupation: `${mark}工`, honours: [{ name: `${mark}荣誉`, level: 'national' }] }, 41, String(photo['sha256']))
    ok(await unit.send('PATCH', `/api/cases/${this.id}/draft`, { baseVersion: 0, changes: everywhere(answers) }))
    for (const material of requiredMaterials) {
      ok(await unit.upload(`/api/cases/${this.id}/files?material=${material}`, { name: `${mark}-${material}.pdf`, type: 'application/pdf', bytes: scan(`${mark} ${material}`) }))
    }
    const { code } = ok(await unit.send('POST', `/api/cases/${this.id}/invitation`, { signInName: this.signInName }))
    return activate(this.app.url, this.signInName, String(code))
  }

  private async submitted(technician: Person): Promise<void> {
    const draft = ok(await technician.get(`/api/cases/${this.id}/draft`))
    const draftVersion = Number(draft['version'])
    ok(await technician.send('POST', `/api/cases/${this.id}/SignCommitment`, { draftVersion, signature: `${mark}演`, expectedVersion: draft['caseVersion'] }))
    await this.onCase('danwei1', 'SubmitApplication', { draftVersion, unitOpinion: marked('单位意见'), attested: [] })
  }

  private async returnedAndSubmittedAgain(technician: Person): Promise<void> {
    await this.onCase('dongqu', 'ReturnForCorrection', { problems: [{ field: 'phone', text: marked('请核对电话') }], dueDay: '2024-07-18' })
    await this.submitted(technician)
  }

  private async recommended(): Promise<void> {
    const shot = ok(await this.app.as('dongqu').upload(`/api/cases/${this.id}/screenshot`, { name: `${mark}.png`, type: 'image/png', bytes: portrait(7) }))
    await this.onCase('dongqu', 'VerifyOriginals', {
      visitedOn: '2024-07-11', by: `${mark}核验员`, certificateChecked: true, certificateScreenshot: shot['sha256'],
      originals: requiredMaterials.map((material) => ({ material, seen: true, note: marked('原件说明') })),
    })
    await this.onCase('dongqu', 'RecommendApplication', { opinion: marked('同意推荐'), secret: false, attested: districtAttests })
    await this.onCase('dongqu', 'PostLocalNotice', { postedOn: '2024-07-11', place: '公告栏' })
    await this.walk.pass('2024-07-16')
    await this.onCase('dongqu', 'EndLocalNotice', { outcome: 'clear', finding: marked('公示情况') })
    await this.onCase('dongqu', 'ReportApplication')
  }

  private async qualified(): Promise<void> {
    for (const [act, words] of [['RejectException', { condition: 'age', reason: marked('不同意破格') }], ['ConfirmException', { condition: 'age' }]] as const) {
      await this.onCase('jingban', 'ProposeException', { condition: 'age', reason: marked('拟破格') })
      await this.onCase('fuhe', act, words)
    }
    await this.walk.pass('2024-07-31')
    for (const [act, words] of [['ReturnQualification', { reason: marked('再审') }], ['ConfirmQualification', {}]] as const) {
      await this.onCase('jingban', 'ProposeQualification', { admit: true, reason: marked('审查意见'), attested: ['parent-measure'] })
      await this.onCase('fuhe', act, words)
    }
  }

  private async scored(): Promise<void> {
    const { rows } = ok(await this.app.as('jingban').get('/api/experts')) as unknown as { rows: { account: string }[] }
    const experts = rows.map(({ account }) => account)
    for (const [act, words] of [['ReturnPanel', { reason: marked('重拟专家') }], ['ConfirmPanel', {}]] as const) {
      await this.act('jingban', 'rounds', this.round, 'ProposePanel', { experts, leader: experts[0] })
      await this.act('fuhe', 'rounds', this.round, act, words)
    }
    await this.act('jingban', 'rounds', this.round, 'CloseQualification')
    for (const expert of ['zhuanjia1', 'zhuanjia2', 'zhuanjia3']) await this.judged(expert)
    for (const [act, words] of [['ReturnCandidates', { reason: marked('再核') }], ['ApproveCandidates', {}]] as const) {
      await this.act('jingban', 'rounds', this.round, 'ProposeCandidates')
      await this.act('fuhe', 'rounds', this.round, act, words)
    }
  }

  private async judged(expert: string): Promise<void> {
    const hand = this.app.as(expert)
    const { sheetId, criteria } = ok(await hand.get(`/api/desk/${this.id}`)) as unknown as { sheetId: string; criteria: { id: string }[] }
    const [act, words] = expert === 'zhuanjia3'
      ? ['RecuseExpert', { reason: marked('师徒') }]
      : ['SubmitScores', { marks: Object.fromEntries(criteria.map(({ id }) => [id, 9_000])), comment: marked('评语') }]
    ok(await hand.send('POST', `/api/sheets/${sheetId}/${act}`, { application: this.id, ...words as object }))
  }

  private async publicised(): Promise<void> {
    for (const [act, words] of [['ReturnNotice', { reason: marked('公示稿有误') }], ['PostNotice', {}]] as const) {
      await this.act('jingban', 'notices', this.round, 'ProposeNotice', { round: this.round })
      await this.act('fuhe', 'notices', this.round, act, words)
    }
    await this.act('danwei1', 'notices', this.round, 'ConfirmUnitPosting', { application: this.id, postedOn: '2024-08-01', place: '厂门口' })
    await fetch(`${this.app.url}/notices/${this.round}/object`, {
      method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        key: this.objection, application: this.id, name: `${mark}来信人`, contact: `${mark}13800000001`, facts: marked('反映其成果并非本人完成'), evidence: marked('证据'),
      }),
    })
    for (const [act, words] of [['ReturnFinding', { reason: marked('再核实') }], ['ConfirmFinding', {}]] as const) {
      await this.act('jingban', 'notices', this.round, 'ProposeFinding', { objection: this.objection, upheld: false, finding: marked('核实结论') })
      await this.act('fuhe', 'notices', this.round, act, { objection: this.objection, ...words })
    }
    await this.act('jingban', 'notices', this.round, 'AnswerObjector', { objection: this.objection, way: 'phone' })
    await this.walk.pass('2024-08-08')
  }

  private async decided(): Promise<void> {
    const prepared = async (): Promise<string> =>
      String(ok(await this.app.as('jingban').send('POST', '/api/decisions', { round: this.round, applications: [this.id] }))['id'])
    await this.act('fuhe', 'decisions', await prepared(), 'ReturnDecision', { reason: marked('名单有误') })
    const batch = await prepared()
    await this.act('fuhe', 'decisions', batch, 'SubmitDecision')
    await this.act('lingdao', 'decisions', batch, 'RecordLeadingGroup', { votes: [{ application: this.id, agreed: true, reason: marked('意见') }], heldOn: '2024-08-09', minutes: '纪要1号' })
    await this.act('zhengfu', 'decisions', batch, 'ApproveDecision', { documentNumber: '威政字〔2024〕50号', approvedOn: '2024-08-09' })
    await this.act('fuhe', 'decisions', batch, 'PublishResults')
    await this.walk.pass('2024-08-09')
  }
}

/** Codes, days and numbers have forms of their own; every other answer takes the mark. */
const formed = new Set(['name', 'sex', 'birthMonth', 'photo', 'workStartMonth', 'politicalStatus', 'education', 'idNumber', 'phone', 'skillLevel', 'certificateNumber', 'industry'])
const formedCells = new Set(['from', 'to', 'level', 'class', 'rank', 'awardedIn'])

function everywhere(answers: Answers): Answers {
  const cell = ([name, value]: readonly [string, string]) => [name, formedCells.has(name) || value.includes(mark) ? value : mark + value] as const
  return Object.fromEntries(Object.entries(answers).map(([name, value]) => {
    if (typeof value === 'string') return [name, formed.has(name) || value.includes(mark) ? value : mark + value]
    if (Array.isArray(value)) return [name, value.map((row) => Object.fromEntries(Object.entries(row as Readonly<Record<string, string>>).map(cell)))]
    return [name, value]
  }))
}

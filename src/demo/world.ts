import type { CommandSubject } from '../domain/lifecycle.ts'
import { scoresheetId } from '../domain/review/scoresheet.ts'
import type { Actor } from '../domain/shared/actor.ts'
import type { Instant } from '../domain/shared/time.ts'
import { attachFile, storePhoto, storeScreenshot } from '../usecases/attachFile.ts'
import { perform } from '../usecases/perform.ts'
import type { Ports } from '../usecases/ports.ts'
import { registerOrganisation } from '../usecases/registerOrganisation.ts'
import { saveDraft } from '../usecases/saveDraft.ts'
import { demoAnswers, type DemoTechnician } from './answers.ts'
import { demoBodies, demoDistricts, demoFirstInstant, demoUnits, type DemoPerson } from './people.ts'
import { portrait, scan } from './pictures.ts'

/** An account as it acts in the demo's story. */
export type Hand = Readonly<{ account: string }> & Pick<DemoPerson, 'role' | 'body' | 'displayName'>

/**
 * 演示世界 — tells a story through the same use cases a person would use: no table is filled by hand.
 * Every step has a key of its own, so that a story that was cut off is told on from where it broke.
 */
export class Story {
  #now: Instant = demoFirstInstant
  #step = 0
  readonly #ports: Ports
  readonly #jurisdiction: string
  readonly #hands: ReadonlyMap<string, Hand>

  constructor(ports: Ports, jurisdiction: string, hands: ReadonlyMap<string, Hand>) {
    this.#ports = { ...ports, clock: { now: () => this.#now } }
    this.#jurisdiction = jurisdiction
    this.#hands = hands
  }

  /** It is now ten past nine, say, of a day in Shanghai; later steps happen then. */
  at(day: string, time = '09:00'): void {
    this.#now = new Date(`${day}T${time}:00+08:00`).toISOString()
  }

  actor(signInName: string): Actor {
    const hand = this.#hands.get(signInName)
    if (!hand) throw new Error(`the demo has no ${signInName}`)
    return { account: hand.account, role: hand.role, jurisdiction: this.#jurisdiction, body: hand.body, name: hand.displayName }
  }

  account(signInName: string): string {
    return this.actor(signInName).account
  }

  async act(by: string, subject: CommandSubject, id: string, command: Readonly<{ type: string }>): Promise<void> {
    this.#step += 1
    const key = `demo:${this.#step}:${command.type}:${id}`
    await perform(this.#ports, { subject, id, command, actor: this.actor(by), idempotencyKey: key, requestHash: key })
  }

  async organisations(): Promise<void> {
    const actor: Actor = { account: 'system', role: 'system', jurisdiction: this.#jurisdiction, body: 'system', name: '系统' }
    const districts = demoDistricts.map((each) => ({ ...each, kind: 'district' as const, district: '' }))
    const units = demoUnits.map((each) => ({ ...each, kind: 'unit' as const }))
    const bodies = demoBodies.map((each) => ({ ...each, district: '' }))
    for (const { id, ...words } of [...bodies, ...districts, ...units]) {
      const key = `demo:organisation:${id}`
      await registerOrganisation(this.#ports, { actor, id, command: { type: 'RegisterOrganisation', creditCode: '', ...words }, idempotencyKey: key, requestHash: key })
    }
  }

  /** The unit fills in the whole form and attaches the evidence; a form that is closed already was told before the story broke off. */
  async fillIn(by: string, application: string, serial: number, technician: DemoTechnician): Promise<number> {
    const actor = this.actor(by)
    const found = await this.#ports.store.transaction(this.#jurisdiction, (tx) => tx.loadDraft(application))
    if (found && found.attachments.length >= materials.length) return found.version
    const { sha256 } = await storePhoto(this.#ports, { actor, application, fileName: '照片.png', content: bytes(portrait(serial)), ...once(`photo-of-${application}`) })
    await saveDraft(this.#ports, { actor, application, baseVersion: found?.version ?? 0, changes: demoAnswers(technician, serial, sha256) })
    const have = new Set(found?.attachments.map(({ material }) => material))
    for (const { material, fileName, title } of materials.filter((each) => !have.has(each.material))) {
      await attachFile(this.#ports, { actor, application, material, fileName, content: bytes(scan(title)), ...once(`${material}-of-${application}`) })
    }
    const draft = await this.#ports.store.transaction(this.#jurisdiction, (tx) => tx.loadDraft(application))
    return draft?.version ?? 0
  }

  async screenshot(by: string, application: string): Promise<string> {
    const { sha256 } = await storeScreenshot(this.#ports, { actor: this.actor(by), application, fileName: '查询页面.png', content: bytes(portrait(99)), ...once(`screenshot-of-${application}`) })
    return sha256
  }

  async exists(application: string): Promise<boolean> {
    const events = await this.#ports.store.transaction(this.#jurisdiction, (tx) => tx.load({ kind: 'application', id: application }))
    return events.length > 0
  }
}

/** The story told again after it broke off repeats what it had begun. */
const once = (key: string) => ({ idempotencyKey: `demo-${key}`, requestHash: key })

const materials = [
  { material: 'id-card', fileName: '身份证复印件.pdf', title: 'ID CARD COPY' },
  { material: 'certificate', fileName: '职业技能等级证书.pdf', title: 'SKILL CERTIFICATE' },
  { material: 'achievements', fileName: '技术成果证明.pdf', title: 'ACHIEVEMENTS' },
  { material: 'awards', fileName: '获奖证书.pdf', title: 'AWARDS' },
] as const

async function* bytes(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content
}

export type DemoWorld = Readonly<{
  ports: Ports
  jurisdiction: string
  policy: string
  /** By sign-in name, with the account ids the identity gave them. */
  hands: ReadonlyMap<string, Hand>
}>

const finished = 'demo-round-1'
const running = 'demo-round-2'
const lastCase = 'demo-case-28'

/** Whoever asked for a city without a round would find one with two, and not know why. */
export class DemoToldAlready extends Error {
  readonly code = 'demo-told-already'
  constructor() {
    super('这个文件夹里已经有演示过的选拔，--from-notice 只能用在新的文件夹。请用 --data 另写一个文件夹；要接着用这一个，请去掉 --from-notice。数据没有改动。')
  }
}

/** The organisations alone: whoever wants to walk a round from its notice begins here. Throws `DemoToldAlready`. */
export async function loadDemoBodies({ ports, jurisdiction, hands }: DemoWorld): Promise<void> {
  const story = new Story(ports, jurisdiction, hands)
  if (await story.exists(lastCase)) throw new DemoToldAlready()
  await story.organisations()
}

/** Loads the demo once: organisations, a finished round, a round in the middle. */
export async function loadDemoWorld({ ports, jurisdiction, policy, hands }: DemoWorld): Promise<void> {
  const story = new Story(ports, jurisdiction, hands)
  if (await story.exists(lastCase)) return
  await story.organisations()
  await tellFinishedRound(story, policy)
  await tellRunningRound(story, policy)
}

const supplied = {
  localNotice: { value: { workingDays: 2, countFirstDay: false }, citation: '演示：上级办法第九条' },
  termYears: { value: 4, citation: '演示：上级办法第四条' },
  criteria: {
    value: [
      { id: 'skills-test', title: '实地技能考查', weightPercent: 40, hint: '现场操作的准确、熟练、规范' },
      { id: 'achievements', title: '工作业绩', weightPercent: 30, hint: '解决难题、创造效益' },
      { id: 'innovation', title: '技术革新', weightPercent: 20, hint: '革新、专利、先进操作法' },
      { id: 'teaching', title: '传授技艺', weightPercent: 10, hint: '带徒人数和成绩' },
    ],
    citation: '演示：上级办法附件《评分标准》',
  },
}

type Planned = Readonly<{ id: string; policy: string; title: string; documentNumber: string; applyBy: string; reportBy: string; seats: number; offSeason?: string }>

async function announce(story: Story, { id, policy, ...words }: Planned): Promise<void> {
  await story.act('jingban', 'round', id, { type: 'DraftRound', policy, plan: { year: 2024, supplied, ...words } } as { type: string })
  await story.act('jingban', 'round', id, { type: 'ProposeAnnouncement' })
  await story.act('fuhe', 'round', id, { type: 'AnnounceRound' })
}

type Cast = Readonly<{ serial: number; by: string; technician: DemoTechnician; subject?: string; applicant?: string }>
const caseOf = ({ serial }: Pick<Cast, 'serial'>): string => `demo-case-${String(serial).padStart(2, '0')}`
const districtOf = ({ by }: Cast): string => (by === 'danwei1' || by === 'danwei2' ? 'dongqu' : 'xiqu')

async function start(story: Story, round: string, cast: Cast): Promise<string> {
  const id = caseOf(cast)
  await story.act(cast.by, 'application', id, { type: 'StartApplication', round, subject: subjectOf(cast), name: cast.technician.name } as { type: string })
  return id
}

const subjectOf = ({ serial, subject }: Cast): string => subject ?? `demo-person-${String(serial).padStart(2, '0')}`

async function submit(story: Story, round: string, cast: Cast): Promise<string> {
  const id = await start(story, round, cast)
  const draftVersion = await story.fillIn(cast.by, id, cast.serial, cast.technician)
  await sign(story, cast, id, draftVersion)
  await story.act(cast.by, 'application', id, { type: 'SubmitApplication', draftVersion, unitOpinion: '情况属实，同意推荐。', attested: [] } as { type: string })
  return id
}

/** The technician signs in person: the account of whoever the case is about. */
async function sign(story: Story, cast: Cast, id: string, draftVersion: number): Promise<void> {
  const hand = cast.applicant ?? subjectOf(cast)
  await story.act(hand, 'application', id, { type: 'SignCommitment', draftVersion, signature: cast.technician.name } as { type: string })
}

const districtAttests = ['enterprise', 'recognised-achievement', 'front-line', 'views-heard']

async function verify(story: Story, cast: Cast, day: string): Promise<string> {
  const id = caseOf(cast)
  const certificateScreenshot = await story.screenshot(districtOf(cast), id)
  await story.act(districtOf(cast), 'application', id, {
    type: 'VerifyOriginals', visitedOn: day, by: '演示核验人员两名', certificateChecked: true, certificateScreenshot,
    originals: materials.map(({ material }) => ({ material, seen: true, note: '' })),
  } as { type: string })
  return id
}

async function recommend(story: Story, cast: Cast): Promise<void> {
  await story.act(districtOf(cast), 'application', caseOf(cast), {
    type: 'RecommendApplication', opinion: '经实地核验，材料真实，同意推荐。', secret: cast.technician.secret ?? false, attested: districtAttests,
  } as { type: string })
}

async function postLocally(story: Story, cast: Cast, postedOn: string): Promise<void> {
  await story.act(districtOf(cast), 'application', caseOf(cast), { type: 'PostLocalNotice', postedOn, place: '区人力资源和社会保障局网站、单位公告栏' } as { type: string })
}

async function endLocally(story: Story, cast: Cast): Promise<void> {
  await story.act(districtOf(cast), 'application', caseOf(cast), { type: 'EndLocalNotice', outcome: 'clear', finding: '' } as { type: string })
}

const report = (story: Story, cast: Cast): Promise<void> => story.act(districtOf(cast), 'application', caseOf(cast), { type: 'ReportApplication' })

/** 已办结的一轮 — four cases, from the call to the certificates, with an objection that did not hold and one who was not selected. */
async function tellFinishedRound(story: Story, policy: string): Promise<void> {
  story.at('2024-07-11')
  await announce(story, {
    id: finished, policy, title: '2024年度首席技师选拔（演示·已办结）', documentNumber: '演人社函〔2024〕1号', applyBy: '2024-07-12', reportBy: '2024-07-17', seats: 3,
  })
  for (const cast of finishedCast) await submit(story, finished, cast)
  story.at('2024-07-12', '14:00')
  for (const cast of finishedCast) {
    await verify(story, cast, '2024-07-12')
    await recommend(story, cast)
    await postLocally(story, cast, '2024-07-12')
  }
  story.at('2024-07-17')
  for (const cast of finishedCast) {
    await endLocally(story, cast)
    await report(story, cast)
  }
  story.at('2024-07-18')
  await story.act('jingban', 'round', finished, { type: 'CloseNominations' })
  await qualify(story, finishedCast)
  await review(story, finished, finishedCast)
  await publicise(story)
  await decideAndPublish(story)
}

const finishedCast: readonly Cast[] = [
  { serial: 1, by: 'danwei1', technician: { name: '王演海', occupation: '焊工', honours: [{ name: '全国技术能手', level: 'national' }, { name: '市级工匠', level: 'municipal' }] } },
  { serial: 2, by: 'danwei2', technician: { name: '于演𠮷', occupation: '数控车工', industry: 'advanced-manufacturing', honours: [{ name: '省技术能手', level: 'provincial' }] } },
  { serial: 3, by: 'danwei3', technician: { name: '阿依古丽·演', sex: 'female', bornOn: '1986-03-08', occupation: '碳纤维制造工', industry: 'strategic-emerging', honours: [{ name: '市级工匠', level: 'municipal' }] } },
  { serial: 4, by: 'danwei4', technician: { name: '刘演港', occupation: '港口维护工', industry: 'modern-services' } },
]

async function qualify(story: Story, casts: readonly Cast[]): Promise<void> {
  for (const cast of casts) {
    await story.act('jingban', 'application', caseOf(cast), { type: 'ProposeQualification', admit: true, reason: '', attested: ['parent-measure', 'preferred-industry'] } as { type: string })
    await story.act('fuhe', 'application', caseOf(cast), { type: 'ConfirmQualification' })
  }
}

const experts = ['zhuanjia1', 'zhuanjia2', 'zhuanjia3'] as const

async function review(story: Story, round: string, casts: readonly Cast[]): Promise<void> {
  await story.act('jingban', 'round', round, { type: 'ProposePanel', experts: experts.map((each) => story.account(each)), leader: story.account('zhuanjia1') } as { type: string })
  await story.act('fuhe', 'round', round, { type: 'ConfirmPanel' })
  await story.act('jingban', 'round', round, { type: 'CloseQualification' })
  for (const [index, expert] of experts.entries()) for (const cast of casts) await score(story, expert, cast, index)
  await story.act('jingban', 'round', round, { type: 'ProposeCandidates' })
  await story.act('fuhe', 'round', round, { type: 'ApproveCandidates' })
}

/** The third expert works for the fourth unit and stands aside for its technician. */
async function score(story: Story, expert: string, cast: Cast, index: number): Promise<void> {
  const application = caseOf(cast)
  const sheet = scoresheetId(application, story.account(expert))
  if (expert === 'zhuanjia3' && cast.by === 'danwei4') {
    await story.act(expert, 'scoresheet', sheet, { type: 'RecuseExpert', application, reason: '与申报人同在一个单位。' } as { type: string })
    return
  }
  const base = 9500 - cast.serial * 250 - index * 75
  const marks = { 'skills-test': base, achievements: base - 120, innovation: base + 80, teaching: base - 60 }
  await story.act(expert, 'scoresheet', sheet, { type: 'SubmitScores', application, marks, comment: '操作规范，成果扎实。' } as { type: string })
}

async function publicise(story: Story): Promise<void> {
  story.at('2024-07-18', '15:00')
  await story.act('jingban', 'notice', finished, { type: 'ProposeNotice', round: finished } as { type: string })
  await story.act('fuhe', 'notice', finished, { type: 'PostNotice' })
  for (const cast of finishedCast.slice(0, 3)) {
    await story.act(cast.by, 'notice', finished, { type: 'ConfirmUnitPosting', application: caseOf(cast), postedOn: '2024-07-18', place: '厂区公告栏' } as { type: string })
  }
  story.at('2024-07-22')
  await story.act('jingban', 'notice', finished, {
    type: 'RaiseObjection', objection: 'demo-objection-1', application: caseOf({ serial: 2 }), name: '演示来信人', contact: '演示邮箱',
    facts: '反映申报人专利署名顺序与申报表不一致，请核实。', evidence: '专利证书复印件',
  } as { type: string })
  story.at('2024-07-23')
  await story.act('jingban', 'notice', finished, { type: 'ProposeFinding', objection: 'demo-objection-1', upheld: false, finding: '经核对专利登记簿，申报人为第一发明人，申报表填写属实。' } as { type: string })
  await story.act('fuhe', 'notice', finished, { type: 'ConfirmFinding', objection: 'demo-objection-1' } as { type: string })
  await story.act('jingban', 'notice', finished, { type: 'AnswerObjector', objection: 'demo-objection-1', way: 'email' } as { type: string })
  story.at('2024-07-26', '08:30')
  await story.act('jingban', 'notice', finished, { type: 'EndNotice' })
}

async function decideAndPublish(story: Story): Promise<void> {
  const applications = finishedCast.slice(0, 3).map(caseOf)
  const batch = 'demo-decision-1'
  await story.act('jingban', 'decision', batch, { type: 'PrepareDecision', round: finished, applications } as { type: string })
  await story.act('fuhe', 'decision', batch, { type: 'SubmitDecision' })
  story.at('2024-07-26', '09:00')
  const votes = applications.map((application) => ({ application, agreed: true, reason: '' }))
  await story.act('lingdao', 'decision', batch, { type: 'RecordLeadingGroup', votes, heldOn: '2024-07-26', minutes: '演人才〔2024〕3号' } as { type: string })
  await story.act('zhengfu', 'decision', batch, { type: 'ApproveDecision', documentNumber: '演政字〔2024〕18号', approvedOn: '2024-07-26' } as { type: string })
  await story.act('fuhe', 'decision', batch, { type: 'PublishResults' })
  await story.act('jingban', 'round', finished, { type: 'FinishRound' })
}

const runningCast: readonly Cast[] = [
  { serial: 21, by: 'danwei1', subject: 'demo-person-21', applicant: 'jishi1', technician: { name: '毕演舟', occupation: '船舶电工', honours: [{ name: '市级工匠', level: 'municipal' }] } },
  { serial: 22, by: 'danwei1', technician: { name: '宫演锚', occupation: '钳工', bornOn: '1968-02-11' } },
  { serial: 23, by: 'danwei2', technician: { name: '邹演锐', occupation: '加工中心操作工', industry: 'advanced-manufacturing' } },
  { serial: 24, by: 'danwei2', subject: 'demo-person-24', applicant: 'jishi2', technician: { name: '丛演澜', sex: 'female', occupation: '质检员', industry: 'advanced-manufacturing' } },
  { serial: 25, by: 'danwei3', technician: { name: '姜演纤', occupation: '复合材料成型工', industry: 'strategic-emerging', secret: true } },
  { serial: 26, by: 'danwei3', technician: { name: '隋演轩', occupation: '化学检验员', industry: 'strategic-emerging', honours: [{ name: '省级劳模', level: 'provincial' }] } },
  { serial: 27, by: 'danwei4', technician: { name: '戚演帆', occupation: '起重装卸机械操作工', industry: 'modern-services', formerHolder: true } },
  { serial: 28, by: 'danwei4', technician: { name: '梁演涛', occupation: '电气维修工', industry: 'modern-services' } },
]

/** 办理中的一轮 — its cases stand at as many different places, so that every hand finds something to do. */
async function tellRunningRound(story: Story, policy: string): Promise<void> {
  const [filling, verified, submitted, returned, secret, cleared, reported, started] = runningCast as readonly [Cast, Cast, Cast, Cast, Cast, Cast, Cast, Cast]
  story.at('2024-07-19')
  await announce(story, {
    id: running, policy, title: '2024年度首席技师选拔（演示·办理中）', documentNumber: '演人社函〔2024〕2号', applyBy: '2024-07-30', reportBy: '2024-07-31', seats: 7,
    offSeason: '演示：通知只管一轮，为了同时看到已办结的和办理中的，再部署一轮。',
  })
  story.at('2024-07-22')
  for (const cast of [reported, cleared, secret]) {
    await submit(story, running, cast)
    await verify(story, cast, '2024-07-22')
    await recommend(story, cast)
    await postLocally(story, cast, '2024-07-22')
  }
  story.at('2024-07-25')
  for (const cast of [reported, cleared]) await endLocally(story, cast)
  await report(story, reported)
  await submit(story, running, verified)
  await verify(story, verified, '2024-07-25')
  await submit(story, running, submitted)
  await submit(story, running, returned)
  await story.act('dongqu', 'application', caseOf(returned), {
    type: 'ReturnForCorrection', dueDay: '2024-07-30',
    problems: [{ field: 'certificateNumber', text: '证书编号与上传的证书不一致，请核对。' }, { field: 'unitAddress', text: '请写明厂区门牌号，便于实地核验。' }],
  } as { type: string })
  story.at('2024-07-26', '09:30')
  await story.fillIn(filling.by, await start(story, running, filling), filling.serial, filling.technician)
  await start(story, running, started)
}

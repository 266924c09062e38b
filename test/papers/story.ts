import type { ApplicationEvent } from '../../src/domain/application/application.ts'
import type { BatchEvent } from '../../src/domain/decision/decision.ts'
import type { NoticeEvent } from '../../src/domain/notice/notice.ts'
import type { OrganisationEvent } from '../../src/domain/organisation/organisation.ts'
import { scoresheetId, type Marks, type ScoresheetEvent } from '../../src/domain/review/scoresheet.ts'
import type { RoundEvent, RoundPlan } from '../../src/domain/round/round.ts'
import { about, roundSubject } from '../../src/domain/shared/personal.ts'
import type { StreamKind, StreamRef } from '../../src/domain/shared/event.ts'
import type { Day, Instant } from '../../src/domain/shared/time.ts'
import type { TitleEvent } from '../../src/domain/title/title.ts'
import type { Answers } from '../../src/policy/policy.ts'
import { weihai2024Id } from '../policy/versions.ts'

/* One round from notice to certificate as the journal has it. All people and firms are fictional (演示). */

type Fact = RoundEvent | ApplicationEvent | ScoresheetEvent | NoticeEvent | BatchEvent | TitleEvent | OrganisationEvent
export type Step = Readonly<{ stream: StreamRef; at: Instant; event: Fact }>

export const roundId = 'round-2024'
export const plan: RoundPlan = {
  policy: weihai2024Id, year: 2024, title: '2024年度演示首席技师推荐选拔', documentNumber: '演人社函〔2024〕36号',
  applyBy: '2024-07-24', reportBy: '2024-07-31', seats: 10,
  supplied: {
    localNotice: { value: { workingDays: 3, countFirstDay: false }, citation: '演示办法第六条' },
    criteria: { value: [{ id: 'skills', title: '实地技能考查', weightPercent: 60 }, { id: 'file', title: '材料评审', weightPercent: 40 }], citation: '演示评分办法第二条' },
    termYears: { value: 4, citation: '演示办法第十条' },
  },
}

export type Person = Readonly<{
  id: string; name: string; unit: string; occupation: string; secret: boolean
  marks: readonly [Marks, Marks | null]; rank: number; scoreHundredths: number; candidate: boolean; reason: string
}>
const same = '评审得分相同；获得省级荣誉称号1个，另一人没有这一层次的荣誉称号（第一部分第三段：“条件相当的人选”）。'
const [ninety, eighty] = [{ skills: 9000, file: 9000 }, { skills: 8000, file: 8500 }]

/** In rank order; the second is secret-related, the fourth got no place. */
export const people: readonly Person[] = [
  { id: 'case-jia', name: '王演甲', unit: 'unit-1', occupation: '焊工', secret: false, marks: [ninety, null], rank: 1, scoreHundredths: 9000, candidate: true, reason: '' },
  { id: 'case-yi', name: '密演乙', unit: 'unit-2', occupation: '雷达装配工', secret: true, marks: [ninety, ninety], rank: 2, scoreHundredths: 9000, candidate: true, reason: same },
  { id: 'case-bing', name: '丁演丙', unit: 'unit-2', occupation: '数控车工', secret: false, marks: [ninety, eighty], rank: 3, scoreHundredths: 8600, candidate: true, reason: '评审得分90.00高于86.00。' },
  { id: 'case-ding', name: '于演丁', unit: 'unit-1', occupation: '电工', secret: false, marks: [eighty, eighty], rank: 4, scoreHundredths: 8200, candidate: false, reason: '评审得分86.00高于82.00。' },
]
export const [holder, secretHolder] = people as [Person, Person]
export const experts = ['expert-1', 'expert-2'] as const

/** 09:00 in Asia/Shanghai, so that days and instants agree. */
const on = (day: Day): Instant => `${day}T01:00:00.000Z`
const steps = (kind: StreamKind, id: string, entries: readonly (readonly [Day, Fact])[]): Step[] =>
  entries.map(([day, event]) => ({ stream: { kind, id }, at: on(day), event }))

const organisation = (id: string, kind: 'unit' | 'district', name: string, district: string): Step[] =>
  steps('organisation', id, [['2024-07-01', { type: 'OrganisationRegistered', data: { kind, name, creditCode: '', district } }]])

const organisations = [
  ...organisation('district-1', 'district', '演示区人力资源和社会保障局', ''),
  ...organisation('unit-1', 'unit', '演示船舶重工有限公司', 'district-1'),
  ...organisation('unit-2', 'unit', '演示精密仪器有限公司', 'district-1'),
]

export const answersOf = ({ name, occupation, secret }: Person): Answers => ({
  name, sex: 'male', birthMonth: '1980-03', photo: `photo-of-${name}`, workStartMonth: '2000-09', politicalStatus: 'masses', education: 'junior-college',
  idNumber: '000000198003020011', phone: '13800000000', occupation, skillLevel: '1', certificateNumber: '演示0001', post: '船体焊接班长',
  frontLine: true, industry: 'marine', unitAddress: '演示市演示区演示路1号',
  experience: [{ from: '1997-09', to: '2000-07', where: '演示技校学习', witness: '演证甲' }, { from: '2000-09', to: '', where: '演示船厂焊工', witness: '演证乙' }],
  uniqueSkills: '演示：薄板单面焊双面成形操作法。', innovations: '演示：改进焊接工装。', standardsAndApprentices: '', efficiencyGains: '演示：效率提高三成。',
  prizes: [{ competition: '演示省职业技能大赛', level: 'provincial', class: '1', rank: '3', awardedIn: '2021-09' }],
  honours: [{ name: '演示省技术能手', level: 'provincial', issuer: '演示省人社厅', awardedIn: '2020-05' }],
  formerHolder: false, newAchievements: [], deeds: '演示：扎根一线。\n演示：带徒传技。', unitIntroduction: '演示：单位简介。', secret, remarks: '',
})

const beginning = (person: Person): Step[] => steps('application', person.id, [
  ['2024-07-15', { type: 'ApplicationStarted', data: { round: roundId, unit: person.unit, district: 'district-1', subject: `person-${person.id}`, at: on('2024-07-15') }, personal: { subject: `person-${person.id}`, fields: { name: person.name } } }],
  ['2024-07-17', { type: 'CommitmentSigned', data: { draftVersion: 3, at: on('2024-07-17') } }],
  ['2024-07-18', {
    type: 'ApplicationSubmitted', data: { at: on('2024-07-18'), draftVersion: 3, attested: [], secret: person.secret, files: [] },
    personal: { subject: `person-${person.id}`, fields: { answers: answersOf(person), attachments: [], unitOpinion: '经职工代表大会推荐，同意申报。', signature: person.name, verdicts: [] } },
  }],
])

const of = <Fields extends object>({ id }: Person, fields: Fields) => about(`person-${id}`, fields)

const nomination = (person: Person): Step[] => steps('application', person.id, [
  ['2024-07-19', {
    type: 'OriginalsVerified',
    data: {
      visitedOn: '2024-07-19', certificateChecked: true, files: [],
    },
    ...of(person, {
      by: '演核验员甲、演核验员乙',
      originals: [{ material: 'id-card', seen: true, note: '' }, { material: 'certificate', seen: true, note: '编号与网上一致' }, { material: 'awards', seen: false, note: '' }],
    }),
  }],
  ['2024-07-22', { type: 'ApplicationRecommended', data: { secret: person.secret, on: '2024-07-22', attested: [] }, ...of(person, { opinion: '业绩突出，同意推荐。' }) }],
  ['2024-07-22', { type: 'LocalNoticePosted', data: { postedOn: '2024-07-22', lastDay: '2024-07-25', place: '区政府网站' } }],
  ['2024-07-26', { type: 'LocalNoticeEnded', data: { outcome: 'clear' }, ...of(person, { finding: '' }) }],
  ['2024-07-29', { type: 'ApplicationReported', data: { at: on('2024-07-29') } }],
])

const qualification = (person: Person): Step[] => steps('application', person.id, [
  ['2024-08-05', { type: 'QualificationProposed', data: { admit: true, maker: 'maker', attested: [] }, ...of(person, { reason: '' }) }],
  ['2024-08-06', { type: 'ApplicationAdmitted', data: { checker: 'checker' } }],
])

const sheetsOf = (person: Person): Step[] => experts.flatMap((expert, index) => {
  const { id, marks } = person
  const sheet = { round: roundId, application: id, expert }
  const given = marks[index]
  return steps('scoresheet', scoresheetId(id, expert), [['2024-08-20', given
    ? { type: 'ScoresSubmitted', data: { ...sheet, marks: given }, ...of(person, { comment: '' }) }
    : { type: 'ExpertRecused', data: sheet, ...of(person, { reason: '曾是师徒' }) }]])
})

const ranking = people.map(({ id, rank, scoreHundredths, candidate }) => ({ application: id, rank, scoreHundredths, candidate }))
const reasons = Object.fromEntries(people.map(({ id, reason }) => [id, reason]))
const candidates = people.filter(({ candidate }) => candidate)
const ofRound = (...entries: readonly (readonly [Day, RoundEvent])[]): Step[] => steps('round', roundId, entries)
const ofNotice = (...entries: readonly (readonly [Day, NoticeEvent])[]): Step[] => steps('notice', roundId, entries)
const ofBatch = (...entries: readonly (readonly [Day, BatchEvent])[]): Step[] => steps('decision', 'batch-1', entries)
const ofCase = (id: string, ...entries: readonly (readonly [Day, ApplicationEvent])[]): Step[] => steps('application', id, entries)

const review = [
  ...ofRound(
    ['2024-08-01', { type: 'NominationsClosed', data: { reported: 4 } }],
    ['2024-08-07', { type: 'QualificationClosed', data: { admitted: 4, refused: 0 } }],
    ['2024-08-08', { type: 'PanelProposed', data: { experts: [...experts], leader: 'expert-1', criteria: plan.supplied.criteria!.value, maker: 'maker' } }],
    ['2024-08-09', { type: 'PanelConfirmed', data: { checker: 'checker' } }],
  ),
  ...people.flatMap(sheetsOf),
  ...ofRound(
    ['2024-08-22', { type: 'CandidatesProposed', data: { ranking, maker: 'maker' }, ...about(roundSubject(roundId), { reasons }) }],
    ['2024-08-23', { type: 'CandidatesApproved', data: { ranking, checker: 'checker' } }],
  ),
  ...people.flatMap(({ id, rank, scoreHundredths, candidate }) => ofCase(id, ['2024-08-23', { type: 'ApplicationRanked', data: { rank, scoreHundredths, candidate } }])),
]

const posting = (application: string, postedOn: Day): readonly [Day, NoticeEvent] => [postedOn, { type: 'UnitPostingConfirmed', data: { application, postedOn, place: '厂区公示栏' } }]

/** The unit of the third was a day late, so that name hangs a day longer. */
const publicity = [
  ...ofNotice(
    ['2024-08-26', { type: 'NoticeProposed', data: { round: roundId, candidates: candidates.map(({ id, unit, secret }) => ({ application: id, unit, secret })), maker: 'maker' } }],
    ['2024-08-27', { type: 'NoticePosted', data: { websiteOn: '2024-08-27', period: { workingDays: 5, countFirstDay: false }, checker: 'checker' } }],
    posting('case-jia', '2024-08-27'), posting('case-yi', '2024-08-27'), posting('case-bing', '2024-08-28'),
    ['2024-09-05', { type: 'NoticeEnded', data: { round: roundId, lastDay: '2024-09-04' } }],
  ),
  ...ofRound(['2024-09-05', { type: 'PublicityEnded', data: { notice: roundId } }]),
]

const certificates = candidates.map(({ id }, index) => ({ application: id, number: `2024-00${index + 1}`, title: id }))
const granted = ({ id, name, unit, occupation, secret }: Person, number: string): Step[] => steps('title', id, [['2024-09-30', {
  type: 'TitleGranted',
  data: { round: roundId, application: id, number, titleName: '威海市首席技师', documentNumber: '演政字〔2024〕58号', grantedOn: '2024-09-30', termYears: 4, secret },
  personal: { subject: `person-${id}`, fields: { name, unit: unit === 'unit-1' ? '演示船舶重工有限公司' : '演示精密仪器有限公司', occupation } },
}]])

const decision = [
  ...ofBatch(
    ['2024-09-09', { type: 'DecisionPrepared', data: { round: roundId, applications: candidates.map(({ id }) => id), maker: 'maker' } }],
    ['2024-09-10', { type: 'DecisionSubmitted', data: { checker: 'checker', on: '2024-09-10' } }],
    ['2024-09-12', { type: 'LeadingGroupDecided', data: { votes: candidates.map(({ id }) => ({ application: id, agreed: true })), heldOn: '2024-09-12', minutes: '演示纪要', recordedBy: 'leader' }, ...about(roundSubject(roundId), { reasons: {} }) }],
    ['2024-09-25', { type: 'GovernmentApproved', data: { documentNumber: '演政字〔2024〕58号', approvedOn: '2024-09-25', approvedBy: 'mayor' } }],
    ['2024-09-30', { type: 'ResultsPublished', data: { round: roundId, certificates, publishedOn: '2024-09-30', checker: 'checker' } }],
  ),
  ...candidates.flatMap(({ id }, index) => ofCase(id,
    ['2024-09-12', { type: 'CandidateAgreed', data: { minutes: '演示纪要' } }],
    ['2024-09-30', { type: 'CandidateTitled', data: { certificate: certificates[index]!.number } }])),
  ...candidates.flatMap((person, index) => granted(person, certificates[index]!.number)),
]

/** The whole round, each stream in its order. */
export const story: readonly Step[] = [
  ...organisations,
  ...ofRound(
    ['2024-07-10', { type: 'RoundDrafted', data: { plan, maker: 'maker' } }],
    ['2024-07-10', { type: 'AnnouncementProposed', data: { maker: 'maker' } }],
    ['2024-07-11', { type: 'RoundAnnounced', data: { checker: 'checker', at: on('2024-07-11') } }],
  ),
  ...people.flatMap(beginning), ...people.flatMap(nomination), ...people.flatMap(qualification),
  ...review, ...publicity, ...decision,
]

/** The round as it stood at the end of a day. */
export const until = (day: Day): readonly Step[] => story.filter(({ at }) => at <= on(day))

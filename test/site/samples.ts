import { latestCalendar } from '../policy/calendars.ts'
import { siteLinks } from '../../src/site/links.ts'
import { nothingTyped, objectionProblems } from '../../src/site/objection.ts'
import * as pages from '../../src/site/pages.ts'
import { deadlineOn, periodOn } from '../../src/site/words.ts'
import { shipped, weihai2024 } from '../policy/versions.ts'

/* Every public page of a made-up city in the middle of its round. All people and firms are fictional (演示). */

export const today = '2024-09-03'

const policy = weihai2024()
const source = shipped().sourceOf(policy.id).text

export const site: pages.Site = {
  titleName: '演示市首席技师',
  host: '演示市人力资源和社会保障局',
  office: '演示市首席技师选拔管理工作办公室',
  contact: { phone: '0000-0000000（演示）', hours: '工作日8:30—12:00、13:30—17:30', address: '演示市演示路7号615室', email: 'yanshi@example.invalid' },
  isDemo: true,
}
export const frame: pages.Frame = { site, isElder: false }
export const elderFrame: pages.Frame = { site, isElder: true }

const surnames = ['丁', '于', '王', '艾力·演四江·买买提', '𠮷', '刘', '孙', '李', '张', '赵', '周', '吴', '郑', '冯', '陈', '褚', '卫', '蒋', '沈', '韩', '杨', '朱', '秦', '尤', '许', '何', '吕', '施', '曹', '严']
const trades = ['焊工', '船舶电焊工', '水产品加工工', '服装制版师', '数控车工', '模具工', '高分子材料成型工', '锅炉运行值班员', '电工', '中式烹调师']
const firms = ['演示重型机械有限公司', '演示船舶工业股份有限公司', '演示海洋生物科技有限公司', '演示纺织服装集团股份有限公司第三分公司', '演示数控装备有限公司', '演示医用材料有限公司', '演示热电有限公司']

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']

export function people(count: number): readonly pages.PublicPerson[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `${surnames[index % surnames.length]}演${index % 3 === 0 ? '' : digits[index % 10]}`,
    unit: firms[index % firms.length] ?? '',
    occupation: trades[index % trades.length] ?? '',
  }))
}

const lastDays = ['2024-09-06', '2024-09-06', '2024-09-09', undefined]

function candidates(count: number): readonly pages.Candidate[] {
  return people(count).map((person, index) => {
    const lastDay = lastDays[index % lastDays.length]
    return { ...person, application: `a-${index + 1}`, period: periodOn(lastDay === undefined ? undefined : { lastDay, provisional: false }, today, latestCalendar) }
  })
}

const policyRef: pages.PolicyRef = { id: policy.id, name: policy.document.name, number: policy.document.number ?? '' }
const round = { id: 'r-2024', title: '2024年度演示市首席技师选拔' }
const basis = policy.stages.find(({ kind }) => kind === 'publicity') ?? policy.seats
const notice = { id: 'n-2024', title: '2024年度演示市首席技师候选人公示' }

export function noticeOf(count: number): pages.NoticeData {
  return {
    ...notice, round, policy: policyRef, basis, websiteOn: '2024-08-30', workingDays: 5, countFirstDay: false,
    candidates: candidates(count), order: '以姓氏笔画为序', period: deadlineOn('2024-09-09', today, latestCalendar),
  }
}

export const endedNotice: pages.EndedNoticeData = {
  ...notice, round, policy: policyRef, basis, websiteOn: '2024-08-19', workingDays: 5, countFirstDay: false, people: 12, lastDay: '2024-08-26', isTakenDown: false, list: round.id,
}

export const provisionalNotice: pages.NoticeData = {
  ...noticeOf(2),
  period: deadlineOn('2030-01-08', '2030-01-02', latestCalendar),
  candidates: candidates(2).map((candidate) => ({ ...candidate, period: deadlineOn('2030-01-08', '2030-01-02', latestCalendar) })),
}

export const home: pages.HomeData = {
  rounds: [{ ...round, stageName: '公示', seats: 10, applyBy: deadlineOn('2024-07-24', today, latestCalendar), reportBy: deadlineOn('2024-07-31', today, latestCalendar) }],
  notices: [{ ...notice, people: 12, period: deadlineOn('2024-09-09', today, latestCalendar) }],
  lists: [
    { round: 'r-2023', title: '2023年度演示市首席技师名单', people: 10, publishedOn: '2023-12-22' },
    { round: 'r-2022', title: '2022年度演示市首席技师名单', people: 9, publishedOn: '2022-12-16' },
  ],
  terminated: [{ id: 'r-2021', title: '2021年度演示市首席技师选拔' }], without: [{ id: 'r-2021', title: '2021年度演示市首席技师选拔' }],
  policies: [{ ...policyRef, standing: 'in-force' }],
}

const amendments: pages.RoundData['amendments'] = [
  { on: '2024-07-22', issuedAs: '演人社函〔2024〕41号', reason: '连日高温，多个单位停工，材料来不及准备。', changes: [
    { name: '单位申报截止日', was: '2024年7月26日24时', now: '2024年8月2日24时' }, { name: '区市报送截止日', was: '2024年7月31日24时', now: '2024年8月9日24时' },
  ] },
  { on: '2024-07-15', issuedAs: '', reason: '原通知的截止日与发文稿不一致。', changes: [{ name: '单位申报截止日', was: '2024年7月24日24时', now: '2024年7月26日24时' }] },
]

export const roundData: pages.RoundData = {
  ...round, documentNumber: policy.document.number ?? '', announcedOn: '2024-07-11', stageName: '组织推荐', amendments: [], counting: '', seats: 10,
  applyBy: deadlineOn('2024-09-05', today, latestCalendar), reportBy: deadlineOn('2024-09-13', today, latestCalendar),
  policy, source, isWithout: false,
  supplied: [
    { label: '管理期', value: '4年', citation: '《演示市首席技师选拔管理办法》（演政办字〔2018〕33号）第十二条' },
    { label: '评分指标', value: '实地技能考查50%、材料评审50%', citation: '演示市首席技师选拔管理工作办公室2024年评审方案第三条' },
  ],
}

const typed: pages.ObjectionTyped = { application: 'a-2', name: '', contact: '0631-5231234', facts: '不属实。', evidence: '\n第一行证据 <b>' }
export const emptyObjection: pages.ObjectionData = { notice, candidates: candidates(4), typed: nothingTyped, refusals: [], key: 'k-1' }
export const wrongObjection: pages.ObjectionData = { ...emptyObjection, typed, refusals: objectionProblems(typed) }

export function listOf(count: number): pages.ListData {
  return {
    round, year: 2024, titleName: site.titleName, issuer: '演示市人民政府', documentNumber: '演政字〔2024〕18号', publishedOn: '2024-12-20', termYears: 4, policy: policyRef, notice: notice.id,
    holders: people(count).map((person, index) => ({ ...person, number: `2024-${String(index + 1).padStart(3, '0')}` })),
  }
}

export const certificate: pages.CertificateData = {
  kind: 'valid', name: '𠮷演五', unit: '演示数控装备有限公司', occupation: '数控车工', number: '2024-005',
  titleName: site.titleName, documentNumber: '演政字〔2024〕18号', grantedOn: '2024-12-20', termYears: 4, list: { round: round.id, title: '2024年度演示市首席技师名单' },
}

const record: pages.RecordData = {
  algorithms: 'Ed25519 与 SHA-256',
  publicKey: 'MCowBQYDK2VwAyEA3q2+796tvu/erb7v3q2+796tvu/erb7v3q2+796tvu8=',
  checkpoints: ['2024-09-02T16:00:00.000Z', '2024-09-01T16:00:00.000Z'].map((at, index) => ({ at, size: 1_284 - index * 77, root: 'deadbeef'.repeat(8), signature: 'c0ffee00'.repeat(16) })),
}

/** 办法解读 — every measure that the program brings along. */
export const explained: readonly pages.PolicyData[] = [...shipped().values()].map((each) => (
  { policy: each, source: shipped().sourceOf(each.id).text, isElsewhere: each.jurisdiction !== policy.jurisdiction }))

/** As if those of other places were shown too, one of them over, one yet to come. */
export const policies: pages.PoliciesData = {
  today, here: [policy],
  elsewhere: [{ ...policy, id: 'a/b/2020-01-01', validity: { from: '2020-01-01', until: '2023-12-31' } }, { ...policy, id: 'a/b/2025-01-01', validity: { from: '2025-01-01', until: null } }],
}

export type Sample = Readonly<{ name: string; path: string; page: (frame: pages.Frame) => string }>

/** Each page, in each of its states, with the address that its switch to the elder version leads back to. */
export const samples: readonly Sample[] = [
  { name: 'home', path: siteLinks.home(), page: (frame) => pages.homePage(home, frame) },
  { name: 'home-empty', path: siteLinks.home(), page: (frame) => pages.homePage({ rounds: [], notices: [], lists: [], without: [], terminated: [], policies: [] }, frame) },
  { name: 'round', path: siteLinks.round(round.id), page: (frame) => pages.roundPage(roundData, frame) },
  { name: 'round-amended', path: siteLinks.round(round.id), page: (frame) => pages.roundPage({ ...roundData, amendments, counting: '年龄、年限仍按原定的2024年7月31日计算，不随延期变动。' }, frame) },
  { name: 'round-over', path: siteLinks.round(round.id), page: (frame) => pages.roundPage({ ...roundData, stageName: '已办结', applyBy: { kind: 'over', lastDay: '2024-07-24' }, notice: { id: notice.id, stage: 'over' }, list: round.id }, frame) },
  { name: 'notice-taken-down', path: siteLinks.notice(notice.id), page: (frame) => pages.endedNoticePage({ ...endedNotice, isTakenDown: true, list: undefined }, frame) },
  { name: 'round-terminated', path: siteLinks.round(round.id), page: (frame) => pages.roundPage({ ...roundData, stageName: '已终止', amendments, terminated: { on: '2024-09-02', issuedAs: '演人社函〔2024〕47号', reason: '上级办法修订，本轮不再按原办法选拔。' } }, frame) },
  { name: 'round-without', path: siteLinks.round(round.id), page: (frame) => pages.roundPage({ ...roundData, stageName: '已办结', isWithout: true }, frame) },
  { name: 'notice', path: siteLinks.notice(notice.id), page: (frame) => pages.noticePage(noticeOf(12), frame) },
  { name: 'notice-provisional', path: siteLinks.notice(notice.id), page: (frame) => pages.noticePage(provisionalNotice, frame) },
  { name: 'notice-ended', path: siteLinks.notice(notice.id), page: (frame) => pages.endedNoticePage(endedNotice, frame) },
  { name: 'object', path: siteLinks.objection(notice.id), page: (frame) => pages.objectionPage(emptyObjection, frame) },
  { name: 'object-wrong', path: siteLinks.objection(notice.id), page: (frame) => pages.objectionPage(wrongObjection, frame) },
  { name: 'received', path: siteLinks.received(notice.id, 'YY-2024-0903-7K2M'), page: (frame) => pages.receivedPage({ notice, receipt: 'YY-2024-0903-7K2M', receivedAt: '2024-09-03T06:32:00.000Z', progress: { kind: 'checking', isGivenUp: false } }, frame) },
  {
    name: 'received-answered', path: siteLinks.received(notice.id, 'YY-2024-0903-7K2M'),
    page: (frame) => pages.receivedPage({ notice, receipt: 'YY-2024-0903-7K2M', receivedAt: '2024-09-03T06:32:00.000Z', progress: { kind: 'answered', settledOn: '2024-09-10', answeredOn: '2024-09-11', way: 'phone' } }, frame),
  },
  { name: 'list', path: siteLinks.list(round.id), page: (frame) => pages.listPage(listOf(10), frame) },
  { name: 'verify', path: siteLinks.verify(), page: (frame) => pages.verifyPage({ typed: '' }, frame) },
  { name: 'verify-wrong', path: siteLinks.verify(), page: (frame) => pages.verifyPage({ typed: ' ', problem: '请输入证书编号。' }, frame) },
  { name: 'certificate', path: siteLinks.certificate('2024-005'), page: (frame) => pages.certificatePage(certificate, frame) },
  { name: 'certificate-not-found', path: siteLinks.certificate('2024-999'), page: (frame) => pages.certificatePage({ kind: 'not-found', number: '2024-999' }, frame) },
  { name: 'policies', path: siteLinks.policies(), page: (frame) => pages.policiesPage(policies, frame) },
  ...explained.map((each): Sample => ({ name: `policy ${each.policy.id}`, path: siteLinks.policy(each.policy.id), page: (frame) => pages.policyPage(each, frame) })),
  { name: 'record', path: siteLinks.record(), page: (frame) => pages.recordPage(record, frame) },
  { name: 'privacy', path: siteLinks.privacy(), page: (frame) => pages.privacyPage({ forms: [policy.form] }, frame) },
  { name: 'accessibility', path: siteLinks.accessibility(), page: pages.accessibilityPage },
  { name: 'not-found', path: siteLinks.home(), page: pages.notFoundPage },
  { name: 'turned-away', path: siteLinks.home(), page: (frame) => pages.turnedAwayPage({ status: 429 }, frame) },
  { name: 'error', path: siteLinks.home(), page: (frame) => pages.errorPage({ reference: 'E-演示-1' }, frame) },
]

import { describe, expect, it } from 'vitest'
import type { RoundView } from '../../api/views.ts'
import { awaitedAct, awaitsDistricts, awaitsExperts, leftOf, remainsOf, postingEndInWords } from './remains.ts'

const round: RoundView = {
  id: 'r1', version: 5, title: '演示轮次', year: 2024, policy: 'p', policyName: '演示通知', documentNumber: '演示〔2024〕1号', stage: 'qualify', stageName: '资格审查',
  seats: 3, applyBy: '2024-07-24', reportBy: '2024-07-31', plan: {}, returned: null, without: null, nobodyLeft: false, supplied: [], gaps: [], steps: [], counts: [], amendments: { published: [], asked: null, returned: null, counting: '' }, termination: null, askedTermination: null, extraPlaces: null, places: null, panel: null, ranking: [], notice: null, noticeVersion: 0,
  decisions: [], cleared: [], acts: [], timeline: [], papers: [], drafts: [], publicPages: [],
}
const expert = { account: 'e1', name: '专家甲', submitted: 2, recused: 1, due: 4, isDisabled: false }
const panel = { confirmed: true, leader: 'e1', experts: [expert, { ...expert, account: 'e2', submitted: 4, recused: 0 }], criteria: [], released: [], release: null, unmarked: 0, closed: [] }
const hanging = { application: 'a1', name: '候选人', unit: 'u1', unitName: '演示单位', secret: false, unitPostedOn: '2024-08-01', place: '公告栏', lastDay: '2024-08-08', workingDaysLeft: 3, provisional: false, held: false, reposting: null, issuedAnewOn: null, isGone: false }
const notice = { id: 'r1', version: 2, stage: 'posted', stageName: '公示中', websiteOn: '2024-08-01', workingDays: 5, candidates: [hanging], objections: [], acts: [], publicPath: '/notices/r1', paper: null }

describe('what a round still waits for', () => {
  it('is every case without an opinion; a panel may be drawn up meanwhile, and holds nothing up', () => {
    const open = { ...round, counts: [{ stage: 'reported', stageName: '待资格审查', count: 2 }] }
    expect(remainsOf(open)).toEqual([
      { text: '2份申报待提出审查意见', isDone: false, to: '/cases?round=r1&stage=reported' },
      { text: '拟定评审专家', isDone: false, to: '/rounds/r1?part=review', act: 'ProposePanel', mayWait: true },
    ])
    expect([leftOf(open).length, awaitedAct(open), leftOf(round), awaitedAct(round)]).toEqual([1, undefined, [], 'CloseQualification'])
  })

  it('is places beyond the table that wait for the second hand, before what time brings', () => {
    const asking = { ...round, stage: 'nominate', extraPlaces: { clause: '', quote: '', agreed: [], asked: { name: '鹿城区', places: 2, reason: '' }, bodies: [] } }
    expect(remainsOf(asking)[0]).toEqual({ text: '“鹿城区”增加2名推荐名额待复核', isDone: false, act: 'ConfirmExtraPlaces' })
    expect([awaitedAct(asking), awaitedAct({ ...asking, extraPlaces: null })]).toEqual(['ConfirmExtraPlaces', undefined])
  })

  it('is a correction of the notice that waits for the second hand, with the day on which it falls', () => {
    const asking = { ...round, stage: 'nominate', amendments: { ...round.amendments, asked: { issuedAs: '', reason: '高温。', changes: [] } } }
    expect(remainsOf(asking)[0]).toEqual({ text: '更正通知待复核，2024年7月31日24时以前没有发布的作废', isDone: false, act: 'ConfirmAmendment' })
    expect(awaitedAct(asking)).toBe('ConfirmAmendment')
  })

  it('urges nobody to ask for places that nobody needs', () => {
    const may = (act: string) => awaitsDistricts({ ...round, stage: 'nominate', acts: [{ act, title: '', clause: '', quote: '' }] })
    expect([may('ProposeExtraPlaces'), may('ProposeAmendment'), may('ConfirmExtraPlaces'), may('ConfirmAmendment'), may('CloseNominations')]).toEqual([true, true, false, false, false])
  })

  it('is the sheets that are neither handed in nor given up', () =>
    expect(remainsOf({ ...round, stage: 'review', panel }).map(({ text, isDone }) => [text, isDone])).toEqual([['评审专家已确认', true], ['还差1张评分表', false]]))

  it('is the expert whose account was disabled, by the act with which the office goes on', () => {
    const closed = (act: string) => ({ ...panel, closed: [{ account: 'e1', name: '专家甲', act, text: '' }] })
    expect(remainsOf({ ...round, stage: 'review', panel: closed('ProposeRelease') }).find(({ isDone }) => !isDone)).toEqual({ text: '专家甲的账号已停用，要解除评审', isDone: false, to: '/rounds/r1?part=review', act: 'ProposeRelease' })
    expect(remainsOf({ ...round, panel: closed('ProposePanel') }).at(-1)).toEqual({ text: '专家甲的账号已停用，要换一位评审专家', isDone: false, to: '/rounds/r1?part=review', act: 'ProposePanel', mayWait: true })
    expect(awaitsExperts({ ...round, stage: 'review', panel: closed('ProposeRelease') })).toBe(false)
  })

  it('is the summing up once the sheets are in, and not the panel that was confirmed long ago', () => {
    const whole = { ...panel, experts: panel.experts.map((each) => ({ ...each, submitted: each.due - each.recused })) }
    const awaited = [null, { ...panel, confirmed: false }, panel, whole].map((each) => awaitedAct({ ...round, stage: 'review', panel: each }))
    expect(awaited).toEqual(['ProposePanel', 'ConfirmPanel', undefined, 'ProposeCandidates'])
  })

  it('is the unit that has not posted, and the last day of those that have', () =>
    expect(remainsOf({ ...round, stage: 'publicity', notice: { ...notice, candidates: [hanging, { ...hanging, application: 'a2', unitPostedOn: null, lastDay: null }] } }).map(({ text }) => text)).toEqual([
      '1名候选人的单位还没有登记张贴', '最后一名公示到2024年8月8日24时',
    ]))

  it('ends with the last of those who still stand on the notice', () => {
    const ends = (...candidates: readonly object[]) => postingEndInWords({ notice: { ...notice, candidates: candidates.map((each) => ({ ...hanging, ...each })) } })
    expect(ends({}, { lastDay: '2024-08-07' }, { lastDay: '2024-08-09', isGone: true }, { lastDay: null })).toBe('最后一名公示到2024年8月8日24时')
    expect([ends({ lastDay: null }), postingEndInWords({ notice: null })]).toEqual(['', ''])
  })

  it('is a paper that shows what holds no more, which holds nothing up', () => {
    const reposting = { note: '', why: '', hangs: '', since: '2024-08-05', doneOn: null, isOwed: true, isRemoval: false }
    const old = { ...round, stage: 'publicity', notice: { ...notice, candidates: [{ ...hanging, reposting }] } }
    const removal = { ...hanging, isGone: true, reposting: { ...reposting, isRemoval: true } }
    const texts = (round: RoundView) => remainsOf(round).filter(({ mayWait }) => mayWait).map(({ text }) => text)
    expect(texts(old)).toEqual(['公示变动后，1名候选人的单位还没有登记更换张贴'])
    expect(texts({ ...old, notice: { ...notice, candidates: [hanging, removal] } })).toEqual(['公示名单变动后，1个单位还没有登记撤下张贴'])
    expect(leftOf(old).map(({ text }) => text)).toEqual(['最后一名公示到2024年8月8日24时'])
  })

  it('is nothing but the closing itself once all batches are published', () =>
    expect(remainsOf({ ...round, stage: 'decide', notice }).every(({ isDone }) => isDone)).toBe(true))

  it('is the ending alone where nobody is left, whatever the stage would wait for', () =>
    expect(remainsOf({ ...round, nobodyLeft: true })).toEqual([{ text: '本轮没有可以入选的人了，由经办人写明理由办结', isDone: false }]))

  it('is nothing once the round is finished', () => expect(remainsOf({ ...round, stage: 'finished' })).toEqual([]))
})

describe('a panel at work 评审中', () => {
  it('asks nothing of the office while sheets are to come; once they are in, or a release waits, it does', () => {
    const release = { name: '专家甲', reason: '因病', keepsScores: true, leader: null }
    const whole = { ...panel, experts: panel.experts.map((each) => ({ ...each, submitted: each.due - each.recused })) }
    expect([panel, whole, { ...panel, release }, { ...panel, confirmed: false }].map((each) => awaitsExperts({ ...round, stage: 'review', panel: each }))).toEqual([true, false, false, false])
    expect(awaitsExperts({ ...round, stage: 'qualify', panel })).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import { answersOf, objectorsWords } from '../../test/support/facts.ts'
import { clock, hand, midnightAfter, policy } from '../../test/support/given.ts'
import { checker, districtHand, maker, Procedure, refusalsOf } from '../../test/support/procedure.ts'
import type { Application } from '../domain/application/application.ts'
import type { Batch } from '../domain/decision/decision.ts'
import type { Notice } from '../domain/notice/notice.ts'
import type { Round } from '../domain/round/round.ts'
import { waitingOnRound } from '../domain/round/waiting.ts'
import type { Title } from '../domain/title/title.ts'
import { perform, reasonsAgainst } from './perform.ts'
import { KeyReused, StaleVersion } from './ports.ts'
import { NotFound, Overtaken, type Refused } from './refused.ts'

const stagesOf = ({ world }: Procedure, cases: readonly string[]) => cases.map((id) => world.stateOf<Application>('application', id).stage)

describe('one whole round, hand after hand 一轮选拔', () => {
  it('goes from the call to the certificates, and each entry names its clause', async () => {
    const walk = new Procedure()
    await walk.opens('round-1')
    const cases = await walk.admitted('round-1', '1980-01-01', '1981-01-01', '1982-01-01')
    await walk.posts('round-1', cases)
    expect(walk.world.stateOf<Round>('round', 'round-1')).toMatchObject({ stage: 'publicity', notice: 'round-1' })
    expect(stagesOf(walk, cases)).toEqual(['candidate', 'candidate', 'not-selected'])
    await walk.hangs('round-1', cases.slice(0, 2))
    walk.at('2024-08-13')
    await walk.act(maker, 'notice', 'round-1', 'EndNotice')
    await walk.publishes('round-1', 'batch-1', cases.slice(0, 2))
    await walk.act(maker, 'round', 'round-1', 'FinishRound')
    expect([walk.world.stateOf<Round>('round', 'round-1').stage, ...stagesOf(walk, cases)]).toEqual(['finished', 'titled', 'titled', 'not-selected'])
    expect(cases.map((id) => walk.world.stateOf<Title>('title', id))).toMatchObject([{ number: '2024-001', holder: { unit: '演示shipyard' }, termYears: 4 }, { number: '2024-002' }, { stage: 'none' }])
    expect(walk.world.factsOf('round', 'round-1').map(({ clauses }) => clauses.length)).toEqual(walk.world.factsOf('round', 'round-1').map(() => 1))
    expect(walk.world.factsOf('application', cases[0] ?? '').map(({ type, clauses, actor }) => `${type} ${clauses.join()} ${actor.role}`).slice(-4))
      .toEqual(['ApplicationAdmitted 三（三） office-checker', 'ApplicationRanked 三（三） system', 'CandidateAgreed 三（五） system', 'CandidateTitled 三（五） system'])
  })

  it('issues its papers by the outbox', async () => {
    const walk = new Procedure()
    await walk.opens('round-1')
    expect(walk.world.effects).toEqual([{ kind: 'issue-paper', payload: { subject: 'round', id: 'round-1', kind: 'call' } }])
  })
})

describe('certificates 证书编号', () => {
  it('are numbered through the year, over every list of every round', async () => {
    const walk = new Procedure()
    const numbers: string[] = []
    for (const round of ['round-1', 'round-2']) {
      walk.at('2024-07-11')
      await walk.opens(round)
      const cases = await walk.admitted(round, '1980-01-01', '1981-01-01')
      await walk.posts(round, cases)
      await walk.hangs(round, cases)
      walk.at('2024-08-13')
      await walk.act(maker, 'notice', round, 'EndNotice')
      for (const id of cases) {
        await walk.publishes(round, `batch-of-${id}`, [id])
        const title = walk.world.stateOf<Title>('title', id)
        numbers.push(title.stage === 'none' ? '' : title.number)
      }
    }
    expect(numbers).toEqual(['2024-001', '2024-002', '2024-003', '2024-004'])
    expect(walk.world.locks).toContain('exclusive certificates:2024')
  })
})

describe('objections 异议', () => {
  async function inPublicity() {
    const walk = new Procedure()
    await walk.opens('round-1')
    const [first = '', second = ''] = await walk.admitted('round-1', '1980-01-01', '1981-01-01')
    await walk.posts('round-1', [first, second])
    const object = (objection: string, application: string) => walk.act(hand('public'), 'notice', 'round-1', 'RaiseObjection', { objection, application, ...objectorsWords })
    const settle = async (objection: string, upheld: boolean) => {
      await walk.act(maker, 'notice', 'round-1', 'ProposeFinding', { objection, upheld, finding: '已核实。' })
      await walk.act(checker, 'notice', 'round-1', 'ConfirmFinding', { objection })
    }
    return { walk, first, second, object, settle }
  }

  it('hold their own person back while the others go on to the decision', async () => {
    const { walk, first, second, object, settle } = await inPublicity()
    await walk.hangs('round-1', [first, second])
    await object('o-1', second)
    walk.at('2024-08-13')
    await walk.act(maker, 'notice', 'round-1', 'EndNotice')
    walk.at('2024-08-14')
    expect(await refusalsOf(walk.act(maker, 'decision', 'batch-1', 'PrepareDecision', { round: 'round-1', applications: [first, second] }))).toEqual(['candidate-held'])
    await walk.publishes('round-1', 'batch-1', [first])
    expect(await refusalsOf(walk.act(maker, 'round', 'round-1', 'FinishRound'))).toEqual(['candidate-undecided'])
    await settle('o-1', false)
    await walk.publishes('round-1', 'batch-2', [second])
    expect(walk.world.stateOf<Batch>('decision', 'batch-2')).toMatchObject({ stage: 'published', certificates: [{ number: '2024-002' }] })
  })

  it('can both be upheld against one person, whose unit need not post any more', async () => {
    const { walk, first, second, object, settle } = await inPublicity()
    await object('o-1', second)
    await object('o-2', second)
    await settle('o-1', true)
    await settle('o-2', true)
    expect(stagesOf(walk, [first, second])).toEqual(['candidate', 'dropped'])
    await walk.hangs('round-1', [first])
    walk.at('2024-08-13')
    await walk.act(hand('system'), 'notice', 'round-1', 'EndNotice')
    expect(walk.world.stateOf<Notice>('notice', 'round-1').stage).toBe('ended')
  })

  it('may leave nobody: the round still comes to its end', async () => {
    const { walk, first, second, object, settle } = await inPublicity()
    for (const [objection, person] of [['o-1', first], ['o-2', second]] as const) {
      await object(objection, person)
      await settle(objection, true)
    }
    walk.at('2024-08-06')
    await walk.act(maker, 'notice', 'round-1', 'EndNotice')
    expect(await refusalsOf(walk.act(maker, 'round', 'round-1', 'FinishRound'))).toEqual(['nobody-titled'])
    await walk.act(maker, 'round', 'round-1', 'CloseWithoutHolders', { reason: '异议都成立，没有候选人了。' })
    expect(walk.world.stateOf<Round>('round', 'round-1')).toMatchObject({ stage: 'finished', without: '异议都成立，没有候选人了。' })
  })
})

describe('a person who withdraws 撤回', () => {
  const leave = (walk: Procedure, id: string) => walk.act(hand('unit'), 'application', id, 'WithdrawApplication', { reason: '本人放弃。' })

  it('leaves after the local notice too, as long as the leading group has not spoken', async () => {
    const walk = new Procedure()
    await walk.opens('round-1')
    const [first = '', second = ''] = await walk.submitted('round-1', '1980-01-01', '1981-01-01')
    await walk.reports(first, second)
    await leave(walk, first)
    expect(stagesOf(walk, [first, second])).toEqual(['withdrawn', 'reported'])
  })

  it('has a ranking that nobody confirmed drawn up anew: the next then stands among the candidates', async () => {
    const walk = new Procedure()
    await walk.opens('round-1', { seats: 1 })
    const cases = await walk.admitted('round-1', '1980-01-01', '1981-01-01')
    const [first = '', second = ''] = cases
    await walk.scores('round-1', cases)
    await walk.act(maker, 'round', 'round-1', 'ProposeCandidates')
    await leave(walk, first)
    expect(walk.world.stateOf<Round>('round', 'round-1')).toMatchObject({ stage: 'review', returned: '名单上有人撤回申报，请重新汇总。' })
    await walk.act(maker, 'round', 'round-1', 'ProposeCandidates')
    await walk.act(checker, 'round', 'round-1', 'ApproveCandidates')
    expect(stagesOf(walk, [first, second])).toEqual(['withdrawn', 'candidate'])
  })

  it('leaves the notice alone; nobody moves up from a confirmed list, and the others go on', async () => {
    const walk = new Procedure()
    await walk.opens('round-1', { seats: 2 })
    const cases = await walk.admitted('round-1', '1980-01-01', '1981-01-01', '1982-01-01')
    const [first = '', second = '', third = ''] = cases
    await walk.posts('round-1', cases)
    await leave(walk, first)
    expect(stagesOf(walk, cases)).toEqual(['withdrawn', 'candidate', 'not-selected'])
    expect(await refusalsOf(walk.hangs('round-1', [first]))).toEqual(['not-your-candidate'])
    await walk.hangs('round-1', [second])
    walk.at('2024-08-13')
    await walk.act(hand('system'), 'notice', 'round-1', 'EndNotice')
    await walk.publishes('round-1', 'batch-1', [second])
    expect(stagesOf(walk, cases)).toEqual(['withdrawn', 'titled', 'not-selected'])
    expect(walk.world.factsOf('notice', 'round-1').filter(({ type }) => type === 'CandidateStruck').map(({ actor, clauses, data }) => ({ by: actor.account, role: actor.role, clauses, data })))
      .toEqual([{ by: 'unit', role: 'system', clauses: ['三（四）'], data: { application: first } }])
    expect(third).not.toBe('')
  })

  it('takes an empty draft of the notice along, and then the round can be closed', async () => {
    const walk = new Procedure()
    await walk.opens('round-1')
    const [first = ''] = await walk.admitted('round-1', '1980-01-01')
    await walk.ranks('round-1', [first])
    await walk.act(maker, 'notice', 'round-1', 'ProposeNotice', { round: 'round-1' })
    await leave(walk, first)
    expect([walk.world.stateOf<Notice>('notice', 'round-1').stage, walk.world.stateOf<Round>('round', 'round-1')]).toMatchObject(['none', { stage: 'publicity', notice: undefined }])
    await walk.act(maker, 'round', 'round-1', 'CloseWithoutHolders', { reason: '候选人都已撤回。' })
    expect(walk.world.stateOf<Round>('round', 'round-1').stage).toBe('finished')
  })

  it('leaves the list before the leading group, which then votes on the others', async () => {
    const walk = new Procedure()
    await walk.opens('round-1')
    const cases = await walk.admitted('round-1', '1980-01-01', '1981-01-01')
    const [first = '', second = ''] = cases
    await walk.posts('round-1', cases)
    await walk.hangs('round-1', cases)
    walk.at('2024-08-13')
    await walk.act(hand('system'), 'notice', 'round-1', 'EndNotice')
    await walk.act(maker, 'decision', 'batch-1', 'PrepareDecision', { round: 'round-1', applications: cases })
    await walk.act(checker, 'decision', 'batch-1', 'SubmitDecision')
    await leave(walk, first)
    expect(walk.world.stateOf<Batch>('decision', 'batch-1')).toMatchObject({ stage: 'submitted', applications: [second] })
    await walk.act(hand('leading-group'), 'decision', 'batch-1', 'RecordLeadingGroup', { votes: [{ application: second, agreed: true, reason: '' }], heldOn: '2024-08-13', minutes: '纪要1号' })
    expect(await refusalsOf(leave(walk, second))).toEqual(['act-not-open'])
  })

  it('ends a list on which nobody is left', async () => {
    const walk = new Procedure()
    await walk.opens('round-1')
    const [only = ''] = await walk.admitted('round-1', '1980-01-01')
    await walk.posts('round-1', [only])
    await walk.hangs('round-1', [only])
    walk.at('2024-08-13')
    await walk.act(hand('system'), 'notice', 'round-1', 'EndNotice')
    await walk.act(maker, 'decision', 'batch-1', 'PrepareDecision', { round: 'round-1', applications: [only] })
    await leave(walk, only)
    expect(walk.world.stateOf<Batch>('decision', 'batch-1')).toMatchObject({ stage: 'called-off', reason: '名单上的人都已撤回申报。' })
    await walk.act(maker, 'round', 'round-1', 'CloseWithoutHolders', { reason: '候选人都已撤回。' })
  })
})

describe('what comes too late or to nothing', () => {
  it('lapses with the end of the nominations, but for what the office itself sent back', async () => {
    const walk = new Procedure()
    await walk.opens('round-1')
    const draft = await walk.starts('round-1')
    const [first = '', second = ''] = await walk.submitted('round-1', '1980-01-01', '1981-01-01')
    await walk.reports(first)
    await walk.act(maker, 'application', first, 'ReturnForCorrection', { problems: [{ field: 'phone', text: '请核对。' }], dueDay: '2024-08-09' })
    walk.at('2024-08-01')
    await walk.act(hand('system'), 'round', 'round-1', 'CloseNominations')
    expect(stagesOf(walk, [draft, first, second])).toEqual(['lapsed', 'returned', 'lapsed'])
    const end = () => walk.act(maker, 'round', 'round-1', 'CloseWithoutHolders', { reason: '没有按期报送的申报。' })
    expect(await refusalsOf(end())).toEqual(['somebody-left'])
    walk.at('2024-08-10')
    await end()
    expect([walk.world.stateOf<Round>('round', 'round-1').stage, ...stagesOf(walk, [first])]).toEqual(['finished', 'lapsed'])
  })

  it('waits for another notice where the draft of one went back', async () => {
    const walk = new Procedure()
    await walk.opens('round-1')
    await walk.ranks('round-1', await walk.admitted('round-1', '1980-01-01'))
    const waits = () => waitingOnRound(walk.world.stateOf<Round>('round', 'round-1')).map(({ act }) => act)
    expect(waits()).toEqual(['ProposeNotice'])
    await walk.act(maker, 'notice', 'round-1', 'ProposeNotice', { round: 'round-1' })
    expect(waits()).toEqual([])
    await walk.act(checker, 'notice', 'round-1', 'ReturnNotice', { reason: '单位名称有误。' })
    expect(waits()).toEqual(['ProposeNotice'])
    await walk.act(maker, 'notice', 'round-1', 'ProposeNotice', { round: 'round-1' })
    expect([walk.world.stateOf<Notice>('notice', 'round-1').stage, waits()]).toEqual(['proposed', []])
  })
})

describe('one person, one application 一人一份', () => {
  it('is told by the ID number, however it is written, until the other case is given up', async () => {
    const walk = new Procedure()
    await walk.opens('round-1')
    walk.at('2024-07-12')
    const [mine, theirs] = [await walk.starts('round-1'), await walk.starts('round-1', 'foundry')]
    await walk.submits(mine)
    const dashed = String(answersOf()['idNumber']).replace(/^(.{6})(.{8})/, '$1-$2-').toLowerCase()
    expect(await refusalsOf(walk.submits(theirs, 'foundry', { idNumber: dashed }))).toEqual(['person-applies-twice'])
    await walk.act(hand('unit'), 'application', mine, 'WithdrawApplication', { reason: '改由现单位申报。' })
    const draftVersion = (await walk.world.ports.store.transaction('weihai', (tx) => tx.loadDraft(theirs)))?.version
    await walk.act(hand('unit', { body: 'foundry' }), 'application', theirs, 'SubmitApplication', { draftVersion, unitOpinion: '情况属实。', attested: [] })
    expect(stagesOf(walk, [mine, theirs])).toEqual(['withdrawn', 'submitted'])
  })
})

describe('quotas 推荐名额', () => {
  it('are counted under a lock, and a place that was given back can be taken again', async () => {
    const rationed = { ...policy, nominations: { ...policy.nominations, kind: 'per-body', rows: [{ body: '各区市', count: 1, each: true }] } } as const
    const walk = new Procedure(new Map([[policy.id, rationed]]))
    await walk.opens('round-1')
    const ids = await walk.submitted('round-1', '1980-01-01', '1981-01-01')
    const [first = '', second = ''] = ids
    await walk.reports(first)
    expect(await refusalsOf(walk.reports(second))).toEqual(['quota-full'])
    expect(walk.world.locks).toContain('exclusive quota:round-1:east')
    await walk.act(maker, 'application', first, 'ReturnForCorrection', { problems: [{ field: 'phone', text: '请核对。' }], dueDay: '2024-07-26' })
    await walk.act(hand('unit'), 'application', first, 'WithdrawApplication', { reason: '本人放弃。' })
    await walk.act(districtHand, 'application', second, 'RecommendApplication', { opinion: '同意推荐。', secret: false, attested: [] })
    expect(stagesOf(walk, ids)).toEqual(['withdrawn', 'recommended'])
  })
})

describe('more places than the table has 增加推荐名额', () => {
  const cited = { clause: '二第一段', quote: '原则上应按不超过推荐名额予以推荐上报' }
  const rationed = (generally: boolean) => ({ ...policy, nominations: { ...cited, kind: 'per-body', generally, rows: [{ body: '各区市', count: 1, each: true }] } } as const)
  const asking = { body: 'east', places: 1, reason: '新设产业园，申报人数多。' }

  it('let a body go beyond it by as many as two hands agreed to, under the clause that says in principle', async () => {
    const walk = new Procedure(new Map([[policy.id, rationed(true)]]))
    await walk.opens('round-1')
    const ids = await walk.submitted('round-1', '1980-01-01', '1981-01-01', '1982-01-01')
    const [first = '', second = '', third = ''] = ids
    await walk.reports(first)
    walk.at('2024-07-19')
    await walk.act(maker, 'round', 'round-1', 'ProposeExtraPlaces', asking)
    expect(await refusalsOf(walk.reports(second))).toEqual(['quota-full'])
    await walk.act(checker, 'round', 'round-1', 'ConfirmExtraPlaces')
    await walk.act(districtHand, 'application', second, 'RecommendApplication', { opinion: '同意推荐。', secret: false, attested: [] })
    expect(await refusalsOf(walk.reports(third))).toEqual(['quota-full'])
    expect(stagesOf(walk, ids)).toEqual(['reported', 'recommended', 'verified'])
    expect(walk.world.factsOf('round', 'round-1').slice(-2).map(({ type, actor, at, clauses }) => ({ type, by: actor.account, at, clauses }))).toEqual([
      { type: 'ExtraPlacesProposed', by: 'office-maker', at: clock('2024-07-19'), clauses: ['二第一段'] },
      { type: 'ExtraPlacesConfirmed', by: 'office-checker', at: clock('2024-07-15'), clauses: ['二第一段'] },
    ])
  })

  it('are given to nobody where the table binds without exception', async () => {
    const walk = new Procedure(new Map([[policy.id, rationed(false)]]))
    await walk.opens('round-1')
    expect(await refusalsOf(walk.act(maker, 'round', 'round-1', 'ProposeExtraPlaces', asking))).toEqual(['quota-is-hard'])
  })
})

describe('a round that is given up 终止本轮', () => {
  const givesUp = async (walk: Procedure): Promise<void> => {
    await walk.act(maker, 'round', 'round-1', 'ProposeTermination', { issuedAs: '', reason: '办法修订。' })
    await walk.act(checker, 'round', 'round-1', 'ConfirmTermination')
  }

  /** One candidate, whose days on the wall are over. */
  const publicised = async (walk: Procedure): Promise<string[]> => {
    await walk.opens('round-1')
    const cases = await walk.admitted('round-1', '1980-01-01')
    await walk.posts('round-1', cases)
    await walk.hangs('round-1', cases)
    walk.at('2024-08-13')
    await walk.act(maker, 'notice', 'round-1', 'EndNotice')
    return cases
  }

  it('ends forms that are being filled in and cases that have gone anywhere, in the words that were published', async () => {
    const walk = new Procedure()
    await walk.opens('round-1')
    const submitted = await walk.submitted('round-1', '1980-01-01', '1981-01-01')
    await walk.reports(submitted[0] ?? '')
    walk.at('2024-07-19')
    const begun = await walk.starts('round-1')
    await givesUp(walk)
    expect(stagesOf(walk, [...submitted, begun])).toEqual(['terminated', 'terminated', 'terminated'])
    expect(walk.world.stateOf<Application>('application', begun)).toMatchObject({ ended: { reason: '本轮选拔已经终止，通知撤回：办法修订。' } })
    expect(await refusalsOf(walk.starts('round-1'))).toEqual(['round-not-open'])
    expect(walk.world.effects.filter(({ kind }) => kind === 'issue-paper').length).toBe(2)
  })

  it('calls off a list that the government has approved and nobody has published', async () => {
    const walk = new Procedure()
    const cases = await publicised(walk)
    await walk.approves('round-1', 'batch-1', cases)
    await givesUp(walk)
    expect([walk.world.stateOf<Batch>('decision', 'batch-1').stage, ...stagesOf(walk, cases)]).toEqual(['called-off', 'terminated'])
    expect(await refusalsOf(walk.act(checker, 'decision', 'batch-1', 'PublishResults'))).toEqual(['act-not-open'])
  })

  it('leaves its measure to be called for as if it had not been', async () => {
    const walk = new Procedure()
    await walk.opens('round-1')
    await expect(walk.opens('round-2', { offSeason: undefined })).rejects.toMatchObject({ refusals: [{ code: 'second-round' }] })
    await givesUp(walk)
    await walk.opens('round-3', { offSeason: undefined })
    expect(walk.world.stateOf<Round>('round', 'round-3').stage).toBe('nominate')
  })

  it('is not given up once its list is published', async () => {
    const walk = new Procedure()
    const cases = await publicised(walk)
    await walk.act(maker, 'round', 'round-1', 'ProposeTermination', { issuedAs: '', reason: '办法修订。' })
    await walk.publishes('round-1', 'batch-1', cases)
    expect(await refusalsOf(walk.act(checker, 'round', 'round-1', 'ConfirmTermination'))).toEqual(['results-published'])
    expect(stagesOf(walk, cases)).toEqual(['titled'])
  })
})

describe('the one path of every act 办理', () => {
  const drafting = { subject: 'round', id: 'round-9', actor: maker, command: { type: 'DraftRound' }, idempotencyKey: 'key-0000', requestHash: 'a' } as const

  it('records an intention once, however often it is sent, and never another under its key', async () => {
    const walk = new Procedure()
    await walk.opens('round-1')
    const key = { idempotencyKey: 'same-key', requestHash: 'same' }
    const starting = { subject: 'application', id: 'case-9', actor: hand('unit'), command: { type: 'StartApplication', round: 'round-1', subject: 'person-9', name: '毕演舟' } as { type: string }, ...key } as const
    const [once, twice] = [await perform(walk.world.ports, starting), await perform(walk.world.ports, starting)]
    expect(twice).toEqual(once)
    expect(walk.world.factsOf('application', 'case-9').length).toBe(1)
    await expect(perform(walk.world.ports, { ...starting, requestHash: 'other' })).rejects.toThrow(KeyReused)
  })

  it('keeps nothing of what was refused, consequences included', async () => {
    const walk = new Procedure()
    await walk.opens('round-1')
    const before = walk.world.factsOf('round', 'round-1')
    expect(await refusalsOf(walk.act(maker, 'round', 'round-1', 'CloseNominations'))).toEqual(['deadline-not-reached'])
    expect(walk.world.factsOf('round', 'round-1')).toEqual(before)
  })

  it('does not act on what has moved on since the person looked', async () => {
    const walk = new Procedure()
    await walk.opens('round-1')
    const id = await walk.starts('round-1')
    await expect(walk.act(hand('unit'), 'application', id, 'WithdrawApplication', { reason: '放弃。' }, 7)).rejects.toThrow(StaleVersion)
    await walk.act(hand('unit'), 'application', id, 'WithdrawApplication', { reason: '放弃。' }, 1)
    expect(stagesOf(walk, [id])).toEqual(['withdrawn'])
  })

  it('says by what a step was taken away that was done in another window, whichever version was looked at', async () => {
    const walk = new Procedure()
    await walk.opens('round-1')
    const [id = ''] = await walk.submitted('round-1', '1980-01-01')
    await walk.act(districtHand, 'application', id, 'DeclineApplication', { reason: '不在一线。' })
    const versions = [undefined, walk.world.factsOf('application', id).length, 2]
    for (const version of versions) {
      const again = await walk.act(districtHand, 'application', id, 'DeclineApplication', { reason: '不在一线。' }, version).catch((error: unknown) => error)
      expect(again).toBeInstanceOf(Overtaken)
      expect((again as Overtaken).by).toMatchObject({ type: 'ApplicationDeclined', actor: { account: districtHand.account }, at: clock('2024-07-12') })
    }
  })

  it('tells the system why alone: nobody sat before a page that has fallen behind', async () => {
    const walk = new Procedure()
    await walk.opens('round-1')
    walk.world.at(midnightAfter('2024-07-31'))
    await walk.act(hand('system'), 'round', 'round-1', 'CloseNominations')
    const again = await walk.act(hand('system'), 'round', 'round-1', 'CloseNominations').catch((error: unknown) => error)
    expect([again instanceof Overtaken, (again as Refused).refusals.map(({ code }) => code)]).toEqual([false, ['act-not-open']])
  })

  it('says what came between where the step may still be taken', async () => {
    const walk = new Procedure()
    await walk.opens('round-1')
    const [id = ''] = await walk.submitted('round-1', '1980-01-01')
    const looked = walk.world.factsOf('application', id).length
    await walk.act(districtHand, 'application', id, 'ReturnForCorrection', { problems: [{ field: 'phone', text: '号码少一位' }], dueDay: '2024-07-22' })
    const stale = await walk.act(districtHand, 'application', id, 'DeclineApplication', { reason: '不在一线。' }, looked).catch((error: unknown) => error)
    expect((stale as StaleVersion).since.map(({ type }) => type)).toEqual(['ApplicationReturned'])
  })

  it('tries again where nobody had looked at a version and another hand was quicker', async () => {
    const walk = new Procedure()
    await walk.opens('round-1')
    const cases = await walk.admitted('round-1', '1980-01-01')
    await walk.posts('round-1', cases)
    const raise = (objection: string) => walk.act(hand('public'), 'notice', 'round-1', 'RaiseObjection', { objection, application: cases[0], ...objectorsWords })
    walk.world.between(async () => { await raise('o-quicker') })
    await raise('o-slower')
    const notice = walk.world.stateOf<Exclude<Notice, { stage: 'none' }>>('notice', 'round-1')
    expect(notice.objections.map(({ id }) => id)).toEqual(['o-quicker', 'o-slower'])
  })

  it('knows nothing of subjects that are not there, nor of those that are none of the hand’s business', async () => {
    const walk = new Procedure()
    await walk.opens('round-1')
    const id = await walk.starts('round-1')
    await expect(walk.act(hand('unit', { body: 'foundry' }), 'application', id, 'WithdrawApplication', { reason: '放弃。' })).rejects.toThrow(NotFound)
    await expect(walk.act(hand('district', { body: 'west' }), 'application', id, 'DeclineApplication', { reason: '不属本区。' })).rejects.toThrow(NotFound)
    await expect(walk.act(maker, 'application', 'nowhere', 'ProposeQualification', { admit: false, reason: '无', attested: [] })).rejects.toThrow(NotFound)
    await expect(walk.act(maker, 'notice', 'elsewhere', 'ProposeNotice', { round: 'round-1' })).rejects.toThrow(NotFound)
    await expect(walk.act(hand('expert'), 'scoresheet', `${id}.someone-else`, 'SubmitScores', { application: id, marks: {}, comment: '' })).rejects.toThrow(NotFound)
  })

  it('knows no measure that is not there, nor one of another jurisdiction', async () => {
    const walk = new Procedure()
    await expect(perform(walk.world.ports, { ...drafting, command: { type: 'DraftRound', policy: 'nowhere/none/2024-01-01' } as { type: string } })).rejects.toThrow(NotFound)
  })

  it('reads the time once: what one act records bears one instant', async () => {
    const walk = new Procedure()
    await walk.opens('round-1')
    const cases = await walk.admitted('round-1', '1980-01-01')
    await walk.posts('round-1', cases)
    const instants = [...walk.world.factsOf('round', 'round-1'), ...walk.world.factsOf('application', cases[0] ?? '')]
      .filter(({ type }) => type === 'CandidatesApproved' || type === 'ApplicationRanked').map(({ at }) => at)
    expect(instants).toEqual([clock('2024-08-01'), clock('2024-08-01')])
  })
})

describe('the number on a receipt 回执编号', () => {
  it('is one case’s alone: an id whose number is taken begins no other', async () => {
    const walk = new Procedure()
    await walk.opens('round-1')
    const unit = hand('unit')
    const starts = (id: string) => walk.act(unit, 'application', id, 'StartApplication', { round: 'round-1', subject: `person of ${id}`, name: '毕演舟' }, 0)
    // Two ids that give the same ten figures.
    await starts('case-446638')
    expect(await refusalsOf(starts('case-684836'))).toEqual(['receipt-number-taken'])
    expect(await refusalsOf(starts('case-684837'))).toEqual([])
  })
})

describe('what would speak against an act 试办', () => {
  async function submittedCase() {
    const walk = new Procedure()
    await walk.opens('round-1')
    return { walk, ask: (id: string, type: string, words: object) => reasonsAgainst(walk.world.ports, { actor: districtHand, subject: 'application', id, command: { ...words, type } }) }
  }

  it('is told as it would be refused, and what would be accepted is not recorded', async () => {
    const { walk, ask } = await submittedCase()
    const [application = ''] = await walk.submitted('round-1', '1980-01-01')
    const before = walk.world.factsOf('application', application).length
    const asked = { by: '演示', originals: [], certificateChecked: false, visitedOn: '2024-07-12' }
    expect((await ask(application, 'VerifyOriginals', asked)).map(({ code }) => code)).toEqual(await refusalsOf(walk.act(districtHand, 'application', application, 'VerifyOriginals', asked)))
    expect(await ask(application, 'DeclineApplication', { reason: '不符合条件。' })).toEqual([])
    expect(walk.world.factsOf('application', application)).toHaveLength(before)
  })

  it('is that it was done already, by whom and when, where it was: there is nothing left to put right', async () => {
    const { walk, ask } = await submittedCase()
    const [application = ''] = await walk.submitted('round-1', '1980-01-01')
    await walk.act(districtHand, 'application', application, 'DeclineApplication', { reason: '不符合条件。' })
    const answer = await ask(application, 'DeclineApplication', { reason: '待补' }).catch((error: unknown) => error)
    expect(answer).toBeInstanceOf(Overtaken)
    expect((answer as Overtaken).by).toMatchObject({ type: 'ApplicationDeclined', actor: { account: districtHand.account } })
  })

  it('is nothing where there is no such subject, or it is none of theirs', async () => {
    const { ask } = await submittedCase()
    expect(await ask('nowhere', 'DeclineApplication', { reason: '不符合条件。' })).toEqual([])
  })
})

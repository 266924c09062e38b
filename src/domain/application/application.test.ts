import { describe, expect, it } from 'vitest'
import {
  admitted, answersOf, attachments, because, clearedLocally, districtAttests, draftOf, dropped, erased, postedLocally, qualificationProposed, recommend, recommended, reported, requiredMaterials,
  returnedBy, signed, started, submit, submitted, submittedAged57, submittedUnskilled, submittedWith, toAdmitted, toCandidate, toCleared, toLocalNotice, toRecommended, toReported,
  toSubmitted, toTitled, toVerified, verified, verify,
} from '../../../test/support/facts.ts'
import { clock, givenApplication as given, hand, lastInstantOf, midnightAfter, policy, roundAt } from '../../../test/support/given.ts'
import type { Policy } from '../../policy/policy.ts'
import type { RoundStage } from '../round/round.ts'
import { about, erasedWords } from '../shared/personal.ts'
import { evolveApplication, noApplication, type ApplicationEvent } from './application.ts'
import type { ApplicationCommand } from './commands.ts'
import { decideFilling } from './decide.ts'

const draft = draftOf()

describe('starting a case 开始申报', () => {
  const start: ApplicationCommand = { type: 'StartApplication', round: 'round-1', subject: 'person-1', name: '毕演舟' }

  it('records whose case it is: the unit from the session, its district, the person', () => given().when(start, { at: clock('2024-07-12') }).then(started))

  it('records the name with the dot of the registry, whichever the keyboard had', () =>
    given().when({ ...start, name: ' 阿里木•演 ' }, { at: clock('2024-07-12') }).then({ ...started, ...about('person-1', { name: '阿里木·演' }) } as ApplicationEvent))

  it('is possible to the last instant of the day for units', () => {
    given().when(start, { at: lastInstantOf('2024-07-20') }).thenStage('draft')
    given().when(start, { at: midnightAfter('2024-07-20') }).thenRefused('deadline-passed')
  })

  it('takes no number that another receipt bears, and says so with whatever else is in the way', () =>
    given().when(start, { receiptTaken: true, districtOfUnit: undefined, at: midnightAfter('2024-07-20') }).thenRefused('deadline-passed', 'receipt-number-taken', 'unit-without-district'))

  it.each(['drafted', 'proposed', 'qualify', 'review', 'finished'] as const)('needs a round that takes applications, not one that is %s', (stage) =>
    given().when(start, { round: roundAt(stage) }).thenRefused('round-not-open'))

  it('tells everything that stands in the way at once', () =>
    given().when(start, { at: midnightAfter('2024-07-20'), districtOfUnit: undefined }).thenRefused('deadline-passed', 'unit-without-district'))
})

describe('filling in and signing 填写与承诺', () => {
  const sign = (signature: string, draftVersion = 7): ApplicationCommand => ({ type: 'SignCommitment', draftVersion, signature })

  it('is open to the unit and to the technician until 24:00 of the deadline', () => {
    for (const by of ['unit', 'applicant'] as const) {
      given(started).when({ type: 'SaveDraft' }, { by, at: lastInstantOf('2024-07-20') }).then()
      given(started).when({ type: 'SaveDraft' }, { by, at: midnightAfter('2024-07-20') }).thenRefused('deadline-passed')
    }
  })

  it('rests on the hand, the hour and the round alone', () => {
    const filling = (role: 'unit' | 'district', at: string, stage: RoundStage = 'nominate') => {
      const decision = decideFilling(evolveApplication(noApplication, started), { actor: hand(role), at, round: roundAt(stage) })
      return decision.kind === 'refused' ? decision.refusals.map(({ code }) => code) : decision.events
    }
    expect(filling('unit', clock('2024-07-14'))).toEqual([])
    expect(filling('district', clock('2024-07-14'))).toEqual(['role-not-allowed'])
    expect(filling('unit', clock('2024-07-14'), 'review')).toEqual(['round-not-open'])
  })

  it('is signed by the person, under the name on the form', () => {
    given(started).when(sign('毕演舟'), { draft, at: clock('2024-07-14') }).then(signed)
    given(started).when(sign('毕演洲'), { draft }).thenRefused('signature-differs')
  })

  it('takes a name however a keyboard writes its dot, rare characters too', () => {
    for (const [name, signature] of [['阿依古丽•演', '阿依古丽·演'], ['于演𠮷', ' 于演𠮷 ']] as const) {
      given(started).when(sign(signature), { draft: draftOf(answersOf({ name })) }).thenStage('draft')
    }
  })

  it('is not signed before there is a name, nor for words that have changed since', () => {
    given(started).when(sign('毕演舟'), {}).thenRefused('draft-changed', 'signature-differs')
    given(started).when(sign('毕演舟', 6), { draft }).thenRefused('draft-changed')
  })
})

describe('submitting 提交申报', () => {
  it('records the words, their files and the verdicts', () => given(started, signed).when(submit, { draft, at: clock('2024-07-15') }).then(submitted))

  it('takes a list that was left blank for one with nothing in it: nobody is filling it in any more', () => {
    const { newAchievements: _, ...answers } = answersOf()
    const { state } = given(started, signed).when(submit, { draft: draftOf({ ...answers, formerHolder: true }), at: clock('2024-07-15') })
    expect(state.stage === 'submitted' && state.verdicts.find(({ condition }) => condition === 'former-holder')?.outcome).toBe('not-met')
  })

  it('is possible to the last instant of the day for units', () => {
    given(started, signed).when(submit, { draft, at: lastInstantOf('2024-07-20') }).thenStage('submitted')
    given(started, signed).when(submit, { draft, at: midnightAfter('2024-07-20') }).thenRefused('deadline-passed')
  })

  it('needs the signature under exactly these words', () => {
    given(started).when(submit, { draft }).thenRefused('commitment-unsigned')
    given(started, signed).when({ ...submit, draftVersion: 8 } as ApplicationCommand, { draft: draftOf(answersOf(), 8) }).thenRefused('commitment-unsigned')
    given(started, signed).when(submit, { draft: draftOf(answersOf(), 8) }).thenRefused('draft-changed', 'commitment-unsigned')
    given(started).when(submit).thenRefused('draft-empty')
  })

  it('names every problem of form and material at once, each by its place', () => {
    const { post: _, ...answers } = answersOf()
    const messy = { ...draftOf({ ...answers, phone: '12', experience: [{ from: '2010-05', to: '2009-04', where: '演示船厂', witness: '' }] }), attachments: attachments.slice(1) }
    const { refusals } = given(started).when({ ...submit, attested: ['age', 'nonsense'] } as ApplicationCommand, { draft: messy, at: midnightAfter('2024-07-20') })
    expect(refusals.map(({ code, about }) => `${code} ${about ?? ''}`)).toEqual([
      'deadline-passed applyBy', 'commitment-unsigned commitment', 'not-yours-to-attest age', 'not-yours-to-attest nonsense', 'phone-format phone', 'required post',
      'required experience.0.witness', 'months-out-of-order experience.0.to', 'material-missing id-card',
    ])
  })

  it('is done once for a person in a round, told by the digest of the ID number, which is sealed with the words', () => {
    given(started, signed).when(submit, { draft, personKey: 'digest', personAppliesElsewhere: true }).thenRefused('person-applies-twice')
    const keyed = submittedWith(answersOf(), { personKey: 'digest' })
    given(started, signed).when(submit, { draft, personKey: 'digest' }).then(keyed)
    expect(given(started, signed, keyed).state).toMatchObject({ personKey: 'digest' })
    expect(given(started, signed, erased(keyed)).state).toMatchObject({ personKey: undefined })
  })

  it('marks a 涉密 person for good: the district can add the mark, not take it away', () => {
    const secret = submittedWith(answersOf({ secret: true }), { secret: true })
    expect(given(started, signed, secret, verified, recommended).state).toMatchObject({ secret: true })
    expect(given(...toVerified, { ...recommended, data: { ...recommended.data, secret: true } } as ApplicationEvent).state).toMatchObject({ secret: true })
  })
})

describe('withdrawing 撤回申报', () => {
  it.each([['a draft', [started]], ['a submitted case', toSubmitted], ['a verified case', toVerified], ['a recommended case', toRecommended]] as const)('takes back %s with a reason', (_, way) =>
    given(...way).when({ type: 'WithdrawApplication', reason: '本人放弃。' }).then({ type: 'ApplicationWithdrawn', data: {}, ...because('本人放弃。') }))
})

describe('returning for correction 退回补正', () => {
  const problems = [{ field: 'phone', text: '号码打不通，请核对。' }]
  const giveBack = (dueDay: string): ApplicationCommand => ({ type: 'ReturnForCorrection', problems, dueDay })
  const at = clock('2024-07-22')

  it('names every problem and the last day to answer', () => {
    given(...toSubmitted).when(giveBack('2024-07-25'), { at }).then(returnedBy('district', '2024-07-25'))
    given(...toReported).when(giveBack('2024-08-05'), { at, by: 'office-maker' }).then(returnedBy('office', '2024-08-05'))
  })

  it('is for whoever has the case', () => {
    given(...toReported).when(giveBack('2024-07-25'), { at }).thenRefused('not-in-your-hands')
    given(...toVerified).when(giveBack('2024-07-25'), { at, by: 'office-maker' }).thenRefused('not-in-your-hands')
    given(...toReported, returnedBy('office', '2024-08-05')).when(giveBack('2024-08-09'), { at }).thenRefused('not-in-your-hands')
  })

  it('gives a district no more days than it has to report, and nobody a day that has passed', () => {
    given(...toSubmitted).when(giveBack('2024-07-31'), { at }).thenStage('returned')
    given(...toSubmitted).when(giveBack('2024-08-01'), { at }).thenRefused('due-day-too-late')
    given(...toSubmitted).when(giveBack('2024-07-21'), { at }).thenRefused('due-day-past')
    given(...toSubmitted).when(giveBack('2024-08-01'), { at: clock('2024-08-02') }).thenRefused('due-day-past', 'due-day-too-late')
    given(...toReported).when(giveBack('2024-07-21'), { at, by: 'office-maker' }).thenRefused('due-day-past')
  })

  it('leaves the form open after the deadline, to the last instant of the days given', () => {
    const returned = [...toReported, returnedBy('office', '2024-08-05')]
    const late = { draft, round: roundAt('qualify') }
    given(...returned).when(submit, { ...late, at: lastInstantOf('2024-08-05') }).thenStage('submitted')
    given(...returned).when(submit, { ...late, at: midnightAfter('2024-08-05') }).thenRefused('correction-overdue')
    given(...returned).when({ type: 'SaveDraft' }, { ...late, at: midnightAfter('2024-08-05') }).thenRefused('correction-overdue')
  })

  it('can be prolonged by whoever gave the days, so that an overdue case is no dead end', () => {
    const overdue = [...toReported, returnedBy('office', '2024-08-05')]
    given(...overdue).when(giveBack('2024-08-09'), { by: 'office-maker', at: clock('2024-08-07') }).thenStage('returned')
    given(...overdue).when({ type: 'DeclineApplication', reason: '逾期没有补正。' }, { at: clock('2024-08-07') }).thenStage('declined')
  })

  it('leaves the district the days of the office to report again, even after a return of its own in between', () => {
    const again = [...toReported, returnedBy('office', '2024-08-05'), submitted, returnedBy('district', '2024-08-02'), submitted, verified, recommended]
    const round = roundAt('qualify')
    given(...again).when({ type: 'ReportApplication' }, { round, at: lastInstantOf('2024-08-05') }).thenStage('reported')
    given(...again).when({ type: 'ReportApplication' }, { round, at: midnightAfter('2024-08-05') }).thenRefused('deadline-passed')
  })

  it('is over once the case is reported again: the next one has days of its own', () =>
    expect(given(...toReported, returnedBy('office', '2024-08-05'), submitted, verified, recommended, reported).state).toMatchObject({ stage: 'reported', correction: undefined, reportAgainBy: undefined }))

  it('does not post a local notice twice, and asks for verification anew', () => {
    const back = [...toReported, returnedBy('office', '2024-08-05'), submitted] as const
    expect(given(...back).state).toMatchObject({ stage: 'submitted', verification: undefined, submissions: 2 })
    expect(given(...back, verified, recommended).state.stage).toBe('cleared')
  })
})

describe('verifying on site 实地核验', () => {
  it('records who saw which original when, and the page that showed the certificate', () => given(...toSubmitted).when(verify).then(verified))

  it('tells everything that is missing at once', () =>
    given(...toSubmitted).when({ ...verify, visitedOn: '2024-07-16', certificateChecked: false, certificateScreenshot: undefined, originals: [] } as unknown as ApplicationCommand)
      .thenRefused('visit-in-future', 'certificate-not-checked', 'screenshot-missing', 'original-not-seen', 'original-not-seen'))

  it('names a blank day and a blank name together with all the rest', () =>
    given(...toSubmitted).when({ ...verify, visitedOn: '', by: '', certificateChecked: false, certificateScreenshot: undefined, originals: [] } as unknown as ApplicationCommand)
      .thenRefused('visit-day-missing', 'verifier-missing', 'certificate-not-checked', 'screenshot-missing', 'original-not-seen', 'original-not-seen'))

  it('happens on or after the day of the first submission: before it there was nothing to compare with the originals', () => {
    const { refusals } = given(...toSubmitted).when({ ...verify, visitedOn: '2024-07-14' })
    expect(refusals).toEqual([{ code: 'visit-before-submission', about: 'visitedOn', detail: '这份申报2024年7月15日才提交，核验日期不能早于这一天。请核对日期；提交以前去过的，请对照提交的材料再核验一次。' }])
    given(...toSubmitted).when(verify).thenStage('verified')
  })

  it('keeps its day where the case was corrected since', () => {
    const corrected = submittedWith(answersOf(), { at: clock('2024-07-24') })
    const back = given(...toVerified, returnedBy('district', '2024-07-25'), corrected)
    back.when(verify, { at: clock('2024-07-25') }).thenStage('verified')
    back.when({ ...verify, visitedOn: '2024-07-14' }, { at: clock('2024-07-25') }).thenRefused('visit-before-submission')
  })

  it('counts no original that was not seen', () => {
    const { refusals } = given(...toSubmitted).when({ ...verify, originals: requiredMaterials.map((material, index) => ({ material, seen: index === 0, note: '' })) })
    expect(refusals.map(({ code, about, clause }) => [code, about, clause])).toEqual([['original-not-seen', 'certificate', '四（四）']])
  })

  it('asks for a screenshot only where the measure does', () =>
    given(...toSubmitted).when({ ...verify, certificateScreenshot: undefined } as unknown as ApplicationCommand, { policy: { ...policy, materials: policy.materials.filter(({ from }) => from !== 'district') } })
      .thenStage('verified'))
})

describe('recommending 同意推荐', () => {
  it('records the opinion and what the district affirms', () => given(...toVerified).when(recommend).then(recommended))

  it('is possible to the last instant of the day for reports', () => {
    given(...toVerified).when(recommend, { at: lastInstantOf('2024-07-31') }).thenStage('recommended')
    given(...toVerified).when(recommend, { at: midnightAfter('2024-07-31') }).thenRefused('deadline-passed')
  })

  it('keeps to the places of the body; a case that comes back has its place already', () => {
    const told = { quotaOfBody: 2, recommendedByBody: 2 }
    given(...toVerified).when(recommend, { ...told, recommendedByBody: 1 }).thenStage('recommended')
    given(...toVerified).when(recommend, told).thenRefused('quota-full')
    given(...toReported, returnedBy('office', '2024-08-05'), submitted, verified).when(recommend, told).thenStage('cleared')
  })

  it('affirms nothing that the measure leaves to others', () =>
    given(...toVerified).when({ ...recommend, attested: [...districtAttests, 'parent-measure', 'age', 'nonsense'] }, { round: roundAt('review') })
      .thenRefused('round-not-open', 'not-yours-to-attest', 'not-yours-to-attest', 'not-yours-to-attest'))
})

describe('the local notice 区市公示', () => {
  const post = (postedOn: string): ApplicationCommand => ({ type: 'PostLocalNotice', postedOn, place: '公告栏' })

  it('hangs as long as the office supplied where the text says nothing', () => given(...toRecommended).when(post('2024-07-15')).then(postedLocally))

  it('hangs as long as the text says where it does', () => {
    const stages: Policy['stages'] = policy.stages.map((stage) => stage.kind === 'nominate'
      ? { ...stage, localNotice: { stated: true, value: { workingDays: 5, countFirstDay: true }, clause: '三（二）', quote: '公示' } } : stage)
    expect(given(...toRecommended).when(post('2024-07-15'), { policy: { ...policy, stages } }).state).toMatchObject({ localNotice: { lastDay: '2024-07-19' } })
  })

  it('needs a length from one of the two', () =>
    given(...toRecommended).when(post('2024-07-15'), { round: roundAt('nominate', { supplied: {} }) }).thenRefused('unstated-parameter'))

  it('hangs neither tomorrow nor before there was a recommendation', () => {
    given(...toRecommended).when(post('2024-07-16')).thenRefused('posted-in-future')
    given(...toRecommended).when(post('2024-07-14')).thenRefused('posted-before-recommendation')
  })

  it('hangs to 24:00 of its last day', () => {
    const end: ApplicationCommand = { type: 'EndLocalNotice', outcome: 'clear', finding: '' }
    given(...toLocalNotice).when(end, { at: lastInstantOf('2024-07-18') }).thenRefused('notice-running')
    given(...toLocalNotice).when(end, { at: midnightAfter('2024-07-18') }).then(clearedLocally)
  })

  it('ends the recommendation where an objection holds, with the finding', () => {
    const uphold = (finding: string): ApplicationCommand => ({ type: 'EndLocalNotice', outcome: 'upheld', finding })
    given(...toLocalNotice).when(uphold(''), { at: lastInstantOf('2024-07-18') }).thenRefused('notice-running', 'finding-missing')
    expect(given(...toLocalNotice).when(uphold('业绩不实。'), { at: clock('2024-07-19') }).state).toMatchObject({ stage: 'declined', ended: { reason: '业绩不实。' } })
  })
})

describe('reporting to the office 报送', () => {
  it('is possible to the last instant of the day for reports', () => {
    given(...toCleared).when({ type: 'ReportApplication' }, { at: clock('2024-07-19') }).then(reported)
    given(...toCleared).when({ type: 'ReportApplication' }, { at: lastInstantOf('2024-07-31') }).thenStage('reported')
    given(...toCleared).when({ type: 'ReportApplication' }, { at: midnightAfter('2024-07-31') }).thenRefused('deadline-passed')
  })

  it('can be refused by the district to the end', () =>
    given(...toCleared).when({ type: 'DeclineApplication', reason: '名额所限。' }).then({ type: 'ApplicationDeclined', data: {}, ...because('名额所限。') }))

  it('lapses where it never came', () =>
    given(...toCleared).when({ type: 'LapseApplication', reason: '没有报送。' }).then({ type: 'ApplicationLapsed', data: {}, ...because('没有报送。') }))
})

describe('setting a “generally” aside 破格', () => {
  const aged = [started, signed, submittedAged57, verified, recommended, postedLocally, clearedLocally, reported] as const
  const propose = (condition: string): ApplicationCommand => ({ type: 'ProposeException', condition, reason: '技艺濒临失传。' })
  const exceptionProposed: ApplicationEvent = { type: 'ExceptionProposed', data: { condition: 'age', maker: 'office-maker' }, ...because('技艺濒临失传。') }
  const exceptionConfirmed: ApplicationEvent = { type: 'ExceptionConfirmed', data: { condition: 'age', checker: 'office-checker' } }
  const qualify: ApplicationCommand = { type: 'ProposeQualification', admit: true, reason: '', attested: ['parent-measure'] }

  it('is proposed for one person with a reason, and confirmed by another hand', () => {
    given(...aged).when(propose('age')).then(exceptionProposed)
    given(...aged, exceptionProposed).when({ type: 'ConfirmException', condition: 'age' }).then(exceptionConfirmed)
    given(...aged, exceptionProposed).when({ type: 'ConfirmException', condition: 'age' }, { by: hand('office-checker', { account: 'office-maker' }) }).thenRefused('maker-cannot-check')
  })

  it('lets the person pass only once it is confirmed', () => {
    given(...aged).when(qualify).thenRefused('exception-needed')
    given(...aged, exceptionProposed).when(qualify).thenRefused('exception-needed')
    given(...aged, exceptionProposed, exceptionConfirmed).when(qualify).thenStage('qualification-proposed')
    given(...aged, exceptionProposed, { type: 'ExceptionRejected', data: { condition: 'age' }, ...because('理由不足。') }).when(qualify).thenRefused('exception-needed')
  })

  it.each(policy.conditions.filter(({ modality }) => modality !== 'generally').map(({ id, title }) => [id, title] as const))('never sets aside %s (%s)', (id) =>
    given(...aged).when(propose(id)).thenRefused('condition-is-hard'))

  it('is not asked for twice, not where nothing is wrong, and not for what the text does not know', () => {
    given(...aged, exceptionProposed, exceptionConfirmed).when(propose('age')).thenRefused('exception-confirmed')
    given(...toReported).when(propose('age')).thenRefused('exception-not-needed')
    given(...aged).when(propose('nonsense')).thenRefused('no-such-condition')
  })

  it('is rejected with a reason, and settled once', () => {
    given(...aged, exceptionProposed).when({ type: 'RejectException', condition: 'age', reason: '理由不足。' }).then({ type: 'ExceptionRejected', data: { condition: 'age' }, ...because('理由不足。') })
    given(...aged).when({ type: 'ConfirmException', condition: 'age' }).thenRefused('no-exception-proposed')
    given(...aged, exceptionProposed, exceptionConfirmed).when({ type: 'RejectException', condition: 'age', reason: '再议。' }).thenRefused('no-exception-proposed')
  })
})

describe('the qualification 资格审查', () => {
  const propose = (changes: Partial<Extract<ApplicationCommand, { type: 'ProposeQualification' }>> = {}): ApplicationCommand =>
    ({ type: 'ProposeQualification', admit: true, reason: '', attested: ['parent-measure'], ...changes })

  it('is proposed by one hand and confirmed by another', () => {
    given(...toReported).when(propose()).then(qualificationProposed)
    given(...toReported, qualificationProposed).when({ type: 'ConfirmQualification' }).then(admitted)
    given(...toReported, qualificationProposed).when({ type: 'ConfirmQualification' }, { by: hand('office-checker', { account: 'office-maker' }) }).thenRefused('maker-cannot-check')
  })

  it('names every hard condition that is not met and every judgement nobody made, with the clause', () => {
    const unattested = [started, signed, submittedUnskilled, verified, { ...recommended, data: { ...recommended.data, attested: [] } } as ApplicationEvent, postedLocally, clearedLocally, reported]
    const { refusals } = given(...unattested).when(propose({ attested: [] }))
    expect(refusals.map(({ code, about, clause }) => `${code} ${about} ${clause}`)).toEqual([
      'condition-not-met enterprise 一第一段', 'condition-not-met skill-level 一第一段', 'condition-not-met recognised-achievement 一第一段',
      'condition-not-met front-line 一第一段', 'condition-not-met parent-measure 一第二段', 'condition-not-met views-heard 五（二）',
    ])
  })

  it('never lets affirmation overrule a fact', () => {
    const unskilled = [started, signed, submittedUnskilled, verified, recommended, postedLocally, clearedLocally, reported]
    expect(given(...unskilled).when(propose({ attested: ['parent-measure', 'skill-level'] })).refusals.map(({ about }) => about)).toEqual(['skill-level'])
  })

  it('affirms nothing the text does not know', () => given(...toReported).when(propose({ attested: ['parent-measure', 'nonsense'] })).thenRefused('not-yours-to-attest'))

  it('turns a case down with a reason', () => {
    given(...toReported).when(propose({ admit: false, attested: [] })).thenRefused('reason-missing')
    const down: ApplicationEvent = { type: 'QualificationProposed', data: { admit: false, maker: 'office-maker', attested: [] }, ...because('不在生产一线。') }
    given(...toReported).when(propose({ admit: false, reason: '不在生产一线。', attested: [] })).then(down)
    given(...toReported, down).when({ type: 'ConfirmQualification' }).then({ type: 'ApplicationRefused', data: { checker: 'office-checker' }, ...because('不在生产一线。') })
  })

  it('that went back takes with it what was affirmed for it', () => {
    const back = [...toReported, qualificationProposed, { type: 'QualificationReturned', data: {}, ...because('请附上位办法。') }] as const
    given(...toReported, qualificationProposed).when({ type: 'ReturnQualification', reason: '请附上位办法。' }).then(back.at(-1)!)
    expect(given(...back).when(propose({ attested: [] })).refusals.map(({ about }) => about)).toEqual(['parent-measure'])
  })
})

describe('what follows from acts elsewhere 联动', () => {
  it.each([
    [toAdmitted, { type: 'RankApplication', rank: 1, scoreHundredths: 9_000, candidate: true }, 'candidate'],
    [toAdmitted, { type: 'RankApplication', rank: 3, scoreHundredths: 7_000, candidate: false }, 'not-selected'],
    [toCandidate, { type: 'AgreeCandidate', minutes: '纪要1号' }, 'agreed'],
    [toCandidate, { type: 'DropCandidate', ground: 'objection', reason: '业绩不实。' }, 'dropped'],
    [toTitled.slice(0, -1), { type: 'DropCandidate', ground: 'government', reason: '再议。' }, 'dropped'],
    [toTitled.slice(0, -1), { type: 'TitleCandidate', certificate: '2024-001' }, 'titled'],
  ] as const)('case %#: %o leads to %s', (way, command, stage) => given(...way).when(command).thenStage(stage))
})

describe('a person who has been erased 已删除的个人信息', () => {
  const gone = (way: readonly ApplicationEvent[]): ApplicationEvent[] => way.map(erased)

  it('leaves a case without words, which keeps its way and its name blank', () =>
    expect(given(...gone(toReported)).state).toMatchObject({ stage: 'reported', name: '', content: undefined, verdicts: [] }))

  it('passes nothing that rests on the words', () => {
    given(...gone(toSubmitted)).when(verify).thenRefused('person-erased')
    given(...gone(toVerified)).when(recommend).thenRefused('person-erased')
    given(...gone(toReported)).when({ type: 'ProposeQualification', admit: true, reason: '', attested: [] }).thenRefused('person-erased')
    given(...gone([...toReported, qualificationProposed])).when({ type: 'ConfirmQualification' }).thenRefused('person-erased')
  })

  it('can still be turned down, so that the round can go on', () =>
    given(...gone(toReported)).when({ type: 'ProposeQualification', admit: false, reason: '个人信息已删除。', attested: [] })
      .then({ type: 'QualificationProposed', data: { admit: false, maker: 'office-maker', attested: [] } }))

  it('says of every word that was recorded that it is gone', () => {
    const whole = [...toCandidate, dropped]
    expect(given(...whole).state).toMatchObject({ recommendation: { opinion: '同意推荐。' }, verification: { by: '核验人员' }, ended: { reason: '业绩不实。', ground: 'objection' } })
    expect(given(...gone(whole)).state).toMatchObject({
      recommendation: { opinion: erasedWords }, verification: { by: erasedWords, originals: [] }, qualification: { reason: erasedWords },
      ended: { reason: erasedWords, ground: 'objection' },
    })
  })
})

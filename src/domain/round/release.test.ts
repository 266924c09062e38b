import { describe, expect, it } from 'vitest'
import { becauseOfTheList, candidatesProposed, panelConfirmed, panelProposed, qualifying, reviewing, scored, toAdmitted, withdrawn } from '../../../test/support/facts.ts'
import { givenApplication, givenRound as given, givenScoresheet, hand, policy } from '../../../test/support/given.ts'
import type { ApplicationEvent } from '../application/application.ts'
import { rankApplications } from '../review/ranking.ts'
import type { RoundCommand } from './commands.ts'
import type { RoundEvent } from './round.ts'

const casesAt = (...ways: readonly (readonly ApplicationEvent[])[]) => new Map(ways.map((way, index) => [`case-${index + 1}`, givenApplication(...way).state]))
const handedIn = (...experts: readonly string[]) => new Map(experts.map((expert) => [`case-1.${expert}`, givenScoresheet(scored(expert)).state]))
/** Two cases under review: both experts marked the first, and only the leader the second. */
const underReview = { applications: casesAt(toAdmitted, toAdmitted), scoresheets: new Map([...handedIn('expert-1', 'expert-2'), ['case-2.expert-1', givenScoresheet(scored('expert-1')).state]]) }

const release = (changes: Partial<Extract<RoundCommand, { type: 'ProposeRelease' }>> = {}): RoundCommand =>
  ({ type: 'ProposeRelease', expert: 'expert-2', reason: '多次联系不上。', keepsScores: true, ...changes })
const proposed = (changes: object = {}): RoundEvent =>
  ({ type: 'ReleaseProposed', data: { expert: 'expert-2', keepsScores: true, maker: 'office-maker', ...changes }, ...becauseOfTheList('多次联系不上。') })
const confirmed: RoundEvent = { type: 'ReleaseConfirmed', data: { checker: 'office-checker' } }

describe('an expert who can’t go on 解除评审', () => {
  it('is released under a confirmed panel alone, and only one at a time', () => {
    given(...qualifying, panelProposed).when(release(), underReview).thenRefused('act-not-open')
    given(...reviewing, panelProposed).when(release(), underReview).thenRefused('panel-not-confirmed')
    given(...reviewing, proposed()).when(release(), underReview).thenRefused('release-pending')
    given(...reviewing).when({ type: 'ConfirmRelease' }).thenRefused('no-release-proposed')
  })

  it('has sheets still to come, and others to go on with', () => {
    given(...reviewing).when(release({ expert: 'expert-9' }), underReview).thenRefused('not-on-panel')
    given(...reviewing).when(release({ expert: 'expert-1', leader: 'expert-2' }), underReview).thenRefused('nothing-unfinished')
    given(...reviewing, proposed(), confirmed).when(release({ expert: 'expert-1' }), { ...underReview, scoresheets: new Map() }).thenRefused('panel-empty', 'leader-missing')
  })

  it('who led the panel is followed by another leader', () => {
    const nothingIn = { ...underReview, scoresheets: new Map() }
    given(...reviewing).when(release({ expert: 'expert-1' }), nothingIn).thenRefused('leader-missing')
    given(...reviewing).when(release({ expert: 'expert-1', leader: 'expert-9' }), nothingIn).thenRefused('leader-missing')
    given(...reviewing).when(release({ expert: 'expert-1', leader: 'expert-2' }), nothingIn).then(proposed({ expert: 'expert-1', leader: 'expert-2' }))
    expect(given(...reviewing, proposed({ expert: 'expert-1', leader: 'expert-2' }), confirmed).state).toMatchObject({ panel: { leader: 'expert-2', experts: ['expert-2'] } })
  })

  it('leaves by two hands, with a reason', () => {
    given(...reviewing).when(release(), underReview).then(proposed())
    given(...reviewing, proposed()).when({ type: 'ConfirmRelease' }, { by: hand('office-checker', { account: 'office-maker' }) }).thenRefused('maker-cannot-check')
    given(...reviewing, proposed()).when({ type: 'ConfirmRelease' }).then(confirmed)
    given(...reviewing, proposed()).when({ type: 'ReturnRelease', reason: '再联系一次。' }).then({ type: 'ReleaseReturned', data: {}, ...becauseOfTheList('再联系一次。') })
    expect(given(...reviewing, proposed(), { type: 'ReleaseReturned', data: {}, ...becauseOfTheList('再联系一次。') }).state).toMatchObject({ panel: { experts: ['expert-1', 'expert-2'], release: undefined } })
  })

  it('holds up the ranking until then, and not after', () => {
    const propose: RoundCommand = { type: 'ProposeCandidates' }
    given(...reviewing).when(propose, underReview).thenRefused('scores-missing')
    given(...reviewing, proposed()).when(propose, { ...underReview, scoresheets: new Map([...underReview.scoresheets, ['case-2.expert-2', givenScoresheet(scored('expert-2')).state]]) }).thenRefused('release-pending')
    given(...reviewing, proposed(), confirmed).when(propose, underReview).thenStage('ranked')
  })

  it('is not waited for by cases that left meanwhile', () =>
    given(...reviewing).when(release(), { ...underReview, applications: casesAt(toAdmitted, [...toAdmitted, withdrawn]) }).thenRefused('nothing-unfinished'))
})

describe('the marks of a released expert 已交的评分', () => {
  const low = givenScoresheet({ type: 'ScoresSubmitted', data: { round: 'round-1', application: 'case-1', expert: 'expert-2', marks: { skills: 5_000, material: 5_000 } } }).state
  const scoreUnder = (...more: readonly RoundEvent[]): number | undefined => {
    const { state } = given(...reviewing, ...more)
    const panel = 'panel' in state ? state.panel : undefined
    if (!panel) throw new Error('a round under review has its panel')
    const sheets = new Map([...handedIn('expert-1'), ['case-1.expert-2', low]])
    return rankApplications(policy, panel, [...casesAt(toAdmitted)], sheets, { seats: 1, referenceDay: '2024-07-31' }).ranking[0]?.scoreHundredths
  }

  it('stay or go as it was chosen and recorded', () => {
    expect([scoreUnder(), scoreUnder(proposed(), confirmed), scoreUnder(proposed({ keepsScores: false }), confirmed)]).toEqual([7_000, 7_000, 9_000])
  })

  it('leave a case with nobody’s mark to be marked by somebody else', () => {
    const onlyTheirs = { applications: casesAt(toAdmitted), scoresheets: new Map([['case-1.expert-2', low], ['case-1.expert-1', givenScoresheet({ type: 'ExpertRecused', data: { round: 'round-1', application: 'case-1', expert: 'expert-1' } }).state]]) }
    given(...reviewing, proposed({ keepsScores: false }), confirmed).when({ type: 'ProposeCandidates' }, onlyTheirs).thenRefused('nobody-scored')
    given(...reviewing, proposed(), confirmed).when({ type: 'ProposeCandidates' }, onlyTheirs).thenStage('ranked')
  })
})

describe('who takes the place of a released expert 补充专家', () => {
  const seat = (experts: readonly string[]): RoundCommand => ({ type: 'ProposePanel', experts: [...experts], leader: 'expert-1' })
  const after = [...reviewing, proposed(), confirmed]

  it('is put forward once the release is settled; the released one is neither needed nor taken back', () => {
    given(...reviewing, proposed()).when(seat(['expert-1', 'expert-2', 'expert-3']), underReview).thenRefused('release-pending')
    given(...after).when(seat(['expert-1', 'expert-2']), underReview).thenRefused('expert-released')
    given(...after).when(seat(['expert-1', 'expert-3']), underReview).thenStage('review')
  })

  it('sits on a panel that still knows who was released, also where it was first returned', () => {
    const again: RoundEvent = { type: 'PanelProposed', data: { experts: ['expert-1', 'expert-3'], leader: 'expert-1', criteria: [], maker: 'office-maker' } }
    const released = [{ expert: 'expert-2', reason: '多次联系不上。', keepsScores: true }]
    expect(given(...after, again, panelConfirmed).state).toMatchObject({ panel: { experts: ['expert-1', 'expert-3'], confirmed: true, released } })
    expect(given(...after, again, { type: 'PanelReturned', data: {} }, again).state).toMatchObject({ panel: { released } })
  })
})

it('a release that is recorded after the ranking changes nothing of it', () =>
  expect(given(...reviewing, candidatesProposed, proposed(), confirmed).state).toEqual(given(...reviewing, candidatesProposed).state))

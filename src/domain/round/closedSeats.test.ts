import { describe, expect, it } from 'vitest'
import { becauseOfTheList, panelConfirmed, panelProposed, qualifying, reviewing, scored, toAdmitted, toReported } from '../../../test/support/facts.ts'
import { givenApplication, givenRound, givenScoresheet } from '../../../test/support/given.ts'
import type { ApplicationEvent } from '../application/application.ts'
import type { Scoresheets } from '../review/ranking.ts'
import { closedSeats } from './closedSeats.ts'
import type { RoundEvent } from './round.ts'

const proposed = (expert: string): RoundEvent => ({ type: 'ReleaseProposed', data: { expert, keepsScores: true, maker: 'office-maker', leader: 'expert-2' }, ...becauseOfTheList('账号已停用。') })
const confirmed: RoundEvent = { type: 'ReleaseConfirmed', data: { checker: 'office-checker' } }
const sheetOf = (expert: string) => new Map([[`case-1.${expert}`, givenScoresheet(scored(expert)).state]])

function seats(events: readonly RoundEvent[], disabled: readonly string[], { scoresheets = new Map(), way = toAdmitted }: Readonly<{ scoresheets?: Scoresheets; way?: readonly ApplicationEvent[] }> = {}) {
  const { state } = givenRound(...events)
  return closedSeats({ round: state, disabled: new Set(disabled), applications: new Map([['case-1', givenApplication(...way).state]]), scoresheets })
}

describe('an expert of a confirmed panel whose account was disabled 停用的评审专家', () => {
  it('is to be released while marks of theirs are waited for', () =>
    expect(seats(reviewing, ['expert-2', 'somebody-else'])).toEqual([{ expert: 'expert-2', unfinished: 1, act: 'ProposeRelease' }]))

  it('is one of several, each by name', () => expect(seats(reviewing, ['expert-1', 'expert-2']).map(({ expert }) => expert)).toEqual(['expert-1', 'expert-2']))

  it('is missed by nobody once all of their sheets are in', () => expect(seats(reviewing, ['expert-2'], { scoresheets: sheetOf('expert-2') })).toEqual([]))

  it('is replaced by another panel before the review, whether or not a case is there to be marked', () => {
    const seated = [...qualifying, panelProposed, panelConfirmed]
    expect(seats(seated, ['expert-1'])).toEqual([{ expert: 'expert-1', unfinished: 1, act: 'ProposePanel' }])
    expect(seats(seated, ['expert-1'], { way: toReported })).toEqual([{ expert: 'expert-1', unfinished: 0, act: 'ProposePanel' }])
  })

  it('is joined by others first where nobody else is left', () =>
    expect(seats([...reviewing, proposed('expert-1'), confirmed], ['expert-2'])).toEqual([{ expert: 'expert-2', unfinished: 1, act: 'ProposePanel' }]))

  it('is seen to already while the release waits for the second hand', () => {
    expect(seats([...reviewing, proposed('expert-1')], ['expert-1'])).toEqual([])
    expect(seats([...reviewing, proposed('expert-1')], ['expert-2'])).toEqual([{ expert: 'expert-2', unfinished: 1, act: 'ProposeRelease' }])
  })

  it('holds nothing up on a panel that is not confirmed, and after the review', () =>
    expect([seats([...reviewing, panelProposed], ['expert-1']), seats(qualifying, ['expert-1'])]).toEqual([[], []]))

  it('is nobody where every account works', () => expect(seats(reviewing, [])).toEqual([]))
})

import { describe, expect, it } from 'vitest'
import { candidatesApproved, drafted, announced, proposed } from '../../test/support/facts.ts'
import { overtakenBy } from './overtaken.ts'
import type { RoundEvent } from './round/round.ts'

const notOpen = [{ code: 'act-not-open' }]
const round = (type: string, ...history: readonly RoundEvent[]) => overtakenBy({ subject: 'round', command: { type } }, notOpen, history)
const returned: RoundEvent = { type: 'AnnouncementReturned', data: {} }

describe('what took a step away 别处已办', () => {
  it('is the step itself, taken before', () => expect(round('AnnounceRound', drafted, proposed, announced)).toBe(announced))

  it('is what was done in its place', () => expect(round('AnnounceRound', drafted, proposed, returned)).toBe(returned))

  it('is the last of several times', () => {
    const again = { ...proposed }
    expect(round('ProposeAnnouncement', drafted, proposed, returned, again)).toBe(again)
  })

  it('is nothing while it is too early', () => expect(round('ApproveCandidates', drafted, proposed, announced)).toBeUndefined())

  it('is nothing where something else speaks against it', () =>
    expect(overtakenBy({ subject: 'round', command: { type: 'CloseNominations' } }, [{ code: 'deadline-not-reached' }], [drafted, proposed, announced])).toBeUndefined())

  it('is said by the refusal where the stage stays: of the same objection, candidate or condition, and of no other', () => {
    const answered = (objection: string) => ({ type: 'ObjectorAnswered', data: { objection, way: 'phone' } })
    const history = [candidatesApproved, answered('o-1'), answered('o-2')]
    const asked = (objection: string) => overtakenBy({ subject: 'notice', command: { type: 'AnswerObjector', objection } as { type: string } }, [{ code: 'no-answer-due' }], history)
    expect([asked('o-1'), asked('o-3')]).toEqual([answered('o-1'), undefined])
  })
})

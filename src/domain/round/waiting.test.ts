import { describe, expect, it } from 'vitest'
import { candidatesApproved, deciding, drafted, inPublicity, nominating, panelProposed, proposed, publicityBegun, qualifying, ranked, reviewing, roundFinished } from '../../../test/support/facts.ts'
import { givenRound } from '../../../test/support/given.ts'
import type { Act } from '../shared/act.ts'
import { acts } from '../lifecycle.ts'
import type { RoundEvent } from './round.ts'
import { waitingOnRound } from './waiting.ts'

describe('who has the round now 待办', () => {
  it.each([
    ['nobody before it is drafted', [], []],
    ['the maker, for a draft', [drafted], ['office-maker ProposeAnnouncement']],
    ['the checker, for the announcement', [drafted, proposed], ['office-checker AnnounceRound']],
    ['the maker, once the last day for reports is over', nominating, ['office-maker CloseNominations after 2024-07-31']],
    ['the checker, too, for places beyond the table', [...nominating, { type: 'ExtraPlacesProposed', data: { body: 'east', places: 1, maker: 'office-maker' } }], ['office-maker CloseNominations after 2024-07-31', 'office-checker ConfirmExtraPlaces']],
    ['the checker, too, for a correction, which falls with the published day', [...nominating, { type: 'AmendmentProposed', data: { was: {}, now: {}, issuedAs: '', maker: 'office-maker' } }], ['office-maker CloseNominations after 2024-07-31', 'office-checker ConfirmAmendment due 2024-07-31']],
    ['the checker, too, for giving the round up, at whichever stage', [...ranked, { type: 'TerminationProposed', data: { issuedAs: '', maker: 'office-maker' } }], ['office-checker ApproveCandidates', 'office-checker ConfirmTermination']],
    ['the maker, for the qualification and a panel', qualifying, ['office-maker CloseQualification', 'office-maker ProposePanel']],
    ['the checker, for the panel', [...qualifying, panelProposed], ['office-maker CloseQualification', 'office-checker ConfirmPanel']],
    ['the maker, for the candidates', reviewing, ['office-maker ProposeCandidates']],
    ['the checker, for the candidates', ranked, ['office-checker ApproveCandidates']],
    ['the maker, for the notice', inPublicity, ['office-maker ProposeNotice']],
    ['nobody while the notice has it', [...inPublicity, publicityBegun], []],
    ['the maker again where the notice went back', [...inPublicity, publicityBegun, { type: 'PublicityCalledOff', data: { notice: 'round-1' } }], ['office-maker ProposeNotice']],
    ['the maker, for the end', deciding, ['office-maker FinishRound']],
    ['nobody in the end', [...deciding, roundFinished], []],
  ] as const)('%s', (_, events, expected) =>
    expect(waitingOnRound(givenRound(...events as readonly RoundEvent[]).state).map(({ role, act, after, due }) => `${role} ${act}${after ? ` after ${after}` : ''}${due ? ` due ${due}` : ''}`)).toEqual(expected))

  it('asks nobody for what that hand may not do', () => {
    for (const past of [[drafted], [drafted, proposed], nominating, qualifying, reviewing, ranked, [...ranked, candidatesApproved], deciding] as const) {
      for (const { role, act } of waitingOnRound(givenRound(...past).state)) {
        const row = ({ ...acts.round, ...acts.notice } as Readonly<Record<string, Act<string>>>)[act]
        expect(row?.roles).toContain(role)
      }
    }
  })
})

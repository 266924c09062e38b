import { describe, expect, it } from 'vitest'
import { byUrgency } from './urgency.ts'

const item = (act: string, { due = null, since = '2024-08-01', id = act }: Readonly<{ due?: string | null; since?: string; id?: string }> = {}) => ({ act, due, since, id })
const ordered = (...items: readonly ReturnType<typeof item>[]): string[] => [...items].sort(byUrgency).map(({ id }) => id)

describe('the order of what waits 轻重缓急', () => {
  it('is by the last day, and what has none comes after', () =>
    expect(ordered(item('ProposeFinding'), item('SubmitApplication', { due: '2024-08-09' }), item('FinishRound', { due: '2024-08-02' }))).toEqual(['FinishRound', 'SubmitApplication', 'ProposeFinding']))

  it('has whoever is owed an answer before the end of the round, however long that has waited', () =>
    expect(ordered(item('FinishRound', { since: '2024-08-01' }), item('AnswerObjector', { since: '2024-08-20' }))).toEqual(['AnswerObjector', 'FinishRound']))

  it.each(['CloseNominations', 'CloseQualification', 'EndNotice', 'CloseWithoutHolders'])('has a case before %s, too', (act) =>
    expect(ordered(item(act), item('ProposeQualification', { since: '2024-08-02' }))).toEqual(['ProposeQualification', act]))

  it('is by how long it has waited otherwise', () =>
    expect(ordered(item('ProposeFinding', { since: '2024-08-03' }), item('PrepareDecision', { since: '2024-08-02' }), item('ProposePanel', { id: 'b' }), item('ProposePanel', { id: 'a' }))).toEqual(['a', 'b', 'PrepareDecision', 'ProposeFinding']))
})

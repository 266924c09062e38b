import type { RoundCommandName } from './commands.ts'
import { unfinishedBy, type ReleaseContext } from './release.ts'
import type { Round } from './round.ts'

/** 停用的评审专家 — somebody on a confirmed panel whose account was disabled while their marks are still waited for, and the act by which the office goes on. */
export type ClosedSeat = Readonly<{ expert: string; unfinished: number; act: Extract<RoundCommandName, 'ProposePanel' | 'ProposeRelease'> }>

type Seen = Pick<ReleaseContext, 'applications' | 'scoresheets'> & Readonly<{
  round: Round
  /** Accounts that can't sign in any more. */
  disabled: ReadonlySet<string>
}>

/** Whose release is with the second hand already is seen to; whose sheets are all in is missed by nobody. */
export function closedSeats({ round, disabled, ...sheets }: Seen): readonly ClosedSeat[] {
  if (round.stage !== 'qualify' && round.stage !== 'review') return []
  const { panel, stage } = round
  if (!panel?.confirmed) return []
  // Before the review another panel is drawn up; in it one is released, but never the last.
  const act = stage === 'review' && panel.experts.length > 1 ? 'ProposeRelease' : 'ProposePanel'
  return panel.experts
    .filter((expert) => disabled.has(expert) && expert !== panel.release?.expert)
    .map((expert) => ({ expert, unfinished: unfinishedBy([expert], sheets).length, act } as const))
    .filter(({ unfinished }) => stage === 'qualify' || unfinished > 0)
}

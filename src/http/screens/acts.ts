import { acts, clauseOf, openActs, type Subject } from '../../domain/lifecycle.ts'
import { inOfficeHands } from '../../domain/application/reach.ts'
import { localNoticeToRemove, localNoticeToReplace, type Started } from '../../domain/application/application.ts'
import type { Notice, Objection } from '../../domain/notice/notice.ts'
import type { Panel } from '../../domain/round/round.ts'
import type { Act } from '../../domain/shared/act.ts'
import { isOffice, type Role } from '../../domain/shared/actor.ts'
import type { Day } from '../../domain/shared/time.ts'
import type { Policy } from '../../policy/policy.ts'
import type { actView, View } from '../api.ts'

type ActView = View<typeof actView>

/** Offered with the paper they export, not among what waits to be done. */
const besidePapers: ReadonlySet<string> = new Set(['ExportSealedPaper', 'ExportSealedCase'])

export function actTitle(name: string): string {
  for (const table of Object.values(acts) as Readonly<Record<string, Act<string>>>[]) {
    const act = table[name]
    if (act) return act.title
  }
  return name
}

/** What this role may do next, from the one table of acts, each under its clause. */
export function actsFor(policy: Policy, subject: Subject, stage: string, role: Role): ActView[] {
  return openActs(subject, stage, role).filter((act) => !besidePapers.has(act)).map((act) => {
    const { clause, quote } = clauseOf(policy, subject, act)
    const { title } = (acts[subject] as Readonly<Record<string, Act<string>>>)[act] ?? { title: act }
    return { act, title, clause, quote }
  })
}

export function actsOnApplication(policy: Policy, state: Started, role: Role, today: Day): ActView[] {
  const pending = state.exceptions.some(({ confirmed }) => !confirmed)
  const setAside = new Set(state.exceptions.filter(({ confirmed }) => confirmed).map(({ condition }) => condition))
  const needed = state.verdicts.some(({ condition, modality, outcome }) => modality === 'generally' && outcome === 'not-met' && !setAside.has(condition))
  const applies: Readonly<Record<string, boolean>> = {
    ConfirmException: pending, RejectException: pending, ProposeException: needed,
    // The office returns what reached it, the district what has not.
    ReturnForCorrection: (role === 'office-maker') === inOfficeHands(state),
    ConfirmLocalReposting: localNoticeToReplace(state) !== undefined && today <= (state.localNotice?.lastDay ?? ''),
    ConfirmLocalRemoval: localNoticeToRemove(state) !== undefined && today <= (state.localNotice?.lastDay ?? ''),
    EndLocalNotice: (state.localNotice?.lastDay ?? '') < today,
  }
  return actsFor(policy, 'application', state.stage, role).filter(({ act }) => applies[act] ?? true)
}

/** A panel is confirmed or returned while it is proposed; so is the release of one of its experts, and until then no other panel is. */
export function panelActs(panel: Panel | undefined): Readonly<Record<string, boolean>> {
  const proposed = panel !== undefined && !panel.confirmed
  const releasing = panel?.release !== undefined
  return { ConfirmPanel: proposed, ReturnPanel: proposed, ProposePanel: !releasing, ConfirmRelease: releasing, ReturnRelease: releasing }
}

const onObjection: ReadonlySet<string> = new Set(['ProposeFinding', 'ConfirmFinding', 'ReturnFinding', 'AnswerObjector'])

/** The end comes by itself when the last day is over: until then nobody is offered it. */
export function actsOnNotice(policy: Policy, notice: Notice, role: Role, isOver: boolean): ActView[] {
  return actsFor(policy, 'notice', notice.stage, role)
    .filter(({ act }) => !onObjection.has(act) && (act !== 'EndNotice' || isOver))
    // The public raises an objection; the office registers what came by letter or by word of mouth.
    .map((each) => (each.act === 'RaiseObjection' && isOffice(role) ? { ...each, title: '登记异议' } : each))
}

export function actsOnObjection(policy: Policy, stage: string, { proposed, settled, answered }: Objection, role: Role): ActView[] {
  const applies: Readonly<Record<string, boolean>> = {
    ProposeFinding: !proposed && !settled, ReturnFinding: proposed !== undefined && !settled, ConfirmFinding: proposed !== undefined && !settled,
    AnswerObjector: settled !== undefined && !answered,
  }
  return actsFor(policy, 'notice', stage, role).filter(({ act }) => applies[act] ?? false)
}

import type { RoundView } from '../../api/views.ts'

type Act = RoundView['acts'][number]

/** Nobody is asked to turn something down, nor to correct a notice or give a round up: these are there for whoever has cause. */
export const leadsOn = ({ act }: Act): boolean => !/^(Return|Decline|Reject|ProposeAmendment|ProposeTermination)/.test(act)

/** What waits for this person within the parts: an objection to settle, a notice to post, a batch to pass on. */
export function inParts({ notice, decisions }: Pick<RoundView, 'notice' | 'decisions'>): readonly (Act & Readonly<{ part: string }>)[] {
  const posting = (notice?.acts ?? []).filter(({ act }) => act === 'PostNotice')
  const ofNotice = [...(notice?.objections ?? []).flatMap(({ acts }) => acts), ...posting].map((act) => ({ ...act, part: 'publicity' }))
  return [...ofNotice, ...decisions.flatMap(({ acts }) => acts).map((act) => ({ ...act, part: 'decision' }))].filter(leadsOn)
}

const startsIn: Readonly<Record<string, string>> = { qualify: 'overview', review: 'review', ranked: 'review', publicity: 'publicity', decide: 'decision', finished: 'decision' }

/** The part that is open first: where something waits for this person, which may be behind the stage at hand; otherwise that of the stage. */
export function partToOpen(round: Pick<RoundView, 'notice' | 'decisions' | 'stage'>): string {
  return inParts(round)[0]?.part ?? startsIn[round.stage] ?? 'overview'
}

/** The place on the page where the act is done that its first line asks for; undefined where nothing is to be done. */
export function whereToAct(round: Pick<RoundView, 'notice' | 'decisions' | 'acts'>): '#parts' | '#acts' | undefined {
  if (inParts(round).length > 0) return '#parts'
  return round.acts.some(leadsOn) ? '#acts' : undefined
}

/** Who may not be put forward yet, because an objection to them is still being checked. */
export function heldBack({ notice }: Pick<RoundView, 'notice'>): readonly string[] {
  return (notice?.candidates ?? []).filter(({ held, isGone }) => held && !isGone).map(({ name }) => name)
}

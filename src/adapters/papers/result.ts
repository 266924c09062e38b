import type { Batch } from '../../domain/decision/decision.ts'
import type { Result } from '../documents/papers.ts'
import { filled } from '../../policy/places.ts'
import { said } from './facts.ts'
import { inOrder, publicPeople } from './public.ts'
import { startedIn, type Applications, type Grounds, type NameOf } from './record.ts'

export type PublishedBatch = Extract<Batch, { stage: 'published' }>

/** 公布名单 — one batch under the government's own document number; `undefined` where every holder in it is secret. */
export function resultPaper(grounds: Grounds, batch: PublishedBatch, applications: Applications, organisation: NameOf): Result | undefined {
  const { round, policy, wording: { result: wording }, facts } = grounds
  const holders = batch.certificates.flatMap(({ application: id }) => {
    const application = startedIn(applications, id)
    return application ? [{ id, application }] : []
  })
  const shown = inOrder(wording.orderBy, round, holders)
  if (shown.length === 0) return undefined
  return {
    kind: 'result',
    ...(wording.letterhead && { letterhead: wording.letterhead }),
    number: batch.documentNumber,
    title: filled(wording.title, facts),
    addressees: said(wording.addressees, facts),
    basis: filled(wording.basis, facts),
    procedure: filled(wording.procedure, facts),
    titleName: policy.titleName,
    people: publicPeople(shown, organisation),
    closing: [...termWords(grounds), ...(wording.closing ?? []).map((each) => said(each, facts))],
    listTitle: filled(wording.listTitle, facts),
    issuers: wording.issuers,
    issuedOn: batch.approvedOn,
    remarks: wording.remarks ?? [],
  }
}

/** 管理期 — in years: from which day they count is for the measure to say, so no days are printed. */
function termWords({ policy: { termYears }, plan, wording }: Grounds): readonly string[] {
  const years = termYears.stated ? termYears.value : plan.supplied.termYears?.value
  return years === undefined ? [] : [filled(wording.result.term, { termYears: String(years) })]
}

/** The batch published last: each is a document of its own, and the latest is the one to be sent out. */
export function lastPublished(batches: readonly Batch[]): PublishedBatch | undefined {
  return batches.filter((batch) => batch.stage === 'published')
    .toSorted((a, b) => compare(a.publishedOn, b.publishedOn) || compare(a.documentNumber, b.documentNumber)).at(-1)
}

const compare = (a: string, b: string): number => a < b ? -1 : a > b ? 1 : 0

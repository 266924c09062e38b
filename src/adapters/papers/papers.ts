import type { Batch } from '../../domain/decision/decision.ts'
import type { Notice } from '../../domain/notice/notice.ts'
import type { Scoresheet } from '../../domain/review/scoresheet.ts'
import type { Title } from '../../domain/title/title.ts'
import type { Calendars } from '../../policy/calendar.ts'
import type { Files, Store, Transaction } from '../../usecases/ports.ts'
import { applicationsOf, foldListed } from '../../usecases/subjects/shared.ts'
import type { Documents, RenderedDocument } from '../documents/documents.ts'
import type { Format, Paper } from '../documents/papers.ts'
import type { Policies } from '../policies/loadPolicies.ts'
import { callPaper } from './call.ts'
import { isOffered, listed, type CasePaper, type Listed, type RoundPaper } from './catalogue.ts'
import { certificatePaper } from './certificate.ts'
import { formPaper, photoOf } from './form.ts'
import { publicityPaper } from './publicity.ts'
import { recommendationPaper } from './recommendation.ts'
import { findCase, findGrounds, loadState, namesOf, type Applications, type CaseRecord, type Grounds, type NameOf } from './record.ts'
import { lastPublished, resultPaper } from './result.ts'
import { candidateList, scoreSheet, summarySheet } from './sheets.ts'

/** `id` is that of the case or round; a title has the id of its case. The QR code of a certificate leads to `baseUrl`. */
export type Wanted = Readonly<{
  jurisdiction: string
  subject: 'case' | 'round' | 'title'
  id: string
  kind: string
  format: string
  baseUrl: string
  /** For a `result`: that of one decision batch; left out, the last one published. */
  batch?: string | undefined
}>

/** 文书 — the papers of a case or a round, made from the record: the same record gives the same bytes on any day. */
export type Papers = Readonly<{
  listed(subject: 'case' | 'round', stage: string): readonly Listed[]
  /** `undefined` for a paper that does not exist, or does not exist yet. */
  render(wanted: Wanted): Promise<RenderedDocument | undefined>
}>

export type PapersSettings = Readonly<{ store: Store; policies: Policies; calendars: Calendars; documents: Documents; files: Files }>

export function createPapers(settings: PapersSettings): Papers {
  const { store, documents } = settings
  return {
    listed,
    async render(wanted) {
      const draft = await store.transaction(wanted.jurisdiction, (tx) => draw(settings, tx, wanted))
      const paper = await draft?.()
      // The catalogue has looked at the format.
      return paper && documents.render(paper, wanted.format as Format)
    },
  }
}

/** A paper whose files are still to be opened: nobody waits for a disk inside a transaction. */
type Draft = () => Promise<Paper | undefined>

function draw(settings: PapersSettings, tx: Transaction, wanted: Wanted): Promise<Draft | undefined> {
  switch (wanted.subject) {
    case 'case': return drawCase(settings, tx, wanted)
    case 'round': return drawRound(settings, tx, wanted)
    case 'title': return drawTitle(settings, tx, wanted)
  }
}

async function drawCase(settings: PapersSettings, tx: Transaction, wanted: Wanted): Promise<Draft | undefined> {
  const record = await findCase(tx, wanted.id)
  if (!record || !isOffered('case', record.application.stage, wanted.kind, wanted.format)) return undefined
  const grounds = await findGrounds(tx, settings.policies, record.application.round)
  if (!grounds) return undefined
  switch (wanted.kind as CasePaper) {
    case 'form': return async () => formPaper(grounds, record, await openPhoto(settings, wanted.jurisdiction, record))
    case 'recommendation-report': return ready(recommendationPaper(grounds, record))
    case 'certificate': return ready(certificatePaper(grounds, await loadState<Title>(tx, 'title', wanted.id), wanted.baseUrl))
  }
}

const ready = (paper: Paper | undefined): Draft => () => Promise.resolve(paper)

async function openPhoto({ files }: PapersSettings, jurisdiction: string, record: CaseRecord): Promise<Uint8Array | undefined> {
  const photo = photoOf(record)
  return photo === undefined ? undefined : files.get(jurisdiction, photo, record.application.subject)
}

async function drawRound(settings: PapersSettings, tx: Transaction, { id, kind, format, batch }: Wanted): Promise<Draft | undefined> {
  const grounds = await findGrounds(tx, settings.policies, id)
  if (!grounds || !isOffered('round', grounds.round.stage, kind, format)) return undefined
  if (kind === 'call') return ready(callPaper(grounds))
  const applications = await applicationsOf(tx, id)
  const organisation = await namesOf(tx, [...applications.values()].flatMap((each) => each.stage === 'none' ? [] : [each.unit, each.district]))
  return ready(await roundPaper(settings, tx, kind as Exclude<RoundPaper, 'call'>, { grounds, applications, organisation, batch }))
}

type RoundRecord = Readonly<{ grounds: Grounds; applications: Applications; organisation: NameOf; batch: string | undefined }>

async function roundPaper({ calendars }: PapersSettings, tx: Transaction, kind: Exclude<RoundPaper, 'call'>, record: RoundRecord): Promise<Paper | undefined> {
  const { grounds, applications, organisation } = record
  const where = { round: grounds.id }
  switch (kind) {
    case 'summary-sheet': return summarySheet(grounds, applications, organisation)
    case 'score-sheet': return scoreSheet(grounds, applications, await foldListed<Scoresheet>(tx, 'scoresheet', 'scoresheets', where), organisation)
    case 'candidate-list': return candidateList(grounds, applications, organisation)
    case 'publicity': return publicityPaper(grounds, await loadState<Notice>(tx, 'notice', grounds.id), applications, organisation, calendars)
    case 'result': {
      const batches = await foldListed<Batch>(tx, 'decision', 'decisions', where)
      const batch = lastPublished([...batches].filter(([id]) => record.batch === undefined || id === record.batch).map(([, each]) => each))
      return batch && resultPaper(grounds, batch, applications, organisation)
    }
  }
}

/** A title asked for by itself may be asked for by the public, so that of a secret-related holder is not there; the case still has it. */
async function drawTitle(settings: PapersSettings, tx: Transaction, { id, kind, format, baseUrl }: Wanted): Promise<Draft | undefined> {
  if (kind !== 'certificate' || !isOffered('case', 'titled', kind, format)) return undefined
  const title = await loadState<Title>(tx, 'title', id)
  if (title.stage === 'none' || title.secret) return undefined
  const grounds = await findGrounds(tx, settings.policies, title.round)
  return grounds && ready(certificatePaper(grounds, title, baseUrl))
}

import type { Application } from '../../domain/application/application.ts'
import type { Batch } from '../../domain/decision/decision.ts'
import { foldEvents } from '../../domain/folds.ts'
import { noticeGoesOut, type Notice } from '../../domain/notice/notice.ts'
import type { Scoresheet } from '../../domain/review/scoresheet.ts'
import type { Day } from '../../domain/shared/time.ts'
import type { Title } from '../../domain/title/title.ts'
import type { Calendars } from '../../policy/calendar.ts'
import { seenByOverseers } from '../../policy/overseerView.ts'
import type { Policy } from '../../policy/policy.ts'
import type { Files, Store, Transaction } from '../../usecases/ports.ts'
import { applicationsOf, foldListed } from '../../usecases/subjects/shared.ts'
import type { Documents, RenderedDocument } from '../documents/documents.ts'
import type { Format, Paper } from '../documents/papers.ts'
import type { Policies } from '../policies/loadPolicies.ts'
import { callDraft, callPaper } from './call.ts'
import { isOffered, listed, paperTitle, type CasePaper, type DistrictPaper, type DraftPaper, type Listed, type PaperSubject, type RoundPaper } from './catalogue.ts'
import { certificatePaper } from './certificate.ts'
import { formPaper, photoOf } from './form.ts'
import { localNoticePaper } from './localNotice.ts'
import { publicityDraft, publicityPaper } from './publicity.ts'
import { recommendationPaper } from './recommendation.ts'
import { casesOfDistrict, findCase, findGrounds, findPlannedGrounds, latest, loadState, namedAt, namesOf, type Applications, type CaseRecord, type Grounds, type NameOf } from './record.ts'
import { lastPublished, resultPaper } from './result.ts'
import { sealInArchive } from './sealedArchive.ts'
import type { Disclosure } from './secrecy.ts'
import { candidateList, scoreSheet, summarySheet } from './sheets.ts'

/** `id` is that of the case or round; a title has the id of its case. The QR code of a certificate leads to `baseUrl`. */
export type Wanted = Readonly<{
  jurisdiction: string
  subject: PaperSubject | 'title'
  id: string
  /** For the subject `district`: the recommending body, within the round `id`. */
  district?: string | undefined
  kind: string
  format: string
  baseUrl: string
  /** For a `result`: that of one decision batch; left out, the last one published. */
  batch?: string | undefined
  /** For whoever decides or audits: the cells of what is sensitive stay empty. */
  overseer?: boolean
  /** Of a notice that does not hang yet: the day on which it would go out. */
  asOf?: Day
}>

/** 文书 — the papers of a case or a round, made from the record: the same record gives the same bytes on any day. */
export type Papers = Readonly<{
  listed(subject: PaperSubject, stage: string): readonly Listed[]
  /** In clear, without anybody secret-related. `undefined` for a paper that does not exist, or does not exist yet. */
  render(wanted: Wanted): Promise<RenderedDocument | undefined>
  /** 加密文书 — the complete paper in an archive that opens with the passphrase alone; the passphrase is kept nowhere. */
  renderSealed(wanted: Wanted, passphrase: string): Promise<RenderedDocument | undefined>
}>

export type PapersSettings = Readonly<{ store: Store; policies: Policies; calendars: Calendars; documents: Documents; files: Files }>

export function createPapers(settings: PapersSettings): Papers {
  const { store, documents } = settings
  async function made(wanted: Wanted, disclosure: Disclosure): Promise<RenderedDocument | undefined> {
    const draft = await store.transaction(wanted.jurisdiction, (tx) => draw(settings, tx, { ...wanted, disclosure }))
    const paper = await draft?.()
    // The catalogue has looked at the format.
    return paper && documents.render(paper, wanted.format as Format)
  }
  return {
    listed,
    render: (wanted) => made(wanted, 'plain'),
    async renderSealed(wanted, passphrase) {
      const complete = await made(wanted, 'sealed')
      return complete && sealInArchive(`${titleOf(wanted)}.${wanted.format}`, complete.bytes, passphrase)
    },
  }
}

/** The kind of paper alone: the name of a file stays readable where its content is not. A title has the papers of its case. */
const titleOf = ({ subject, kind }: Wanted): string => paperTitle(subject === 'title' ? 'case' : subject, kind)

/** A paper whose files are still to be opened: nobody waits for a disk inside a transaction. */
type Draft = () => Promise<Paper | undefined>

type Drawing = Wanted & Readonly<{ disclosure: Disclosure }>

function draw(settings: PapersSettings, tx: Transaction, wanted: Drawing): Promise<Draft | undefined> {
  switch (wanted.subject) {
    case 'case': return drawCase(settings, tx, wanted)
    case 'round': return drawRound(settings, tx, wanted)
    case 'district': return drawDistrict(settings, tx, wanted)
    case 'title': return drawTitle(settings, tx, wanted)
    case 'draft': return drawDraft(settings, tx, wanted)
  }
}

/** Every paper of a case bears the name, so that of a secret-related person leaves sealed or not at all. */
async function drawCase(settings: PapersSettings, tx: Transaction, wanted: Drawing): Promise<Draft | undefined> {
  const record = await findCase(tx, wanted.id)
  if (!record || (record.application.secret && wanted.disclosure === 'plain')) return undefined
  if (!isOffered('case', record.application.stage, wanted.kind, wanted.format)) return undefined
  const grounds = await findGrounds(tx, settings.policies, record.application.round)
  if (!grounds) return undefined
  switch (wanted.kind as CasePaper) {
    case 'form': {
      const shown = { ...record, application: forReader(wanted, grounds.policy, record.application) }
      return async () => formPaper(grounds, shown, await openPhoto(settings, wanted.jurisdiction, shown))
    }
    case 'local-notice': {
      const { application: { unit, district }, history } = record
      const name = namedAt(await namesOf(tx, [unit, district]), latest(history, 'LocalNoticePosted', 'LocalNoticeRecounted')?.at)
      return ready(localNoticePaper(grounds, { ...record, unit: name(unit), district: name(district) }, settings.calendars, wanted.asOf))
    }
    case 'certificate': return ready(certificatePaper(grounds, await loadState<Title>(tx, 'title', wanted.id), wanted.baseUrl))
  }
}

const ready = (paper: Paper | undefined): Draft => () => Promise.resolve(paper)

async function openPhoto({ files }: PapersSettings, jurisdiction: string, record: CaseRecord): Promise<Uint8Array | undefined> {
  const photo = photoOf(record)
  return photo === undefined ? undefined : files.get(jurisdiction, photo, record.application.subject)
}

/** The case as the reader of the paper may see it: the same rule as on the screen. */
function forReader<Case extends Application>({ overseer = false }: Wanted, policy: Policy, application: Case): Case {
  return overseer && application.stage !== 'none' && application.content ? { ...application, content: seenByOverseers(policy, application.content) } : application
}

/** All cases of a round as the reader may see them. */
async function casesFor(wanted: Wanted, { id, policy }: Grounds, tx: Transaction): Promise<Applications> {
  return new Map([...await applicationsOf(tx, id)].map(([key, application]) => [key, forReader(wanted, policy, application)]))
}

async function drawRound(settings: PapersSettings, tx: Transaction, wanted: Drawing): Promise<Draft | undefined> {
  const { id, kind, format, batch, disclosure } = wanted
  const grounds = await findGrounds(tx, settings.policies, id)
  if (!grounds || !isOffered('round', grounds.round.stage, kind, format)) return undefined
  if (kind === 'call') return ready(callPaper(grounds))
  const applications = await casesFor(wanted, grounds, tx)
  const organisation = await bodiesOf(tx, applications)
  return ready(await roundPaper(settings, tx, kind as Exclude<RoundPaper, 'call'>, { grounds, applications, organisation, batch, disclosure }))
}

/** 草稿 — what would go out if the second hand agreed that day. */
async function drawDraft({ policies, calendars }: PapersSettings, tx: Transaction, { id, kind, format, asOf }: Drawing): Promise<Draft | undefined> {
  const grounds = await findPlannedGrounds(tx, policies, id)
  if (!grounds || asOf === undefined || !isOffered('draft', grounds.round.stage, kind, format)) return undefined
  switch (kind as DraftPaper) {
    case 'call': return ready(callDraft(grounds, asOf))
    case 'publicity': {
      const applications = await applicationsOf(tx, id)
      return ready(publicityDraft(grounds, await loadState<Notice>(tx, 'notice', id), applications, await bodiesOf(tx, applications), calendars, asOf))
    }
  }
}

const bodiesOf = (tx: Transaction, applications: Applications): Promise<NameOf> =>
  namesOf(tx, [...applications.values()].flatMap((each) => each.stage === 'none' ? [] : [each.unit, each.district]))

/** 推荐呈报部门的文书 — of one district within the round. */
async function drawDistrict(settings: PapersSettings, tx: Transaction, wanted: Drawing): Promise<Draft | undefined> {
  const { id, district = '', kind, format, disclosure } = wanted
  const grounds = await findGrounds(tx, settings.policies, id)
  if (!grounds || !isOffered('district', grounds.round.stage, kind, format)) return undefined
  switch (kind as DistrictPaper) {
    case 'recommendation-report': return ready(recommendationPaper(grounds, await casesOfDistrict(tx, id, district), disclosure))
    case 'summary-sheet': {
      const applications = await casesFor(wanted, grounds, tx)
      return ready(summarySheet(grounds, applications, await bodiesOf(tx, applications), disclosure, district))
    }
  }
}

type RoundRecord = Readonly<{ grounds: Grounds; applications: Applications; organisation: NameOf; batch: string | undefined; disclosure: Disclosure }>

async function roundPaper({ calendars }: PapersSettings, tx: Transaction, kind: Exclude<RoundPaper, 'call'>, record: RoundRecord): Promise<Paper | undefined> {
  const { grounds, applications, organisation, disclosure } = record
  const where = { round: grounds.id }
  switch (kind) {
    case 'summary-sheet': return summarySheet(grounds, applications, organisation, disclosure)
    case 'score-sheet': return scoreSheet(grounds, applications, await foldListed<Scoresheet>(tx, 'scoresheet', 'scoresheets', where), organisation, disclosure)
    case 'candidate-list': return candidateList(grounds, applications, organisation, disclosure)
    case 'publicity': {
      const history = await tx.load({ kind: 'notice', id: grounds.id })
      return publicityPaper(grounds, foldEvents<Notice>('notice', history), applications, namedAt(organisation, latest(history, ...noticeGoesOut)?.at), calendars)
    }
    case 'result': {
      const batches = await foldListed<Batch>(tx, 'decision', 'decisions', where)
      const batch = lastPublished([...batches].filter(([id]) => record.batch === undefined || id === record.batch).map(([, each]) => each))
      const [id = ''] = [...batches].find(([, each]) => each === batch) ?? []
      return batch && resultPaper(grounds, batch, applications, namedAt(organisation, latest(await tx.load({ kind: 'decision', id }), 'ResultsPublished')?.at))
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

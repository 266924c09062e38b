import { localNoticeToRemove, localNoticeToReplace, type Application, type ApplicationStage } from '../../domain/application/application.ts'
import { foldEvents } from '../../domain/folds.ts'
import type { Counted } from '../../domain/notice/counting.ts'
import { owedStill, repostingOf, type Notice, type Posted } from '../../domain/notice/notice.ts'
import type { AskedOfUnit, Reposting } from '../../domain/notice/reposting.ts'
import { dayInChinese, type Day } from '../../domain/shared/time.ts'
import type { RecordedEvent } from '../../usecases/ports.ts'
import type { repostingView, View } from '../api.ts'
import type { Services } from '../services.ts'
import { recountInWords } from './recounts.ts'

type RepostingView = View<typeof repostingView>
type End = Pick<Counted, 'lastDay'> & Partial<Counted>

/** 更换张贴 — what the paper on the wall shows and what holds, by which notice; whether it is still to be replaced on this day, or since when it has been. */
function viewOf(asked: Reposting, end: End, isWanted: boolean, today: Day): RepostingView {
  const { since, doneOn = null, isRemoval = false } = asked
  return { since, doneOn, isOwed: isWanted && today <= end.lastDay, isRemoval, note: changeInWords(asked, end), ...inBrief(asked) }
}

/** Which list holds is on the website for all to read; who left it and why is nobody's at another unit. */
function changeInWords({ was, because, isListOld }: Reposting, { lastDay, provisional = false }: End): string {
  const moved = was === undefined ? [] : [recountInWords({ was, because, counted: { lastDay, provisional } })]
  return [...(isListOld ? ['公示名单有变动'] : []), ...moved].join('；') || '公示截止日重算过'
}

function inBrief({ was, isListOld }: Reposting): Pick<RepostingView, 'why' | 'hangs'> {
  if (!isListOld) return { why: '截止日重算过', hangs: '还印着原来推算的截止日' }
  return was === undefined ? { why: '公示名单有变动', hangs: '还是原来的名单' } : { why: '公示名单有变动，截止日重算过', hangs: '还是原来的名单和截止日' }
}

/** Of one name on the notice; null where the paper that hangs was never asked for anew. */
export function repostingAtUnit(notice: Notice, { application, counted }: Posted, today: Day): RepostingView | null {
  if (notice.stage === 'none' || !counted) return null
  const asked = repostingOf(notice, application)
  if (!asked) return null
  const view = viewOf(asked, counted, owedStill(notice, application) !== undefined, today)
  return 'takenDownOn' in notice && notice.takenDownOn === asked.since ? { ...view, note: roundGivenUp, why: roundGivenUp } : view
}

const roundGivenUp = '本轮选拔已经终止'

/** Of the district's own notice. */
export function localReposting(application: Application, today: Day): RepostingView | null {
  if (application.stage === 'none' || !application.localReposting || !application.localNotice) return null
  const { localReposting: asked, localNotice, stage } = application
  const isWanted = localNoticeToReplace(application) !== undefined || localNoticeToRemove(application) !== undefined
  const view = viewOf(asked, localNotice, isWanted, today)
  const why = whyTakenDown(stage)
  return asked.isRemoval ? { ...view, note: `${why}，不再公示`, why } : view
}

/** Why the notice of a case comes down that ended while it hung. */
function whyTakenDown(stage: ApplicationStage): string {
  if (stage === 'terminated') return roundGivenUp
  return stage === 'withdrawn' ? '单位已撤回申报' : '申报没有按期报送'
}

type Words = Readonly<{ postedOn?: Day; removedOn?: Day; isOld?: boolean; asked?: readonly AskedOfUnit[] }>

/** What is asked about the papers that hang; since when a new one does, or an old one no more, which is not always the day on which it was told; '' for any other fact. */
export function repostingNote({ type, data }: Pick<RecordedEvent, 'type' | 'data'>): string {
  const { postedOn = '', removedOn = '', isOld = false, asked = [] } = data as Words
  switch (type) {
    case 'UnitRepostingConfirmed':
    case 'LocalRepostingConfirmed': return `${dayInChinese(postedOn)}起换上新的公示`
    case 'LocalRemovalAsked': return '张贴的、网上的区市公示都要撤下'
    case 'LocalRemovalConfirmed':
    case 'UnitRemovalConfirmed': return `${dayInChinese(removedOn)}撤下`
    case 'UnitPostingConfirmed': return isOld ? '张贴的是旧的公示，要更换' : ''
    case 'NoticeTakenDown':
    case 'NoticeListChanged': return askedInWords(asked)
    default: return ''
  }
}

function askedInWords(asked: readonly AskedOfUnit[]): string {
  const removed = asked.filter(({ to }) => to === 'remove').length
  const replaced = asked.length - removed
  return [...(replaced > 0 ? [`${replaced}处张贴的公示要更换`] : []), ...(removed > 0 ? [`${removed}处张贴的公示要撤下`] : [])].join('，')
}

const asksUnits: ReadonlySet<string> = new Set(['NoticeListChanged', 'NoticeTakenDown'])

/** Of the history of a notice, the changes of its list by which something was asked of the unit of this one case. */
export function listChangesOf(application: string, history: readonly RecordedEvent[]): readonly RecordedEvent[] {
  return history.flatMap((entry) => {
    const asked = asksUnits.has(entry.type) ? ((entry.data as Words).asked ?? []).filter((each) => each.application === application) : []
    return asked.length > 0 ? [{ ...entry, data: { ...entry.data, asked } }] : []
  })
}

/** What asks whoever hung a paper to replace it or to take it down: there is something to do until the end of the last day. */
export const repostingActs: ReadonlySet<string> = new Set(['ConfirmUnitReposting', 'ConfirmUnitRemoval', 'ConfirmLocalReposting', 'ConfirmLocalRemoval'])

const onApplication: ReadonlySet<string> = new Set(['ConfirmLocalReposting', 'ConfirmLocalRemoval'])

type Row = Readonly<{ stream_id: string; act: string; about: string | null }>

/** What to write beside each replacement that waits, by the case it is about. */
export async function repostingNotes({ ports }: Services, jurisdiction: string, rows: readonly Row[], today: Day): Promise<ReadonlyMap<string, string>> {
  const asked = rows.filter(({ act }) => repostingActs.has(act))
  if (asked.length === 0) return new Map()
  return ports.store.transaction(jurisdiction, async (tx) => {
    const kindOf = ({ act }: Row) => (onApplication.has(act) ? 'application' as const : 'notice' as const)
    const streams = [...new Map(asked.map((row) => [`${kindOf(row)} ${row.stream_id}`, { kind: kindOf(row), id: row.stream_id }])).values()]
    const histories = [...(await tx.loadAll(streams)).values()]
    return new Map(histories.flatMap((history) => {
      const { kind = 'notice', id = '' } = history[0]?.stream ?? {}
      if (kind === 'application') return [[id, toDo(localReposting(foldEvents<Application>(kind, history), today))] as const]
      const notice = foldEvents<Notice>('notice', history)
      return notice.stage === 'none' ? [] : notice.candidates.map((each) => [each.application, toDo(repostingAtUnit(notice, each, today))] as const)
    }))
  })
}

function toDo(view: RepostingView | null): string {
  if (!view) return ''
  return view.isRemoval ? `${view.note}。请撤下张贴的公示，再登记撤下。` : `${view.note}。张贴的公示${view.hangs}，请换上新的，再登记更换。`
}

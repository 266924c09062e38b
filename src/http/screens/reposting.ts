import { localNoticeToReplace, type Application } from '../../domain/application/application.ts'
import { foldEvents } from '../../domain/folds.ts'
import type { Counted } from '../../domain/notice/counting.ts'
import { postingToReplace, repostingOf, type Notice, type Posted } from '../../domain/notice/notice.ts'
import type { Reposting } from '../../domain/notice/reposting.ts'
import { dayInChinese, type Day } from '../../domain/shared/time.ts'
import type { RecordedEvent } from '../../usecases/ports.ts'
import type { repostingView, View } from '../api.ts'
import type { Services } from '../services.ts'
import { recountInWords } from './recounts.ts'

type RepostingView = View<typeof repostingView>
type End = Pick<Counted, 'lastDay'> & Partial<Counted>

/** 更换张贴 — what the paper on the wall prints and what holds, by which notice; whether it is still to be replaced on this day, or since when it has been. */
function viewOf({ since, was, because, postedOn }: Reposting, { lastDay, provisional = false }: End, isWanted: boolean, today: Day): RepostingView {
  return { since, postedOn: postedOn ?? null, isOwed: isWanted && today <= lastDay, note: recountInWords({ was, because, counted: { lastDay, provisional } }) }
}

/** Of one name on the notice; null where its last day was never counted anew. */
export function repostingAtUnit(notice: Notice, { application, counted }: Posted, today: Day): RepostingView | null {
  if (notice.stage === 'none' || !counted) return null
  const asked = repostingOf(notice, application)
  return asked ? viewOf(asked, counted, notice.stage === 'posted' && postingToReplace(notice, application) !== undefined, today) : null
}

/** Of the district's own notice. */
export function localReposting(application: Application, today: Day): RepostingView | null {
  if (application.stage === 'none' || !application.localReposting || !application.localNotice) return null
  return viewOf(application.localReposting, application.localNotice, localNoticeToReplace(application) !== undefined, today)
}

const confirmed: ReadonlySet<string> = new Set(['UnitRepostingConfirmed', 'LocalRepostingConfirmed'])

/** Since when the new paper hangs, which is not always the day on which it was told; '' for any other fact. */
export const repostingNote = ({ type, data }: Pick<RecordedEvent, 'type' | 'data'>): string =>
  (confirmed.has(type) ? `${dayInChinese(String((data as Readonly<{ postedOn?: Day }>).postedOn))}起换上新的公示` : '')

/** What asks whoever hung a paper to replace it: there is something to replace until the end of the last day. */
export const repostingActs: ReadonlySet<string> = new Set(['ConfirmUnitReposting', 'ConfirmLocalReposting'])

type Row = Readonly<{ stream_id: string; act: string; about: string | null }>

/** What to write beside each replacement that waits, by the case it is about. */
export async function repostingNotes({ ports }: Services, jurisdiction: string, rows: readonly Row[], today: Day): Promise<ReadonlyMap<string, string>> {
  const asked = rows.filter(({ act }) => repostingActs.has(act))
  if (asked.length === 0) return new Map()
  return ports.store.transaction(jurisdiction, async (tx) => {
    const kindOf = ({ act }: Row) => (act === 'ConfirmUnitReposting' ? 'notice' as const : 'application' as const)
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

const toDo = (view: RepostingView | null): string => (view ? `${view.note}。张贴的公示还印着原来推算的截止日，请换上新的，再登记更换。` : '')

import type { Counted, Recounted } from '../../domain/notice/counting.ts'
import { dayInChinese } from '../../domain/shared/time.ts'
import type { RecordedEvent } from '../../usecases/ports.ts'

/** As much of a count as its words need. */
type Moved = Pick<Recounted, 'was' | 'because'> & Readonly<{ counted: Pick<Counted, 'lastDay' | 'provisional'> }>
type Change = Readonly<{ application: string }> & Recounted

const changesIn = ({ data }: Pick<RecordedEvent, 'data'>): readonly Change[] => (data as Readonly<{ changes?: readonly Change[] }>).changes ?? []

/** Of the history of a notice, what moved the last day of this one case. */
export function recountsOf(application: string, history: readonly RecordedEvent[]): readonly RecordedEvent[] {
  return history.flatMap((entry) => {
    const changes = entry.type === 'NoticeRecounted' ? changesIn(entry).filter((each) => each.application === application) : []
    return changes.length > 0 ? [{ ...entry, data: { ...entry.data, changes } }] : []
  })
}

/** 重算经过 — the day before, the day after, and which notice of the State Council moved it; '' for any other fact. */
export function recountNote({ type, data }: Pick<RecordedEvent, 'type' | 'data'>): string {
  if (type === 'LocalNoticeRecounted') {
    const { was, because, ...counted } = data as unknown as Pick<Recounted, 'was' | 'because'> & Recounted['counted']
    return inWords([{ was, because, counted }])
  }
  return type === 'NoticeRecounted' ? inWords(changesIn({ data })) : ''
}

/** What moved one last day, in the words of every list and page. */
export const recountInWords = (moved: Moved): string => inWords([moved])

/** The days of all whom it moved alike stand together, and what moved them is named once. */
function inWords(changes: readonly Moved[]): string {
  return [...Map.groupBy(changes, groundsOf)].map(([grounds, moved]) => `公示截止日${daysOf(moved)}，${grounds}`).join('；')
}

function daysOf(changes: readonly Moved[]): string {
  const inOrder = changes.toSorted((one, other) => (one.was < other.was ? -1 : 1))
  const alike = [...Map.groupBy(inOrder, dayOf)]
  if (alike.length === 1) return alike.map(([day]) => day).join('')
  return `：${alike.map(([day, { length }]) => `${length}名候选人${day}`).join('，')}`
}

function dayOf({ was, counted: { lastDay, provisional } }: Moved): string {
  const moved = was === lastDay ? `仍是${dayInChinese(lastDay)}` : `由${dayInChinese(was)}改为${dayInChinese(lastDay)}`
  return `${moved}${provisional ? '（暂定）' : ''}`
}

const groundsOf = ({ because }: Moved): string => because.length > 0 ? `依据${because.join('、')}` : '依据后来公布的放假安排'

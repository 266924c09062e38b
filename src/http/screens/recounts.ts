import type { Recounted } from '../../domain/notice/counting.ts'
import { dayInChinese } from '../../domain/shared/time.ts'
import type { RecordedEvent } from '../../usecases/ports.ts'

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
    return inWords({ was, because, counted })
  }
  if (type !== 'NoticeRecounted') return ''
  const alike = Map.groupBy(changesIn({ data }), inWords)
  return [...alike].map(([words, { length }]) => (alike.size > 1 ? `${length}名候选人：${words}` : words)).join('；')
}

function inWords({ was, because, counted: { lastDay, provisional } }: Recounted): string {
  const days = was === lastDay ? `公示截止日仍是${dayInChinese(lastDay)}` : `公示截止日由${dayInChinese(was)}改为${dayInChinese(lastDay)}`
  const why = because.length > 0 ? `依据${because.join('、')}` : '依据后来公布的放假安排'
  return `${days}${provisional ? '（暂定）' : ''}，${why}`
}

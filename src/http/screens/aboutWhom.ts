import type { RecordedEvent } from '../../usecases/ports.ts'
import type { Names } from './names.ts'
import { startedIn, type RoundFile } from './roundFile.ts'
import type { AboutWhom } from './timeline.ts'

type Words = Readonly<{ application?: string; objection?: string }>

/** 为谁 — in the history of a round, by unit and name: of everything on the notice that is about one candidate. For those alone who see the round as a whole. */
export function aboutWhomIn({ applications, notices }: Pick<RoundFile, 'applications' | 'notices'>, names: Pick<Names, 'organisation'>): AboutWhom {
  const objections = [...notices.values()].flatMap((notice) => (notice.stage === 'none' ? [] : notice.objections))
  return ({ data, stream }: Pick<RecordedEvent, 'data' | 'stream'>) => {
    if (stream.kind !== 'notice') return ''
    const { application, objection } = data as Words
    const found = startedIn(applications, application ?? objections.find(({ id }) => id === objection)?.application ?? '')
    return found ? [names.organisation(found.unit), found.name].filter(Boolean).join('，') : ''
  }
}

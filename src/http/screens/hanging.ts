import type { ApplicationStage } from '../../domain/application/application.ts'
import { dayInChinese, type Day } from '../../domain/shared/time.ts'
import { endOfDayInWords } from '../../policy/day.ts'

type Hanging = Readonly<{ stage: ApplicationStage; noticeUntil: Day | null }>

/** 区市公示 — until when it hangs, for whoever has something else of the case in hand meanwhile. From the day after, the stage says by its name that it is over. */
export const hangingNote = ({ stage, noticeUntil }: Hanging, today: Day): string =>
  (stage === 'local-notice' && noticeUntil !== null && noticeUntil >= today ? `区市公示到${endOfDayInWords(dayInChinese(noticeUntil))}为止。` : '')

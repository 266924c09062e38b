import { isErased, unreportedStages, type Application, type ApplicationStage } from '../application/application.ts'

/** 本轮还剩下谁 — what the cases of a round still wait for, and who of them may yet hold the title. */
export type Remaining = Readonly<{
  /** Cases the office has not settled, or sent back and still waits for. */
  unsettled: number
  /** Those who passed the qualification and can be reviewed: whoever was erased since can't. */
  admitted: number
  /** Everybody who may yet become a holder. */
  left: number
  titled: number
}>

/** Cases the office still has to settle; what never reached the office stays where it stopped. */
const atOffice: ReadonlySet<ApplicationStage> = new Set(['reported', 'qualification-proposed'])
const goingOn: ReadonlySet<ApplicationStage> = new Set(['admitted', 'candidate', 'agreed'])

export function remainingIn(applications: ReadonlyMap<string, Application>, today: string): Remaining {
  const cases = [...applications.values()]
  const unsettled = cases.filter((each) => atOffice.has(each.stage) || correctionRuns(each, today)).length
  const present = cases.filter((each) => each.stage !== 'none' && goingOn.has(each.stage) && !isErased(each))
  return {
    unsettled,
    admitted: present.filter(({ stage }) => stage === 'admitted').length,
    left: unsettled + present.length,
    titled: cases.filter(({ stage }) => stage === 'titled').length,
  }
}

/** Returned by the office and still within the days it gave, wherever between unit and district it is now. */
export function correctionRuns(application: Application, today: string): boolean {
  return application.stage !== 'none'
    && unreportedStages.has(application.stage)
    && application.reportAgainBy !== undefined
    && application.reportAgainBy >= today
}

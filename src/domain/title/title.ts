import { z } from 'zod'
import { unopened, type Acts } from '../shared/act.ts'
import type { Context } from '../shared/context.ts'
import { accept, refuse, type Decision } from '../shared/decision.ts'
import { about, type Personal } from '../shared/personal.ts'
import type { Day } from '../shared/time.ts'
import { day, id, word } from '../shared/words.ts'

/** What the certificate says of its holder; absent once the person has been erased. */
export type Holder = Readonly<{ name: string; unit: string; occupation: string }>

/** 首席技师称号 — the government title with its certificate. Not the skill level of the same name. */
export type Title =
  | Readonly<{ stage: 'none' }>
  | Readonly<{
    stage: 'granted'
    round: string
    application: string
    number: string
    titleName: string
    documentNumber: string
    grantedOn: Day
    /** 管理期 in years; `undefined` where neither text nor office has stated it. */
    termYears?: number | undefined
    secret: boolean
    holder?: Holder | undefined
  }>

export const titleStageName: Readonly<Record<Title['stage'], string>> = { none: '尚未授予', granted: '有效' }

export type TitleEvent = Readonly<{
  type: 'TitleGranted'
  data: Readonly<{ round: string; application: string; number: string; titleName: string; documentNumber: string; grantedOn: Day; termYears?: number | undefined; secret: boolean }>
  personal?: Personal<Holder>
}>

export const titleCommands = {
  GrantTitle: z.object({
    round: id, application: id, number: word(60), titleName: word(60), documentNumber: word(60), grantedOn: day,
    termYears: z.number().int().optional(), secret: z.boolean(), subject: id,
    holder: z.object({ name: word(60), unit: word(120), occupation: word(120) }),
  }),
} as const
export type TitleCommand = Readonly<{ type: 'GrantTitle' } & z.infer<typeof titleCommands.GrantTitle>>

export const titleActs = {
  GrantTitle: { title: '授予称号', roles: ['system'], from: ['none'], stage: 'publish' },
} as const satisfies Acts<TitleCommand['type'], Title['stage']>

export const noTitle: Title = { stage: 'none' }

export function evolveTitle(state: Title, event: TitleEvent): Title {
  return event.type === 'TitleGranted' && state.stage === 'none' ? { stage: 'granted', ...event.data, holder: event.personal?.fields } : state
}

export function decideTitle(command: TitleCommand, state: Title, context: Context): Decision<TitleEvent> {
  const refusals = unopened(titleActs[command.type], state.stage, context.actor, (stage) => titleStageName[stage])
  if (refusals.length > 0) return refuse(...refusals)
  const { type: _, holder, subject, ...data } = command
  return accept({ type: 'TitleGranted', data, ...about(subject, holder) })
}

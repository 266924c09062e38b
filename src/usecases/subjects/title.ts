import { decideTitle, type Title, type TitleCommand } from '../../domain/title/title.ts'
import { calendarAt, getRound, policyOf } from './shared.ts'
import type { Loaded, SubjectLoader } from './loader.ts'

export const titleSubject: SubjectLoader = {
  async load({ ports, tx, at, actor }, { command }, state): Promise<Loaded> {
    const asked = command as TitleCommand
    const policy = policyOf(ports.policies, await getRound(tx, asked.round))
    return {
      policy, round: asked.round,
      decide: (given) => decideTitle(given as TitleCommand, state as Title, { at, actor, policy, calendar: calendarAt(ports, { at, actor }) }),
    }
  },
}

import type { Policy } from '../policy/policy.ts'
import { readAs } from '../policy/readings.ts'
import { WrongUse, type Input, type Option } from './command.ts'

export const readingOption: Option = {
  kind: 'text', value: '解释=读法', summary: '换一种没有采用的读法，如 several=three；几处都换的用逗号隔开；policy show 列出各条解释和读法的编号',
}

/** The version as the readings named on the line have it; the version itself where none are. */
export function asRead(input: Input, policy: Policy): Policy {
  const given = input.text('reading')
  return given === undefined ? policy : readAs(policy, Object.fromEntries(given.split(/[,，]/u).map((each) => chosen(policy, each.trim()))))
}

function chosen({ id: policy, interpretations }: Policy, given: string): [interpretation: string, alternative: string] {
  const [id = '', reading = ''] = given.split('=')
  const other = interpretations.find((each) => each.id === id)?.alternatives?.find((each) => each.id === reading)
  if (other?.notComputed !== undefined) throw new WrongUse(`--reading ${given}：${other.notComputed}`)
  if (other) return [id, reading]
  const known = choicesOf(interpretations)
  throw new WrongUse(`--reading ${given}：${policy} 没有这种读法。${known === '' ? '它没有可以换的读法。' : `可以换的：${known}。`}`)
}

const choicesOf = (interpretations: Policy['interpretations']): string => interpretations
  .flatMap(({ id, alternatives = [] }) => alternatives.filter(({ notComputed }) => notComputed === undefined).map((other) => `${id}=${other.id}`)).join('、')

/** What was read otherwise than the version reads it, so that nobody takes a trial for the measure. */
export function readingNote(input: Input): string | undefined {
  const given = input.text('reading')
  return given === undefined ? undefined : `以下按没有采用的读法试算（${given}），不是本版本采用的读法。`
}

import { wallClock } from '../../adapters/clock/clock.ts'
import { dayOf } from '../../domain/shared/time.ts'
import { dayInWords } from '../../policy/day.ts'
import { standingOn, validityInWords, type Standing } from '../../policy/validity.ts'
import type { Command } from '../command.ts'
import { dayOption, policiesFor, policyFolders } from '../shipped.ts'
import { table } from '../table.ts'

const standingName: Readonly<Record<Standing, string>> = { 'in-force': '有效', 'expired': '已失效', 'not-yet': '尚未施行' }

/** 现行有效 — under which versions a round may be opened on a day. */
export const policyList: Command = {
  name: 'policy list',
  summary: '列出政策版本，以及在某一天有效、已失效还是尚未施行',
  options: { on: { kind: 'text', value: '日期', summary: '哪一天', standard: '今天' }, ...policyFolders },
  async run(input) {
    const on = dayOption(input, 'on') ?? dayOf(wallClock.now())
    const policies = [...policiesFor(input).values()].map((policy) => ({ policy, standing: standingOn(policy, on) }))
    const rows = policies.map(({ policy, standing }) => [policy.id, standingName[standing], policy.document.name, validityInWords(policy)])
    return {
      kind: 'answered',
      answer: { on, policies: policies.map(({ policy: { id, titleName, document, validity }, standing }) => ({ id, standing, titleName, name: document.name, number: document.number, from: validity.from, until: validity.until })) },
      sentences: [`${dayInWords(on)}：`, ...table(['编号', '效力', '文件', '有效期'], rows)],
      holds: true,
    }
  },
}

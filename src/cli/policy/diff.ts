import { differences } from '../../policy/compare.ts'
import type { Command } from '../command.ts'
import { asRead, readingOption } from '../readings.ts'
import { policyFolders, policyNamed } from '../shipped.ts'

/** 新旧对照 — what changes from one version to another, for whom, under which clauses. */
export const policyDiff: Command = {
  name: 'policy diff',
  summary: '比较两个政策版本：由前一个改为后一个，对谁有什么变化，各注条款',
  operands: ['<原编号>', '<新编号>'],
  options: { reading: { ...readingOption, summary: `新编号${readingOption.summary}；两个编号相同的，比较的是两种读法` }, ...policyFolders },
  async run(input) {
    const [from = '', to = ''] = input.operands
    const changes = differences(policyNamed(input, from), asRead(input, policyNamed(input, to)))
    const sentences = changes.length > 0 ? changes.map(({ whom, text }) => `对${whom}：${text}`) : ['两个版本的规则没有不同。']
    return { kind: 'answered', answer: { from, to, changes }, sentences, holds: true }
  },
}

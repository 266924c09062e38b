import { describePolicy } from '../../policy/describe.ts'
import type { Command } from '../command.ts'
import { asRead, readingNote, readingOption } from '../readings.ts'
import { policyFolders, policyNamed } from '../shipped.ts'

/** 办法要点 — what a version orders, each with clause and quote. */
export const policyShow: Command = {
  name: 'policy show',
  summary: '说明一个政策版本：参数、条件、阶段、材料和对原文的理解，各注条款',
  operands: ['<编号>'],
  options: { reading: readingOption, ...policyFolders },
  async run(input) {
    const policy = asRead(input, policyNamed(input, input.operands[0] ?? ''))
    const note = readingNote(input)
    return { kind: 'answered', answer: policy, sentences: [...(note === undefined ? [] : [note]), ...describePolicy(policy)], holds: true }
  },
}

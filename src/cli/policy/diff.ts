import { caseDifferences } from '../../policy/caseDifferences.ts'
import { differences, type Difference } from '../../policy/compare.ts'
import { wordingDifferences } from '../../policy/wordingDifferences.ts'
import type { Command } from '../command.ts'
import { asRead, readingOption } from '../readings.ts'
import { policyFolders, versionNamed, type NamedVersion } from '../shipped.ts'

/** 新旧对照 — what changes from one version to another, for whom, under which clauses; then how its papers and examples change. */
export const policyDiff: Command = {
  name: 'policy diff',
  summary: '比较两个政策版本：由前一个改为后一个，对谁有什么变化，各注条款；文书的措辞和实例也比较',
  operands: ['<原编号>', '<新编号>'],
  options: { reading: { ...readingOption, summary: `新编号${readingOption.summary}；两个编号相同的，比较的是两种读法` }, ...policyFolders },
  async run(input) {
    const [from = '', to = ''] = input.operands
    const [old, named] = [versionNamed(input, from), versionNamed(input, to)]
    const fresh = { ...named, policy: asRead(input, named.policy) }
    const changes = [...differences(old.policy, fresh.policy), ...inPapers(old, fresh), ...inExamples(old, fresh)]
    const sentences = changes.length > 0 ? changes.map(({ whom, text }) => `对${whom}：${text}`) : ['两个版本没有不同。']
    return { kind: 'answered', answer: { from, to, changes }, sentences, holds: true }
  },
}

function inPapers(old: NamedVersion, fresh: NamedVersion): readonly Difference[] {
  if (!old.wording || !fresh.wording) return [notCompared('文书的措辞')]
  return wordingDifferences({ wording: old.wording, form: old.policy.form }, { wording: fresh.wording, form: fresh.policy.form })
}

function inExamples(old: NamedVersion, fresh: NamedVersion): readonly Difference[] {
  const [from, to] = [old.cases(), fresh.cases()]
  return from && to ? caseDifferences({ policy: old.policy, cases: from }, { policy: fresh.policy, cases: to }) : [notCompared('实例')]
}

/** A draft whose rules are right may be compared before its papers are worded. */
const notCompared = (what: string): Difference => ({ whom: '选拔办', about: what, text: `${what}没有比较：有一个版本的还没有写好，请用 policy check 查看。`, clauses: {} })

import type { Policies } from '../policies/loadPolicies.ts'
import type { Held } from '../postgres/held.ts'

const putBack = '放在本单位自己的规则文件夹里的，启动时用 --rules 或环境变量 SHOUXI_RULES 写明这个文件夹。'

/** Rounds were opened under versions that lie in none of the folders. Says all of them at once. */
export class PoliciesGone extends Error {
  readonly code = 'policies-gone'
  constructor(gone: readonly string[]) {
    super(`已有选拔是依据${gone.map((id) => `“${id}”`).join('、')}开展的，现在找不到${gone.length === 1 ? '这个版本' : '这些版本'}。请放回原处；${putBack}数据没有改动。`)
  }
}

/** What is recorded here is another place's. Without the bureau's own folder, which names it, the program would open as a new, empty one. */
export class OtherJurisdiction extends Error {
  readonly code = 'other-jurisdiction'
  constructor(recorded: readonly string[], named: string) {
    super(`这里的数据属于地区${recorded.map((each) => `“${each}”`).join('、')}，现在却要按地区“${named}”启动。请核对 here.yaml 和环境变量 SHOUXI_JURISDICTION；${putBack}数据没有改动。`)
  }
}

/**
 * What began under a version ends under it: without it nothing of its rounds could be done, and everybody would find that out one by one.
 * Asked of the whole record, for a folder that is missing takes the name of the place along with the versions.
 */
export function assertRulesKept({ jurisdictions, policies }: Held, rules: Readonly<{ policies: Pick<Policies, 'has'>; jurisdiction: string }>): void {
  const gone = policies.filter((id) => !rules.policies.has(id))
  if (gone.length > 0) throw new PoliciesGone(gone)
  if (jurisdictions.length > 0 && !jurisdictions.includes(rules.jurisdiction)) throw new OtherJurisdiction(jurisdictions, rules.jurisdiction)
}
